"""What is said of the cells of any table, written or attached."""

import re
from collections.abc import Iterator

from site_builder.gate.findings import Finding
from site_builder.patterns import regex
from site_builder.problems import Level

FORMULA = regex(
    r"^[=@\t\r\uff1d\uff20]|^\s+=|^[+\-](?!\(?[\s£$€]*[\d.,]+\s*%?\)?\s*[a-zA-Z£$€%]*$)(?:[A-Za-z]|.*(?:[(!|]|[-+*/][A-Z]{1,3}\d))"
)
"""How a cell begins that a spreadsheet program would run: signed numbers, dashes and titles are no formulas."""


def softened(findings: Iterator[Finding], places: bool) -> Iterator[Finding]:
    """Telephone numbers and addresses are advice in a table about schools, suppliers and the like."""
    for found in findings:
        public = places and re.match(r"There is a (?:telephone number|postcode|postal address)", found.what)
        yield Finding(found.code, found.place, found.what, Level.ADVISE, found.line) if public else found
