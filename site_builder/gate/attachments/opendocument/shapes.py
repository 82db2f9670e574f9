"""Shapes of OpenDocument files that lie over words, and words that lie outside the page or slide."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from site_builder.gate.attachments.opendocument.styles import Properties
from site_builder.gate.attachments.zip_parts import attribute, local, words_of
from site_builder.gate.findings import Finding, advice

_DRAWN = frozenset({"custom-shape", "rect", "ellipse", "circle", "path", "polygon", "frame"})
_PER_CM = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "px": 2.54 / 96}
_SMALLEST = 0.2
"""Centimetres: anything lower or narrower is a line."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn shape: left, top, right and bottom in centimetres, its words, and whether nothing shines through."""

    element: etree._Element
    box: Box
    words: str
    opaque: bool
    picture: bool


def shapes_in(root: etree._Element, styles: Mapping[str, Properties]) -> list[Shape]:
    """The shapes in the order in which they are painted, those without measures left out."""
    found = []
    for element in root.iter():
        if local(element) not in _DRAWN or attribute(element, "transform"):
            continue
        sizes = [centimetres(attribute(element, key)) for key in ("x", "y", "width", "height")]
        if sizes[2] is None or sizes[3] is None:
            continue
        left, top, width, height = (size or 0.0 for size in sizes)
        words = "".join(words_of(e) for e in element if local(e) in ("p", "h", "list", "text-box", "table")).strip()
        picture = any(local(e) == "image" for e in element)
        box = (left, top, left + width, top + height)
        found.append(Shape(element, box, words, picture or _is_filled(element, styles), picture))
    return found


def _is_filled(element: etree._Element, styles: Mapping[str, Properties]) -> bool:
    style = styles.get(attribute(element, "style-name"), Properties()).graphic
    clear = re.match(r"(\d+)%", style.get("opacity", "100%"))
    kind = style.get("fill", "none" if local(element) == "frame" else "solid")
    return kind in ("solid", "gradient", "bitmap", "hatch") and not (clear and int(clear[1]) < 90)


def centimetres(length: str) -> float | None:
    """The length; None where none is written."""
    found = re.fullmatch(r"(-?[\d.]+)(cm|mm|in|pt|px)", length.strip())
    try:
        return float(found[1]) * _PER_CM[found[2]] if found else None
    except ValueError:
        return None


def text_shape_findings(root: etree._Element, styles: Mapping[str, Properties]) -> Iterator[Finding]:
    """Filled shapes that lie in front of the words of a text document."""
    for shape in shapes_in(root, styles):
        style = styles.get(attribute(shape.element, "style-name"), Properties()).graphic
        thick = min(shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]) > _SMALLEST
        through = style.get("wrap") == "run-through" and style.get("run-through", "foreground") == "foreground"
        if not (through and thick and shape.opaque and not shape.words):
            continue
        if shape.picture:
            yield advice("covered-text", "", "A picture lies in front of the text.")
        else:
            yield Finding("covered-text", "", "A filled shape lies in front of the text.")


def slide_findings(
    root: etree._Element, roots: list[etree._Element], styles: Mapping[str, Properties]
) -> Iterator[Finding]:
    """Shapes over the words of a slide, and words beside it."""
    width, height = _slide_size(roots)
    pages = (e for e in root.iter() if local(e) == "page" and attribute(e, "name"))
    for number, page in enumerate(pages, 1):
        shapes = [s for s in shapes_in(page, styles) if not any(local(a) == "notes" for a in s.element.iterancestors())]
        for index, shape in enumerate(shapes):
            left, top, right, bottom = shape.box
            if not shape.words:
                continue
            if right <= 0 or bottom <= 0 or left >= width or top >= height:
                yield Finding("off-slide-content", f"slide {number}", "A shape with words lies beside the slide.")
            elif any(_covers(shape.box, later) for later in shapes[index + 1 :]):
                yield Finding("covered-text", f"slide {number}", "A filled shape or picture lies over words.")


def _covers(box: Box, later: Shape) -> bool:
    across = min(box[2], later.box[2]) - max(box[0], later.box[0])
    down = min(box[3], later.box[3]) - max(box[1], later.box[1])
    area = max((box[2] - box[0]) * (box[3] - box[1]), 0.01)
    share = 0.9 if later.picture else 0.3
    return later.opaque and across > 0 and down > 0 and across * down / area > share


def _slide_size(roots: list[etree._Element]) -> tuple[float, float]:
    """The largest page of any layout: a shape beyond that lies on none."""
    layouts = [e for root in roots for e in root.iter() if local(e) == "page-layout-properties"]
    widths = [centimetres(attribute(e, "page-width")) or 0 for e in layouts]
    heights = [centimetres(attribute(e, "page-height")) or 0 for e in layouts]
    return max(widths, default=0) or 40.0, max(heights, default=0) or 40.0
