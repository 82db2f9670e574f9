"""What index pages are built of: links with counts, groups of disclosures, and the bars of a chart."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from site_builder.catalogue.shelves import Shelf, by_month
from site_builder.records.disclosure import Disclosure

LONGEST_LIST = 200
"""The most disclosures that one page lists. Above it, an index page leads to a page for each year instead."""
SUMMARISED = 25
"""Behind how many of the newest a list names the rest without their summaries."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link into the catalogue: its words, its address from the root, and how many disclosures lie behind it."""

    label: str
    address: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A shelf of which no more is told than its name and how many disclosures stand on it."""

    slug: str
    label: str
    count: int

    def __len__(self) -> int:
        return self.count


@dataclass(frozen=True, slots=True)
class Group:
    """Disclosures under one heading; `brief` where their summaries would make the page too long."""

    id: str
    label: str
    disclosures: tuple[Disclosure, ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart: how often something was used to say no, how often to say nothing; bars in thousandths."""

    label: str
    said: int
    silent: int
    said_bar: int
    silent_bar: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How an index page shows its disclosures: in groups by year, or by links to a page for each year."""

    groups: tuple[Group, ...]
    years: tuple[Shelf, ...]


def years_apart(disclosures: Sequence[Disclosure]) -> tuple[str, ...]:
    """The years, newest first, that have a page of their own because there is too much for one page."""
    years, at, end = [], 0, len(disclosures)
    while end > LONGEST_LIST and at < end:  # a step for each year, not for each of thousands
        years.append(f"{disclosures[at].date.year:04}")
        at = bisect_right(disclosures, -disclosures[at].date.year, at, key=lambda it: -it.date.year)
    return tuple(years)


def spread(disclosures: Sequence[Disclosure]) -> Spread:
    """The disclosures by year, newest first; too many for one page make a page for each year."""
    found: dict[str, list[Disclosure]] = {}
    for disclosure in disclosures:
        found.setdefault(f"{disclosure.date.year:04}", []).append(disclosure)
    if years_apart(disclosures):
        return Spread((), tuple(Shelf(year, year, tuple(listed)) for year, listed in found.items()))
    before = accumulate(map(len, found.values()), initial=0)
    named = zip(before, found.items(), strict=False)
    return Spread(tuple(Group(year, year, tuple(its), behind >= SUMMARISED) for behind, (year, its) in named), ())


def months(year: Shelf, *, brief: bool) -> tuple[Group, ...]:
    """The disclosures of one year under their months."""
    return tuple(Group(month.slug, month.label, month.disclosures, brief) for month in by_month(year))


def bars(rows: Sequence[tuple[str, int, int]]) -> tuple[Bar, ...]:
    """A chart of (label, said, silent), its longest row of full length."""
    longest = max((said + silent for _, said, silent in rows), default=0) or 1
    return tuple(
        Bar(label, said, silent, 1000 * said // longest, 1000 * silent // longest) for label, said, silent in rows
    )


def use_by_year(said: Iterable[Disclosure], silent: Iterable[Disclosure]) -> tuple[Bar, ...]:
    """A chart from the first year of use to the last, years without any included."""
    said_in = Counter(d.date.year for d in said)
    silent_in = Counter(d.date.year for d in silent)
    used = said_in.keys() | silent_in.keys()
    years = range(min(used), max(used) + 1) if used else ()
    return bars([(f"{year:04}", said_in[year], silent_in[year]) for year in years])
