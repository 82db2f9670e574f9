"""Paragraphs of a Word document in frames that no page shows, and pictures shrunk until nobody sees them."""

from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.zip_parts import attribute, local
from site_builder.gate.findings import Finding

_PAGE, _MARGIN = (11_906, 16_838), 400
"""In twips (1/1,440 inch): a sheet of A4, and how much of a frame may hang over its edge."""
TINY, _PICTURE = 90_000, "pic"
"""In EMU (1/914,400 inch): a tenth of an inch; smaller both ways than that, a picture shows nothing."""


def frame_findings(root: etree._Element, place: str) -> Iterator[Finding]:
    """One finding for the frames that lie outside the page."""
    sizes = [e for e in root.iter() if local(e) == "pgSz"]
    page = tuple(max(_PAGE[n], *(_twips(e, key) for e in sizes), 0) for n, key in enumerate("wh"))
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
    written = attribute(element, key)
    return int(written) if written.removeprefix("-").isdigit() else 0
