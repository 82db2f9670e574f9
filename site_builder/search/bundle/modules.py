"""The browser's modules as they are published: what every search needs in one script, and all without comments.

That script stands packed in the search page, behind a short one that unpacks and runs it. What is fetched later can be
fetched again where it did not come: a browser remembers a lost module, so that it is asked for at another address then,
and with it all that it imports.

The sources are plain ES modules and run as they stand; what is done to them here is cutting and joining, line by line.
Our modules keep to what makes that safe, and a test holds them to it: imports of one line, no text of several lines, no
text with spaces inside another, no comment mark at the start of a line that is not a comment, and no top-level name in
two modules.
"""

import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from deflate import zlib_compress
from rjsmin import jsmin

from site_builder.patterns import regex

ENTRY = "page"
OPENING = "opening"
LATER = "later"
WHOLE = "whole"
CODE, STYLES, DATA = "page-code", "page-styles", "page-data"
"""The ids of the elements that hold the packed script, the packed styles and the packed manifest."""
FOLDER = "code"
"""Where the files lie, from the search page."""
_IMPORT = regex(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = regex(r"^export (?=(?:async )?(?:const|function|class) )", re.MULTILINE)
_LATER = regex(r'\bimport\(("\./)(?=\w+\.js"\))')
_FETCHED = r"fetchedCode(\1"


def sources() -> dict[str, str]:
    """The text of each module by its name, from the theme that comes with the package."""
    package = Path(__file__).parents[2]
    theme = next(folder for folder in (package / "theme", package.parent / "theme") if folder.is_dir())
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((theme / "assets" / "search").glob("*.js"))}


def opening(modules: Mapping[str, str]) -> str:
    """The script with which the search page unpacks its styles, and the other script, which it runs."""
    names = _needed(modules, OPENING)
    given = ", ".join(_imported(modules, names, (*_core(modules), ENTRY)))
    puts = f'putPacked("script", "{CODE}");\npackedText("{DATA}");\nhideUntil(() => putPacked("style", "{STYLES}"));'
    return _script(modules, names, f"import(\\1{FOLDER}/", f"globalThis.searchCode = {{{given}}};\n{puts}")


def inline(modules: Mapping[str, str]) -> str:
    """The script that stands packed in the search page: the page's own module with all that it needs at once."""
    opened, core = _needed(modules, OPENING), _core(modules)
    rest = tuple(name for name in (*core, ENTRY) if name not in opened)
    given = f"const {{{', '.join(_imported(modules, opened, rest))}}} = globalThis.searchCode;\n"
    lent = f"Object.assign(globalThis.searchCode, {{{', '.join(_lent(modules))}}});"
    return _script(modules, rest, f"{_FETCHED}{FOLDER}/", lent, given)


def _script(modules: Mapping[str, str], names: Iterable[str], later: str, last: str, first: str = "") -> str:
    """The modules as one script that fetches others as `later` says."""
    joined = "".join(_EXPORT.sub("", _IMPORT.sub("", modules[name])) for name in names)
    code = _LATER.sub(later, joined)
    return lean(f'(() => {{"use strict";\n{first}{code}\n{last}\n}})();\n')


def published(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Name and text of each file: those fetched when they are needed, which find the core in the page.

    A page that has no script of its own, as the home page, has the core from the `whole`.
    """
    core = _core(modules)
    whole = "".join(_LATER.sub(_FETCHED, _IMPORT.sub("", modules[name])) for name in core)
    yield WHOLE, lean(f"{whole}globalThis.searchCode ??= {{{', '.join(_lent(modules))}}};\n")  # of two, one counts

    def at_hand(found: re.Match[str]) -> str:
        fetched = f"await import(`./{WHOLE if found[2] in core else found[2]}.js${{new URL(import.meta.url).search}}`)"
        page = "globalThis.searchCode ?? " if found[2] in core else ""
        return f"const {{{found[1]}}} = {page}({fetched});\n"

    for name in sorted(modules.keys() - {*core, ENTRY}):
        yield name, lean(_IMPORT.sub(at_hand, modules[name]))


def _core(modules: Mapping[str, str]) -> tuple[str, ...]:
    return (*_needed(modules, ENTRY)[:-1], LATER)


def _lent(modules: Mapping[str, str]) -> list[str]:
    """The names of the core that other files use."""
    core = _core(modules)
    return _imported(modules, core, modules.keys() - {*core, ENTRY})


def _imported(modules: Mapping[str, str], origins: Collection[str], users: Iterable[str]) -> list[str]:
    """The names that the users import from these modules, but for what these import of one another."""
    outside = (modules[name] for name in users if name not in origins)
    used = (names for text in outside for names, origin in _IMPORT.findall(text) if origin in origins)
    return sorted({name for names in used for name in re.findall(r"\w+", names)})


def _needed(modules: Mapping[str, str], name: str, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The module with all that it imports, each behind what it imports itself."""
    for _, other in _IMPORT.findall(modules[name]):
        if other not in before:
            before = _needed(modules, other, before)
    return (*before, name)


def lean(source: str) -> str:
    """The module without comments and needless white space."""
    return f"{jsmin(source)}\n"


_BEST = 12
"""How hard is pressed what is pressed once."""


def packed_text(text: str) -> str:
    """The text as base64 of deflate: so it stands in the search page."""
    return b64encode(zlib_compress(text.encode(), _BEST)).decode()
