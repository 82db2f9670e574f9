"""What a PDF said before, and what it still holds although no page shows it."""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from site_builder.gate.attachments.pdf_text import all_words, open_document, page_texts, thumbnails, words
from site_builder.gate.findings import Finding, advice
from site_builder.problems import Level


def revision_findings(content: bytes, shown: set[str], pictures: list[bytes]) -> Iterator[Finding]:
    """Earlier revisions whose words or pictures are gone from the last one; `pictures` are those of the last."""
    ends = [m.end() for m in re.finditer(rb"%%EOF", content)][:-1]
    for number, end in enumerate(ends[-6:], 1):
        document = open_document(content[:end] + b"\n")
        if document is None:
            continue
        lost = all_words(page_texts(document, 60)) - shown
        redrawn = (
            thumbnails(document)[: len(pictures)] != pictures[: len(document)] and b"/Linearized" not in content[:2048]
        )
        document.close()
        if lost:
            yield Finding("previous-revision", f"revision {number}", f"It holds {len(lost)} words that are gone now.")
            return
        if redrawn:
            yield Finding("previous-revision", f"revision {number}", "Its pages looked different.")
            return
    if ends and b"/Linearized" not in content[:2048]:
        yield advice("previous-revision", "", f"{len(ends)} earlier revisions are kept; no word of them is gone.")


def orphan_findings(pdf: Pdf, shown: set[str]) -> Iterator[Finding]:
    """Pages and streams of text that nothing refers to, with words that no page shows."""
    reached = _reached(pdf)
    lost: set[str] = set()
    bare = 0
    for item in pdf.objects:
        if not isinstance(item, Dictionary | Stream) or item.objgen in reached:
            continue
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Page:
            found = _page_words(pdf, item)
            bare += not found
            lost |= found - shown
        elif isinstance(item, Stream) and "/Subtype" not in item and item.get("/Type") is None:
            lost |= _stream_words(item) - shown
    if lost:
        yield Finding("orphan-object", "", f"Objects that no page shows hold {len(lost)} words.")
    elif bare:
        yield advice("orphan-object", "", f"{bare} pages are kept that the document does not show.")


def _reached(pdf: Pdf) -> set[tuple[int, int]]:
    """The numbers of all objects that can be reached from the trailer without going up to a parent."""
    found: set[tuple[int, int]] = set()
    waiting: list[Object] = [value for _, value in pdf.trailer.items()]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, Dictionary | Array | Stream):
            continue
        if item.is_indirect:
            if item.objgen in found:
                continue
            found.add(item.objgen)
        if isinstance(item, Array):
            waiting.extend(item)
        else:
            waiting.extend(value for key, value in item.items())
    return found


def _page_words(pdf: Pdf, page: Dictionary) -> set[str]:
    try:
        with Pdf.new() as alone:
            alone.pages.append(pikepdf.Page(pdf.make_indirect(page)))
            saved = io.BytesIO()
            alone.save(saved)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError):
        return set()
    document = open_document(saved.getvalue())
    return all_words(page_texts(document)) if document is not None else set()


def _stream_words(stream: Stream) -> set[str]:
    """The words in the strings that a stream of page content shows, as far as they are written in plain letters."""
    try:
        content = stream.read_bytes()[:2_000_000]
    except pikepdf.PdfError:
        return set()
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


def outline_findings(pdf: Pdf, shown: set[str]) -> Iterator[Finding]:
    """Bookmarks with words that no page shows; likely names block, others advise."""
    titles = list(_titles(pdf.Root.get("/Outlines"), 0))[:2_000]
    for title in titles:
        absent = [w for w in re.findall(r"[^\W\d_]{3,}", title) if w.lower() not in shown]
        if not absent or not shown:
            continue
        names = [word for word in absent if word[0].isupper()]
        level = Level.BLOCK if len(names) >= 2 or (any(c.isdigit() for c in title) and names) else Level.ADVISE
        yield Finding("bookmark-leak", "bookmarks", f"A bookmark has {len(absent)} words that no page shows.", level)
        return


def _titles(node: object, depth: int) -> Iterator[str]:
    seen = 0
    item = node.get("/First") if isinstance(node, Dictionary) else None
    while isinstance(item, Dictionary) and seen < 2_000 and depth < 12:
        yield str(item.get("/Title", ""))
        yield from _titles(item, depth + 1)
        item, seen = item.get("/Next"), seen + 1


def alternative_findings(content: bytes) -> Iterator[Finding]:
    """Words given to screen readers in place of others (ActualText), and descriptions, that no page shows."""
    texts: list[str] = []
    plain = io.BytesIO()
    try:
        with Pdf.open(io.BytesIO(content)) as copy:
            for item in copy.objects:
                if isinstance(item, Dictionary):
                    texts.extend(_taken(item))
                elif isinstance(item, Stream) and item.get("/Subtype") != Name.Image:
                    texts.extend(_taken_from_stream(item))
            if not texts:
                return
            copy.save(plain)
    except (pikepdf.PdfError, ValueError):
        return
    document = open_document(plain.getvalue())
    if document is None:
        return
    shown = all_words(page_texts(document))
    lost = words(" ".join(texts)) - shown
    lost = {word for word in lost if not any(word in other for other in shown)}
    if lost:
        yield Finding("alt-text-leak", "", f"The text behind the pages holds {len(lost)} words that they do not show.")


def _taken(item: Dictionary) -> Iterator[str]:
    """The alternative texts of an object, which loses its ActualText."""
    figure = str(item.get("/S", "")) in ("/Figure", "/Formula", "/Form", "/Link", "/Annot")
    if "/ActualText" in item:
        yield str(item["/ActualText"])
        del item["/ActualText"]
    if "/Alt" in item and "/S" in item and not figure:
        yield str(item["/Alt"])


def _taken_from_stream(stream: Stream) -> Iterator[str]:
    try:
        content = stream.read_bytes() if len(stream.read_raw_bytes()) < 5_000_000 else b""
    except pikepdf.PdfError:
        return
    if b"/ActualText" not in content:
        return
    for text, hexed in re.findall(rb"/ActualText\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)", content):
        raw = text or bytes.fromhex(re.sub(rb"\s", b"", hexed).decode() + "0" * (len(re.sub(rb"\s", b"", hexed)) % 2))
        yield raw.decode("utf-16" if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace")
    stream.write(content.replace(b"/ActualText", b"/XctualText"))
