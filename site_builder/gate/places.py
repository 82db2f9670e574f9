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
            self._ends = everywhere(self._text, "\n")
        return bisect_left(self._ends, at) + 1


def everywhere(text: str, sign: str) -> list[int]:
    """Where one character stands in a text."""
    places, at = [], text.find(sign)
    while at >= 0:
        places.append(at)
        at = text.find(sign, at + 1)
    return places
