"""The score of a disclosure for a term: BM25 in whole numbers, so that two languages cannot differ.

A posting's level depends on its own record alone (the length is measured against a fixed pivot, not against the
average of the catalogue), so that a new record changes no other record's postings. The browser's twin is
`theme/assets/search/scoring.js`; `engine` computes the same through Whoosh.
"""

import math
from bisect import bisect_left
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]
K1 = 1.2
"""How soon further occurrences stop counting."""
B = 0.5
"""How much a long record is held back: 0 not at all, 1 fully."""
PIVOT = 400
"""The length, in terms, at which a record is neither held back nor helped."""
LEVELS = 16
"""Levels per unit of BM25; one occurrence in a record of pivotal length scores 1, many at most K1 + 1."""
RARITY = 64
"""Units of rarity per unit of inverse document frequency."""
IN_TITLE = 16
"""Levels more for a term of the title: what a record is about goes before what it speaks of often."""
AS_TYPED = 6
"""Levels more for a word that the title has just as it was typed: `parking` finds parking before parks."""
REFERENCE_SCORE = 1_000_000
"""What a record scores when its reference was typed: more than any words can."""

_STEPS = [round((1.033**byte - 1) * 27) for byte in range(256)]
"""The lengths that Whoosh tells apart, as its `util.numeric` has them, which is slow to load."""


@lru_cache(maxsize=100_000)
def rounded_length(length: int) -> int:
    """The length as Whoosh keeps it, in one byte: exact up to 10, then the next of its steps, at most 106,374."""
    return _STEPS[min(bisect_left(_STEPS, length), len(_STEPS) - 1)]


MOST_BEGINNINGS = 64
"""How many words a beginning stands for: the commonest ones, so that `c*` stays a query and not a download."""


def levels(eighths: Numbers, length: Numbers, in_title: Numbers) -> Numbers:
    """The levels of terms with these weights (in eighths), in records of these rounded lengths, or in their titles."""
    weight = eighths / 8
    held_back = K1 * ((1 - B) + B * length / PIVOT)
    bm25 = weight * (K1 + 1) / (weight + held_back)
    found: Numbers = np.maximum(np.floor(bm25 * LEVELS + 0.5), 1) + in_title * IN_TITLE
    return found


def in_levels(bm25: float) -> int:
    """A BM25 value without its rarity, in whole levels; never 0, because what matches must show."""
    return max(1, math.floor(bm25 * LEVELS + 0.5))


def rarity(frequency: int, records: int) -> int:
    """How much a term tells that occurs in `frequency` of so many records, in whole units."""
    return in_rarity_units(math.log(records / (frequency + 1)) + 1)


def in_rarity_units(idf: float) -> int:
    """An inverse document frequency in whole units, at least 1."""
    return max(1, math.floor(idf * RARITY + 0.5))
