"""How a page is set: which pieces stand on one line, and which lines make one paragraph. A PDF does not say either."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from site_builder.intake.readers.text import DIVIDED, LABEL, MARKER

_COLUMN_GAP = "   "
"""What parts the cells of a row in a plain text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words and its edges, in points from the left and from the foot of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False

    @property
    def height(self) -> float:
        """How high its letters are."""
        return self.top - self.bottom

    @property
    def first_word(self) -> float:
        """About how wide its first word is."""
        return (self.right - self.left) * len(self.text.split(maxsplit=1)[0]) / len(self.text)


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of these pages, each as one line; the cells of a row are parted by several spaces."""
    set_pages = [_rows(page) for page in pages]
    lines = [line for page in set_pages for line in page]
    edge, pitch = _right_edge(lines), _pitch(set_pages)
    open_lines: list[Line] = []
    for page in set_pages:
        for place, line in enumerate(page):
            if open_lines and not _goes_on(open_lines[-1], line, edge, pitch, new_page=not place):
                yield _joined(open_lines)
                open_lines = []
            open_lines.append(line)
    if open_lines:
        yield _joined(open_lines)


def _joined(lines: Sequence[Line]) -> str:
    text = DIVIDED.sub("", " ".join(line.text for line in lines)) if len(lines) > 1 else lines[0].text
    heads = all(line.bold for line in lines) and len(text) < 90 and text[-1] not in ".?;," and "*" not in text
    return f"**{text}**" if heads and _COLUMN_GAP not in text else text


def _rows(page: Iterable[Line]) -> list[Line]:
    """The lines from top to bottom, with those that stand beside each other made one."""
    rows: list[Line] = []
    for line in sorted(page, key=lambda line: (-line.bottom, line.left)):
        if rows and min(rows[-1].top, line.top) - max(rows[-1].bottom, line.bottom) > line.height / 2:
            rows[-1] = _beside(*sorted((rows[-1], line), key=lambda line: line.left))
        else:
            rows.append(line)
    return rows


def _beside(left: Line, right: Line) -> Line:
    near = right.left - left.right < left.height
    return replace(
        left,
        text=f"{left.text}{' ' if near else _COLUMN_GAP}{right.text}",
        right=max(left.right, right.right),
        bottom=min(left.bottom, right.bottom),
        top=max(left.top, right.top),
        bold=left.bold and right.bold,
    )


def _right_edge(lines: Sequence[Line]) -> float:
    """Where lines end because the page was full; 0 where none does. What goes on with a small letter was full."""
    full = sorted(a.right for a, b in pairwise(lines) if b.text[:1].islower() and a.text[-1] not in ".:;?!")
    return full[len(full) * 9 // 10] if len(full) > 1 else 0


def _pitch(pages: Sequence[Sequence[Line]]) -> float:
    """How far one line of a paragraph stands below the other."""
    apart = [a.bottom - b.bottom for page in pages for a, b in pairwise(page) if b.text[:1].islower()]
    apart = apart or [a.bottom - b.bottom for page in pages for a, b in pairwise(page)]
    return median(apart) if apart else 0


def _goes_on(above: Line, line: Line, edge: float, pitch: float, new_page: bool) -> bool:
    """Whether a line goes on with the paragraph of the one above it: its first word found no room there."""
    if MARKER.match(line.text) or LABEL.match(line.text) or _COLUMN_GAP in above.text + line.text:
        return False
    if above.bold is not line.bold or above.right + line.first_word + line.height / 4 < edge:
        return False
    if new_page:
        return line.text[:1].islower() and above.text[-1] not in ".:;?!"
    apart = above.bottom - line.bottom
    return apart < pitch * 1.25 and abs(above.height - line.height) < above.height / 8
