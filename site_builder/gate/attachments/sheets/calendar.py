"""Days and times as a number format shows them: a spreadsheet keeps both as a count of days."""

import datetime
import math
import re
from collections.abc import Sequence

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_UNIT = re.compile(r"(?i)y+|m+|d+|h+|s+|\[(?:h+|m+|s+)\]")
_DAY = 86_400
_END = 2_958_466
"""The day behind 31 December 9999."""


def is_time(tokens: Sequence[str]) -> bool:
    """Whether the parts of a format show a day or a time."""
    return any(_UNIT.fullmatch(token) for token in tokens)


def as_time(tokens: Sequence[str], value: float, since_1904: bool) -> str:
    """The day or time; a day that is shown with its month and year as in ISO 8601. "" where no calendar has it."""
    if not math.isfinite(value * _DAY):
        return ""
    units = _told_apart(tokens)
    decimals = _decimals(tokens)
    seconds = round(value * _DAY, decimals) if "s" in _kinds(units) or decimals else round(value * _DAY)
    if any(unit.startswith("[") for unit in units):
        return _elapsed(tokens, units, seconds, decimals)
    days = int(seconds // _DAY) + (1_462 if since_1904 else 0)
    if seconds < 0 or days >= _END:
        return ""
    if not since_1904 and days < 60:
        days += 1  # before 1 March 1900 the format counts a day that never was
    at = datetime.datetime(1899, 12, 30) + datetime.timedelta(days=days, seconds=seconds % _DAY)
    if {"y", "m", "d"} <= _kinds(units):
        hours = _kinds(units) & {"h", "M", "s"}
        return at.date().isoformat() + (f"T{at:%H:%M}" if hours else "") + (f":{at:%S}" if "s" in hours else "")
    noon = any(token.lower() in ("am/pm", "a/p") for token in tokens)
    return _filled(tokens, [_unit(unit, at, noon) for unit in units], at, decimals)


def _told_apart(tokens: Sequence[str]) -> list[str]:
    """The unit of each part, "" for literals: `m` is a month, or `M` a minute behind hours or before seconds."""
    units = [token.lower() if _UNIT.fullmatch(token) else "" for token in tokens]
    spoken = [at for at, unit in enumerate(units) if unit]
    for number, at in enumerate(spoken):
        before = units[spoken[number - 1]] if number else ""
        behind = units[spoken[number + 1]] if number + 1 < len(spoken) else ""
        if units[at] in ("m", "mm") and ("h" in before or behind.strip("[]").startswith("s")):
            units[at] = units[at].upper()
    return units


def _kinds(units: Sequence[str]) -> set[str]:
    """The units that are shown; a day of the week is no day of the month."""
    return {unit.strip("[]")[:1] for unit in units if unit and not re.fullmatch("d{3,}", unit)}


def _decimals(tokens: Sequence[str]) -> int:
    """How many places of a second are shown."""
    for at, token in enumerate(tokens):
        if token.lower().strip("[]").startswith("s") and tuple(tokens[at + 1 : at + 2]) == (".",):
            behind = [it == "0" for it in tokens[at + 2 :]]
            return [*behind, False].index(False)
    return 0


def _elapsed(tokens: Sequence[str], units: Sequence[str], seconds: float, decimals: int) -> str:
    """Hours, minutes or seconds that are counted on beyond a day."""
    rest, made = abs(seconds), []
    for unit in units:
        if unit.startswith("["):
            size = {"h": 3_600, "m": 60, "s": 1}[unit[1]]
            made.append(f"{int(rest // size):0{len(unit) - 2}}")
            rest %= size
        else:
            size = {"h": 3_600, "M": 60, "m": 60, "s": 1}.get(unit[:1], 0)
            made.append(f"{int(rest // size):0{len(unit)}}" if size else "")
            rest = rest % size if size else rest
    at = datetime.datetime(1900, 1, 1) + datetime.timedelta(seconds=rest)
    return ("-" if seconds < 0 else "") + _filled(tokens, made, at, decimals)


def _unit(unit: str, at: datetime.datetime, noon: bool) -> str:
    """One unit of a day or time in the length that the format gives it."""
    hour = (at.hour % 12 or 12) if noon else at.hour
    long = {
        "yy": f"{at.year % 100:02}",
        "y": f"{at.year % 100:02}",
        "m": str(at.month),
        "mm": f"{at.month:02}",
        "mmm": _MONTHS[at.month - 1][:3],
        "mmmmm": _MONTHS[at.month - 1][:1],
        "d": str(at.day),
        "dd": f"{at.day:02}",
        "ddd": _DAYS[at.weekday()][:3],
        "h": str(hour),
        "hh": f"{hour:02}",
        "M": str(at.minute),
        "MM": f"{at.minute:02}",
        "s": str(at.second),
        "ss": f"{at.second:02}",
    }
    usual = {"y": str(at.year), "m": _MONTHS[at.month - 1], "d": _DAYS[at.weekday()], "": ""}
    return long.get(unit, usual.get(unit[:1], ""))


def _filled(tokens: Sequence[str], made: Sequence[str], at: datetime.datetime, decimals: int) -> str:
    """The parts of the format with the units in their places."""
    out, skip = [], 0
    for number, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif made[number]:
            out.append(made[number])
        elif token.lower() in ("am/pm", "a/p"):
            half = "AM" if at.hour < 12 else "PM"
            out.append(half if len(token) > 3 else half[0])
        elif token == "." and decimals and tuple(tokens[number + 1 : number + 2]) == ("0",):
            out.append(f".{at.microsecond:06}"[: decimals + 1])
            skip = decimals
        elif not _UNIT.fullmatch(token):
            out.append(token.strip('"') if token[0] == '"' else "" if token[0] in "[*_" else token[-1:])
    return "".join(out).strip()
