"""One file, whatever it is: told apart by its content, then handed to the module that knows its kind.

Runs in a process of its own (see `gate/worker.py`): the libraries beneath may crash, or take memory without end.
"""

from collections.abc import Iterator
from dataclasses import replace

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.endings import mislabelled, promises_text
from site_builder.gate.attachments.lines import UNSEARCHED
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.attachments.zip_parts import CannotRead, Package, around_the_parts, open_package, parse_xml
from site_builder.gate.findings import Finding, advice, few
from site_builder.gate.personal.names import name_findings

_PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.GIF, Kind.WEBP, Kind.TIFF, Kind.BMP, Kind.HEIC})
_ODF = frozenset({Kind.ODF_SHEET, Kind.ODF_TEXT, Kind.ODF_SLIDES, Kind.ODF_OTHER})
_OOXML = frozenset({Kind.SHEET, Kind.SHEET_BINARY, Kind.WORD, Kind.SLIDES})
_ASIDE, _OF_WHOLE_FILES = {"not-searched"}, {"original-spreadsheet", "type-mismatch"}
"""Findings that say nothing of a file within another, or nothing but in an archive."""
_MOST = 40
"""Findings of one code and level in one file that are told one by one."""
_OFFICE_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".docx", ".docm", ".pptx", ".pptm", ".ods", ".odt", ".odp")


def examine(name: str, content: bytes, rules: Rules, depth: int = 0) -> tuple[Finding, ...]:
    """Everything found in a file of this name and content, in the order of finding, each finding once."""
    found: dict[Finding, None] = {}
    try:
        for finding in _examined(name, content, rules, depth):
            found.setdefault(finding)
    except CannotRead as error:
        found.setdefault(error.finding)
        if name.lower().endswith(_OFFICE_ENDINGS):  # cut short or locked, it cannot be told what it is
            return tuple(finding for finding in found if finding.code != "type-mismatch")
    return tuple(few(found, _MOST))


def _examined(name: str, content: bytes, rules: Rules, depth: int) -> Iterator[Finding]:
    if len(content) > limits.FILE:
        raise CannotRead(Finding("too-large", "", f"It is larger than {limits.FILE:,} bytes."))
    kind = kind_of(content)
    if depth == 0:
        yield from name_findings(name, rules)
    if mislabelled(name, kind):
        yield Finding("type-mismatch", "", f"By its name it is something else; its content is {kind}.")
    if depth == 0 and kind in UNSEARCHED:
        yield advice("not-searched", "", f"It is {kind}, of which no words are searched.")
    for finding in _by_kind(kind, name, content, rules, depth):
        # lines of the XML within a document mean nothing to whoever reads it
        yield replace(finding, line=0) if kind in _ODF or kind in _OOXML or kind is Kind.PDF else finding


def _by_kind(kind: Kind, name: str, content: bytes, rules: Rules, depth: int) -> Iterator[Finding]:
    """The libraries are imported where they are needed: most checks need none of them."""
    if kind is Kind.EMPTY:
        yield Finding("empty-file", "", "The file is empty.")
    elif kind is Kind.LFS:
        yield Finding("lfs-pointer", "", "It is a pointer to a file kept elsewhere.")
    elif kind is Kind.ARCHIVE:
        yield Finding("archive", "", "It is an archive of a kind that cannot be checked.")
    elif kind in (Kind.PROGRAM, Kind.MEDIA, Kind.OTHER):
        yield Finding("unsupported-type", "", f"It is {kind}.")
    elif kind in _ODF and not content.startswith(b"PK"):
        from site_builder.gate.attachments.opendocument.document import flat_findings

        yield from flat_findings(parse_xml(content, ""), rules)
    elif kind in _OOXML or kind in _ODF or kind is Kind.ZIP:
        yield from _package(kind, content, rules, depth)
    elif kind is Kind.PDF:
        from site_builder.gate.attachments.pdf.file import pdf_findings

        yield from pdf_findings(content, rules)
    elif kind in _PICTURES:
        from site_builder.gate.attachments.pictures.images import image_findings

        yield from image_findings(content, rules)
    elif kind is Kind.OLE:
        from site_builder.gate.attachments.office.old_office import old_office_findings

        yield from old_office_findings(content, rules)
    elif kind is Kind.RTF:
        from site_builder.gate.attachments.office.rich_text import rtf_findings

        yield from rtf_findings(content, rules)
    else:
        yield from _texts(kind, name, content, rules)


def _texts(kind: Kind, name: str, content: bytes, rules: Rules) -> Iterator[Finding]:
    from site_builder.gate.attachments.pictures import svg
    from site_builder.gate.attachments.texts import csv_tables, markup

    if kind is Kind.SVG:
        yield from svg.svg_findings(content, rules)
    elif kind is Kind.HTML:
        yield from markup.html_findings(content, rules)
    else:
        if kind is Kind.XML:
            yield from markup.xml_findings(content, rules)
        if kind is not Kind.XML or promises_text(name):
            yield from csv_tables.text_file_findings(content, name, rules)


def _package(kind: Kind, content: bytes, rules: Rules, depth: int) -> Iterator[Finding]:
    package = open_package(content)
    yield from around_the_parts(package, content)

    def nested(name: str, inner: bytes) -> tuple[Finding, ...]:
        if depth >= limits.DEPTH:
            return (Finding("too-complex", "", "Files are packed in files."),)
        found = (*(name_findings(name, rules) if kind is Kind.ZIP else ()), *examine(name, inner, rules, depth + 1))
        aside = _ASIDE if kind is Kind.ZIP else _ASIDE | _OF_WHOLE_FILES
        return tuple(finding for finding in found if finding.code not in aside)

    if kind is Kind.ZIP:
        from site_builder.gate.attachments.archives import archive_findings

        yield from archive_findings(package, nested, depth)
    elif kind in _ODF:
        from site_builder.gate.attachments.opendocument.document import opendocument_findings

        yield from opendocument_findings(package, rules)
    else:
        from site_builder.gate.attachments.office.package import package_findings

        yield from package_findings(package, rules, nested)
        yield from _office(kind, package, rules)


def _office(kind: Kind, package: Package, rules: Rules) -> Iterator[Finding]:
    from site_builder.gate.attachments.sheets.embedded import chart_workbooks

    if kind is Kind.SHEET:
        from site_builder.gate.attachments.sheets.spreadsheets import workbook_findings

        yield from workbook_findings(package, rules)
    elif kind is Kind.SHEET_BINARY:
        from site_builder.gate.attachments.sheets.binary_workbooks import binary_workbook_findings

        yield from binary_workbook_findings(package, rules)
    elif kind is Kind.WORD:
        from site_builder.gate.attachments.office.word import document_findings

        yield from document_findings(package, rules)
        yield from chart_workbooks(package, "word")
    else:
        from site_builder.gate.attachments.office.slides import presentation_findings

        yield from presentation_findings(package, rules)
        yield from chart_workbooks(package, "ppt")
