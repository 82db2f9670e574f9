"""What an authority decides about the examination of its files: the part of the settings that workers need."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from site_builder.settings import Settings


@dataclass(frozen=True, slots=True)
class Rules:
    """`authority` may stand as an author; `allowed_contacts` are addresses and numbers that may be published;
    counts from 1 to `small_count` - 1 in tables are pointed out (0: never); `request_address` is where requests go."""

    authority: str = ""
    allowed_contacts: tuple[str, ...] = ()
    small_count: int = 0
    request_address: str = ""

    @property
    def own_domains(self) -> tuple[str, ...]:
        """The authority's own domains: that of the address for requests, and those of which every address may be
        published. The domain of one mailbox that may be published can be a firm's, or a provider's for anybody.
        """
        whole = [contact for contact in map(str.strip, self.allowed_contacts) if contact.startswith("@")]
        domains = (address.rpartition("@")[2].strip().lower() for address in (self.request_address, *whole))
        return tuple(dict.fromkeys(filter(None, domains)))

    def as_dict(self) -> dict[str, object]:
        """The rules as JSON holds them."""
        return asdict(self)


def rules_of(settings: Settings) -> Rules:
    """The part of the settings that the examination of content needs; the address for requests may be published."""
    contacts = (*settings.allowed_contacts, *filter(None, [settings.request_address]))
    return Rules(settings.authority, contacts, settings.small_count, settings.request_address)


def rules_from(values: Mapping[str, object]) -> Rules:
    """The rules that `as_dict` wrote."""
    contacts, count, address = values["allowed_contacts"], values["small_count"], values["request_address"]
    assert isinstance(contacts, list | tuple) and isinstance(count, int)
    return Rules(str(values["authority"]), tuple(str(contact) for contact in contacts), count, str(address))
