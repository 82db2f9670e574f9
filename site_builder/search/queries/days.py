"""Days as they are written, `12 March 2024`, `12th of March, 2024` or `12/03/2024`: the texts that say one are found,
and the responses of that day. Behind `from:` and `to:` a month may be written so too. The browser's twin is
`theme/assets/search/days.js`.
"""

import re
from collections.abc import Callable

from site_builder.patterns import regex
from site_builder.records.dates import parse_date
from site_builder.search.queries.pieces import QUOTED

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = f"(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _MONTHS)}|Sept)"
_DAY = "[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = "(?:19|20)[0-9]{2}"
_WRITTEN = regex(
    rf"(?<![^ (-])(-?)(?:(from|to): ?\"?)?((?:{_DAY} (?:of )?)?{_MONTH}\.?,? {_YEAR}|{_MONTH}\.? {_DAY},? {_YEAR}"
    rf"|[0-9]{{1,2}}([./-])[0-9]{{1,2}}\4{_YEAR}|{_YEAR}-[0-9]{{2}}-[0-9]{{2}})\"?[,;.?!]*(?![^ )])|{QUOTED}",
    re.IGNORECASE,
)


def with_days(text: str, say: Callable[[str], str], is_joined: Callable[[re.Match[str]], bool]) -> str:
    """The query with days as the language of queries has them; each is told to `say`.

    One that `is_joined`, beside OR or NOT or within brackets, and one that is left out stay as they are.
    """

    def read(found: re.Match[str]) -> str:
        field, typed = found[2], found[3] or ""
        date = _date(typed)
        if not date or (field and typed == date) or not (field or len(date) > len("2024-03")):
            return found[0]
        if field:
            return say(f"{found[1]}{field}:{date}")
        if found[1] or is_joined(found):
            return found[0]
        year, month, day = date.split("-")
        as_typed = [typed] if found[4] or typed == date else []
        dated = [] if typed == date else [f"(from:{date} to:{date})"]  # which no reference can be taken for
        return say(" OR ".join((f'"{int(day)} {_MONTHS[int(month) - 1]} {year}"', *as_typed, *dated)))

    return _WRITTEN.sub(read, text)


def _date(typed: str) -> str:
    """The day or the month as `YYYY-MM-DD` or `YYYY-MM`; "" where the calendar has none such."""
    numbers = [number.zfill(2) for number in regex("[0-9]+").findall(typed)]
    parts = numbers if numbers and len(numbers[0]) > 2 and len(numbers) > 1 else numbers[::-1]
    if name := regex("[a-z]{3,}", re.IGNORECASE).search(typed):
        month = next(at for at, it in enumerate(_MONTHS, 1) if it[:3].lower() == name[0][:3].lower())
        parts.insert(1, f"{month:02}")
    date = "-".join(parts)
    return date if parse_date(date) else ""
