"""A sheet as what its cells hold and what is kept from view: the same value for every spreadsheet format."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from site_builder.gate.findings import Finding, advice, named, spans

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column; all counted from 1."""

Shown = dict[tuple[int, int], str]
"""What cells look like, by row and column, where that is not what they hold."""

FORMAT_HIDES = "in a format that shows something else, or nothing"
"""Why what a cell holds is unseen."""
_FAR_ROWS, _FAR_COLUMNS = 500, 50


@dataclass(slots=True)
class Grid:
    """`cells` holds the content of every cell that has any, by row and column; `instead` are words that some show in
    its place; the rest says what cannot be seen."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    numbers: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    filtered: list[Range] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)
    unseen: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    instead: Shown = field(default_factory=dict)
    covers: list[tuple[str, Range, bool]] = field(default_factory=list)
    visible: bool = True
    filtered_rows: set[int] = field(default_factory=set)
    drawings: bool = False

    @property
    def place(self) -> str:
        """`sheet 'Data'`."""
        return f"sheet {named(self.name)}"

    def shown(self) -> dict[tuple[int, int], str]:
        """The cells that are neither on a hidden sheet nor in a hidden row or column."""
        if not self.visible:
            return {}
        if not (self.hidden_rows or self.filtered_rows or self.hidden_columns):
            return self.cells
        columns = [range(a, b + 1) for a, b in self.hidden_columns]
        gone = self.hidden_rows | self.filtered_rows
        return {
            at: text for at, text in self.cells.items() if at[0] not in gone and not any(at[1] in c for c in columns)
        }


def grid_findings(grid: Grid) -> Iterator[Finding]:
    """Everything on the sheet that holds content and cannot be seen."""
    if not grid.visible:
        if grid.cells or grid.drawings:
            yield Finding("hidden-sheet", grid.place, f"The sheet is hidden and holds {len(grid.cells)} cells.")
        else:
            yield advice("hidden-sheet", grid.place, "The sheet is hidden; it is empty.")
    yield from _hidden_rows(grid)
    yield from _hidden_columns(grid)
    for why, cells in sorted(grid.unseen.items()):
        place = f"{grid.place}, {spelled(cells)}"
        yield Finding("invisible-text", place, f"{len(cells)} cells are written {why}.")
    yield from _merged(grid)
    yield from remote_findings(grid)
    yield from _covered(grid)


def _hidden_rows(grid: Grid) -> Iterator[Finding]:
    used = {row for row, _ in grid.cells}
    filtered = {
        row for row in grid.hidden_rows & used if any(first < row <= last for first, _, last, _ in grid.filtered)
    } | (grid.filtered_rows & used)
    hidden = (grid.hidden_rows & used) - filtered
    for code, rows, what in (("hidden-rows", hidden, "hidden"), ("filtered-rows", filtered, "filtered out")):
        if rows:
            yield Finding(
                code, f"{grid.place}, rows {spans(rows)}", f"{len(rows)} rows are {what}, with what they hold."
            )


def _hidden_columns(grid: Grid) -> Iterator[Finding]:
    used = {column for _, column in grid.cells}
    hidden = {column for column in used if any(first <= column <= last for first, last in grid.hidden_columns)}
    if hidden:
        place = f"{grid.place}, columns {', '.join(letters(column) for column in sorted(hidden)[:8])}"
        yield Finding("hidden-columns", place, f"{len(hidden)} columns are hidden, with what they hold.")


def _merged(grid: Grid) -> Iterator[Finding]:
    for first_row, first_column, last_row, last_column in grid.merges:
        anchor = grid.cells.get((first_row, first_column))
        under = [
            at
            for at in inside(grid, (first_row, first_column, last_row, last_column))
            if at != (first_row, first_column) and grid.cells[at] != anchor
        ]
        if under:
            yield Finding("hidden-under-merge", f"{grid.place}, {spelled(under)}", "Merged cells cover content.")


def inside(grid: Grid, area: Range) -> list[tuple[int, int]]:
    """The cells of the area that hold anything."""
    top, left, bottom, right = area
    if (bottom - top + 1) * (right - left + 1) < len(grid.cells):
        every = ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        return [at for at in every if at in grid.cells]
    return [at for at in grid.cells if top <= at[0] <= bottom and left <= at[1] <= right]


def remote_findings(grid: Grid) -> Iterator[Finding]:
    """Content so far from the rest that nobody scrolls there."""
    if not grid.visible:
        return
    for axis, far, what in ((0, _FAR_ROWS, "rows"), (1, _FAR_COLUMNS, "columns")):
        used = sorted({at[axis] for at in grid.cells})
        gaps = [(before, after) for before, after in zip([0, *used], used, strict=False) if after - before > far]
        if gaps and (len(used) > 1 or gaps[0][0]):
            before, after = gaps[0]
            cells = [at for at in grid.cells if at[axis] >= after]
            far_away = f"Content lies {after - before} {what} away from the rest."
            yield Finding("remote-cells", f"{grid.place}, {spelled(cells)}", far_away)
            return


def _covered(grid: Grid) -> Iterator[Finding]:
    for what, area, surely in grid.covers:
        if under := inside(grid, area):
            place = f"{grid.place}, {spelled(under)}"
            if surely:
                yield Finding("covered-text", place, f"{what} lies over cells that hold content.")
            else:
                yield advice("covered-text", place, f"{what} may lie over cells that hold content.")


def letters(column: int) -> str:
    """`A` for 1, `AB` for 28."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """1 for `A`, 28 for `AB`."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter.upper()) - 64
    return number


def cell_range(reference: str) -> Range | None:
    """The area of `A1:C9` or `$A$1`; None for anything else, whole rows and columns included up to the sheet's end."""
    match = re.fullmatch(r"\$?([A-Za-z]{0,3})\$?(\d{0,7})(?::\$?([A-Za-z]{0,3})\$?(\d{0,7}))?", reference.strip())
    if match is None or not (match[1] or match[2]):
        return None
    top, left = int(match[2] or 1), column_number(match[1]) or 1
    if ":" not in reference:
        return top, left, top, left
    return top, left, int(match[4] or 1_048_576), column_number(match[3] or "") or 16_384


def spelled(cells: Iterable[tuple[int, int]]) -> str:
    """`cell B7`, or `cells B7 to D9` for the block around several."""
    every = list(cells)
    rows, columns = [row for row, _ in every], [column for _, column in every]
    first, last = f"{letters(min(columns))}{min(rows)}", f"{letters(max(columns))}{max(rows)}"
    return f"cell {first}" if first == last else f"cells {first} to {last}"


def sheet_references(formula: str) -> list[tuple[str, str]]:
    """`[("Data", "$A$1:$A$9")]` for `Data!$A$1:$A$9`; the sheet is "#REF!" where it was deleted."""
    found = re.findall(r"(?:'((?:[^']|'')+)'|([^\s!'(),]+))!(\$?[A-Z]*\$?\d*(?::\$?[A-Z]*\$?\d*)?)", formula)
    return [((quoted or plain).replace("''", "'"), area) for quoted, plain, area in found]
