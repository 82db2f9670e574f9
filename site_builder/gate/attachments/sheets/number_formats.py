"""What a number format makes of a number: the characters that stand in the cell, and whether they stand in its place.

Read as spreadsheet programs read it, in their English form: up to four sections, conditions, literals, days and times.
"""

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from site_builder.gate.attachments.sheets.calendar import as_time, is_time
from site_builder.patterns import regex

BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??"},
    **{14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm"},
    **{21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)"},
    **{40: "#,##0.00;(#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@"},
}
"""Formats that have a number and are written nowhere."""

_TOKEN = regex(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|(?i:general|am/pm|a/p|y+|m+|d+|h+|s+)|[Ee][+-]|.', re.S)
_CONDITION = regex(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_MASKS = regex(
    r"(?i)[<>≤≥*]|\d|\b(?:less|fewer|under|below|up to|low|small|few|some|any|s|c|u)\b|withh|redact|suppress|conceal|"
    r"hidden|exempt|removed|confidential|not (?:shown|disclosed|released|available)|section"
)
"""Words that say that a figure is kept back."""


@dataclass(frozen=True, slots=True)
class Section:
    """One of the forms that a format has: its parts, whether any of them depends on the value, and the condition under
    which it is taken ("" for the usual)."""

    tokens: tuple[str, ...]
    shows_the_value: bool
    operator: str = ""
    limit: float = 0.0

    def takes(self, value: float) -> bool:
        """Whether the condition is met."""
        tests = {"<": value < self.limit, ">": value > self.limit, "=": value == self.limit}
        tests |= {"<=": value <= self.limit, ">=": value >= self.limit, "<>": value != self.limit}
        return tests.get(self.operator, False)

    @property
    def words(self) -> str:
        """The characters that are the same for every value."""
        return "".join(map(_literal, self.tokens)).strip()


@lru_cache(1_000)
def sections(form: str) -> tuple[Section, ...]:
    """The sections of a format, in order; one that is empty shows nothing."""
    parts: list[list[str]] = [[]]
    for token in _TOKEN.findall(form):
        if token == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(map(_section, parts))


def _section(tokens: list[str]) -> Section:
    shows = any(t in "0#?@" or t.lower() == "general" for t in tokens) or is_time(tokens)
    found = next((m for token in tokens if (m := _CONDITION.fullmatch(token))), None)
    limit = maybe_number(found[2]) if found else None
    if found is None or limit is None:
        return Section(tuple(tokens), shows)
    return Section(tuple(tokens), shows, found[1], limit)


def section_for(form: str, value: float) -> tuple[Section, bool]:
    """The section that is taken for a value, and whether that one says by itself that the value is negative."""
    every = sections(form)[:3]
    if any(it.operator for it in every):
        taken = next((it for it in every if it.takes(value)), None)
        return (taken or next((it for it in reversed(every) if not it.operator), every[-1])), False
    if value < 0 and len(every) > 1:
        return every[1], True
    return every[2] if value == 0 and len(every) > 2 else every[0], False


def masks(form: str, value: float) -> bool:
    """Whether fixed words, or nothing, stand in the cell in place of a value that says more.

    That nothing is shown as a dash, one as a tick, or a code as what it stands for, is ordinary.
    """
    section, _ = section_for(form, value)
    if section.shows_the_value:
        return False
    if value == 0 and not section.words:  # hiding zeros is ordinary; hiding them along with everything else is not
        return not any(it.shows_the_value or it.words for it in sections(form)[:3])
    return stands_for_more(section.words, 0 if section.operator == "=" and section.words else value)


def stands_for_more(words: str, value: float) -> bool:
    """Whether fixed words in a cell keep back what its value says."""
    if maybe_number(words) == value:
        return False
    return value not in (0, 1, -1) or not words or _MASKS.search(words) is not None


def hides_text(form: str) -> bool:
    """Whether a text in a cell of this format is not shown."""
    every = sections(form)
    return len(every) >= 4 and "@" not in every[3].tokens


def shown(form: str, value: float, since_1904: bool = False) -> str:
    """What stands in a cell of this format that holds the value; a whole day is written as ISO 8601 has it."""
    section, signed = section_for(form, value)
    tokens = section.tokens
    if not math.isfinite(value):
        return repr(value)
    if is_time(tokens):
        return as_time(tokens, value, since_1904) or plain(value)
    minus = "-" if value < 0 and not signed else ""
    if any(token.lower() == "general" for token in tokens):
        made = "".join(plain(abs(value)) if t.lower() == "general" else _literal(t) for t in tokens)
        return f"{minus}{made}".strip()
    if not any(token in "0#?" for token in tokens):
        return plain(value) if "@" in tokens else section.words
    made = _digits(tokens, abs(value))
    return f"{minus if re.search('[1-9]', made) else ''}{made}".strip()


def maybe_number(text: str) -> float | None:
    """The number that the text writes; None where it writes none."""
    try:
        return float(text)
    except ValueError:
        return None


def plain(value: float) -> str:
    """The number without a needless `.0` and without the last digits, which are noise."""
    exact = value if value.is_integer() and abs(value) < 1e15 else float(f"{value:.12g}")
    return repr(int(exact)) if exact.is_integer() and abs(exact) < 1e15 else repr(exact)


def _literal(token: str) -> str:
    """What a part of a format that is no placeholder puts into the cell."""
    if token[0] == '"':
        return token.strip('"')
    if token[0] == "\\":
        return token[1:]
    if token[0] == "[":
        sign = re.match(r"\[\$([^\]-]*)", token)
        return sign[1] if sign else ""
    if token[0] == "*" and len(token) > 1:
        return ""
    return " " if token[0] == "_" and len(token) > 1 else token


def _digits(tokens: tuple[str, ...], value: float) -> str:
    """A number without its sign, put into the places of a section."""
    places = [at for at, token in enumerate(tokens) if token in "0#?"]
    first, last = places[0], places[-1]
    power = next((at for at, token in enumerate(tokens) if re.fullmatch("[Ee][+-]", token)), None)
    slash = next((at for at in range(first, last) if tokens[at] == "/"), None)
    if power is not None or slash is not None:  # powers of ten and fractions: the number itself says the same
        before, behind = tokens[:first], tokens[last + 1 :]
        return "".join([*map(_literal, before), plain(value), *map(_literal, behind)])
    point = next((at for at, token in enumerate(tokens) if token == "."), len(tokens))
    whole, parts = [at for at in places if at < point], [at for at in places if at > point]
    thousands = next((n for n, token in enumerate(tokens[last + 1 :]) if token != ","), len(tokens) - last - 1)
    with localcontext() as context:
        context.prec = 400
        number = Decimal(f"{value:.15g}") * 100 ** tokens.count("%") / 1000**thousands
        number = number.quantize(Decimal(1).scaleb(-len(parts)), ROUND_HALF_UP)
    units, _, fraction = f"{number:f}".partition(".")
    grouped = whole != [] and "," in tokens[first : whole[-1]]
    put = _whole(tokens, whole, units.lstrip("0"), grouped) | _fraction(tokens, parts, fraction)
    made = []
    for at, token in enumerate(tokens):
        if at in put:
            made.append(put[at])
        elif not (token == "," and (first < at < point or last < at <= last + thousands)):
            made.append(_literal(token))
    if not whole:  # `.00`: there is no place for what stands before the point
        made.insert(point, units.lstrip("0"))
    return "".join(made)


def _whole(tokens: tuple[str, ...], places: list[int], digits: str, grouped: bool) -> dict[int, str]:
    """The digits before the point by their places, from the right; the first place takes all that are left."""
    put: dict[int, str] = {}
    count, left = 0, digits
    for at in reversed(places):
        taken = left[-1:] if at != places[0] else left
        left = left[: len(left) - len(taken)]
        taken = taken or {"0": "0", "?": " "}.get(tokens[at], "")
        made = ""
        for digit in reversed(taken):
            made = digit + ("," if grouped and count and count % 3 == 0 and digit != " " else "") + made
            count += 1
        put[at] = made
    return put


def _fraction(tokens: tuple[str, ...], places: list[int], digits: str) -> dict[int, str]:
    """The digits behind the point by their places; `#` and `?` show no zeros at the end."""
    put = {at: digits[number : number + 1] for number, at in enumerate(places)}
    for at in reversed(places):
        if tokens[at] == "0" or put[at] != "0":
            break
        put[at] = " " if tokens[at] == "?" else ""
    return put
