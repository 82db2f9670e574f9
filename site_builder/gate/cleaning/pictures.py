"""Pictures without what cameras and editors write into them; the picture itself stays as it is where that can be."""

import io
import struct
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from site_builder.gate.attachments.pictures.ends import end_of, trailing
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.cleaning.picture_parts import plain_gif, plain_webp

_CHUNKS = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs acTL fcTL fdAT".split())
_TURNING, _PLACE, _CAMERA = 0x0112, 0x8825, 0x8769
_KEPT = ("icc_profile", "dpi", "transparency", "duration", "loop", "disposal", "background")
_LOSSLESS = frozenset({"raw", "group3", "group4", "tiff_ccitt", "tiff_lzw", "tiff_adobe_deflate", "packbits"})
_ONLY_TURNED = b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1"
"""The segment of a JPEG with one property, the turning, up to its value."""
_TURNED = "the turning of the camera, which is now in the picture itself"
_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.GIF: "GIF", Kind.WEBP: "WEBP", Kind.TIFF: "TIFF", Kind.BMP: "BMP"}


def without_picture_properties(kind: Kind, content: bytes) -> tuple[bytes, list[str]]:
    """The picture and what was dropped; it is drawn anew only where its turning was a property, too, or where its form
    cannot be taken apart. Every page and frame stays, with its colours and its points to the inch.
    """
    with Image.open(io.BytesIO(content)) as image:
        turned = image.getexif().get(_TURNING, 1) not in (0, 1)
        if turned or kind in (Kind.TIFF, Kind.BMP) or (kind is Kind.PNG and trailing(content, kind)[0]):
            made = _drawn(image, kind, content, turned)
        else:
            made = _PLAIN[kind](content)
        return made, [*_told(image, kind, content, made), *([_TURNED] if turned else [])]


def _told(image: Image.Image, kind: Kind, content: bytes, made: bytes) -> Iterator[str]:
    """What the picture held and no longer holds."""
    exif = image.getexif()
    with Image.open(io.BytesIO(made)) as plain:
        gone = set(exif) - set(plain.getexif()) - {_TURNING, _PLACE}
    if exif.get_ifd(_PLACE):
        yield "the place where it was taken"
    if gone or exif.get_ifd(_CAMERA):
        yield "what a camera or program wrote into it"
    if {"comment", "xmp", "XML:com.adobe.xmp", "photoshop"} & image.info.keys() or getattr(image, "text", None):
        yield "comments and descriptions"
    if (end := end_of(content, kind)) is not None and content[end:].strip(b"\0"):
        yield "what stood behind its end"


def _drawn(image: Image.Image, kind: Kind, content: bytes, turned: bool) -> bytes:
    """All pages or frames of the picture, saved anew as they were."""
    pages, options = [], _options(image, kind, content)
    for page in ImageSequence.Iterator(image):
        plain = ImageOps.exif_transpose(page) if turned else page.copy()
        plain.info = {key: page.info[key] for key in _KEPT if key in page.info}
        if kind is Kind.TIFF:
            plain.encoderinfo = _options(page, kind, content)
        pages.append(_bare(plain))
    if len(pages) > 1:
        options |= {"save_all": True, "append_images": pages[1:]}
    saved = io.BytesIO()
    pages[0].save(saved, _FORMATS[kind], **options)
    return saved.getvalue()


def _bare(image: Image.Image) -> Image.Image:
    """The same picture without anything that its file told beside it."""
    plain = Image.new(image.mode, image.size)
    plain.paste(image)
    if image.mode == "P" and (palette := image.getpalette()):
        plain.putpalette(palette)
    plain.info, plain.encoderinfo = dict(image.info), getattr(image, "encoderinfo", {})
    return plain


def _options(image: Image.Image, kind: Kind, content: bytes) -> dict[str, Any]:
    """How the picture is packed, as far as no letter of it is lost thereby."""
    options: dict[str, Any] = {key: image.info[key] for key in _KEPT if image.info.get(key)}
    if kind is Kind.TIFF:
        packed = image.info.get("compression", "raw")
        options["compression"] = packed if packed in _LOSSLESS else "tiff_lzw"
    elif kind is Kind.JPEG:
        options["quality"] = 95
    elif kind is Kind.WEBP:
        options |= {"lossless": True} if b"VP8L" in content else {"quality": 95}
    return options


def without_segments(content: bytes) -> bytes:
    """A JPEG or PNG without what no picture needs; only how it is to be turned stays a property of a JPEG. The same
    bytes where it is of another kind, cut short, or cannot be opened.
    """
    kind = kind_of(content)
    if kind not in (Kind.JPEG, Kind.PNG) or end_of(content, kind) is None:
        return content
    try:
        with Image.open(io.BytesIO(content)) as image:
            turning = image.getexif().get(_TURNING, 1)
    except (Image.DecompressionBombError, UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error):
        return content
    if turning in (0, 1):
        return _PLAIN[kind](content)
    if kind is Kind.PNG or not isinstance(turning, int) or turning not in range(2, 9):
        return content
    plain = _jpeg(content)
    return plain[:2] + _ONLY_TURNED + struct.pack(">HHI", turning, 0, 0) + plain[2:]


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


_PLAIN = {Kind.JPEG: _jpeg, Kind.PNG: _png, Kind.GIF: plain_gif, Kind.WEBP: plain_webp}
