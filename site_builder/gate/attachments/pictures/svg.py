"""SVG pictures: what runs, what is fetched, what is hidden or covered."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from site_builder.gate.attachments.colours import WHITE, Rgb, alike, hex_colour
from site_builder.gate.attachments.pictures.svg_places import canvas_of, is_beside, is_never_drawn, number, used_names
from site_builder.gate.attachments.properties import path_findings, property_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.texts.markup import declares, element_findings, is_hidden, pictures_within
from site_builder.gate.attachments.texts.plain_text import decoded
from site_builder.gate.attachments.zip_parts import CannotRead, attribute, line_of, local, words_of
from site_builder.gate.findings import Finding
from site_builder.gate.personal.text import text_findings


def svg_findings(content: bytes, rules: Rules) -> Iterator[Finding]:
    """Everything in an SVG picture that runs, is fetched, is not shown or lies under a shape.

    Raises CannotRead where it cannot be read.
    """
    root = _svg_root(content)
    shapes: list[tuple[float, float, float, float, Rgb | None]] = []
    texts: list[tuple[int, float, float, int]] = []
    drawn, canvas, used = False, canvas_of(root), used_names(root)
    for node in root.iter():
        if isinstance(node, etree._Comment):
            if _tells(node):
                yield Finding("hidden-comment", "", "There is a comment.", line=line_of(node))
            continue
        name, attributes = local(node), {str(k).rpartition("}")[2]: str(v) for k, v in node.attrib.items()}
        line = line_of(node)
        yield from element_findings(name, attributes, line)
        if name == "text" and words_of(node).strip():
            texts.append((len(shapes), number(attributes.get("x")), number(attributes.get("y")), line))
            beneath = drawn or any(_within(texts[-1][1:3], shape) for shape in shapes) or _is_moved(node)
            yield from _unseen_text(node, line, beneath)
            if is_never_drawn(node, used):
                yield Finding("hidden-text", "", "Words stand among definitions that nothing draws.", line=line)
            elif is_beside(node, canvas):
                yield Finding("off-page-content", "", "Words stand outside the visible picture.", line=line)
        elif name == "rect" and (fill := _opaque_fill(attributes)) is not None:
            shapes.append((*(number(attributes.get(k)) for k in ("x", "y", "width", "height")), fill))  # type: ignore[arg-type]
        elif name in ("path", "circle", "ellipse", "polygon", "image", "use", "foreignObject"):
            drawn = True
        elif name == "style" and re.search(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden", node.text or ""):
            yield Finding("hidden-text", "", "A style keeps elements from view.", line=line)
        elif name == "style" and re.search(r"(?i)@import|url\(\s*['\"]?(?:https?:)?//", node.text or ""):
            yield Finding("external-resource", "", "A style fetches from another server.", line=line)
        yield from path_findings(
            " ".join(attributes.get(k, "") for k in ("docname", "export-filename", "absref")), "picture"
        )
        if name == "creator":
            yield from property_findings({"creator": words_of(node)}, rules)
    yield from pictures_within(decoded(content)[0])
    for before, x, y, line in texts:
        if any(_within((x, y), shape) for shape in shapes[before:]):
            yield Finding("covered-text", "", "Text lies under a shape that is drawn later.", line=line)
    yield from text_findings(
        "\n".join(words_of(e) for e in root.iter() if local(e) in ("text", "title", "desc", "metadata")), rules
    )


def _within(place: tuple[float, float], shape: tuple[float, float, float, float, Rgb | None]) -> bool:
    left, top, width, height, _ = shape
    return left <= place[0] + 1 <= left + width and top <= place[1] - 1 <= top + height


def _is_moved(node: etree._Element) -> bool:
    """Whether a transform moves the words: what lies beneath them is not known."""
    return any(isinstance(e.tag, str) and attribute(e, "transform") for e in (node, *node.iterancestors()))


def _tells(comment: etree._Element) -> bool:
    """Whether a comment says anything but which program wrote it, or the words whose letters are drawn beside it."""
    parent, words = comment.getparent(), comment.text or ""
    glyphs = sum(1 for e in parent.iterdescendants() if local(e) in ("use", "path")) if parent is not None else 0
    drawn = attribute(parent, "id").startswith("text_") if parent is not None else False
    drawn = drawn and glyphs >= len(re.sub(r"\s", "", words))
    return not drawn and bool(re.search(r"\w{3}", words)) and not re.match(r"(?i)\s*(?:generator|created with)", words)


def _svg_root(content: bytes) -> etree._Element:
    text, _ = decoded(content)
    if declares(text):
        raise CannotRead(Finding("xml-entity", "", "It declares entities."))
    if "<?xml-stylesheet" in text and not re.search(r"<\?xml-stylesheet[^>]*text/css", text):
        raise CannotRead(Finding("active-content", "", "It calls a style sheet that can make a page of it that runs."))
    bare = re.sub(r"<!DOCTYPE[^>]*>", "", re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    try:
        return etree.fromstring(bare.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise CannotRead(Finding("unreadable", "", "It is not proper XML.")) from error


def _unseen_text(node: etree._Element, line: int, drawn: bool) -> Iterator[Finding]:
    chain = [e for e in (node, *node.iterancestors(), *node.iterdescendants()) if isinstance(e.tag, str)]
    styles = [{str(key): str(value) for key, value in e.attrib.items()} for e in chain]
    if any(is_hidden(style) or style.get("visibility") == "hidden" for style in styles):
        yield Finding("hidden-text", "", "Text is kept from view by its style.", line=line)
    zero = any(
        isinstance(e.tag, str) and attribute(e, k).strip() in ("0", "0.0")
        for e in chain
        for k in ("opacity", "fill-opacity")
    )
    style = attribute(node, "style")
    fill = re.search(r"fill\s*:\s*([^;]+)", style)
    small = re.match(r"0*(?:[01](?:\.\d+)?)(?:px|pt)?$", attribute(node, "font-size").strip() or "12")
    colour = fill[1].strip() if fill else attribute(node, "fill")
    bare = not drawn and alike(hex_colour(colour), WHITE)  # white on the white page: nothing is painted beneath
    if zero or small or bare or colour == "none":
        yield Finding("invisible-text", "", "Text is written so that nobody can see it.", line=line)


def _opaque_fill(attributes: Mapping[str, str]) -> Rgb | None:
    """The fill of a shape that nothing shines through; None where it is see-through."""
    styled = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", attributes.get("style", "")))
    merged = {**attributes, **{key: value.strip() for key, value in styled.items()}}
    if number(merged.get("opacity", "1")) < 0.9 or number(merged.get("fill-opacity", "1")) < 0.9:
        return None
    fill = merged.get("fill", "black")
    return None if fill in ("none", "transparent") or fill.startswith("url") else hex_colour(fill) or (1, 1, 1)
