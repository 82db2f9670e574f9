"""Conditional formats that hide what cells hold."""

from collections.abc import Iterator

from site_builder.gate.attachments.colours import alike
from site_builder.gate.attachments.sheets.cells import Sheet
from site_builder.gate.attachments.sheets.condition_rules import Condition
from site_builder.gate.attachments.sheets.number_formats import maybe_number
from site_builder.gate.attachments.sheets.styles import Look

_ALWAYS = frozenset({"expression", "top10", "aboveAverage", "uniqueValues", "timePeriod"})
"""Kinds of rule that are taken to be met: they cannot be judged without calculating."""


def unseen_by_condition(sheet: Sheet, differences: list[Look]) -> Iterator[tuple[int, int]]:
    """Cells that a conditional format makes invisible, as far as its condition can be judged without calculating."""
    for rule in sheet.conditions:
        look = rule.look or (differences[rule.number] if 0 <= rule.number < len(differences) else None)
        hides_errors = "ISERR" in rule.formula.upper() and "NOT(" not in rule.formula.upper()
        if look is None or (hides_errors and rule.kind == "expression"):
            continue
        for at, text in sheet.grid.cells.items():
            if not any(top <= at[0] <= bottom and left <= at[1] <= right for top, left, bottom, right in rule.areas):
                continue
            fill = look.fill or (sheet.looks[at].fill if at in sheet.looks else (255, 255, 255))
            unseen = alike(look.font, fill) or look.blanks(text, at in sheet.grid.numbers)
            if unseen and _applies(rule, text):
                yield at


def _applies(rule: Condition, text: str) -> bool:
    """Whether the rule is met by a cell with this text."""
    sought, here = rule.text.lower(), text.lower()
    tests = {
        "notContainsErrors": not text.startswith("#"),
        "notContainsBlanks": True,
        "containsText": bool(sought) and sought in here,
        "notContainsText": bool(sought) and sought not in here,
        "beginsWith": bool(sought) and here.startswith(sought),
        "endsWith": bool(sought) and here.endswith(sought),
    }
    if rule.kind == "cellIs":
        return holds(text, rule.operator, rule.formula)
    return rule.kind in _ALWAYS or tests.get(rule.kind, False)


def holds(text: str, operator: str, formula: str) -> bool:
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
