"""How a run of a Word document looks, after its styles."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from site_builder.gate.attachments.colours import (
    BLACK,
    WHITE,
    Rgb,
    alike,
    dark,
    hex_colour,
    lost_in_the_dark,
    theme_colours,
)
from site_builder.gate.attachments.zip_parts import Package, attribute, local


@dataclass(frozen=True, slots=True)
class RunLook:
    """`colour` None is automatic: black, or white on a dark background; `marked` is a highlight or shading."""

    hidden: bool = False
    colour: Rgb | None = None
    marked: Rgb | None = None
    size: float = 11
    struck: bool = False
    clear: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """Style id to its own run properties and its parent; the theme's colours."""

    own: Mapping[str, tuple[etree._Element | None, str]]
    default: str
    theme: Mapping[str, Rgb]

    defaults: etree._Element | None = None

    def look(self, style: str, base: RunLook | None = None, depth: int = 0) -> RunLook:
        """The look that a style and its parents give; without a base, upon what the document says of all its text."""
        base = base or self.changed(RunLook(), self.defaults)
        if style not in self.own or depth > 20:
            return base
        properties, parent = self.own[style]
        return self.changed(self.look(parent, base, depth + 1), properties)

    def changed(self, look: RunLook, properties: etree._Element | None) -> RunLook:
        """The look with what a `w:rPr` says."""
        for element in properties if properties is not None else ():
            kind, value = local(element), attribute(element, "val")
            on = value.lower() not in ("0", "false", "off", "none")
            if kind in ("vanish", "specVanish"):
                look = replace(look, hidden=on)
            elif kind == "color":
                look = replace(look, colour=self.colour(element))
            elif kind == "highlight":
                look = replace(look, marked=hex_colour(value) if on else None)
            elif kind == "shd":
                look = replace(look, marked=self.shading(element))
            elif kind == "sz" and value.replace(".", "").isdigit():
                look = replace(look, size=float(value) / 2)
            elif kind == "w" and value.isdigit() and int(value) <= 5:
                look = replace(look, clear=True)  # letters drawn out of all proportion: nothing of them is left
            elif (kind == "position" and _far(value, 400)) or (kind == "spacing" and _far(value, 160, below=True)):
                look = replace(look, clear=True)  # raised off the page, or all letters on top of one another
            elif kind in ("strike", "dstrike"):
                look = replace(look, struck=on)
            elif (kind == "textFill" and any(local(e) == "noFill" for e in element.iter())) or (
                kind == "textFill"
                and any(local(e) == "alpha" and attribute(e, "val") == "100000" for e in element.iter())
            ):
                look = replace(look, clear=True)
        return look

    def colour(self, element: etree._Element) -> Rgb | None:
        """The colour that an element names; None where it is automatic."""
        name = attribute(element, "themeColor")
        written = hex_colour(attribute(element, "val"))
        if written is not None or not name:
            return written
        return self.theme.get("lt1", WHITE) if name in ("background1", "light1") else self.theme.get(name)

    def shading(self, element: etree._Element) -> Rgb | None:
        """The background that a `w:shd` gives; None where it gives none."""
        if attribute(element, "val") == "solid":
            return hex_colour(attribute(element, "color")) or BLACK
        return hex_colour(attribute(element, "fill"))


def read_styles(package: Package) -> Styles:
    """The styles of the document, whatever is missing."""
    names = package.matching(r"word/styles\.xml")
    themes = package.matching(r"word/theme/theme\d*\.xml")
    theme = theme_colours(package.tree(themes[0]) if themes else None)
    own: dict[str, tuple[etree._Element | None, str]] = {}
    default = ""
    for style in package.tree(names[0]).iter() if names else ():
        if local(style) == "style":
            parts = {local(child): child for child in style}
            parent = attribute(parts["basedOn"], "val") if "basedOn" in parts else ""
            own[attribute(style, "styleId")] = parts.get("rPr"), parent
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true"):
                default = attribute(style, "styleId")
    defaults = [e for e in package.tree(names[0]).iter() if local(e) == "rPrDefault"] if names else []
    return Styles(own, default, theme, next((e for d in defaults for e in d if local(e) == "rPr"), None))


def _far(value: str, limit: int, below: bool = False) -> bool:
    """Whether a measure is beyond the limit, in either direction or below nought only."""
    whole = int(value) if value.lstrip("-").isdigit() else 0
    return whole < -limit or (whole > limit and not below)


def unseen(look: RunLook, background: Rgb | None) -> str:
    """The code of what is wrong with text that looks like this on that background; "" where it can be seen."""
    behind = look.marked or background
    if look.hidden:
        return "hidden-text"
    if look.clear or look.size <= 2:
        return "invisible-text"
    if lost_in_the_dark(look.colour, behind):
        return "fake-redaction"
    if look.marked is not None and (alike(look.colour, look.marked) or (look.colour is None and dark(look.marked))):
        return "invisible-text" if alike(look.marked, WHITE) else "fake-redaction"
    if look.marked is None and alike(look.colour, behind):
        return "fake-redaction" if dark(behind) else "invisible-text"
    return ""
