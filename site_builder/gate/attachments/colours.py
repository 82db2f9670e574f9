"""Colours as office files write them, and whether two can be told apart."""

import colorsys
from collections.abc import Sequence

from lxml import etree

from site_builder.gate.attachments.zip_parts import attribute, local

Rgb = tuple[int, int, int]
WHITE: Rgb = (255, 255, 255)
BLACK: Rgb = (0, 0, 0)
NEAR = 24
"""Two colours this close in every channel look the same on screen."""

_CONTRAST = 1.12
"""Less contrast than this, and nobody reads it without looking for it."""

_NAMED: dict[str, Rgb] = {
    "black": BLACK,
    "white": WHITE,
    "red": (255, 0, 0),
    "green": (0, 255, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "cyan": (0, 255, 255),
    "magenta": (255, 0, 255),
    "darkblue": (0, 0, 128),
    "darkcyan": (0, 128, 128),
    "darkgreen": (0, 128, 0),
    "darkmagenta": (128, 0, 128),
    "darkred": (128, 0, 0),
    "darkyellow": (128, 128, 0),
    "darkgray": (128, 128, 128),
    "lightgray": (192, 192, 192),
}
_FIRST_INDEXED = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_INDEXED = (
    f"{_FIRST_INDEXED} {_FIRST_INDEXED} 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC "
    "CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC "
    "FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 "
    "333300 993300 993366 333399 333333 000000 FFFFFF"
).split()


def alike(one: Rgb | None, other: Rgb | None) -> bool:
    """Whether the two cannot be told apart: each channel near, or hardly any contrast; unknown colours can."""
    if one is None or other is None:
        return False
    return all(abs(a - b) < NEAR for a, b in zip(one, other, strict=True)) or contrast(one, other) < _CONTRAST


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 for none to 21 for black on white, as the accessibility guidelines (WCAG 2) define it."""
    light, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dim + 0.05)


def _luminance(colour: Rgb) -> float:
    linear = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def lost_in_the_dark(words: Rgb | None, ground: Rgb | None) -> bool:
    """Whether both are nearly black: a page with such words looks blacked out."""
    return words is not None and ground is not None and dark(words) and dark(ground) and contrast(words, ground) < 1.6


def dark(colour: Rgb | None) -> bool:
    """Whether black text vanishes on it."""
    return colour is not None and max(colour) < 64


def hex_colour(text: str) -> Rgb | None:
    """`RRGGBB`, `AARRGGBB` or `#RRGGBB`, or a common English name; None for anything else."""
    digits = text.strip().lstrip("#").lower()
    if digits in _NAMED:
        return _NAMED[digits]
    if len(digits) == 3:
        digits = "".join(c * 2 for c in digits)
    if len(digits) not in (6, 8) or any(c not in "0123456789abcdef" for c in digits):
        return None
    value = int(digits[-6:], 16)
    return value >> 16, value >> 8 & 255, value & 255


def theme_colours(theme: etree._Element | None) -> dict[str, Rgb]:
    """The colours of a theme part by name: `dk1`, `lt1`, `accent1` and so on."""
    found: dict[str, Rgb] = {"lt1": WHITE, "dk1": BLACK}
    for scheme in theme.iter() if theme is not None else ():
        if local(scheme) == "clrScheme":
            for entry in scheme:
                for value in entry:
                    colour = hex_colour(attribute(value, "lastClr") or attribute(value, "val"))
                    if colour is not None:
                        found[local(entry)] = colour
            break
    found.update({"bg1": found["lt1"], "tx1": found["dk1"]})
    found.update({"bg2": found.get("lt2", WHITE), "tx2": found.get("dk2", BLACK)})
    found.update({"background1": found["bg1"], "text1": found["tx1"], "light1": found["bg1"], "dark1": found["tx1"]})
    return found


_SHEET_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")


def sheet_colour(element: etree._Element | None, theme: dict[str, Rgb], palette: Sequence[str] = ()) -> Rgb | None:
    """The colour of a `color`, `fgColor` or `bgColor` element of a spreadsheet; None where it is automatic."""
    if element is None:
        return None
    rgb, number = hex_colour(attribute(element, "rgb")), None
    for key, table in (("theme", _SHEET_ORDER), ("indexed", tuple(palette) or tuple(_INDEXED))):
        written = attribute(element, key)
        if written.isdigit() and int(written) < len(table):
            number = table[int(written)]
            rgb = theme.get(number) if key == "theme" else hex_colour(number)
    return tinted(rgb, attribute(element, "tint")) if rgb else None


def tinted(colour: Rgb, tint: str) -> Rgb:
    """The colour made lighter (tint above 0) or darker (below), as Excel does."""
    try:
        amount = float(tint or 0)
    except ValueError:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(c / 255 for c in colour))
    light = light * (1 + amount) if amount < 0 else light * (1 - amount) + amount
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return round(red * 255), round(green * 255), round(blue * 255)
