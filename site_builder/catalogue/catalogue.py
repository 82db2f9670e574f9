"""All checked disclosures, in the one order that every page, feed and data file follows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from site_builder.records.disclosure import Disclosure

day_of = attrgetter("date.year", "date.month", "date.day")
"""The date of a disclosure as it is sorted by: a bare month before its first day."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Checked disclosures, newest first; on the same day by reference."""

    disclosures: tuple[Disclosure, ...]

    def __iter__(self) -> Iterator[Disclosure]:
        return iter(self.disclosures)

    def __len__(self) -> int:
        return len(self.disclosures)


def catalogue_of(disclosures: Iterable[Disclosure]) -> Catalogue:
    """The disclosures in order: by date, newest first, a known day before its bare month; ties by reference."""
    return Catalogue(tuple(sorted(in_order_of_reference(disclosures), key=day_of, reverse=True)))


def in_order_of_reference(disclosures: Iterable[Disclosure]) -> list[Disclosure]:
    """The disclosures in the order in which ties are broken."""
    return sorted(disclosures, key=lambda it: (it.reference.lower(), it.reference))
