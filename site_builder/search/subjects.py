"""What records are about, as numbers: each term of each record with its weight, and how rare the term is among all."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

import numpy as np
import numpy.typing as npt

from site_builder.records.disclosure import Disclosure
from site_builder.search.said import MOST, Said, Words
from site_builder.search.terms.numbered import Numbered

_AT_ONCE = 512
"""Records that are weighed in one go, so that what is worked out for them lies near at hand."""
Numbers = npt.NDArray[np.int32]
Column = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Columns:
    """The terms of many records, one record after the other: how many each has, their numbers, how much each is said.

    `holding` says in how many of the records each number stands.
    """

    counts: Numbers
    terms: Numbers
    said: npt.NDArray[np.uint16]
    holding: Numbers

    def of(self, record: int) -> Numbers:
        """The numbers of the terms of one record."""
        start = int(self.counts[:record].sum())
        return self.terms[start : start + int(self.counts[record])]


def columns_of(found: Iterable[Said], numbers: Numbered[str]) -> Columns:
    """The same in columns, all terms in the same numbers."""
    counts, terms, said = [np.empty(0, np.int32)], [np.empty(0, np.int32)], [np.empty(0, np.uint16)]
    for it in found:
        counts.append(it.counts)
        terms.append(np.array([*map(numbers.__getitem__, it.words), 0], np.int32)[it.terms])
        said.append(it.said)
    together = np.concatenate(terms)
    holding = np.bincount(together, minlength=len(numbers)).astype(np.int32)
    return Columns(np.concatenate(counts), together, np.concatenate(said), holding)


def only(columns: Sequence[Columns], keep: npt.NDArray[np.bool_], words: Sequence[str]) -> tuple[Columns, list[str]]:
    """The records that are to be kept of all blocks, one after the other, and those of the words that they say."""
    counts, terms, said = (
        np.concatenate(some) for some in zip(*((it.counts, it.terms, it.said) for it in columns), strict=True)
    )
    stays = np.repeat(keep, counts)
    gone, terms = terms[~stays], terms[stays]
    holding = (_held(columns, len(words)) - np.bincount(gone, minlength=len(words))).astype(np.int32)
    is_said = holding > 0
    if not is_said.all():
        terms = (np.cumsum(is_said, dtype=np.int32) - 1)[terms]
    return Columns(counts[keep], terms, said[stays], holding[is_said]), list(compress(words, is_said.tolist()))


def _held(columns: Iterable[Columns], words: int) -> npt.NDArray[np.int64]:
    """In how many records of all blocks each of so many words stands."""
    found = np.zeros(words, np.int64)
    for block in columns:
        found[: len(block.holding)] += block.holding
    return found


@dataclass(frozen=True)
class Subjects:
    """Records by number, with what they are about, block after block, and the numbers of their terms.

    `slugs` are where each stands, and `opened` gives one, which need not have its text. Those `left_out` are as if they
    were not there. `recurring` are the paragraphs that tell nothing, because many of the records share them.
    """

    slugs: Sequence[str]
    opened: Callable[[int], Disclosure]
    blocks: Sequence[Columns]
    numbers: Mapping[str, int]
    recurring: frozenset[int]
    left_out: frozenset[int] = frozenset()

    @cached_property
    def holding(self) -> npt.NDArray[np.int64]:
        """In how many records each term stands, those left out among them."""
        return _held(self.blocks, len(self.numbers))

    def terms(self, record: int) -> Numbers:
        """The numbers of a record's terms."""
        for block in self.blocks:
            if record < len(block.counts):
                return block.of(record)
            record -= len(block.counts)
        raise IndexError(record)


@dataclass(frozen=True)
class Likeness:
    """How like a draft each record is, from 0 to 1, and how much each term that both may hold tells."""

    scores: Column
    rarity: Mapping[str, float]


def likeness(mine: Words, subjects: Subjects, own: Collection[int]) -> Likeness:
    """The cosine between the draft and every record, each term weighed by its rarity among records other than `own`."""
    others = np.ones(len(subjects.slugs), np.bool_)
    others[list(own)] = False
    count, left = int(others.sum()), subjects.holding.copy()
    for record in own:
        left[subjects.terms(record)] -= 1  # a record has each of its terms once
    rarity = np.log((count + 1) / (left + 0.5))
    known = {term: number for term in mine if (number := subjects.numbers.get(term)) is not None and left[number]}
    tells = {term: float(rarity[number]) for term, number in known.items()}
    worth = np.zeros(len(left))
    for term, number in known.items():
        worth[number] = _weight(mine[term][0]) * tells[term]
    unknown = math.log((count + 1) / 1.5)
    length = math.hypot(*(_weight(much) * tells.get(term, unknown) for term, (much, _) in mine.items()))
    dots, squares = (np.concatenate(some) for some in zip(*_weighed(subjects.blocks, rarity, worth), strict=True))
    scores = np.zeros(len(others))
    np.divide(dots, np.sqrt(squares) * length, out=scores, where=others & (dots > 0))
    return Likeness(scores, tells)


def _weighed(blocks: Iterable[Columns], rarity: Column, worth: Column) -> Iterator[tuple[Column, Column]]:
    """For some records after the other: the product of each with the draft, and the square of its length."""
    yield np.zeros(0), np.zeros(0)
    weights = 1 + np.log(np.maximum(np.arange(MOST + 1), 1))
    for block in blocks:
        ends = np.concatenate(([0], np.cumsum(block.counts, dtype=np.int64)))
        for first in range(0, len(block.counts), _AT_ONCE):
            starts = ends[first : first + _AT_ONCE + 1]
            terms = block.terms[starts[0] : starts[-1]]
            told = weights[block.said[starts[0] : starts[-1]]] * rarity[terms]
            yield _sums(told * worth[terms], starts - starts[0]), _sums(told * told, starts - starts[0])


def _sums(values: Column, starts: npt.NDArray[np.int64]) -> Column:
    """The sum of each stretch of values, of which some may be empty; the last start is the end of all."""
    sums, filled = np.zeros(len(starts) - 1), np.flatnonzero(np.diff(starts))
    if len(filled):
        sums[filled] = np.add.reduceat(values, starts[filled])
    return sums


def _weight(said: int) -> float:
    return 1 + math.log(said)
