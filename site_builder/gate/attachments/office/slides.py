"""PowerPoint presentations: slides, shapes and notes that an audience never sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from site_builder.gate.attachments.colours import WHITE, Rgb, theme_colours
from site_builder.gate.attachments.office.package import pictures_cut
from site_builder.gate.attachments.office.shape_words import fill_colour, first_colour, table_words, unseen_words
from site_builder.gate.attachments.office.shapes import filled
from site_builder.gate.attachments.office.word_frames import TINY
from site_builder.gate.attachments.reach import beyond_reach, length_of
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.said import paragraphs_of, said_in
from site_builder.gate.attachments.zip_parts import Link, Package, attribute, is_on, links_of, local
from site_builder.gate.findings import Finding, advice, named
from site_builder.gate.personal.people.forenames import person_in
from site_builder.gate.personal.text import text_findings

_WHOLE, _FEW = 0.85, 48


@dataclass(frozen=True, slots=True)
class _Shape:
    element: etree._Element
    box: tuple[float, float, float, float] | None
    text: str
    opaque: bool


def presentation_findings(package: Package, rules: Rules) -> Iterator[Finding]:
    """Everything hidden on the slides, in their notes and comments."""
    links = links_of(package)
    width, height = _size(package)
    themes = package.matching(r"ppt/theme/theme\d+\.xml")
    theme = theme_colours(package.tree(themes[0]) if themes else None)
    for number, name in enumerate(_slides(package), 1):
        root, place = package.tree(name), f"slide {number}"
        if attribute(root, "show").lower() in ("0", "false"):
            yield Finding("hidden-slide", place, "The slide is hidden.")
        yield from _slide(root, place, width, height)
        yield from _colours(package, root, name, place, links, theme)
        words = "\n".join(_paragraphs(root))
        yield from (Finding(f.code, place, f.what, f.level) for f in text_findings(words, rules))
    yield from beyond_reach(length_of(slide_lines(package)))
    yield from _notes(package, rules)
    for name in package.matching(r"ppt/comments/.*\.xml"):
        if any(local(e) in ("cm", "comment") for e in package.tree(name).iter()):
            yield Finding("comment", f"part {named(name)}", "There are comments.")
    for name in package.matching(r"ppt/changesInfos/.*\.xml|ppt/revisionInfo\.xml"):
        if len(package.tree(name)):
            yield advice("tracked-changes", f"part {named(name)}", "It keeps who changed what.")
    yield from pictures_cut(package, r"ppt/slides/[^/]*\.xml", rules)


def slide_lines(package: Package) -> Iterator[str]:
    """The paragraphs of the slides in order; raises CannotRead where one is damaged."""
    for name in _slides(package):
        yield from map(said_in, paragraphs_of(package.tree(name)))


def _slides(package: Package) -> list[str]:
    return sorted(package.matching(r"ppt/slides/[^/]*\.xml"), key=lambda name: (len(name), name))


def _size(package: Package) -> tuple[float, float]:
    for name in package.matching(r"ppt/presentation\.xml"):
        for element in package.tree(name).iter():
            if local(element) == "sldSz":
                return float(attribute(element, "cx") or 9_144_000), float(attribute(element, "cy") or 6_858_000)
    return 9_144_000, 6_858_000


def _slide(root: etree._Element, place: str, width: float, height: float) -> Iterator[Finding]:
    shapes = [_shape(e) for e in root.iter() if local(e) in ("sp", "pic", "graphicFrame", "cxnSp")]
    for index, shape in enumerate(shapes):
        kind = local(shape.element)
        content = shape.text or kind in ("pic", "graphicFrame")
        hidden = next((e for e in shape.element.iter() if local(e) == "cNvPr"), None)
        if content and hidden is not None and attribute(hidden, "hidden") in ("1", "true"):
            yield Finding("invisible-text", place, "A shape with content is hidden.")
        if kind == "graphicFrame" and any(_merged_away(cell) for cell in shape.element.iter() if local(cell) == "tc"):
            yield Finding("hidden-under-merge", place, "Merged cells of a table cover words.")
        if shape.box is None or not content:
            continue
        left, top, right, bottom = shape.box
        if right <= 0 or bottom <= 0 or left >= width or top >= height:
            yield Finding("off-slide-content", place, "A shape with content lies beside the slide.")
        elif kind == "pic" and max(right - left, bottom - top) < TINY:
            yield Finding("invisible-text", place, "A picture is shrunk so that nobody can see it.")
        elif shape.text and (right - left < 12_700 or bottom - top < 12_700):
            yield advice("invisible-text", place, "A text box has no size.")
        elif shape.text:
            yield from _covered(shape, shapes[index + 1 :], place, width * height)


def _covered(shape: _Shape, later: list[_Shape], place: str, slide: float) -> Iterator[Finding]:
    """Words under other shapes; a few harmless ones under a new background of the whole slide are but advice."""
    covers = [other for other in later if shape.box is not None and _covers(shape.box, other)]
    grounds = [it for it in covers if it.box is not None and _area(it.box) > _WHOLE * slide]
    overpainted = (
        len(grounds) == len(covers) and any(it.text for it in later[later.index(grounds[0]) :]) if grounds else False
    )
    harmless = len(shape.text) < _FEW and not person_in(shape.text)
    if overpainted and harmless and not list(text_findings(shape.text, Rules())):
        yield advice("covered-text", place, "A background of the whole slide lies over words.")
    elif covers:
        yield Finding("covered-text", place, "A filled shape or picture lies over words.")


def _area(box: tuple[float, float, float, float]) -> float:
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)


def _merged_away(cell: etree._Element) -> bool:
    gone = is_on(attribute(cell, "hMerge")) or is_on(attribute(cell, "vMerge"))
    return gone and any(c.isalnum() for e in cell.iter() if local(e) == "t" for c in e.text or "")


def _shape(element: etree._Element) -> _Shape:
    text = "".join(e.text or "" for e in element.iter() if local(e) == "t").strip()
    transform = next((e for e in element.iter() if local(e) == "xfrm"), None)
    box = _measures(transform, "off", "ext") if transform is not None else None
    for group in (a for a in element.iterancestors() if local(a) == "grpSp"):
        box = _moved(box, group) if box is not None else None
    opaque = local(element) == "pic" or (local(element) == "sp" and filled(element))
    return _Shape(element, box, text, opaque)


def _measures(transform: etree._Element, place: str, size: str) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom, as the two elements of these names tell them."""
    parts = {local(e): e for e in transform}
    if place not in parts or size not in parts:
        return None
    left, top = float(attribute(parts[place], "x") or 0), float(attribute(parts[place], "y") or 0)
    return left, top, left + float(attribute(parts[size], "cx") or 0), top + float(attribute(parts[size], "cy") or 0)


def _moved(box: tuple[float, float, float, float], group: etree._Element) -> tuple[float, float, float, float] | None:
    """Where a shape of a group stands on the slide, or in the group around."""
    own = next((e for properties in group if local(properties) == "grpSpPr" for e in properties), None)
    outer = _measures(own, "off", "ext") if own is not None else None
    inner = _measures(own, "chOff", "chExt") if own is not None else None
    if outer is None or inner is None:
        return box
    across = (outer[2] - outer[0]) / ((inner[2] - inner[0]) or 1)
    down = (outer[3] - outer[1]) / ((inner[3] - inner[1]) or 1)
    left, top = outer[0] + (box[0] - inner[0]) * across, outer[1] + (box[1] - inner[1]) * down
    return left, top, left + (box[2] - box[0]) * across, top + (box[3] - box[1]) * down


def _covers(text: tuple[float, float, float, float], other: _Shape) -> bool:
    """Whether words lie under another shape: a third of their box for a plain one, nearly all of it for a picture."""
    cover = other.box
    if cover is None or not other.opaque:
        return False
    across = min(text[2], cover[2]) - max(text[0], cover[0])
    down = min(text[3], cover[3]) - max(text[1], cover[1])
    if across <= 0 or down <= 0:
        return False
    area = max((text[2] - text[0]) * (text[3] - text[1]), 1)
    return across * down / area > (0.9 if local(other.element) == "pic" else 0.3)


def _colours(
    package: Package, root: etree._Element, name: str, place: str, links: tuple[Link, ...], theme: dict[str, Rgb]
) -> Iterator[Finding]:
    """Words in the colour of what is behind them, where that is known: a plain slide or the shape's own fill."""
    behind = _backdrop(package, root, name, links, theme)
    drawn = False
    for shape in (e for e in root.iter() if local(e) in ("sp", "pic", "graphicFrame")):
        fill = fill_colour(shape, theme) if local(shape) == "sp" else None
        ground = fill or (None if drawn or (local(shape) == "sp" and filled(shape)) else behind)
        if local(shape) == "sp":
            yield from unseen_words(shape, ground, theme, place)
        elif local(shape) == "graphicFrame":
            yield from table_words(shape, theme, place)
        drawn = drawn or local(shape) != "sp" or filled(shape)


def _backdrop(
    package: Package, root: etree._Element, name: str, links: tuple[Link, ...], theme: dict[str, Rgb]
) -> Rgb | None:
    """The colour of the slide; None where it is a picture or a layout with shapes may lie behind."""
    layers, part = [root], name
    for kind in ("slideLayout", "slideMaster"):
        part = next((k.target for k in links if k.source == part and k.type == kind), "")
        if part in package.parts:
            layers.append(package.tree(part))
    for layer in layers:
        if layer is not root and any(local(e) == "pic" or (local(e) == "sp" and filled(e)) for e in layer.iter()):
            return None
        ground = next((e for e in layer.iter() if local(e) == "bg"), None)
        if ground is not None:
            return first_colour(ground, theme)
    return WHITE


def _notes(package: Package, rules: Rules) -> Iterator[Finding]:
    for name in package.matching(r"ppt/notesSlides/[^/]*\.xml"):
        texts = []
        for shape in (e for e in package.tree(name).iter() if local(e) == "sp"):
            kinds = {attribute(e, "type") for e in shape.iter() if local(e) == "ph"}
            if not kinds & {"sldNum", "dt", "hdr", "ftr", "sldImg"}:
                texts.extend(_paragraphs(shape))
        words = "\n".join(texts).strip()
        if words:
            number = re.sub(r"\D", "", name) or "?"
            yield Finding("speaker-notes", f"notes {number}", f"The notes hold {len(words.split())} words.")
            yield from (f.inside(f"notes {number}") for f in text_findings(words, rules))


def _paragraphs(root: etree._Element) -> list[str]:
    return ["".join(t.text or "" for t in p.iter() if local(t) == "t") for p in root.iter() if local(p) == "p"]
