"""All checked disclosures, in the one order that every page, feed and data file follows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.records.disclosure import Disclosure


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

    def place(it: Disclosure) -> tuple[int, str, str]:
        day = it.date
        return -(day.year * 10_000 + day.month * 100 + day.day), it.reference.lower(), it.reference

    return Catalogue(tuple(sorted(disclosures, key=place)))
