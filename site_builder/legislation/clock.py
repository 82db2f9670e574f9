"""The statutory clock: working days from request to response.

FOIA s10(6) and EIR reg 2(1) leave out Saturdays, Sundays, Christmas Day, Good Friday and every bank holiday in any part
of the United Kingdom; FOISA s73 and EISR reg 2(1) leave out only Scotland's. Day 1 is the working day after receipt.
"""

import datetime
from collections.abc import Collection
from functools import cache

import holidays

LIMIT = 20
"""Working days within which all four laws want an answer (FOIA s10(1), EIR reg 5(2), FOISA s10(1), EISR reg 5(2))."""

_PARTS = {"FOIA": ("ENG", "WLS", "SCT", "NIR"), "EIR": ("ENG", "WLS", "SCT", "NIR"), "FOISA": ("SCT",), "EISR": ("SCT",)}


def working_days(
    received: datetime.date, answered: datetime.date, regime: str, proclaimed: Collection[datetime.date] = ()
) -> int:
    """The working days taken: 0 for an answer on the day of receipt. `proclaimed` are days the tables do not know."""
    days = (received + datetime.timedelta(n) for n in range(1, (answered - received).days + 1))
    return sum(day not in proclaimed and is_working_day(day, regime) for day in days)


def is_working_day(day: datetime.date, regime: str) -> bool:
    """Whether the clock of that law runs on that day, proclaimed holidays apart."""
    return day.weekday() < 5 and day not in _closed(regime, day.year)


@cache
def _closed(regime: str, year: int) -> frozenset[datetime.date]:
    """The days of a year that are no working days; a pure function of its arguments."""
    always = {datetime.date(year, 12, 25)}
    return frozenset(always.union(*(holidays.country_holidays("GB", subdiv=part, years=year) for part in _PARTS[regime])))
