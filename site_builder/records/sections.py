"""The body of a record, parted at its second-level headings."""

from collections.abc import Iterator

from site_builder.patterns import regex
from site_builder.records.disclosure import Heading, Section

HEADINGS = {
    Heading.REQUEST: "Request",
    Heading.RESPONSE: "Response",
    Heading.REASONS: "Reasons",
    Heading.ADVICE: "Advice and assistance",
}
"""The headings as we write them, in the order of a record; other spellings are read too."""
_KINDS = {
    "request": Heading.REQUEST,
    "the request": Heading.REQUEST,
    "response": Heading.RESPONSE,
    "the response": Heading.RESPONSE,
    "reasons": Heading.REASONS,
    "reasons for decision": Heading.REASONS,
    "reason for decision": Heading.REASONS,
    "advice and assistance": Heading.ADVICE,
    "advice": Heading.ADVICE,
}
_HEADING = regex(r" {0,3}##[ \t]+(.*?)[ \t]*#*[ \t]*")
_FENCE = regex(r" {0,3}(`{3,}|~{3,})")


def sections_of(body: str, first_line: int) -> tuple[Section, ...]:
    """The sections of a body whose first line is `first_line` of the file, in the order typed.

    Words before the first heading are the response when the record has no heading at all, else a section of their own
    without a title. A heading inside a code block is no heading.
    """
    found = list(_stretches(body))
    headed = any(title is not None for title, _, _ in found)
    sections = []
    for title, start, lines in found:
        markdown = "\n".join(lines).strip("\n")
        if not markdown.strip() and title is None:
            continue
        kind = _KINDS.get((title or "").lower(), Heading.OTHER if headed else Heading.RESPONSE)
        sections.append(Section(kind, title or "", markdown, first_line + start))
    return tuple(sections)


def _stretches(body: str) -> Iterator[tuple[str | None, int, list[str]]]:
    """Each heading (None before the first) with the row it stands on and the lines below it."""
    lines = body.split("\n")
    title: str | None = None
    start = below = 0
    for row, heading in _headings(lines, "```" in body or "~~~" in body):
        yield title, start, lines[below:row]
        title, start, below = heading, row, row + 1
    yield title, start, lines[below:]


def _headings(lines: list[str], has_code: bool) -> Iterator[tuple[int, str]]:
    """The row of each heading, and what it says."""
    fence = ""
    for row, line in enumerate(lines):
        if has_code and (mark := _FENCE.match(line)):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence) and not line[mark.end() :].strip():
                fence = ""
        elif "##" in line and not fence and (heading := _HEADING.fullmatch(line)):
            yield row, heading[1]
