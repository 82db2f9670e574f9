"""Tables that stand in JSON or XML: lists of things of one kind, each thing a row and its fields the columns."""

import json
import re
from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.kept_values import spoken
from site_builder.gate.attachments.zip_parts import local

Cells = dict[tuple[int, int], str]
_ROWS = 5_000
_TREE = 8_000_000
"""Bytes of XML of which a tree is made; a longer one is read as text alone."""
_DEEP = 250


def json_tables(text: str) -> Iterator[tuple[str, Cells]]:
    """Each table with its place; raises RecursionError where it is nested beyond reason. No JSON, no tables."""
    whole = _loaded(text)
    lines = text.splitlines()[:_ROWS] if whole is None and text.lstrip()[:1] == "{" else ()
    rows = [row for line in lines if isinstance(row := _loaded(line), dict)]
    yield from _tables(rows if rows else whole, "", 0)


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _tables(value: object, place: str, depth: int) -> Iterator[tuple[str, Cells]]:
    if depth > 8:
        return
    if isinstance(value, list):
        rows = [_fields(row) for row in value[:_ROWS] if isinstance(row, dict)]
        if rows:
            yield f"list '{place[:40]}'" if place else "list", _cells(rows)
        lists = [row for row in value[:_ROWS] if isinstance(row, list)]
        if lists and not rows:
            yield f"list '{place[:40]}'" if place else "list", _grid(lists)
        for row in value[:50]:
            yield from _tables(row, place, depth + 1)
    elif isinstance(value, dict):
        columns = {key: it for key, it in value.items() if isinstance(it, list) and it and not isinstance(it[0], dict)}
        if len(columns) > 1:
            yield f"columns '{place[:40]}'" if place else "columns", _side_by_side(columns)
        for key, it in list(value.items())[:2_000]:
            yield from _tables(it, str(key), depth + 1)


def _fields(row: dict[str, object]) -> dict[str, str]:
    """The fields of a thing, with those of the things in it, by names as people write them."""
    found: dict[str, str] = {}
    for key, value in row.items():
        inner = value.items() if isinstance(value, dict) else [(key, value)]
        found.update({spoken(str(name)): str(it) for name, it in inner if isinstance(it, str | int | float)})
    return found


def _cells(rows: list[dict[str, str]]) -> Cells:
    heads = list(dict.fromkeys(key for row in rows for key in row))[:300]
    cells: Cells = {(1, column): head for column, head in enumerate(heads, 1)}
    for number, row in enumerate(rows, 2):
        cells.update({(number, column): row[head] for column, head in enumerate(heads, 1) if row.get(head, "").strip()})
    return cells


def _grid(lists: list[list[object]]) -> Cells:
    return {
        (row, column): str(value)
        for row, values in enumerate(lists, 1)
        for column, value in enumerate(values[:300], 1)
        if isinstance(value, str | int | float) and str(value).strip()
    }


def _side_by_side(columns: dict[str, list[object]]) -> Cells:
    """Columns of one length; or a list of headings beside the list of rows."""
    heads = next((it for it in columns.values() if all(isinstance(head, str) for head in it)), [])
    rows = next((it for it in columns.values() if isinstance(it[0], list)), [])
    if heads and rows:
        return _grid([heads, *(row for row in rows[:_ROWS] if isinstance(row, list))])
    return _cells_of_columns(columns)


def _cells_of_columns(columns: dict[str, list[object]]) -> Cells:
    cells: Cells = {}
    for column, (head, values) in enumerate(columns.items(), 1):
        cells[1, column] = spoken(str(head))
        cells.update({(row, column): str(value) for row, value in enumerate(values[:_ROWS], 2) if str(value).strip()})
    return cells


def nested_too_deep(text: str) -> bool:
    """Whether elements are nested more deeply than any program reads; closing and opening tags are counted."""
    depth = 0
    for found in re.finditer(r"<(/?)[A-Za-z_][^<>]*?(/?)>", text[:4_000_000]):
        depth += -1 if found[1] else 0 if found[2] else 1
        if depth > _DEEP:
            return True
    return False


def xml_tables(content: bytes) -> Iterator[tuple[str, Cells]]:
    """Each run of elements of one name with fields of their own, as a table with its place."""
    if len(content) > _TREE:
        return
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return
    for parent in [root, *root.iterdescendants()][:20_000]:
        rows: dict[str, list[dict[str, str]]] = {}
        for child in parent:
            if fields := _fields_of(child):
                rows.setdefault(local(child), []).append(fields)
        for name, found in rows.items():
            if len(found) > 1:
                yield f"elements '{name[:40]}'", _cells(found[:_ROWS])


def _fields_of(element: etree._Element) -> dict[str, str]:
    found = {spoken(str(key).rpartition("}")[2]): str(value) for key, value in element.attrib.items()}
    found.update({spoken(local(e)): e.text or "" for e in element if local(e) and len(e) == 0})
    return found
