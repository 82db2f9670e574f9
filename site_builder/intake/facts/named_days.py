"""Every day that a letter names, with how much speaks for its being that of the request, or that of the answer."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.intake.blocks import Kind
from site_builder.intake.facts.numbering import is_reference
from site_builder.intake.facts.roles import by_nearest_word, speaks_for_answer, speaks_for_request, speaks_of_role
from site_builder.intake.parts.cues import MAIL_HEADING, SALUTATION, Zone, opens_request
from site_builder.intake.parts.placed import Placed
from site_builder.intake.phrases import phrases
from site_builder.intake.spelt_days import days_without_year, found_days
from site_builder.intake.wording import clip
from site_builder.patterns import regex

_CUES = phrases("days")
_OTHER_DAY = _CUES["other_day"]
_SAME_DAY = _CUES["same_day"]
_WEEKDAY = regex(
    r"^\W*(?:(?:dyddiad|today['’]?s|date)\W*)*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?,?\s*)?$",
    re.IGNORECASE,
)
_TIME = regex(
    r"^[\s,]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]m)?)?[\s.]*(?:[+-]\d{4}|gmt|bst)?[\s.]*$", re.IGNORECASE
)
_DATED = regex(
    r"^(?:on (?:the )?\d|received|date|(?:your|the) request (?:of|dated|received|was))|\byour e-?mail of\b"
    r"|\b(?:made|sent|submitted) (?:the|this|my) (?:request|e-?mail) on\b",
    re.IGNORECASE,
)
_LABEL_BEHIND = regex(
    r"\W*(?:(?:foi )?(?:request )?received|(?P<answered>(?:foi )?(?:response|reply|answer|decision)? ?"
    r"(?:issued|sent|responded|replied|answered|completed|closed)))\W*",
    re.IGNORECASE,
)
_NUMBER_BEFORE = regex(
    r"^(?:[\w '’,.&–-]{0,80}\b(?:ref(?:erence)?|no|number|rfi|foia?|eir|request|case)\b[\s.:]*)?"
    r"(?P<number>[\w./:-]*\d[\w./:-]*)[\s|,;–-]*$",
    re.IGNORECASE,
)
_NUMBER_BEHIND = regex(
    r"[\s|,;–-]+(?:(?:our |foi )?(?:ref(?:erence)?|no)\b[\s.:]*)?(?P<number>[A-Z][\w./: -]{1,30})[\s.]*$", re.IGNORECASE
)
_LONGEST_HEADING = 200
_SENTENCE_END = regex(r"[.?!]\W*\s")
_SENDER = regex(r"(?:\[[\w ]{3,40}\]|(?-i:[A-Z])[\w.'’&-]+(?: (?:(?-i:[A-Z])[\w.'’&-]+|of|for|and|the)){1,8}),? ")
"""Who wrote, before the day of the message, as websites print a correspondence."""
_LABEL_BEFORE = regex(r"^\W*[A-Za-z][A-Za-z' /]{2,40}\s*:?\s*$")
BEGINS_MAIL = regex(r"[\s>*]*(?:from|sent)\s?:", re.IGNORECASE)
"""The first lines of an e-mail."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the letter: `received` and `answered` say how much speaks for either role (0: nothing)."""

    date: datetime.date
    words: str
    received: int
    answered: int
    bare: bool

    @property
    def strength(self) -> int:
        """How much speaks for its stronger role."""
        return max(self.received, self.answered)


def days_named(placed: Sequence[Placed], latest: datetime.date | None = None) -> Iterator[Day]:
    """The days of the letter, or with `latest` those without a year, which are not after it.

    Those of a request that opens the file, as a thread does, are days of the request.
    """
    answer = _request_first(placed)
    for day in _in_blocks(placed[:answer], latest, quoting=True):
        yield replace(day, received=5, answered=0, bare=False) if day.bare else day
    yield from _in_blocks(placed[answer:], latest, quoting=not answer)


def _request_first(placed: Sequence[Placed]) -> int:
    """Where the answer begins in a thread that opens with the request; 0 in every other letter."""
    greeted = next((n for n, p in enumerate(placed) if p.zone is Zone.DROPPED and opens_request(p.block.text)), None)
    if greeted is None or any(p.zone in (Zone.RESPONSE, Zone.REQUEST) for p in placed[:greeted]):
        return 0
    return next((n for n in range(greeted, len(placed)) if BEGINS_MAIL.match(placed[n].block.text)), greeted)


def _in_blocks(placed: Sequence[Placed], latest: datetime.date | None, quoting: bool) -> Iterator[Day]:
    quoted = False
    greeted = answers_begun = False
    before: Placed | None = None
    for p in placed:
        told = p.zone in (Zone.RESPONSE, Zone.REASONS) and _is_told(p, before)
        before = p
        quoted = quoted or (
            quoting
            and answers_begun
            and p.block.text.lower().lstrip("> -").startswith(("from:", "original message", "on "))
        )
        greeted = greeted or SALUTATION.match(p.block.text) is not None
        answers_begun = answers_begun or p.zone is Zone.RESPONSE or (greeted and p.zone is Zone.FRONT)
        lines = p.block.text.split("\n") if p.block.kind is Kind.TABLE else [p.block.text]
        if p.zone is Zone.ANNEX or (p.zone is Zone.REQUEST and not _is_dated(p.block.text)):
            continue
        for line in lines:
            days = _in_line(line, p.zone, quoted, latest)
            days = (replace(day, answered=0, bare=False) if told and day.bare else day for day in days)
            yield from (day for day in days if day.strength or not told)


def _is_told(p: Placed, before: Placed | None) -> bool:
    """Whether a day in the answer that stands alone there is what was asked for: `30 September 2026`, below `When?`."""
    stands_alone = (
        p.block.kind is Kind.PARAGRAPH
        and len(p.block.text) < 40
        and any(end - start > len(p.block.text) // 2 for _, start, end in found_days(p.block.text))
    )
    return not stands_alone or (before is not None and before.asks)


def _is_dated(asked: str) -> bool:
    """Whether a block of the request says its own day, or is nothing but a day."""
    return _DATED.search(asked) is not None or (len(asked) < 40 and any(found_days(asked)))


def _in_line(line: str, zone: Zone, quoted: bool, latest: datetime.date | None) -> Iterator[Day]:
    begins = 0
    for date, start, end in days_without_year(line, latest) if latest else found_days(line):
        day = _weighed(_Around(line, begins, start, end), date, quoted)
        begins = end
        doubtful = zone in (Zone.DROPPED, Zone.RIGHTS) and not quoted
        if day is not None and (not doubtful or day.bare or day.strength >= 8):
            yield day


@dataclass(frozen=True, slots=True)
class _Around:
    """A day in its line: what stands before it (`near`: since the day before it) and what stands behind it."""

    line: str
    begins: int
    start: int
    end: int

    @property
    def lead(self) -> str:
        return self.line[: self.start]

    @property
    def near(self) -> str:
        return self.line[self.begins : self.start]

    @property
    def rest(self) -> str:
        return self.line[self.end :]

    @property
    def is_sent(self) -> bool:
        """Whether it is the day of an e-mail."""
        heading = MAIL_HEADING.match(self.line)
        return heading is not None and heading["name"].lower() in ("sent", "date")

    @property
    def is_alone(self) -> bool:
        """Whether nothing stands beside it but its weekday and hour, the number of the letter, or who wrote it."""
        lead = self.lead[-200:]
        begun = lead[max((end.end() for end in _SENTENCE_END.finditer(lead)), default=0) :]
        sender = _SENDER.fullmatch(lead) is not None and not speaks_of_role(self.lead)
        alone = _WEEKDAY.match(begun) is not None
        if alone and not self.lead.strip(" :|") and _is_number(_NUMBER_BEHIND.match(self.rest[:60])):
            return True
        numbered = len(self.lead) < _LONGEST_HEADING and _is_number(_NUMBER_BEFORE.match(self.lead))
        return (alone or numbered or sender) and _TIME.match(self.rest) is not None


def _is_number(found: re.Match[str] | None) -> bool:
    return found is not None and is_reference(found["number"])


def _weighed(around: _Around, date: datetime.date, quoted: bool) -> Day | None:
    """The day with what its surroundings say of its role; None where those of a quoted e-mail say nothing."""
    words = clip(around.line)
    if quoted:
        said = around.is_sent or re.match(r"[\s>]*on ", around.line, re.IGNORECASE)
        return Day(date, words, 5, 0, False) if said else None
    labelled = None if around.lead.strip() else _LABEL_BEHIND.fullmatch(around.rest)
    if labelled:
        return Day(date, words, 0 if labelled["answered"] else 10, 10 if labelled["answered"] else 0, False)
    received, answered = _roles(around)
    if around.is_sent or around.is_alone:
        return Day(date, words, 0, max(answered, 8 if around.is_sent or around.lead.strip() else 6), True)
    if _OTHER_DAY.search(around.lead[-120:]) and received < 10 and answered < 10:
        return Day(date, words, 0, 0, False)
    same = 10 if received and _SAME_DAY.search(around.rest) else received
    return Day(date, words, same, 0 if received >= answered else answered, False)


def _roles(around: _Around) -> tuple[int, int]:
    """How much speaks for the day of the request, and for that of the answer."""
    received = speaks_for_request(around.near if around.begins else around.lead, around.rest)
    answered = speaks_for_answer(around.near)
    if not (received or answered or around.is_alone):
        received, answered = by_nearest_word(around.near)
    label = 2 if _LABEL_BEFORE.match(around.lead) and _TIME.match(around.rest) else 0
    return received + label * (received >= 8), answered + label * (answered >= 8)
