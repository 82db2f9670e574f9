"""A CSV for each visible sheet of a spreadsheet, holding what a reader of the sheet sees."""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Mapping

import openpyxl

from site_builder.gate.attachments.grid import Grid
from site_builder.gate.attachments.odf_sheets import read_tables
from site_builder.gate.attachments.odf_styles import read_properties
from site_builder.gate.attachments.old_office import old_grids
from site_builder.gate.attachments.signatures import Kind
from site_builder.gate.attachments.workbook import plain_grids, read_workbook
from site_builder.gate.attachments.zip_parts import open_package, parse_xml
from site_builder.gate.cells import FORMULA

_ROWS = 200_000


def visible_tables(kind: Kind, content: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The tables by a name fit for a file, and what was left out; raises CannotRead where the file is damaged."""
    dropped = ["formats, formulas, comments, names, charts and properties"]
    tables: dict[str, bytes] = {}
    for grid in _grids(kind, content):
        if not grid.visible:
            dropped.append(f"the hidden sheet '{grid.name}'")
            continue
        shown = _readable(grid)
        if len(shown) < len(grid.cells):
            dropped.append(f"{len(grid.cells) - len(shown)} cells of '{grid.name}' that could not be seen")
        if shown:
            guarded = sum(1 for text in shown.values() if FORMULA.match(text))
            if guarded:
                dropped.append(f"the force of {guarded} cells of '{grid.name}' that began like a formula")
            tables[_file_name(grid.name, tables)] = _csv(shown)
    return tables, dropped


def _grids(kind: Kind, content: bytes) -> list[Grid]:
    if kind is Kind.OLE:
        return list(old_grids(content))
    if kind is Kind.ODF_SHEET and not content.startswith(b"PK"):
        root = parse_xml(content, "")
        return list(read_tables(root, read_properties([root])))
    package = open_package(content)
    if kind is Kind.ODF_SHEET:
        roots = [package.tree(name) for name in ("styles.xml", "content.xml") if name in package.parts]
        return list(read_tables(roots[-1], read_properties(roots)))
    grids = plain_grids(read_workbook(package))
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=False)
    for sheet in book.worksheets:
        grid = grids.get(sheet.title)
        for at in list(grid.cells) if grid is not None else ():
            value = sheet._cells.get(at)  # walking the grid by coordinates would visit every empty cell between
            grid.cells[at] = _spelled(value.value if value is not None else None, grid.cells[at])  # type: ignore[union-attr]
    return list(grids.values())


def _spelled(value: object, stored: str) -> str:
    """The value as a CSV holds it: dates as ISO 8601, numbers without a needless `.0`."""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(round(value, 12))
    if value is None:
        return "" if stored.startswith("=") else stored
    return str(value)


def _readable(grid: Grid) -> Mapping[tuple[int, int], str]:
    unseen = {at for cells in grid.unseen.values() for at in cells}
    for top, left, bottom, right in grid.merges:
        unseen |= {at for at in grid.cells if top <= at[0] <= bottom and left <= at[1] <= right and at != (top, left)}
    return {at: text for at, text in grid.shown().items() if at not in unseen and text.strip()}


def _csv(cells: Mapping[tuple[int, int], str]) -> bytes:
    """The cells as a table without its empty rows and columns at the edges and its hidden ones."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        rows.setdefault(row, {})[column] = text
    columns = sorted({column for _, column in cells})
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in sorted(rows)[:_ROWS]:
        writer.writerow(_guarded(rows[row].get(column, "") for column in columns))
    return out.getvalue().encode("utf-8")


def _guarded(values: Iterator[str]) -> Iterator[str]:
    for value in values:
        yield f"'{value}" if FORMULA.match(value) else value


def _file_name(title: str, taken: Mapping[str, bytes]) -> str:
    name = re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").lower() or "sheet"
    return name if name not in taken else f"{name}-{len(taken) + 1}"
