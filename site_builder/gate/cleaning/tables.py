"""A CSV for each visible sheet of a spreadsheet, holding what a reader of the sheet sees."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from site_builder.gate.attachments.shown_grids import readable, shown_grids
from site_builder.gate.attachments.signatures import Kind
from site_builder.gate.cells import FORMULA

_ROWS = 200_000


def visible_tables(kind: Kind, content: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The tables by a name fit for a file, and what was left out; raises CannotRead where the file is damaged."""
    dropped = ["formats, formulas, comments, names, charts and properties"]
    tables: dict[str, bytes] = {}
    for grid in shown_grids(kind, content):
        if not grid.visible:
            dropped.append(f"the hidden sheet '{grid.name}'")
            continue
        shown = readable(grid)
        if len(shown) < len(grid.cells):
            dropped.append(f"{len(grid.cells) - len(shown)} cells of '{grid.name}' that could not be seen")
        if shown:
            guarded = sum(1 for text in shown.values() if FORMULA.match(text))
            if guarded:
                dropped.append(f"the force of {guarded} cells of '{grid.name}' that began like a formula")
            tables[_file_name(grid.name, tables)] = _csv(shown)
    return tables, dropped


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
