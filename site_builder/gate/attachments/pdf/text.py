"""The words of a PDF as a whole, and pictures of its pages small enough to compare."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium

from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.findings import Finding


def open_document(content: bytes) -> pdfium.PdfDocument | None:
    """The document, or None where the library cannot open it."""
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        return None


def page_texts(document: pdfium.PdfDocument, most: int = 400) -> list[str]:
    """The text of each page, up to `most` pages."""
    return [_text_of(document, number) for number in range(min(len(document), most))]


def page_lines(content: bytes) -> Iterator[str]:
    """The text line by line, page after page; raises CannotRead at a page that is damaged."""
    document = open_document(content)
    if document is None:
        raise CannotRead(Finding("unreadable", "", "The file is damaged or cut short."))
    for number in range(len(document)):
        try:
            yield from _text_of(document, number).splitlines()
        except pdfium.PdfiumError as error:
            raise CannotRead(Finding("unreadable", f"page {number + 1}", "It is damaged.")) from error


def _text_of(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    textpage = page.get_textpage()
    text: str = textpage.get_text_range().replace("\r\n", "\n").replace("\ufffe", "")
    textpage.close()
    page.close()
    return text


def words(text: str) -> set[str]:
    """The words of three letters or digits and more, in lower case."""
    return set(re.findall(r"[^\W_]{3,}", text.lower()))


def all_words(texts: list[str]) -> set[str]:
    """The words of all pages, those broken by a hyphen at the end of a line joined too."""
    whole = "\n".join(texts)
    return words(whole) | words(re.sub(r"[-\u00ad]\s*\n\s*", "", whole))


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture of a page: a byte for each dot, row by row, from black to white."""

    width: int
    height: int
    grey: bytes


def thumbnails(document: pdfium.PdfDocument, most: int = 20) -> list[Picture]:
    """Small grey pictures of the first pages."""
    found: list[Picture] = []
    for number in range(min(len(document), most)):
        page = document[number]
        width, height = page.get_size()
        if width * height < 40_000_000:
            bitmap = page.render(scale=0.4, grayscale=True)
            grey = bytes(bitmap.buffer)
            rows = (grey[at : at + bitmap.width] for at in range(0, len(grey), bitmap.stride))
            found.append(Picture(bitmap.width, bitmap.height, b"".join(rows)))
            bitmap.close()
        page.close()
    return found


def words_shown_in(content: bytes) -> set[str]:
    """The words in the strings that page content shows, as far as they are written in plain letters."""
    if b"BT" not in content or (b"Tj" not in content and b"TJ" not in content):
        return set()
    text = []
    for shown in re.findall(
        rb"\[((?:[^\]\\]|\\.)*)\]\s*TJ|(\((?:[^()\\]|\\.)*\))\s*(?:Tj|')|(<[0-9A-Fa-f\s]+>)\s*Tj", content
    ):
        joined = b"".join(shown)
        pieces = [re.sub(rb"\\(.)", rb"\1", m) for m in re.findall(rb"\(((?:[^()\\]|\\.)*)\)", joined)]
        for hexed in re.findall(rb"<([0-9A-Fa-f]+)>", joined):
            pieces.append(bytes.fromhex(hexed.decode() + "0" * (len(hexed) % 2)).replace(b"\0", b""))
        text.append(b"".join(pieces).decode("latin-1"))
    return {word for word in words(" ".join(text)) if word.isascii()}
