"""Shapes and pictures that lie over the cells of a sheet."""

from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.sheets.grid import Range
from site_builder.gate.attachments.zip_parts import attribute, local


def covers(drawing: etree._Element) -> Iterator[tuple[str, Range, bool]]:
    """What lies over which cells, and whether it surely hides them: an opaque shape, or a picture."""
    for anchor in drawing:
        if local(anchor) not in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"):
            continue
        area = _area(anchor)
        if area is None:
            continue
        for element in anchor:
            kind = local(element)
            if kind == "sp" and _opaque(element):
                worded = any(local(e) == "t" and (e.text or "").strip() for e in element.iter())
                yield ("A box with words" if worded else "A filled shape"), area, not worded
            elif kind == "pic":
                yield "A picture", area, True
            elif kind == "graphicFrame":
                yield "A chart", area, False


def _area(anchor: etree._Element) -> Range | None:
    """The cells that lie wholly under the anchor."""
    corners = {local(e): {local(c): c.text or "0" for c in e} for e in anchor if local(e) in ("from", "to", "ext")}
    start = corners.get("from")
    if start is None:
        return None
    top, left = _whole(start, "row"), _whole(start, "col")
    if "to" in corners:
        end = corners["to"]
        bottom, right = _whole(end, "row"), _whole(end, "col")
    else:
        size = next((e for e in anchor if local(e) == "ext"), None)
        if size is None:
            return None
        right = left + int(attribute(size, "cx") or 0) // 609_600  # a column and a row of the usual size, in EMU
        bottom = top + int(attribute(size, "cy") or 0) // 190_500
    first_row = top + (2 if _whole(start, "rowOff") > 60_000 else 1)
    first_column = left + (2 if _whole(start, "colOff") > 200_000 else 1)
    return (first_row, first_column, max(bottom, top + 1), max(right, left + 1))


def _whole(values: dict[str, str], key: str) -> int:
    text = values.get(key, "0").strip()
    return int(text) if text.lstrip("-").isdigit() else 0


def _opaque(shape: etree._Element) -> bool:
    """Whether the shape is filled so that nothing shines through."""
    properties = next((e for e in shape if local(e) == "spPr"), None)
    if properties is None or any(local(e) == "noFill" for e in properties):
        return False
    if any(local(e) == "alpha" and int(attribute(e, "val") or 100_000) < 90_000 for e in properties.iter()):
        return False
    filled = any(local(e) in ("solidFill", "gradFill", "blipFill", "pattFill") for e in properties)
    return filled or any(local(e) == "fillRef" and attribute(e, "idx") not in ("", "0") for e in shape.iter())
