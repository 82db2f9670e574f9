"""One sheet of a binary workbook (.xlsb): its cells, and what of them cannot be seen."""

from collections.abc import Callable
from dataclasses import dataclass, field

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.sheets.binary_records import Body, packed_number, records
from site_builder.gate.attachments.sheets.grid import FORMAT_HIDES, Grid
from site_builder.gate.attachments.sheets.styles import Look
from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.findings import Finding

_ROW, _COLUMNS, _MERGED, _FILTER, _PRINT, _PANE, _VIEW = 0, 60, 176, 161, 479, 151, 137
_DRAWING = (550, 551)


@dataclass(slots=True)
class BinarySheet:
    """A grid, what is printed above and below it, which shared strings it uses, and what its walk has come to."""

    grid: Grid
    looks: list[Look]
    strings: list[str]
    used: set[int] = field(default_factory=set)
    print_texts: list[str] = field(default_factory=list)
    row: int = 0
    column: int = 0
    first: tuple[int, int] = (0, 0)


def read_binary_sheet(name: str, content: bytes, looks: list[Look], strings: list[str]) -> BinarySheet:
    """The sheet; raises CannotRead where the part is damaged or holds more cells than are looked at."""
    sheet = BinarySheet(Grid(name), looks, strings)
    for kind, body in records(content, sheet.grid.place):
        if kind in _CELLS:
            _cell(sheet, _CELLS[kind](sheet, body, 8), body.number(0), body.number(4, 3))
        elif kind in _SHORT:
            _cell(sheet, _SHORT[kind](sheet, body, 4), sheet.column, body.number(0, 3))
        elif kind in _OTHERS:
            _OTHERS[kind](sheet, body)
        elif kind in _DRAWING:
            sheet.grid.drawings = True
    return sheet


def _cell(sheet: BinarySheet, value: str | float | None, column: int, look: int) -> None:
    sheet.column = column + 1
    text = f"{value:.15g}" if isinstance(value, float) else value or ""
    if not text.strip():
        return
    if len(sheet.grid.cells) >= limits.CELLS:
        raise CannotRead(Finding("too-large", sheet.grid.place, f"It holds more than {limits.CELLS:,} cells."))
    at = (sheet.row, column + 1)
    sheet.grid.cells[at] = text
    if isinstance(value, float):
        sheet.grid.numbers.add(at)
    if (why := _why_unseen(sheet, look, text, isinstance(value, float))) and any(map(str.isalnum, text)):
        sheet.grid.unseen.setdefault(why, []).append(at)


def _why_unseen(sheet: BinarySheet, number: int, text: str, is_number: bool) -> str:
    look = sheet.looks[number] if number < len(sheet.looks) else None
    if look is None or look.unseen:
        return look.unseen if look is not None else ""
    return FORMAT_HIDES if look.blanks(text, is_number) else ""


def _shared(sheet: BinarySheet, body: Body, at: int) -> str:
    number = body.number(at)
    sheet.used.add(number)
    return sheet.strings[number] if number < len(sheet.strings) else ""


def _written(sheet: BinarySheet, body: Body, at: int) -> str:
    return body.text(at)[0]


def _rich(sheet: BinarySheet, body: Body, at: int) -> str:
    return body.text(at + 1)[0]


def _packed(sheet: BinarySheet, body: Body, at: int) -> float:
    return packed_number(body.number(at))


def _real(sheet: BinarySheet, body: Body, at: int) -> float:
    return body.real(at)


def _empty(sheet: BinarySheet, body: Body, at: int) -> None:
    return None


_Reader = Callable[[BinarySheet, Body, int], str | float | None]
_CELLS: dict[int, _Reader] = {
    1: _empty,
    **{2: _packed, 3: _empty, 4: _empty, 5: _real, 6: _written, 7: _shared},
    **{8: _written, 9: _real, 10: _empty, 11: _empty, 62: _rich},
}
_SHORT: dict[int, _Reader] = {
    **{12: _empty, 13: _packed, 14: _empty, 15: _empty, 16: _real, 17: _written, 18: _shared},
}
"""Cells without a column of their own: they stand right of the one before."""


def _row(sheet: BinarySheet, body: Body) -> None:
    sheet.row, sheet.column = body.number(0) + 1, 0
    height, own = body.number(8, 2), bool(body.number(11, 1) & 0x20)
    if body.number(11, 1) & 0x10 or (height < 80 and (own or height)):  # twentieths of a point: no letter is so low
        sheet.grid.hidden_rows.add(sheet.row)


def _columns(sheet: BinarySheet, body: Body) -> None:
    if body.number(16, 2) & 1 or body.number(8) < 128:  # half of a character wide
        sheet.grid.hidden_columns.append((body.number(0) + 1, body.number(4) + 1))


def _area(body: Body) -> tuple[int, int, int, int]:
    top, bottom, left, right = (body.number(at) + 1 for at in (0, 4, 8, 12))
    return top, left, bottom, right


def _merged(sheet: BinarySheet, body: Body) -> None:
    sheet.grid.merges.append(_area(body))


def _filtered(sheet: BinarySheet, body: Body) -> None:
    sheet.grid.filtered.append(_area(body))


def _printed(sheet: BinarySheet, body: Body) -> None:
    at = 2
    for _ in range(6):
        words, at = body.text(at)
        if words.strip():
            sheet.print_texts.append(words)


def _view(sheet: BinarySheet, body: Body) -> None:
    sheet.first = body.number(6), body.number(10)


def _pane(sheet: BinarySheet, body: Body) -> None:
    """What stands before the first cell of frozen panes was scrolled away when they were made, and stays so."""
    if not body.number(28, 1) & 1:
        return
    if body.real(8) > 0:
        sheet.grid.hidden_rows.update(range(1, min(sheet.first[0], 100_000) + 1))
    if body.real(0) > 0 and sheet.first[1]:
        sheet.grid.hidden_columns.append((1, sheet.first[1]))


_OTHERS: dict[int, Callable[[BinarySheet, Body], None]] = {
    _ROW: _row,
    _COLUMNS: _columns,
    _MERGED: _merged,
    _FILTER: _filtered,
    _PRINT: _printed,
    _VIEW: _view,
    _PANE: _pane,
}
