"""Index pages: years and months, keywords, outcomes, classes; each lists disclosures under a key that never moves."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from site_builder.catalogue.shelves import Shelf, by_month
from site_builder.publish.drafts import Draft
from site_builder.publish.scheme import Scheme
from site_builder.publish.ways import LONGEST_LIST, Way, bars, months, spread
from site_builder.publish.words import count, initial
from site_builder.records.disclosure import Disclosure
from site_builder.records.outcome import Outcome

Steps = Sequence[tuple[str, str]]
LATEST = 25
_COMPANIONS = 10
_FACETS = {"keywords": "keyword", "outcomes": "outcome", "scheme": "class"}
"""What the search page calls the filter that each kind of shelf stands for."""


def latest_page(scheme: Scheme) -> Draft:
    """The newest disclosures of all."""
    given = {"at": "../", "newest": scheme.catalogue.disclosures[:LATEST], "total": len(scheme.catalogue)}
    about = "The newest published responses."
    return Draft("disclosures/", "disclosures", "Latest disclosures", about, "scheme/latest.html", given)


def year_pages(scheme: Scheme) -> Iterator[Draft]:
    """The list of years, each year, and each month."""
    rows = bars([(year.label, len(year), 0) for year in scheme.years])
    given = {"at": "../", "rows": rows, "total": len(scheme.catalogue)}
    about = "Published responses by the year of the answer."
    yield Draft("years/", "years", "Disclosures by year", about, "scheme/years.html", given)
    for year in scheme.years:
        shelves, bare = by_month(year), Shelf(year.slug, year.label, ())
        yield _year_page(year, shelves)
        for month in shelves:
            given = {"at": "../../../", "month": month, "year": bare, "brief": _is_long(month)}
            path, title = f"years/{year.slug}/{month.slug}/", f"Disclosures of {month.label}"
            yield Draft(path, "years", title, _about(month.disclosures), "scheme/month.html", given)


def _is_long(shelf: Shelf) -> bool:
    return len(shelf) > LONGEST_LIST


def _year_page(year: Shelf, shelves: Sequence[Shelf]) -> Draft:
    rows = bars([(month.label, len(month), 0) for month in shelves])
    groups = () if _is_long(year) else months(year, brief=False)
    given = {"at": "../../", "year": year, "months": list(zip(rows, shelves, strict=True)), "groups": groups}
    title, about = f"Disclosures of {year.label}", _about(year.disclosures)
    return Draft(f"years/{year.slug}/", "years", title, about, "scheme/year.html", given)


def keyword_pages(scheme: Scheme) -> Iterator[Draft]:
    """Keywords A to Z, and each keyword."""
    letters = [(letter, tuple(shelves)) for letter, shelves in groupby(scheme.keywords, lambda s: initial(s.slug))]
    given = {"at": "../", "letters": letters}
    about = "All keywords of the published responses."
    yield Draft("keywords/", "keywords", "Keywords A to Z", about, "scheme/keywords.html", given)
    labels = {shelf.slug: shelf.label for shelf in scheme.keywords}
    for shelf in scheme.keywords:
        together = Counter(key for d in shelf.disclosures for key in scheme.keyword_slugs[d.reference])
        del together[shelf.slug]
        commonest = sorted(together, key=lambda key: (-together[key], key))[:_COMPANIONS]
        ways = [Way(labels[key], f"keywords/{key}/", together[key]) for key in commonest]
        steps = (("keywords/", "Keywords"),)
        yield from shelf_pages("keywords", shelf, steps, "Keyword", "", ways, feed=True)


def outcome_pages(scheme: Scheme) -> Iterator[Draft]:
    """What requesters got: the list of outcomes with counts, and each outcome."""
    rows = bars([(shelf.label, len(shelf), 0) for shelf in scheme.outcomes])
    listed = [(Outcome(shelf.slug), row) for shelf, row in zip(scheme.outcomes, rows, strict=True)]
    about, given = "What came of the requests whose responses are published.", {"at": "../", "outcomes": listed}
    yield Draft("outcomes/", "outcomes", "Outcomes", about, "scheme/outcomes.html", given)
    for shelf in scheme.outcomes:
        meaning = Outcome(shelf.slug).meaning
        yield from shelf_pages("outcomes", shelf, (("outcomes/", "Outcomes"),), "Outcome", meaning)


def class_pages(scheme: Scheme) -> Iterator[Draft]:
    """Each class of the publication scheme."""
    steps = (("scheme/", "What we publish"),) if "scheme/" in scheme.ordinary.values() else ()
    for shelf in scheme.classes:
        yield from shelf_pages("scheme", shelf, steps, "Class of the publication scheme", "", feed=True)


def shelf_pages(
    kind: str, shelf: Shelf, steps: Steps, what: str, lede: str, ways: Sequence[Way] = (), *, feed: bool = False
) -> Iterator[Draft]:
    """The page of a shelf and, where it holds too much for one page, a page for each of its years."""
    root = f"{kind}/{shelf.slug}/"
    shown = spread(shelf.disclosures)
    feeds = shelf.label if feed and shelf.disclosures else ""
    given = {
        "at": "../../", "root": root, "shelf": shelf, "steps": steps, "what": what, "lede": lede, "ways": ways,
        "spread": shown, "feed": feeds, "facet": _FACETS[kind],
    }  # fmt: skip
    title, about = f"{shelf.label}: disclosures", _about(shelf.disclosures)
    yield Draft(root, kind, title, about, "scheme/shelf.html", given, feeds)
    yield from pages_of_years(kind, root, shelf.label, (*steps, (root, shelf.label)), shown.years)


def pages_of_years(kind: str, root: str, label: str, steps: Steps, years: Iterable[Shelf]) -> Iterator[Draft]:
    """A page for each year below an index page that holds too much to list itself.

    It names the disclosures without their summaries: those stand on the page of each month, and nine times over the
    whole site would be too much to carry.
    """
    at = "../" * (root.count("/") + 1)
    for year in years:
        given = {"at": at, "label": label, "steps": steps, "year": year, "groups": months(year, brief=True)}
        title, about = f"{label}: disclosures of {year.label}", _about(year.disclosures)
        yield Draft(f"{root}{year.slug}/", kind, title, about, "scheme/shelf_year.html", given)


def _about(disclosures: Sequence[Disclosure]) -> str:
    """A description of an index page, for search engines."""
    if not disclosures:
        return "No response published yet."
    newest, oldest = disclosures[0].date.words, disclosures[-1].date.words
    when = newest if newest == oldest else f"from {oldest} to {newest}"
    return f"{count(len(disclosures), 'published response')}, {when}."
