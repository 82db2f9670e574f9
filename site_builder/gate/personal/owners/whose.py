"""Whose a telephone number or an address is, told by the line, the row and the headings that it stands under."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from site_builder.gate.personal.owners.contacts import NAMED_OFFICES, OFFICES
from site_builder.gate.personal.owners.mailboxes import is_role
from site_builder.gate.personal.owners.passages import CLAUSE, passages
from site_builder.gate.personal.people.forenames import can_be_a_surname
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.gate.personal.people.somebody import initialled, speaks_of_one, speaks_of_somebody
from site_builder.gate.personal.subjects import about_places, names_somebody
from site_builder.patterns import regex

_TABLE = regex(r"(?m)^(?:[|][^\n]*+(?:\n|\Z))++")
_OFFICES = regex(NAMED_OFFICES)
_BEHIND = regex(rf"[,)]? (?:the|our|its|which is (?:the|our|its)) (?:\w+ ){{0,4}}{OFFICES}")
"""What says behind an address or a number that it is an office's."""
_REACH = regex(r"(?i)\b(?:address(?:es)?|telephone|phone|tel|post ?code|contact|helpline|e-?mail|where|number)\b")
_PROSE = regex(r"(?i)[.!?;]$|\b(?:the|is|was|were|are|at|by|from|that|this|we|it|has|have|for|to|held|about)\b")
_HELP = regex(r"(?i)\b(?:helplines?|useful contacts?|support|organisations|help is|get help|advice|charities)\b")
_REQUEST = regex(r"(?i)\n##[ \t]+(?:(?:your|our|the|original|my) )*(?:request|questions?)\b")
_ITEM = regex(r"[ \t]*[-*•+][ \t]+([A-Z][\w'’-]+)[,:–-]?[ \t]*")
_MAILBOX = regex(r"[\w.+-]+@[\w.-]+\w")
_LINKS = (
    r"of|for|in|and|or|at|the|on|is|are|to|by|via|our|its|a|an|only|main|new|now|near|based|located|situated|"
    r"tel|telephone|phone|call|ring|fax|contact|contacted|number|address|e-?mail|post|visit|write|reached|available|"
    r"open|opening|hours|helpline|enquiries|line|ext|am|pm|an?swerphone|text|please|"
    r"direct|switchboard|reception|you|can|be|us|we|yn|y|ar|ffôn"
)
_SMALL = regex(rf"\b(?!(?:{_LINKS})\b)[a-z][a-z'’-]*\b(?!@)")
_PUT_BEHIND = regex(rf"(?:\s[–-]|[:.;]|\s(?:to|by|from))\s+(?!(?i:{_LINKS})\b)[A-Z][\w'’-]+[\s,:(–-]*$")
"""One word of its own between an office and a number."""
_ENTRY = regex(rf"[\s*•>-]*(?:(?:[A-Z][\w'’.&-]*|&|of|for|in|and|the) ){{0,6}}{NAMED_OFFICES}[,:]? \d")
"""The entry of a list that begins with the name of an office and its address."""
_CHARITY = regex(r"(?i)^(?:mind|samaritans|relate|shelter|scope|cruse|barnardo'?s|mencap|age uk|\w+(?:line|aid))$")
_BACK, _ROW, _CELL, _LIST = 6_000, 3, 60, 40
_BEFORE, _AFTER = 120, 60


def of_an_office(text: str, start: int, end: int, behind: int = 60) -> bool:
    """Whether what stands there reaches an office: named on its line, in its row, or by the headings of its table.

    Of what follows on the line so many characters count as `behind` says.
    """
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    is_row = text[begin : begin + 1] == "|"
    said = passages(text, start, end)[-1]
    before, after = said.before[-_BEFORE:], said.after[:behind]
    if speaks_of_somebody(f"{before} {said.after[:_AFTER]}"):
        return False
    above = _lines_above(text[max(begin - _BACK, 0) : begin])
    if is_row and names_somebody(_heads(above), _cells(text[begin : stop if stop >= 0 else len(text)])):
        return False
    if _named_beside(before, after, is_row) or _BEHIND.match(text, end):
        return True
    alone = not is_row and len(before) + len(after) < 2 * _CELL and not _PROSE.search(text[begin:start])
    if alone and _named_above(above[:_ROW]):
        return True
    return _listed(text[begin:start], above) or _headed(
        [row for row in above if row.startswith("|") or not is_row], is_row
    )


def of_a_person(text: str, start: int, end: int) -> bool:
    """Whether what stands there reaches somebody: on its line, above it where it stands alone, or as one who asks.

    What stands in the row or the cell of a table counts as somebody's, because nothing beside it says whose it is.
    """
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = stop if stop >= 0 else len(text)
    if text[begin : begin + 1] == "|" or (stop - begin == len(text) and end == stop):
        return True
    said = passages(text, start, end)[-1]
    before, line = said.before, said.whole
    if speaks_of_one(line):
        return True
    if in_request(text, start):
        return True
    if stop - begin > 2 * _CELL + end - start or _PROSE.search(text[begin:start]):
        return False
    surname = _ITEM.fullmatch(before)
    if _is_name(before.strip(" \t*-•+:,(–_>")) or (surname and _is_name(f"Ms {surname[1]}")):
        return True
    above = _lines_above(text[max(begin - 300, 0) : begin])[:_ROW]
    return any(_is_name(near.strip(" \t*_>,")) for near in above if len(near) <= _CELL)


def in_request(text: str, at: int) -> bool | None:
    """Whether a place of a record is in the words of who asks; None where no heading says whose words they are."""
    section = text.rfind("\n## ", 0, at)
    return _REQUEST.match(text, section) is not None if section >= 0 else None


def _is_name(words: str) -> bool:
    """Whether a few words are the name of somebody, and of no office."""
    if _OFFICES.search(words) or _REACH.search(words):
        return False
    return reads_like_a_name(words) and all(map(can_be_a_surname, words.removeprefix("Ms ").split()))


def _named_beside(before: str, after: str, is_row: bool) -> bool:
    """Whether an office or its mailbox is named in the same part of the sentence, with nobody between."""
    clause = before if _ENTRY.match(before) else CLAUSE.split(before)[-1]
    later = CLAUSE.split(after)[0]
    if any(map(is_role, _MAILBOX.findall(f"{clause} {later}"))):
        return not initialled(clause)
    office = None
    for office in _OFFICES.finditer(clause):  # noqa: B007 (the last one counts)
        pass
    if office is not None and not initialled(clause[: office.start()], listed=True):
        between = clause[office.end() :]
        begins = before == clause and len(before) <= 2 * _CELL and not _PROSE.search(clause)
        if (
            (is_row or begins or not _SMALL.search(between))
            and not initialled(between)
            and not _PUT_BEHIND.search(between)
        ):
            return True
    office = _OFFICES.search(later)
    return office is not None and (is_row or not _SMALL.search(later[: office.start()])) and not initialled(clause)


def _named_above(lines: list[str]) -> bool:
    """Whether one of the lines of an address names an office, and none between names a person."""
    housed = False
    for near in lines:
        if len(near) > _CELL or near[-1:] in ".:?" or near.startswith("#") or _PROSE.search(near):
            return False
        if speaks_of_somebody(near) or initialled(near):
            return False
        if _OFFICES.search(near):
            return True
        housed = housed or any(map(str.isdigit, near))
        if not housed and reads_like_a_name(near) and all(map(can_be_a_surname, near.split())):
            return False
    return False


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _heads(above: list[str]) -> list[str]:
    """The headings of the table whose row stands below."""
    for line in above:
        if not line.startswith("|"):
            return []
        if _is_heading(line) and _REACH.search(line):
            return _cells(line)
    return []


def table_heads(text: str, line: int) -> list[str]:
    """The cells of the first row of the table that the line which begins there belongs to; [] where it is in none."""
    tables = _tables(text)
    place = bisect_right(tables, line, key=lambda it: it[0]) - 1
    if place < 0 or line >= tables[place][1]:
        return []
    top, end = tables[place]
    first = text.find("\n", top, end)
    return _cells(text[top : first if first >= 0 else end])


@lru_cache(maxsize=8)
def _tables(text: str) -> Sequence[tuple[int, int]]:
    """Where runs of lines that begin with a bar begin and end."""
    return tuple(found.span() for found in _TABLE.finditer(text))


def head_of_cell(text: str, at: int) -> str:
    """The heading of the column in whose cell the place is; "" where it is in no table or under no heading."""
    line = text.rfind("\n", 0, at) + 1
    if text[line : line + 1] != "|":
        return ""
    column = text.count("|", line, at) - 1
    heads = table_heads(text, line)
    return heads[column] if column < len(heads) else ""


def _lines_above(text: str) -> list[str]:
    """The lines with words, the nearest first."""
    return [line for line in map(str.strip, reversed(text.split("\n"))) if line]


def _headed(above: list[str], is_row: bool) -> bool:
    """Whether the nearest headings of contact details are those of places, offices and firms."""
    for at, line in enumerate(above):
        if _is_heading(line) and _REACH.search(line):
            if is_row:
                return about_places(_cells(line))
            heads = [line]
            for beside in (above[at + 1 : at + 5], above[max(at - 4, 0) : at][::-1]):
                for cell in beside:
                    if not _is_heading(cell) or len(cell) > 40:
                        break
                    heads.append(cell)
            return about_places(heads)
    return False


def _listed(label: str, above: list[str]) -> bool:
    """Whether a line begins with a name that is nobody's, in a list of those who help or of other bodies."""
    bare = label.strip(" \t*-•+:,(–")
    if not bare or len(bare) > _CELL or _PROSE.search(bare) or reads_like_a_name(bare):
        return False
    if initialled(bare.title()) or (" " not in bare and not _CHARITY.match(bare)):
        return False
    for line in above[:_LIST]:
        if line.startswith("#") or line.endswith(":"):
            return _HELP.search(line) is not None or about_places([line])
    return False


def _is_heading(line: str) -> bool:
    """Whether a line is short and no sentence, as the headings of a table are, in one line or each in its own."""
    words = line.replace("|", " ").split()
    return len(words) <= 10 and not any(map(str.isdigit, line)) and (line.startswith("|") or not _PROSE.search(line))
