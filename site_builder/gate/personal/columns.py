"""Tables of people, told by their headings; and small counts in tables of figures."""

import re
from collections.abc import Iterator, Mapping, Sequence

from site_builder.gate.findings import Finding, advice
from site_builder.gate.personal.people.forenames import person_in
from site_builder.gate.personal.people.rows import row_findings
from site_builder.gate.personal.subjects import (
    FORENAME,
    GROUPED,
    STRONG,
    SURNAME,
    WHOLE,
    Cells,
    about_areas,
    of_bodies,
    people_in,
)
from site_builder.patterns import regex

_ROWS = 10
_HEADER_ROWS = 12
_REACH = regex(
    r"(?i)^(?:(?:staff|employee|payroll|personnel|collar|warrant|badge|service|force)[ _]?(?:no|number|id|ref)\.?|"
    r"e-?mail(?:[ _]address)?|(?:mobile|phone|telephone|tel)(?:[ _]?(?:no|number))?\.?|address(?:[ _]?line)?[ _]?1?|"
    r"e-?bost|(?:rhif )?ff[oô]n(?: symudol)?|cod post|cyfeiriad|"
    r"post[ _]?code|name|vehicle registration|vrm|ip address)$"
)
_TRAIT = regex(r"(?i)^(?:gender|sex|ethnicity|religion|age|rank|grade|salary|disability|sexual orientation)$")
_TRAITS = regex(
    r"(?i)\b(?:ethnic\w*|religio\w+|disabilit\w+|sexual\w*|gender|nationalit\w+|diagnos\w+|"
    r"age (?:group|band|range))\b"
)
_SENSITIVE = regex(
    r"(?i)\b(?:sick(?:ness)?|absen(?:ce|t)|illness|diagnos\w+|medical|condition|disabilit\w+|ethnic\w*|religio\w+|"
    r"pregnan\w+|maternity|grievances?|disciplin\w+|misconduct|warnings?|suspen\w+|dismiss\w+|offences?|convictions?|"
    r"arrest\w*|allegations?|complaints?|vetting|debts?|arrears|home|birth|gender)\b"
)
"""Headings of what may be told of nobody by name."""
_NAMED = regex(
    r"(?i)(?:employee|staff(?: member)?|officer|worker|member of staff|person|contact(?: ?name)?|names?|"
    r"(?:.* )?\w*holder|owner|occupier|licensee|tenant|applicant|resident)"
)
"""Headings of columns in which people may be named."""
_FEW, _HEADS = 5, 3
_CUE = regex(
    r"(?i)^.{0,30}\b(?:vrm|vrn|registration|reg(?: ?(?:no|number|mark))?|number ?plates?|vehicle|date of birth|"
    r"ff[oô]n|symudol|dyddiad geni|"
    r"d\.?o\.?b|birth ?date|born|nhs|passport|nino|ni (?:no|number)|national insurance|home address|tele?phone|phone|"
    r"mobile|ip|(?:user|visitor|client|reader|member|source|remote|device|log-?in)(?:s|['’]s|s['’])? (?:net(?:work)? )?"
    r"address(?:es)?)\b.{0,20}$"
)
_LABEL = regex(
    r"(?i)^.{0,24}\b(?:reference|ref|incident|log|urn|uprn|serial|job|ticket|order|invoice|contract|case|id|number|no)\b\.?.{0,12}$"
)
"""Headings that say what the values below them are: of persons, or of nobody."""


def people_findings(cells: Cells) -> Iterator[Finding]:
    """What a table tells of people, by its headings or row by row; the rows are not told where the headings are."""
    by_heads = list(column_findings(cells))
    yield from by_heads or row_findings(cells)


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
        if of_bodies(cells, row, heads):
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
        if (_CUE.search(head) or _LABEL.search(head)) and not GROUPED.search(head)
    }


def says_what_a_person_has(head: str) -> bool:
    """Whether a heading makes something personal of a number or a day below it."""
    return _CUE.search(head) is not None


def _names_people(cells: Cells, row: int, heads: Mapping[int, str]) -> bool:
    """Whether people are named beside what reaches them, in a table that speaks of schools and the like as well."""
    columns = {column for column, head in heads.items() if _NAMED.fullmatch(head)}
    reach = any(_REACH.match(head) for column, head in heads.items() if column not in columns)
    if not columns or any(map(GROUPED.search, heads.values())):
        return False
    if reach:
        return people_in(cells, row, columns)
    told = any(_SENSITIVE.search(head) for column, head in heads.items() if column not in columns)
    named = [text for (r, column), text in cells.items() if r > row and column in columns]
    known = sum(1 for text in named if person_in(text) == text.strip())
    return told and known * 3 > len(named) and people_in(cells, row, columns)


def _any(head: str) -> bool:
    patterns = (STRONG, SURNAME, FORENAME, WHOLE, _REACH, _TRAIT)
    return any(pattern.match(head) for pattern in patterns) or bool(_NAMED.fullmatch(head) or _SENSITIVE.search(head))


def _personal(heads: list[str]) -> bool:
    def has(pattern: re.Pattern[str]) -> bool:
        return any(pattern.match(head) for head in heads)

    if any(GROUPED.search(head) for head in heads) and not has(STRONG):
        return has(SURNAME) and has(FORENAME)
    reach, traits = (sum(1 for head in heads if pattern.match(head)) for pattern in (_REACH, _TRAIT))
    if has(STRONG) or has(WHOLE) or (has(SURNAME) and (has(FORENAME) or reach + traits > 0)):
        return True
    return not about_areas(heads) and (reach >= 2 or (reach == 1 and traits >= 2))


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
