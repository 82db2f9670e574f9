"""The page that searches, and the page that offers the data."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from site_builder.cache import digest
from site_builder.catalogue.shelves import Shelf
from site_builder.publish.data import COLUMNS
from site_builder.publish.drafts import Draft, drawn
from site_builder.publish.frames.press import Press
from site_builder.publish.frames.styles import with_own_styles
from site_builder.publish.pages.examples import ways_to_search
from site_builder.publish.scheme import Scheme
from site_builder.publish.writing.sheets import Output
from site_builder.search.bundle.modules import inline, opening, sources
from site_builder.search.queries.references import keys_of


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page before it knows the search files: `key` stands for it, and `fill` takes their manifest."""

    key: bytes
    fill: Callable[[str], Output]


def search_page_of(press: Press) -> SearchPage:
    """The search page. Its script stands in it with the manifest, so that the first file of a search is asked for at
    once; the search itself runs in the browser. So do its styles, so that results are shown when they are there.
    """
    draft, modules = search_draft(press.scheme), sources()
    script, code = opening(modules), inline(modules)

    def fill(manifest: str) -> Output:
        page = press.fill(replace(drawn(draft, press.templates), script=script, code=code, data=manifest))
        return Output(page.path, with_own_styles(page.content.decode(), press.sheets, modules.values()).encode())

    return SearchPage(digest(press.key_of(draft), *modules.values(), repr(sorted(press.sheets.items()))), fill)


def search_draft(scheme: Scheme) -> Draft:
    """The search page without its script."""
    named = {kind: [Shelf(shelf.slug, shelf.label, ()) for shelf in shelves] for kind, shelves in (
        ("outcomes", scheme.outcomes), ("classes", scheme.classes),
    )}  # fmt: skip
    taken = [(" ".join(sorted(keys_of(it))), it) for it in scheme.withdrawn]
    given = {"at": "../", "settings": scheme.settings, "withdrawn": taken, "ways": ways_to_search(scheme), **named}
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
