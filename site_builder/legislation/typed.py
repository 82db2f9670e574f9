"""One place as it is typed: a number with its brackets, in all the ways in which people write brackets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.patterns import regex

_PLACE = regex(r"([0-9]{1,3}(?:[A-Za-z](?![A-Za-z]))?)(?![\d%])")
_LIMB = regex(r"[\s*_]{0,4}\(\s*([0-9]{1,2}[A-Za-z]{0,2}|[A-Za-z]{1,2}|[ivxIVX]{1,5})\s*\)")
_UNBRACKETED = regex(r"(?<=\))([a-z]|i{2,3}|iv)(?!\w)")
_SHARED = regex(r"\s?\(\s*[a-z](?:\s*(?:,|&|/|\band\b|\bor\b)\s*[a-z])+\s*\)")
_DOTTED = regex(r"\.([0-9]{1,2}[A-Z]?|[a-z])(?!\w)")
_SPELT_OUT = regex(
    r"[\s,*_]{1,3}(?:sub-?sections?|(?:sub-?)?paragraphs?|paras?\.?|limbs?)\s*(?:(?=\()|([0-9]{1,2}[A-Z]?|[a-z])\b)",
    re.I,
)


class Limb(NamedTuple):
    """What stands in one bracket, and where."""

    text: str
    start: int
    end: int


class Typed(NamedTuple):
    """A number with its brackets, or brackets alone that go on from the number before.

    `noun` is `section`, `regulation`, `either` (exemption, exception) or "". `until` says that it ends a range which
    the place before it began.
    """

    start: int
    end: int
    noun: str
    number: str
    limbs: tuple[Limb, ...]
    until: bool = False


def place_at(text: str, at: int, start: int, noun: str, until: bool = False) -> Typed | None:
    """The place whose number stands at `at` and which begins, with its noun, at `start`; None without a number."""
    match = _PLACE.match(text, at)
    if match is None:
        return None
    limbs = tuple(limbs_at(text, match.end(), bool(noun)))
    return Typed(start, limbs[-1].end if limbs else match.end(), noun, match[1], limbs, until)


def limbs_at(text: str, end: int, dots: bool) -> Iterator[Limb]:
    """The brackets that follow, `.5` for a bracket among them, and `subsection (2)`."""
    while True:
        match = _LIMB.match(text, end) or _UNBRACKETED.match(text, end) or (_DOTTED.match(text, end) if dots else None)
        if match is None and (spelt := _SPELT_OUT.match(text, end)):
            match = spelt if spelt[1] else _LIMB.match(text, spelt.end())
        if match is None:
            return
        end = match.end()
        yield Limb(match[1], match.start(1), end)


def shared_at(text: str, end: int) -> Iterator[Limb]:
    """The letters of one bracket that holds several: `(a & b)`."""
    match = _SHARED.match(text, end)
    for letter in re.finditer(r"\b[a-z]\b", match[0]) if match else ():
        at = end + letter.start()
        yield Limb(letter[0], at, at + 1)
