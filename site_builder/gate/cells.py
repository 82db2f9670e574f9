"""What is said of the cells of any table, written or attached."""

import re
from collections.abc import Iterator, Mapping

from site_builder.gate.findings import Finding
from site_builder.gate.personal.mailboxes import is_role
from site_builder.gate.personal.somebody import speaks_of_one
from site_builder.patterns import regex
from site_builder.problems import Level

FORMULA = regex(
    r"^[=@\t\r\uff1d\uff20]|^\s+=|^[+\-](?!\(?[\s£$€]*[\d.,]+\s*%?\)?\s*[a-zA-Z£$€%]*$)(?:[A-Za-z]|.*(?:[(!|]|[-+*/][A-Z]{1,3}\d))"
)
"""How a cell begins that a spreadsheet program would run: signed numbers, dashes and titles are no formulas."""


def softened(findings: Iterator[Finding], places: bool, desk: bool = False) -> Iterator[Finding]:
    """Telephone numbers and addresses are advice in a table about schools, suppliers and the like.

    Beside the mailbox of a desk, numbers alone are.
    """
    kinds = "telephone number|postcode|postal address" if places else "telephone number"
    for found in findings:
        public = (places or desk) and re.match(rf"There is a (?:{kinds})", found.what)
        yield Finding(found.code, found.place, found.what, Level.ADVISE, found.line) if public else found


def beside_a_desk(cells: Mapping[tuple[int, int], str], at: tuple[int, int]) -> bool:
    """Whether the mailbox of an office stands in a cell beside or above, and nobody is spoken of around."""
    row, column = at
    beside = [cells.get((row - up, column - left), "") for up, left in ((1, 0), (2, 0), (0, 1), (0, -1))]
    return any("@" in text and is_role(text.strip()) for text in beside) and not any(map(speaks_of_one, beside))
