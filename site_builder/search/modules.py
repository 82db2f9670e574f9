"""The browser's modules as they are published: what every search needs in one script, and all without comments.

The sources are plain ES modules and run as they stand; what is done to them here is cutting and joining, line by line.
Our modules keep to what makes that safe, and a test holds them to it: imports of one line, no text of several lines, no
comment mark at the start of a line that is not a comment, and no top-level name in two modules.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from rjsmin import jsmin

ENTRY = "page"
CORE = "core"
WHOLE = "whole"
FOLDER = "code"
"""Where the files lie, from the search page."""
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) )", re.MULTILINE)
_LATER = re.compile(r'\bimport\("\./(?=\w+\.js"\))')


def sources() -> dict[str, str]:
    """The text of each module by its name, from the theme that comes with the package."""
    package = Path(__file__).parent.parent
    theme = next(folder for folder in (package / "theme", package.parent / "theme") if folder.is_dir())
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((theme / "assets" / "search").glob("*.js"))}


def inline(modules: Mapping[str, str]) -> str:
    """The script that stands in the search page: the page's own module with all that it needs at once."""
    joined = "".join(_EXPORT.sub("", _IMPORT.sub("", modules[name])) for name in (*_core(modules), ENTRY))
    code = _LATER.sub(f'import("./{FOLDER}/', joined)
    return lean(f'(() => {{"use strict";\n{code}\nglobalThis.searchCode = {{{", ".join(_lent(modules))}}};\n}})();\n')


def published(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Name and text of each file: those fetched when they are needed, and the `core` that these find in the page.

    A page that has no script of its own, as the home page, has the core from the `whole`.
    """
    core, lent = _core(modules), ", ".join(_lent(modules))
    yield WHOLE, lean("".join(_IMPORT.sub("", modules[name]) for name in core))
    yield CORE, lean(f'export const {{{lent}}} = globalThis.searchCode ?? (await import("./{WHOLE}.js"));\n')

    def from_core(found: re.Match[str]) -> str:
        return f'import {{{found[1]}}} from "./{CORE if found[2] in core else found[2]}.js";\n'

    for name in sorted(modules.keys() - {*core, ENTRY}):
        yield name, lean(_IMPORT.sub(from_core, modules[name]))


def _core(modules: Mapping[str, str]) -> tuple[str, ...]:
    return _needed(modules, ENTRY)[:-1]


def _lent(modules: Mapping[str, str]) -> list[str]:
    """The names of the core that other files use."""
    core = _core(modules)
    others = (text for name, text in modules.items() if name not in core and name != ENTRY)
    used = (names for text in others for names, origin in _IMPORT.findall(text) if origin in core)
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
