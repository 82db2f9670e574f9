"""What a PDF said before: earlier revisions, found by their ends, by the chain of their tables, or object by object."""

import re
import zlib
from collections.abc import Iterator

from pikepdf import Pdf
from PIL import Image, ImageChops, ImageFilter

from site_builder.gate.attachments.pdf.text import (
    Picture,
    all_words,
    open_document,
    page_texts,
    thumbnails,
    words_shown_in,
)
from site_builder.gate.findings import Finding, advice
from site_builder.patterns import regex

_MOST = 6
_OBJECT = regex(rb"(?:^|[\r\n \t])(\d{1,7}) (\d{1,5}) obj\b")
_STREAM = 2_000_000
_BESIDE, _BLANK = 7, 250
"""How many small dots around a place count as beside it, and from which shade of grey paper is blank."""


def revision_findings(content: bytes, shown: set[str], pictures: list[Picture]) -> Iterator[Finding]:
    """Earlier revisions whose words or pictures are gone from the last one; `pictures` are those of the last."""
    revisions = list(_revisions(content))
    linear = b"/Linearized" in content[:2048]
    for number, earlier in enumerate(revisions[-_MOST:], 1):
        document = open_document(earlier)
        if document is None:
            continue
        lost = all_words(page_texts(document, 60)) - shown
        redrawn = () if linear else _redrawn(thumbnails(document), pictures)
        document.close()
        if lost:
            yield Finding("previous-revision", f"revision {number}", f"It holds {len(lost)} words that are gone now.")
            return
        if redrawn:
            what = f"Page {redrawn[0]} looked different."
            yield Finding("previous-revision", f"revision {number}", what)
            return
    if revisions and not linear:
        yield advice("previous-revision", "", f"{len(revisions)} earlier revisions are kept; no word of them is gone.")


def _redrawn(before: list[Picture], after: list[Picture]) -> tuple[int, ...]:
    """The pages, from 1, of which something is not shown any more; what was added on blank paper hides nothing."""
    pairs = enumerate(zip(before, after, strict=False), 1)
    changed = tuple(number for number, (old, new) in pairs if old != new and _is_hidden(old, new))
    gone = enumerate(before[len(after) :], len(after) + 1)
    return changed + tuple(number for number, old in gone if min(old.grey, default=255) < _BLANK)


def _is_hidden(old: Picture, new: Picture) -> bool:
    """Whether a place that was not blank, or lay beside one that was not, looks different."""
    if (old.width, old.height) != (new.width, new.height):
        return True
    size = (old.width, old.height)
    was, now = (Image.frombytes("L", size, picture.grey) for picture in (old, new))
    inked = was.filter(ImageFilter.MinFilter(_BESIDE)).point(lambda shade: 255 if shade < _BLANK else 0)
    return ImageChops.multiply(ImageChops.difference(was, now), inked).getbbox() is not None


def _revisions(content: bytes) -> Iterator[bytes]:
    """The file as it was: cut at each end, or with its last table pointing to the one before."""
    ends = [match.end() for match in re.finditer(rb"%%EOF", content)][:-1]
    yield from (content[:end] + b"\n" for end in ends)
    chain = _tables_before(content)
    if len(chain) > len(ends):
        yield from (content + b"\nstartxref\n%d\n%%%%EOF\n" % place for place in chain[len(ends) :])


def _tables_before(content: bytes) -> list[int]:
    """Where the earlier cross-reference tables stand, the latest first."""
    starts = re.findall(rb"startxref\s+(\d+)", content[-2048:])
    places: list[int] = []
    at = int(starts[-1]) if starts else len(content)
    while at < len(content) and len(places) < _MOST:
        head = re.compile(rb"trailer|\bobj\b").search(content, at)
        stop = re.compile(rb"startxref|stream").search(content, head.end()) if head else None
        before = re.search(rb"/Prev\s+(\d+)", content[head.end() : stop.start()]) if head and stop else None
        if before is None or int(before[1]) in (at, *places):
            break
        at = int(before[1])
        places.append(at)
    return places


def left_behind(pdf: Pdf, content: bytes, shown: set[str]) -> Iterator[Finding]:
    """Streams with words that stand in the file and in no table of it any more: older versions of an object."""
    known = {item.objgen[0] for item in pdf.objects if hasattr(item, "objgen")}
    last: dict[int, int] = {}
    found = [(int(match[1]), match.end()) for match in _OBJECT.finditer(content)]
    for number, at in found:
        last[number] = at
    spare = [at for number, at in found if at != last[number] or number not in known]
    lost: set[str] = set()
    for at in spare[:2_000]:
        lost |= words_shown_in(_stream_at(content, at)) - shown
    if lost:
        what = f"Objects that were replaced or deleted still stand in the file, with {len(lost)} words."
        yield Finding("previous-revision", "", what)


def _stream_at(content: bytes, at: int) -> bytes:
    head = re.compile(rb"stream\r?\n|endobj").search(content, at, at + 4_000)
    if head is None or not head[0].startswith(b"stream"):
        return b""
    end = content.find(b"endstream", head.end(), head.end() + _STREAM)
    body = content[head.end() : end if end > 0 else head.end()]
    if b"FlateDecode" not in content[at : head.start()]:
        return body
    try:
        return zlib.decompressobj().decompress(body, _STREAM)
    except zlib.error:
        return b""
