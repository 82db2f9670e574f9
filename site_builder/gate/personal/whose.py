"""Whose a telephone number or an address is, told by the line, the row and the headings that it stands under."""

import re

from site_builder.gate.personal.contacts import NAMED_OFFICES, OFFICES, is_role
from site_builder.gate.personal.forenames import person_in
from site_builder.gate.personal.people import reads_like_a_name
from site_builder.gate.personal.subjects import about_places

_OFFICES = re.compile(NAMED_OFFICES)
_SOMEBODY = re.compile(
    r"(?i)\b(?:i|me|my|mine|(?:his|her)(?! majesty)|home(?! (?:office|secretary))|mobile|direct(?! line)|personal|"
    r"private|mrs?|ms|miss|live[sd]?|living|"
    r"residents?|tenants?|complainants?|victims?|witness(?:es)?|suspects?|requesters?|applicants?|callers?|patients?|"
    r"neighbours?|parents?|mother|father|wife|husband|partner|son|daughter|dear|regards|sincerely|occupiers?|householders?|"
    r"moved|famil(?:y|ies)|defendants?|claimants?|keepers?|drivers?|pupils?)\b"
)
"""Words on a line that speak of a person, whatever office is named beside."""
_INSTITUTION = re.compile(
    r"(?i)\b(?:care|nursing|residential|rest|funeral|children'?s) homes?\b|residents'? association"
)
_BEHIND = re.compile(rf"[,)]? (?:the|our|its|which is (?:the|our|its)) (?:\w+ ){{0,4}}{OFFICES}")
"""What says behind an address or a number that it is an office's."""
_REACH = re.compile(r"(?i)\b(?:address(?:es)?|telephone|phone|tel|post ?code|contact|helpline|e-?mail|where|number)\b")
_PROSE = re.compile(r"(?i)[.!?;]$|\b(?:the|is|was|were|are|at|by|from|that|this|we|it|has|have|for|to|held|about)\b")
_HELP = re.compile(r"(?i)\b(?:helplines?|useful contacts?|support|organisations|help is|get help|advice|charities)\b")
_MAILBOX = re.compile(r"[\w.+-]+@[\w.-]+\w")
_BACK, _ROW, _CELL, _LIST = 6_000, 3, 60, 40


def of_an_office(text: str, start: int, end: int, behind: int = 60) -> bool:
    """Whether what stands there reaches an office: named on its line, in its row, or by the headings of its table.

    Of what follows on the line so many characters count as `behind` says.
    """
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = f"{text[max(begin, start - 120) : start]} {text[end : min(end + behind, stop if stop >= 0 else len(text))]}"
    if _speaks_of_somebody(line):
        return False
    if _OFFICES.search(line) is not None or _BEHIND.match(text, end) or any(map(is_role, _MAILBOX.findall(line))):
        return True
    above = _lines_above(text[max(begin - _BACK, 0) : begin])
    is_row = text[begin : begin + 1] == "|"
    if not is_row and len(line) <= 2 * _CELL and not _PROSE.search(text[begin:start]):
        for near in above[:_ROW]:
            if (
                len(near) > _CELL
                or near[-1:] in ".:?"
                or near.startswith("#")
                or _PROSE.search(near)
                or _speaks_of_somebody(near)
            ):
                break
            if _OFFICES.search(near):
                return True
    return _listed(text[begin:start], above) or _headed(
        [row for row in above if row.startswith("|") or not is_row], is_row
    )


def _lines_above(text: str) -> list[str]:
    """The lines with words, the nearest first."""
    return [line for line in map(str.strip, reversed(text.split("\n"))) if line]


def _speaks_of_somebody(line: str) -> bool:
    return _SOMEBODY.search(_INSTITUTION.sub(" ", line)) is not None or person_in(line) != ""


def _headed(above: list[str], is_row: bool) -> bool:
    """Whether the nearest headings of contact details are those of places, offices and firms."""
    for at, line in enumerate(above):
        if _is_heading(line) and _REACH.search(line):
            if is_row:
                return about_places(cell.strip() for cell in line.strip("|").split("|"))
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
    for line in above[:_LIST]:
        if line.startswith("#") or line.endswith(":"):
            return _HELP.search(line) is not None or about_places([line])
    return False


def _is_heading(line: str) -> bool:
    """Whether a line is short and no sentence, as the headings of a table are, in one line or each in its own."""
    words = line.replace("|", " ").split()
    return len(words) <= 10 and not any(map(str.isdigit, line)) and (line.startswith("|") or not _PROSE.search(line))
