"""Paragraphs of a Word document in frames that no page shows, and pictures shrunk until nobody sees them."""

import re
from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.office.shapes import has_words
from site_builder.gate.attachments.zip_parts import attribute, local
from site_builder.gate.findings import Finding

_PAGE, _MARGIN = (11_906, 16_838), 400
"""In twips (1/1,440 inch): a sheet of A4, and how much of a frame may hang over its edge."""
_LARGEST = (24_000, 24_000)
"""A sheet of A3 lying or standing: what a header, which does not say how large its page is, is taken to belong to."""
_WIDEST = 31_680
"""No page is longer than 22 inches, whatever a file says of its own."""
_EMU = 635
"""In a twip."""
_AT_THE_EDGE = frozenset({"page", "leftMargin", "insideMargin", "topMargin"})
"""What begins where the page does; a paragraph, a line or a column begins anywhere on it."""
TINY, _PICTURE = 90_000, "pic"
"""In EMU (1/914,400 inch): a tenth of an inch; smaller both ways than that, a picture shows nothing."""


def frame_findings(root: etree._Element, place: str) -> Iterator[Finding]:
    """One finding for the frames that lie outside the page."""
    page = _page(root, _PAGE)
    for frame in (e for e in root.iter() if local(e) == "framePr"):
        paragraph = next((a for a in frame.iterancestors() if local(a) == "p"), None)
        if paragraph is None or not any(c.isalnum() for e in paragraph.iter() if local(e) == "t" for c in e.text or ""):
            continue
        x, y, width = (_twips(frame, key) for key in ("x", "y", "w"))
        left = x + (width or page[0] // 2)
        tiny = attribute(frame, "hRule") == "exact" and 0 < _twips(frame, "h") <= 40
        if x > page[0] - _MARGIN or left < _MARGIN or y > page[1] - _MARGIN or y < -1_500 or tiny:
            yield Finding("off-page-content", place, "A frame with words lies outside the page.")
            return


def far_shapes(root: etree._Element, place: str) -> Iterator[Finding]:
    """One finding for shapes with words that lie outside the page, wherever on it they are anchored."""
    page = _page(root, _PAGE if local(root) == "document" else _LARGEST)
    sides = dict(zip(("positionH", "positionV"), page, strict=True))
    for anchor in (e for e in root.iter() if local(e) == "anchor" and has_words(e)):
        extent = next((e for e in anchor if local(e) == "extent"), anchor)
        sizes = dict(zip(sides, (_twips(extent, "cx"), _twips(extent, "cy")), strict=True))
        placed = (e for e in anchor.iter() if local(e) in sides and _nearest(e) is anchor)
        if any(_is_beyond(e, sides[local(e)] * _EMU, sizes[local(e)]) for e in placed):
            yield Finding("off-page-content", place, "A shape with words lies outside the page.")
            return


def _nearest(position: etree._Element) -> etree._Element | None:
    """What is placed there: programs write two ways to place it, within an element for those that know only one."""
    return next((e for e in position.iterancestors() if local(e) == "anchor"), None)


def _is_beyond(position: etree._Element, side: int, size: int) -> bool:
    """Whether what is so large begins behind the far side of the page, or ends before the near one; so too where it
    begins so far before that, that its words do, however large it is.
    """
    for offset in (_number(e.text or "") for e in position if local(e) == "posOffset"):
        reach = 0 if attribute(position, "relativeFrom") in _AT_THE_EDGE else side
        if offset >= side or offset + size + reach <= 0 or offset <= -_WIDEST * _EMU:
            return True
    return False


def _page(root: etree._Element, least: tuple[int, int]) -> tuple[int, int]:
    """The width and height of the largest page that the part speaks of, or the least where it speaks of none."""
    sizes = [e for e in root.iter() if local(e) == "pgSz"]
    width, height = (max((_twips(e, key) for e in sizes), default=0) for key in "wh")
    return min(width, _WIDEST) or least[0], min(height, _WIDEST) or least[1]


def shrunk_pictures(root: etree._Element, place: str) -> Iterator[Finding]:
    """One finding for pictures that are smaller than a letter, both ways."""
    for drawing in (e for e in root.iter() if local(e) in ("inline", "anchor")):
        extent = next((e for e in drawing if local(e) == "extent"), None)
        if extent is None or not any(local(e) == _PICTURE for e in drawing.iter()):
            continue
        if all(0 <= _twips(extent, key) < TINY for key in ("cx", "cy")):
            yield Finding("invisible-text", place, "A picture is shrunk so that nobody can see it.")
            return


def _twips(element: etree._Element, key: str) -> int:
    return _number(attribute(element, key))


def _number(written: str) -> int:
    """A number of a file; 0 where it is none, or longer than any."""
    return int(written) if re.fullmatch(r"\s*-?[0-9]{1,18}\s*", written) else 0
