"""The words that a picture's file holds besides the picture: comments, descriptions, captions, packets."""

import contextlib
import io
import re
import warnings

from PIL import Image, UnidentifiedImageError

from site_builder.patterns import regex

_MOST = 200_000
_PACKET = regex(rb"<x:xmpmeta.*?</x:xmpmeta>", re.S)
_TEXTS = (0x010D, 0x010E, 0x011D, 0x013B, 0x8298, 0x9286, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F)
_FAULTS = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, LookupError),
    *(TypeError, AttributeError, ArithmeticError, NotImplementedError),
)


def words_kept(content: bytes) -> str:
    """All that can be read of them, a line each."""
    found: list[str] = []
    with contextlib.suppress(*_FAULTS), warnings.catch_warnings():  # a damaged picture is a finding of `images`
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content)) as image:
            found += [_plain(value) for key, value in image.info.items() if key not in ("icc_profile", "exif")]
            exif = image.getexif()
            values = {**dict(exif), **exif.get_ifd(0x8769)}
            found += [_plain(values[tag]) for tag in _TEXTS if tag in values]
    for packet in _PACKET.findall(content)[:4]:
        found += [text.strip() for text in re.findall(r">([^<>]{6,2000})<", packet.decode("utf-8", "replace"))]
    return "\n".join(text for text in found if text)[:_MOST]


def _plain(value: object) -> str:
    """The value as text, if it is one."""
    if isinstance(value, tuple):
        value = bytes(v for v in value if isinstance(v, int) and 0 <= v < 256)
    if isinstance(value, bytes):
        body = value[8:] if value[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"\0" * 8) else value
        value = body[:_MOST].decode("utf-16-le" if b"\0" in body[1:2] else "utf-8", "replace")
    text = str(value).strip("\0 ") if isinstance(value, str) else ""
    return "".join(c if c.isprintable() else "\n" for c in text[:_MOST]) if len(text) > 5 else ""
