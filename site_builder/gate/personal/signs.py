"""Where in a text something may stand that tells of a person: found in a few quick passes, read closely only there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_builder.gate.personal.forms import digits_in, forms_of
from site_builder.gate.personal.sought import TITLES, spots
from site_builder.patterns import regex
from site_builder.problems import Level

Span = tuple[int, int]
LETTERED = regex(r"\d(?:[A-Z9]|[A-Za-z]?,?\s[A-Z])")
"""A digit with a capital or a nine near behind it, as in registrations, postcodes and addresses of houses."""
TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Cllr|Councillor|Y Parch|Yr Athro|Y Cyng)\.?"
_PARTICLE = (
    r"(?:(?:de|van|von|der|den|ter|la|le|du|di|da|dos|mac|nic|n[ií]|ó|el|al|bin|bint|ibn|abu|ap|ab|an|['’]t)[ \t]+|"
    r"d['’]|[ae]l-|t-)"
)
"""What stands before a surname in small letters."""
NAME = (
    rf"(?:(?:[A-Z]\.?[ \t]?(?=[ \t.A-Z])){{1,3}}[ \t]*)?{_PARTICLE}{{0,3}}[A-Z][\w'’-]*"
    rf"(?:[ \t]+(?:{_PARTICLE}{{0,3}}[A-Z][\w'’-]*|[A-Z]\.))*"
)
"""Each word of it can be read in one way alone: where a line turns out to be none, no other ways are tried."""
TITLED = regex(rf"{TITLE}[ \t]+[A-Z]")
_LONG_NUMBER = regex(r"\d(?:[ ()./-]{0,2}\d){5}")
_LONGEST = 15
"""How far its sixth digit can stand behind its first."""


@dataclass(frozen=True, slots=True)
class Match:
    """One thing found in a text: what kind it is in words, and where it stands."""

    kind: str
    start: int
    end: int
    level: Level = Level.BLOCK


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the same in lower case, where long numbers stand in it, which of its digits are `LETTERED`, where those
    of the words `sought` stand that are there, where a title before a name, all its digits, and where each of its
    `forms` begins.

    `row` counts the digits of its longest number, as `long` numbers are written; 0 where there is none.
    """

    text: str
    lower: str
    long: Sequence[Span]
    row: int
    lettered: Sequence[int]
    spots: Mapping[str, Sequence[int]]
    titled: Sequence[int]
    digits: Sequence[int]
    forms: Mapping[bytes, Sequence[int]]

    def signs(self, sign: re.Pattern[str]) -> Sequence[Span]:
        """Where a sign stands that begins as `LETTERED` does."""
        return [found.span() for at in self.lettered if (found := sign.match(self.text, at))]

    def words(self, *words: str) -> Sequence[Span]:
        """Where one of these words, which are among those `sought`, stands in the text in any case."""
        return sorted((at, at + len(word)) for word in words if word in self.spots for at in self.spots[word])

    def says(self, *words: str) -> bool:
        """Whether one of these words, which are among those `sought`, stands in the text in any case."""
        return any(word in self.spots for word in words)

    def has(self, *forms: bytes) -> bool:
        """Whether one of these forms is in the shape of the text."""
        return any(self.forms[form] for form in forms)

    def starting(self, pattern: re.Pattern[str], words: Sequence[str]) -> Sequence[re.Match[str]]:
        """What the pattern, which begins with one of the words, finds."""
        places = [at for word in words if word in self.spots for at in self.spots[word]]
        return [found for at in places if (found := pattern.match(self.text, at))]

    def in_lines(self, pattern: re.Pattern[str], words: Sequence[str]) -> Sequence[re.Match[str]]:
        """The same for a pattern that begins with a line and holds one of the words in it."""
        places = [at for word in words if word in self.spots for at in self.spots[word]]
        lines = {self.text.rfind("\n", 0, at) + 1 for at in places}
        return [found for at in sorted(lines) if (found := pattern.match(self.text, at))]


def looked_at(text: str) -> Text:
    """The text with all that is to be known before any rule reads it."""
    digits = digits_in(text)
    near = [at for at, sixth in zip(digits, digits[5:], strict=False) if sixth - at <= _LONGEST]
    long = [found.span() for at in near if (found := _LONG_NUMBER.match(text, at))]
    lower = text.replace("İ", "I").lower()  # the one letter that grows longer in lower case, and would move the places
    places = spots(lower)
    titled = [at for word in TITLES for at in places.get(word, ()) if TITLED.match(text, at)]
    lettered = [at for at in digits if LETTERED.match(text, at)]
    return Text(text, lower, long, _row(long), lettered, places, titled, digits, forms_of(text))


def _row(long: Sequence[Span]) -> int:
    """How many digits the longest number has: each of them begins another that is long, but for the last five."""
    longest = count = reached = 0
    for start, end in long:
        count = count + 1 if start < reached else 6
        longest, reached = max(longest, count), end
    return longest


def at_places(text: str, pattern: re.Pattern[str], places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` gives of a pattern that can begin at these places alone, which rise."""
    reached = 0
    for at in places:
        if at >= reached and (found := pattern.match(text, at)):
            reached = found.end()
            yield found


def around(
    text: str, signs: Sequence[Span], pattern: re.Pattern[str], before: int, after: int
) -> Iterator[re.Match[str]]:
    """Where the pattern matches, looked for no further than so many characters before and behind each sign.

    Most texts hold few signs, and to try a long pattern at every character is what takes the time.
    """
    start = end = 0
    for begins, ends in signs:
        if begins - before > end:
            if end:
                yield from pattern.finditer(text, start, end)
            start = max(begins - before, 0)
        end = ends + after
    if end:
        yield from pattern.finditer(text, start, end)


def near(text: str, start: int, end: int, pattern: str, reach: int = 45) -> bool:
    """Whether the pattern stands shortly before the place in the text, or half as far behind it."""
    return re.search(pattern, text[max(start - reach, 0) : start] + " " + text[end : end + reach // 2]) is not None
