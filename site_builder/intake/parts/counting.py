"""Which question a block asks or answers, by the number in front of it or the words that name it."""

import re
from collections.abc import Iterator

from site_builder.intake.blocks import Block, Kind
from site_builder.intake.phrases import phrases
from site_builder.patterns import regex

_MARKER = regex(
    r"(?:Q|A|Question|Answer|Response|Part|Point)?\W{0,2}(?P<number>\d{1,2}|[a-hivx]{1,4})\W{0,3}", re.IGNORECASE
)
_NUMBERED = regex(r"\(?(?P<number>\d{1,2})(?:[.)](?:\s+(?=\S)|$)|\s[-–—]\s+(?=\S))")
_WITHIN = regex(r"(?:^|[\s\"“‘(])\(?(?P<number>\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+(?=\S)")
_LEADS = phrases("questions")["leads"]
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def number_of(block: Block) -> int:
    """The number of the question that a block asks or answers; 0 where it names none."""
    if block.kind is Kind.TABLE:
        return 0
    if lead := _LEADS.match(block.plain):
        return _value(lead["number"] or lead["ordinal"])
    if block.kind is Kind.ITEM:
        marker = _MARKER.fullmatch(block.marker)
        return _value(marker["number"]) if marker else 0
    numbered = _NUMBERED.match(block.text) if len(block.text) < 300 else None
    return int(numbered["number"]) if numbered else 0


def numbered_within(text: str) -> Iterator[tuple[int, str]]:
    """The questions that one paragraph counts from the first: `1. How many… 2. What…`, each with its number."""
    found: list[re.Match[str]] = []
    for mark in _WITHIN.finditer(text):
        if _value(mark["number"]) == len(found) + 1:
            found.append(mark)
    ends = [mark.start() for mark in found[1:]] + [len(text)]
    for number, (mark, end) in enumerate(zip(found, ends, strict=False), 1):
        yield number, text[mark.end() : end].strip(' ,;"”’')


def _value(number: str) -> int:
    word = number.lower()
    if word.isdecimal():
        return int(word)
    if word in _ROMAN:
        return _ROMAN[word]
    if len(word) == 1:
        return ord(word) - ord("a") + 1
    return next((names.index(word) + 1 for names in (_WORDS, _ORDINALS) if word in names), 0)
