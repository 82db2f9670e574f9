"""Streams of a PDF that would expand without end."""

import zlib

from pikepdf import Pdf, Stream

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
