"""Cells that are struck through, as one does on paper: they can be read all the same."""

from collections.abc import Iterator

from site_builder.gate.attachments.sheets.cells import Sheet
from site_builder.gate.attachments.sheets.grid import spelled
from site_builder.gate.findings import Finding
from site_builder.gate.personal.people.forenames import person_in
from site_builder.problems import Level


def struck_findings(sheet: Sheet) -> Iterator[Finding]:
    """One finding for all of a sheet; it blocks where people are named, whose names may be spread over a row."""
    rows: dict[int, list[str]] = {}
    for at in sheet.struck:
        rows.setdefault(at[0], []).append(sheet.grid.cells[at])
    if any(any(map(str.isalpha, "".join(words))) for words in rows.values()):
        named_ones = any(person_in(" ".join(words)) or person_in(" ".join(words[::-1])) for words in rows.values())
        what = f"{len(sheet.struck)} cells are struck through{', names among them' if named_ones else ''}."
        level = Level.BLOCK if named_ones else Level.ADVISE
        yield Finding("fake-redaction", f"{sheet.grid.place}, {spelled(sheet.struck)}", what, level)
