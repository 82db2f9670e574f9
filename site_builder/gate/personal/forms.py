"""What kinds of characters stand side by side in a text: a digit, a capital before a stop, two words with capitals."""

import string
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add

from ahocorasick_rs import BytesAhoCorasick, Implementation

from site_builder.patterns import regex

DIGIT = b"0"
INITIAL = b"A."
NAMES = b"a A"
"""A small letter, a blank, a capital: what two words of a name cannot be without."""
DECIMAL = b"0.0"
AGES = (b"(0", b" 0")
BEHIND_LETTERS = (b"a0", b"A0", b"A 0")
BEHIND_CAPITALS = (b"A0", b"A 0", b"A\n0", b"A?0")
BESIDE_LETTERS = (b"a0", b"A0", b"?0", b"|0", b"0a", b"0A", b"0|")
"""A digit with a letter, or with a bar that may be one, right beside it; letters beyond ASCII count on both sides."""

_FORMS = tuple(dict.fromkeys((INITIAL, NAMES, DECIMAL, *AGES, *BEHIND_LETTERS, *BEHIND_CAPITALS, *BESIDE_LETTERS)))
_AUTOMATON = BytesAhoCorasick(_FORMS, implementation=Implementation.DFA)
_NOWHERE: Mapping[bytes, Sequence[int]] = dict.fromkeys(_FORMS, ())
_ANY_DIGIT = regex(r"\d")
_ASCII = bytes(range(128))
_KIND_OF = {
    **dict.fromkeys(string.ascii_uppercase, "A"),
    **dict.fromkeys(string.ascii_lowercase, "a"),
    **dict.fromkeys(string.digits, DIGIT.decode()),
    **dict.fromkeys("\t\v\f\r\x1c\x1d\x1e\x1f", " "),
}
_KINDS = bytes(ord(_KIND_OF.get(chr(code), chr(code))) for code in range(256))


def beyond_ascii(text: str) -> str:
    """The characters of a text that are none of ASCII, in their order; without halves of characters."""
    return "" if text.isascii() else text.encode("utf-8", "replace").translate(None, _ASCII).decode()


@lru_cache(maxsize=8)
def shape_of(text: str) -> bytes:
    """One sign for each character: `A` for a capital, `a` for a small letter, `0` for a digit of any script, `?` for
    whatever else is no ASCII, a blank for whatever is one but ends no line, and all others as they are.
    """
    if any(map(str.isdecimal, beyond_ascii(text))):
        text = _ANY_DIGIT.sub("0", text)
    return text.encode("ascii", "replace").translate(_KINDS)


@lru_cache(maxsize=8)
def forms_of(text: str) -> Mapping[bytes, Sequence[int]]:
    """Where each of the forms begins in the shape of a text, rising."""
    found: dict[bytes, list[int]] = {}
    for form, start, _ in _AUTOMATON.find_matches_as_indexes(shape_of(text), overlapping=True):
        found.setdefault(_FORMS[form], []).append(start)
    return {**_NOWHERE, **found}


def digits_in(text: str) -> Sequence[int]:
    """Where digits of any script stand, rising."""
    before = accumulate(map(len, shape_of(text).split(DIGIT)))
    return list(map(add, before, range(len(text) + 1)))[:-1]
