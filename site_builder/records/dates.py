"""Dates as records know them: a day, or only its month where an old record gives no more."""

import datetime
from dataclasses import dataclass
from functools import lru_cache

from site_builder.patterns import regex

_ISO = regex(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_MONTHS = (  # fixed words: the locale of a machine must not change the site
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, or a month (`day` 0, which sorts before the first of that month)."""

    year: int
    month: int
    day: int = 0

    def __str__(self) -> str:
        """`2024-04-09` or `2024-04`."""
        return _written(self.year, self.month, self.day)

    @property
    def words(self) -> str:
        """`9 April 2024` or `April 2024`."""
        month = f"{_MONTHS[self.month - 1]} {self.year}"
        return f"{self.day} {month}" if self.day else month

    @property
    def exact(self) -> datetime.date | None:
        """The day, or None where only the month is known."""
        return datetime.date(self.year, self.month, self.day) if self.day else None

    @property
    def earliest(self) -> datetime.date:
        """The first day that it can mean."""
        return datetime.date(self.year, self.month, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day that it can mean."""
        if self.day:
            return datetime.date(self.year, self.month, self.day)
        following = datetime.date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)


@lru_cache(maxsize=65_536)  # the days of an archive are few, and each is written ten times for each of its records
def _written(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"


UNREADABLE = PartialDate(1, 1)
"""Stands where a record's date is missing or wrong; the problem that says so keeps the record from being published."""


def parse_date(text: str) -> PartialDate | None:
    """The date written as `YYYY-MM-DD` or `YYYY-MM`; None where the text is neither, or no real date."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day) if match[3] is None or day else None


def month_name(month: int) -> str:
    """`April` for 4."""
    return _MONTHS[month - 1]
