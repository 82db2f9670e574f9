"""A CSV for each visible sheet of a spreadsheet, holding what a reader of the sheet sees."""

import csv
import io
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping

from site_builder.gate.attachments.office.old_office import old_storages
from site_builder.gate.attachments.sheets.grid import Grid
from site_builder.gate.attachments.sheets.seen import readable
from site_builder.gate.attachments.sheets.shown_grids import shown_grids
from site_builder.gate.attachments.sheets.spelled import spelled_grids
from site_builder.gate.attachments.sheets.workbook import read_workbook
from site_builder.gate.attachments.signatures import Kind
from site_builder.gate.attachments.zip_parts import open_package
from site_builder.gate.cells import FORMULA
from site_builder.gate.cleaning.left_out import counted, kept_in_a_workbook, kept_in_odf, kept_in_parts


def visible_tables(kind: Kind, content: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The tables by a name fit for a file, and what was left out; raises CannotRead where the file is damaged."""
    grids, dropped = _sheets(kind, content)
    tables: dict[str, bytes] = {}
    for grid in grids:
        if not grid.visible:
            dropped.append(f"the hidden sheet '{grid.name}'")
            continue
        seen = readable(grid)
        if unseen := sum(1 for at, text in grid.cells.items() if text.strip() and at not in seen):
            dropped.append(f"{counted(unseen, 'cell')} of '{grid.name}' that could not be seen")
        if grid.instead:
            cells = counted(len(grid.instead), "cell")
            dropped.append(f"what {cells} of '{grid.name}' held beneath the words that are shown in its place")
        if not seen:
            dropped.append(f"the sheet '{grid.name}', on which no cell shows anything")
            continue
        if guarded := sum(1 for text in seen.values() if FORMULA.match(text)):
            dropped.append(f"the force of {counted(guarded, 'cell')} of '{grid.name}' that began like a formula")
        tables[_file_name(grid.name, tables)] = _csv(seen)
    return tables, dropped


def _sheets(kind: Kind, content: bytes) -> tuple[list[Grid], list[str]]:
    """The sheets, and what stands beside their cells."""
    if kind is Kind.OLE:
        return shown_grids(kind, content), old_storages(content)
    if kind is Kind.ODF_SHEET:
        return shown_grids(kind, content), kept_in_odf(content)
    package = open_package(content)
    workbook = read_workbook(package)
    return list(spelled_grids(workbook)), [*kept_in_a_workbook(workbook), *kept_in_parts(package)]


def _csv(cells: Mapping[tuple[int, int], str]) -> bytes:
    """The cells as a table without its empty rows and columns and its hidden ones."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        rows.setdefault(row, {})[column] = text
    columns = sorted({column for _, column in cells})
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in sorted(rows):
        writer.writerow(_guarded(rows[row].get(column, "") for column in columns))
    return out.getvalue().encode("utf-8")


def _guarded(values: Iterator[str]) -> Iterator[str]:
    for value in values:
        yield f"'{value}" if FORMULA.match(value) else value


def _file_name(title: str, taken: Container[str]) -> str:
    """The title in letters that every address can hold; with a number where it is taken."""
    plain_letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9]+", "-", plain_letters).strip("-").lower() or "sheet"
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
