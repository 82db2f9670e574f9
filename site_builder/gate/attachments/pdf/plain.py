"""Pages on which nothing can hide: dark words, upright in ink, with nothing painted over them. They need no drawing."""

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MOST = 3_000
Box = tuple[float, float, float, float]


def plain_page(page: pdfium.PdfPage) -> bool:
    """Whether every word of the page can surely be seen, as far as its list of objects tells; False where in doubt."""
    count = raw.FPDFPage_CountObjects(page)
    if count > _MOST or raw.FPDFPage_GetAnnotCount(page) > 0:
        return False
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    if abs((right - left) - width) > 1 or abs((top - bottom) - height) > 1:
        return False  # turned or cropped
    texts: list[Box] = []
    for order in range(count):
        item = raw.FPDFPage_GetObject(page, order)
        kind, box = raw.FPDFPageObj_GetType(item), _bounds(item)
        if box is None or raw.FPDFPageObj_HasTransparency(item):
            return False
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            inside = left <= box[0] and bottom <= box[1] and box[2] <= right and box[3] <= top
            if not inside or not _plain_text(item, box):
                return False
            texts.append(box)
        elif kind != raw.FPDF_PAGEOBJ_PATH or not _light(item) or any(_meet(box, earlier) for earlier in texts):
            return False
    return True


def _plain_text(item: ctypes.c_void_p, box: Box) -> bool:
    clip = raw.FPDFPageObj_GetClipPath(item)
    clipped = bool(clip) and raw.FPDFClipPath_CountPaths(clip) > 0
    mode = raw.FPDFTextObj_GetTextRenderMode(item)
    small = box[3] - box[1] <= 1.5 or _size(item) < 2.2
    return not clipped and mode == 0 and not small and max(_fill(item)) < 160 and not _squeezed(item)


def _size(item: ctypes.c_void_p) -> float:
    """Points of the letters, as the text scales them."""
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    if not raw.FPDFTextObj_GetFontSize(item, size) or not raw.FPDFPageObj_GetMatrix(item, matrix):
        return 0.0
    return float(size.value) * float((matrix.c**2 + matrix.d**2) ** 0.5)


def _squeezed(item: ctypes.c_void_p) -> bool:
    """Whether the letters are far narrower than they are high."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return True
    return bool(matrix.a**2 + matrix.b**2 < 0.04 * (matrix.c**2 + matrix.d**2))


def _light(item: ctypes.c_void_p) -> bool:
    return min(_fill(item)) > 190


def _fill(item: ctypes.c_void_p) -> tuple[int, int, int]:
    """Red, green and blue; a colour that is neither light nor dark where it cannot be told."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) or alpha.value < 255:
        return 180, 180, 180
    return red.value, green.value, blue.value


def _bounds(item: ctypes.c_void_p) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
