"""Sentences, and the words that a field was read from."""

import re
from dataclasses import dataclass

from site_builder.patterns import regex

_END = regex(  # not behind `s.`, `no.`, `ref.`, `e.g.`, `i.e.` or an initial
    r"(?<![\s(]s)(?<!\bno)(?<!\bref)(?<!\be\.g)(?<!\bi\.e)(?<!\b[A-Z])(?<!reg)[.?!][\"'”’)]*\s+"
    r"(?=[\"“‘'(\[]?[A-Z0-9£])",
    re.IGNORECASE,
)
_LAW = regex(r",? (?:which|that) (?:provides|states|says|reads|allows|permits)\b", re.IGNORECASE)
_LONGEST_SENTENCE = 5_000
"""So many characters of what has no end are read for what they do."""
_LONGEST = 160
_DRAWN_TOGETHER = (
    (regex(r"\bcan['’]t\b", re.IGNORECASE), "cannot"),
    (regex(r"\bwon['’]t\b", re.IGNORECASE), "will not"),
    (
        regex(r"\b(is|are|was|were|has|have|had|could|should|would|do|does|did|need|must)n['’]t\b", re.IGNORECASE),
        r"\1 not",
    ),
    (regex(r"\b(I|we|they|you)['’]ve\b", re.IGNORECASE), r"\1 have"),
    (regex(r"\b(we|they|you)['’]re\b", re.IGNORECASE), r"\1 are"),
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field that an officer has to look at: why, and the words that it was read from ("" where there are none)."""

    field: str
    why: str
    words: str = ""


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; citations such as `s. 40` do not end one."""
    found, begin = [], 0
    for end in _END.finditer(text):
        if text[end.end() : end.end() + 1].isupper() or not text[end.end() : end.end() + 1].isalpha():
            found.append(text[begin : end.end()].strip())
            begin = end.end()
    rest = text[begin:].strip()
    return [*found, rest] if rest else found


def in_full(text: str) -> str:
    """The words with what is drawn together written out: `isn't` as `is not`."""
    for short, full in _DRAWN_TOGETHER:
        text = short.sub(full, text)
    return text


def without_law(sentence: str) -> str:
    """A sentence up to where it tells what a provision says: `… under regulation 12(4)(d), which provides that …`."""
    return _LAW.split(sentence[:_LONGEST_SENTENCE], maxsplit=1)[0]


def around(text: str, start: int, end: int) -> str:
    """The sentence around a place, cut to a length that a person reads at a glance."""
    begin = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
    stops = [place for place in (text.find("\n", end), text.find(". ", end)) if place >= 0]
    return clip(text[begin : min(stops, default=len(text)) + 1])


def clip(text: str, longest: int = _LONGEST) -> str:
    """The text with its white space made even, cut at a word where it is longer."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    return words[: words.rfind(" ", 0, longest)].rstrip(" ,;:–-") + " …"
