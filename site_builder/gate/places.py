"""Places in a text as people name them."""

from bisect import bisect_left


class Lines:
    """The lines of a text: asked thousands of times, it reads the text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: list[int] | None = None

    def of(self, at: int) -> int:
        """The line on which the character of this number stands, counted from 1."""
        if self._ends is None:
            self._ends = _line_ends(self._text)
        return bisect_left(self._ends, at) + 1


def _line_ends(text: str) -> list[int]:
    ends, at = [], text.find("\n")
    while at >= 0:
        ends.append(at)
        at = text.find("\n", at + 1)
    return ends
