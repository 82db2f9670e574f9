"""A PDF: its lines as they are set on its pages, without those that every page repeats."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from site_builder.intake.blocks import Block
from site_builder.intake.readers.layout import Line, paragraphs
from site_builder.intake.readers.limits import MAX_PAGES, Unreadable, within
from site_builder.intake.readers.text import blocks_of
from site_builder.patterns import regex

_PAGE_NUMBER = regex(r"(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–]\s*\d{1,3}\s*[-–]", re.IGNORECASE)
_NUMBER_BEHIND = regex(r"\s+(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$", re.IGNORECASE)
_EDGE = 3
"""Only so many lines at the top and the foot of a page can be its header or footer."""
_WIDE = 1.5
"""A gap of so many times the height of the letters parts two columns."""


def read(content: bytes) -> tuple[Block, ...]:
    """The blocks of a PDF with a text layer."""
    pages = _pages(content)
    repeated = _repeated(pages)
    kept = "\n".join(paragraphs([_without(page, repeated) for page in pages]))
    return blocks_of(kept) if kept.strip() else ()


def _pages(content: bytes) -> list[list[Line]]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise Unreadable(
            "The file is no PDF that can be opened without a password.", "Save it again as PDF, without protection."
        ) from None
    with document:
        if len(document) > MAX_PAGES:
            raise Unreadable(f"The PDF has more than {MAX_PAGES} pages.", "Import the letter without its attachments.")
        try:
            pages, characters = [], 0
            for number in range(len(document)):
                text = document[number].get_textpage()
                within(characters := characters + text.count_chars())
                pages.append(list(_lines(text)))
            return pages
        except pypdfium2.PdfiumError:
            raise Unreadable("A page of the PDF cannot be read.", "Save it again as PDF.") from None


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """The lines of a page, in the order of the file, from top to bottom."""
    begun: list[tuple[int, str]] = []
    for place in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, place)
        if code in (10, 13):
            yield from _line(page, begun)
            begun = []
        elif code:
            begun.append((place, "-" if code in (2, 0xAD, 0xFFFE) else chr(code)))
    yield from _line(page, begun)


def _line(page: pypdfium2.PdfTextPage, begun: Sequence[tuple[int, str]]) -> Iterator[Line]:
    """The line of these characters; none where they are but spaces."""
    boxes = [(page.get_charbox(place, loose=True), place, c) for place, c in begun if not c.isspace()]
    if not boxes:
        return
    edges = [box for box, _, _ in boxes]
    bottom, top = min(box[1] for box in edges), max(box[3] for box in edges)
    words, right, before = "", edges[0][0], boxes[0][1]
    for (box_left, _, box_right, _), place, character in boxes:
        gap = box_left - right
        words += "   " if gap > _WIDE * (top - bottom) else " " if place > before + 1 else ""
        words, right, before = words + character, box_right, place
    bold = _is_bold(page, boxes[0][1]) and _is_bold(page, boxes[-1][1])
    yield Line(words, edges[0][0], max(box[2] for box in edges), bottom, top, bold)


def _is_bold(page: pypdfium2.PdfTextPage, place: int) -> bool:
    """Whether the font of a character is bold by its name."""
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(page, place, name, 128, ctypes.c_int())
    return b"bold" in name.value.lower()


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The lines at the edges of most pages, where there are at least three."""
    if len(pages) < 3:
        return frozenset()
    edges = Counter(text for page in pages for text in {_unnumbered(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    return frozenset(text for text, count in edges.items() if count > len(pages) / 2 and count > 2)


def _unnumbered(line: Line) -> str:
    """A line without the number of its page behind it."""
    return _NUMBER_BEHIND.sub("", line.text)


def _without(page: Sequence[Line], repeated: frozenset[str]) -> list[Line]:
    last = len(page) - _EDGE
    return [
        line
        for number, line in enumerate(page)
        if line.text not in repeated and not ((number < _EDGE or number >= last) and _is_edge(line, repeated))
    ]


def _is_edge(line: Line, repeated: frozenset[str]) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None or _unnumbered(line) in repeated
