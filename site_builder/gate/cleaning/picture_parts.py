"""Pictures whose form can be taken apart: what no picture needs is left out, every other byte stays as it is."""

import struct

_CHUNKS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_EXIF_AND_XMP = 0b0000_1100
"""Bits of a WebP's head that promise what is left out."""


def plain_gif(content: bytes) -> bytes:
    """A GIF without comments and the notes of programs; how often it plays stays. Raises ValueError where it is cut."""
    at = 13 + _colours(content[10])
    kept = [content[:at]]
    while content[at : at + 1] != b";":
        start, sign = at, content[at : at + 1]
        if sign == b"!":
            at = _behind(content, at + 2)
            loops = content[start + 2 : start + 14] == b"\x0bNETSCAPE2.0"
            if content[start + 1] != 0xFE and (content[start + 1] != 0xFF or loops):
                kept.append(content[start:at])
        elif sign == b",":
            at = _behind(content, at + 10 + _colours(content[at + 9]) + 1)
            kept.append(content[start:at])
        else:
            raise ValueError("no block of a GIF")
    return b"".join([*kept, b";"])


def _colours(flags: int) -> int:
    """Bytes of the table of colours that the flags promise."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _behind(content: bytes, at: int) -> int:
    """The place behind a row of blocks, each with its length before it, and an empty one at the end."""
    while True:
        if at >= len(content):
            raise ValueError("cut short")
        length = content[at]
        at += 1 + length
        if not length:
            return at


def plain_webp(content: bytes) -> bytes:
    """A WebP without EXIF, XMP and unknown parts. Raises ValueError where it is cut short."""
    kept, at, end = [], 12, 8 + struct.unpack("<I", content[4:8])[0]
    while at + 8 <= min(end, len(content)):
        kind, length = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])[0]
        chunk = content[at : at + 8 + length + length % 2]
        if len(chunk) < 8 + length:
            raise ValueError("cut short")
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_EXIF_AND_XMP & 0xFF]) + chunk[9:]
        if kind in _CHUNKS:
            kept.append(chunk)
        at += len(chunk)
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
