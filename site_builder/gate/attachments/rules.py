"""What an authority decides about the examination of its files: the part of the settings that workers need."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from site_builder.settings import Settings


@dataclass(frozen=True, slots=True)
class Rules:
    """`authority` may stand as an author; `allowed_contacts` are addresses and numbers that may be published;
    counts from 1 to `small_count` - 1 in tables are pointed out (0: never)."""

    authority: str = ""
    allowed_contacts: tuple[str, ...] = ()
    small_count: int = 0

    @property
    def own_domains(self) -> tuple[str, ...]:
        """The domains of the addresses that may be published: where those are, the offices are the authority's own."""
        return tuple(contact.rpartition("@")[2].lower() for contact in self.allowed_contacts if "@" in contact)

    def as_dict(self) -> dict[str, object]:
        """The rules as JSON holds them."""
        return asdict(self)


def rules_of(settings: Settings) -> Rules:
    """The part of the settings that the examination of content needs; the address for requests may be published."""
    contacts = (*settings.allowed_contacts, *filter(None, [settings.request_address]))
    return Rules(settings.authority, contacts, settings.small_count)


def rules_from(values: Mapping[str, object]) -> Rules:
    """The rules that `as_dict` wrote."""
    contacts, count = values["allowed_contacts"], values["small_count"]
    assert isinstance(contacts, list | tuple) and isinstance(count, int)
    return Rules(str(values["authority"]), tuple(str(contact) for contact in contacts), count)
