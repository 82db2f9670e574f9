"""The exemption index: which provisions were relied on, where, and in which way."""

from collections import defaultdict
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


def by_provision(catalogue: Catalogue) -> tuple[ProvisionShelf, ...]:
    """A shelf for each provision cited and for each above it, by regime and in the order of the statute.

    A section covers its subsections: what cites s31(1)(a) stands under s31(1)(a), s31(1) and s31, once each.
    """
    found: dict[Provision, list[Disclosure]] = defaultdict(list)
    ways: dict[tuple[Provision, bool], list[Disclosure]] = defaultdict(list)
    for disclosure in catalogue:
        for provision in {p for c in disclosure.cited for p in (c.provision, *c.provision.ancestors)}:
            found[provision].append(disclosure)
        for way in {(p, c.ncnd) for c in disclosure.cited for p in (c.provision, *c.provision.ancestors)}:
            ways[way].append(disclosure)
    return tuple(
        ProvisionShelf(p, tuple(found[p]), withheld=tuple(ways[p, False]), ncnd=tuple(ways[p, True]))
        for p in sorted(found)
    )
