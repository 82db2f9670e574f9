"""The exemption index: which provisions were relied on, where, and in which way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.catalogue.catalogue import Catalogue
from site_builder.legislation import Provision
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
    alike: dict[tuple[tuple[Provision, bool], ...], list[int]] = defaultdict(list)
    known: dict[int, list[int]] = {}
    for number, disclosure in enumerate(catalogue):
        if cited := disclosure.cited:
            if id(cited) not in known:  # many disclosures hold the very same
                known[id(cited)] = alike[tuple([(c.provision, c.ncnd) for c in cited])]
            known[id(cited)].append(number)
    return alike


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
