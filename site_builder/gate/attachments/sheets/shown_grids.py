"""Spreadsheets of every kind as grids that hold what their readers see."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from site_builder.gate.attachments.reach import SEARCHED, beyond_reach, length_of
from site_builder.gate.attachments.sheets.cells import Sheet
from site_builder.gate.attachments.sheets.grid import FORMAT_HIDES, Grid, inside
from site_builder.gate.attachments.sheets.number_formats import masks, maybe_number, plain, shown
from site_builder.gate.attachments.sheets.workbook import Workbook, read_workbook
from site_builder.gate.attachments.signatures import Kind
from site_builder.gate.attachments.zip_parts import CannotRead, attribute, is_on, local, open_package, parse_xml
from site_builder.gate.findings import Finding


def shown_grids(kind: Kind, content: bytes, most: int = 0) -> list[Grid]:
    """The sheets of a spreadsheet, hidden ones too, dates spelled out; no more than `most` cells of each where that is
    not 0 and the kind allows it. Raises CannotRead where the file is damaged.
    """
    if kind is Kind.OLE:
        from site_builder.gate.attachments.office.old_office import old_grids

        return list(old_grids(content))
    if kind is Kind.ODF_SHEET:
        return _opendocument(content)
    package = open_package(content)
    if kind is Kind.SHEET_BINARY:
        from site_builder.gate.attachments.sheets.binary_workbooks import binary_grids

        return list(binary_grids(package))
    return list(spelled_grids(read_workbook(package, most)))


def _opendocument(content: bytes) -> list[Grid]:
    from site_builder.gate.attachments.opendocument.sheets import read_tables
    from site_builder.gate.attachments.opendocument.styles import read_properties

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
    since_1904 = any(is_on(attribute(e, "date1904")) for e in workbook.root.iter() if local(e) == "workbookPr")
    for sheet in workbook.sheets:
        spelled = dict(_spelled(sheet, since_1904))
        masked = set(sheet.grid.unseen.get(FORMAT_HIDES, ())) & sheet.grid.numbers
        instead = {at: words for at in masked if (words := _words(sheet, at))}
        yield replace(sheet.grid, cells={**sheet.grid.cells, **spelled}, instead=instead)


def _spelled(sheet: Sheet, since_1904: bool) -> Iterator[tuple[tuple[int, int], str]]:
    """What stands otherwise in the sheet than it is kept: cells by their place."""
    cells = sheet.grid.cells
    for at, formula in sheet.formulas:
        if cells.get(at) == f"={formula}":
            yield at, ""
    for at in sheet.grid.numbers:
        kept, look = cells[at].strip(), sheet.looks.get(at)
        form = look.format if look is not None else ""
        value = maybe_number(kept) if form or not kept.isdecimal() else None
        if value is not None and math.isfinite(value):
            yield at, shown(form, value, since_1904) if form else plain(value)


def _words(sheet: Sheet, at: tuple[int, int]) -> str:
    """The words that the format of a cell shows in place of its number."""
    value = maybe_number(sheet.grid.cells[at])
    form = sheet.looks[at].format
    return shown(form, value) if value is not None and masks(form, value) else ""


def readable(grid: Grid) -> Mapping[tuple[int, int], str]:
    """The cells of a sheet that its readers can see and that show anything."""
    unseen = {at for cells in grid.unseen.values() for at in cells} - grid.instead.keys()
    for area in grid.merges:
        unseen.update(at for at in inside(grid, area) if at != area[:2])
    shown_there = {at: grid.instead.get(at, text) for at, text in grid.shown().items() if at not in unseen}
    return {at: text for at, text in shown_there.items() if text.strip()}


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
