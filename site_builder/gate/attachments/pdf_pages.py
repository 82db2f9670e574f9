"""Words of a PDF that a reader cannot see: each page is drawn, and the pixels behind each glyph looked at."""

import ctypes
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.pdf_plain import plain_page
from site_builder.gate.findings import Finding, advice, masked

_SCALE = 2.0
_FLAT = 24
"""Grey values closer than this are one surface: no glyph stands out of it."""
_SIDE = 0.22
_SECONDS = 5.0
_OBJECTS = 20_000


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box on the drawn page, in pixels, and its place in the order of the page's characters."""

    index: int
    character: str
    box: tuple[float, float, float, float]
    points: float


@dataclass(frozen=True, slots=True)
class _Cover:
    order: int
    box: tuple[float, float, float, float]
    is_image: bool


def page_findings(document: pdfium.PdfDocument, layers_off: bool) -> Iterator[Finding]:
    """Text nobody can see, page by page, as long as the time for one file allows; then every tenth page."""
    started, skipped = time.monotonic(), 0
    for number in range(len(document)):
        late = time.monotonic() - started > _SECONDS or number >= limits.PAGES
        if late and (number % 10 or time.monotonic() - started > _SECONDS + 1.5):
            skipped += 1
            continue
        page = document[number]
        yield from _page(page, f"page {number + 1}", layers_off)
        page.close()
    if skipped:
        yield advice("too-large", "", f"{skipped} of {len(document)} pages were not looked at for covered words.")


def _page(page: pdfium.PdfPage, place: str, layers_off: bool) -> Iterator[Finding]:
    width, height = page.get_size()
    if not 0 < width * height < 40_000_000:
        yield Finding("too-large", place, "The page is too large to be drawn.")
        return
    text = page.get_textpage()
    if raw.FPDFText_CountChars(text) > 0 and not (plain_page(page) and not layers_off):
        scale = min(_SCALE, (6_000_000 / (width * height)) ** 0.5)
        glyphs = _glyphs(page, text, scale)
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False, draw_annots=True)
        runs = list(_unseen_runs(glyphs, bitmap))
        if runs:
            yield from _explained(page, text, place, runs, scale, layers_off)
        bitmap.close()
    text.close()


def _glyphs(page: pdfium.PdfPage, text: pdfium.PdfTextPage, scale: float) -> Iterator[Glyph]:
    across, down = _to_pixels(page, scale)
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
        yield Glyph(index, character, (min(xs), min(ys), max(xs), max(ys)), points)


def _to_pixels(page: pdfium.PdfPage, scale: float) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """How page coordinates become pixels, taken from three points; crop and rotation are in it."""
    width, height = (round(side * 1000) for side in page.get_size())
    x, y = ctypes.c_int(), ctypes.c_int()
    seen = []
    for px, py in ((0, 0), (1000, 0), (0, 1000)):
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, px, py, x, y)
        seen.append((x.value * scale / 1000, y.value * scale / 1000))
    (x0, y0), (x1, y1), (x2, y2) = seen
    return (x0, (x1 - x0) / 1000, (x2 - x0) / 1000), (y0, (y1 - y0) / 1000, (y2 - y0) / 1000)


def _unseen_runs(glyphs: Iterator[Glyph], bitmap: pdfium.PdfBitmap) -> Iterator[list[Glyph]]:
    """Runs of three or more letters and digits that do not stand out, unless all are one and the same."""
    view, stride = memoryview(bitmap.buffer).cast("B"), bitmap.stride
    run: list[Glyph] = []
    for glyph in glyphs:
        unseen = _is_flat(view, stride, bitmap.width, bitmap.height, glyph)
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


def _is_flat(view: memoryview, stride: int, width: int, height: int, glyph: Glyph) -> bool:
    left, top, right, bottom = glyph.box
    if glyph.points < 1.0:
        return True
    side = _SIDE * max(bottom - top, right - left)
    x0, x1 = max(int(left - side), 0), min(int(right + side) + 1, width)
    y0, y1 = max(int(top), 0), min(int(bottom) + 1, height)
    if x0 >= x1 or y0 >= y1:
        return True
    low, high = 255, 0
    for y in range(y0, y1):
        row = bytes(view[y * stride + x0 : y * stride + x1])
        low, high = min(low, *row), max(high, *row)
        if high - low >= _FLAT:
            return False
    return True


def _explained(
    page: pdfium.PdfPage, text: pdfium.PdfTextPage, place: str, runs: list[list[Glyph]], scale: float, layers_off: bool
) -> Iterator[Finding]:
    """One finding for each way in which words of the page are kept from view."""
    covers, orders = _covers(page, scale)
    annotated = _annotation_boxes(page, scale)
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
    covers: list[_Cover],
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
    over = [cover for cover in covers if _holds(cover.box, x, y)]
    if mode == 3:
        yield "ocr-layer" if any(cover.is_image for cover in over) else "invisible-text"
        return
    if glyph.points < 1.0 or mode == 7:
        yield "invisible-text"
        return
    order = orders.get(ctypes.addressof(item.contents), -1) if item else -1
    later = [cover for cover in over if cover.order > order]
    if later or any(_holds(box, x, y) for box in annotated):
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


def _holds(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _covers(page: pdfium.PdfPage, scale: float) -> tuple[list[_Cover], dict[int, int]]:
    """Everything painted on the page that is no text, and the place of each text in the order of painting."""
    across, down = _to_pixels(page, scale)
    covers: list[_Cover] = []
    orders: dict[int, int] = {}
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for order in range(min(raw.FPDFPage_CountObjects(page), _OBJECTS)):
        item = raw.FPDFPage_GetObject(page, order)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            orders[ctypes.addressof(item.contents)] = order
        elif raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            box = _pixels((left.value, bottom.value, right.value, top.value), across, down)
            covers.append(_Cover(order, box, kind == raw.FPDF_PAGEOBJ_IMAGE))
    return covers, orders


def _annotation_boxes(page: pdfium.PdfPage, scale: float) -> list[tuple[float, float, float, float]]:
    across, down = _to_pixels(page, scale)
    boxes = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 500)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        area = raw.FS_RECTF()
        link = raw.FPDFAnnot_GetSubtype(annotation) in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
        if not link and raw.FPDFAnnot_GetRect(annotation, area):
            boxes.append(_pixels((area.left, area.bottom, area.right, area.top), across, down))
        raw.FPDFPage_CloseAnnot(annotation)
    return boxes


def _pixels(
    box: tuple[float, float, float, float], across: tuple[float, float, float], down: tuple[float, float, float]
) -> tuple[float, float, float, float]:
    corners = ((box[0], box[1]), (box[2], box[3]), (box[0], box[3]), (box[2], box[1]))
    xs = [across[0] + across[1] * x + across[2] * y for x, y in corners]
    ys = [down[0] + down[1] * x + down[2] * y for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
