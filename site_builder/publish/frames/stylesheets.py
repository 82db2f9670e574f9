"""The style sheets of the theme, those that every page needs published as one: no page waits for several."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rcssmin import cssmin

_JOINED = "assets/site.css"
_ALWAYS = ("assets/scheme.css", "assets/layout.css", "assets/components.css")
_PRINT = "assets/print.css"


def published(sheets: Mapping[str, str]) -> dict[str, str]:
    """The sheets as they are published, by address: those of every page as one, without comments and white space."""
    always = [sheets[name] for name in _ALWAYS if name in sheets]
    if _PRINT in sheets:
        always.append(f"@media print {{{sheets[_PRINT]}}}")
    apart = {name: css for name, css in sheets.items() if name not in (*_ALWAYS, _PRINT)}
    joined = {_JOINED: "".join(always)} if always else {}
    return {name: f"{cssmin(css)}\n" for name, css in (joined | apart).items()}


def stylesheets_of(theme_dirs: Sequence[Path]) -> dict[str, str]:
    """Every sheet of the theme as it is published, the authority's own before ours."""
    found: dict[str, str] = {}
    for folder in theme_dirs:
        for file in sorted((folder / "assets").rglob("*.css")):
            found.setdefault(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"))
    return published(found)
