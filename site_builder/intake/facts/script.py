"""The letter as one text, for the reader of citations, and the way back from a place in it to its block."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.intake.parts.placed import Placed


@dataclass(frozen=True, slots=True)
class Script:
    """The letter as one text, and where each of its blocks stands in it."""

    text: str
    starts: tuple[int, ...]
    placed: tuple[Placed, ...]

    def block(self, at: int) -> Placed:
        """The block that a position lies in."""
        return self.placed[bisect_right(self.starts, at) - 1]

    def start(self, at: int) -> int:
        """Where the block that a position lies in begins."""
        return self.starts[bisect_right(self.starts, at) - 1]


def script_of(placed: Sequence[Placed]) -> Script:
    """The letter as the reader of citations takes it: a blank line between blocks."""
    starts, length = [], 0
    for p in placed:
        starts.append(length)
        length += len(p.block.plain) + 2
    return Script("\n\n".join(p.block.plain for p in placed), tuple(starts), tuple(placed))
