"""What records are about, as numbers: each term of each record with its weight, and how rare the term is among all."""

import math
from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, compress
from operator import mul

from site_builder.records.disclosure import Disclosure, Heading
from site_builder.search.analysis import STOP_WORDS, terms_of, tokens
from site_builder.search.numbered import Numbered
from site_builder.search.stretches import stretches_of

_FORMAL = frozenset({Heading.REASONS, Heading.ADVICE})
Words = Mapping[str, tuple[float, str]]
"""Each term with its weight and the word as typed."""
Weights = tuple["array[int]", "array[float]"]
"""The numbers of a record's terms, and the weight of each."""


def words_of(disclosure: Disclosure, recurring: frozenset[int]) -> Words:
    """Each term of the record with its weight and the word as typed, as far as they tell its subject.

    Citations do not, nor do the reasons and the advice: letters that refuse resemble one another whatever they refuse.
    """
    weights: Counter[str] = Counter()
    typed: dict[str, str] = {}
    about = tuple(section for section in disclosure.sections if section.kind not in _FORMAL)
    for stretch in stretches_of(replace(disclosure, sections=about), recurring):
        for token in tokens(stretch.text):
            terms = terms_of(token)
            if len(terms) == 1 and token not in STOP_WORDS and "(" not in token and len(token) > 1:
                weights[terms[0]] += stretch.weight
                typed.setdefault(terms[0], token)
    return {term: (1 + math.log(weight), typed[term]) for term, weight in weights.items()}


def weights_of(words: Words, numbers: Numbered[str]) -> Weights:
    """The same without the words as typed, which only a draft's are printed of."""
    return array("i", map(numbers.__getitem__, words)), array("f", (weight for weight, _ in words.values()))


@dataclass(frozen=True)
class Subjects:
    """Records, which need not have their text, each with its weights, and the numbers of their terms.

    `recurring` are the paragraphs that tell nothing, because many of the records share them.
    """

    disclosures: Sequence[Disclosure]
    weights: Sequence[Weights]
    numbers: Numbered[str]
    recurring: frozenset[int]

    @cached_property
    def holding(self) -> Counter[int]:
        """In how many records each term stands."""
        return Counter(chain.from_iterable(terms for terms, _ in self.weights))

    @cached_property
    def _among(self) -> dict[int, tuple[Sequence[float], Sequence[float]]]:
        return {}

    def among(self, count: int) -> tuple[Sequence[float], Sequence[float]]:
        """How rare each term is among so many records, and the length of each record for it."""
        if count not in self._among:
            rarity = [_rarity(self.holding[number], count) for number in range(len(self.numbers))]
            lengths = [
                math.hypot(*map(mul, weights, map(rarity.__getitem__, terms))) for terms, weights in self.weights
            ]
            self._among[count] = rarity, lengths
        return self._among[count]


@dataclass(frozen=True)
class Likeness:
    """How like a draft each record is, from 0 to 1, and how much each term that both may hold tells."""

    scores: Sequence[float]
    rarity: Mapping[str, float]


def likeness(mine: Words, subjects: Subjects, own: Collection[int]) -> Likeness:
    """The cosine between the draft and every record, each term weighed by its rarity among records other than `own`."""
    count = len(subjects.weights) - len(own)
    among_all, lengths = subjects.among(count)
    less = Counter(chain.from_iterable(subjects.weights[number][0] for number in own))
    known = {term: number for term in mine if (number := subjects.numbers.get(term)) is not None}
    left = {number: subjects.holding[number] - less[number] for number in (*known.values(), *less)}
    rarity = {number: _rarity(held, count) for number, held in left.items() if held}
    change = {number: told**2 - among_all[number] ** 2 for number, told in rarity.items()}
    worth = {number: mine[term][0] * rarity[number] ** 2 for term, number in known.items() if number in rarity}
    tells = {term: rarity[number] for term, number in known.items() if number in rarity}
    unknown = _rarity(1, count)
    length = math.hypot(*(weight * tells.get(term, unknown) for term, (weight, _) in mine.items()))
    asked = bytearray(len(subjects.numbers))
    for number in rarity:
        asked[number] = 1
    scores = []
    for record, (terms, weights) in enumerate(subjects.weights):
        both = list(compress(zip(terms, weights, strict=True), map(asked.__getitem__, terms)))
        dot = sum(weight * worth.get(term, 0.0) for term, weight in both) if record not in own else 0.0
        square = lengths[record] ** 2 + sum(weight**2 * change[term] for term, weight in both)
        scores.append(dot / (math.sqrt(square) * length) if dot else 0.0)
    return Likeness(scores, tells)


def _rarity(held: int, count: int) -> float:
    """How much a term tells that so many of the records hold."""
    return math.log((count + 1) / (held + 0.5))
