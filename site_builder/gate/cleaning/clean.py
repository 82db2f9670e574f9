"""One file in, clean copies out, with a list of what was dropped and what the gate says of the result."""

import base64
import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from PIL import Image, UnidentifiedImageError

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.child import Died, in_a_child
from site_builder.gate.cleaning.packages import without_odf_properties, without_office_properties
from site_builder.gate.cleaning.pdfs import without_pdf_properties
from site_builder.gate.cleaning.pictures import without_picture_properties
from site_builder.gate.cleaning.tables import visible_tables
from site_builder.gate.findings import Finding
from site_builder.problems import Level

_SHEETS = frozenset({Kind.SHEET, Kind.ODF_SHEET, Kind.OLE})
_PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.GIF, Kind.WEBP, Kind.TIFF, Kind.BMP})

_TOO_LARGE = Finding("too-large", "", f"It is larger than {limits.FILE:,} bytes.")


class CannotClean(Exception):
    """There is no clean copy that could be made of such a file; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`files` are the new names and their content; `dropped` says in words what they no longer hold;
    `findings` are what the gate still finds, by new name."""

    files: tuple[tuple[str, bytes], ...]
    dropped: tuple[str, ...]
    findings: tuple[tuple[str, Finding], ...]


def clean_file(file: Path, rules: Rules) -> Cleaned:
    """The same for a file, of which nothing is read where it is too large."""
    if file.stat().st_size > limits.FILE:
        raise CannotRead(_TOO_LARGE)
    return clean(file.name, file.read_bytes(), rules)


def clean(name: str, content: bytes, rules: Rules) -> Cleaned:
    """Clean copies of a file: a CSV for each visible sheet, or a copy without properties; made within the same limits
    as those of an examination.

    Raises CannotClean for kinds of which none can be made, and CannotRead for damaged files.
    """
    if len(content) > limits.FILE:
        raise CannotRead(_TOO_LARGE)
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return _cleaned(name, content, rules)
    try:
        return _unpacked(json.loads(in_a_child(lambda: json.dumps(_packed(name, content, rules)).encode())))
    except Died as error:
        raise CannotRead(Finding("uninspectable", "", str(error))) from error


def _packed(name: str, content: bytes, rules: Rules) -> dict[str, Any]:
    """What goes from one process to another: the copies, or why there are none."""
    try:
        made = _cleaned(name, content, rules)
    except CannotClean as error:
        return {"cannot": str(error)}
    except CannotRead as error:
        return {"unread": _row(error.finding)}
    files = [(new, base64.b64encode(copy).decode()) for new, copy in made.files]
    return {"files": files, "dropped": made.dropped, "findings": [(new, _row(found)) for new, found in made.findings]}


def _unpacked(made: dict[str, Any]) -> Cleaned:
    if "cannot" in made:
        raise CannotClean(made["cannot"])
    if "unread" in made:
        raise CannotRead(_finding(made["unread"]))
    files = tuple((new, base64.b64decode(copy)) for new, copy in made["files"])
    return Cleaned(files, tuple(made["dropped"]), tuple((new, _finding(row)) for new, row in made["findings"]))


def _row(found: Finding) -> tuple[str, str, str, str, int]:
    return found.code, found.place, found.what, found.level.value, found.line


def _finding(row: list[Any]) -> Finding:
    code, place, what, level, line = row
    return Finding(code, place, what, Level(level), line)


def _cleaned(name: str, content: bytes, rules: Rules) -> Cleaned:
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
    elif kind is Kind.TEXT:
        raise CannotClean("Plain text holds nothing that a copy could leave out. Use 'site-builder check FILE'.")
    else:
        raise CannotClean(f"No clean copy can be made of {kind}. Export it anew from the program that made it.")
    return {new: made}, dropped
