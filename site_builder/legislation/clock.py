"""The statutory clock: when an answer was due, how long it took, and until when its reader can object.

FOIA s10(6) and EIR reg 2(1) leave out Saturdays, Sundays, Christmas Day, Good Friday and every bank holiday in any part
of the United Kingdom; FOISA s73 and EISR reg 2(1) leave out only Scotland's. Day 1 is the working day after receipt.
Wherever a function takes `proclaimed`, these are days off that the tables of bank holidays do not know.
"""

import datetime
from bisect import bisect_right
from collections.abc import Collection
from functools import cache, lru_cache

from site_builder.cache import beside_code, load, save_beside_code, version_of

LIMIT = 20
"""Working days within which all four laws want an answer (FOIA s10(1), EIR reg 5(2), FOISA s10(1), EISR reg 5(2))."""

REVIEW_LIMIT = 40
"""Working days within which a requester may ask for an internal review: EIR reg 11(2), FOISA s20(5), EISR reg 16(2).

The FOIA itself is silent; the Information Commissioner advises the same.
"""

_DAY = datetime.timedelta(days=1)
_PARTS = {
    "FOIA": ("ENG", "WLS", "SCT", "NIR"),
    "EIR": ("ENG", "WLS", "SCT", "NIR"),
    "FOISA": ("SCT",),
    "EISR": ("SCT",),
}


_COMPLAINTS = {"FOIA": "six weeks", "EIR": "six weeks", "FOISA": "six months", "EISR": "six months"}
_KEPT = beside_code(__file__, "closed")
_EXTENDABLE = frozenset({"FOIA", "EIR", "EISR"})
_REVIEW_IN_LAW = frozenset({"EIR", "FOISA", "EISR"})


def due_day(received: datetime.date, regime: str, proclaimed: Collection[datetime.date] = ()) -> datetime.date:
    """The last day for an answer in time, the 20th working day after receipt.

    FOIA s10(1), EIR reg 5(2), FOISA s10(1), EISR reg 5(2).
    """
    return _later(received, LIMIT, regime, frozenset(proclaimed))


def extendable(regime: str) -> bool:
    """Whether the law lets an authority take longer in some cases: FOIA s10(3) to weigh the public interest, EIR reg 7
    and EISR reg 7 where a request is large and complex. FOISA has no such rule for an ordinary authority.
    """
    return regime in _EXTENDABLE


def review_by(answered: datetime.date, regime: str, proclaimed: Collection[datetime.date] = ()) -> datetime.date:
    """The last day to ask for an internal review of an answer that arrived on the day of its date.

    EIR reg 11(2), FOISA s20(5), EISR reg 16(2); under the FOIA it is the Information Commissioner's advice.
    """
    return _later(answered, REVIEW_LIMIT, regime, frozenset(proclaimed))


def review_in_law(regime: str) -> bool:
    """Whether the time for asking for a review stands in the law itself; False for the FOIA, where it is advice."""
    return regime in _REVIEW_IN_LAW


def complaint_within(regime: str) -> str:
    """How long after the authority's final answer, as a rule that to a review, the regulator takes a complaint.

    The Information Commissioner asks for complaints within six weeks (advice on FOIA s50 and EIR reg 18); the Scottish
    Commissioner's six months are law (FOISA s47(4), which EISR reg 17 applies).
    """
    return _COMPLAINTS[regime]


def working_days(
    received: datetime.date, answered: datetime.date, regime: str, proclaimed: Collection[datetime.date] = ()
) -> int:
    """The working days taken: 0 for an answer on the day of receipt. Whole weeks are not counted day by day."""
    first, last = received.toordinal(), answered.toordinal()
    if last <= first:
        return 0
    closed = sum(_closed_between(first, last, regime, year) for year in range(received.year, answered.year + 1))
    closed += sum(received < day <= answered and is_working_day(day, regime) for day in set(proclaimed))
    return _weekdays(last) - _weekdays(first) - closed


def is_working_day(day: datetime.date, regime: str) -> bool:
    """Whether the clock of that law runs on that day, proclaimed holidays apart."""
    return day.weekday() < 5 and day.toordinal() not in _closed(regime, day.year)


@lru_cache(maxsize=16_384)
def _later(day: datetime.date, count: int, regime: str, proclaimed: frozenset[datetime.date]) -> datetime.date:
    """So many working days later: as many weeks as they would fill without a holiday, and on from there."""
    last = day + datetime.timedelta(weeks=count // 5)
    missing = count - working_days(day, last, regime, proclaimed)
    while missing:
        last += _DAY
        missing -= _runs(last, regime, proclaimed)
    while not _runs(last, regime, proclaimed):
        last -= _DAY
    return last


def _runs(day: datetime.date, regime: str, proclaimed: Collection[datetime.date]) -> bool:
    return is_working_day(day, regime) and day not in proclaimed


def _weekdays(ordinal: int) -> int:
    """The Mondays to Fridays up to a day of the calendar that begins, with a Monday, at day 1."""
    weeks, days = divmod(ordinal, 7)
    return 5 * weeks + min(days, 5)


def _closed_between(first: int, last: int, regime: str, year: int) -> int:
    """The days off on weekdays of a year, after the first day and up to the last."""
    closed = _closed(regime, year)
    return bisect_right(closed, last) - bisect_right(closed, first)


@cache
def _closed(regime: str, year: int) -> tuple[int, ...]:
    """The weekdays of a year that are no working days, in order; a pure function of its arguments.

    Once worked out, they are kept beside the compiled modules, and trusted as those are.
    """
    kept = _known()
    if (regime, year) not in kept:
        kept[regime, year] = _worked_out(regime, year)
        save_beside_code(_KEPT, _version(), kept)
    return kept[regime, year]


@cache
def _known() -> dict[tuple[str, int], tuple[int, ...]]:
    return load(_KEPT, _version()) or {}


def _version() -> bytes:
    return version_of("legislation/clock", "cache")


def _worked_out(regime: str, year: int) -> tuple[int, ...]:
    import holidays  # here, because it brings every country's with it, and most commands need none

    always = {datetime.date(year, 12, 25)}
    found = always.union(*(holidays.country_holidays("GB", subdiv=part, years=year) for part in _PARTS[regime]))
    return tuple(sorted(day.toordinal() for day in found if day.weekday() < 5))
