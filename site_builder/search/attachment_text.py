"""The words of attachments, so that a table can be found by what stands in it: CSV, XLSX, DOCX, PDF and plain text.

Whether a file may be published at all is for the release gate to say; here a file without readable words has none.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from defusedxml import ElementTree

MOST = 100_000
"""Characters of one attachment that are searched."""
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def attachment_text(file: Path) -> str:
    """The first hundred thousand characters of the file's words; "" where its kind holds none that can be read."""
    reader = _READERS.get(file.suffix.lower())
    return _first(reader(file)) if reader and file.is_file() else ""


def _first(pieces: Iterable[str]) -> str:
    """The pieces as lines, up to the limit: no more is read than is used."""
    lines: list[str] = []
    left = MOST
    for piece in pieces:
        lines.append(piece[:left])
        left -= len(piece) + 1
        if left <= 0:
            break
    return "\n".join(lines)


def _plain(file: Path) -> Iterable[str]:
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        yield from (line.strip() for line in lines)


def _table(file: Path) -> Iterable[str]:
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    delimiter = "\t" if file.suffix.lower() == ".tsv" else ","
    yield from (" ".join(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _workbook(file: Path) -> Iterable[str]:
    import openpyxl  # slow to load, and needed only where there is one

    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return
    for sheet in book.worksheets:
        yield sheet.title
        for row in sheet.iter_rows(values_only=True):
            yield " ".join(str(value) for value in row if value is not None)
    book.close()


def _document(file: Path) -> Iterable[str]:
    try:
        with zipfile.ZipFile(file) as parts:
            root = ElementTree.fromstring(parts.read("word/document.xml"))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError):
        return
    for paragraph in root.iter(_PARAGRAPH):
        yield "".join(paragraph.itertext())


def _pages(file: Path) -> Iterable[str]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError:
        return
    for page in document:
        text = page.get_textpage()
        yield from text.get_text_bounded().splitlines()
        text.close()
        page.close()
    document.close()


_READERS: Mapping[str, Callable[[Path], Iterable[str]]] = {
    ".csv": _table,
    ".docx": _document,
    ".md": _plain,
    ".pdf": _pages,
    ".tsv": _table,
    ".txt": _plain,
    ".xlsx": _workbook,
}
