"""The days that a text names, in every spelling that letters use."""

import datetime
import re

from site_builder.patterns import regex

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WELSH = ("ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha")
_IN_WELSH = r"(?:ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    rf"|nov(?:ember)?|dec(?:ember)?|{_IN_WELSH})"
)
_SPELLINGS = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s*(?:day\s+)?(?:of\s+)?[-\s.]?\s*(?:{_IN_WELSH}\s*/\s*)?{_MONTH}\b\.?,?[-\s]*"
        r"(?P<year>(?:19|20)\d\d|\d\d(?!\d|:))\b",
        rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b",
        r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])",
    )
)
_WITHOUT_YEAR = regex(
    rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?!\.?,?[-\s]*(?:19|20)?\d\d\b)", re.IGNORECASE
)
_MONTH_ONLY = regex(rf"(?:date:?\s*)?{_MONTH}\s+(?P<year>20\d\d)", re.IGNORECASE)
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


def days_without_year(text: str, latest: datetime.date) -> list[tuple[datetime.date, int, int]]:
    """Every day in the text whose year is left out, as the last such day that is not after `latest`; else as above."""
    found = []
    for match in _WITHOUT_YEAR.finditer(text):
        dates = (_date({**match.groupdict(), "year": str(latest.year - back)}) for back in (0, 1))
        if (date := next((d for d in dates if d and d <= latest), None)) is not None:
            found.append((date, *match.span()))
    return found


def _date(parts: dict[str, str | None]) -> datetime.date | None:
    year = int(parts["year"] or 0)
    year += 2000 if year < 100 else 0
    name = parts.get("month")
    month = _number_of(name) if name else int(parts.get("number") or 0)
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
    return (int(match["year"]), _number_of(match["month"])) if match else None


def _number_of(month: str) -> int:
    """The number of a month by its name, English or Welsh."""
    short = month[:3].lower()
    return (_MONTHS.index(short) if short in _MONTHS else _WELSH.index(short)) + 1
