"""What the law says at one provision: what it protects, how it is tested, and when its number held."""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum

from site_builder.legislation.provision import Provision


class Role(StrEnum):
    """What citing a provision means."""

    EXEMPTION = "exemption"
    REFUSAL_GROUND = "refusal-ground"
    """Permits refusal without being an exemption: cost, vexatious requests, a duty that does not apply."""
    PROCEDURAL = "procedural"
    QUALIFIER = "qualifier"
    """Narrows another provision and never stands alone, as the conditions of section 40 do."""
    ELEMENT = "element"
    """One of several things that must all be shown; whoever cites it relies on the exemption."""
    SUPPORTING = "supporting"
    """A definition, a certificate or other machinery."""

    @property
    def cited_as(self) -> "Role":
        """The role that a citation has: an element counts as its exemption, machinery as procedure."""
        if self is Role.ELEMENT:
            return Role.EXEMPTION
        return Role.PROCEDURAL if self is Role.SUPPORTING else self


class Kind(StrEnum):
    """What engages an exemption."""

    CLASS = "class"
    PREJUDICE = "prejudice"
    ADVERSE_EFFECT = "adverse-effect"
    ENDANGERMENT = "endangerment"
    NECESSITY = "necessity"
    MIXED = "mixed"
    """Differs from limb to limb."""


class Test(StrEnum):
    """How strong an exemption is."""

    __test__ = False  # the name is the law's; pytest need not collect it

    ABSOLUTE = "absolute"
    QUALIFIED = "qualified"
    PARTLY_ABSOLUTE = "partly-absolute"
    UNSETTLED = "unsettled"
    """The statute does not say so expressly."""
    NONE = "not-an-exemption"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement can be checked."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An exemption in plain words: what it protects, what the authority had to show, what a requester can argue."""

    protects: str
    tests: tuple[str, ...]
    argue: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the same number meant up to and including `until`."""

    until: datetime.date
    label: str
    test: Test


@dataclass(frozen=True, slots=True)
class Entry:
    """What the law says at one provision; whatever the limb itself does not say comes from the nearest provision above.

    `heading` is the official one of the section, `label` plain words for the provision itself. `when` says in a
    sentence when a partly absolute exemption is absolute. `since` and `until` bound the days on which the numbering
    held (None: always); `successors` are what replaced it. `elements` must all be shown; `needs` is a list of purposes,
    one of which must be named. `emissions` is False where the exception may not be used for information on emissions;
    `named_only` where the section counts only with the law's name beside it; `closed` where all of it is recorded.
    """

    provision: Provision
    heading: str
    label: str
    role: Role
    kind: Kind | None
    test: Test
    harm: str
    ncnd: bool
    when: str
    falls_away: str
    url: str
    since: datetime.date | None
    until: datetime.date | None
    successors: tuple[Provision, ...]
    elements: tuple[Provision, ...]
    needs: Provision | None
    emissions: bool
    named_only: bool
    closed: bool
    earlier: tuple[Earlier, ...]
    explanation: Explanation | None

    def in_force(self, day: datetime.date | None) -> bool:
        """Whether the numbering held on that day; True where the day is unknown."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def on(self, day: datetime.date | None) -> "Entry":
        """The entry as the law stood on that day, where the same number once meant something else."""
        for past in self.earlier:
            if day is not None and day <= past.until:
                return replace(self, label=past.label, test=past.test, when="")
        return self
