"""Tables and other plain text: encodings, formulas that a spreadsheet would run, people row by row."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence

from site_builder.gate.attachments.reach import beyond_reach
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.sheets.grid import Grid, remote_findings
from site_builder.gate.attachments.signatures import sixteen_bits
from site_builder.gate.attachments.texts.messages import holds_packed, is_coded, message_findings
from site_builder.gate.attachments.texts.plain_text import decoded, delimiter_of, rows_in
from site_builder.gate.attachments.texts.records_of import json_tables
from site_builder.gate.cells import FORMULA, softened
from site_builder.gate.findings import Finding, advice, and_more, spans
from site_builder.gate.personal.characters import character_findings
from site_builder.gate.personal.columns import cues, people_findings, says_what_a_person_has, small_count_findings
from site_builder.gate.personal.owners.fleet import is_own_fleet
from site_builder.gate.personal.plain_cells import Remembered, is_plain
from site_builder.gate.personal.subjects import public_list
from site_builder.gate.personal.text import as_read, personal_findings, worth_reading
from site_builder.problems import Level

_SIGNS = frozenset("=@+-\t\r\n \uff1d\uff20")
_KEPT = 20_000
"""Rows that are remembered to judge the columns by; the others are only read through."""
_BATCH = 200
"""Rows that are looked at together."""
Row = tuple[int, int, list[str]]
"""The number of a row, its line, and its cells; cells that could say nothing are empty."""


def text_file_findings(content: bytes, name: str, rules: Rules) -> Iterator[Finding]:
    """Everything in a plain text file; as a table where it is one, by its ending or its look."""
    content = content.removeprefix(codecs.BOM_UTF8)  # also before what is no UTF-8 behind it
    text, proper = decoded(content)
    if not proper and sixteen_bits(content[:4096]):
        yield Finding("encoding", "", "Its characters take two bytes each, and nothing in it says so.")
    elif not proper:
        yield advice("encoding", "", "It is not written in UTF-8.")
    if "\0" in text:
        yield Finding(
            "control-characters", "", "It holds NUL characters.", line=text.count("\n", 0, text.index("\0")) + 1
        )
        text = text.replace("\0", "")
    if text.startswith("%!PS"):
        yield Finding("unsupported-type", "", "It is a PostScript program.")
    if is_coded(text):
        as_written = not proper and b"\0" not in content  # in an encoding that only its parts can name
        yield from grouped(message_findings(content if as_written else text.encode("utf-8", "replace"), rules))
        return
    if holds_packed(text):
        yield Finding("embedded-object", "", "It is a message with other files in it.")
    if re.search(r"(?im)^url\s*=\s*(?:file:|\\\\)", text[:5_000]):
        yield Finding("external-link", "", "It leads to a file on a private machine or network.")
    yield from character_findings(text)
    yield from beyond_reach(len(text))
    if text.lstrip()[:1] in ("{", "["):
        yield from _structured(text, rules)
        return
    delimiter = delimiter_of(text, name)
    if delimiter:
        yield from table_findings(text, delimiter, rules)
    else:
        yield from grouped(personal_findings(text, rules))


def _structured(text: str, rules: Rules) -> Iterator[Finding]:
    """JSON, whole or line by line: its tables are judged as tables, all of it as text."""
    try:
        for place, cells in json_tables(text):
            yield from (finding.inside(place) for finding in people_findings(cells))
    except RecursionError:
        yield Finding("too-complex", "", "It is nested too deeply.")
    yield from grouped(personal_findings(text, rules))


def table_findings(text: str, delimiter: str, rules: Rules) -> Iterator[Finding]:
    """Formulas, personal columns, personal data cell by cell, and small counts."""
    cells: dict[tuple[int, int], str] = {}
    found: list[Finding] = []
    formulas: list[tuple[int, int]] = []
    waiting: list[Row] = []
    places, heads, telling = False, dict[int, str](), set[int]()
    reader, seen = rows_in(text, delimiter), Remembered(lambda value: personal_findings(value, rules))
    try:
        for row, values in enumerate(reader, 1):
            formulas.extend(
                (reader.line_num, column)
                for column, value in enumerate(values, 1)
                if value[:1] in _SIGNS and FORMULA.match(value)
            )
            if row <= _KEPT:
                cells.update({(row, column): value for column, value in enumerate(values, 1) if value.strip()})
            if row == 1:
                heads = cues(values)
                telling = {at for at, head in heads.items() if says_what_a_person_has(head)}
            pending = ["" if len(it) < 6 or is_plain(it) or seen.quiet(it) else it for it in values]
            for at in telling & set(range(len(values))) if row > 1 else ():
                pending[at] = values[at]
            if any(pending):
                for at in heads.keys() & set(range(len(values))) if row > 1 else ():
                    pending[at] = pending[at] and f"{heads[at]}: {pending[at]}"
                waiting.append((row, reader.line_num, pending))
            if len(waiting) >= _BATCH:
                places = places or (row <= 2 * _BATCH and public_list(cells))
                found.extend(softened(_in_rows(waiting, seen), places))
                waiting.clear()
        places = places or public_list(cells)
        found.extend(softened(_in_rows(waiting, seen), places))
    except csv.Error:
        yield Finding("unreadable", "", "The table cannot be read.", line=reader.line_num)
    if formulas:
        line, column = formulas[0]
        columns = {at for _, at in formulas}
        place = f"column {column}" if len(columns) == 1 else f"columns {spans(columns)}"
        yield Finding("formula-injection", place, f"{len(formulas)} cells begin a formula.", line=line)
    yield from people_findings(cells)
    for finding in remote_findings(Grid("", cells)):
        yield Finding(finding.code, finding.place.removeprefix("sheet '', "), finding.what)
    yield from small_count_findings(cells, rules.small_count)
    fleet = reader.line_num <= _KEPT and is_own_fleet(cells)
    yield from grouped(softened(iter(found), places=False, fleet=fleet))


def _in_rows(rows: Sequence[Row], seen: Remembered) -> Iterator[Finding]:
    """What single cells say; most rows say nothing, which one look at many of them tells."""
    if worth_reading(as_read("\n".join(value for row in rows for value in row[2]))):
        for number, line, values in rows:
            if worth_reading(as_read("\n".join(values))):
                yield from _in_row(values, number, line, seen)
            else:
                _pass_over(values, seen)
    else:
        for row in rows:
            _pass_over(row[2], seen)


def _pass_over(values: Sequence[str], seen: Remembered) -> None:
    for value in values:
        if value:
            seen.pass_over(value)


def _in_row(values: list[str], row: int, line: int, seen: Remembered) -> Iterator[Finding]:
    for column, value in enumerate(values, 1):
        for found in seen.found(value) if value else ():
            yield Finding(found.code, f"row {row}, column {column}", found.what, found.level, line)


def grouped(findings: Iterator[Finding]) -> Iterator[Finding]:
    """One finding for each kind of thing: the first, with the number of the others."""
    groups: dict[tuple[str, str, Level], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.what.partition(" (")[0], finding.level), []).append(finding)
    for group in groups.values():
        first, more = group[0], len(group) - 1
        yield Finding(first.code, first.place, and_more(first.what, more), first.level, first.line)
