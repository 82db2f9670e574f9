"""The exemption index: which provisions were relied on, where, and in which way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_builder.catalogue.catalogue import Catalogue
from site_builder.legislation import Provision, Regime
from site_builder.records.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class ProvisionShelf:
    """Every disclosure that cites a provision or a place below it, in the order of the catalogue.

    `withheld` and `ncnd` part them by how it was used: to neither confirm nor deny says nothing about whether the
    information exists, so the two are never counted together. A disclosure that did both stands in both.
    """

    provision: Provision
    disclosures: tuple[Disclosure, ...]
    withheld: tuple[Disclosure, ...]
    ncnd: tuple[Disclosure, ...]

    def __len__(self) -> int:
        return len(self.disclosures)


Together = Mapping[tuple[tuple[Provision, bool], ...], Sequence[int]]
"""The places in the catalogue of the disclosures that cite the same, each provision with whether it was NCND."""


def cited_together(catalogue: Catalogue) -> Together:
    """What is cited together, with where: the same few provisions are, again and again."""
    alike: dict[str, list[int]] = defaultdict(list)
    for number, disclosure in enumerate(catalogue):
        alike[disclosure.uses].append(number)
    alike.pop("", None)
    firsts = (catalogue.disclosures[numbers[0]] for numbers in alike.values())
    return {
        tuple((it.provision, it.ncnd) for it in first.cited): numbers
        for first, numbers in zip(firsts, alike.values(), strict=True)
    }


def by_provision(catalogue: Catalogue, alike: Together) -> tuple[ProvisionShelf, ...]:
    """A shelf for each provision cited and for each above it, by regime and in the order of the statute.

    A section covers its subsections: what cites s31(1)(a) stands under s31(1)(a), s31(1) and s31, once each.
    `alike` is what is cited together in the catalogue.
    """
    found: dict[Provision, list[int]] = defaultdict(list)
    ways: dict[tuple[Provision, bool], list[int]] = defaultdict(list)
    for cited, numbers in alike.items():
        used = {(place, ncnd) for provision, ncnd in cited for place in (provision, *provision.ancestors)}
        for way in used:
            ways[way] += numbers
        for provision in {provision for provision, _ in used}:
            found[provision] += numbers

    def those(numbers: list[int]) -> tuple[Disclosure, ...]:
        return tuple(catalogue.disclosures[number] for number in sorted(numbers))

    return tuple(
        ProvisionShelf(p, those(found[p]), withheld=those(ways[p, False]), ncnd=those(ways[p, True]))
        for p in sorted(found)
    )


def counted_apart(regimes: Iterable[Regime], alike: Together) -> dict[str, tuple[Provision, ...]]:
    """What the public would count as one exemption, by the code of its law, in the order of the statute.

    That is a section; but where the places below it are explained each on its own, as in regulation 12, it is each of
    those, and the section too where a response cited no more than that. `alike` is as for `by_provision`.
    """
    whole = {provision for cited in alike for provision, _ in cited}
    found = {}
    for regime in regimes:
        own = [place for section in regime.exemptions for place in _explained_apart(regime, section) or [section]]
        loose = [s for s in regime.exemptions if s not in own and any(_covers_alone(s, p, own) for p in whole)]
        found[regime.code] = tuple(sorted([*own, *loose]))
    return found


def _explained_apart(regime: Regime, section: Provision) -> list[Provision]:
    """The places below a section that are explained in words of their own, not in those of a place above."""
    entries = regime.entries

    def says_its_own(place: Provision) -> bool:
        above = (entries[p].explanation for p in place.ancestors if p in entries)
        return entries[place].explanation not in above

    return [place for place in entries if place != section and section.covers(place) and says_its_own(place)]


def _covers_alone(section: Provision, cited: Provision, others: list[Provision]) -> bool:
    return section.covers(cited) and not any(other.covers(cited) for other in others)
