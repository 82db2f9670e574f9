"""Excel workbooks with their values spelled as a reader sees them."""

import math
from collections.abc import Iterator
from dataclasses import replace

from site_builder.gate.attachments.reach import SEARCHED, beyond_reach
from site_builder.gate.attachments.sheets.cells import Sheet
from site_builder.gate.attachments.sheets.grid import FORMAT_HIDES, Grid
from site_builder.gate.attachments.sheets.number_formats import masks, maybe_number, plain, shown
from site_builder.gate.attachments.sheets.seen import length_in
from site_builder.gate.attachments.sheets.workbook import Workbook
from site_builder.gate.attachments.zip_parts import attribute, is_on, local
from site_builder.gate.findings import Finding


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


def workbook_beyond_reach(workbook: Workbook) -> Iterator[Finding]:
    """What to say of an Excel workbook that holds more than is searched."""
    length = sum(length_in(sheet.grid) for sheet in workbook.sheets)
    if length < 2 * SEARCHED:  # spelled out, it may be longer or shorter
        length = sum(map(length_in, spelled_grids(workbook)))
    yield from beyond_reach(length)
