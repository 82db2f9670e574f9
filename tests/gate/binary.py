"""Binary workbooks (.xlsb) for the tests, written record by record."""

import struct

from tests.gate.packages import zipped

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def record(kind: int, body: bytes = b"") -> bytes:
    """One record: its kind and length, seven bits a byte."""
    return _varied(kind) + _varied(len(body)) + body


def _varied(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])


def wide(text: str) -> bytes:
    """A text with its length."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int, *cells: bytes, flags: int = 0) -> bytes:
    """A row; `flags` 16 hides it."""
    return record(0, struct.pack("<IIHBBB", number, 0, 300, 0, flags, 0)) + b"".join(cells)


def cell(column: int, text: str, look: int = 0) -> bytes:
    """A cell with its text in it."""
    return record(6, struct.pack("<II", column, look) + wide(text))


def packed(column: int, number: int) -> bytes:
    """A cell with a whole number."""
    return record(2, struct.pack("<III", column, 0, number << 2 | 2))


def shared(column: int, number: int) -> bytes:
    """A cell with a shared text."""
    return record(7, struct.pack("<III", column, 0, number))


def columns(first: int, last: int, flags: int) -> bytes:
    """The width of columns; `flags` 1 hides them."""
    return record(390) + record(60, struct.pack("<IIIIH", first, last, 2560, 0, flags)) + record(391)


FIGURES = row(0, cell(0, "Area"), cell(1, "Incidents")) + row(1, cell(0, "Northmoor"), packed(1, 412))


def binary(
    *sheets: tuple[str, int, bytes], texts: tuple[str, ...] = (), book: bytes = b"", parts: dict[str, str] | None = None
) -> bytes:
    """A workbook of sheets, each with its name, state (0: shown) and rows; `book` is added to its main part."""
    listed = b"".join(
        record(156, struct.pack("<II", state, n) + wide(f"rId{n}") + wide(name))
        for n, (name, state, _) in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/worksheet" Target="worksheets/sheet{n}.bin"/>'
        for n in range(1, len(sheets) + 1)
    )
    links += f'<Relationship Id="s" Type="{_REL}/styles" Target="styles.bin"/>'
    links += f'<Relationship Id="t" Type="{_REL}/sharedStrings" Target="sharedStrings.bin"/>' if texts else ""
    white = (
        struct.pack("<HHHHBBBB", 220, 0, 400, 0, 0, 2, 0, 0)
        + bytes([5, 255, 0, 0, 255, 255, 255, 255])
        + b"\0"
        + wide("A")
    )
    black = white.replace(bytes([255, 255, 255, 255]), bytes([0, 0, 0, 255]))
    looks = b"".join(record(47, struct.pack("<HHHHHHI", 0, 0, font, 0, 0, 0, 0)) for font in (0, 1))
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" ContentType='
        '"application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/workbook.bin": record(131) + listed + book + record(132),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        "xl/styles.bin": record(43, black) + record(43, white) + record(617) + looks + record(618),
        **{f"xl/worksheets/sheet{n}.bin": record(129) + rows + record(130) for n, (_, _, rows) in enumerate(sheets, 1)},
        **(parts or {}),
    }
    if texts:
        made["xl/sharedStrings.bin"] = b"".join(record(19, b"\0" + wide(text)) for text in texts)
    return zipped(made)
