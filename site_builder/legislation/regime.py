"""The laws as values: each with its provisions, and all of them together."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from site_builder.legislation.entry import Entry, Role
from site_builder.legislation.nearest import nearest_of
from site_builder.legislation.provision import Provision, places
from site_builder.patterns import regex

_WORD = regex(r"[a-z]{4,}")


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
    entries: Mapping[Provision, Entry] = field(repr=False)
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
        if found is not None or not self.holds(provision):
            return found
        above = next(self.entries[p] for p in provision.ancestors if p in self.entries)
        return replace(above, provision=provision, url=self.url(provision))

    def holds(self, provision: Provision) -> bool:
        """Whether the law has such a place, by the same rule as `entry`."""
        if provision in self.entries:
            return True
        above = next((self.entries[p] for p in provision.ancestors if p in self.entries), None)
        open_ended = above is not None and not above.closed and above.role.cited_as is Role.PROCEDURAL
        return open_ended and _well_formed(provision)

    def covered_by_ncnd(self, provision: Provision) -> bool:
        """Whether the law's general NCND provision can be used with that exemption."""
        return any(exemption.covers(provision) for exemption in self.ncnd_with)

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


def words_of(text: str) -> frozenset[str]:
    """The words of four letters or more, in lower case."""
    return frozenset(_WORD.findall(text.lower()))


@lru_cache(maxsize=1024)
def heading_words(regime: Regime, number: str) -> frozenset[str]:
    """The words of a section's heading and label; none where the law has no such section."""
    entry = regime.entries.get(Provision(regime.code, number.upper()))
    return words_of(f"{entry.heading} {entry.label}") if entry else frozenset()


def address(link: str, provision: Provision) -> str:
    """The link with the provision in its place: `…/section/31/1/a`."""
    return link.replace("{place}", "/".join((provision.number, *provision.limbs)))


def _well_formed(provision: Provision) -> bool:
    """Whether its limbs go from number to letter to Roman numeral, each once, as in every statute recorded here."""
    kinds = [kind for kind, _, _ in places(provision.number, provision.limbs)[1:]]
    return kinds == sorted(set(kinds))
