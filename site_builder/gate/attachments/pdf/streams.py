"""Streams of a PDF: those that would expand without end, and photographs as a camera wrote them."""

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from pikepdf import Array, Pdf, Stream

from site_builder.gate.attachments import limits

_PIECE = 4_000_000
_DEFLATED = ("/FlateDecode", "/Fl")
_BASE_85, _HEX = ("/ASCII85Decode", "/A85"), ("/ASCIIHexDecode", "/AHx")
_LETTERS = (*_BASE_85, *_HEX)
_SMALL, _LIKELY = 20_000, 4
"""Bytes of a stream, packed once, that are too few to do harm, and how many times as long such a one is taken to be."""


def expands_too_far(pdf: Pdf) -> bool:
    """Whether a compressed stream would expand beyond limits; it is never expanded further than them."""
    total = 0
    for item in pdf.objects:
        if not isinstance(item, Stream) or not set(layers := _layers(item)).intersection(_DEFLATED):
            continue
        content = item.read_raw_bytes()
        once = sum(layer in _DEFLATED for layer in layers) == 1
        if once and len(content) < _SMALL:
            total += len(content) * _LIKELY
            continue
        size = 0
        try:
            for piece in _expanded(content, layers):
                size += len(piece)
                if size > limits.EXPANDED:
                    return True
        except (ValueError, zlib.error):  # what is wrong with it is said where it is read
            continue
        if size > (40 if once else 1) * limits.RATIO_FROM and size > limits.RATIO * len(content):
            return True
        total += size
    return total > 3 * limits.EXPANDED


def _layers(stream: Stream) -> list[str]:
    """In what a stream is packed, the outermost first."""
    kinds = stream.get("/Filter")
    return [str(kind) for kind in kinds] if isinstance(kinds, Array) else [str(kinds)]


def _expanded(content: bytes, layers: Sequence[str]) -> Iterator[bytes]:
    """What lies under the letters around and the layers of deflate in them, of which no more than a piece is held."""
    written = list(takewhile(lambda layer: layer in _LETTERS, layers))
    for layer in written:
        content = _without(layer, content)
    pieces: Iterator[bytes] = iter([content])
    for _ in takewhile(lambda layer: layer in _DEFLATED, layers[len(written) :]):
        pieces = _inflated(pieces)
    return pieces


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    fed = zlib.decompressobj()
    for packed in pieces:
        piece = fed.decompress(packed, _PIECE)
        while piece:
            yield piece
            piece = fed.decompress(fed.unconsumed_tail, _PIECE)


def photograph(stream: Stream) -> bytes:
    """The file of a picture as a camera or program wrote it, out of the layers around; b"" where it is none."""
    layers = _layers(stream)
    if layers[-1] not in ("/DCTDecode", "/DCT", "/JPXDecode"):
        return b""
    content = stream.read_raw_bytes()
    for layer in layers[:-1]:
        content = _without(layer, content)
    return content


def _without(layer: str, content: bytes) -> bytes:
    """The content without a layer of packing; b"" where it cannot be taken off."""
    try:
        if layer in _BASE_85:
            return base64.a85decode(re.sub(rb"\s|^<~", b"", content).partition(b"~>")[0])
        if layer in _HEX:
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", content.partition(b">")[0])
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        if layer in _DEFLATED:
            return zlib.decompressobj().decompress(content, limits.FILE)
    except (ValueError, binascii.Error, zlib.error):
        return b""
    return b""
