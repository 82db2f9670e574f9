"""One file in, clean copies out, with a list of what was dropped and what the gate says of the result."""

from dataclasses import dataclass
from pathlib import PurePath

from PIL import Image, UnidentifiedImageError

from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.cleaning.packages import without_odf_properties, without_office_properties
from site_builder.gate.cleaning.pdfs import without_pdf_properties
from site_builder.gate.cleaning.pictures import without_picture_properties
from site_builder.gate.cleaning.tables import visible_tables
from site_builder.gate.findings import Finding

_SHEETS = frozenset({Kind.SHEET, Kind.ODF_SHEET, Kind.OLE})
_PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.GIF, Kind.WEBP, Kind.TIFF, Kind.BMP})


class CannotClean(Exception):
    """There is no clean copy that could be made of such a file; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`files` are the new names and their content; `dropped` says in words what they no longer hold;
    `findings` are what the gate still finds, by new name."""

    files: tuple[tuple[str, bytes], ...]
    dropped: tuple[str, ...]
    findings: tuple[tuple[str, Finding], ...]


def clean(name: str, content: bytes, rules: Rules) -> Cleaned:
    """Clean copies of a file: a CSV for each visible sheet, or a copy without properties.

    Raises CannotClean for kinds of which none can be made, and CannotRead for damaged files.
    """
    kind, stem = kind_of(content), PurePath(name).stem
    if kind in _SHEETS:
        tables, dropped = visible_tables(kind, content)
        files = {f"{stem}{f'-{title}' if len(tables) > 1 else ''}.csv": table for title, table in tables.items()}
    else:
        files, dropped = _copy(kind, name, content)
    found = tuple((new, finding) for new, made in files.items() for finding in examine(new, made, rules))
    return Cleaned(tuple(files.items()), tuple(dropped), found)


def _copy(kind: Kind, name: str, content: bytes) -> tuple[dict[str, bytes], list[str]]:
    stem, ending = PurePath(name).stem, PurePath(name).suffix
    new = f"{stem}-clean{ending}"
    if kind in _PICTURES:
        try:
            made, dropped = without_picture_properties(kind, content)
        except (Image.DecompressionBombError, UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise CannotRead(Finding("unreadable", "", "The picture cannot be opened.")) from error
    elif kind in (Kind.WORD, Kind.SLIDES):
        made, dropped = without_office_properties(content)
    elif kind in (Kind.ODF_TEXT, Kind.ODF_SLIDES, Kind.ODF_OTHER):
        made, dropped = without_odf_properties(content)
    elif kind is Kind.PDF:
        made, dropped = without_pdf_properties(content)
    else:
        raise CannotClean(f"No clean copy can be made of {kind}. Export it anew from the program that made it.")
    return {new: made}, dropped
