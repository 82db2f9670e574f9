"""The records of binary workbooks (.xlsb), as [MS-XLSB] lays them out: kinds, lengths, texts and numbers."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.findings import Finding

_MOST = 6_000_000
"""Records of one part; a sheet with as many cells as are looked at has far fewer."""


@dataclass(frozen=True, slots=True)
class Body:
    """The content of a record; what lies beyond its end reads as nothing."""

    content: bytes

    def number(self, at: int, size: int = 4) -> int:
        """The whole number of so many bytes."""
        return int.from_bytes(self.content[at : at + size], "little")

    def real(self, at: int) -> float:
        """The number in eight bytes."""
        return float(struct.unpack("<d", self.content[at : at + 8].ljust(8, b"\0"))[0])

    def text(self, at: int) -> tuple[str, int]:
        """The text that begins there with its length, and where it ends; the length of no text at all is all ones."""
        length = self.number(at)
        if length == 0xFFFFFFFF:
            return "", at + 4
        end = min(at + 4 + 2 * length, len(self.content))
        return self.content[at + 4 : end].decode("utf-16-le", "replace"), end


def records(content: bytes, place: str) -> Iterator[tuple[int, Body]]:
    """Each record with its kind; raises CannotRead where the part is cut short or has too many."""
    at = 0
    for _ in range(_MOST):
        if at >= len(content):
            return
        kind, at = _varied(content, at, 2)
        length, at = _varied(content, at, 4)
        if at + length > len(content):
            raise CannotRead(Finding("unreadable", place, "A part of the workbook is damaged or cut short."))
        yield kind, Body(content[at : at + length])
        at += length
    raise CannotRead(Finding("too-large", place, "A part of the workbook holds too much."))


def _varied(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    value = 0
    for place in range(most):
        byte = content[at] if at < len(content) else 0
        value |= (byte & 0x7F) << 7 * place
        at += 1
        if not byte & 0x80:
            break
    return value, at


def packed_number(bits: int) -> float:
    """The number that 32 bits stand for: a whole one or the upper half of another, as it is or in hundredths."""
    if bits & 2:
        value = float((bits >> 2) - (1 << 30 if bits & 0x80000000 else 0))
    else:
        value = float(struct.unpack("<d", b"\0\0\0\0" + (bits & 0xFFFFFFFC).to_bytes(4, "little"))[0])
    return value / 100 if bits & 1 else value
