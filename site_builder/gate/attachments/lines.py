"""The words of a file line by line, as a search of the site finds them, read by what examined the file.

Whatever the gate lets by can be read here, or has a finding that says so.
"""

from collections.abc import Iterator

from site_builder.gate.attachments.reach import SEARCHED, within_reach
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.attachments.zip_parts import CannotRead, open_package, parse_xml
from site_builder.patterns import regex

UNSEARCHED = frozenset({Kind.HTML, Kind.XML, Kind.RTF, Kind.ZIP, Kind.ODF_OTHER})
"""Kinds with words of their own that are not read."""
_UNSAYABLE = regex("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Characters that stand for no letter, and halves of some."""
_GRIDS = frozenset({Kind.SHEET, Kind.SHEET_BINARY, Kind.ODF_SHEET, Kind.OLE})


def lines_of(name: str, content: bytes) -> Iterator[str]:
    """The words of a file of this name and content, as far as they are searched; none where its kind is not read.

    Raises CannotRead, if need be after some lines, where the file is damaged.
    """
    kind = kind_of(content)
    if kind is Kind.TEXT:
        from site_builder.gate.attachments.texts.plain_text import text_lines

        yield from text_lines(content, name)
    elif kind is Kind.PDF:
        from site_builder.gate.attachments.pdf.text import page_lines

        yield from page_lines(content)
    elif kind in _GRIDS:
        from site_builder.gate.attachments.sheets.seen import grid_lines
        from site_builder.gate.attachments.sheets.shown_grids import shown_grids

        yield from grid_lines(shown_grids(kind, content, SEARCHED))
    elif kind is Kind.WORD:
        from site_builder.gate.attachments.office.word_lines import document_lines

        yield from document_lines(open_package(content))
    elif kind is Kind.SLIDES:
        from site_builder.gate.attachments.office.slides import slide_lines

        yield from slide_lines(open_package(content))
    elif kind in (Kind.ODF_TEXT, Kind.ODF_SLIDES):
        yield from _opendocument_lines(content)


def _opendocument_lines(content: bytes) -> Iterator[str]:
    from site_builder.gate.attachments.said import paragraphs_of, written_in

    root = open_package(content).tree("content.xml") if content.startswith(b"PK") else parse_xml(content, "")
    yield from map(written_in, paragraphs_of(root))


def words_in(name: str, content: bytes) -> str:
    """All that a search finds in the file, as one text; of a damaged one what stands before the damage."""

    def readable() -> Iterator[str]:
        try:
            yield from lines_of(name, content)
        except CannotRead:
            return  # the gate says so wherever it looks at the file

    return _UNSAYABLE.sub("", within_reach(readable()))
