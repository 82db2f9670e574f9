"""Tables of people, told by their headings; and small counts in tables of figures."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder.gate.findings import Finding, advice
from site_builder.gate.personal.people import reads_like_a_name

Cells = Mapping[tuple[int, int], str]
_ROWS = 10
_HEADER_ROWS = 12
_STRONG = re.compile(
    r"(?i)^(?:(?:date[ _]of[ _]birth|d\.?o\.?b\.?|birth[ _]?date)|"
    r"(?:ni[ _]?(?:no|number)|nino|national[ _]insurance.*)|nhs[ _]?(?:no|number|id)?\.?|"
    r"(?:home|private|personal)[ _](?:address|phone|telephone|e-?mail|mobile).*|"
    r"passport.*|sort[ _]?code|(?:bank[ _])?account[ _](?:no|number)|next of kin.*)$"
)
_ACCOUNT = re.compile(r"(?i)^account[ _](?:no|number)$")
"""Of a bank only where something else of people stands beside it."""
_WORDS = re.compile(r"[A-Za-z]{3}")
_SURNAME = re.compile(r"(?i)^(?:surname|last[ _]?name|family[ _]?name)$")
_FORENAME = re.compile(r"(?i)^(?:forenames?|first[ _]?name|given[ _]?name|christian name|initials?)$")
_WHOLE = re.compile(
    r"(?i)^(?:full[ _]?name|(?:surname|last name) ?[/,&] ?(?:forename|first name)s?|"
    r"(?:employee|staff|officer|patient|pupil|client|customer|applicant|requester|complainant|"
    r"victim|suspect|defendant|tenant|member|person)(?:'?s)?[ _]?name|name of (?:employee|officer|applicant|"
    r"requester|complainant|person|patient|pupil|tenant))$"
)
_REACH = re.compile(
    r"(?i)^(?:(?:staff|employee|payroll|personnel|collar|warrant|badge|service|force)[ _]?(?:no|number|id|ref)\.?|"
    r"e-?mail(?:[ _]address)?|(?:mobile|phone|telephone|tel)(?:[ _]?(?:no|number))?\.?|address(?:[ _]?line)?[ _]?1?|"
    r"post[ _]?code|name|vehicle registration|vrm|ip address)$"
)
_TRAIT = re.compile(r"(?i)^(?:gender|sex|ethnicity|religion|age|rank|grade|salary|disability|sexual orientation)$")
_TRAITS = re.compile(
    r"(?i)\b(?:ethnic\w*|religio\w+|disabilit\w+|sexual\w*|gender|nationalit\w+|diagnos\w+|"
    r"age (?:group|band|range))\b"
)
_FEW, _HEADS = 5, 3
_OF_SOMEBODY = re.compile(
    r"(?i)\b(?:pupil|student|parent|guardian|carer|child|tenant|resident|occup(?:ant|ier)|patient|complainant|victim|"
    r"applicant|requester|driver|keeper)(?:'?s)?\b"
)
_PLACES = re.compile(
    r"(?i)\b(?:ward|school|supplier|company|organisation|site|station|premises|provider|vendor|shop|court|business|hospital|"
    r"surgery|practice|library|branch|shelter|charity|venue|museum|restaurant|cafe|establishment)s?\b"
)
_ROLL = re.compile(r"(?i)^(?:pupils|students|patients)(?: on roll)?$")
"""Headings of counts."""
_BODIES = re.compile(
    r"(?i)\b(?:ltd|limited|plc|llp|inc|gmbh|cic|trust|council|school|academy|college|university|hospital|society|group|"
    r"association|church|services?|solutions|partnership|company|centre|surgery|police|authority|"
    r"library|museum|theatre|garage|hotel|inn|pub|shop|store|station|depot|pharmacy|clinic|practice|hall|club|bank|"
    r"nursery|supermarket|stadium|market|farm|office|court|agency|board|ministry|department|charity)\b"
)
_CUE = re.compile(
    r"(?i)^.{0,30}\b(?:vrm|vrn|registration|reg(?: ?(?:no|number|mark))?|number ?plates?|vehicle|date of birth|"
    r"d\.?o\.?b|birth ?date|born|nhs|passport|nino|ni (?:no|number)|national insurance|home address|tele?phone|phone|"
    r"mobile)\b.{0,20}$"
)
_LABEL = re.compile(
    r"(?i)^.{0,24}\b(?:reference|ref|incident|log|urn|uprn|serial|job|ticket|order|invoice|contract|case|id|number|no)\b\.?.{0,12}$"
)
"""Headings that say what the values below them are: of persons, or of nobody."""
_GROUPED = re.compile(r"(?i)\b(?:total|(?:head)?count|number of|no\. of|sum|average|percentage|%)")


def column_findings(cells: Cells) -> Iterator[Finding]:
    """Ten rows or more under headings that describe single people."""
    rows = sorted({row for row, _ in cells})
    tops: dict[int, dict[int, str]] = {row: {} for row in rows[:_HEADER_ROWS]}
    for (row, column), text in cells.items():
        if row in tops:
            tops[row][column] = re.sub(r"\((?:s|es)\)|:$", "", text.strip()).strip()
    for row, heads in tops.items():
        if len(rows) < 2 or not (_personal(list(heads.values())) or _names_people(cells, row, heads)):
            continue
        if _organisations(cells, row, heads):
            continue
        under = len({r for (r, column) in cells if r > row and column in heads})
        if under >= _ROWS:
            named = ", ".join(f"'{head[:30]}'" for head in heads.values() if _any(head))
            yield Finding("personal-data-columns", f"row {row}", f"{under} rows stand under the headings {named}.")
            return


def cues(heads: Sequence[str]) -> dict[int, str]:
    """The headings, by their place from 0, that say what the values below are: these are read together with them."""
    return {
        place: head.strip()
        for place, head in enumerate(heads)
        if (_CUE.search(head) or _LABEL.search(head)) and not _GROUPED.search(head)
    }


def about_places(heads: Iterable[str]) -> bool:
    """Whether the headings speak of schools, suppliers and the like: what reaches those is public as a rule."""
    heads = [head for head in heads if not _GROUPED.search(head) and not _ROLL.match(head.strip())]
    people = (_STRONG, _SURNAME, _FORENAME, _WHOLE)
    somebody = any(pattern.match(head) for pattern in people for head in heads) or any(map(_OF_SOMEBODY.search, heads))
    return any(map(_PLACES.search, heads)) and not somebody


def of_bodies(cells: Cells) -> bool:
    """Whether the names in a table whose first row has the headings are those of firms and bodies, not of people."""
    top = min((row for row, _ in cells), default=0)
    heads = {column: text.strip() for (row, column), text in cells.items() if row == top}
    return any(_REACH.match(head) for head in heads.values()) and _organisations(cells, top, heads)


def _organisations(cells: Cells, row: int, heads: Mapping[int, str]) -> bool:
    """Whether the rows are named after firms and bodies: in a column of names, or in the first that holds words."""
    told = [head for head in heads.values() if not _ACCOUNT.match(head)]
    people = (_STRONG, _SURNAME, _FORENAME, _WHOLE, _OF_SOMEBODY)
    if any(pattern.search(head) for pattern in people for head in told):
        return False
    named = [column for column, head in heads.items() if head.lower() == "name"]
    first = [column for column in sorted(heads) if any(map(_WORDS.search, _below(cells, row, column)))][:1]
    names = [text for column in named or first for text in _below(cells, row, column)]
    others = (_below(cells, row, column) for column in heads if column not in (named or first))
    if any(sum(map(reads_like_a_name, other)) * 2 > len(other) for other in others):
        return False
    return bool(names) and sum(1 for name in names if _BODIES.search(name)) * 2 > len(names)


def _below(cells: Cells, row: int, column: int) -> list[str]:
    return [text for (r, at), text in cells.items() if at == column and r > row]


def _names_people(cells: Cells, row: int, heads: Mapping[int, str]) -> bool:
    """Whether people are named beside what reaches them, in a table that speaks of schools and the like as well."""
    columns = {column for column, head in heads.items() if re.fullmatch(r"(?i)(?:contact(?: ?name)?|names?)", head)}
    reach = any(_REACH.match(head) for column, head in heads.items() if column not in columns)
    if not columns or not reach or any(map(_GROUPED.search, heads.values())):
        return False
    names = [text for (r, column), text in cells.items() if r > row and column in columns]
    return sum(map(reads_like_a_name, names)) * 2 > len(names)


def _any(head: str) -> bool:
    return any(pattern.match(head) for pattern in (_STRONG, _SURNAME, _FORENAME, _WHOLE, _REACH, _TRAIT))


def _personal(heads: list[str]) -> bool:
    def has(pattern: re.Pattern[str]) -> bool:
        return any(pattern.match(head) for head in heads)

    if any(_GROUPED.search(head) for head in heads) and not has(_STRONG):
        return has(_SURNAME) and has(_FORENAME)
    reach, traits = (sum(1 for head in heads if pattern.match(head)) for pattern in (_REACH, _TRAIT))
    if has(_STRONG) or has(_WHOLE) or (has(_SURNAME) and (has(_FORENAME) or reach + traits > 0)):
        return True
    return not any(_PLACES.search(head) for head in heads) and (reach >= 2 or (reach == 1 and traits >= 2))


def _about_people(cells: Cells) -> bool:
    first = min((row for row, _ in cells), default=0)
    heads = [text.strip() for (row, _), text in cells.items() if first <= row < first + _HEADS]
    return any(map(_TRAIT.match, heads)) or any(map(_TRAITS.search, heads))


def small_count_findings(cells: Cells, threshold: int) -> Iterator[Finding]:
    """Advice where a column of whole numbers holds counts from 1 to `threshold` - 1.

    Without a threshold, counts below 5 are pointed out beside what people are like: there they single somebody out.
    """
    threshold = threshold or (_FEW if _about_people(cells) else 0)
    if threshold < 2:
        return
    columns: dict[int, list[tuple[int, int]]] = {}
    for (row, column), text in cells.items():
        plain = text.strip().replace(",", "")
        if re.fullmatch(r"\d{1,9}(?:\.0+)?", plain):
            columns.setdefault(column, []).append((int(float(plain)), row))
    small = [(row, column) for column, values in columns.items() for value, row in values if 0 < value < threshold]
    if small and len(small) < len(cells):
        row, column = min(small)
        what = f"{len(small)} cells hold a count from 1 to {threshold - 1}, the first in row {row}, column {column}."
        yield advice("small-counts", "", what, line=0)
