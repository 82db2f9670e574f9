"""Streams of a PDF: those that would expand without end, and photographs as a camera wrote them."""

import base64
import binascii
import re
import zlib

from pikepdf import Array, Pdf, Stream

from site_builder.gate.attachments import limits


def expands_too_far(pdf: Pdf) -> bool:
    """Whether a compressed stream would expand beyond limits; it is never expanded further than them."""
    total = 0
    for item in pdf.objects:
        if not isinstance(item, Stream) or "Flate" not in str(item.get("/Filter")):
            continue
        content = item.read_raw_bytes()
        if len(content) < 20_000:
            total += len(content) * 4
            continue
        size, fed = 0, zlib.decompressobj()
        try:
            piece = fed.decompress(content, 4_000_000)
            while piece and size <= limits.EXPANDED:
                size += len(piece)
                piece = fed.decompress(fed.unconsumed_tail, 4_000_000)
        except zlib.error:
            continue
        doubled = str(item.get("/Filter")).count("Flate") > 1
        if size > limits.EXPANDED or (size > 40 * limits.RATIO_FROM and size > limits.RATIO * len(content)):
            return True
        if doubled and size > limits.RATIO_FROM and size > limits.RATIO * len(content):
            return True
        total += size
    return total > 3 * limits.EXPANDED


def photograph(stream: Stream) -> bytes:
    """The file of a picture as a camera or program wrote it, out of the layers around; b"" where it is none."""
    kinds = stream.get("/Filter")
    layers = [str(kind) for kind in kinds] if isinstance(kinds, Array) else [str(kinds)]
    if layers[-1] not in ("/DCTDecode", "/DCT", "/JPXDecode"):
        return b""
    content = stream.read_raw_bytes()
    for layer in layers[:-1]:
        content = _without(layer, content)
    return content


def _without(layer: str, content: bytes) -> bytes:
    """The content without a layer of packing; b"" where it cannot be taken off."""
    try:
        if layer in ("/ASCII85Decode", "/A85"):
            return base64.a85decode(re.sub(rb"\s|^<~", b"", content).partition(b"~>")[0])
        if layer in ("/ASCIIHexDecode", "/AHx"):
            digits = re.sub(rb"[^0-9A-Fa-f]", b"", content.partition(b">")[0])
            return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        if layer in ("/FlateDecode", "/Fl"):
            return zlib.decompressobj().decompress(content, limits.FILE)
    except (ValueError, binascii.Error, zlib.error):
        return b""
    return b""
