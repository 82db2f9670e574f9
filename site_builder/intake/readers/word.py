"""A Word document: what its body shows, without deleted text, field codes and the second copy of text boxes."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from site_builder.intake.blocks import Block, heading, item, paragraph, table
from site_builder.intake.readers.limits import MAX_UNPACKED_BYTES, Unreadable, within
from site_builder.intake.readers.text import MARKER

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BROKEN = Unreadable("The file is no Word document that can be opened.", "Open it in Word and save it again as .docx.")
_HUGE = Unreadable("The document unpacks to far more than a letter can hold.", "Save its text in a new document.")

Formats = dict[tuple[str, str], str]
"""How each level of each numbered list is printed: `decimal`, `lowerLetter`, `bullet`…"""


def read(content: bytes) -> tuple[Block, ...]:
    """The blocks of a .docx file, those of its page headers first."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED_BYTES:
                raise _HUGE
            names = sorted(parts.namelist())
            headers = [_tree(parts, name) for name in names if name.startswith("word/header")]
            body = _tree(parts, "word/document.xml")
            formats = _formats(_tree(parts, "word/numbering.xml")) if "word/numbering.xml" in names else {}
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ParseError,
        DefusedXmlException,
        NotImplementedError,
        RuntimeError,
    ):
        raise _BROKEN from None  # RuntimeError: a zip under a password
    blocks = [block for tree in (*headers, body) for block in _blocks(tree, formats, Counter())]
    within(sum(len(block.text) for block in blocks))
    return tuple(blocks)


def is_tracked(content: bytes) -> bool:
    """Whether a document that could be read holds changes that nobody has accepted or rejected yet."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = _tree(parts, "word/document.xml")
    return any(element.tag in (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo") for element in body.iter())


def _tree(parts: zipfile.ZipFile, name: str) -> Element:
    with parts.open(name) as part:
        content = part.read(MAX_UNPACKED_BYTES + 1)
    if len(content) > MAX_UNPACKED_BYTES:  # the size that a zip states may be a lie
        raise _HUGE
    tree: Element = fromstring(content)
    return tree


def _formats(numbering: Element) -> Formats:
    abstract = {
        a.get(f"{_W}abstractNumId", ""): {
            level.get(f"{_W}ilvl", "0"): _value(level, "numFmt") for level in a.iter(f"{_W}lvl")
        }
        for a in numbering.iter(f"{_W}abstractNum")
    }
    found: Formats = {}
    for number in numbering.iter(f"{_W}num"):
        for level, style in abstract.get(_value(number, "abstractNumId"), {}).items():
            found[number.get(f"{_W}numId", ""), level] = style
    return found


def _blocks(element: Element, formats: Formats, counts: Counter[tuple[str, str]]) -> Iterator[Block]:
    for child in element:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, formats, counts)
        elif child.tag == f"{_W}tbl":
            yield from _table(child)
        elif child.tag != f"{_W}sectPr":
            yield from _blocks(child, formats, counts)


def _paragraph(element: Element, formats: Formats, counts: Counter[tuple[str, str]]) -> Iterator[Block]:
    lines = "".join(_words(element)).split("\n")
    style = _value(element, "pStyle").lower()
    for number, text in enumerate(line for line in lines if line.strip()):
        listed = element.find(f"{_W}pPr/{_W}numPr") if number == 0 else None
        marked = MARKER.match(text)
        if style.startswith(("heading", "title")) or _is_bold(element, text):
            yield heading(text)
        elif listed is not None:
            yield item(_marker((_value(listed, "numId"), _value(listed, "ilvl") or "0"), formats, counts), text)
        elif marked:
            yield item(marked["marker"], text[marked.end() :])
        else:
            yield paragraph(text)


def _words(element: Element) -> Iterator[str]:
    """The text that the reader of a paragraph sees; tabs and line breaks as such."""
    for child in element:
        if child.tag in (f"{_W}del", f"{_W}moveFrom", _FALLBACK, f"{_W}pPr", f"{_W}instrText"):
            continue
        if child.tag == f"{_W}p":  # within a text box
            yield "\n"
            yield from _words(child)
        elif child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif not (child.tag == f"{_W}r" and child.find(f"{_W}rPr/{_W}vanish") is not None):
            yield from _words(child)


def _is_bold(element: Element, text: str) -> bool:
    """Whether a short paragraph is bold from end to end, as many headings are that have no style."""
    runs = [run for run in element.iter(f"{_W}r") if run.find(f"{_W}t") is not None]
    bold = [run for run in runs if run.find(f"{_W}rPr/{_W}b") is not None]
    return 0 < len(runs) == len(bold) and len(text) < 90 and text.rstrip()[-1] not in ".?;,"


def _marker(place: tuple[str, str], formats: Formats, counts: Counter[tuple[str, str]]) -> str:
    counts[place] += 1
    style, count = formats.get(place, "bullet"), counts[place]
    if style == "decimal":
        return f"{count}."
    return f"({chr(96 + (count - 1) % 26 + 1)})" if style in ("lowerLetter", "upperLetter") else "-"


def _table(element: Element) -> Iterator[Block]:
    rows = [[_cell(cell) for cell in row.iter(f"{_W}tc")] for row in element.iter(f"{_W}tr")]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if rows and max(len(row) for row in rows) > 1:
        yield table(rows)
    else:
        yield from (paragraph(line) for row in rows for line in row[0].split("\n") if line.strip())


def _cell(cell: Element) -> str:
    return "\n".join("".join(_words(p)) for p in cell.iter(f"{_W}p"))


def _value(element: Element, tag: str) -> str:
    found = next(element.iter(f"{_W}{tag}"), None)
    return found.get(f"{_W}val", "") if found is not None else ""
