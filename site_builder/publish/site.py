"""Everything that is made from the catalogue, one file after the other, in the same order every time."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from jinja2 import Environment

from site_builder.publish.data import COLUMNS, catalogue_csv, catalogue_json, record_json
from site_builder.publish.disclosure_page import disclosure_page
from site_builder.publish.exemption_pages import exemption_pages
from site_builder.publish.feeds import feed
from site_builder.publish.frame import Frame, Page
from site_builder.publish.home_page import home_page
from site_builder.publish.index_pages import class_pages, keyword_pages, latest_page, outcome_pages, year_pages
from site_builder.publish.scheme import Scheme
from site_builder.publish.sitemap import robots, sitemap
from site_builder.publish.templates import templates
from site_builder.publish.writer import Output

__all__ = ["Scheme", "outputs", "pages_of"]


def outputs(scheme: Scheme, frames: Mapping[tuple[str, int], Frame], theme_dirs: Sequence[Path]) -> Iterator[Output]:
    """Every page, feed and data file, made when it is asked for; raises KeyError where a page has no frame."""
    addresses = sorted(scheme.ordinary.values())
    for page in pages_of(scheme, templates(theme_dirs)):
        yield Output(page.file, fill(scheme, frames[page.kind, page.depth], page))
        if page.kind != "disclosures" or page.depth == 1:
            addresses.append(page.path)
    for disclosure in scheme.catalogue:
        yield Output(f"{disclosure.url}index.json", record_json(scheme, disclosure))
    for path, content in _feeds(scheme):
        yield Output(path, content)
    yield Output("data/disclosures.csv", catalogue_csv(scheme))
    yield Output("data/disclosures.json", catalogue_json(scheme))
    for path, content in sitemap(scheme, list(dict.fromkeys(addresses))):
        yield Output(path, content)
    yield Output("robots.txt", robots(scheme))


def pages_of(scheme: Scheme, environment: Environment) -> Iterator[Page]:
    """Every generated page, each once: home, disclosures, the indexes, search, data."""
    yield home_page(scheme, environment)
    yield latest_page(scheme, environment)
    for disclosure in scheme.catalogue:
        yield disclosure_page(scheme, environment, disclosure)
    yield from exemption_pages(scheme, environment)
    yield from keyword_pages(scheme, environment)
    yield from year_pages(scheme, environment)
    yield from outcome_pages(scheme, environment)
    yield from class_pages(scheme, environment)
    yield search_page(scheme, environment)
    yield data_page(scheme, environment)


def fill(scheme: Scheme, frame: Frame, page: Page) -> bytes:
    """The page inside its frame."""
    return frame.fill(escape(page.title), _head(scheme, page), page.content).encode()


def _head(scheme: Scheme, page: Page) -> str:
    """What the page tells machines about itself."""
    lines = [f'<meta name="description" content="{escape(page.description)}">']
    if scheme.settings.site_url:
        lines.append(f'<link rel="canonical" href="{escape(scheme.absolute(page.path))}">')
    if page.feed:
        title = escape(page.feed)
        lines.append(f'<link rel="alternate" type="application/atom+xml" title="{title}" href="feed.xml">')
    if page.json:
        lines.append('<link rel="alternate" type="application/json" title="This page as data" href="index.json">')
    return "\n  ".join(lines)


def search_page(scheme: Scheme, environment: Environment) -> Page:
    """The search page; the search itself runs in the browser."""
    content = environment.get_template("scheme/search.html").render(
        at="../",
        settings=scheme.settings,
        outcomes=scheme.outcomes,
        years=scheme.years,
        sections=[scheme.entry(p) for p in scheme.provisions if not p.limbs],
        keywords=scheme.keywords,
        classes=scheme.classes,
    )
    about = f"Search the published responses of {scheme.settings.authority}."
    return Page("search/", "search", "Search", about, content)


def data_page(scheme: Scheme, environment: Environment) -> Page:
    """What can be taken away as data, and what its columns mean."""
    total = len(scheme.catalogue)
    files = (
        ("CSV", "data/disclosures.csv", "All disclosures as a table", f"One row for each of {total:,}."),
        ("JSON", "data/disclosures.json", "All disclosures as JSON", "The same facts, for programs."),
        ("ATOM", "feed.xml", "Feed of new disclosures", "For a feed reader: the newest first."),
    )
    content = environment.get_template("scheme/data.html").render(
        at="../", files=files, columns=COLUMNS, licence=scheme.settings.licence, licence_url=scheme.settings.licence_url
    )
    return Page("data/", "data", "Data to download", "The published responses as CSV, JSON and feeds.", content)


def _feeds(scheme: Scheme) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each feed: the whole catalogue, then each provision, keyword and class that is in use."""
    authority = scheme.settings.authority
    yield "feed.xml", feed(scheme, "", f"{authority}: new disclosures", scheme.catalogue)
    for provision, shelf in scheme.provisions.items():
        path, label = scheme.provision_url(provision), scheme.entry(provision).label
        yield f"{path}feed.xml", feed(scheme, path, f"{authority}: {label} ({provision.label})", shelf.disclosures)
    for kind, shelves in (("keywords", scheme.keywords), ("scheme", scheme.classes)):
        for filled in (shelf for shelf in shelves if shelf.disclosures):
            path = f"{kind}/{filled.slug}/"
            yield f"{path}feed.xml", feed(scheme, path, f"{authority}: {filled.label}", filled.disclosures)
