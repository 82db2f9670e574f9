"""Index pages: years and months, keywords, outcomes, classes; each lists disclosures under a key that never moves."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jinja2 import Environment

from site_builder.catalogue.shelves import Shelf, by_month
from site_builder.publish.frame import Page
from site_builder.publish.scheme import Scheme
from site_builder.publish.ways import LONGEST_LIST, Way, bars, months, spread
from site_builder.publish.words import count, initial
from site_builder.records.disclosure import Disclosure, slug
from site_builder.records.outcome import Outcome

Steps = Sequence[tuple[str, str]]
LATEST = 25
_COMPANIONS = 10
_FACETS = {"keywords": "keyword", "outcomes": "outcome", "scheme": "class"}
"""What the search page calls the filter that each kind of shelf stands for."""


def latest_page(scheme: Scheme, templates: Environment) -> Page:
    """The newest disclosures of all."""
    newest = scheme.catalogue.disclosures[:LATEST]
    content = templates.get_template("scheme/latest.html").render(at="../", newest=newest, total=len(scheme.catalogue))
    return Page("disclosures/", "disclosures", "Latest disclosures", "The newest published responses.", content)


def year_pages(scheme: Scheme, templates: Environment) -> Iterator[Page]:
    """The list of years, each year, and each month."""
    rows = bars([(year.label, len(year), 0) for year in scheme.years])
    content = templates.get_template("scheme/years.html").render(at="../", rows=rows, total=len(scheme.catalogue))
    yield Page("years/", "years", "Disclosures by year", "Published responses by the year of the answer.", content)
    for year in scheme.years:
        yield _year_page(templates, year)
        for month in by_month(year):
            content = templates.get_template("scheme/month.html").render(
                at="../../../", month=month, year=year, brief=len(month) > LONGEST_LIST
            )
            title = f"Disclosures of {month.label}"
            yield Page(f"years/{year.slug}/{month.slug}/", "years", title, _about(month.disclosures), content)


def _year_page(templates: Environment, year: Shelf) -> Page:
    groups = months(year) if len(year) <= LONGEST_LIST else ()
    shelves = by_month(year)
    rows = bars([(month.label, len(month), 0) for month in shelves])
    content = templates.get_template("scheme/year.html").render(
        at="../../", year=year, months=list(zip(rows, shelves, strict=True)), groups=groups
    )
    return Page(f"years/{year.slug}/", "years", f"Disclosures of {year.label}", _about(year.disclosures), content)


def keyword_pages(scheme: Scheme, templates: Environment) -> Iterator[Page]:
    """Keywords A to Z, and each keyword."""
    letters = [(letter, tuple(shelves)) for letter, shelves in groupby(scheme.keywords, lambda s: initial(s.slug))]
    content = templates.get_template("scheme/keywords.html").render(at="../", letters=letters)
    yield Page("keywords/", "keywords", "Keywords A to Z", "All keywords of the published responses.", content)
    labels = {shelf.slug: shelf.label for shelf in scheme.keywords}
    for shelf in scheme.keywords:
        together = Counter(slug(k) for d in shelf.disclosures for k in d.keywords)
        del together[shelf.slug]
        commonest = sorted(together, key=lambda key: (-together[key], key))[:_COMPANIONS]
        ways = [Way(labels[key], f"keywords/{key}/", together[key]) for key in commonest]
        steps = (("keywords/", "Keywords"),)
        yield from shelf_pages(templates, "keywords", shelf, steps, "Keyword", "", ways, feed=True)


def outcome_pages(scheme: Scheme, templates: Environment) -> Iterator[Page]:
    """What requesters got: the list of outcomes with counts, and each outcome."""
    rows = bars([(shelf.label, len(shelf), 0) for shelf in scheme.outcomes])
    listed = [(Outcome(shelf.slug), row) for shelf, row in zip(scheme.outcomes, rows, strict=True)]
    content = templates.get_template("scheme/outcomes.html").render(at="../", outcomes=listed)
    yield Page("outcomes/", "outcomes", "Outcomes", "What came of the requests whose responses are published.", content)
    for shelf in scheme.outcomes:
        meaning = Outcome(shelf.slug).meaning
        yield from shelf_pages(templates, "outcomes", shelf, (("outcomes/", "Outcomes"),), "Outcome", meaning)


def class_pages(scheme: Scheme, templates: Environment) -> Iterator[Page]:
    """Each class of the publication scheme."""
    steps = (("scheme/", "What we publish"),) if "scheme/" in scheme.ordinary.values() else ()
    for shelf in scheme.classes:
        yield from shelf_pages(templates, "scheme", shelf, steps, "Class of the publication scheme", "", feed=True)


def shelf_pages(
    templates: Environment, kind: str, shelf: Shelf, steps: Steps, what: str, lede: str,
    ways: Sequence[Way] = (), *, feed: bool = False,
) -> Iterator[Page]:  # fmt: skip
    """The page of a shelf and, where it holds too much for one page, a page for each of its years."""
    root = f"{kind}/{shelf.slug}/"
    shown = spread(shelf.disclosures)
    feeds = shelf.label if feed and shelf.disclosures else ""
    content = templates.get_template("scheme/shelf.html").render(
        at="../../", root=root, shelf=shelf, steps=steps, what=what, lede=lede, ways=ways, spread=shown, feed=feeds,
        facet=_FACETS[kind],
    )  # fmt: skip
    yield Page(root, kind, f"{shelf.label}: disclosures", _about(shelf.disclosures), content, feeds)
    yield from pages_of_years(templates, kind, root, shelf.label, (*steps, (root, shelf.label)), shown.years)


def pages_of_years(
    templates: Environment, kind: str, root: str, label: str, steps: Steps, years: Iterable[Shelf]
) -> Iterator[Page]:
    """A page for each year below an index page that holds too much to list itself."""
    at = "../" * (root.count("/") + 1)
    for year in years:
        content = templates.get_template("scheme/shelf_year.html").render(
            at=at, label=label, steps=steps, year=year, groups=months(year)
        )
        title = f"{label}: disclosures of {year.label}"
        yield Page(f"{root}{year.slug}/", kind, title, _about(year.disclosures), content)


def _about(disclosures: Sequence[Disclosure]) -> str:
    """A description of an index page, for search engines."""
    if not disclosures:
        return "No response published yet."
    newest, oldest = disclosures[0].date.words, disclosures[-1].date.words
    when = newest if newest == oldest else f"from {oldest} to {newest}"
    return f"{count(len(disclosures), 'published response')}, {when}."
