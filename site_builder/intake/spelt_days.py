"""The days that a text names, in every spelling that letters use."""

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_SPELLINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s*(?:day\s+)?(?:of\s+)?[-\s.]?\s*{_MONTH}\b\.?,?[-\s]*"
        r"(?P<year>(?:19|20)\d\d|\d\d(?!\d|:))\b",
        rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b",
        r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])",
    )
)
_MONTH_ONLY = re.compile(rf"(?:date:?\s*)?{_MONTH}\s+(?P<year>20\d\d)", re.IGNORECASE)
_FIRST_YEAR = 2000


def found_days(text: str) -> list[tuple[datetime.date, int, int]]:
    """Every real day in the text with where it stands, in order; read as in Britain, the day before the month."""
    found: list[tuple[datetime.date, int, int]] = []
    for pattern in _SPELLINGS:
        for match in pattern.finditer(text):
            overlaps = any(match.start() < end and start < match.end() for _, start, end in found)
            if not overlaps and (date := _date(match.groupdict())) is not None:
                found.append((date, *match.span()))
    return sorted(found, key=lambda day: day[1])


def _date(parts: dict[str, str | None]) -> datetime.date | None:
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0
    name = parts.get("month")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts.get("number") or 0)
    day = int(parts["day"] or 0)
    if month > 12 >= day and not name:  # written the American way round, which no other reading allows
        day, month = month, day
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    return date if date.year >= _FIRST_YEAR else None


def month_alone(text: str) -> tuple[int, int] | None:
    """The year and the month, where a text says nothing else; else None."""
    match = _MONTH_ONLY.fullmatch(text.strip(" ."))
    return (int(match["year"]), _MONTHS.index(match["month"][:3].lower()) + 1) if match else None
