"""Indexes of the catalogue: disclosures grouped under a key that never moves (a year, a keyword, an outcome)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from site_builder.catalogue.catalogue import Catalogue
from site_builder.records.dates import month_name
from site_builder.records.disclosure import Disclosure, slug
from site_builder.records.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Shelf:
    """What stands under one key, in the order of the catalogue; `slug` is its place in an address."""

    slug: str
    label: str
    disclosures: tuple[Disclosure, ...]

    def __len__(self) -> int:
        return len(self.disclosures)


def by_keyword(catalogue: Catalogue) -> tuple[Shelf, ...]:
    """A shelf for each keyword, A to Z; spellings that share an address share a shelf, under the commonest one."""
    typed: dict[str, list[Disclosure]] = defaultdict(list)
    for disclosure in catalogue:
        for keyword in dict.fromkeys(disclosure.keywords):
            typed[keyword].append(disclosure)
    spellings: dict[str, list[str]] = defaultdict(list)
    for keyword in typed:
        spellings[slug(keyword)].append(keyword)
    return tuple(
        _shelf_of_keyword(key, {it: typed[it] for it in spellings[key]}, catalogue) for key in sorted(spellings)
    )


def _shelf_of_keyword(key: str, spelt: Mapping[str, list[Disclosure]], catalogue: Catalogue) -> Shelf:
    """The shelf of a keyword that is spelt in these ways, in these disclosures."""
    label = min(spelt, key=lambda spelling: (-len(spelt[spelling]), spelling))
    if len(spelt) == 1:
        return Shelf(key, label, tuple(spelt[label]))
    held = {disclosure.reference for some in spelt.values() for disclosure in some}
    return Shelf(key, label, tuple(it for it in catalogue if it.reference in held))


def by_year(catalogue: Catalogue) -> tuple[Shelf, ...]:
    """A shelf for each year of response, newest first."""
    years = _shelve(catalogue, lambda d: {f"{d.date.year:04}"})
    return tuple(Shelf(year, year, years[year]) for year in sorted(years, reverse=True))


def by_month(shelf: Shelf) -> tuple[Shelf, ...]:
    """The months of one year's shelf, newest first; the slug is `05`, the label `May 2024`."""
    months = _shelve(shelf.disclosures, lambda d: {f"{d.date.month:02}"})
    newest_first = sorted(months, reverse=True)
    return tuple(Shelf(m, f"{month_name(int(m))} {shelf.label}", months[m]) for m in newest_first)


def by_outcome(catalogue: Catalogue) -> tuple[Shelf, ...]:
    """A shelf for each outcome that occurs, in the order of `Outcome`."""
    outcomes = _shelve(catalogue, lambda d: {d.outcome.value})
    return tuple(Shelf(o.value, o.label, outcomes[o.value]) for o in Outcome if o.value in outcomes)


def by_class(catalogue: Catalogue) -> dict[str, tuple[Disclosure, ...]]:
    """The disclosures of each class of the publication scheme that occurs, by the class's slug."""
    return _shelve(catalogue, lambda d: set(d.classes))


def _shelve(
    disclosures: Iterable[Disclosure], keys: Callable[[Disclosure], Iterable[str]]
) -> dict[str, tuple[Disclosure, ...]]:
    shelves: dict[str, list[Disclosure]] = defaultdict(list)
    for disclosure in disclosures:
        for key in keys(disclosure):
            shelves[key].append(disclosure)
    return {key: tuple(found) for key, found in shelves.items()}
