"""Styles of OpenDocument, each with what its parents give it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from site_builder.gate.attachments.zip_parts import attribute, local

_KINDS = {
    "text-properties": "text",
    "paragraph-properties": "paragraph",
    "table-cell-properties": "cell",
    "table-row-properties": "row",
    "table-column-properties": "column",
    "table-properties": "table",
    "drawing-page-properties": "page",
    "graphic-properties": "graphic",
}


@dataclass(frozen=True, slots=True)
class Properties:
    """Property names without namespace, by what they apply to; `format` is the number format's name."""

    text: Mapping[str, str] = field(default_factory=dict)
    paragraph: Mapping[str, str] = field(default_factory=dict)
    cell: Mapping[str, str] = field(default_factory=dict)
    row: Mapping[str, str] = field(default_factory=dict)
    column: Mapping[str, str] = field(default_factory=dict)
    table: Mapping[str, str] = field(default_factory=dict)
    page: Mapping[str, str] = field(default_factory=dict)
    graphic: Mapping[str, str] = field(default_factory=dict)
    format: str = ""


def read_properties(roots: list[etree._Element]) -> dict[str, Properties]:
    """Every style by name, parents applied."""
    elements = {attribute(e, "name"): e for root in roots for e in root.iter() if local(e) == "style"}
    done: dict[str, Properties] = {}

    def properties(name: str, depth: int) -> Properties:
        if name in done or name not in elements or depth > 20:
            return done.get(name, Properties())
        element = elements[name]
        parent = properties(attribute(element, "parent-style-name"), depth + 1)
        own: dict[str, dict[str, str]] = {kind: dict(getattr(parent, kind)) for kind in _KINDS.values()}
        for child in element:
            if (kind := _KINDS.get(local(child))) is not None:
                own[kind].update({str(k).rpartition("}")[2]: str(v) for k, v in child.attrib.items()})
        done[name] = Properties(**own, format=attribute(element, "data-style-name") or parent.format)
        return done[name]

    for name in elements:
        properties(name, 0)
    return done
