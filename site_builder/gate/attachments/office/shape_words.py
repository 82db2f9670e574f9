"""Words in shapes of slides and sheets: their colour, and that of what lies behind them."""

from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.colours import BLACK, Rgb, alike, dark, hex_colour, lost_in_the_dark
from site_builder.gate.attachments.zip_parts import attribute, local
from site_builder.gate.findings import Finding
from site_builder.gate.personal.people.named import reads_like_a_name


def unseen_words(shape: etree._Element, ground: Rgb | None, theme: dict[str, Rgb], place: str) -> Iterator[Finding]:
    """Words in the colour of what is behind them, tiny, clear, or blacked out; `ground` is None where unknown."""
    for run in (e for e in shape.iter() if local(e) == "r"):
        text = "".join(e.text or "" for e in run if local(e) == "t")
        properties = next((e for e in run if local(e) == "rPr"), None)
        if not any(c.isalnum() for c in text):
            continue
        if properties is None:
            properties = etree.Element("rPr")
        size, colour = attribute(properties, "sz"), _solid(properties, theme)
        if attribute(properties, "strike") not in ("", "noStrike") and reads_like_a_name(text):
            yield Finding("fake-redaction", place, "A name is struck through.")
        marked = next((first_colour(e, theme) for e in properties if local(e) == "highlight"), None)
        clear = any(local(e) == "alpha" and attribute(e, "val") == "0" for e in properties.iter())
        if (size.isdigit() and int(size) <= 200) or clear or (marked is None and alike(colour, ground)):
            yield Finding("invisible-text", place, "Words are written so that nobody can see them.")
        elif marked is None and colour is None and dark(ground) and _is_black_by_itself(shape, theme):
            yield Finding("fake-redaction", place, "Words stand on a ground as dark as they are.")
        elif marked is not None and (alike(colour or BLACK, marked) or lost_in_the_dark(colour or BLACK, marked)):
            yield Finding("fake-redaction", place, "Words are blacked out by their colour only.")


def table_words(frame: etree._Element, theme: dict[str, Rgb], place: str) -> Iterator[Finding]:
    """The same for the cells of a table; a row of headings is white on dark by the style of the table."""
    for row in (e for e in frame.iter() if local(e) == "tr"):
        for cell in (e for e in row if local(e) == "tc"):
            properties = next((e for e in cell if local(e) == "tcPr"), None)
            ground = _solid(properties, theme) if properties is not None else None
            before = row.getprevious()
            if ground is not None and before is not None and local(before) == "tr":
                yield from unseen_words(cell, ground, theme, place)


def _is_black_by_itself(shape: etree._Element, theme: dict[str, Rgb]) -> bool:
    """Whether words without a colour of their own are as dark as the theme's text: no style and no layout says else."""
    told = {"style", "ph", "defRPr", "lvl1pPr"}
    return dark(theme.get("dk1", (0, 0, 0))) and not any(local(e) in told for e in shape.iter())


def fill_colour(shape: etree._Element, theme: dict[str, Rgb]) -> Rgb | None:
    """The colour that the shape is filled with all over; None where it is not, or not plainly."""
    properties = next((e for e in shape if local(e) == "spPr"), None)
    return _solid(properties, theme) if properties is not None else None


def _solid(properties: etree._Element, theme: dict[str, Rgb]) -> Rgb | None:
    fill = next((e for e in properties if local(e) == "solidFill"), None)
    return first_colour(fill, theme) if fill is not None else None


def first_colour(element: etree._Element, theme: dict[str, Rgb]) -> Rgb | None:
    """The first colour that the element names; None where it names none, or one changed in its light."""
    for child in element.iter():
        if local(child) in ("srgbClr", "sysClr", "schemeClr", "prstClr"):
            if any(local(e) in ("lumMod", "lumOff", "tint", "shade") for e in child):
                return None
            value = attribute(child, "lastClr") or attribute(child, "val")
            return theme.get(value) if local(child) == "schemeClr" else hex_colour(value)
    return None
