"""What records say of their subject: each term with how much it is said, of one record or of many at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from site_builder.records.disclosure import Disclosure, Heading
from site_builder.search.terms.analysis import terms_of, tokens
from site_builder.search.terms.hearing import heard
from site_builder.search.terms.stretches import Stretch, stretches_of
from site_builder.search.terms.vocabulary import vocabulary

_FORMAL = frozenset({Heading.REASONS, Heading.ADVICE})
MOST = (1 << 16) - 1
"""However often a term is said, it is not said more than this."""
Words = Mapping[str, tuple[int, str]]
"""Each term with how much it is said, in the weights of its stretches, and the word as typed."""
Column = npt.NDArray[Any]


def words_of(disclosure: Disclosure, recurring: frozenset[int]) -> Words:
    """Each term of the record with how much it is said and the word as typed, as far as they tell its subject.

    Citations do not, nor do the reasons and the advice: letters that refuse resemble one another whatever they refuse.
    """
    said: Counter[str] = Counter()
    typed: dict[str, str] = {}
    for stretch in _about(disclosure, recurring):
        for token in tokens(stretch.text):
            terms = terms_of(token)
            if len(terms) == 1 and _tells(token):
                said[terms[0]] += stretch.weight
                typed.setdefault(terms[0], token)
    return {term: (min(much, MOST), typed[term]) for term, much in said.items()}


def _about(disclosure: Disclosure, recurring: frozenset[int]) -> tuple[Stretch, ...]:
    about = tuple(section for section in disclosure.sections if section.kind not in _FORMAL)
    return stretches_of(replace(disclosure, sections=about), recurring)


def _tells(token: str) -> bool:
    return len(token) > 1 and "(" not in token


@dataclass(frozen=True, slots=True)
class Said:
    """What `words_of` tells of some records, one after the other, without the words as typed: how many terms each has,
    which these are, as numbers of `words`, and how much each is said.
    """

    words: list[str]
    counts: npt.NDArray[np.int32]
    terms: npt.NDArray[np.int32]
    said: npt.NDArray[np.uint16]


def said_in(records: Iterable[Disclosure], recurring: frozenset[int]) -> Said:
    """The same of many records at once; words become numbers first, because there are millions of them."""
    about = [_about(disclosure, recurring) for disclosure in records]
    met, stretches = vocabulary(), [stretch for some in about for stretch in some]
    word, ends = heard((stretch.text for stretch in stretches), met)
    met.understand()
    stretch = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
    spoken = np.flatnonzero(np.bincount(word))
    tells = np.zeros(len(met.words), np.bool_)
    tells[spoken] = [*map(_tells, met.spelt(spoken.astype(np.int32)))]
    tells &= met.many == 1  # a stop word has no term
    said = np.flatnonzero(tells[word])
    word, stretch = word[said], stretch[said]
    owner = np.repeat(np.arange(len(about)), np.array([len(some) for some in about], np.int64))
    weight = np.array([it.weight for it in stretches], np.float64)
    record, term, much = _summed(owner[stretch], met.listed[met.first[word]], weight[stretch])
    known, number = _as_first_met(term)
    counts = np.bincount(record, minlength=len(about)).astype(np.int32)
    much = np.minimum(much, MOST).astype(np.uint16)
    return Said(met.named(known.astype(np.int32)), counts, number.astype(np.int32), much)


def _summed(record: Column, term: Column, weight: Column) -> tuple[Column, Column, Column]:
    """Each term of each record once, as it is first met there, with the sum of its weights."""
    pairs, which = _as_first_met(record.astype(np.int64) << 32 | term)
    return pairs >> 32, pairs & (1 << 32) - 1, np.bincount(which, weight, len(pairs))


def _as_first_met(values: Column) -> tuple[Column, Column]:
    """The different values in the order in which they first come, and for each of all which of these it is."""
    found, first, which = np.unique(values, return_index=True, return_inverse=True)
    order = np.argsort(first)
    nth = np.empty(len(order), np.int64)
    nth[order] = np.arange(len(order))
    return found[order], nth[which]
