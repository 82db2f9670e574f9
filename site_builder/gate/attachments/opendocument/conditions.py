"""Conditional formats of OpenDocument spreadsheets that hide what cells hold."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from site_builder.gate.attachments.colours import WHITE, alike, hex_colour
from site_builder.gate.attachments.opendocument.styles import Properties
from site_builder.gate.attachments.sheets.conditions import holds
from site_builder.gate.attachments.sheets.grid import Grid, Range, cell_range
from site_builder.gate.attachments.zip_parts import attribute, local

_OPERATORS = {
    "=": "equal",
    "!=": "notEqual",
    "<>": "notEqual",
    ">": "greaterThan",
    ">=": "greaterThanOrEqual",
    "<": "lessThan",
    "<=": "lessThanOrEqual",
}


def hidden_by_condition(
    table: etree._Element, grid: Grid, styles: Mapping[str, Properties], blank: set[str]
) -> Iterator[tuple[int, int]]:
    """Cells that a conditional format makes invisible, as far as its condition can be judged without calculating."""
    for rules in (e for e in table.iter() if local(e) == "conditional-format"):
        areas = list(_areas(attribute(rules, "target-range-address")))
        for rule in (e for e in rules if _hides(styles.get(attribute(e, "apply-style-name"), Properties()), blank)):
            for at, text in grid.cells.items():
                inside = any(top <= at[0] <= bottom and left <= at[1] <= right for top, left, bottom, right in areas)
                if inside and _met(attribute(rule, "value"), text):
                    yield at


def _areas(written: str) -> Iterator[Range]:
    for piece in written.split():
        area = cell_range(":".join(end.rpartition(".")[2] for end in piece.split(":")))
        if area is not None:
            yield area


def _hides(style: Properties, blank: set[str]) -> bool:
    ground = hex_colour(style.cell.get("background-color", "")) or WHITE
    return style.format in blank or alike(hex_colour(style.text.get("color", "")), ground)


def _met(condition: str, text: str) -> bool:
    """Whether a comparison with a constant is met; what cannot be judged is, but where it looks for errors."""
    if "error" in condition.lower():
        return False
    compared = re.fullmatch(r"(!=|<>|>=|<=|=|<|>)(.+)", condition.strip())
    return holds(text, _OPERATORS[compared[1]], compared[2]) if compared else True
