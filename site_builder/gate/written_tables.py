"""The tables in the text of a record: personal columns, small counts, and whose details stand in them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.cells import softened
from site_builder.gate.findings import Finding
from site_builder.gate.personal.columns import cues, people_findings, small_count_findings
from site_builder.gate.personal.owners.fleet import is_own_fleet
from site_builder.gate.personal.subjects import Cells, public_list
from site_builder.gate.personal.text import personal_findings


@dataclass(frozen=True, slots=True)
class Written:
    """A table of the text: its cells by row and column from 1, and the lines of its first and last row."""

    cells: Cells
    line: int
    last: int


def tables_of(body: str) -> tuple[Written, ...]:
    """The tables of a text in Markdown, with lines counted from the beginning of that text."""
    return tuple(_tables(body)) if "|" in body else ()


def _tables(body: str) -> Iterator[Written]:
    cells: dict[tuple[int, int], str] = {}
    start = 0
    for number, line in enumerate([*body.split("\n"), ""], 1):
        row = line.strip()
        if row.startswith("|") or (cells and "|" in row):
            start = start or number
            if not re.fullmatch(r"[|:\s-]+", row):
                for column, text in enumerate(row.strip("|").split("|"), 1):
                    if text.strip():
                        cells[number - start + 1, column] = text.strip()
        elif cells:
            yield Written(cells, start, start + max(row for row, _ in cells) - 1)
            cells, start = {}, 0


def table_findings(tables: Iterable[Written], rules: Rules) -> Iterator[Finding]:
    """Personal columns and small counts in the tables, and personal data that is told by the heading above it."""
    for table in tables:
        yield from (_at(f, table.line) for f in people_findings(table.cells))
        yield from (_at(f, table.line) for f in small_count_findings(table.cells, rules.small_count))
        yield from _under_headings(table, rules)


def _under_headings(table: Written, rules: Rules) -> Iterator[Finding]:
    """What a heading says belongs to the value below it."""
    top = min(row for row, _ in table.cells)
    heads = {column: text.strip(" *_") for (row, column), text in table.cells.items() if row == top}
    told = {column for column, head in heads.items() if cues([head])}
    for (row, column), text in table.cells.items():
        if row > top and column in told:
            found = personal_findings(f"{heads[column]}: {text}", rules)
            yield from (Finding(f.code, "table", f.what, f.level, table.line + row - 1) for f in found)


def softened_in(tables: Sequence[Written], findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; what reaches the places and bodies of a table is advice."""
    public: dict[int, tuple[bool, bool]] = {}
    begins = [table.line for table in tables]
    for found in findings:
        number = bisect_right(begins, found.line) - 1
        within = found.code == "personal-data" and number >= 0 and found.line <= tables[number].last
        if within and number not in public:
            public[number] = public_list(tables[number].cells), is_own_fleet(tables[number].cells)
        places, fleet = public[number] if within else (False, False)
        yield from softened(iter((found,)), places, fleet=fleet)


def _at(finding: Finding, line: int) -> Finding:
    """The finding on the line of its row, where it names one, in the table that begins on the line."""
    row = re.match(r"row (\d+)$", finding.place)
    return Finding(finding.code, "table", finding.what, finding.level, line + (int(row[1]) - 1 if row else 0))
