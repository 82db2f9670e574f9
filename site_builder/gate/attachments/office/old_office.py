"""Office files from before 2007: sheets where they can be read, otherwise blocked."""

import io
import struct
from collections.abc import Iterator
from dataclasses import replace

import olefile
import xlrd
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from site_builder.gate.attachments.colours import BLACK, WHITE, Rgb, alike
from site_builder.gate.attachments.properties import property_findings
from site_builder.gate.attachments.reach import beyond_reach
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.sheets.grid import FORMAT_HIDES, Grid, Shown, grid_findings
from site_builder.gate.attachments.sheets.number_formats import hides_text, masks, plain, shown
from site_builder.gate.attachments.sheets.seen import length_in
from site_builder.gate.attachments.sheets.spreadsheets import print_findings, sheet_text_findings
from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.findings import Finding, advice, named

_BOUNDSHEET, _FILEPASS, _CRN, _HEADER, _FOOTER = 0x85, 0x2F, 0x5A, 0x14, 0x15
_STORAGES = (
    ("macro", ("_vba_project_cur", "macros", "vba"), "It holds a macro."),
    ("pivot-cache", ("_sx_db_cur", "_sx_db"), "It keeps a copy of source data."),
    ("tracked-changes", ("revision log", "user names"), "It keeps a history of changes."),
    ("embedded-object", ("objectpool",), "A whole file is embedded."),
    ("data-connection", ("xcb",), "It holds a query."),
)


def old_office_findings(content: bytes, rules: Rules) -> Iterator[Finding]:
    """What can be told of an old Office file; those that cannot be read cell by cell are blocked."""
    try:
        ole = olefile.OleFileIO(io.BytesIO(content))
    except (OSError, ValueError, IndexError, struct.error, RecursionError) as error:
        raise CannotRead(Finding("unreadable", "", "The file is damaged or cut short.")) from error
    with ole:
        names = _listed(ole)
        yield from _storages(names)
        yield from _summary(ole, rules)
        stream = next((name for name in ("Workbook", "Book") if ole.get_type(name) == olefile.STGTY_STREAM), "")
        book = ole.openstream(stream).read() if stream else b""
    if "encryptedpackage" in names:
        raise CannotRead(Finding("uninspectable", "", "It is protected by a password."))
    if not book:
        raise CannotRead(Finding("uninspectable", "", "It is an old Office file, which cannot be checked."))
    yield from _records(book, rules)
    yield from _sheets(content, rules)
    yield advice("original-spreadsheet", "", "It is an original spreadsheet.")


def old_storages(content: bytes) -> list[str]:
    """What an .xls keeps beside its sheets, in words."""
    with olefile.OleFileIO(io.BytesIO(content)) as ole:
        tops = {part for name in _listed(ole) for part in name.split("/")}
    words = {"macro": "a macro", "pivot-cache": "the data that a pivot table keeps"}
    words |= {"tracked-changes": "a history of changes", "data-connection": "connections to data"}
    kept = [words.get(code, "embedded files") for code, known, _ in _STORAGES if tops & set(known)]
    return ["fonts, colours, formulas, notes, drawings and properties", *kept]


def _listed(ole: "olefile.OleFileIO[str]") -> set[str]:
    try:
        return {"/".join(path).lower() for path in ole.listdir(streams=True, storages=True)}
    except RecursionError as error:
        raise CannotRead(Finding("unreadable", "", "The file is damaged.")) from error


def _storages(names: set[str]) -> Iterator[Finding]:
    tops = {part for name in names for part in name.split("/")}
    for code, known, what in _STORAGES:
        if tops & set(known):
            yield Finding(code, "", what)
    if any(part.startswith("mbd") and len(part) == 11 for part in tops):
        yield Finding("embedded-object", "", "A whole file is embedded.")


def _summary(ole: "olefile.OleFileIO[str]", rules: Rules) -> Iterator[Finding]:
    try:
        meta = ole.get_metadata()
    except (OSError, ValueError, IndexError, struct.error, TypeError):
        yield Finding("unreadable", "properties", "They are damaged.")
        return
    values = {
        "author": getattr(meta, "author", None),
        "lastModifiedBy": getattr(meta, "last_saved_by", None),
        "manager": getattr(meta, "manager", None),
        "title": getattr(meta, "title", None),
        "template": getattr(meta, "template", None),
    }
    texts = {k: v.decode("cp1252", "replace") if isinstance(v, bytes) else str(v) for k, v in values.items() if v}
    yield from property_findings(texts, rules)


def _records(book: bytes, rules: Rules) -> Iterator[Finding]:
    """A walk over the records of the workbook stream for what the library does not tell."""
    at, kept = 0, 0
    while at + 4 <= len(book):
        kind, length = struct.unpack("<HH", book[at : at + 4])
        body = book[at + 4 : at + 4 + length]
        if kind == _FILEPASS:
            raise CannotRead(Finding("uninspectable", "", "It is protected by a password."))
        if kind == _BOUNDSHEET and len(body) > 5 and body[5] in (1, 6):
            yield Finding("macro", "", "It has a macro sheet.")
        if kind == _BOUNDSHEET and len(body) > 5 and body[5] == 2 and body[4] & 3:
            yield Finding("hidden-sheet", "", "A chart sheet is hidden.")
        if kind in (_HEADER, _FOOTER) and len(body) > 3:
            words = body[3:].decode("utf-16-le" if body[2] & 1 else "cp1252", "replace")
            yield from print_findings(words, "", rules)
        kept += kind == _CRN
        at += 4 + length
    if kept:
        yield Finding("external-link", "", f"It keeps {kept} rows of values read from another workbook.")


def _sheets(content: bytes, rules: Rules) -> Iterator[Finding]:
    book = _book(content)
    grids = _grids(book)
    yield from beyond_reach(sum(map(length_in, grids)))
    for sheet, grid in zip(book.sheets(), grids, strict=True):
        yield from grid_findings(grid)
        yield from sheet_text_findings(grid, rules)
        if sheet.cell_note_map:
            yield Finding("comment", grid.place, f"There are {len(sheet.cell_note_map)} notes.")
    for name in book.name_obj_list:
        if name.hidden and not name.builtin and not name.name.lower().startswith("_xl") and not name.macro:
            yield Finding("defined-name", f"name {named(name.name)}", "The name is hidden.")


def old_grids(content: bytes) -> Iterator[Grid]:
    """The sheets of an .xls, values spelled as a reader sees them; raises CannotRead where it cannot be read."""
    book = _book(content)
    for grid, sheet in zip(_grids(book), book.sheets(), strict=True):
        looks = _shown(book, sheet)
        instead = {at: looks[at] for at in grid.unseen.get(FORMAT_HIDES, ()) if looks.get(at)}
        yield replace(grid, cells={**grid.cells, **looks}, instead=instead)


def _shown(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Shown:
    found: Shown = {}
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            at = (row + 1, column + 1)
            if cell.ctype == xlrd.XL_CELL_BOOLEAN:
                found[at] = "TRUE" if cell.value else "FALSE"
            elif cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE) and isinstance(cell.value, float):
                form = _format(book, sheet.cell_xf_index(row, column))
                found[at] = shown(form, cell.value, book.datemode == 1) if form else plain(cell.value)
            elif cell.ctype == xlrd.XL_CELL_ERROR and isinstance(cell.value, int):
                found[at] = xlrd.error_text_from_code.get(cell.value, "#ERROR")
    return found


def _format(book: xlrd.Book, index: int) -> str:
    """The number format of a cell; "" where it is the general one."""
    form = book.format_map.get(book.xf_list[index].format_key)
    written = form.format_str if form is not None else ""
    return "" if written.lower() == "general" else written


def _grids(book: xlrd.Book) -> list[Grid]:
    try:
        return [_grid(book, sheet) for sheet in book.sheets()]
    except (LookupError, ValueError, ArithmeticError, TypeError) as error:
        raise CannotRead(Finding("unreadable", "", "The workbook is damaged.")) from error


def _book(content: bytes) -> xlrd.Book:
    try:
        return xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except (XLRDError, CompDocError) as error:
        code = "uninspectable" if "encrypt" in str(error).lower() else "unreadable"
        raise CannotRead(Finding(code, "", "The workbook cannot be read.")) from error
    except (ValueError, LookupError, ArithmeticError, struct.error, AssertionError, RecursionError) as error:
        raise CannotRead(Finding("uninspectable", "", "The workbook cannot be read.")) from error


def _grid(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Grid:
    grid = Grid(sheet.name, visible=sheet.visibility == 0)
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype in (0, 6) or not str(cell.value).strip():
                continue
            at = (row + 1, column + 1)
            grid.cells[at] = _spelled(book, cell)
            if cell.ctype == 2:
                grid.numbers.add(at)
            if why := _unseen(book, sheet.cell_xf_index(row, column), cell):
                grid.unseen.setdefault(why, []).append(at)
    for row, info in sheet.rowinfo_map.items():
        if info.hidden or ((info.height or 0) < 80 and info.height_mismatch != 0):
            grid.hidden_rows.add(row + 1)
    grid.hidden_columns = [(c + 1, c + 1) for c, info in sheet.colinfo_map.items() if info.hidden or info.width < 60]
    grid.merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return grid


def _spelled(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    if (
        cell.ctype == 3 and isinstance(cell.value, float) and cell.value >= 61
    ):  # before 1 March 1900 the format counts a day that never was
        day = xlrd.xldate_as_datetime(cell.value, book.datemode)
        return str(day.date() if cell.value == int(cell.value) else day)
    return str(cell.value).removesuffix(".0") if cell.ctype == 2 else str(cell.value)


def _unseen(book: xlrd.Book, index: int, cell: xlrd.sheet.Cell) -> str:
    form, written = book.xf_list[index], _format(book, index)
    font, background = book.font_list[form.font_index], form.background
    if written and (masks(written, cell.value) if isinstance(cell.value, float) else hides_text(written)):
        return FORMAT_HIDES
    fill: Rgb | None = WHITE
    if background is None:
        fill = None
    elif background.fill_pattern == 1:
        fill = book.colour_map.get(background.pattern_colour_index) or BLACK
    elif background.fill_pattern > 1:
        fill = None
    if font.height <= 40:
        return "in letters of 2 points or less"
    return "in the colour of the background" if alike(book.colour_map.get(font.colour_index) or BLACK, fill) else ""
