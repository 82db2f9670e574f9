"""Cell formats of a workbook: which of them make what a cell holds impossible to see."""

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml import etree

from site_builder.gate.attachments.colours import BLACK, WHITE, Rgb, alike, sheet_colour
from site_builder.gate.attachments.sheets.number_formats import BUILT_IN, hides_text, masks, maybe_number
from site_builder.gate.attachments.zip_parts import attribute, local

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: font colour, background, size in points, number format ("" where general), struck or not."""

    font: Rgb = BLACK
    fill: Rgb | None = WHITE
    size: float = 11
    format: str = ""
    struck: bool = False

    @property
    def unseen(self) -> str:
        """Why nobody can see any content of such a cell; "" where they can."""
        if alike(self.font, self.fill):
            return "in the colour of the background"
        return "in letters of 2 points or less" if self.size <= 2 else ""

    def blanks(self, text: str, is_number: bool) -> bool:
        """Whether the number format shows nothing, or fixed words instead of the content."""
        if re.match(r"(?i)\[(?:white|color ?2)\]", self.format) and self.fill in (None, WHITE):
            return True
        if not self.format:
            return False
        if not is_number:
            return hides_text(self.format)
        value = maybe_number(text)
        return value is not None and masks(self.format, value)


def looks(styles: etree._Element | None, theme: dict[str, Rgb]) -> tuple[list[Look], list[Look]]:
    """The look of each cell format by number, and of each differential format (conditional formatting)."""
    if styles is None:
        return [Look()], []
    tables = {local(child): child for child in styles}
    palette = [attribute(e, "rgb") for e in styles.iter() if local(e) == "rgbColor"]
    fonts = [_font(e, theme, palette) for e in tables.get("fonts", ())]
    fills = [_fill(e, theme, palette) for e in tables.get("fills", ())]
    formats = {str(number): form for number, form in BUILT_IN.items()}
    formats |= {attribute(e, "numFmtId"): attribute(e, "formatCode") for e in tables.get("numFmts", ())}
    cells = [
        replace(
            _pick(fonts, attribute(e, "fontId"), Look()),
            fill=_pick(fills, attribute(e, "fillId"), WHITE),
            format=_own(formats.get(attribute(e, "numFmtId"), "")),
        )
        for e in tables.get("cellXfs", ())
    ]
    return cells or [Look()], [difference(e, theme, palette) for e in tables.get("dxfs", ())]


def _own(form: str) -> str:
    return "" if form.lower() == "general" else form


def _pick(values: list[_T], index: str, default: _T) -> _T:
    return values[int(index)] if index.isdigit() and int(index) < len(values) else default


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if local(child) == name), None)


def _font(element: etree._Element, theme: dict[str, Rgb], palette: list[str]) -> Look:
    size, line = _child(element, "sz"), _child(element, "strike")
    try:
        points = float(attribute(size, "val")) if size is not None else 11.0
    except ValueError:
        points = 11.0
    colour = sheet_colour(_child(element, "color"), theme, palette) or BLACK
    return Look(colour, size=points, struck=line is not None and attribute(line, "val") not in ("0", "false"))


def _fill(element: etree._Element, theme: dict[str, Rgb], palette: list[str]) -> Rgb | None:
    pattern = _child(element, "patternFill")
    if pattern is None:
        return None if len(element) else WHITE
    kind = attribute(pattern, "patternType")
    if kind in ("", "none") and _child(pattern, "bgColor") is None:
        return WHITE
    if kind == "solid":
        return sheet_colour(_child(pattern, "fgColor"), theme, palette) or BLACK
    return None if kind not in ("", "none") else WHITE


def difference(element: etree._Element, theme: dict[str, Rgb], palette: list[str]) -> Look:
    """The look that a conditional format gives: what it does not change is as usual."""
    font, fill, form = _child(element, "font"), _child(element, "fill"), _child(element, "numFmt")
    background: Rgb | None = None
    if fill is not None and (pattern := _child(fill, "patternFill")) is not None:
        background = sheet_colour(_child(pattern, "bgColor"), theme, palette)
        background = background or sheet_colour(_child(pattern, "fgColor"), theme, palette)
    colour = sheet_colour(_child(font, "color"), theme, palette) if font is not None else None
    return Look(colour or BLACK, background, 11, attribute(form, "formatCode") if form is not None else "")
