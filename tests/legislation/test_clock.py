"""The clock of each law, held against its plain definition and against days that are known to have been off."""

import datetime
from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.legislation import clock, load_law

START = datetime.date(2005, 1, 1)
DAY = datetime.timedelta(days=1)
REGIMES = st.sampled_from(["FOIA", "EIR", "FOISA", "EISR"])
DAYS = st.dates(START, datetime.date(2027, 12, 31))
PROCLAIMED = st.lists(DAYS, max_size=5)


def on(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def counted(received: datetime.date, answered: datetime.date, regime: str, off: Collection[datetime.date]) -> int:
    """The definition: every day after receipt, one by one."""
    days = (received + n * DAY for n in range(1, (answered - received).days + 1))
    return sum(day not in off and clock.is_working_day(day, regime) for day in days)


@given(DAYS, st.integers(-30, 900), REGIMES, PROCLAIMED)
def test_counting_by_weeks_agrees_with_counting_by_days(
    received: datetime.date, length: int, regime: str, off: list[datetime.date]
) -> None:
    answered = received + length * DAY
    near = [received + (day - START).days % 40 * DAY for day in off]
    assert clock.working_days(received, answered, regime, near) == counted(received, answered, regime, near)


@given(DAYS, REGIMES, PROCLAIMED)
def test_an_answer_is_due_on_the_twentieth_working_day(
    received: datetime.date, regime: str, off: list[datetime.date]
) -> None:
    due = clock.due_day(received, regime, off)
    assert clock.is_working_day(due, regime)
    assert due not in off
    assert clock.working_days(received, due, regime, off) == clock.LIMIT
    assert clock.working_days(received, clock.review_by(received, regime, off), regime, off) == clock.REVIEW_LIMIT


@given(DAYS, DAYS, REGIMES, PROCLAIMED)
def test_who_asks_later_waits_no_shorter(
    one: datetime.date, other: datetime.date, regime: str, off: list[datetime.date]
) -> None:
    early, late = sorted((one, other))
    assert clock.due_day(early, regime, off) <= clock.due_day(late, regime, off)
    assert clock.working_days(early, late, "FOIA", off) <= clock.working_days(early, late, "FOISA", off)


@pytest.mark.parametrize(
    ("day", "kingdom", "scotland"),
    [
        ("2024-01-02", False, False),  # Scotland's second of January
        ("2024-03-18", False, True),  # St Patrick's Day, moved to the Monday, in Northern Ireland
        ("2024-03-29", False, False),  # Good Friday
        ("2024-04-01", False, True),  # Easter Monday, a bank holiday everywhere but in Scotland
        ("2024-07-12", False, True),  # the Battle of the Boyne
        ("2024-08-05", False, False),  # the summer bank holiday of Scotland
        ("2024-08-26", False, True),  # the summer bank holiday of the others
        ("2024-12-02", False, False),  # St Andrew's Day, moved to the Monday
        ("2021-12-27", False, False),  # for a Christmas Day on Saturday
        ("2022-09-19", False, False),  # the funeral of Queen Elizabeth II
        ("2023-05-08", False, False),  # the coronation of King Charles III
        ("2024-03-16", False, False),  # a Saturday
        ("2024-05-07", True, True),  # the Tuesday after a bank holiday
    ],
)
def test_bank_holidays_anywhere_stop_the_clock_of_the_kingdom_but_only_scotlands_that_of_scotland(
    day: str, kingdom: bool, scotland: bool
) -> None:
    assert {clock.is_working_day(on(day), regime) for regime in ("FOIA", "EIR")} == {kingdom}
    assert {clock.is_working_day(on(day), regime) for regime in ("FOISA", "EISR")} == {scotland}


def test_a_proclaimed_day_stops_the_clock() -> None:
    off = on("2024-05-14")
    assert clock.due_day(on("2024-05-07"), "FOIA") == on("2024-06-05")
    assert clock.due_day(on("2024-05-07"), "FOIA", [off]) == on("2024-06-06")
    assert clock.working_days(on("2024-05-07"), on("2024-06-05"), "FOIA", (off, off, on("2024-05-18"))) == 19


def test_what_is_law_and_what_is_advice() -> None:
    assert [clock.review_in_law(regime) for regime in ("FOIA", "EIR", "FOISA", "EISR")] == [False, True, True, True]
    assert [clock.extendable(regime) for regime in ("FOIA", "EIR", "FOISA", "EISR")] == [True, True, False, True]
    assert [clock.complaint_within(regime) for regime in ("FOIA", "EIR")] == ["six weeks"] * 2
    assert [clock.complaint_within(regime) for regime in ("FOISA", "EISR")] == ["six months"] * 2


def test_the_clock_knows_every_law() -> None:
    for regime in load_law().regimes:
        assert clock.due_day(on("2024-05-07"), regime.code) and clock.complaint_within(regime.code)
