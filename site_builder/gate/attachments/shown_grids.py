"""Spreadsheets of every kind as grids that hold what their readers see."""

import datetime
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from site_builder.gate.attachments.grid import Grid
from site_builder.gate.attachments.reach import SEARCHED, beyond_reach, length_of
from site_builder.gate.attachments.sheet_cells import Sheet, maybe_number
from site_builder.gate.attachments.sheet_styles import DAY, SPAN
from site_builder.gate.attachments.signatures import Kind
from site_builder.gate.attachments.workbook import Workbook, read_workbook
from site_builder.gate.attachments.zip_parts import CannotRead, attribute, is_on, local, open_package, parse_xml
from site_builder.gate.findings import Finding

_SECONDS = 86_400
_FIRST, _FIRST_OF_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)


def shown_grids(kind: Kind, content: bytes, most: int = 0) -> list[Grid]:
    """The sheets of a spreadsheet, hidden ones too, dates spelled out; no more than `most` cells of each where that is
    not 0 and the kind allows it. Raises CannotRead where the file is damaged.
    """
    if kind is Kind.OLE:
        from site_builder.gate.attachments.old_office import old_grids

        return list(old_grids(content))
    if kind is Kind.ODF_SHEET:
        return _opendocument(content)
    package = open_package(content)
    if kind is Kind.SHEET_BINARY:
        from site_builder.gate.attachments.binary_workbooks import binary_grids

        return list(binary_grids(package))
    return list(spelled_grids(read_workbook(package, most)))


def _opendocument(content: bytes) -> list[Grid]:
    from site_builder.gate.attachments.odf_sheets import read_tables
    from site_builder.gate.attachments.odf_styles import read_properties

    if not content.startswith(b"PK"):
        root = parse_xml(content, "")
        return list(read_tables(root, read_properties([root])))
    package = open_package(content)
    if "content.xml" not in package.parts:
        raise CannotRead(Finding("unreadable", "", "The package has no content."))
    roots = [package.tree(name) for name in ("styles.xml", "content.xml") if name in package.parts]
    return list(read_tables(roots[-1], read_properties(roots)))


def spelled_grids(workbook: Workbook) -> Iterator[Grid]:
    """The sheets of an Excel workbook, values spelled as a reader sees them; a formula without a value says nothing."""
    later = any(is_on(attribute(e, "date1904")) for e in workbook.root.iter() if local(e) == "workbookPr")
    for sheet in workbook.sheets:
        spelled = dict(_spelled(sheet, _FIRST_OF_1904 if later else _FIRST))
        yield replace(sheet.grid, cells={**sheet.grid.cells, **spelled})


def _spelled(sheet: Sheet, first: datetime.datetime) -> Iterator[tuple[tuple[int, int], str]]:
    """What stands otherwise in the sheet than it is kept: cells by their place."""
    cells = sheet.grid.cells
    for at, formula in sheet.formulas:
        if cells.get(at) == f"={formula}":
            yield at, ""
    for at in sheet.grid.numbers:
        look = sheet.looks.get(at)
        yield at, _number(cells[at], look.counts if look is not None else "", first)


def _number(kept: str, counts: str, first: datetime.datetime) -> str:
    """A number without a needless `.0`, a day as ISO 8601; whatever is neither, as it is kept."""
    value = maybe_number(kept)
    if value is None or not math.isfinite(value):
        return kept
    if counts == SPAN:
        minutes, seconds = divmod(round(value * _SECONDS), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if counts == DAY:
        return _moment(value, first) or kept
    if kept.strip().isdecimal():
        return kept
    return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(round(value, 12))


def _moment(value: float, first: datetime.datetime) -> str:
    """The day or the time of day that a number stands for; "" where no calendar has it."""
    days, part = divmod(value, 1)
    if first == _FIRST and 0 < days < 60:
        days += 1  # before 1 March 1900 the format counts a day that never was
    try:
        moment = first + datetime.timedelta(days=days, milliseconds=round(part * _SECONDS * 1000))
    except OverflowError:
        return ""
    if 0 <= value < 1:
        return moment.time().isoformat()
    return moment.isoformat() if moment.time() != datetime.time() else moment.date().isoformat()


def readable(grid: Grid) -> Mapping[tuple[int, int], str]:
    """The cells of a sheet that its readers can see and that hold anything."""
    unseen = {at for cells in grid.unseen.values() for at in cells}
    for top, left, bottom, right in grid.merges:
        unseen |= {at for at in grid.cells if top <= at[0] <= bottom and left <= at[1] <= right and at != (top, left)}
    return {at: text for at, text in grid.shown().items() if at not in unseen and text.strip()}


def grid_lines(grids: Iterable[Grid]) -> Iterator[str]:
    """The name of each sheet that can be seen, and its rows."""
    for grid in grids:
        if not grid.visible:
            continue
        yield grid.name
        rows: dict[int, list[tuple[int, str]]] = {}
        for (row, column), text in readable(grid).items():
            rows.setdefault(row, []).append((column, text))
        yield from (" ".join(text for _, text in sorted(rows[row])) for row in sorted(rows))


def length_in(grid: Grid) -> int:
    """How many characters the lines of a sheet have, counted no further than matters."""
    least = 2 * len(grid.cells)  # each has a letter at least, and is parted from the next
    return least if least > SEARCHED else length_of(grid_lines([grid]))


def workbook_beyond_reach(workbook: Workbook) -> Iterator[Finding]:
    """What to say of an Excel workbook that holds more than is searched."""
    length = sum(length_in(sheet.grid) for sheet in workbook.sheets)
    if length < 2 * SEARCHED:  # spelled out, it may be longer or shorter
        length = sum(map(length_in, spelled_grids(workbook)))
    yield from beyond_reach(length)
