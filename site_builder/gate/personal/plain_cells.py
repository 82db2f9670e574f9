"""Cells of which large tables are full and which tell of nobody by themselves: numbers, days, times, references."""

from collections.abc import Callable, Iterator

from site_builder.gate.findings import Finding
from site_builder.patterns import regex

_PLAIN = regex(
    r"[-−(]?[£$€]?(?:0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d*)?[ ]?%?\)?|"
    r"-?(?:0|[1-9]\d{0,8})\.\d+(?:[Ee][-+]?\d+)?|"
    r"\d{4}[-/]\d\d[-/]\d\d(?:[ T]\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|"
    r"\d{1,2}:\d\d(?::\d\d)?|[A-Z]{2,6}[-/]\d{4,8}"
)
"""No number of a person, a card, a telephone or a vehicle is written so, where no heading says that it is one."""
_MOST = 300_000
"""Different texts that are remembered; what comes later is looked at wherever it stands."""


def is_plain(text: str) -> bool:
    """Whether the cell is one of those."""
    return _PLAIN.fullmatch(text) is not None


class Remembered:
    """What is found in each different text of a table: each is looked at once, however often it stands there."""

    def __init__(self, look: Callable[[str], Iterator[Finding]]) -> None:
        self._look = look
        self._known: dict[str, tuple[Finding, ...]] = {}

    def quiet(self, text: str) -> bool:
        """Whether it is known already that nothing is found in the text."""
        return self._known.get(text) == ()

    def pass_over(self, text: str) -> None:
        """Remembers that nothing is found in the text."""
        if len(self._known) < _MOST:
            self._known[text] = ()

    def found(self, text: str) -> tuple[Finding, ...]:
        """What is found in the text."""
        known = self._known.get(text)
        if known is None:
            known = tuple(self._look(text))
            if len(self._known) < _MOST:
                self._known[text] = known
        return known
