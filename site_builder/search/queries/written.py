"""Days, years and amounts as they are written, each for the others that mean the same: `12 March 2024` for the texts
that say that day and the responses of it, `2022/23` for `2022 to 2023`, `£1.2m` for `£1.2 million`. Behind `from:` and
`to:` a day or a month may be written so too. The browser's twin is `theme/assets/search/written.js`.
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
_END = r"[,;.?!]*(?![^ )])"
_DATE = regex(
    rf"(?<![^ (-])(-?)(?:(from|to): ?\"?)?((?:{_DAY} (?:of )?)?{_MONTH}\.?,? {_YEAR}|{_MONTH}\.? {_DAY},? {_YEAR}"
    rf"|[0-9]{{1,2}}([./-])[0-9]{{1,2}}\4{_YEAR}|{_YEAR}-[0-9]{{2}}-[0-9]{{2}})\"?{_END}|{QUOTED}",
    re.IGNORECASE,
)
_YEARS = regex(rf"(?<![^ (-])(-?)({_YEAR})( to |[-/–])((?:19|20)?[0-9]{{2}}){_END}|{QUOTED}")
_AMOUNT = regex(
    rf"(?<![^ (-])(-?)([£$€]?[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?) ?(million|billion|m|bn|k){_END}|{QUOTED}", re.IGNORECASE
)
_SCALES = {"m": "million", "bn": "billion", "million": "m", "billion": "bn"}
"""Each way to write a scale with the other."""


def as_written(text: str, say: Callable[[str], str], is_joined: Callable[[re.Match[str]], bool]) -> str:
    """The query with each day, year and amount as the language of queries has them; each is told to `say`.

    One that `is_joined`, beside OR or NOT or within brackets, and one that is left out stay as they are.
    """

    def put(better: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def read(found: re.Match[str]) -> str:
            is_left = found[2] is found[3] is None or found[1] or is_joined(found)
            other = "" if is_left else better(found)
            return say(other) if other else found[0]

        return read

    def bound(found: re.Match[str]) -> str:
        date = _date(found[3]) if found[2] else ""
        return say(f"{found[1]}{found[2]}:{date}") if date and date != found[3] else found[0]

    text = _DATE.sub(bound, text)
    for pattern, better in ((_DATE, _day), (_YEARS, _years), (_AMOUNT, _amount)):
        text = pattern.sub(put(better), text)
    return text


def _day(found: re.Match[str]) -> str:
    """The texts that say a day, and the responses of it; "" where it is none."""
    typed, date = found[3], _date(found[3])
    if found[2] or len(date) < len("2024-03-12"):
        return ""
    year, month, day = date.split("-")
    as_typed = [typed] if found[4] or typed == date else []
    dated = [] if typed == date else [f"(from:{date} to:{date})"]  # which no reference can be taken for
    return " OR ".join((f'"{int(day)} {_MONTHS[int(month) - 1]} {year}"', *as_typed, *dated))


def _date(typed: str) -> str:
    """The day or the month as `YYYY-MM-DD` or `YYYY-MM`; "" where the calendar has none such."""
    numbers = [number.zfill(2) for number in regex("[0-9]+").findall(typed)]
    parts = numbers if numbers and len(numbers[0]) > 2 and len(numbers) > 1 else numbers[::-1]
    if name := regex("[a-z]{3,}", re.IGNORECASE).search(typed):
        month = next((at for at, it in enumerate(_MONTHS, 1) if it[:3].lower() == name[0][:3].lower()), 0)
        parts.insert(1, f"{month:02}")
    date = "-".join(parts)
    return date if parse_date(date) else ""


def _years(found: re.Match[str]) -> str:
    """A year that begins in one and ends in the next, in both its spellings; "" where they do not follow."""
    first, sign, last = int(found[2]), found[3], found[4]
    follows = str(first + 1)
    if last not in (follows, follows[2:]) or (sign == "-" and len(last) == 2 and int(last) <= 12):  # a month
        return ""
    other = f'"{first} to {follows}"' if len(last) == 2 else f'"{first}/{follows[2:]}"'
    return f'("{first} to {last}" OR {other})' if sign == " to " else f"({first}{sign}{last} OR {other})"


def _amount(found: re.Match[str]) -> str:
    """An amount with its scale as a letter and as a word, or in full."""
    number, scale = found[2], found[3].lower()
    if scale == "k":
        return "" if "." in number else f"({number}k OR {number},000)"
    letter, word = sorted((scale, _SCALES[scale]), key=len)
    return f'("{number}{letter}" OR "{number} {word}")'
