"""Many short strings of bytes as one long one: how postings are held, so that whole columns are worked on at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]
_APART = 32
"""Of how many strings one may stand apart from the one before for runs of neighbours to be taken as they are."""


@dataclass(frozen=True, slots=True)
class Column:
    """Strings of bytes: the one of number i is `content[begins[i]:begins[i + 1]]`."""

    content: npt.NDArray[np.uint8]
    begins: npt.NDArray[np.int64]

    @property
    def sizes(self) -> npt.NDArray[np.int64]:
        """The length of each string in bytes."""
        return np.diff(self.begins)

    def strings(self) -> list[bytes]:
        """Each string by itself."""
        content, cuts = self.content.tobytes(), self.begins.tolist()
        return [content[start:end] for start, end in pairwise(cuts)]

    def joined(self, start: int, end: int) -> bytes:
        """The strings from one number to before another, as one."""
        return self.content[self.begins[start] : self.begins[end]].tobytes()

    def part(self, start: int, end: int) -> "Column":
        """The strings from one number to before another."""
        begins = self.begins[start : end + 1]
        return Column(self.content[begins[0] : begins[-1]], begins - begins[0])

    def taken(self, order: Numbers) -> "Column":
        """The strings of these numbers, in this order."""
        sizes = self.sizes[order]
        begins = np.append(0, np.cumsum(sizes))
        if not len(order) or (len(cuts := np.flatnonzero(np.diff(order) != 1) + 1)) * _APART > len(order):
            source = np.repeat(self.begins[:-1][order] - begins[:-1], sizes)
            return Column(self.content[source + np.arange(begins[-1])], begins)
        starts, ends = self.begins[order[np.append(0, cuts)]], self.begins[order[np.append(cuts - 1, -1)] + 1]
        parts = [self.content[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        return Column(np.concatenate(parts), begins)

    def grouped(self, starts: Numbers) -> "Column":
        """Neighbours joined to one string each; `starts` are the numbers of the first of each group."""
        return Column(self.content, self.begins[np.append(starts, len(self.begins) - 1)])


def column(content: npt.NDArray[np.uint8], sizes: Numbers) -> Column:
    """The column of strings of these sizes, which lie one after the other."""
    return Column(content, np.append(0, np.cumsum(sizes, dtype=np.int64)))


def packed(numbers: Numbers) -> Column:
    """Each number, below 2 ** 35, in base 128 (see `packing.varint`)."""
    large = np.flatnonzero(numbers > 127)  # few, as a rule
    sizes = np.ones(len(numbers), np.int64)
    sizes[large] += sum((numbers[large] >= 1 << bits for bits in (14, 21, 28)), np.ones(len(large), np.int64))
    found = column(np.empty(sizes.sum(), np.uint8), sizes)
    at, rest = found.begins[:-1], numbers
    while len(rest):
        found.content[at] = rest & 127 | (rest > 127) * 128
        large = np.flatnonzero(rest > 127)
        at, rest = at[large] + 1, rest[large] >> 7
    return found


def stacked(columns: Sequence[Column]) -> Column:
    """All strings of one column, then all of the next."""
    return Column(
        np.concatenate([it.content for it in columns]),
        np.append(0, np.cumsum(np.concatenate([it.sizes for it in columns]))),
    )


def side_by_side(*columns: Column) -> Column:
    """The first strings of all columns joined, then the second ones, and so on."""
    count = len(columns[0].begins) - 1
    order = np.arange(count * len(columns)).reshape(len(columns), count).T.ravel()
    return stacked(columns).taken(order).grouped(np.arange(count) * len(columns))


def rising(lists: Sequence[Sequence[int]]) -> Column:
    """Rising numbers, list by list, as the steps between them, the first from 0 (see `packing.ascending`)."""
    sizes = np.array([len(it) for it in lists], np.int64)
    numbers = np.fromiter(chain.from_iterable(lists), np.int64, sizes.sum())
    starts = np.cumsum(sizes) - sizes
    steps, firsts = np.diff(numbers, prepend=0), starts[sizes > 0]
    steps[firsts] = numbers[firsts]
    return packed(steps).grouped(starts)
