"""The postings of many terms as a table of columns: what a block has of a group of terms, and what all blocks have."""

import marshal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from site_builder.search.bundle.columns import Column, Numbers, column, packed, side_by_side, stacked


@dataclass(frozen=True, slots=True)
class Postings:
    """For each of `terms`: in how many records it stands, and their numbers, levels and places, packed.

    In a block, numbers are how many records, then their numbers within the block as steps; of several blocks, they are
    for each block that holds the term the step from the block before, then the numbers there. A term that only narrows
    has neither levels nor places.
    """

    terms: Sequence[str]
    counts: npt.NDArray[np.int64]
    numbers: Column
    levels: Column
    places: Column

    def taken(self, order: Numbers) -> "Postings":
        """The postings of the terms of these numbers, in this order."""
        columns = (it.taken(order) for it in (self.numbers, self.levels, self.places))
        return Postings([self.terms[number] for number in order.tolist()], self.counts[order], *columns)

    def part(self, start: int, end: int) -> "Postings":
        """Those of the terms from one number to before another."""
        columns = (it.part(start, end) for it in (self.numbers, self.levels, self.places))
        return Postings(self.terms[start:end], self.counts[start:end], *columns)

    def kept(self) -> bytes:
        """For the cache."""
        columns = (self.numbers, self.levels, self.places)
        said = [part for it in columns for part in (it.content.tobytes(), it.sizes.astype(np.uint32).tobytes())]
        return marshal.dumps((list(self.terms), self.counts.astype(np.uint32).tobytes(), *said))


def recalled(kept: bytes) -> Postings:
    """What `Postings.kept` made."""
    terms, counts, *said = marshal.loads(kept)
    columns = (
        column(np.frombuffer(content, np.uint8), _numbers(sizes))
        for content, sizes in zip(said[::2], said[1::2], strict=True)
    )
    return Postings(terms, _numbers(counts), *columns)


_NOTHING = column(np.empty(0, np.uint8), np.empty(0, np.int64))
NO_POSTINGS = Postings((), np.empty(0, np.int64), _NOTHING, _NOTHING, _NOTHING)


def _numbers(kept: bytes) -> npt.NDArray[np.int64]:
    return np.frombuffer(kept, np.uint32).astype(np.int64)


def one_below_the_other(tables: Sequence[Postings]) -> Postings:
    """The terms of one table, then those of the next."""
    return Postings(
        [term for it in tables for term in it.terms],
        np.concatenate([it.counts for it in tables]),
        *_columns(tables),
    )


def _columns(tables: Sequence[Postings]) -> Iterator[Column]:
    """The numbers, levels and places of all tables, one below the other."""
    return (stacked([getattr(it, name) for it in tables]) for name in ("numbers", "levels", "places"))


def merged(blocks: Iterable[Postings]) -> Postings:
    """What all blocks have of a group of terms, in the order of the terms."""
    tables = list(blocks)
    if not any(it.terms for it in tables):
        return NO_POSTINGS
    terms = sorted(set().union(*(it.terms for it in tables)))
    number = dict(zip(terms, range(len(terms)), strict=True))
    of_term = np.concatenate([np.fromiter(map(number.__getitem__, it.terms), np.int64) for it in tables])
    of_block = np.repeat(np.arange(len(tables)), [len(it.terms) for it in tables])
    order = np.argsort(of_term, kind="stable")
    counts = np.concatenate([it.counts for it in tables])
    starts = np.searchsorted(of_term[order], np.arange(len(terms)))
    steps = np.diff(of_block[order], prepend=0)
    steps[starts] = of_block[order][starts]
    numbers, levels, places = (it.taken(order) for it in _columns(tables))
    columns = (it.grouped(starts) for it in (side_by_side(packed(steps), numbers), levels, places))
    return Postings(terms, np.add.reduceat(counts[order], starts), *columns)
