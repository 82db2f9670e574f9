"""What records are about, as numbers: each term of each record with its weight, and how rare the term is among all."""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from site_builder.records.disclosure import Disclosure, Heading
from site_builder.search.analysis import STOP_WORDS, terms_of, tokens
from site_builder.search.occurrences import stretches_of

_FORMAL = frozenset({Heading.REASONS, Heading.ADVICE})
Words = Mapping[str, tuple[float, str]]
"""Each term with its weight and the word as typed."""
Weights = tuple[Sequence[str], "array[float]"]
"""The terms of a record and the weight of each."""
Numbers = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]


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


def weights_of(words: Words) -> Weights:
    """The same without the words as typed, which only a draft's are printed of."""
    return tuple(words), array("d", (weight for weight, _ in words.values()))


@dataclass(frozen=True)
class Subjects:
    """Records, which need not have their text, with their terms one after another; `owners` says whose each is.

    `recurring` are the paragraphs that tell nothing, because many of the records share them.
    """

    disclosures: tuple[Disclosure, ...]
    recurring: frozenset[int]
    numbers: Mapping[str, int]
    terms: Numbers
    owners: Numbers
    weights: Reals


def subjects_from(records: Iterable[tuple[Disclosure, Weights]], recurring: frozenset[int]) -> Subjects:
    """The subjects of records, each with its weights."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    disclosures, terms, weights, counts = [], array("q"), array("d"), []
    for disclosure, (own, worth) in records:
        disclosures.append(disclosure)
        terms.extend([numbers[term] for term in own])
        weights.extend(worth)
        counts.append(len(own))
    owners = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    held = np.frombuffer(terms, dtype=np.int64), owners, np.frombuffer(weights, dtype=np.float64)
    return Subjects(tuple(disclosures), recurring, dict(numbers), *held)


@dataclass(frozen=True)
class Likeness:
    """How like a draft each record is, from 0 to 1, and how much each term that both may hold tells."""

    scores: Reals
    rarity: Mapping[str, float]


def likeness(mine: Words, subjects: Subjects, own: Sequence[int]) -> Likeness:
    """The cosine between the draft and every record, each term weighed by its rarity among records other than `own`."""
    others = np.isin(subjects.owners, own, invert=True)
    terms, owners, weights = subjects.terms[others], subjects.owners[others], subjects.weights[others]
    count = len(subjects.disclosures) - len(own)
    holding = np.bincount(terms, minlength=len(subjects.numbers))
    rarity = np.where(holding > 0, np.log((count + 1) / (holding + 0.5)), 0.0)
    rarest = float(rarity[holding > 0].max()) if len(terms) else 1.0
    known = {term: n for term in mine if (n := subjects.numbers.get(term)) is not None and holding[n]}
    wanted = np.zeros(len(subjects.numbers))
    for term, number in known.items():
        wanted[number] = mine[term][0]
    tells = {term: float(rarity[number]) for term, number in known.items()}
    length = math.sqrt(sum((weight * tells.get(term, rarest)) ** 2 for term, (weight, _) in mine.items()))
    size = len(subjects.disclosures)
    dots = np.bincount(owners, weights * wanted[terms] * rarity[terms] ** 2, size)
    lengths = np.sqrt(np.bincount(owners, (weights * rarity[terms]) ** 2, size)) * length
    return Likeness(np.divide(dots, lengths, out=np.zeros(size), where=lengths > 0), tells)
