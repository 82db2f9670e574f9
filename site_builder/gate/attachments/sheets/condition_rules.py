"""The rules of conditional formatting, as a worksheet writes them: in its own place, or in that of later programs."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from site_builder.gate.attachments.sheets.grid import Range, cell_range
from site_builder.gate.attachments.sheets.styles import Look, difference
from site_builder.gate.attachments.zip_parts import attribute, local


@dataclass(frozen=True, slots=True)
class Condition:
    """Where a rule applies, its kind, what it compares with, and the look that it gives: by number, or its own."""

    areas: tuple[Range, ...]
    kind: str
    operator: str
    formula: str
    text: str
    number: int
    look: Look | None


def conditions_in(element: etree._Element) -> Iterator[Condition]:
    """The rules of one `conditionalFormatting` element that give a look."""
    written = attribute(element, "sqref") or next((e.text or "" for e in element if local(e) == "sqref"), "")
    areas = tuple(area for part in written.split() if (area := cell_range(part)) is not None)
    for rule in element:
        own = next((e for e in rule if local(e) == "dxf"), None)
        number = attribute(rule, "dxfId")
        if number.isdigit() or own is not None:
            formula = " ".join("".join(map(str, e.itertext())) for e in rule if local(e) in ("formula", "f"))
            yield Condition(
                areas,
                attribute(rule, "type"),
                attribute(rule, "operator"),
                formula,
                attribute(rule, "text"),
                int(number) if number.isdigit() else -1,
                difference(own, {}, []) if own is not None else None,
            )
