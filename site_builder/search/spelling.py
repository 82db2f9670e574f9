"""What a misspelt query may have meant. The browser's twin is `theme/assets/search/spelling.js`.

Only words that no record holds are touched: each gives way to the nearest word of the catalogue with the same initial
(or one that sounds alike, or the letter behind it), or to two words that it runs together; and where all words are
known and nothing is found, two of them may be one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.patterns import regex
from site_builder.search.analysis import STOP_WORDS, fold, terms_of
from site_builder.search.pieces import pieces_of

SHORTEST = 5
"""Shorter words have too many neighbours to guess at."""
LONG = 8
"""Words from this length on may be two letters off, shorter ones one."""
HALF = 3
"""The least length of a word that was run together with another."""
ALIKE = ("ckqs", "fpv", "gjk", "kn", "szc", "rw", "aeiouy")
"""Letters that are taken for one another at the beginning of a word."""
_WORD = regex(r"[^\W\d_]+(?:['’ʼ‘＇][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the catalogue knows: whether records hold a term, and the words that begin so, each with its records."""

    holds: Callable[[str], bool]
    words: Callable[[str], Iterable[tuple[str, int]]]

    def has_word(self, word: str) -> bool:
        """Whether records hold exactly this word."""
        return any(found == word for found, _ in self.words(word))


def respelt(text: str, vocabulary: Vocabulary) -> str | None:
    """The query with its unknown words put right; None where nothing is known to put right."""
    edits: list[tuple[int, int, str]] = []
    known: list[tuple[int, int, str]] = []
    for start, end in _plain_words(text):
        word = fold(text[start:end])
        if vocabulary.holds(terms_of(word)[0]):
            known.append((start, end, word))
        elif len(word) >= SHORTEST and (better := _nearest(word, vocabulary) or _parted(word, vocabulary)):
            edits.append((start, end, better))
    if not edits:
        edits = _joined(text, known, vocabulary)
    for start, end, better in reversed(edits):
        text = text[:start] + better + text[end:]
    return text if edits else None


def _plain_words(text: str) -> Iterator[tuple[int, int]]:
    """Where the query has words that are looked up as such: not excluded, not part of a field, number or citation."""
    for start, end in pieces_of(text):
        for match in _WORD.finditer(text, start, end):
            if fold(match[0]) not in STOP_WORDS:
                yield match.span()


def _nearest(word: str, vocabulary: Vocabulary) -> str | None:
    others = {word[1], *(letter for group in ALIKE if word[0] in group for letter in group)} - {word[0]}
    return _nearest_of(word, vocabulary, word[0]) or _nearest_of(word, vocabulary, sorted(others))


def _nearest_of(word: str, vocabulary: Vocabulary, initials: Iterable[str]) -> str | None:
    """The nearest word with one of these initials; one that is near but for its plural is as near."""
    limit = 2 if len(word) >= LONG else 1
    ways = (word, word[:-1] if word[-1] == "s" else f"{word}s")
    found = (
        (distance, -records, candidate)
        for initial in initials
        for candidate, records in vocabulary.words(initial)
        if len(candidate) >= SHORTEST and candidate not in STOP_WORDS
        if (distance := min(_distance(way, candidate, limit) for way in ways)) <= limit
    )
    return min(found, default=(0, 0, None))[2]


def _distance(word: str, candidate: str, limit: int) -> int:
    return edits_between(word, candidate, limit) if abs(len(candidate) - len(word)) <= limit else limit + 1


def _parted(word: str, vocabulary: Vocabulary) -> str | None:
    for at in range(HALF, len(word) - HALF + 1):
        if vocabulary.has_word(word[:at]) and vocabulary.has_word(word[at:]):
            return f"{word[:at]} {word[at:]}"
    return None


def _joined(text: str, known: list[tuple[int, int, str]], vocabulary: Vocabulary) -> list[tuple[int, int, str]]:
    for (start, end, first), (following, last, second) in pairwise(known):
        if not text[end:following].strip() and vocabulary.has_word(first + second):
            return [(start, last, first + second)]
    return []


def edits_between(a: str, b: str, limit: int) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour; `limit` + 1 where more."""
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
