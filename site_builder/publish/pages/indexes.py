"""Index pages: years and months, keywords, outcomes, classes; each lists disclosures under a key that never moves."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from site_builder.catalogue.shelves import Shelf, by_month
from site_builder.publish.drafts import Draft, Topic
from site_builder.publish.pages.ways import LONGEST_LIST, Counted, Way, bars, months, spread, years_apart
from site_builder.publish.pages.words import count, initial
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure, slug
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


def year_index(scheme: Scheme) -> Draft:
    """The list of years."""
    rows = bars([(year.label, len(year), 0) for year in scheme.years])
    given = {"at": "../", "rows": rows, "total": len(scheme.catalogue)}
    about = "Published responses by the year of the answer."
    return Draft("years/", "years", "Disclosures by year", about, "scheme/years.html", given)


def year_topics(scheme: Scheme) -> Iterator[Topic]:
    """Each year with its months."""
    for year in scheme.years:
        root = f"years/{year.slug}/"
        months = sorted({it.date.month for it in year.disclosures}, reverse=True)
        addresses = (root, *(f"{root}{month:02}/" for month in months))
        yield Topic(root, year.disclosures, (), addresses, partial(_year_pages, year), f"Disclosures of {year.label}")


def _year_pages(year: Shelf) -> Iterator[Draft]:
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
    return Draft(f"years/{year.slug}/", "years", title, about, "scheme/year.html", given, title)


def keyword_index(scheme: Scheme) -> Draft:
    """Keywords A to Z."""
    counted = [Counted(shelf.slug, shelf.label, len(shelf)) for shelf in scheme.keywords]
    letters = [(letter, tuple(its)) for letter, its in groupby(counted, lambda it: initial(it.slug))]
    given = {"at": "../", "letters": letters}
    about = "All keywords of the published responses."
    return Draft("keywords/", "keywords", "Keywords A to Z", about, "scheme/keywords.html", given)


def keyword_topics(scheme: Scheme) -> Iterator[Topic]:
    """Each keyword."""
    labels = {shelf.slug: shelf.label for shelf in scheme.keywords}
    spelt = sorted(scheme.spelt_otherwise.items())  # what a keyword is called that some records spell in another way
    for shelf in scheme.keywords:
        yield _topic("keywords", shelf, [spelt], partial(_keyword_pages, scheme, shelf, labels))


def _keyword_pages(scheme: Scheme, shelf: Shelf, labels: Mapping[str, str]) -> Iterator[Draft]:
    together = Counter(slug(keyword) for it in shelf.disclosures for keyword in it.keywords)
    del together[shelf.slug]
    commonest = sorted(together, key=lambda key: (-together[key], key))[:_COMPANIONS]
    ways = [Way(labels[key], f"keywords/{key}/", together[key]) for key in commonest]
    return shelf_pages("keywords", shelf, (("keywords/", "Keywords"),), "Keyword", "", ways)


def outcome_index(scheme: Scheme) -> Draft:
    """What requesters got: the list of outcomes with counts."""
    rows = bars([(shelf.label, len(shelf), 0) for shelf in scheme.outcomes])
    listed = [(Outcome(shelf.slug), row) for shelf, row in zip(scheme.outcomes, rows, strict=True)]
    about, given = "What came of the requests whose responses are published.", {"at": "../", "outcomes": listed}
    return Draft("outcomes/", "outcomes", "Outcomes", about, "scheme/outcomes.html", given)


def outcome_topics(scheme: Scheme) -> Iterator[Topic]:
    """Each outcome."""
    steps = (("outcomes/", "Outcomes"),)
    for shelf in scheme.outcomes:
        meaning = Outcome(shelf.slug).meaning
        yield _topic("outcomes", shelf, [], partial(shelf_pages, "outcomes", shelf, steps, "Outcome", meaning))


def class_topics(scheme: Scheme) -> Iterator[Topic]:
    """Each class of the publication scheme."""
    steps = (("scheme/", "What we publish"),) if "scheme/" in scheme.ordinary.values() else ()
    for shelf in scheme.classes:
        pages = partial(shelf_pages, "scheme", shelf, steps, "Class of the publication scheme", "")
        yield _topic("scheme", shelf, [steps], pages)


def _topic(kind: str, shelf: Shelf, said: Sequence[object], drafts: Callable[[], Iterable[Draft]]) -> Topic:
    root, title = f"{kind}/{shelf.slug}/", shelf.label if shelf.disclosures else ""
    years = (f"{root}{year}/" for year in years_apart(shelf.disclosures))
    return Topic(root, shelf.disclosures, [shelf.label, *said], (root, *years), drafts, title)


def shelf_pages(
    kind: str, shelf: Shelf, steps: Steps, what: str, lede: str, ways: Sequence[Way] = ()
) -> Iterator[Draft]:
    """The page of a shelf and, where it holds too much for one page, a page for each of its years."""
    root = f"{kind}/{shelf.slug}/"
    shown = spread(shelf.disclosures)
    feeds = shelf.label if shelf.disclosures else ""
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
