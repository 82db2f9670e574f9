"""Conditional formats that hide what cells hold."""

from collections.abc import Iterator

from site_builder.gate.attachments.colours import alike
from site_builder.gate.attachments.sheet_cells import Sheet, maybe_number
from site_builder.gate.attachments.sheet_styles import Look


def unseen_by_condition(sheet: Sheet, differences: list[Look]) -> Iterator[tuple[int, int]]:
    """Cells that a conditional format makes invisible, as far as its condition can be judged without calculating."""
    for areas, kind, operator, formula, number in sheet.conditions:
        if number >= len(differences) or kind not in ("expression", "cellIs") or "ISERR" in formula.upper():
            continue
        difference = differences[number]
        for at, text in sheet.grid.cells.items():
            if not any(top <= at[0] <= bottom and left <= at[1] <= right for top, left, bottom, right in areas):
                continue
            fill = difference.fill or (sheet.looks[at].fill if at in sheet.looks else (255, 255, 255))
            if not (alike(difference.font, fill) or difference.blanks(text, at in sheet.grid.numbers)):
                continue
            if kind == "expression" or _holds(text, operator, formula):
                yield at


def _holds(text: str, operator: str, formula: str) -> bool:
    """Whether a comparison with one constant is true; True where it cannot be judged."""
    value, limit = maybe_number(text), maybe_number(formula.strip('"'))
    if value is None or limit is None:
        return {"equal": text == formula.strip('"'), "notEqual": text != formula.strip('"')}.get(operator, False)
    tests = {
        "equal": value == limit,
        "notEqual": value != limit,
        "greaterThan": value > limit,
        "greaterThanOrEqual": value >= limit,
        "lessThan": value < limit,
        "lessThanOrEqual": value <= limit,
    }
    return tests.get(operator, True) and value != 0
