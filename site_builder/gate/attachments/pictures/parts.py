"""What stands inside a picture's file in a form that no program shows."""

import re
import struct
from collections.abc import Iterator

from site_builder.gate.attachments.pictures.ends import end_of
from site_builder.gate.attachments.signatures import Kind
from site_builder.patterns import regex

_KNOWN_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI tEXt zTXt iTXt bKGD hIST pHYs sPLT eXIf tIME "
    b"acTL fcTL fdAT oFFs pCAL sCAL gIFg gIFx sTER dSIG vpAg caNv iDOT orNT npOl npTc npLb skMf skRf".split()
)
_KNOWN_RIFF = frozenset([b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"EXIF", b"XMP "])
_SEGMENTS = regex(
    rb"JFIF\0|JFXX\0|AVI1|Exif\0|http://|XMP\0|ICC_PROFILE\0|MPF\0|FPXR\0|Meta\0|META\0|_JPSJPS_|RMETA\0|EPPIM\0|NITF\0|"
    rb"GoPro\0|SPIFF\0|Media Jukebox\0|AROT\0|UNICODE\0|HDR_RI|JP|Ducky|PictureInfo|\[picture info\]|OLYMPUS|Adobe|"
    rb"Photoshop |GraphicConverter|Qualcomm|SEAL|Samsung|ssuniqueid|FUJI|Type=|\0\0|QVCI\0|DJI|FLIR\0|hdrgm|urn:iso"
)
"""How the segments begin that cameras and programs write."""
_EXTENSIONS = regex(rb"NETSCAPE2\.0|ANIMEXTS1\.0|XMP DataXMP|ICCRGBG1012|ImageMagick|MGK")
_FILES = (
    b"PK\x03\x04",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"Rar!\x1a",
    b"7z\xbc\xaf\x27\x1c",
)
_MARK = 256
"""Bytes that may be a program's mark; more of them is somebody's data."""


def foreign(content: bytes, kind: Kind) -> bytes:
    """What the file holds in parts that no standard and no usual program knows; b"" where it is hardly anything.

    What follows the end of the picture is another matter.
    """
    readers = {Kind.PNG: _png, Kind.JPEG: _jpeg, Kind.WEBP: _riff, Kind.BMP: _bmp, Kind.GIF: _gif}
    found = b"".join(readers[kind](content[: end_of(content, kind)])) if kind in readers else b""
    return found if len(found.strip(b"\0")) > _MARK or packed_file(found) else b""


def packed_file(piece: bytes) -> bool:
    """Whether the bytes hold a whole file of another kind."""
    return piece.startswith(b"\x1f\x8b\x08") or any(mark in piece[:65_536] for mark in _FILES)


def _png(content: bytes) -> Iterator[bytes]:
    at = 8
    while at + 12 <= len(content):
        name, length = content[at + 4 : at + 8], int.from_bytes(content[at : at + 4], "big")
        if name not in _KNOWN_CHUNKS:
            yield content[at + 8 : at + 8 + length]
        at += 12 + length


def _jpeg(content: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA:
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        payload = content[at + 4 : at + 2 + length]
        if 0xE0 <= content[at + 1] <= 0xEF and (not _SEGMENTS.match(payload) or packed_file(payload)):
            yield payload
        at += 2 + max(length, 2)


def _riff(content: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(content):
        length = int(struct.unpack("<I", content[at + 4 : at + 8])[0])
        if content[at : at + 4] not in _KNOWN_RIFF:
            yield content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _bmp(content: bytes) -> Iterator[bytes]:
    """What lies between the head with its palette and the pixels."""
    if len(content) < 54:
        return
    start, head = (int(struct.unpack("<I", content[at : at + 4])[0]) for at in (10, 14))
    bits, colours = int(struct.unpack("<H", content[28:30])[0]), int(struct.unpack("<I", content[46:50])[0])
    palette = 4 * (colours or (1 << bits if bits <= 8 else 3))
    yield content[14 + head + palette : start]


def _gif(content: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"\x21\xff\x0b(.{11})", content, re.S):
        if not _EXTENSIONS.match(found[1]):
            end = content.find(b"\0", found.end())
            yield content[found.end() : end if end > 0 else len(content)]
