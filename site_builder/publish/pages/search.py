"""The search page, which stands with its script, its styles and the manifest of the search in one file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from site_builder.cache import digest
from site_builder.catalogue.shelves import Shelf
from site_builder.publish.drafts import Draft, drawn
from site_builder.publish.frames.press import Press
from site_builder.publish.frames.styles import with_own_styles
from site_builder.publish.pages.examples import examples_of_searches
from site_builder.publish.scheme import Scheme
from site_builder.publish.writing.sheets import Output
from site_builder.search.bundle.modules import inline, opening, sources
from site_builder.search.queries.references import keys_of

ADDRESS = "search/"


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
        return Output(page.path, with_own_styles(page.content.decode(), press.stylesheets, modules.values()).encode())

    return SearchPage(digest(press.key_of(draft), *modules.values(), repr(sorted(press.stylesheets.items()))), fill)


def search_draft(scheme: Scheme) -> Draft:
    """The search page without its script."""
    given = {
        "at": "../",
        "settings": scheme.settings,
        "examples": examples_of_searches(scheme),
        "outcomes": _bare(scheme.outcomes),
        "classes": _bare(scheme.classes),
        "withdrawn": [(" ".join(sorted(keys_of(it))), it) for it in scheme.withdrawn],
    }
    about = f"Search the published responses of {scheme.settings.authority}."
    return Draft(ADDRESS, "search", "Search", about, "scheme/search.html", given)


def _bare(shelves: Iterable[Shelf]) -> list[Shelf]:
    """The shelves by name alone: what stands on them is no part of the page."""
    return [Shelf(shelf.slug, shelf.label, ()) for shelf in shelves]
