"""A CSV of each visible sheet beside every spreadsheet of the site: it holds what a reader of the sheet sees.

Copies are kept in the cache under the look of the spreadsheet, so that one which did not change is not opened again.
"""

import json
import os
import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from site_builder.cache import digest, load, save, version_of
from site_builder.gate.child import Died, in_a_child
from site_builder.looks import Look, look_at
from site_builder.publish.scheme import CsvCopy
from site_builder.publish.writing.sheets import Answers, Output, Sheet

_SPREADSHEETS = {".xlsx", ".xlsm", ".ods", ".fods", ".xls"}
_MOST = 5_000_000
"""Bytes of a spreadsheet that is copied; a larger one would hold up every build that meets it for the first time."""
_LARGEST = 20_000_000
"""Bytes of all copies of one spreadsheet."""
_TOO_LARGE = "No CSV is made of it: it is too large."
_BROKE_OFF = "No CSV is made of it: it could not be read to its end."


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of one spreadsheet as it looked: names for the site, titles, and contents; and why there are none
    where that is not because it holds no table."""

    look: Look
    tables: tuple[tuple[str, str, bytes], ...]
    why_none: str = ""


def csv_copies(attached: Mapping[str, Path], cache: Path, unseen: Collection[str] = frozenset()) -> dict[str, Copies]:
    """The copies of every spreadsheet among the files by their place in the site; those without any are left out.

    None are made of those at places among `unseen`, which the gate could not look through.
    """
    file, version = cache / "csv", digest(version_of("making/csv_copies", "gate"))
    known: dict[str, Copies] = load(file, version) or {}
    found = {
        place: _copies(place, at, known.get(place))
        for place, at in attached.items()
        if PurePosixPath(place).suffix.lower() in _SPREADSHEETS and place not in unseen
    }
    if found != known:
        save(file, version, found)
    return _with_names_of_their_own(found, attached)


def _with_names_of_their_own(found: Mapping[str, Copies], attached: Mapping[str, Path]) -> dict[str, Copies]:
    """The copies whose names are not taken by an attachment; those that an earlier copy has are numbered."""
    attachments = {place.casefold() for place in attached}
    taken, kept = set(attachments), {}
    for place, copies in found.items():
        free: list[tuple[str, str, bytes]] = []
        for name, title, made in copies.tables:
            if name.casefold() not in attachments:  # else the authority gives its own
                free.append((_numbered(name, taken), title, made))
                taken.add(free[-1][0].casefold())
        if free or copies.why_none:
            kept[place] = Copies(copies.look, tuple(free), copies.why_none)
    return kept


def _numbered(name: str, taken: Collection[str]) -> str:
    stem, number, free = name.removesuffix(".csv"), 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}.csv"
    return free


def _copies(place: str, file: Path, known: Copies | None) -> Copies:
    look = look_at(file)
    if known is not None and look and known.look == look:
        return known
    if file.stat().st_size > _MOST:
        return Copies(look, (), _TOO_LARGE)
    try:
        made = _made(file.read_bytes())
    except Died:
        return Copies(look, (), _BROKE_OFF)
    if sum(len(table) for _, table in made) > _LARGEST:
        return Copies(look, (), _TOO_LARGE)
    folder, stem = str(PurePosixPath(place).parent), PurePosixPath(place).stem
    named = [(f"{stem}.csv" if not title else f"{stem}-{title}.csv", title, table) for title, table in made]
    return Copies(look, tuple((f"{folder}/{name}", title, table) for name, title, table in named))


def _made(content: bytes) -> list[tuple[str, bytes]]:
    """The tables, made within the limits of an examination; raises Died where those were too narrow, or it broke off.

    One spreadsheet that nobody foresaw must not keep all the others from being published.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        try:
            return _tables(content)
        except Exception as error:
            raise Died(str(error)) from error
    rows = json.loads(in_a_child(lambda: json.dumps([(t, made.decode()) for t, made in _tables(content)]).encode()))
    return [(title, table.encode()) for title, table in rows]


def _tables(content: bytes) -> list[tuple[str, bytes]]:
    """Title ("" for a single sheet) and CSV of each visible sheet; none where the file is of another kind."""
    from site_builder.gate.attachments.signatures import Kind, kind_of  # heavy, and only where a spreadsheet changed
    from site_builder.gate.attachments.zip_parts import CannotRead
    from site_builder.gate.cleaning.tables import visible_tables

    kind = kind_of(content)
    if kind not in (Kind.SHEET, Kind.ODF_SHEET, Kind.OLE):
        return []
    try:
        tables, _ = visible_tables(kind, content)
    except CannotRead:
        return []  # let by with a waiver although a part cannot be read: there is nothing to copy
    return [(title if len(tables) > 1 else "", table) for title, table in tables.items()]


def listed_copies(copies: Mapping[str, Copies]) -> dict[str, tuple[CsvCopy, ...]]:
    """What the page of a disclosure lists under each spreadsheet, by its place in the site."""
    return {
        place: tuple(CsvCopy(PurePosixPath(name).name, title, len(made)) for name, title, made in it.tables)
        for place, it in copies.items()
    }


def uncopied(copies: Mapping[str, Copies]) -> dict[str, str]:
    """Why there is no copy of a spreadsheet, by its place in the site."""
    return {place: it.why_none for place, it in copies.items() if it.why_none}


def sheets_of_copies(copies: Mapping[str, Copies], answers: Answers) -> list[Sheet]:
    """The copies as files of the site."""
    return [
        Sheet(name, digest(name, made), lambda name=name, made=made: [Output(name, made)], answers)  # type: ignore[misc]
        for it in copies.values()
        for name, _, made in it.tables
    ]
