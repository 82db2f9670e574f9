"""Where a picture ends by the rules of its format, and how many bytes follow."""

import struct

from site_builder.gate.attachments.pictures.tiff_parts import tiff_end
from site_builder.gate.attachments.signatures import Kind


def trailing(content: bytes, kind: Kind) -> tuple[bool, int]:
    """Whether the picture is cut short, and how many bytes other than padding follow its end."""
    if kind not in _ENDS:
        return False, 0
    end = end_of(content, kind)
    if end is None:
        return True, 0
    return False, len(content[end:].strip(b"\0\r\n \xff"))


def end_of(content: bytes, kind: Kind) -> int | None:
    """Where the picture ends; None where it is cut short, or of a kind that does not say."""
    end = _ENDS[kind](content) if kind in _ENDS else None
    return None if end is None or end > len(content) else end


def _jpeg(content: bytes) -> int | None:
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker == 0xFF or marker in (0x01, *range(0xD0, 0xD8)):
            at += 1 if marker == 0xFF else 2
            continue
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
        if marker == 0xDA:
            at = _after_scan(content, at)
    return at + 2 if content[at : at + 2] == b"\xff\xd9" else None


def _after_scan(content: bytes, at: int) -> int:
    """The next marker that is neither a restart nor a stuffed byte."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7 and content[at + 1] != 0xFF:
            return at
        at += 1
    return len(content)


def _png(content: bytes) -> int | None:
    at = 8
    while at + 12 <= len(content):
        kind, length = content[at + 4 : at + 8], int.from_bytes(content[at : at + 4], "big")
        at += 12 + length
        if kind == b"IEND":
            return at
    return None


def _gif(content: bytes) -> int | None:
    if len(content) < 13:
        return None
    at = 13 + (3 << (content[10] & 7) + 1 if content[10] & 0x80 else 0)
    while at < len(content):
        block = content[at]
        if block == 0x3B:
            return at + 1
        if block == 0x21:
            at += 2
        elif block == 0x2C and at + 10 <= len(content):
            packed = content[at + 9]
            at += 11 + (3 << (packed & 7) + 1 if packed & 0x80 else 0)
        else:
            return None
        while at < len(content) and content[at]:
            at += content[at] + 1
        at += 1
    return None


def _riff(content: bytes) -> int | None:
    return 8 + int(struct.unpack("<I", content[4:8])[0]) if len(content) >= 12 else None


def _bmp(content: bytes) -> int | None:
    declared = int(struct.unpack("<I", content[2:6])[0])
    return declared or len(content)


_ENDS = {Kind.JPEG: _jpeg, Kind.PNG: _png, Kind.GIF: _gif, Kind.WEBP: _riff, Kind.BMP: _bmp, Kind.TIFF: tiff_end}
