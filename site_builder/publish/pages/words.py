"""Numbers, sizes and kinds of file as the public reads them."""

from pathlib import PurePosixPath

_KINDS = {
    "csv": "table that any spreadsheet opens",
    "xlsx": "Excel workbook",
    "ods": "OpenDocument spreadsheet",
    "pdf": "PDF document",
    "docx": "Word document",
    "odt": "OpenDocument text",
    "txt": "plain text",
    "json": "structured data",
    "geojson": "map data",
    "zip": "compressed folder",
    "png": "picture",
    "jpg": "picture",
    "jpeg": "picture",
}


def number(value: int) -> str:
    """`12,345`."""
    return f"{value:,}"


def count(value: int, noun: str) -> str:
    """`1 disclosure`, `12,345 disclosures`."""
    return f"{value:,} {noun}" if value == 1 else f"{value:,} {noun}s"


def size(value: int) -> str:
    """A number of bytes as `612 bytes`, `4.1 kB`, `38 kB`, `1.2 MB`."""
    if value < 1000:
        return count(value, "byte")
    scaled, unit = (value / 1000, "kB") if value < 999_500 else (value / 1_000_000, "MB")
    return f"{scaled:.1f} {unit}" if scaled < 9.95 else f"{scaled:,.0f} {unit}"


def extension(file: str) -> str:
    """`CSV` for `table.csv`; `FILE` where the name has none."""
    return PurePosixPath(file).suffix.lstrip(".").upper() or "FILE"


def kind_of_file(file: str) -> str:
    """What a person would call the file: `Excel workbook`; `file` where that is not known."""
    return _KINDS.get(extension(file).lower(), "file")


def tone(outcome: str) -> str:
    """The class under which style sheets know an outcome: `part`, `refused`."""
    return outcome.removeprefix("disclosed-in-")


def initial(text: str) -> str:
    """The letter under which a keyword stands, from its address: `A` to `Z`, and `0–9` for all else."""
    first = text[:1].upper()
    return first if first.isascii() and first.isalpha() else "0–9"


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
