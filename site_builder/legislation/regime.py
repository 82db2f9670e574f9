"""The laws as values: what a provision protects, how it is tested, when it held, and where it can be read."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from site_builder.legislation.nearest import nearest_of
from site_builder.legislation.provision import Provision, places


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
        return _CITED_AS.get(self, self)


_CITED_AS = {Role.ELEMENT: Role.EXEMPTION, Role.SUPPORTING: Role.PROCEDURAL}


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

    @property
    def public_interest_test(self) -> str:
        """Whether the public interest must be weighed: `required`, `not-required` or `depends`."""
        if self in (Test.ABSOLUTE, Test.NONE):
            return "not-required"
        return "required" if self is Test.QUALIFIED else "depends"


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
    one of which must be named. `emissions` is False where the exception may not be used for information on emissions.
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
    earlier: tuple[Earlier, ...]
    explanation: Explanation | None

    @property
    def public_interest_test(self) -> str:
        """Whether the public interest must be weighed: `required`, `not-required` or `depends`."""
        return self.test.public_interest_test

    @property
    def harm_test(self) -> bool:
        """Whether the authority had to show harm; for a whole section of mixed kind, for one of its limbs at least."""
        return bool(self.harm)

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


@dataclass(frozen=True, eq=False)
class Regime:
    """One law. `sections` are its recorded sections in order; `ncnd_with` is set where one provision, cited beside an
    exemption, neither confirms nor denies for the whole law (`ncnd_provision`), as in Scotland.
    """

    code: str
    title: str
    noun: str
    term: str
    territory: str
    names: tuple[str, ...]
    other_years: tuple[str, ...]
    regulator: str
    complaint: str
    appeal: str
    as_at: datetime.date
    link: str
    public_interest: Provision
    public_interest_rule: str
    entries: Mapping[Provision, Entry]
    ncnd_provision: Provision | None = None
    ncnd_with: tuple[Provision, ...] = ()
    emissions: Provision | None = None

    @property
    def slug(self) -> str:
        """The regime's place in an address: `foia`."""
        return self.code.lower()

    @property
    def term_plural(self) -> str:
        """`exemptions` or `exceptions`."""
        return f"{self.term}s"

    @cached_property
    def sections(self) -> tuple[Provision, ...]:
        """The whole sections (or regulations) that are recorded, in the order of the statute."""
        return tuple(provision for provision in self.entries if not provision.limbs)

    @cached_property
    def exemptions(self) -> tuple[Provision, ...]:
        """The sections that permit refusal as exemptions, in the order of the statute."""
        return tuple(provision for provision in self.sections if self.entries[provision].role is Role.EXEMPTION)

    @cached_property
    def _below(self) -> Mapping[Provision, tuple[Provision, ...]]:
        found: dict[Provision, list[Provision]] = {}
        for provision in self.entries:
            if provision.parent is not None:
                found.setdefault(provision.parent, []).append(provision)
        return {parent: tuple(children) for parent, children in found.items()}

    def limbs(self, provision: Provision) -> tuple[Provision, ...]:
        """The recorded provisions one step below, in the order of the statute."""
        return self._below.get(provision, ())

    def provision(self, text: str) -> Provision:
        """The provision of this regime in its canonical form; raises ValueError for any other text."""
        return Provision.parse(self.code, text)

    def entry(self, provision: Provision) -> Entry | None:
        """What the law says there; None where the law has no such place.

        Procedure is recorded only as far as it is often cited: a well-formed place below it speaks for its recorded
        parent.
        """
        found = self.entries.get(provision)
        if found is not None or provision.regime != self.code:
            return found
        above = next((self.entries[p] for p in provision.ancestors if p in self.entries), None)
        if above is None or above.role.cited_as is not Role.PROCEDURAL or not _well_formed(provision):
            return None
        return replace(above, provision=provision, url=self.url(provision))

    def url(self, provision: Provision) -> str:
        """The address of the statute's own text of that provision."""
        return address(self.link, provision)

    def nearest(self, text: str) -> Provision | None:
        """What the text most likely means, for "did you mean": of today's numbers, and rather one to refuse with than
        one of procedure; None where nothing is like it.
        """
        today = [entry for entry in self.entries.values() if entry.until is None]
        refusing = [entry.provision for entry in today if entry.role is not Role.PROCEDURAL]
        return nearest_of(text, self.code, refusing) or nearest_of(text, self.code, [e.provision for e in today])


@dataclass(frozen=True, eq=False)
class Law:
    """Every regime that was loaded, in the order of their codes."""

    regimes: tuple[Regime, ...]

    @cached_property
    def _by_code(self) -> Mapping[str, Regime]:
        return {regime.code: regime for regime in self.regimes}

    def regime(self, code: str) -> Regime:
        """The regime of that code; raises KeyError where there is none."""
        return self._by_code[code]

    def entry(self, provision: Provision) -> Entry | None:
        """What the law says at a provision of any regime; None where there is no such place."""
        regime = self._by_code.get(provision.regime)
        return regime.entry(provision) if regime else None

    def companions(self, code: str) -> tuple[Regime, ...]:
        """The regimes of the same territory, that one first: a Scottish letter cites Scotland's Act and regulations."""
        home = self.regime(code)
        return (home, *(r for r in self.regimes if r.territory == home.territory and r is not home))


def address(link: str, provision: Provision) -> str:
    """The link with the provision in its place: `…/section/31/1/a`."""
    return link.replace("{place}", "/".join((provision.number, *provision.limbs)))


def _well_formed(provision: Provision) -> bool:
    """Whether its limbs go from number to letter to Roman numeral, each once, as in every statute recorded here."""
    kinds = [kind for kind, _, _ in places(provision.number, provision.limbs)[1:]]
    return kinds == sorted(set(kinds))
