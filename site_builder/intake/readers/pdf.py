"""A PDF: the text of its pages, without the lines that every page repeats."""

import re
from collections import Counter

import pypdfium2

from site_builder.intake.blocks import Block
from site_builder.intake.readers.limits import MAX_PAGES, Unreadable, within
from site_builder.intake.readers.text import blocks_of

_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–]\s*\d{1,3}\s*[-–]", re.IGNORECASE)
_EDGE = 3
"""Only so many lines at the top and the foot of a page can be its header or footer."""


def read(content: bytes) -> tuple[Block, ...]:
    """The blocks of a PDF with a text layer."""
    pages = _pages(content)
    within(sum(len(page) for page in pages))
    lines = [page.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").split("\n") for page in pages]
    repeated = _repeated(lines)
    kept = "\n".join(line for page in lines for line in _without(page, repeated))
    return blocks_of(kept) if kept.strip() else ()


def _pages(content: bytes) -> list[str]:
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
            return [document[number].get_textpage().get_text_range() for number in range(len(document))]
        except pypdfium2.PdfiumError:
            raise Unreadable("A page of the PDF cannot be read.", "Save it again as PDF.") from None


def _repeated(pages: list[list[str]]) -> frozenset[str]:
    """The lines at the edges of most pages, where there are at least three."""
    if len(pages) < 3:
        return frozenset()
    edges = Counter(line.strip() for page in pages for line in {*page[:_EDGE], *page[-_EDGE:]} if line.strip())
    return frozenset(line for line, count in edges.items() if count > len(pages) / 2 and count > 2)


def _without(page: list[str], repeated: frozenset[str]) -> list[str]:
    last = len(page) - _EDGE
    return [
        line
        for number, line in enumerate(page)
        if line.strip() not in repeated
        and not ((number < _EDGE or number >= last) and _PAGE_NUMBER.fullmatch(line.strip()))
    ]
