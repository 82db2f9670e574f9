"""Where each term of the searched words stands, and how much it is worth there: all as numbers."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from site_builder.search.queries.equivalents import NONE, Equivalents
from site_builder.search.terms.hearing import heard
from site_builder.search.terms.numbered import Numbered
from site_builder.search.terms.stretches import Stretch
from site_builder.search.terms.vocabulary import Numbers, Vocabulary, vocabulary

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The terms of some records as they come: `term` numbers them, `record` and `place` say where, `worth` in eighths.

    `lengths` is how many each record has. `words` are the words as they are typed, folded but not stemmed, each with
    the number of records that hold it; stop words are not among them, nor what holds more than letters and digits.
    """

    terms: tuple[str, ...]
    term: Numbers
    record: Numbers
    place: Numbers
    worth: Numbers
    lengths: Numbers
    words: dict[str, int]


def occurrences(records: Iterable[Iterable[Stretch]], same: Equivalents = NONE) -> Occurrences:
    """The terms of the stretches of some records, and those that mean the same as some of them.

    Between two stretches one place stays empty, so that no phrase spans them. Words become numbers at once and are
    handled all together: there are millions of them.
    """
    met = vocabulary()
    texts, weights, owners = [], array("i"), array("i")
    count = 0
    for number, stretches in enumerate(records):
        for stretch in stretches:
            texts.append(stretch.text)
            weights.append(stretch.weight)
            owners.append(number)
        count = number + 1
    word, ends = heard(texts, met)
    met.understand()
    owner = np.array(owners, np.int32)
    stretch_of = np.repeat(np.arange(len(ends), dtype=np.int32), np.diff(ends, prepend=0))

    audible = np.flatnonzero(met.many[word])  # all but stop words
    said, at = word[audible], stretch_of[audible]
    opening = np.searchsorted(owner[at], np.arange(count))  # where each record begins among what was heard
    before = np.arange(len(owner)) - np.searchsorted(owner, owner) - opening[owner]  # of a stretch: how far on it is
    place = (np.arange(len(said)) + before[at]).astype(np.int32)
    source, term = _meant(said, met)
    where, added = _added(met.listed[met.first[said]], at, met.terms, same)
    if len(where):
        source, term = np.concatenate([source, where]), np.concatenate([term, added])
        order = np.argsort(source, kind="stable")
        source, term = source[order], term[order]
    where = at[source]
    record = owner[where]
    present = np.flatnonzero(np.bincount(term)).astype(np.int32)
    names = met.named(present)
    in_order = sorted(range(len(names)), key=names.__getitem__)
    present = present[in_order]
    nth = np.empty(len(met.terms), np.int32)
    nth[present] = np.arange(len(present))
    return Occurrences(
        tuple(map(names.__getitem__, in_order)),
        nth[term],
        record,
        place[source],
        np.array(weights, np.int32)[where],
        np.bincount(record, minlength=count).astype(np.int32),
        _held(met, said, owner[at]),
    )


def _meant(said: Numbers, met: Vocabulary) -> tuple[Numbers, Numbers]:
    """At which of the words said, which term: a citation has several."""
    times = met.many[said]
    source = np.repeat(np.arange(len(said), dtype=np.int32), times)
    within = np.arange(len(source)) - np.repeat(np.cumsum(times) - times, times)
    return source, met.listed[met.first[said[source]] + within]


def _added(leading: Numbers, stretch: Numbers, terms: Numbered[str], same: Equivalents) -> tuple[Numbers, Numbers]:
    """What to add where words stand that mean the same as others: at which of the words, which terms.

    `leading` is the first term of each word, `stretch` where the word stands.
    """
    where: list[int] = []
    added: list[int] = []
    sequences = {
        terms[first]: [([terms[it] for it in said], [terms[it] for it in other]) for said, other in pairs]
        for first, pairs in same.sequences.items()
        if first in terms
    }
    for at in np.flatnonzero(np.isin(leading, list(sequences))).tolist():
        for said, other in sequences[leading[at]]:
            end = at + len(said)
            if end <= len(leading) and stretch[end - 1] == stretch[at] and leading[at:end].tolist() == said:
                where += [at] * len(other)
                added += other
    return np.array(where, np.int32), np.array(added, np.int32)


def _held(met: Vocabulary, word: Numbers, record: Numbers) -> dict[str, int]:
    """In how many records each word stands that is all letters and digits; records come in order."""
    if not len(word):
        return {}
    seen = np.flatnonzero(np.bincount(word))
    nth = np.empty(len(met.words), np.uint16 if len(seen) < 1 << 16 else np.int32)
    nth[seen] = np.arange(len(seen))
    order = np.argsort(nth[word], kind="stable")  # of numbers so small, several times faster
    word, record = word[order], record[order]
    is_first = np.append(True, (word[1:] != word[:-1]) | (record[1:] != record[:-1]))
    times, held = np.bincount(word[is_first]), seen[met.plain[seen]].astype(np.int32)
    return dict(zip(met.spelt(held), times[held].tolist(), strict=True))


def of_each(found: Occurrences, records: Sequence[Key]) -> Iterator[tuple[Key, list[tuple[str, int, int]]]]:
    """Each record with its occurrences, as term, place and worth."""
    ends = np.cumsum(found.lengths).tolist()
    for record, length, end in zip(records, found.lengths.tolist(), ends, strict=True):
        part = slice(end - length, end)
        names = (found.terms[term] for term in found.term[part].tolist())
        yield record, list(zip(names, found.place[part].tolist(), found.worth[part].tolist(), strict=True))
