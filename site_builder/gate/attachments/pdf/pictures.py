"""Pictures in a PDF of which a page shows a part only, or that would fill the memory of whoever opens them."""

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pikepdf import Array, Name, Pdf, Stream

from site_builder.gate.attachments.pdf.layout import Box
from site_builder.gate.findings import Finding, advice

_PIXELS, _BYTES = 1_000_000_000, 400_000_000
"""A scan of the largest sheet of paper (A0) at 600 dots an inch has half as many pixels, each of one bit."""
_SHOWN = 0.85
_OBJECTS = 500


def picture_findings(pdf: Pdf) -> Iterator[Finding]:
    """Pictures too large to be opened; the size that they say they have is what programs reserve room for."""
    for item in pdf.objects:
        if not isinstance(item, Stream) or item.get("/Subtype") != Name.Image:
            continue
        sizes = [item.get(key, 1) for key in ("/Width", "/Height", "/BitsPerComponent")]
        width, height, bits = (size if isinstance(size, int) else 1 for size in sizes)
        space = item.get("/ColorSpace")
        parts = {"/DeviceRGB": 3, "/DeviceCMYK": 4}.get(str(space), 3 if isinstance(space, Array) else 1)
        if width * height > _PIXELS or width * height * bits * parts // 8 > _BYTES:
            yield Finding("too-large", "a picture", f"It has {width:,} by {height:,} pixels.")


def cut_pictures(page: pdfium.PdfPage, place: str) -> Iterator[Finding]:
    """One finding where a page shows a picture through a smaller window, or lets it hang over its edge."""
    left, bottom, right, top = page.get_bbox()
    for order in range(min(raw.FPDFPage_CountObjects(page), _OBJECTS)):
        item = raw.FPDFPage_GetObject(page, order)
        box = _bounds(item) if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE else None
        if box is None or _area(box) < 2_500:
            continue
        window = _window(item) or box
        if _area(_common(_common(box, window), (left, bottom, right, top))) < _SHOWN * _area(box):
            yield advice("cropped-image", place, "A picture is cropped; the rest of it is still there.")
            return


def _bounds(item: ctypes.c_void_p) -> Box | None:
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *sides):
        return None
    return sides[0].value, sides[1].value, sides[2].value, sides[3].value


def _window(item: ctypes.c_void_p) -> Box | None:
    """The box around what the clipping paths of an object leave of the page; None where it has none."""
    clip = raw.FPDFPageObj_GetClipPath(item)
    window: Box | None = None
    for path in range(min(raw.FPDFClipPath_CountPaths(clip), 20) if clip else 0):
        xs, ys = [], []
        x, y = ctypes.c_float(), ctypes.c_float()
        for number in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), 200)):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, number)
            if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
                xs.append(x.value)
                ys.append(y.value)
        if xs:
            box = (min(xs), min(ys), max(xs), max(ys))
            window = _common(window, box) if window else box
    return window


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)
