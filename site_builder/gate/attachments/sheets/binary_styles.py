"""Cell formats of a binary workbook (.xlsb): which of them make what a cell holds impossible to see."""

from lxml import etree

from site_builder.gate.attachments.colours import BLACK, WHITE, Rgb, sheet_colour
from site_builder.gate.attachments.sheets.binary_records import Body, records
from site_builder.gate.attachments.sheets.number_formats import BUILT_IN
from site_builder.gate.attachments.sheets.styles import Look

_FONT, _FORMAT, _FILL, _CELL, _CELLS_BEGIN, _CELLS_END = 43, 44, 45, 47, 617, 618


def binary_looks(content: bytes, theme: dict[str, Rgb]) -> list[Look]:
    """The look of each cell format, by its number."""
    fonts: list[tuple[Rgb, float]] = []
    fills: list[Rgb | None] = []
    formats: dict[int, str] = dict(BUILT_IN)
    looks: list[Look] = []
    within = False
    for kind, body in records(content, "cell formats"):
        if kind == _FONT:
            fonts.append((_colour(body, 12, theme) or BLACK, body.number(0, 2) / 20))
        elif kind == _FORMAT:
            formats[body.number(0, 2)] = body.text(2)[0]
        elif kind == _FILL:
            fills.append(_fill(body, theme))
        elif kind in (_CELLS_BEGIN, _CELLS_END):
            within = kind == _CELLS_BEGIN
        elif kind == _CELL and within:
            font, fill = body.number(4, 2), body.number(6, 2)
            colour, size = fonts[font] if font < len(fonts) else (BLACK, 11.0)
            ground = fills[fill] if fill < len(fills) else WHITE
            looks.append(Look(colour, ground, size, formats.get(body.number(2, 2), "")))
    return looks


def _fill(body: Body, theme: dict[str, Rgb]) -> Rgb | None:
    pattern = body.number(0)
    if pattern == 0:
        return WHITE
    return _colour(body, 4, theme) or BLACK if pattern == 1 else None


def _colour(body: Body, at: int, theme: dict[str, Rgb]) -> Rgb | None:
    """The colour in eight bytes: how it is told, its number, its tint, and red, green and blue."""
    how, index, tint = body.number(at, 1) >> 1, body.number(at + 1, 1), body.number(at + 2, 2)
    shade = (tint - 65536 if tint >= 32768 else tint) / 32767
    red, green, blue = (body.number(at + place, 1) for place in (4, 5, 6))
    written = {1: {"indexed": str(index)}, 2: {"rgb": f"{red:02X}{green:02X}{blue:02X}"}, 3: {"theme": str(index)}}
    return sheet_colour(etree.Element("color", {**written[how], "tint": str(shade)}), theme) if how in written else None
