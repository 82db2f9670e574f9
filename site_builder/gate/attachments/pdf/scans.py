"""Boxes painted over a scanned page of a PDF: the scan beneath is whole, and anybody can lift the box."""

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from site_builder.gate.attachments.pdf.layout import Box, Cover, covers_of, holds, text_boxes
from site_builder.gate.findings import Finding, advice

_SCALE = 1.0
_PICTURE = 0.2
"""Share of the page from which a picture counts as a scan or photograph that could hold words."""
_SMALLEST, _LARGEST = 60.0, 0.7
_EVEN, _INK = 12, 70
_MOST = 400


def scan_findings(page: pdfium.PdfPage, place: str) -> Iterator[Finding]:
    """One finding where even boxes lie over parts of a picture that are not even themselves."""
    covers, orders = covers_of(page, _SCALE)
    width, height = page.get_size()
    pictures = [it for it in covers if it.is_image and _area(it.box) > _PICTURE * width * height]
    if not pictures:
        return
    boxes = [it for it in covers[:_MOST] if any(_lies_on(it, picture) for picture in pictures)]
    if not boxes:
        return
    shown = _grey(page)
    even = [it for it in boxes if _spread(shown, it.box) < _EVEN]
    if not even:
        return
    words = text_boxes(page, _SCALE, orders.values())
    with _Without(page, [it.order for it in even]) as bare:
        hiding = [it for it in even if _spread(bare, it.box) > _INK]
    named = [it for it in hiding if any(order > it.order and holds(it.box, *_middle(box)) for order, box in words)]
    if any(it not in named and _is_black_or_white(shown, it.box) for it in hiding):
        yield Finding("covered-text", place, "A box is painted over a scan or photograph, which is whole beneath it.")
    elif hiding:
        yield advice("covered-text", place, "A coloured box lies over a photograph, which is whole beneath it.")


def _lies_on(box: Cover, picture: Cover) -> bool:
    """Whether it is painted later than the picture and within it, neither a line nor most of it."""
    inside = holds(picture.box, *box.box[:2]) and holds(picture.box, *box.box[2:])
    size = _area(box.box)
    thick = min(box.box[2] - box.box[0], box.box[3] - box.box[1]) > 4
    return box.order > picture.order and inside and thick and _SMALLEST < size < _LARGEST * _area(picture.box)


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _grey(page: pdfium.PdfPage) -> tuple[bytes, int, int]:
    bitmap = page.render(scale=_SCALE, grayscale=True, may_draw_forms=False, draw_annots=True)
    found = bytes(bitmap.buffer), bitmap.stride, bitmap.height
    bitmap.close()
    return found


def _spread(picture: tuple[bytes, int, int], box: Box) -> int:
    """The greatest difference of grey within the box, its edge left out."""
    pixels, stride, height = picture
    left, right = max(int(box[0]) + 2, 0), min(int(box[2]) - 1, stride)
    low, high = 255, 0
    for y in range(max(int(box[1]) + 2, 0), min(int(box[3]) - 1, height)):
        if row := pixels[y * stride + left : y * stride + right]:
            low, high = min(low, *row, 255), max(high, *row, 0)
    return max(high - low, 0)


def _is_black_or_white(picture: tuple[bytes, int, int], box: Box) -> bool:
    pixels, stride, _ = picture
    x, y = _middle(box)
    return not 48 < pixels[int(y) * stride + int(x)] < 208


class _Without:
    """The page drawn without some of its objects, which are switched off for that while; the file stays as it is."""

    def __init__(self, page: pdfium.PdfPage, orders: list[int]) -> None:
        self.page, self.orders = page, orders

    def __enter__(self) -> tuple[bytes, int, int]:
        for order in self.orders:
            item = raw.FPDFPage_GetObject(self.page, order)
            raw.FPDFPageObj_SetIsActive(item, False)
        return _grey(self.page)

    def __exit__(self, *_: object) -> None:
        for order in self.orders:
            raw.FPDFPageObj_SetIsActive(raw.FPDFPage_GetObject(self.page, order), True)
