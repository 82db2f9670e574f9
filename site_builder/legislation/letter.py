"""A text as the reader of citations sees it: its sentences and paragraphs, and the laws that it names."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from site_builder.legislation.names import Name, names_in
from site_builder.legislation.regime import Law, Regime
from site_builder.legislation.surroundings import OUR_WORDS, THEIR_SUBJECT
from site_builder.patterns import regex

_SENTENCE_END = regex(r"[.!?][\"'”’)\]]*\s+(?=[\"“‘(\[*_]*[A-Z])")
_LINE_END = regex(r"\n\s*")
_ITEM = regex(r"[-•*–·]|\(?(?:[0-9]{1,2}|[a-z])[.)]\s|(?i:section|regulation)\s*\d")
_WRAPPED = 60
"""A line shorter than this ends because its paragraph ends, not because the paper was full."""


@dataclass(frozen=True, eq=False)
class Letter:
    """A text, the laws, and the regime to assume where the words do not say (None: find out from the text)."""

    text: str
    law: Law
    assumed: str | None

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The laws named, in order."""
        return names_in(self.text, self.law)

    @cached_property
    def home(self) -> str:
        """The regime to assume: the one given, moved to the territory whose laws the text names most clearly."""
        territories = [self._territory(n.regimes[0]) for n in self.names if n.regimes and len(n.regimes) == 1]
        sections = (r.code for r in self.law.regimes if r.noun == "section")
        assumed = self.assumed or next(sections, self.law.regimes[0].code)
        clear = {t: territories.count(t) for t in territories}
        own = self._territory(assumed) if self.assumed else None
        best = max(sorted(clear), key=lambda t: (clear[t], t == own), default=own)
        if best is None or best == own:
            return assumed
        noun = self.law.regime(assumed).noun if self.assumed else "section"
        return next((r.code for r in self.law.regimes if r.territory == best and r.noun == noun), assumed)

    def _territory(self, code: str) -> str:
        return self.law.regime(code).territory

    def at_home(self, noun: str) -> tuple[Regime, ...]:
        """The regimes of the home territory, those that the noun fits first; `section` is said of regulations too."""
        return self._at_home[noun]

    @cached_property
    def _at_home(self) -> dict[str, tuple[Regime, ...]]:
        companions = self.law.companions(self.home)
        fitting = {noun: tuple(r for r in companions if r.noun == noun) for noun in ("section", "regulation")}
        return {
            "section": tuple(dict.fromkeys((*fitting["section"], *companions))),
            "regulation": fitting["regulation"] or companions,
            "either": companions,
            "": companions,
        }

    @cached_property
    def names_home(self) -> bool:
        """Whether the text names a law of the home territory and of no other."""
        home = self._territory(self.home)
        return any(n.regimes and all(self._territory(code) == home for code in n.regimes) for n in self.names)

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence around a position begins and ends."""
        return _around(self._sentence_ends, at, len(self.text))

    def paragraph(self, at: int) -> tuple[int, int]:
        """Where the paragraph around a position begins and ends."""
        return _around(self._paragraph_ends, at, len(self.text))

    @cached_property
    def _paragraph_ends(self) -> list[int]:
        ends, begin = [], 0
        for match in _LINE_END.finditer(self.text):
            line = self.text[begin : match.start()].rstrip()
            ended = len(line) < _WRAPPED or line.endswith((".", ":", ";", "?"))
            if ended or match[0].count("\n") > 1 or _ITEM.match(self.text, match.end()):
                ends.append(match.end())
            begin = match.end()
        return ends

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return sorted([*self._paragraph_ends, *(match.end() for match in _SENTENCE_END.finditer(self.text))])

    def speaks_of_us(self, at: int) -> bool:
        """Whether the sentence around a position uses the words of refusing and releasing information."""
        return self._says(OUR_WORDS, self.sentence(at))

    def speaks_of_others(self, at: int) -> bool:
        """Whether the sentence around a position is about what other laws are for: arrests, tenancies, patients."""
        return self._says(THEIR_SUBJECT, self.sentence(at))

    def _says(self, words: re.Pattern[str], sentence: tuple[int, int]) -> bool:
        if (words, sentence) not in self._said:
            begin, end = sentence
            self._said[words, sentence] = words.search(self._plain, begin, end + 1) is not None
        return self._said[words, sentence]

    @cached_property
    def _plain(self) -> str:
        """The text behind a blank, in lower case and on one line: every word has a blank before it, and none moves."""
        plain = self.text.lower()
        if len(plain) != len(self.text):  # a few letters become two in lower case
            plain = "".join(low if len(low := letter.lower()) == 1 else letter for letter in self.text)
        return " " + plain.replace("\n", " ")

    @cached_property
    def _said(self) -> dict[tuple[re.Pattern[str], tuple[int, int]], bool]:
        return {}

    def named_between(self, start: int, end: int) -> tuple[Name, ...]:
        """The laws named wholly between two positions, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(name for name in self.names[first:last] if name.end <= end)

    def next_name(self, at: int) -> Name | None:
        """The first law named at or behind a position."""
        index = bisect_left(self._starts, at)
        return self.names[index] if index < len(self.names) else None

    def last_name(self, at: int) -> Name | None:
        """The last law whose name ends at or before a position."""
        index = bisect_right(self._starts, at) - 1
        while index >= 0 and self.names[index].end > at:
            index -= 1
        return self.names[index] if index >= 0 else None

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]


def _around(ends: list[int], at: int, length: int) -> tuple[int, int]:
    index = bisect_right(ends, at)
    return ends[index - 1] if index else 0, ends[index] if index < len(ends) else length
