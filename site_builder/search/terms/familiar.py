"""Words met before, each known by its first sixteen letters as two whole numbers: millions are looked up at once."""

import numpy as np
import numpy.typing as npt

Pieces = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int32]
UNKNOWN = -1
_BITS = 17
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


class Familiar:
    """A table with one place for all words whose letters give the same key: whichever was met first has it."""

    def __init__(self) -> None:
        self._first, self._second = np.zeros(1 << _BITS, np.uint64), np.zeros(1 << _BITS, np.uint64)
        self._number = np.full(1 << _BITS, UNKNOWN, np.int32)

    def numbers(self, first: Pieces, second: Pieces) -> Numbers:
        """The number of each word; UNKNOWN where it was not met, or found its place taken."""
        at = _places(first, second)
        is_it = (self._first[at] == first) & (self._second[at] == second)
        found: Numbers = np.where(is_it, self._number[at], np.int32(UNKNOWN))
        return found

    def learn(self, first: Pieces, second: Pieces, numbers: Numbers) -> None:
        """Keeps the numbers of these words as far as there is place."""
        at = _places(first, second)
        free = np.flatnonzero(self._number[at] == UNKNOWN)[::-1]  # of two for one place, the last that is put stays
        self._first[at[free]], self._second[at[free]] = first[free], second[free]
        self._number[at[free]] = numbers[free]


def _places(first: Pieces, second: Pieces) -> npt.NDArray[np.uint64]:
    found: npt.NDArray[np.uint64] = (first * _FIRST ^ second * _SECOND) >> np.uint64(64 - _BITS)
    return found
