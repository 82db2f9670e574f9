"""Words of a PDF that a reader cannot see: each page is drawn, and the pixels behind each glyph looked at."""

import ctypes
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.pdf.layout import Cover, annotation_boxes, covers_of, holds, to_pixels
from site_builder.gate.attachments.pdf.pictures import cut_pictures
from site_builder.gate.attachments.pdf.plain import plain_page
from site_builder.gate.attachments.pdf.scans import scan_findings
from site_builder.gate.findings import Finding, masked

_SCALE = 2.0
_SMALLEST = 2.05
"""Points; smaller letters nobody can read."""
_FLAT = 24
"""Grey values closer than this are one surface: no glyph stands out of it."""
_LARGE, _PALE = 30.0, 12
"""Letters of so many points are read as a pale watermark, where they stand out by so many grey values."""
_BLUE = 2.5
"""How much more blue alone must differ: pale yellow on white is hardly to be seen."""
_SIDE = 0.22
_SECONDS, _AFTERWARDS = 10.0, 3.0
"""Seconds for the drawing of pages, and for what is looked at afterwards."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box on the drawn page, in pixels, and its place in the order of the page's characters."""

    index: int
    character: str
    box: tuple[float, float, float, float]
    points: float
    thin: bool = False


def page_findings(document: pdfium.PdfDocument, layers_off: bool) -> Iterator[Finding]:
    """Text nobody can see, page by page, as long as the time for one file allows; then that the rest is unseen."""
    started = time.process_time()
    for number in range(len(document)):
        spent = max(time.process_time() - started, _SECONDS + _AFTERWARDS - limits.seconds_left())
        if spent > _SECONDS:
            left = len(document) - number
            yield Finding("too-large", f"page {number + 1}", f"{left} pages could not be looked at within the time.")
            return
        page = document[number]
        yield from _page(page, f"page {number + 1}", layers_off)
        page.close()


def _page(page: pdfium.PdfPage, place: str, layers_off: bool) -> Iterator[Finding]:
    width, height = page.get_size()
    if not 0 < width * height < 40_000_000:
        yield Finding("too-large", place, "The page is too large to be drawn.")
        return
    text = page.get_textpage()
    if raw.FPDFText_CountChars(text) > 0 and not (plain_page(page) and not layers_off):
        scale = min(_SCALE, (6_000_000 / (width * height)) ** 0.5)
        runs = _unseen(page, text, scale, with_forms=False)
        if not runs and page.formenv is not None:
            runs = _unseen(page, text, scale, with_forms=True)
        if runs:
            yield from _explained(page, text, place, runs, scale, layers_off)
    text.close()
    yield from scan_findings(page, place)
    yield from cut_pictures(page, place)


def _unseen(page: pdfium.PdfPage, text: pdfium.PdfTextPage, scale: float, *, with_forms: bool) -> list[list[Glyph]]:
    """Runs of letters that do not stand out of the page, as it is with the fields of its forms or without them: these
    cover what is below, and what stands in them is not it.
    """
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=with_forms, draw_annots=True)
    runs = list(_unseen_runs(_glyphs(page, text, scale), bitmap))
    bitmap.close()
    if runs:  # red on green may be one grey: what stands out in any colour can be seen
        coloured = page.render(scale=scale, may_draw_forms=with_forms, draw_annots=True)
        runs = list(_unseen_runs((glyph for run in runs for glyph in run), coloured))
        coloured.close()
    return runs


def _glyphs(page: pdfium.PdfPage, text: pdfium.PdfTextPage, scale: float) -> Iterator[Glyph]:
    across, down = to_pixels(page, scale)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code <= 32 or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not raw.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            continue
        corners = [(left.value, bottom.value), (right.value, top.value)]
        xs = [across[0] + across[1] * x + across[2] * y for x, y in corners]
        ys = [down[0] + down[1] * x + down[2] * y for x, y in corners]
        points = max(abs(right.value - left.value), abs(top.value - bottom.value))
        character = chr(code) if code < 0x110000 else "?"
        size = _font_size(text, index)
        thin = (0 < size < _SMALLEST and points < 1.1 * _SMALLEST) or min(
            abs(right.value - left.value), abs(top.value - bottom.value)
        ) < 0.02 * points
        yield Glyph(index, character, (min(xs), min(ys), max(xs), max(ys)), points, thin and character.isalnum())


def _font_size(text: pdfium.PdfTextPage, index: int) -> float:
    """Points of a letter, as its text and the page scale it; 0 where that cannot be told."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, matrix):
        return 0.0
    return float(raw.FPDFText_GetFontSize(text, index)) * float((matrix.c**2 + matrix.d**2) ** 0.5)


def _unseen_runs(glyphs: Iterator[Glyph], bitmap: pdfium.PdfBitmap) -> Iterator[list[Glyph]]:
    """Runs of three or more letters and digits that do not stand out, unless all are one and the same."""
    view = memoryview(bitmap.buffer).cast("B")
    run: list[Glyph] = []
    for glyph in glyphs:
        unseen = _is_flat(view, bitmap, glyph)
        if not glyph.character.isalnum():
            if unseen or not run:
                continue
        elif unseen and (not run or _on_one_line(run[-1], glyph)):
            run.append(glyph)
            continue
        yield from _worth(run)
        run = [glyph] if unseen and glyph.character.isalnum() else []
    yield from _worth(run)


def _on_one_line(before: Glyph, after: Glyph) -> bool:
    height = max(before.box[3] - before.box[1], after.box[3] - after.box[1], 2.0)
    return abs(before.box[3] - after.box[3]) < 1.5 * height


def _worth(run: list[Glyph]) -> Iterator[list[Glyph]]:
    if len(run) >= 3 and len({glyph.character.lower() for glyph in run}) > 1:
        yield run


def _is_flat(view: memoryview, bitmap: pdfium.PdfBitmap, glyph: Glyph) -> bool:
    left, top, right, bottom = glyph.box
    if glyph.points < 1.0 or glyph.thin:
        return True
    side = _SIDE * max(bottom - top, right - left)
    channels, stride = bitmap.n_channels, bitmap.stride
    least = _PALE if glyph.points >= _LARGE else _FLAT
    x0, x1 = max(int(left - side), 0), min(int(right + side) + 1, bitmap.width)
    y0, y1 = max(int(top), 0), min(int(bottom) + 1, bitmap.height)
    if x0 >= x1 or y0 >= y1:
        return True
    for channel in range(min(channels, 3)):
        low, high = 255, 0
        enough = least * _BLUE if channels > 1 and channel == 0 else least
        for y in range(y0, y1):
            row = bytes(view[y * stride + x0 * channels + channel : y * stride + x1 * channels : channels])
            low, high = min(low, *row), max(high, *row)
            if high - low >= enough:
                return False
    return True


def _explained(
    page: pdfium.PdfPage, text: pdfium.PdfTextPage, place: str, runs: list[list[Glyph]], scale: float, layers_off: bool
) -> Iterator[Finding]:
    """One finding for each way in which words of the page are kept from view."""
    covers, orders = covers_of(page, scale)
    annotated = annotation_boxes(page, scale)
    size = tuple(side * scale for side in page.get_size())
    found: dict[str, list[list[Glyph]]] = {}
    for run in runs:
        for code in _codes(text, run[len(run) // 2], covers, orders, annotated, size, layers_off):
            found.setdefault(code, []).append(run)
    for code, unseen in sorted(found.items()):
        words = masked("".join(glyph.character for glyph in unseen[0]))
        letters = sum(len(run) for run in unseen)
        yield Finding(code, place, f"{letters} letters are there that a reader cannot see (beginning {words}).")


def _codes(
    text: pdfium.PdfTextPage,
    glyph: Glyph,
    covers: list[Cover],
    orders: dict[int, int],
    annotated: list[tuple[float, float, float, float]],
    size: tuple[float, ...],
    layers_off: bool,
) -> Iterator[str]:
    x, y = (glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2
    if not (0 <= x <= size[0] and 0 <= y <= size[1]):
        yield "off-page-content"
        return
    item = raw.FPDFText_GetTextObject(text, glyph.index)
    mode = raw.FPDFTextObj_GetTextRenderMode(item) if item else 0
    over = [cover for cover in covers if holds(cover.box, x, y)]
    if mode == 3:
        yield "ocr-layer" if any(cover.is_image for cover in over) else "invisible-text"
        return
    if glyph.points < 1.0 or glyph.thin or mode == 7:
        yield "invisible-text"
        return
    order = orders.get(ctypes.addressof(item.contents), -1) if item else -1
    later = [cover for cover in over if cover.order > order]
    if later or any(holds(box, x, y) for box in annotated):
        yield "covered-text"
    elif layers_off:
        yield "hidden-layer"
    else:
        yield "invisible-text"
        if over and not _is_white(text, glyph.index):
            yield "covered-text"  # dark words on a dark box: drawn to look redacted


def _is_white(text: pdfium.PdfTextPage, index: int) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return min(red.value, green.value, blue.value) > 230
