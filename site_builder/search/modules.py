"""The browser's modules as they are published: what every search needs in one file, and all without comments.

The sources are plain ES modules and run as they stand; what is done to them here is cutting and joining, line by line.
Our modules keep to what makes that safe, and a test holds them to it: imports of one line, no text of several lines, no
comment mark at the start of a line that is not a comment, and no top-level name in two modules.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

ENTRY = "page"
CORE = "core"
_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*(?://[^\n]*)?\n|^[ \t]+", re.MULTILINE)
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";\n', re.MULTILINE)


def sources() -> dict[str, str]:
    """The text of each module by its name, from the theme that comes with the package."""
    package = Path(__file__).parent.parent
    theme = next(folder for folder in (package / "theme", package.parent / "theme") if folder.is_dir())
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((theme / "assets" / "search").glob("*.js"))}


def published(modules: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Name and text of each file: `page`, the `core` that it needs at once, and those fetched when they are needed."""
    core = [name for name in _needed(modules, ENTRY) if name != ENTRY]
    yield CORE, "".join(lean(_IMPORT.sub("", modules[name])) for name in core)

    def from_core(found: re.Match[str]) -> str:
        return f'import {found[1]} from "./{CORE if found[2] in core else found[2]}.js";\n'

    for name in sorted(modules.keys() - set(core)):
        yield name, lean(_IMPORT.sub(from_core, modules[name]))


def _needed(modules: Mapping[str, str], name: str, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The module with all that it imports, each behind what it imports itself."""
    for _, other in _IMPORT.findall(modules[name]):
        if other not in before:
            before = _needed(modules, other, before)
    return (*before, name)


def lean(source: str) -> str:
    """The module without comments that stand on lines of their own, blank lines and indentation."""
    return _LINE.sub("", _COMMENT.sub("", source))
