"""The tables of an OpenDocument spreadsheet as grids."""

import bisect
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from lxml import etree

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.colours import BLACK, WHITE, alike, hex_colour
from site_builder.gate.attachments.opendocument.conditions import hidden_by_condition
from site_builder.gate.attachments.opendocument.shapes import centimetres, shapes_in
from site_builder.gate.attachments.opendocument.styles import Properties
from site_builder.gate.attachments.sheets.grid import FORMAT_HIDES, Grid, Range
from site_builder.gate.attachments.sheets.number_formats import maybe_number, stands_for_more
from site_builder.gate.attachments.zip_parts import CannotRead, attribute, local, words_of
from site_builder.gate.findings import Finding

_EMPTY = Properties()


def read_tables(root: etree._Element, styles: Mapping[str, Properties]) -> Iterator[Grid]:
    """Every table of a spreadsheet, in order; a cell's comment is not part of its text."""
    blank = _blank_formats(root)
    for sheet in (e for e in root.iter() if local(e) == "spreadsheet"):
        for table in (e for e in sheet if local(e) == "table"):
            grid = Grid(attribute(table, "name"))
            grid.visible = styles.get(attribute(table, "style-name"), _EMPTY).table.get("display") != "false"
            defaults = _columns(table, grid, styles)
            _rows(table, grid, styles, defaults, blank)
            grid.drawings = any(local(e) == "shapes" and len(e) for e in table)
            grid.covers.extend(_covers(table, grid, styles))
            if cells := sorted(set(hidden_by_condition(table, grid, styles, blank))):
                grid.unseen["in a conditional format that hides them"] = cells
            yield grid


def _covers(table: etree._Element, grid: Grid, styles: Mapping[str, Properties]) -> Iterator[tuple[str, Range, bool]]:
    """What lies over which cells: by the cells that the shape names, or by its measures on the sheet."""
    shapes = shapes_in(table, styles)
    if not shapes:
        return
    rows = _edges(table, "table-row", "number-rows-repeated", "row-height", styles)
    columns = _edges(table, "table-column", "number-columns-repeated", "column-width", styles)
    for shape in shapes:
        owner = shape.element.getparent()
        if owner is not None and shape.opaque and not any(local(e) == "object" for e in shape.element):
            row, column = (1, 1) if local(owner) == "shapes" else _place_of(owner, table)
            down, across = (edges[min(at, len(edges)) - 1] for edges, at in ((rows, row), (columns, column)))
            left, top, right, bottom = (a + b for a, b in zip(shape.box, (across, down) * 2, strict=True))
            under = (_first(rows, top), _first(columns, left), _last(rows, bottom), _last(columns, right))
            if under[0] <= under[2] and under[1] <= under[3]:
                yield ("A box with words" if shape.words else "A filled shape"), under, not shape.words


def _edges(table: etree._Element, kind: str, repeated: str, size: str, styles: Mapping[str, Properties]) -> list[float]:
    """Where each row or column begins, in centimetres, as far as any shape reaches."""
    edges, usual = [0.0], 0.45 if kind == "table-row" else 2.26
    for element in (e for e in table.iter() if local(e) == kind):
        style = styles.get(attribute(element, "style-name"), _EMPTY)
        length = centimetres((style.row if kind == "table-row" else style.column).get(size, "")) or usual
        for _ in range(min(_times(element, repeated), 2_000 - len(edges))):
            edges.append(edges[-1] + length)
    return edges


def _place_of(cell: etree._Element, table: etree._Element) -> tuple[int, int]:
    """The row and column of a cell, counted from 1."""
    row = column = 1
    for before in cell.itersiblings(preceding=True):
        column += _times(before, "number-columns-repeated")
    for element in (e for e in table.iter() if local(e) == "table-row"):
        if element is cell.getparent():
            break
        row += _times(element, "number-rows-repeated")
    return row, column


def _first(edges: list[float], place: float) -> int:
    """The first row or column of which more than half lies beyond the place."""
    return bisect.bisect_left([(a + b) / 2 for a, b in pairwise(edges)], place) + 1


def _last(edges: list[float], place: float) -> int:
    return bisect.bisect_right([(a + b) / 2 for a, b in pairwise(edges)], place)


def _blank_formats(root: etree._Element) -> set[str]:
    """Number formats that show nothing: no digit, no text, no words."""
    found = set()
    for element in root.iter():
        if local(element) in ("number-style", "text-style"):
            kinds = {local(e) for e in element}
            words = "".join(e.text or "" for e in element if local(e) == "text").strip()
            if not kinds & {"number", "text-content", "scientific-number", "fraction"} and not words:
                found.add(attribute(element, "name"))
    return found


def _columns(table: etree._Element, grid: Grid, styles: Mapping[str, Properties]) -> dict[int, str]:
    column, defaults = 1, {}
    for element in (e for e in table.iter() if local(e) == "table-column"):
        times = _times(element, "number-columns-repeated")
        width = styles.get(attribute(element, "style-name"), _EMPTY).column.get("column-width", "1in")
        if attribute(element, "visibility") in ("collapse", "filter") or _tiny(width):
            grid.hidden_columns.append((column, column + times - 1))
        if style := attribute(element, "default-cell-style-name"):
            defaults.update(dict.fromkeys(range(column, min(column + times, column + 300)), style))
        column += times
    return defaults


def _rows(
    table: etree._Element, grid: Grid, styles: Mapping[str, Properties], defaults: dict[int, str], blank: set[str]
) -> None:
    row = 1
    for element in (e for e in table.iter() if local(e) == "table-row"):
        times = _times(element, "number-rows-repeated")
        column, held = 1, False
        for cell in element:
            if local(cell) not in ("table-cell", "covered-table-cell"):
                continue
            across = _times(cell, "number-columns-repeated")
            if _cell(cell, grid, (row, column), styles, defaults, blank):
                held = True
                _repeat(grid, (row, column), times, across, local(cell) == "covered-table-cell")
            column += across
        height = styles.get(attribute(element, "style-name"), _EMPTY).row.get("row-height", "1in")
        if held and attribute(element, "visibility") == "filter":
            grid.filtered_rows.update(range(row, row + times))
        elif held and (attribute(element, "visibility") == "collapse" or _tiny(height)):
            grid.hidden_rows.update(range(row, row + times))
        row += times


def _repeat(grid: Grid, at: tuple[int, int], down: int, across: int, covered: bool) -> None:
    """Puts the cell at all places for which it is written once."""
    if down * across == 1:
        return
    if len(grid.cells) + down * across > limits.CELLS:
        raise CannotRead(Finding("too-large", grid.place, f"It holds more than {limits.CELLS:,} cells."))
    places = [(at[0] + row, at[1] + column) for row in range(down) for column in range(across)][1:]
    grid.cells.update(dict.fromkeys(places, grid.cells[at]))
    if at in grid.instead:
        grid.instead.update(dict.fromkeys(places, grid.instead[at]))
    if at in grid.numbers:
        grid.numbers.update(places)
    for cells in grid.unseen.values():
        if cells and cells[-1] == at:
            cells.extend(places)
    if covered:
        top, left, _, _ = grid.merges[-1]
        grid.merges[-1] = (top, left, at[0] + down - 1, at[1] + across - 1)


def _cell(
    cell: etree._Element,
    grid: Grid,
    at: tuple[int, int],
    styles: Mapping[str, Properties],
    defaults: dict[int, str],
    blank: set[str],
) -> bool:
    shown = "\n".join(words_of(p) for p in cell if local(p) == "p").strip()
    kept = _kept(cell, shown)
    text = kept or shown or attribute(cell, "value") or attribute(cell, "string-value") or attribute(cell, "date-value")
    if not text:
        return False
    if len(grid.cells) >= limits.CELLS:
        raise CannotRead(Finding("too-large", grid.place, f"It holds more than {limits.CELLS:,} cells."))
    grid.cells[at] = text
    if kept and shown:
        grid.instead[at] = shown
    if attribute(cell, "value-type") in ("float", "percentage", "currency"):
        grid.numbers.add(at)
    if local(cell) == "covered-table-cell":
        grid.merges.append((at[0], at[1] - 1, at[0], at[1]) if at[1] > 1 else (at[0] - 1, at[1], at[0], at[1]))
    style = styles.get(attribute(cell, "style-name") or defaults.get(at[1], ""), _EMPTY)
    fill = hex_colour(style.cell.get("background-color", "")) or WHITE
    size = re.match(r"([\d.]+)pt", style.text.get("font-size", ""))
    if alike(hex_colour(style.text.get("color", "")) or BLACK, fill) and "use-window-font-color" not in style.text:
        grid.unseen.setdefault("in the colour of the background", []).append(at)
    elif size and float(size[1]) <= 2:
        grid.unseen.setdefault("in letters of 2 points or less", []).append(at)
    elif style.format in blank or kept:
        grid.unseen.setdefault(FORMAT_HIDES, []).append(at)
    return True


def _kept(cell: etree._Element, shown: str) -> str:
    """What a cell holds where its format shows something else, or nothing; "" where they say the same."""
    value = attribute(cell, "string-value") or attribute(cell, "value")
    if attribute(cell, "value-type") == "string":
        return value if value and any(local(p) == "p" for p in cell) and _bare(value) != _bare(shown) else ""
    if not any(local(p) == "p" for p in cell) or re.search(r"\d", re.sub(r"[<>≤≥]\s*\d+", "", shown)):
        return ""
    number = maybe_number(value)
    if not shown:
        return value if value.strip("0.-") else ""
    return value if number is not None and stands_for_more(shown, number) else ""


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _times(element: etree._Element, name: str) -> int:
    written = attribute(element, name)
    return max(int(written), 1) if written.isdigit() else 1


def _tiny(length: str) -> bool:
    found = re.match(r"([\d.]+)\s*(cm|mm|in|pt|px)?", length)
    per_inch = {"cm": 2.54, "mm": 25.4, "in": 1.0, "pt": 72.0, "px": 96.0}
    return found is not None and float(found[1]) / per_inch.get(found[2] or "in", 1.0) < 0.05
