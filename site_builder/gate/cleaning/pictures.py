"""Pictures without what cameras and editors write into them; the picture itself stays as it is where that can be."""

import io
import struct

from PIL import Image, ImageOps, UnidentifiedImageError

from site_builder.gate.attachments.image_ends import end_of, trailing
from site_builder.gate.attachments.signatures import Kind

_CHUNKS = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs acTL fcTL fdAT".split())
_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.GIF: "GIF", Kind.WEBP: "WEBP", Kind.TIFF: "TIFF", Kind.BMP: "BMP"}


def without_picture_properties(kind: Kind, content: bytes) -> tuple[bytes, list[str]]:
    """The picture and what was dropped; it is drawn anew only where its turning was a property, too."""
    dropped = ["place, camera, author, comments, preview, and whatever stood behind the end of the picture"]
    with Image.open(io.BytesIO(content)) as image:
        turned = image.getexif().get(0x0112, 1) not in (0, 1)
        if kind is Kind.PNG and not turned and not trailing(content, kind)[0]:
            return _png(content), dropped
        if kind is Kind.JPEG and not turned:
            return _jpeg(content), dropped
        upright = ImageOps.exif_transpose(image)
        assert upright is not None
        plain = Image.new(upright.mode, upright.size)
        plain.paste(upright)
        if upright.mode == "P" and (palette := upright.getpalette()):
            plain.putpalette(palette)
        saved = io.BytesIO()
        quality = {"quality": 95} if kind in (Kind.JPEG, Kind.WEBP) else {}
        plain.save(saved, _FORMATS[kind], **quality)
        return saved.getvalue(), [*dropped, "the turning of the camera, which is now in the picture itself"]


def is_turned(content: bytes) -> bool:
    """Whether only a property says how the picture has to be turned; so too where it cannot be opened."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            return image.getexif().get(0x0112, 1) not in (0, 1)
    except (Image.DecompressionBombError, UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error):
        return True


def without_segments(kind: Kind, content: bytes) -> bytes:
    """A JPEG or PNG that is neither cut short nor turned, without what no picture needs."""
    return _png(content) if kind is Kind.PNG else _jpeg(content)


def _png(content: bytes) -> bytes:
    kept, at = [content[:8]], 8
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind = content[at + 4 : at + 8]
        if kind in _CHUNKS:
            kept.append(content[at : at + 12 + length])
        at += 12 + length
        if kind == b"IEND":
            break
    return b"".join(kept)


def _jpeg(content: bytes) -> bytes:
    """The segments that a picture needs: everything but APP1 to APP13, APP15 and comments; colour profiles stay."""
    kept, at = [content[:2]], 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        segment = content[at : at + 2 + length]
        profile = marker == 0xE2 and segment[4:15] == b"ICC_PROFILE"
        if marker == 0xDA:
            end = end_of(content, Kind.JPEG)
            return b"".join([*kept, content[at:end]])
        if marker in (0xE0, 0xEE) or profile or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(segment)
        at += 2 + length
    return b"".join(kept)
