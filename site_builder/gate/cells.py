"""What is said of the cells of any table, written or attached."""

import re
from collections.abc import Iterator, Mapping

from site_builder.gate.findings import Finding
from site_builder.gate.personal.owners.mailboxes import is_role
from site_builder.gate.personal.people.somebody import speaks_of_one
from site_builder.patterns import regex
from site_builder.problems import Level

_AMOUNT = r"(?:\(0\)|[\s£$€])*[\d.,]+(?:[ :–-](?:\(0\))?\d[\d.,]*)*(?:\s?%|\s?°[a-zA-Z]{0,5}\b|[a-zA-Z]{1,5}\b)?"
_NO_CALLS = (
    r"(?i: (?:credits?|debits?|notes?|refund(?:s|ed)?|adjust(?:ed|ments?)|reversals?|accruals?|estimated|provisional|"
    r"FTEs?|posts|people|staff|hours|weeks|months|years|miles|kWh|points|pp))"
)
"""Words that may stand between an amount and a bracket: what else does may be the name of a call, blank or no blank."""
_BRACKET = r"[(\[][^()\[\]|!=&*\"{}]*[)\]]"
_REMARK = rf"(?:(?<=[\d%]){_BRACKET}|(?:{_NO_CALLS})* {_BRACKET}|(?: [a-zA-Z][\w'’.,%-]*)*)"
"""What is said behind an amount, in brackets of their own or in words."""
FORMULA = regex(
    r"^[=@\t\r\uff1d\uff20]|^\s+=|^[+\-](?!\(?[\s£$€]*[\d.,]+\s*%?\)?\s*[a-zA-Z£$€%]*$)"
    rf"(?!{_AMOUNT}{_REMARK}\s*$)"
    r"(?:[A-Za-z]|.*(?:[(!|]|[-+*/][A-Z]{1,3}\d))"
)
"""How a cell begins that a spreadsheet program would run: signed numbers, dashes and titles are no formulas."""


def softened(findings: Iterator[Finding], places: bool, desk: bool = False, fleet: bool = False) -> Iterator[Finding]:
    """Telephone numbers and addresses are advice in a table about schools, suppliers and the like.

    Beside the mailbox of a desk, numbers alone are; and registrations in the table of an authority's own vehicles.
    """
    kinds = ["telephone number"] if places or desk else []
    kinds += ["postcode", "postal address"] if places else []
    kinds += ["vehicle registration"] if fleet else []
    for found in findings:
        public = bool(kinds) and re.match(rf"There is a (?:{'|'.join(kinds)})", found.what)
        yield Finding(found.code, found.place, found.what, Level.ADVISE, found.line) if public else found


def beside_a_desk(cells: Mapping[tuple[int, int], str], at: tuple[int, int]) -> bool:
    """Whether the mailbox of an office stands in a cell beside or above, and nobody is spoken of around."""
    row, column = at
    beside = [cells.get((row - up, column - left), "") for up, left in ((1, 0), (2, 0), (0, 1), (0, -1))]
    return any("@" in text and is_role(text.strip()) for text in beside) and not any(map(speaks_of_one, beside))
