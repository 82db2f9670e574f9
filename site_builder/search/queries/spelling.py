"""What a misspelt query may have meant. The browser's twin is `theme/assets/search/spelling.js`.

Only words that no record holds are touched: each gives way to the nearest word of the catalogue with the same initial
(or one that sounds alike, or the letter behind it), to a word that it lacks the first letter of, or to words that it
runs together; two of them may be one; and where nothing is found, what a sign joins may stand apart.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.patterns import regex
from site_builder.search.queries.pieces import pieces_of
from site_builder.search.terms.analysis import STOP_WORDS, fold, terms_of

SHORTEST = 5
"""Shorter words have too many neighbours to guess at."""
LONG = 8
"""Words from this length on may be two letters off, shorter ones one."""
HALF = 3
"""The least length of a word that was run together with another."""
LACKING = (
    (regex("n"), "k"),
    (regex("[rh]"), "w"),
    (regex("[aeiou]"), "h"),
    (regex("[^aeiouys][^aeiouylrhw]"), "aeo"),
)
"""How words begin that lack their first letter, and by which letters they are whole."""
ALIKE = ("ckqs", "fpv", "gjk", "kn", "szc", "rw", "aeiouy")
"""Letters that are taken for one another at the beginning of a word."""
_SIGNED = regex(r"(?<![^ (])[^\W\d_]+(?:[-,;./+&–—][^\W\d_]+)+(?![^ ,;.?!)])|\"[^\"]*")
_SIGN = regex(r"[-,;./+&–—]")
_INITIALS = regex(r"(?<![^ (])([a-z])(?:/| and )([a-z])(?![^ ,;:.?!)])|\"[^\"]*", re.IGNORECASE)
_PREFIXED = regex(r"(?:foia|foisa|foi|eir|rfi|ref)[ /._-]*([0-9]+(?:[ /._-]+[0-9]+)*)", re.IGNORECASE)
_BESIDE = regex(r"\b(?:OR|NOT)\b")
_WORD = regex(r"[^\W\d_]+(?:['’ʼ‘＇][^\W\d_]+)*")

Word = tuple[int, int, str]
"""A word of the query, folded or as it is better written, with its start and its end."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the catalogue knows: whether records hold a term, and the words that begin so, each with its records."""

    holds: Callable[[str], bool]
    words: Callable[[str], Iterable[tuple[str, int]]]

    def has_word(self, word: str) -> bool:
        """Whether records hold exactly this word."""
        return any(found == word for found, _ in self.words(word))


def respellings(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """What to search for where nothing is found, one after the other: a reference without what is put before it, the
    query with two letters as a name, with its unknown words put right, and with what a sign joins standing apart; none
    where nothing is known to put right.
    """
    if prefixed := _PREFIXED.fullmatch(text):
        yield prefixed[1]
    if (named := _named(text)) != text:
        yield named
    words = [(start, end, fold(text[start:end])) for start, end in _plain_words(text)]
    edits = _put_right(text, words, vocabulary)
    for start, end, better in reversed(edits):
        text = text[:start] + better + text[end:]
    if edits:
        yield text
    if apart := _apart(text):
        yield apart


def _put_right(text: str, words: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """Each unknown word as one with its neighbour, or as what it is near to; where all are known, two as one."""
    known = [vocabulary.holds(terms_of(word)[0]) for *_, word in words]
    edits: list[Word] = []
    for at, (start, end, word) in enumerate(words):
        if edits and start < edits[-1][1]:
            continue
        is_half = at + 1 < len(words) and not (known[at] and known[at + 1])
        if is_half and (one := _joined(text, words[at], words[at + 1], vocabulary)):
            edits.append(one)
        elif not known[at] and (better := _spelling(word, vocabulary)):
            edits.append((start, end, better))
    pairs = (_joined(text, first, second, vocabulary) for first, second in pairwise(words) if not edits)
    return edits or [one for one in pairs if one][:1]


def _named(text: str) -> str:
    """The query with `A&E` for `A/E` and `A and E`."""
    return _INITIALS.sub(lambda found: f"{found[1]}&{found[2]}" if found[1] else found[0], text)


def _apart(text: str) -> str | None:
    """The query with a space for every sign between words; None where there is none, and beside `OR` and `NOT`."""
    if _BESIDE.search(text):
        return None
    apart = _SIGNED.sub(lambda found: found[0] if found[0][0] == '"' else _SIGN.sub(" ", found[0]), text)
    return apart if apart != text else None


def _spelling(word: str, vocabulary: Vocabulary) -> str | None:
    """What an unknown word is near to, or runs together; of a short one only what it is but for its first letter."""
    if len(word) < SHORTEST:
        return _with_initial(word, vocabulary)
    return _nearest(word, vocabulary) or _parted(word, vocabulary)


def _plain_words(text: str) -> Iterator[tuple[int, int]]:
    """Where the query has words that are looked up as such: not excluded, not part of a field, number or citation."""
    for start, end in pieces_of(text):
        for match in _WORD.finditer(text, start, end):
            if fold(match[0]) not in STOP_WORDS:
                yield match.span()


def _nearest(word: str, vocabulary: Vocabulary) -> str | None:
    others = {word[1], *(letter for group in ALIKE if word[0] in group for letter in group)} - {word[0]}
    near = _nearest_of(word, vocabulary, word[0]) or _with_initial(word, vocabulary)
    return near or _nearest_of(word, vocabulary, sorted(others))


def _with_initial(word: str, vocabulary: Vocabulary) -> str | None:
    """The commonest word that only lacks its first letter; None where that is none, or the word is very short."""
    if len(word) < SHORTEST - 1:
        return None
    whole = [f"{initial}{word}" for begun, by in LACKING if begun.match(word) for initial in by]
    found = [(-records, found) for it in whole for found, records in vocabulary.words(it) if found == it]
    return min(found, key=lambda it: it[0])[1] if found else None


def _other_number(word: str) -> str:
    """The word in its other number, as it is usually written."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return f"{word[:-1]}ies" if word[-1] == "y" else word[:-1] if word[-1] == "s" else f"{word}s"


def _nearest_of(word: str, vocabulary: Vocabulary, initials: Iterable[str]) -> str | None:
    """The nearest word with one of these initials; one that is near but for its plural is as near."""
    limit = 2 if len(word) >= LONG else 1
    ways = (word, _other_number(word))
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
    """Two words that the word runs together; else three, of which the one between is short: `stokeontrent`."""
    latest = len(word) - HALF
    begun = [at for at in range(HALF, latest + 1) if vocabulary.has_word(word[:at])]
    for start, end in ((at, at + between) for between in (0, 1, 2, 3) for at in begun if at + between <= latest):
        middle = word[start:end]
        is_word = middle in ("", *STOP_WORDS) or vocabulary.has_word(middle)
        if is_word and vocabulary.has_word(word[end:]):
            return " ".join(filter(None, (word[:start], middle, word[end:])))
    return None


def _joined(text: str, first: Word, second: Word, vocabulary: Vocabulary) -> Word | None:
    """Two neighbours as one word that records hold, in any form of it; None where they hold none."""
    one = first[2] + second[2]
    if text[first[1] : second[0]].strip() not in ("", "-") or one in STOP_WORDS:
        return None
    return (first[0], second[1], one) if vocabulary.holds(terms_of(one)[0]) else None


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
