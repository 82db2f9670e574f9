"""The small preview in a picture's file: it may show what was blacked out of the picture, or cut off it, later."""

import io
import warnings

from PIL import ExifTags, Image, ImageChops, ImageFilter, UnidentifiedImageError

from site_builder.gate.attachments import limits

_NEAR, _FEWEST, _SHARE = 40, 24, 0.002
_ASPECT = 0.03
_LARGEST = 1_000_000
PREVIEW = "It is a small picture of the first page, perhaps of an earlier state."
"""What is said of the preview of a document."""
_DAMAGED = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    LookupError,
    TypeError,
    Image.DecompressionBombError,
)


def shows_more(content: bytes) -> bool:
    """Whether the preview (EXIF thumbnail) shows something else than the picture somewhere."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as image:
                preview = _preview(image)
                if preview is None or image.size[0] * image.size[1] > limits.PIXELS:
                    return False
                image.draft("L", (640, 640))
                return _differ(image.convert("L"), preview)
    except _DAMAGED:
        return False


def is_blank(preview: bytes) -> bool:
    """Whether a preview is of one colour all over, as those are that come with the templates of programs."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(preview)) as image:
                if image.size[0] * image.size[1] > _LARGEST or getattr(image, "n_frames", 1) > 1:
                    return False
                colours = image.convert("RGBA").getcolors(1)
                return colours is not None
    except _DAMAGED:
        return False


def _preview(image: Image.Image) -> Image.Image | None:
    block = image.info.get("exif")
    where = image.getexif().get_ifd(ExifTags.IFD.IFD1)
    start, length = where.get(0x0201), where.get(0x0202)
    if not isinstance(block, bytes) or not isinstance(start, int) or not isinstance(length, int):
        return None
    begin = block.find(b"\0\0") + 2 if block.startswith(b"Exif") else 0
    with Image.open(io.BytesIO(block[begin + start : begin + start + length])) as small:
        return small.convert("L") if small.size[0] * small.size[1] < _LARGEST else None


def _differ(picture: Image.Image, preview: Image.Image) -> bool:
    """Whether enough of the preview lies outside of what the picture has there and right beside it."""
    aspect, other = picture.size[0] / picture.size[1], preview.size[0] / preview.size[1]
    if abs(aspect * other - 1) < _ASPECT and abs(aspect - other) > _ASPECT:
        return False  # turned by its camera
    if abs(aspect / other - 1) > _ASPECT:  # with bars above and below, or at its sides
        width, height = preview.size
        width, height = (width, round(width / aspect)) if aspect > other else (round(height * aspect), height)
        left, top = (preview.size[0] - width) // 2, (preview.size[1] - height) // 2
        preview = preview.crop((left, top, left + width, top + height))
    same = picture.resize(preview.size, Image.Resampling.BOX)
    light, dim = same.filter(ImageFilter.MaxFilter(5)), same.filter(ImageFilter.MinFilter(5))
    beyond = ImageChops.lighter(ImageChops.subtract(preview, light), ImageChops.subtract(dim, preview))
    strange = sum(beyond.histogram()[_NEAR:])
    return strange > max(_FEWEST, _SHARE * preview.size[0] * preview.size[1])
