"""How an OpenDocument spreadsheet opens: what was scrolled away before its panes were frozen, sheets without tabs."""

from collections.abc import Iterator, Mapping

from lxml import etree

from site_builder.gate.attachments.sheets.grid import Grid
from site_builder.gate.attachments.zip_parts import attribute, local
from site_builder.gate.findings import Finding

_FROZEN = "2"
_MOST = 100_000


def as_opened(grids: Iterator[Grid], settings: etree._Element | None) -> Iterator[Grid]:
    """The sheets, with what no reader of the file gets to see marked as hidden."""
    items = [e for e in settings.iter() if local(e) == "config-item"] if settings is not None else []
    told = {attribute(e, "name"): (e.text or "").strip() for e in items}
    views = {attribute(e, "name"): _values(e) for e in _entries(settings) if attribute(e, "name")}
    untabbed = told.get("HasSheetTabs") == "false" and told.get("ActiveTable")
    for grid in grids:
        if untabbed and grid.name != told["ActiveTable"]:
            grid.visible = False
        _scroll(grid, views.get(grid.name, {}))
        yield grid


def _entries(settings: etree._Element | None) -> Iterator[etree._Element]:
    yield from (e for e in settings.iter() if local(e) == "config-item-map-entry") if settings is not None else ()


def _values(entry: etree._Element) -> dict[str, str]:
    return {attribute(e, "name"): (e.text or "").strip() for e in entry if local(e) == "config-item"}


def _scroll(grid: Grid, view: Mapping[str, str]) -> None:
    rows, columns = (
        int(text) if (text := view.get(key, "0")).isdigit() else 0 for key in ("PositionTop", "PositionLeft")
    )
    if view.get("VerticalSplitMode") == _FROZEN and rows:
        grid.hidden_rows.update(range(1, min(rows, _MOST) + 1))
    if view.get("HorizontalSplitMode") == _FROZEN and columns:
        grid.hidden_columns.append((1, columns))


def undisplayed(roots: list[etree._Element]) -> Iterator[Finding]:
    """One finding for headers and footers with words that are switched off."""
    for part in (e for root in roots for e in root.iter() if local(e).startswith(("header", "footer"))):
        if local(part.getparent()) != "master-page" or attribute(part, "display") != "false":
            continue
        words = "".join(e.text or "" for e in part.iter() if local(e) in ("p", "span", "h"))
        if len([word for word in words.split() if any(map(str.isalpha, word))]) > 1:
            yield Finding("hidden-text", "header or footer", "It is switched off and holds words.")
            return
