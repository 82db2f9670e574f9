"""Shapes and pictures that lie in front of the text of a Word document."""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping

from lxml import etree
from PIL import Image, UnidentifiedImageError

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.colours import Rgb, hex_colour
from site_builder.gate.attachments.zip_parts import Package, attribute, links_of, local
from site_builder.gate.findings import Finding, advice

_SMALLEST = 60_000
"""In EMU (1/914,400 inch): anything lower or narrower is a line and covers no words."""


_LINE, _COLUMN = 190_000, 3_000_000
"""In EMU: the height of a line, and about half the width of a column."""

_LETTER = 90_000
"""In EMU: the width of a wide letter of ordinary size."""


def covering_shapes(root: etree._Element, place: str, package: Package, part: str) -> Iterator[Finding]:
    """Opaque shapes and pictures in front of the text."""
    for anchor in (e for e in root.iter() if local(e) == "anchor"):
        kinds = {local(e) for e in anchor}
        if attribute(anchor, "behindDoc") in ("1", "true") or "wrapNone" not in kinds or _flat(anchor):
            continue
        if any(local(e) == "pic" for e in anchor.iter()):
            if _plain_picture(anchor, package, part):
                yield Finding("covered-text", place, "A picture of one colour lies in front of the text.")
            elif part.endswith("document.xml"):
                yield advice("covered-text", place, "A picture lies in front of the text.")
        elif any(local(e) == "wsp" and filled(e) and not has_words(e) for e in anchor.iter()):
            if _beside_its_words(anchor):
                continue
            yield Finding("covered-text", place, "A filled shape lies in front of the text.")
        elif _over_its_line(anchor) and any(local(e) == "wsp" and filled(e) for e in anchor.iter()):
            yield Finding("covered-text", place, "A box with words of its own lies over a line of the text.")
    for shape in (e for e in root.iter() if local(e) in ("rect", "shape", "roundrect", "oval")):
        style = attribute(shape, "style").replace(" ", "").lower()
        behind = re.search(r"z-index:-", style)
        if "position:absolute" in style and not behind and _vml_filled(shape) and not has_words(shape):
            yield Finding("covered-text", place, "A filled shape lies in front of the text.")


def _over_its_line(anchor: etree._Element) -> bool:
    """Whether a box as low as a line or two begins where the words of its own paragraph, or those next to it, stand."""
    paragraph = next((a for a in anchor.iterancestors() if local(a) == "p"), None)
    sizes = [attribute(e, "cy") for e in anchor if local(e) == "extent"]
    if paragraph is None or not sizes or not sizes[0].isdigit() or int(sizes[0]) > _LINE * 2.5:
        return False
    places = {local(e): (attribute(e, "relativeFrom"), _offset(e)) for e in anchor if local(e).startswith("position")}
    across, down = places.get("positionH", ("", None)), places.get("positionV", ("", None))
    if down[0] not in ("paragraph", "line") or across[0] not in ("column", "character", "margin"):
        return False
    if down[1] is None or across[1] is None or abs(down[1]) > 3 * _LINE or not 0 <= across[1] < _COLUMN:
        return False
    near: list[etree._Element | None] = [paragraph, paragraph.getprevious() if down[1] < 0 else None]
    if down[1] > _LINE * 0.7:
        near = [paragraph.getnext()]
    return any(_words_outside_boxes(e) for e in near if e is not None)


def _beside_its_words(anchor: etree._Element) -> bool:
    """Whether a low shape begins to the right of where the words beside it can reach, by the widest guess."""
    paragraph = next((a for a in anchor.iterancestors() if local(a) == "p"), None)
    sizes = [attribute(e, "cy") for e in anchor if local(e) == "extent"]
    places = {local(e): (attribute(e, "relativeFrom"), _offset(e)) for e in anchor if local(e).startswith("position")}
    across, down = places.get("positionH", ("", None)), places.get("positionV", ("", None))
    if paragraph is None or not sizes or not sizes[0].isdigit() or across[1] is None or down[1] is None:
        return False
    if across[0] not in ("column", "margin") or down[0] not in ("paragraph", "line") or down[1] < 0:
        return False
    near: list[etree._Element] = [paragraph]
    for _ in range((down[1] + int(sizes[0])) // _LINE + 1):
        if (following := near[-1].getnext()) is not None and local(following) != "sectPr":
            near.append(following)
    return all(local(e) == "p" and _reach(e) < across[1] for e in near)


def _reach(paragraph: etree._Element) -> float:
    """How far to the right the words of a paragraph can stand; without end where its style or place says more."""
    told = ("pStyle", "ind", "jc", "sz", "tab", "br", "drawing", "numPr")
    if any(local(e) in told and not any(local(a) == "drawing" for a in e.iterancestors()) for e in paragraph.iter()):
        words_only = local(paragraph) == "p" and not _words_outside_boxes(paragraph)
        return 0.0 if words_only else float("inf")
    return float(_LETTER * sum(len(e.text or "") for e in paragraph.iter() if local(e) == "t"))


def _offset(element: etree._Element) -> int | None:
    """How far from its base a shape begins, in EMU; None where it is placed in another way."""
    written = next(((e.text or "").strip() for e in element if local(e) == "posOffset"), "")
    return int(written) if written.lstrip("-").isdigit() else None


def _words_outside_boxes(paragraph: etree._Element) -> bool:
    runs = (e for e in paragraph.iter() if local(e) == "t" and (e.text or "").strip())
    return any(not any(local(a) == "txbxContent" for a in e.iterancestors()) for e in runs)


def hidden_shapes(root: etree._Element, place: str) -> Iterator[Finding]:
    """Shapes and pictures that were hidden in the list of all shapes of a page, or by their style."""
    for properties in (e for e in root.iter() if local(e) == "docPr" and attribute(e, "hidden") in ("1", "true")):
        anchor = properties.getparent()
        if anchor is not None and (has_words(anchor) or any(local(e) == "blip" for e in anchor.iter())):
            yield Finding("invisible-text", place, "A shape or picture with content is hidden.")
            return
    for shape in (e for e in root.iter() if local(e) in ("rect", "shape", "roundrect", "oval")):
        if "visibility:hidden" in attribute(shape, "style").replace(" ", "").lower() and has_words(shape):
            yield Finding("invisible-text", place, "A shape with words is hidden.")
            return


def shape_colour(content: etree._Element, theme: Mapping[str, Rgb]) -> Rgb | None:
    """The colour of the shape around its words; None where it has none of its own, or several."""
    for shape in content.iterancestors():
        kind = local(shape)
        if kind in ("rect", "shape", "roundrect", "oval"):
            return hex_colour(attribute(shape, "fillcolor").partition(" ")[0])
        if kind == "wsp":
            fills = [e for properties in shape if local(properties) == "spPr" for e in properties]
            solid = next((e for e in fills if local(e) == "solidFill"), None)
            colours = [e for e in solid if local(e) in ("srgbClr", "schemeClr")] if solid is not None else []
            if len(colours) != 1 or len(colours[0]):
                return None
            value = attribute(colours[0], "val")
            return theme.get(value) if local(colours[0]) == "schemeClr" else hex_colour(value)
    return None


def _flat(anchor: etree._Element) -> bool:
    for element in anchor:
        if local(element) == "extent":
            sizes = [attribute(element, key) for key in ("cx", "cy")]
            return any(size.isdigit() and int(size) < _SMALLEST for size in sizes)
    return False


def filled(shape: etree._Element) -> bool:
    """Whether a DrawingML shape has a fill that nothing shines through."""
    properties = next((e for e in shape if local(e) == "spPr"), None)
    if properties is None or any(local(e) == "noFill" for e in properties):
        return False
    own = [e for e in properties if local(e) in ("solidFill", "gradFill", "pattFill", "blipFill")]
    if any(local(e) == "alpha" and (attribute(e, "val") or "0").rstrip("%") < "9" for fill in own for e in fill.iter()):
        return any(attribute(e, "val") == "100000" for fill in own for e in fill.iter() if local(e) == "alpha")
    return bool(own) or any(local(e) == "fillRef" and attribute(e, "idx") not in ("", "0") for e in shape.iter())


def _vml_filled(shape: etree._Element) -> bool:
    if attribute(shape, "filled").lower() in ("f", "false") or any(local(e) == "imagedata" for e in shape):
        return False
    return bool(attribute(shape, "fillcolor")) or local(shape) == "rect"


def has_words(shape: etree._Element) -> bool:
    """Whether a shape holds words of its own."""
    return any(local(e) == "t" and (e.text or "").strip() for e in shape.iter())


def _plain_picture(anchor: etree._Element, package: Package, part: str) -> bool:
    """Whether the picture is one opaque colour, as a drawn-over box is."""
    number = next((attribute(e, "embed") for e in anchor.iter() if local(e) == "blip"), "")
    target = next((k.target for k in links_of(package) if k.source == part and k.id == number), "")
    if posixpath.normpath(target) not in package.parts:
        return False
    return one_colour(package.read(target))


def one_colour(content: bytes) -> bool:
    """Whether a picture is one opaque colour all over."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            pixels = image.size[0] * image.size[1]
            if pixels > limits.PIXELS:
                return False
            small = (
                (image.reduce(8) if pixels > 20_000_000 and image.mode != "P" else image)
                .convert("RGBA")
                .resize((24, 24))
                .tobytes()
            )
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    colours = [small[channel::4] for channel in range(4)]
    return all(max(colour) - min(colour) < 24 for colour in colours) and min(colours[3]) > 230
