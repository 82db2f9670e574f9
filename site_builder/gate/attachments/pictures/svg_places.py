"""Where the words of an SVG picture stand: on its canvas, beside it, or nowhere."""

import re
from dataclasses import dataclass

from lxml import etree

from site_builder.gate.attachments.zip_parts import attribute, local, words_of

_NEVER_DRAWN = frozenset({"defs", "symbol", "clipPath", "mask", "marker", "pattern", "metadata"})
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Canvas:
    """The visible area; without sizes it has no edges."""

    left: float = float("-inf")
    top: float = float("-inf")
    right: float = float("inf")
    bottom: float = float("inf")


def canvas_of(root: etree._Element) -> Canvas:
    """The area that the view box, or width and height, leave to be seen."""
    box = [number(part) for part in re.split(r"[\s,]+", attribute(root, "viewBox").strip()) if part]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return Canvas(box[0], box[1], box[0] + box[2], box[1] + box[3])
    width, height = attribute(root, "width"), attribute(root, "height")
    if re.fullmatch(r"[\d.]+(?:px)?", width) and re.fullmatch(r"[\d.]+(?:px)?", height):
        return Canvas(0, 0, number(width), number(height))
    return Canvas()


def is_beside(text: etree._Element, canvas: Canvas) -> bool:
    """Whether the words stand wholly outside the canvas, with room for what an editor's measures leave open."""
    matrix = _SAME
    for element in reversed([text, *text.iterancestors()]):
        if not isinstance(element.tag, str):
            continue
        if local(element) == "svg" and element.getparent() is not None:
            return False  # a picture in the picture has measures of its own
        for kind, values in re.findall(r"(\w+)\s*\(([^)]*)\)", attribute(element, "transform")):
            step = _step(kind, [number(part) for part in re.split(r"[\s,]+", values.strip()) if part])
            if step is None:
                return False
            matrix = _joined(matrix, step)
    x, y = (number(attribute(e, k)) for e, k in ((_placed(text, "x"), "x"), (_placed(text, "y"), "y")))
    across, down = matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]
    reach = 12 * len(words_of(text)) * max(abs(matrix[0]), abs(matrix[1]), 0.1)
    return (
        across - reach > canvas.right
        or across + reach < canvas.left
        or down - reach / 4 - 20 > canvas.bottom
        or down + reach / 4 + 20 < canvas.top
    )


def is_never_drawn(text: etree._Element, used: set[str]) -> bool:
    """Whether the words stand among definitions that nothing uses."""
    chain = [e for e in (text, *text.iterancestors()) if isinstance(e.tag, str)]
    names = {attribute(e, "id") for e in chain} - {""}
    return any(local(e) in _NEVER_DRAWN for e in chain) and not names & used


def used_names(root: etree._Element) -> set[str]:
    """The ids that anything in the picture refers to."""
    found: set[str] = set()
    for element in root.iter():
        for value in element.attrib.values():
            found.update(re.findall(r"#([\w.:-]+)", str(value)))
    return found


def number(text: str | None) -> float:
    """The number at the beginning; a percentage counts as very far, and anything else as 0."""
    found = re.match(r"\s*(-?[\d.]+(?:e-?\d+)?)(%?)", text or "")
    try:
        return float(found[1]) * (1e6 if found[2] else 1) if found else 0.0
    except ValueError:
        return 0.0


def _placed(text: etree._Element, key: str) -> etree._Element:
    """The element that gives the place: the text, or the first stretch in it."""
    return next((e for e in text.iter() if isinstance(e.tag, str) and attribute(e, key)), text)


def _step(kind: str, values: list[float]) -> Matrix | None:
    if kind == "translate" and values:
        return (1, 0, 0, 1, values[0], values[1] if len(values) > 1 else 0)
    if kind == "scale" and values:
        return (values[0], 0, 0, values[-1], 0, 0)
    if kind == "matrix" and len(values) == 6:
        return (values[0], values[1], values[2], values[3], values[4], values[5])
    return _SAME if kind == "rotate" and len(values) in (1, 3) else None


def _joined(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)
