"""What is painted on a page of a PDF, where, and in which order; in pixels of the drawn page."""

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_OBJECTS = 20_000


Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Something painted that is no text: its place in the order of painting, and its box."""

    order: int
    box: tuple[float, float, float, float]
    is_image: bool


def to_pixels(page: pdfium.PdfPage, scale: float) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """How page coordinates become pixels, taken from three points; crop and rotation are in it."""
    width, height = (round(side * 1000) for side in page.get_size())
    x, y = ctypes.c_int(), ctypes.c_int()
    seen = []
    for px, py in ((0, 0), (1000, 0), (0, 1000)):
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, px, py, x, y)
        seen.append((x.value * scale / 1000, y.value * scale / 1000))
    (x0, y0), (x1, y1), (x2, y2) = seen
    return (x0, (x1 - x0) / 1000, (x2 - x0) / 1000), (y0, (y1 - y0) / 1000, (y2 - y0) / 1000)


def holds(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    """Whether the point lies in the box or a pixel beside it."""
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def covers_of(page: pdfium.PdfPage, scale: float) -> tuple[list[Cover], dict[int, int]]:
    """Everything painted on the page that is no text, and the place of each text in the order of painting."""
    across, down = to_pixels(page, scale)
    covers: list[Cover] = []
    orders: dict[int, int] = {}
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for order in range(min(raw.FPDFPage_CountObjects(page), _OBJECTS)):
        item = raw.FPDFPage_GetObject(page, order)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            orders[ctypes.addressof(item.contents)] = order
        elif raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            box = _pixels((left.value, bottom.value, right.value, top.value), across, down)
            covers.append(Cover(order, box, kind == raw.FPDF_PAGEOBJ_IMAGE))
    return covers, orders


def text_boxes(page: pdfium.PdfPage, scale: float, orders: Iterable[int]) -> list[tuple[int, Box]]:
    """The boxes of the texts at these places in the order of painting."""
    across, down = to_pixels(page, scale)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = []
    for order in orders:
        if raw.FPDFPageObj_GetBounds(raw.FPDFPage_GetObject(page, order), left, bottom, right, top):
            found.append((order, _pixels((left.value, bottom.value, right.value, top.value), across, down)))
    return found


def annotation_boxes(page: pdfium.PdfPage, scale: float) -> list[tuple[float, float, float, float]]:
    """The boxes of annotations that paint something."""
    across, down = to_pixels(page, scale)
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
