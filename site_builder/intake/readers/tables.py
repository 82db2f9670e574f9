"""The tables of a web page that hold no figures, but the page itself: their cells are read as if there were none."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_BLOCKS = frozenset(("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"))
_MOST_BLOCKS = 3
_LONGEST = 400
"""Characters: a cell with more, in several blocks, is a page and not a value."""


@dataclass(eq=False)
class _Tables(HTMLParser):
    """Counts what the cells of each table hold; tables are numbered from one, in the order of the page."""

    count: int = 0
    open: list[int] = field(default_factory=list)
    blocks: int = 0
    length: int = 0
    found: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.found.update(self.open)
            self.count += 1
            self.open.append(self.count)
        if tag in ("table", "td", "th"):
            self.blocks = self.length = 0
        self.blocks += tag in _BLOCKS

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self.open:
            self.open.pop()
        if tag in ("table", "td", "th", "caption"):
            self.blocks = self.length = 0

    def handle_data(self, data: str) -> None:
        self.length += len(data)
        if self.open and self.blocks > 1 and (self.blocks > _MOST_BLOCKS or self.length > _LONGEST):
            self.found.add(self.open[-1])


def tables_for_layout(markup: str) -> frozenset[int]:
    """The numbers of the tables, counted from one, of which a cell holds another table or several paragraphs."""
    reader = _Tables()
    reader.feed(markup)
    reader.close()
    return frozenset(reader.found)
