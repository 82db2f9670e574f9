"""Finds what is typed like a citation, with the list of further ones that hangs on it.

Nothing is understood here. Whether the brackets make sense is for `brackets.py`, which law is meant for `context.py`.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from site_builder.legislation.typed import Typed, limbs_at, place_at, shared_at
from site_builder.patterns import regex

_SECTION = r"(?:sub-?)?sections?|section\(s\)|sect?s?\.?|ss?\.?|§{1,2}|adran(?:nau)?"
_REGULATION = r"regulations?|regulation\(s\)|regs?\.?|r\.?|rheoliad(?:au)?"
_EITHER = r"(?:exemptions?|exceptions?)(?:\s+(?:under|at|in))?"
_APPLIED = r"(?:\s+(?:applied|used|relied\s+on))?[*_]*\s?:?"
_KIND = rf"(?:(?P<section>{_SECTION})|(?P<regulation>{_REGULATION})|(?P<either>{_EITHER}))"
_NOUN = rf"{_KIND}{_APPLIED}[\s*_]*(?:no\.?\s*)?"
_NOUN_BEFORE = regex(rf"(?<![\w'’/]){_NOUN}[\"“'‘(\[]?$", re.IGNORECASE)
_NOUN_HERE = regex(rf"{_NOUN}(?=\d)", re.IGNORECASE)
_WELSH = ("adran", "deddf", "rhyddid gwybodaeth")
_BETWEEN = " \t\r\n\u00a0*_:.\"“'‘(["
_PLAIN_NOUNS = {
    **dict.fromkeys(["section", "sections", "s", "ss", "sec", "sect", "adran", "adrannau", "§", "§§"], "section"),
    **dict.fromkeys(["regulation", "regulations", "reg", "regs", "r", "rheoliad", "rheoliadau"], "regulation"),
    **dict.fromkeys(["exemption", "exemptions", "exception", "exceptions"], "either"),
}
"""The nouns that most citations have: looked up, because the pattern that knows all of them is slow."""
_SUMS = frozenset("0123456789£$€")
_LAST_OF_A_NOUN = frozenset(
    ["", "subsection", "subsections", "secs", "sects", "under", "at", "in", "applied", "used", "on", "no"]
)
_LEADS_IN = regex(
    r"(?:^|[\n;:,(“\"•*_&+|>–—]|(?:^|\s)-|\b(?:under|of|and|or|by|to|at|is|in|with|both|that|engag(?:es?|ed|ing)"
    r"|appl(?:y|ies|ied|ying)|cit(?:es?|ed|ing)|as|namely|were|are|including|not|for|from|on|via|neu|ac|adran))[\s*_]*$",
    re.IGNORECASE,
)
_NUMBER = regex(r"[0-9]{1,3}(?![\d%])")
_GLUE = regex(r"(?:sub-?sections?|(?:sub-?)?paragraphs?|paras?\.?|limbs?)\s*(?=\()", re.IGNORECASE)
_LABEL = regex(
    r"\s*(?:\((?!\s*(?:[0-9]{1,2}[A-Za-z]?|[A-Za-z]{1,2}|[ivx]+)\s*\))[^()\n]{2,160}\)|[“\"][^”\"\n]{2,80}[”\"]"
    r"|(?:[-–—:]\s*)?[A-Z][^\n.;()]{2,80}(?=;\s*\d))"
)
_JOIN = regex(
    r"(?:[\s*_]*(?:[,;+/]|&amp;|&|\b(?:and/or|and|or|neu|ac|also|both|either|plus|with)\b|\ba\b(?=\s+[\d(])"
    r"|\bas well as\b|\btogether with\b|\bin conjunction with\b|\bread (?:together )?with\b|\bby virtue of\b))+[\s*_]*",
    re.IGNORECASE,
)
_APART = regex(r"\b(?:with|virtue)\b", re.IGNORECASE)
"""What joins a provision to that of another Act: `section 44(1)(a), read with section 237 of the Enterprise Act`."""
_RANGE = regex(r"[\s*_]*(?:[-–—]|\b(?:to|through|hyd at)\b)[\s*_]*(?=[\d(])", re.IGNORECASE)
_GOES_ON = regex(
    r"[\s*_]*(?:$|[,;:.()&\[\]–—*-](?!\d)|\n|(?:and|or|of|to|as|is|are|was|were|has|have|had|do|does|did|which|that"
    r"|appl(?:y|ies|ied)|both|under|in|for|may|can|because|since|by|neu|o|with|exemptions?|exceptions?|[A-Z]\w*)(?!\w))"
)
_LIST_MARKER = regex(r"\s+(?:sections?|ss?\.?\s?\d|regs?|regulations?)\b", re.IGNORECASE)


class Group(NamedTuple):
    """Places that are listed together: `sections 31(1)(a), (b) and 40(2)`. `named` is set right behind a law's name."""

    places: tuple[Typed, ...]
    named: bool

    @property
    def noun(self) -> str:
        """The noun at its head."""
        return self.places[0].noun

    @property
    def start(self) -> int:
        """Where it begins, with its noun."""
        return self.places[0].start

    @property
    def end(self) -> int:
        """Where its last bracket ends."""
        return self.places[-1].end


def groups(text: str, names_end: Collection[int], bare: bool = False) -> Iterator[Group]:
    """Every group, in the order of the text.

    A number counts with a noun before it, with the name of a law before it (`names_end` holds where these end), or with
    brackets behind it in a place where a citation can stand. With `bare`, it needs none of these.
    """
    lower, done = text.lower(), 0
    welsh = bare or any(word in lower for word in _WELSH)
    for match in _NUMBER.finditer(text):
        at = match.start()
        if at < done or text[at - 1 : at] in _SUMS:
            continue
        start, noun = _noun_before(text, at, done, welsh)
        named = _name_before(text, start, names_end)
        if not (noun or named or bare or _bracketed(text, match.end())):
            continue
        places = tuple(_list(text, at, start, noun, bare or named))
        if not places:
            continue
        followed = bool(places[0].limbs) or _GOES_ON.match(text, places[0].end) is not None
        if noun or (named and followed) or _may_stand(text[max(0, start - 30) : start], places[0], bare):
            done = places[-1].end
            yield Group(places, named)
        else:
            done = _end_of_list(places)  # questions 31(1) and 40(2): neither is ours


def _end_of_list(places: tuple[Typed, ...]) -> int:
    """Where a list ends that is not ours; a place with a noun of its own begins another one."""
    further = next((index for index, place in enumerate(places) if index and place.noun), len(places))
    return places[further - 1].end


def _noun_before(text: str, at: int, done: int, welsh: bool) -> tuple[int, str]:
    """Where the place begins with its noun, and which noun that is; the number itself and "" where there is none."""
    lowest = max(done, at - 28)
    end = begin = lowest + len(text[lowest:at].rstrip(_BETWEEN))
    while begin > lowest and (text[begin - 1].isalpha() or text[begin - 1] == "§"):
        begin -= 1
    word = text[begin:end].lower()
    if word in _PLAIN_NOUNS and not (begin and (text[begin - 1].isalnum() or text[begin - 1] in "'’/_")):
        return begin, _PLAIN_NOUNS[word]
    if word in _LAST_OF_A_NOUN and (match := _NOUN_BEFORE.search(text[lowest:at])):
        return lowest + match.start(), match.lastgroup or ""
    return (at - 1, "section") if welsh and word == "a" and begin == at - 1 else (at, "")


def _name_before(text: str, start: int, names_end: Collection[int]) -> bool:
    """Whether a law's name ends right before the place, but for blanks and dashes."""
    while start > 0 and text[start - 1] in " \u00a0:,–—-*_(" and start not in names_end:
        start -= 1
    return start in names_end


def _bracketed(text: str, end: int) -> bool:
    """Whether a bracket follows the digits that end there, or the one letter behind them."""
    return next(limbs_at(text, end + text[end : end + 1].isalpha(), dots=False), None) is not None


def _may_stand(before: str, place: Typed, bare: bool) -> bool:
    """Whether a number without a noun stands where a citation can, and not behind `question` or inside a word."""
    if bare:
        return not before[-1:].isalnum()
    spaced = place.limbs and place.limbs[0].start > place.start + len(place.number) + 1
    if spaced and len(place.limbs) < 2:
        return False  # `40 (2)` is a figure with its percentage as often as a citation
    return _LEADS_IN.search(before) is not None


def _list(text: str, at: int, start: int, noun: str, plain: bool) -> Iterator[Typed]:
    """The place whose number stands at `at`, and every further one that hangs on it; another noun begins another list.

    With `plain`, a further number needs no brackets even where no noun stands at the head.
    """
    place = place_at(text, at, start, noun)
    while place is not None and place.noun in ("", "either", noun):
        shared = tuple(shared_at(text, place.end))
        yield place._replace(limbs=(*place.limbs, shared[0]), end=shared[0].end) if shared else place
        yield from (Typed(limb.start, limb.end, "", "", (limb,)) for limb in shared[1:])
        end = text.index(")", shared[-1].end) + 1 if shared else place.end
        place = _next(text, end, plain or bool(noun))


def _next(text: str, end: int, plain: bool) -> Typed | None:
    """The place that the list goes on with behind `end`, past a label in brackets; None where it ends."""
    if ranged := _RANGE.match(text, end):
        return _further(text, ranged.end(), plain, until=True)
    label = _LABEL.match(text, end)
    join = _JOIN.match(text, label.end() if label else end)
    if join is None or (_APART.search(join[0]) and _NOUN_HERE.match(text, join.end())):
        return None
    return _further(text, join.end(), plain, until=False)


def _further(text: str, at: int, plain: bool, until: bool) -> Typed | None:
    """The place that begins at `at`, behind a joiner; None where what stands there is no place."""
    if noun := _NOUN_HERE.match(text, at):
        return place_at(text, noun.end(), at, noun.lastgroup or "", until)
    if text[at : at + 1].isdigit():
        place = place_at(text, at, at, "", until)
        return place if place and (place.limbs or (plain and _GOES_ON.match(text, place.end))) else None
    glue = _GLUE.match(text, at)
    limbs = tuple(limbs_at(text, glue.end() if glue else at, dots=False))
    if not limbs or _is_list_marker(text, at, limbs[-1].end):
        return None
    return Typed(at, limbs[-1].end, "", "", limbs, until)


def _is_list_marker(text: str, at: int, end: int) -> bool:
    """Whether the bracket numbers the next item: `(a) section 31 and (b) section 40`, or a line that begins with it."""
    begins_line = "\n" in text[max(0, at - 2) : at] and text[end : end + 2].strip().isalpha()
    return begins_line or _LIST_MARKER.match(text, end) is not None
