"""Which of the days that a letter names is the day of the request, and which that of the answer."""

import datetime
import re
from collections.abc import Iterator, Sequence

from site_builder.intake.facts.named_days import BEGINS_MAIL, Day, days_named
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.spelt_days import month_alone
from site_builder.intake.wording import Doubt
from site_builder.patterns import regex
from site_builder.records.dates import PartialDate

_POSTED = regex(r"\b(?:letter|post)\b", re.IGNORECASE)
_LONGEST_WAIT = 200
"""Days: an answer that came later than this would name the year of its request."""


def dates_of(placed: Sequence[Placed]) -> tuple[PartialDate | None, datetime.date | None, tuple[Doubt, ...]]:
    """The day (or month) of the answer, the day of the request, each None where the letter does not say; and doubts."""
    days = list(days_named(placed))
    received = max((day for day in days if day.received), key=lambda day: day.received, default=None)
    answered = _answered(days, received)
    if answered is None and received is not None and received.bare:
        answered, received = received, None  # the one day of a letterhead is the letter's own
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
    chosen = next(iter(sent[-1:] if all(BEGINS_MAIL.match(day.words) for day in sent) else sent), None)
    chosen = chosen or next(iter(bare), None)
    later = [day for day in bare if received and day.date >= received.date]
    if chosen and received and chosen.date < received.date and later:
        return later[0]
    return chosen or max((day for day in days if day.answered), key=lambda day: day.answered, default=None)


def _without_year(placed: Sequence[Placed], received: Day | None, answered: Day | None) -> Day | None:
    """The day of the request; where none is given in full, one whose year the day of the answer makes plain."""
    if answered is None or (received and received.received >= 8):
        return received
    found = (day for day in days_named(placed, answered.date) if (answered.date - day.date).days < _LONGEST_WAIT)
    best = max((day for day in found if day.received), key=lambda day: day.received, default=None)
    return best if best and (received is None or best.received > received.received) else received


def _doubts(days: list[Day], received: Day | None, answered: Day | None) -> Iterator[Doubt]:
    if received:
        yield from _about_received(days, received)
    elif loose := next((d for d in days if not d.answered and _can_be_received(d.date, answered)), None):
        yield Doubt("received", "the letter names a day, but does not say that it is that of the request", loose.words)
    if answered:
        others = {d.date for d in days if d.answered >= max(answered.answered, 8)} - {answered.date}
        if others or (answered.answered < 8 and len({d.date for d in days if d.bare}) > 1):
            yield Doubt("date", "the letter names several days for the answer", answered.words)
        elif answered.answered < 7 and not answered.bare:
            yield Doubt("date", "the letter does not clearly say that it is the day of the answer", answered.words)


def _can_be_received(day: datetime.date, answered: Day | None) -> bool:
    """Whether a request of this day can have been answered on that of the answer."""
    return answered is None or 0 <= (answered.date - day).days < _LONGEST_WAIT


def _about_received(days: list[Day], received: Day) -> Iterator[Doubt]:
    rivals = {d.date for d in days if d.received >= min(received.received, 5)} - {received.date}
    if rivals and received.received < 10:
        yield Doubt("received", "the letter names several days for the request", received.words)
    elif received.received < 5:
        yield Doubt("received", "the letter does not clearly say that it is the day of the request", received.words)
    elif received.received < 8 and received.date.weekday() >= 5:
        yield Doubt("received", "the request was written on a day without work", received.words)
    elif received.received < 8 and _POSTED.search(received.words):
        yield Doubt("received", "the letter gives the day on which the request was written", received.words)


def _month(placed: Sequence[Placed]) -> PartialDate | None:
    """The month that stands alone in the letterhead."""
    alone = (month_alone(p.block.text) for p in placed if p.zone is Zone.FRONT)
    return next((PartialDate(*month) for month in alone if month), None)
