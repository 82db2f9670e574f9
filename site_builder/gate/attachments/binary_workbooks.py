"""Binary workbooks (.xlsb): what their list of sheets tells; their cells cannot be checked."""

import struct
from collections.abc import Iterator

from site_builder.gate.attachments.zip_parts import Package
from site_builder.gate.findings import Finding


def binary_workbook_findings(package: Package) -> Iterator[Finding]:
    """What the list of sheets of an .xlsb tells; its cells cannot be checked, so it is blocked in any case."""
    for name in package.matching(r"xl/workbook\.bin"):
        for kind, body in _binary_records(package.read(name)):
            if kind == 0x9C and len(body) >= 4 and struct.unpack("<I", body[:4])[0] in (1, 2):
                yield Finding("hidden-sheet", "", "A sheet is hidden.")
    if package.matching(r"xl/(?:threadedComments/.*|comments\d*)\.(?:bin|xml)"):
        yield Finding("comment", "", "There are notes or comments.")
    if package.matching(r"xl/externalLinks/[^/]*\.bin"):
        yield Finding("external-link", "", "It is linked with another workbook.")
    yield Finding("uninspectable", "", "It is a binary workbook, whose cells cannot be checked.")


def _binary_records(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(content):
        kind, at = _number(content, at, 2)
        length, at = _number(content, at, 4)
        yield kind, content[at : at + length]
        at += length


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte; record kinds keep their marker bit, as the format's tables print them."""
    value = 0
    for place in range(most):
        byte = content[at] if at < len(content) else 0
        value |= (byte & 0x7F) << 7 * place
        at += 1
        if not byte & 0x80:
            break
    return value, at
