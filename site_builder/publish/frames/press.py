"""The frames and templates of which pages are made, and the keys that stand for them where only a change matters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from jinja2 import Environment

from site_builder.cache import digest, version_of
from site_builder.patterns import regex
from site_builder.publish.drafts import Draft, Folding
from site_builder.publish.frames.frame import Frame, Page, allowing, text_of
from site_builder.publish.frames.stylesheets import stylesheets_of
from site_builder.publish.frames.templates import templates
from site_builder.publish.scheme import Scheme
from site_builder.publish.writing.sheets import Output
from site_builder.search.bundle.modules import CODE, DATA, packed_text

ROOMS = ("publish", "catalogue", "records", "legislation", "settings", "cache")
"""The code that says what a page looks like."""
_QUOTED = regex(r"""["']([^"'\n]+\.html)["']""")


@dataclass(frozen=True)
class Press:
    """What all pages of one build are made with."""

    scheme: Scheme
    frames: Mapping[tuple[str, int], Frame]
    theme_dirs: Sequence[Path]

    @cached_property
    def templates(self) -> Environment:
        """The templates of the theme."""
        return templates(self.theme_dirs)

    def load(self) -> None:
        """Reads the template that most pages need, once for all processes that will share the work."""
        self.templates.get_template("scheme/disclosure.html")

    @cached_property
    def folding(self) -> Folding:
        """What turns that which templates are given into a digest."""
        return Folding(self.facts)

    @cached_property
    def facts(self) -> Mapping[str, bytes]:
        """What stands for all that lists tell of a disclosure, by its reference."""
        known, everything = self.scheme.digests, self.scheme.everything
        if len(known) == len(everything):
            return {reference: it.facts for reference, it in known.items()}
        return {it.reference: self.scheme.digests_of(it).facts for it in everything}

    @cached_property
    def base(self) -> bytes:
        """What every page depends on."""
        return digest(version_of(*ROOMS), repr(self.scheme.settings))

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        """Every template by its name, the authority's own before ours."""
        found: dict[str, str] = {}
        for folder in self.theme_dirs:
            for file in sorted((folder / "scheme").rglob("*.html")):
                found.setdefault(file.relative_to(folder).as_posix(), text_of(file))
        return found

    @cached_property
    def all_pages(self) -> bytes:
        """What stands for every template and frame together."""
        frames = (part for (kind, depth), it in sorted(self.frames.items()) for part in (f"{kind} {depth}", it.html))
        return digest(self.base, *frames, *(part for item in sorted(self._sources.items()) for part in item))

    @cached_property
    def _by_page(self) -> dict[tuple[str, str, int], bytes]:
        return {}

    def key(self, template: str, kind: str, depth: int) -> bytes:
        """What stands for the template with all that it uses, and for the frame of the page."""
        place = template, kind, depth
        if place not in self._by_page:
            used = sorted(self._used({template}))
            parts = (part for name in used for part in (name, self._sources[name]))
            self._by_page[place] = digest(self.base, self.frames[kind, depth].html, *parts)
        return self._by_page[place]

    def key_of(self, draft: Draft) -> bytes:
        """What stands for the page that this draft becomes."""
        said = (draft.path, draft.title, draft.description, draft.feed, draft.given)
        return digest(self.key(draft.template, draft.kind, draft.depth), *map(self.folding.fold, said))

    @cached_property
    def stylesheets(self) -> Mapping[str, str]:
        """Every style sheet by its address."""
        return stylesheets_of(self.theme_dirs)

    def _used(self, names: set[str]) -> set[str]:
        """These templates and every one that they name, and so on."""
        named = {name for known in names for name in _QUOTED.findall(self._sources[known])} & self._sources.keys()
        return names if named <= names else self._used(names | named)

    def fill(self, page: Page) -> Output:
        """The page inside its frame."""
        frame = self.frames[page.kind, page.depth]
        if page.script:
            frame = Frame(allowing(frame.html, "script", page.script, page.code))
        return Output(page.file, frame.fill(escape(page.title), _head(self.scheme, page), page.content).encode())


def _head(scheme: Scheme, page: Page) -> str:
    """What the page tells machines about itself."""
    lines = [f'<meta name=description content="{escape(page.description)}">']
    if page.unlisted:
        lines.append('<meta name="robots" content="noindex">')
    if page.moved_to:
        lines += _onwards(scheme, *page.moved_to)
    elif scheme.settings.site_url:
        lines.append(f'<link rel=canonical href="{escape(scheme.absolute(page.path))}">')
    if page.feed:
        title = escape(page.feed)
        lines.append(f'<link rel=alternate type=application/atom+xml title="{title}" href=feed.xml>')
    if page.script:
        lines.append(f'<script type="text/plain" id="{CODE}">{packed_text(page.code)}</script>')
        data = packed_text(page.data)
        lines.append(f'<script type="text/plain" id="{DATA}" data-root="{"../" * page.depth}">{data}</script>')
        lines.append(f"<script>{page.script}</script>")
    return "\n".join(lines)


def _onwards(scheme: Scheme, path: str, from_here: str) -> list[str]:
    """What takes a browser on to another page, and tells machines that it is the one that counts."""
    address = escape(scheme.absolute(path) if scheme.settings.site_url else from_here)
    return [
        f'<meta http-equiv="refresh" content="0; url={escape(from_here)}">',
        f'<link rel="canonical" href="{address}">',
    ]
