"""Words that may also be written apart, or as one: `number plate`, `number-plate`, `numberplate`; `HS2`, `HS 2`.

The browser's twin is `theme/assets/search/spacing.js`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from site_builder.patterns import regex
from site_builder.search.queries.pieces import pieces
from site_builder.search.terms.analysis import STOP_WORDS, analyse

SHORTEST_PART = 3
"""Shorter beginnings and ends of words are no words of their own."""
LONGEST = 30
"""Longer words are no words."""
LETTERS = ("e", "x")
"""Letters that are the beginning of words: `e mail`, `x ray`."""
_WORD = regex(r"[^\W\d_]+(?:-?[0-9]{1,4}|-[^\W\d_]+)?")
_NUMBER = regex(r"[0-9]{1,4}(?:\.[0-9]{1,2})?")
_NUMBERED = regex(r"([^\W\d_]+)([0-9]+)")


@dataclass(frozen=True, slots=True)
class Respaced:
    """A query in all spacings, and in those that go first: words typed apart go before where they are together."""

    every: str
    first: str


def respaced(text: str, holds: Callable[[str], bool]) -> Respaced | None:
    """The query for the same words in any spacing as far as records hold all terms of it; None where that is no other.

    Nothing is known of words beside `OR`.
    """
    found = list(pieces(text))
    if any(piece[0] in ("OR", "NOT") for piece in found):
        return None
    edits: list[tuple[int, int, str, list[str]]] = []
    end = 0
    for piece, following in pairwise((*found, None)):
        assert piece is not None  # None stands behind the last one
        word = _plain(piece, _WORD)
        second = _plain(following, _NUMBER) * word.isalpha() or _plain(following, _WORD)
        is_single = len(word) == 1 and word.lower() not in LETTERS and not second[:1].isdecimal()
        if piece.start() < end or not word or is_single or len(word) > LONGEST:
            continue
        one, until, typed = word.replace("-", ""), piece.end(), word
        if following and second and "-" not in word + second and _are_held(word + second, holds):
            one, until = word + second, following.end()
            typed = "" if word.lower() in STOP_WORDS else f'"{word} {second}"'
        ways = [one] if one != word else _in_two(word)
        if one != word and list(analyse(one)) == list(analyse(typed)):
            continue
        if held := [way for way in ways if _are_held(way, holds)]:
            edits.append((piece.start(), until, typed, held))
            end = until
    if not edits:
        return None
    every = [
        (start, end, " OR ".join(filter(None, (typed, *(f'"{way}"' for way in held)))))
        for start, end, typed, held in edits
    ]
    joined = [it for it, (*_, held) in zip(every, edits, strict=True) if " " not in held[0]]
    return Respaced(_edited(text, every), _edited(text, joined))


def _plain(piece: re.Match[str] | None, kind: re.Pattern[str]) -> str:
    """The word of the piece where it is of this kind, and is not left out; else ""."""
    return piece["word"] if piece and not piece["minus"] and kind.fullmatch(piece["word"] or "") else ""


def _in_two(word: str) -> list[str]:
    """The word as two words, in every way; a number behind letters is the second."""
    numbered = _NUMBERED.fullmatch(word)
    if numbered:
        return [f"{numbered[1]} {numbered[2]}"]
    return [f"{word[:at]} {word[at:]}" for at in range(SHORTEST_PART, len(word) - 2)]


def _are_held(words: str, holds: Callable[[str], bool]) -> bool:
    """Whether records hold all these words, none of which is a stop word."""
    terms = [at[0] for at in analyse(words)]
    return len(terms) >= len(words.split()) and all(map(holds, terms))


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, better in reversed(edits):
        text = text[:start] + better + text[end:]
    return text
