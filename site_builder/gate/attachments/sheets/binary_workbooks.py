"""Binary workbooks (.xlsb): the same rules as for other workbooks, over sheets that are read record by record."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.gate.attachments.colours import theme_colours
from site_builder.gate.attachments.properties import path_findings
from site_builder.gate.attachments.reach import beyond_reach
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.sheets.binary_records import Body, records
from site_builder.gate.attachments.sheets.binary_sheets import BinarySheet, read_binary_sheet
from site_builder.gate.attachments.sheets.binary_styles import binary_looks
from site_builder.gate.attachments.sheets.charts import chart_findings
from site_builder.gate.attachments.sheets.drawings import covers
from site_builder.gate.attachments.sheets.grid import Grid, grid_findings
from site_builder.gate.attachments.sheets.seen import length_in
from site_builder.gate.attachments.sheets.spreadsheets import box_findings, print_findings, sheet_text_findings
from site_builder.gate.attachments.sheets.styles import Look
from site_builder.gate.attachments.zip_parts import CannotRead, Link, Package, links_of
from site_builder.gate.findings import Finding, advice, named
from site_builder.gate.personal.text import text_findings

_SHEET, _NAME, _PATH, _WINDOW, _STRING = 156, 39, 2071, 158, 19
_FORMULA_TEXT = 0x17


@dataclass(frozen=True, slots=True)
class _Book:
    """The records of the main part, the relationships that it names parts by, and what all sheets share."""

    records: tuple[tuple[int, Body], ...]
    links: tuple[Link, ...]
    looks: list[Look]
    strings: list[str]


def binary_workbook_findings(package: Package, rules: Rules) -> Iterator[Finding]:
    """Everything hidden in sheets, names, comments and links of the workbook."""
    book = _read(package)
    sheets = list(_sheets(package, book))
    for sheet in sheets:
        yield from grid_findings(sheet.grid)
        yield from sheet_text_findings(sheet.grid, rules)
        for text in sheet.print_texts:
            yield from print_findings(text, f"{sheet.grid.place}, ", rules)
    yield from _names(book)
    used = {number for sheet in sheets for number in sheet.used}
    unused = [n for n, text in enumerate(book.strings) if n not in used and sum(map(str.isalpha, text)) > 1]
    if unused:
        yield Finding("orphan-strings", "", f"{len(unused)} texts are stored that no cell shows.")
    yield from _side_parts(package, rules)
    yield from box_findings(package)
    grids = {sheet.grid.name: sheet.grid for sheet in sheets}
    for name in package.matching(r"xl/chart(?:s|Ex)/chart[^/]*\.xml"):
        yield from chart_findings(package.tree(name), f"chart {named(posixpath.basename(name))}", grids)
    yield from beyond_reach(sum(map(length_in, grids.values())))
    yield advice("original-spreadsheet", "", "It is an original spreadsheet.")


def binary_grids(package: Package) -> Iterator[Grid]:
    """The sheets, hidden ones too; raises CannotRead where the workbook is damaged."""
    return (sheet.grid for sheet in _sheets(package, _read(package)))


def _read(package: Package) -> _Book:
    links = links_of(package)
    main = next((link.target for link in links if not link.source and link.type == "officeDocument"), "")
    if main not in package.parts:
        raise CannotRead(Finding("unreadable", "", "The package has no main part."))
    own = tuple(link for link in links if link.source == main)
    parts = {link.type: link.target for link in own if link.target in package.parts}
    theme = theme_colours(package.tree(parts["theme"]) if "theme" in parts else None)
    looks = binary_looks(package.read(parts["styles"]), theme) if "styles" in parts else []
    shared = package.read(parts["sharedStrings"]) if "sharedStrings" in parts else b""
    strings = [body.text(1)[0] for kind, body in records(shared, "shared texts") if kind == _STRING]
    return _Book(tuple(records(package.read(main), "workbook")), own, looks, strings)


def _sheets(package: Package, book: _Book) -> Iterator[BinarySheet]:
    targets = {link.id: link.target for link in book.links}
    closed = any(kind == _WINDOW and body.number(28, 1) & 3 for kind, body in book.records)
    listed = set()
    for _, body in (record for record in book.records if record[0] == _SHEET):
        number, at = body.text(8)
        target = targets.get(number, "")
        if target not in package.parts:
            raise CannotRead(Finding("unreadable", "", "A sheet that the workbook lists is missing."))
        listed.add(target)
        sheet = read_binary_sheet(body.text(at)[0], package.read(target), book.looks, book.strings)
        sheet.grid.visible = body.number(0) == 0 and not closed
        sheet.grid.drawings = sheet.grid.drawings or "/chartsheet" in target.lower()
        for link in links_of(package):
            if link.source == target and link.type == "drawing" and link.target in package.parts:
                sheet.grid.covers.extend(covers(package.tree(link.target)))
        yield sheet
    if not listed:
        raise CannotRead(Finding("uninspectable", "", "The binary workbook lists no sheet."))
    for link in book.links:
        if link.type == "worksheet" and link.target in package.parts and link.target not in listed:
            name = posixpath.basename(link.target)  # the list of sheets names it no longer
            sheet = read_binary_sheet(name, package.read(link.target), book.looks, book.strings)
            sheet.grid.visible = False
            yield sheet


def _names(book: _Book) -> Iterator[Finding]:
    for kind, body in book.records:
        if kind == _PATH:
            yield from path_findings(body.text(0)[0], "workbook")
        if kind != _NAME:
            continue
        name, at = body.text(9)
        length = body.number(at)
        comment = body.text(at + 8 + length + body.number(at + 4 + length))[0]
        if name.lower().startswith("_xl") or body.number(0) & 0x20:
            continue
        place = f"name {named(name)}"
        if body.number(0) & 1:
            yield Finding("defined-name", place, "The name is hidden.")
        elif any(map(str.isalpha, comment)):
            yield Finding("defined-name", place, "A note about the name is kept.")
        elif body.number(at + 4, 1) == _FORMULA_TEXT:
            yield Finding("defined-name", place, "The name holds text that no cell shows.")


def _side_parts(package: Package, rules: Rules) -> Iterator[Finding]:
    for name in package.matching(r"xl/(?:threadedComments/.*|comments/?[^/]*)\.(?:bin|xml)"):
        yield Finding("comment", f"part {named(name)}", "There are notes or comments.")
    for name in package.matching(r"xl/externalLinks/[^/]*\.bin"):
        kept = [body for kind, body in records(package.read(name), "link") if kind in range(368, 372)]
        if kept:
            yield Finding("external-link", f"part {named(name)}", "It keeps values read from another workbook.")
        else:
            yield advice("external-link", f"part {named(name)}", "It is linked with another workbook.")
    for name in package.matching(r"xl/tables/[^/]*\.bin"):
        texts = "\n".join(
            body.content.decode("utf-16-le", "replace") for _, body in records(package.read(name), "table")
        )
        yield from (
            f.inside(f"part {named(name)}") for f in text_findings(_plain(texts), rules) if f.code == "personal-data"
        )


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else "\n" for c in text)
