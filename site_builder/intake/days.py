"""Which of the days that a letter names is the day of the request, and which that of the answer."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.intake.blocks import Kind
from site_builder.intake.cues import MAIL_HEADING, Zone, opens_request
from site_builder.intake.phrases import phrases
from site_builder.intake.placed import Placed
from site_builder.intake.roles import speaks_for_answer, speaks_for_request
from site_builder.intake.spelt_days import days_without_year, found_days, month_alone
from site_builder.intake.wording import Doubt, clip
from site_builder.records.dates import PartialDate

_CUES = phrases("days")
_OTHER_DAY = _CUES["other_day"]
_SAME_DAY = _CUES["same_day"]
_WEEKDAY = re.compile(
    r"^(?:(?:dyddiad|today['’]?s|date)\W*)*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?,?\s*)?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^[\s,]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]m)?)?[\s.]*(?:[+-]\d{4}|gmt|bst)?[\s.]*$", re.IGNORECASE
)
_DATED = re.compile(
    r"^(?:on (?:the )?\d|received|date|(?:your|the) request (?:of|dated|received|was))|\byour e-?mail of\b",
    re.IGNORECASE,
)
_LABEL_BEHIND = re.compile(
    r"\W*(?:(?:foi )?(?:request )?received|(?P<answered>(?:foi )?(?:response|reply|answer|decision)? ?"
    r"(?:issued|sent|responded|replied|answered|completed|closed)))\W*",
    re.IGNORECASE,
)
_BEGINS_MAIL = re.compile(r"[\s>*]*(?:from|sent)\s?:", re.IGNORECASE)


_LONGEST_WAIT = 200
"""Days: an answer that came later than this would name the year of its request."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the letter: `received` and `answered` say how much speaks for either role (0: nothing)."""

    date: datetime.date
    words: str
    received: int
    answered: int
    bare: bool


def dates_of(placed: Sequence[Placed]) -> tuple[PartialDate | None, datetime.date | None, tuple[Doubt, ...]]:
    """The day (or month) of the answer, the day of the request, each None where the letter does not say; and doubts."""
    days = list(_days(placed))
    received = max((day for day in days if day.received), key=lambda day: day.received, default=None)
    answered = _answered(days, received)
    received = _without_year(placed, received, answered)
    doubts = list(_doubts(days, received, answered))
    date = PartialDate(answered.date.year, answered.date.month, answered.date.day) if answered else _month(placed)
    if date is None:
        doubts.append(Doubt("date", "the letter does not state the day of the answer"))
    if date and received and received.date > date.latest:
        doubts += [
            Doubt(name, "the request would come after the answer", received.words) for name in ("date", "received")
        ]
    return date, received.date if received else None, tuple(dict.fromkeys(doubts))


def _answered(days: list[Day], received: Day | None) -> Day | None:
    labelled = [day for day in days if day.answered >= 8]
    bare = [day for day in days if day.bare and not day.received]
    strongest = max((day.answered for day in labelled), default=0)
    sent = [day for day in labelled if day.answered == strongest]
    chosen = next(iter(sent[-1:] if all(_BEGINS_MAIL.match(day.words) for day in sent) else sent), None)
    chosen = chosen or next(iter(bare), None)
    later = [day for day in bare if received and day.date >= received.date]
    if chosen and received and chosen.date < received.date and later:
        return later[0]
    return chosen


def _without_year(placed: Sequence[Placed], received: Day | None, answered: Day | None) -> Day | None:
    """The day of the request; where none is given in full, one whose year the day of the answer makes plain."""
    if answered is None or (received and received.received >= 8):
        return received
    found = (day for day in _days(placed, answered.date) if (answered.date - day.date).days < _LONGEST_WAIT)
    best = max((day for day in found if day.received), key=lambda day: day.received, default=None)
    return best if best and (received is None or best.received > received.received) else received


def _doubts(days: list[Day], received: Day | None, answered: Day | None) -> Iterator[Doubt]:
    if received:
        others = {d.date for d in days if d.received >= received.received} - {received.date}
        if received.received < 8:
            yield Doubt("received", "the letter gives the day on which the request was written", received.words)
        elif others and received.received < 10:
            yield Doubt("received", "the letter names several days for the request", received.words)
    elif days and (loose := next((d for d in days if not d.answered), None)):
        yield Doubt("received", "the letter names a day, but does not say that it is that of the request", loose.words)
    if answered:
        others = {d.date for d in days if d.answered >= max(answered.answered, 8)} - {answered.date}
        if others or (answered.answered < 8 and len({d.date for d in days if d.bare}) > 1):
            yield Doubt("date", "the letter names several days for the answer", answered.words)


def _days(placed: Sequence[Placed], latest: datetime.date | None = None) -> Iterator[Day]:
    """The days of the letter, or with `latest` those without a year, which are not after it.

    Those of a request that opens the file, as a thread does, are days of the request.
    """
    answer = _request_first(placed)
    for day in _days_of(placed[:answer], latest, quoting=True):
        yield replace(day, received=5, answered=0, bare=False) if day.bare else day
    yield from _days_of(placed[answer:], latest, quoting=not answer)


def _request_first(placed: Sequence[Placed]) -> int:
    """Where the answer begins in a thread that opens with the request; 0 in every other letter."""
    greeted = next((n for n, p in enumerate(placed) if p.zone is Zone.DROPPED and opens_request(p.block.text)), None)
    if greeted is None or any(p.zone in (Zone.RESPONSE, Zone.REQUEST) for p in placed[:greeted]):
        return 0
    return next((n for n in range(greeted, len(placed)) if _BEGINS_MAIL.match(placed[n].block.text)), greeted)


def _days_of(placed: Sequence[Placed], latest: datetime.date | None, quoting: bool) -> Iterator[Day]:
    quoted = False
    answers_begun = False
    for p in placed:
        quoted = quoted or (
            quoting
            and answers_begun
            and p.block.text.lower().lstrip("> -").startswith(("from:", "original message", "on "))
        )
        answers_begun = answers_begun or p.zone in (Zone.RESPONSE, Zone.FRONT)
        lines = p.block.text.split("\n") if p.block.kind is Kind.TABLE else [p.block.text]
        if p.zone in (Zone.ANNEX, Zone.RIGHTS) or (p.zone is Zone.REQUEST and not _DATED.search(p.block.text)):
            continue
        for line in lines:
            yield from _in_line(line, p.zone, quoted, latest)


def _in_line(line: str, zone: Zone, quoted: bool, latest: datetime.date | None) -> Iterator[Day]:
    before = 0
    for date, start, end in days_without_year(line, latest) if latest else found_days(line):
        lead, rest, near = line[:start], line[end:], line[before:start]
        before = end
        heading = MAIL_HEADING.match(line)
        sent = heading is not None and heading["name"].lower() in ("sent", "date")
        if quoted:
            if sent or re.match(r"[\s>]*on ", line, re.IGNORECASE):
                yield Day(date, clip(line), 5, 0, False)
            continue
        bare = _WEEKDAY.match(lead) is not None and _TIME.match(rest) is not None
        received = speaks_for_request(lead, rest)
        labelled = _LABEL_BEHIND.fullmatch(rest) if not lead.strip() else None
        if labelled:
            yield Day(date, clip(line), 0 if labelled["answered"] else 10, 10 if labelled["answered"] else 0, False)
            continue
        answered = speaks_for_answer(near)
        if sent or bare:
            answered, received = max(answered, 8 if sent or lead.strip() else 6), 0
        elif _OTHER_DAY.search(lead) and received < 10 and answered < 10:
            received = answered = 0
        if zone is Zone.DROPPED and not (bare or sent or received >= 8 or answered >= 8):
            continue
        same = 10 if received and _SAME_DAY.search(rest) else received
        yield Day(
            date, clip(line), same, 0 if received >= answered and not bare and not sent else answered, bare or sent
        )


def _month(placed: Sequence[Placed]) -> PartialDate | None:
    """The month that stands alone in the letterhead."""
    alone = (month_alone(p.block.text) for p in placed if p.zone is Zone.FRONT)
    return next((PartialDate(*month) for month in alone if month), None)
