"""The days that a letter names, and which of them is the day of the request and which that of the answer."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_builder.intake.blocks import Kind
from site_builder.intake.cues import MAIL_HEADING, SALUTATION, TO_AN_OFFICE, Zone
from site_builder.intake.wording import Doubt, clip
from site_builder.intake.zones import Placed
from site_builder.records.dates import PartialDate

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_SPELLINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s*(?:day\s+)?(?:of\s+)?[-\s.]?\s*{_MONTH}\b\.?,?[-\s]*(?P<year>(?:19|20)\d\d|\d\d(?!\d|:))\b",
        rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b",
        r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])",
    )
)
_MONTH_ONLY = re.compile(rf"(?:date:?\s*)?{_MONTH}\s+(?P<year>20\d\d)", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"^(?:date\s*:?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?,?\s*)?$", re.IGNORECASE
)
_TIME = re.compile(
    r"^[\s,]*(?:at\s+)?(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]m)?)?[\s.]*(?:[+-]\d{4}|gmt|bst)?[\s.]*$", re.IGNORECASE
)
_FIRST_YEAR = 2000


def _before(*patterns: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:"
        + "|".join(patterns)
        + r")(?:\s*(?:on|of|at|:|-|–|=|\|)\s*)*(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?\s*$",
        re.IGNORECASE,
    )


_THING = r"(?:e-?mail|letter|request|correspondence|enquiry|message|application|foi|submission|communication|information request)"
RECEIVED = (
    (10, _before(r"(?:date\s+)?(?:of\s+)?(?:(?:foi|eir|the|your)\s+)?(?:request\s+)?(?:was\s+|were\s+)?received(?:\s+date)?", r"date (?:of )?receipt", r"received(?:\s+\w+){0,2}")),
    (9, _before(r"\breceived\b(?:(?!\b(?:dated?|replied|response)\b)[^.;\n]){0,90}")),
    (8, _before(r"(?:date of (?:the |your )?(?:foi )?request|request(?:ed)? (?:date|made)|date (?:of )?(?:request|requested|submitted|asked)|requested|submitted)")),
    (5, _before(rf"(?:your|the|an?)\s+(?:[\w-]+\s+){{0,6}}?{_THING}s?(?:\s+(?:for|under|about|to|regarding)\s[^.;\n]{{0,90}}?)?,?(?:\s+(?:which was|we|you|was|to us|that))*(?:\s+(?:sent|submitted|made|of|dated|on|from|logged|wrote))*\s*[,(]?")),
    (5, _before(r"you (?:wrote|asked|e-?mailed|contacted us|requested|submitted|made)(?:\s+[^.;\n]{0,50})?")),
)  # fmt: skip
_ANSWER_NOUN = r"(?:response|reply|answer|issue|decision|disclosure|letter|release|completion|closure|this letter|publication of response)"
_ANSWER_VERB = r"(?:responded|sent|answered|issued|released|completed|closed|replied|disclosed|actioned|signed)"
ANSWERED = (
    (10, _before(rf"^\W*(?:date\s+)?(?:of\s+)?(?:the\s+|our\s+|foi\s+|final\s+)*(?:{_ANSWER_NOUN}|{_ANSWER_VERB})(?:\s+(?:date|to|sent|issued))?", rf"\bdate\s+(?:of\s+)?(?:(?:our|the|foi)\s+)?(?:{_ANSWER_NOUN}|{_ANSWER_VERB})")),
    (8, _before(r"^\W*(?:date|dated)")),
)  # fmt: skip
_AFTER_RECEIVED = re.compile(
    r"^,?\s*(?:we received|you (?:asked|requested|wrote|submitted|made|sent|e-?mailed)|the .{3,30} received)",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"\b(?:due|deadline|target|no later than|published|publication|by|until|since|from|between|before|after|review\w*|extended|acknowledg\w*|clarif\w*|extension|holding letter|interim|updated|our (?:letter|e-?mail|response|reply|answer)|as at|to|and|urn.*|crime.*|born|modified)\s*(?:(?:date|on|of|dated|is|was)\s*)*[:\-–]?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(r"received\b.{0,80}\b(?:the|on (?:the|that)) same (?:day|date)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the letter: `received` and `answered` say how much speaks for either role (0: nothing)."""

    date: datetime.date
    words: str
    received: int
    answered: int
    bare: bool


def dates_of(placed: Sequence[Placed]) -> tuple[PartialDate | None, datetime.date | None, tuple[Doubt, ...]]:
    """The day (or month) of the answer, the day of the request, each None where the letter does not say; and doubts."""
    days = list(_days(placed))
    received = max((day for day in days if day.received), key=lambda day: day.received, default=None)
    answered = _answered(days, received)
    doubts = list(_doubts(days, received, answered))
    date = PartialDate(answered.date.year, answered.date.month, answered.date.day) if answered else _month(placed)
    if date is None:
        doubts.append(Doubt("date", "the letter does not state the day of the answer"))
    if date and received and received.date > date.latest:
        doubts += [
            Doubt(name, "the request would come after the answer", received.words) for name in ("date", "received")
        ]
    return date, received.date if received else None, tuple(dict.fromkeys(doubts))


def _answered(days: list[Day], received: Day | None) -> Day | None:
    labelled = [day for day in days if day.answered >= 8]
    bare = [day for day in days if day.bare and not day.received]
    chosen = max(labelled, key=lambda day: day.answered, default=None) or next(iter(bare), None)
    later = [day for day in bare if received and day.date >= received.date]
    if chosen and received and chosen.date < received.date and later:
        return later[0]
    return chosen


def _doubts(days: list[Day], received: Day | None, answered: Day | None) -> Iterator[Doubt]:
    if received:
        others = {d.date for d in days if d.received >= received.received} - {received.date}
        if received.received < 8:
            yield Doubt("received", "the letter gives the day on which the request was written", received.words)
        elif others and received.received < 10:
            yield Doubt("received", "the letter names several days for the request", received.words)
    elif days and (loose := next((d for d in days if not d.answered), None)):
        yield Doubt("received", "the letter names a day, but does not say that it is that of the request", loose.words)
    if answered:
        others = {d.date for d in days if d.answered >= max(answered.answered, 8)} - {answered.date}
        if others or (answered.answered < 8 and len({d.date for d in days if d.bare}) > 1):
            yield Doubt("date", "the letter names several days for the answer", answered.words)


def _days(placed: Sequence[Placed]) -> Iterator[Day]:
    """The days of the letter; those above a request that opens the file, as a thread does, are days of the request."""
    letters = [n for n, p in enumerate(placed) if p.zone is Zone.DROPPED and _to_office(p)]
    opening = (
        letters[0] if letters and not any(p.zone in (Zone.RESPONSE, Zone.REQUEST) for p in placed[: letters[0]]) else 0
    )
    for day in _days_of(placed[:opening]):
        yield replace(day, received=5, answered=0, bare=False) if day.bare else day
    yield from _days_of(placed[opening:])


def _to_office(p: Placed) -> bool:
    salutation = SALUTATION.match(p.block.text)
    return salutation is not None and TO_AN_OFFICE.search(salutation["who"]) is not None


def _days_of(placed: Sequence[Placed]) -> Iterator[Day]:
    quoted = False
    answers_begun = False
    for p in placed:
        quoted = quoted or (
            answers_begun and p.block.text.lower().lstrip("> -").startswith(("from:", "original message"))
        )
        answers_begun = answers_begun or p.zone in (Zone.RESPONSE, Zone.FRONT)
        lines = p.block.text.split("\n") if p.block.kind is Kind.TABLE else [p.block.text]
        if p.zone in (Zone.ANNEX, Zone.RIGHTS) or (
            p.zone is Zone.REQUEST and not p.block.text.lower().startswith("received")
        ):
            continue
        for line in lines:
            yield from _in_line(line, p.zone, quoted)


def _in_line(line: str, zone: Zone, quoted: bool) -> Iterator[Day]:
    before = 0
    for date, start, end in found_days(line):
        lead, rest, near = line[:start], line[end:], line[before:start]
        before = end
        heading = MAIL_HEADING.match(line)
        sent = heading is not None and heading["name"].lower() in ("sent", "date")
        if quoted:
            if sent or re.match(r"[\s>]*on ", line, re.IGNORECASE):
                yield Day(date, clip(line), 5, 0, False)
            continue
        bare = _WEEKDAY.match(lead) is not None and _TIME.match(rest) is not None
        received = next((weight for weight, pattern in RECEIVED if pattern.search(lead[-160:])), 0)
        if not received and _AFTER_RECEIVED.match(rest):
            received = 9
        answered = next((weight for weight, pattern in ANSWERED if pattern.search(near)), 0) if len(near) < 60 else 0
        if sent or bare:
            answered, received = max(answered, 8 if sent or lead.strip() else 6), 0
        elif _OTHER_DAY.search(lead) and received < 10 and answered < 10:
            received = answered = 0
        if zone is Zone.DROPPED and not (bare or sent or received >= 8 or answered >= 8):
            continue
        same = 10 if received and _SAME_DAY.search(rest) else received
        yield Day(
            date, clip(line), same, 0 if received >= answered and not bare and not sent else answered, bare or sent
        )


def found_days(text: str) -> list[tuple[datetime.date, int, int]]:
    """Every real day in the text with where it stands, in order; days are read as in Britain, the day before the month."""
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


def _month(placed: Sequence[Placed]) -> PartialDate | None:
    """The month that stands alone in the letterhead."""
    for p in placed:
        match = _MONTH_ONLY.fullmatch(p.block.text.strip(" .")) if p.zone is Zone.FRONT else None
        if match:
            return PartialDate(int(match["year"]), _MONTHS.index(match["month"][:3].lower()) + 1)
    return None
