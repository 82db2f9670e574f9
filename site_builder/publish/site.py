"""Everything that is made from the catalogue, sheet by sheet, in the same order every time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from site_builder.cache import digest
from site_builder.publish.data import COLUMNS, catalogue_csv, catalogue_json, record_json
from site_builder.publish.disclosure_page import disclosure_page
from site_builder.publish.drafts import Draft, drawn
from site_builder.publish.exemption_pages import exemption_pages
from site_builder.publish.feeds import feed, newest_of
from site_builder.publish.frame import Frame
from site_builder.publish.home_page import home_page
from site_builder.publish.index_pages import class_pages, keyword_pages, latest_page, outcome_pages, year_pages
from site_builder.publish.life_pages import MOVED, WITHDRAWN, moved_page, withdrawn_page
from site_builder.publish.press import Press
from site_builder.publish.scheme import Scheme
from site_builder.publish.sitemap import robots, sitemap
from site_builder.publish.writer import Output, Sheet
from site_builder.records.disclosure import Disclosure, address_of

__all__ = ["outputs", "record_sheet", "sheets"]


def outputs(scheme: Scheme, frames: Mapping[tuple[str, int], Frame], theme_dirs: Sequence[Path]) -> Iterator[Output]:
    """Every page, feed and data file, made when it is asked for; raises KeyError where a page has no frame."""
    for sheet in sheets(scheme, frames, theme_dirs):
        yield from sheet.make()


def sheets(scheme: Scheme, frames: Mapping[tuple[str, int], Frame], theme_dirs: Sequence[Path]) -> list[Sheet]:
    """Every page, feed and data file as a sheet; raises KeyError where a page has no frame."""
    press = Press(scheme, frames, theme_dirs)
    press.load()
    drafts = list(_drafts(scheme))
    addresses = ["", *(draft.path for draft in drafts), *sorted(scheme.ordinary.values())]
    return [
        Sheet("home", b"", partial(_home, press), scheme.links),
        *(record_sheet(press, it) for it in scheme.everything),
        *(_moved(press, it, earlier) for it in scheme.everything for earlier in it.previous_references),
        *(_page(press, draft) for draft in drafts),
        *_feeds(press),
        *_data(press, list(dict.fromkeys(addresses))),
    ]


def _drafts(scheme: Scheme) -> Iterator[Draft]:
    """Every generated page but the home page and those of disclosures."""
    yield latest_page(scheme)
    yield from exemption_pages(scheme)
    yield from keyword_pages(scheme)
    yield from year_pages(scheme)
    yield from outcome_pages(scheme)
    yield from class_pages(scheme)
    yield search_page(scheme)
    yield data_page(scheme)


def _home(press: Press) -> Iterable[Output]:
    yield press.fill(home_page(press.scheme, press.templates))


def _page(press: Press, draft: Draft) -> Sheet:
    fold = press.folding.fold
    said = (fold(part) for part in (draft.path, draft.title, draft.description, draft.feed, draft.given))
    key = digest(press.key(draft.template, draft.kind, draft.depth), *said)
    return Sheet(draft.path, key, lambda: [press.fill(drawn(draft, press.templates))], press.scheme.links)


def record_sheet(press: Press, it: Disclosure) -> Sheet:
    """The page of a disclosure with its data."""
    scheme = press.scheme
    files = [f"{it.url}{attachment.file}" for attachment in it.attachments]
    sizes = [(scheme.sizes.get(file), *scheme.tables.get(file, ())) for file in files]
    template, page = (WITHDRAWN, withdrawn_page) if it.withdrawn else ("scheme/disclosure.html", disclosure_page)
    look, life = press.key(template, "disclosures", 2), _life(press, it)
    key = digest(look, it.path, scheme.digests_of(it).whole, repr(sizes), life)

    def make() -> Iterator[Output]:
        whole = scheme.whole(it)
        yield press.fill(page(scheme, press.templates, whole))
        yield Output(f"{it.url}index.json", record_json(scheme, whole))

    return Sheet(it.url, key, make, scheme.links)


def _life(press: Press, it: Disclosure) -> bytes:
    """What a page tells that does not stand in its own record: dates from git, and other records by their names."""
    scheme, days = press.scheme, _days(press.scheme, it).encode()
    others = [scheme.named(reference) for reference in (*it.supersedes, it.superseded_by) if reference]
    return days + press.folding.fold(others) if others else days


def _days(scheme: Scheme, it: Disclosure) -> str:
    known = scheme.dates.get(it.path)
    return f"{known.first} {known.last} " if known else "- "


def _moved(press: Press, it: Disclosure, earlier: str) -> Sheet:
    """The page at the address of an earlier reference."""
    key = digest(press.key(MOVED, "disclosures", 2), press.folding.fold([it]), earlier)
    page = partial(moved_page, press.templates, it, earlier)
    return Sheet(address_of(earlier), key, lambda: [press.fill(page())], press.scheme.links)


def search_page(scheme: Scheme) -> Draft:
    """The search page; the search itself runs in the browser."""
    given = {
        "at": "../",
        "settings": scheme.settings,
        "outcomes": scheme.outcomes,
        "years": scheme.years,
        "sections": [scheme.entry(p) for p in scheme.provisions if not p.limbs],
        "keywords": scheme.keywords,
        "classes": scheme.classes,
    }
    about = f"Search the published responses of {scheme.settings.authority}."
    return Draft("search/", "search", "Search", about, "scheme/search.html", given)


def data_page(scheme: Scheme) -> Draft:
    """What can be taken away as data, and what its columns mean."""
    rows = f"One row for each of {len(scheme.everything):,}."
    files = (
        ("CSV", "data/disclosures.csv", "All disclosures as a table", rows),
        ("JSON", "data/disclosures.json", "All disclosures as JSON", "The same facts, for programs."),
        ("ATOM", "feed.xml", "Feed of new disclosures", "For a feed reader: the newest first."),
    )
    columns = [{"name": column.name, "about": column.about} for column in COLUMNS]
    licence, licence_url = scheme.settings.licence, scheme.settings.licence_url
    given = {"at": "../", "files": files, "columns": columns, "licence": licence, "licence_url": licence_url}
    about = "The published responses as CSV, JSON and feeds."
    return Draft("data/", "data", "Data to download", about, "scheme/data.html", given)


def _feeds(press: Press) -> Iterator[Sheet]:
    """The feed of the whole catalogue, then that of each provision, keyword and class that is in use."""
    scheme, authority = press.scheme, press.scheme.settings.authority
    yield _feed(press, "", f"{authority}: new disclosures", scheme.everything.disclosures)
    for provision, shelf in scheme.provisions.items():
        path, label = scheme.provision_url(provision), scheme.entry(provision).label
        yield _feed(press, path, f"{authority}: {label} ({provision.label})", shelf.disclosures)
    for kind, shelves in (("keywords", scheme.keywords), ("scheme", scheme.classes)):
        for filled in (shelf for shelf in shelves if shelf.disclosures):
            yield _feed(press, f"{kind}/{filled.slug}/", f"{authority}: {filled.label}", filled.disclosures)


def _feed(press: Press, path: str, title: str, disclosures: Sequence[Disclosure]) -> Sheet:
    newest, file = newest_of(press.scheme, disclosures), f"{path}feed.xml"
    key = digest(press.base, path, title, press.folding.fold(newest))
    return Sheet(file, key, lambda: [Output(file, feed(press.scheme, path, title, newest))], press.scheme.links)


def _data(press: Press, addresses: Sequence[str]) -> Iterator[Sheet]:
    """The catalogue as data, and what tells search engines where everything is."""
    scheme = press.scheme
    facts = b"".join(scheme.digests_of(it).facts for it in scheme.everything)
    days = "".join(_days(scheme, it) for it in scheme.everything)
    key = digest(press.base, facts, days, repr(sorted(scheme.sizes.items())), repr(addresses))
    made: dict[str, Callable[[], Iterable[Output]]] = {
        "data/disclosures.csv": lambda: [Output("data/disclosures.csv", catalogue_csv(scheme))],
        "data/disclosures.json": lambda: [Output("data/disclosures.json", catalogue_json(scheme))],
        "sitemap": lambda: chain(
            (Output(path, content) for path, content in sitemap(scheme, addresses)),
            (Output("robots.txt", robots(scheme)),),
        ),
    }
    return (Sheet(name, key, make, scheme.links, is_large=True) for name, make in made.items())
