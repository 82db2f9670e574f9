"""A sheet as its readers see it: the cells that show anything, the lines that these make, and how long they are."""

from collections.abc import Iterable, Iterator, Mapping

from site_builder.gate.attachments.reach import SEARCHED, length_of
from site_builder.gate.attachments.sheets.grid import Grid, inside


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
