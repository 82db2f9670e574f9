"""A saved web page: its headings, paragraphs, lists and tables, without the furniture of the site around them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from site_builder.intake.blocks import Block, heading, item, paragraph, table, tidy
from site_builder.intake.readers.limits import MAX_ROWS, within
from site_builder.intake.readers.tables import tables_for_layout
from site_builder.intake.readers.text import MARKER, decode
from site_builder.patterns import regex

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_SKIPPED = frozenset(
    (
        *("script", "style", "nav", "footer", "aside", "form", "button", "template", "svg", "noscript"),
        *("iframe", "object", "select", "head"),
    )
)
_FURNITURE = regex(
    r"(?:^|\s)(?:[\w-]*(?:cookie|breadcrumb|quick-?exit|skip-?link)[\w-]*|(?:site|page|global|main|top|side|social)?[-_]*"
    r"(?:banner|nav|navigation|share|sharing|feedback|footer|menu|sidebar|related|social|masthead|pagination|survey)"
    r"(?:[-_](?:links?|bar|list|content|container|wrapper|items?|media|pages?))?|visually-hidden|sr-only)(?:$|\s)",
    re.IGNORECASE,
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BREAKS = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "blockquote", "ul", "ol", "dl", "table", "tr", "li"),
        *("dt", "dd", "figure", "pre", "address"),
    )
)
_ENOUGH = 200
"""Fewer characters than this in `main` are no letter: the whole page is read instead."""


def read(content: bytes) -> tuple[Block, ...]:
    """The blocks of an HTML page; of its `main` part where it has one."""
    return blocks_of(decode(content))


def blocks_of(markup: str) -> tuple[Block, ...]:
    """The blocks of this HTML."""
    within(len(markup) // 4)
    found = _parsed(markup, by_class=True)
    if _length(found) < _ENOUGH:  # the letter itself lies in what was taken for furniture
        found = _parsed(markup, by_class=False)
    inner = [(block, True) for block, in_main in found if in_main]
    return tuple(block for block, _ in (inner if _length(inner) >= _ENOUGH else found))


def _parsed(markup: str, by_class: bool) -> list[tuple[Block, bool]]:
    parser = _Page(by_class, tables_for_layout(markup))
    parser.feed(markup)
    parser.close()
    parser.flush()
    return parser.found


def _length(found: list[tuple[Block, bool]]) -> int:
    return sum(len(block.text) for block, _ in found)


@dataclass
class _List:
    ordered: bool
    count: int = 0


@dataclass(eq=False)
class _Page(HTMLParser):
    """Gathers blocks while the page is read from top to bottom."""

    by_class: bool
    for_layout: frozenset[int]
    tables: int = 0
    found: list[tuple[Block, bool]] = field(default_factory=list)
    stack: list[tuple[str, bool]] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    rows: list[list[str]] | None = None
    term: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @property
    def _hidden(self) -> bool:
        return any(hidden for _, hidden in self.stack)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._break_line(tag)
            return
        self.tables += tag == "table"
        named = dict(attrs)
        label = f"{named.get('class') or ''} {named.get('id') or ''}"
        whole = tag in ("html", "body", "main", "article")
        hidden = (
            tag in _SKIPPED
            or "hidden" in named
            or (self.by_class and not whole and _FURNITURE.search(label) is not None)
        )
        if tag in _BREAKS or tag in _HEADINGS:
            self._part(tag)
        self.stack.append((tag, hidden))
        if self._hidden:
            return
        if tag in ("ul", "ol"):
            self.lists.append(_List(tag == "ol"))
        elif tag == "table" and self.rows is None and self.tables not in self.for_layout:
            self.rows = []
        elif tag == "tr" and self.rows is not None and len(self.rows) < MAX_ROWS:
            self.rows.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag not in {name for name, _ in self.stack}:
            return
        hidden = self._hidden
        if not hidden and (tag in _BREAKS or tag in _HEADINGS or tag in ("td", "th")):
            self._close(tag)
        while self.stack.pop()[0] != tag:
            pass
        if not hidden and tag in ("ul", "ol") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)

    def _break_line(self, tag: str) -> None:
        if tag == "br" and self.rows is None and not self._hidden:
            self.flush(self._innermost())
        else:
            self.words.append(" ")

    def _part(self, tag: str) -> None:
        """Ends the words before a block begins, except within a cell of a table."""
        if not self._hidden and self.rows is None:
            self.flush(self._innermost())
        elif self.rows is not None:
            self.words.append(" ")

    def _close(self, tag: str) -> None:
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append(tidy("".join(self.words)))
            self.words = []
        elif tag == "table" and self.rows is not None:
            self._add_table()
        elif self.rows is None:
            self.flush(self._innermost())

    def _innermost(self) -> str:
        kinds = (*_HEADINGS, "li", "dt", "dd", "p")
        return next((name for name, _ in reversed(self.stack) if name in kinds and not self._hidden), "p")

    def _add_table(self) -> None:
        rows, self.rows = [row for row in self.rows or [] if any(row)], None
        if rows and max(len(row) for row in rows) > 1:
            self._add(table(rows))
        else:
            for row in rows:
                self._add(paragraph(row[0]))
        self.words = []

    def flush(self, kind: str = "p") -> None:
        """Makes a block of the words gathered so far."""
        text, self.words = tidy("".join(self.words)), []
        if not text:
            return
        if kind in _HEADINGS:
            self._add(heading(text))
        elif kind == "dt":
            self.term = text.rstrip(":")
        elif kind == "dd" and self.term:
            self._add(paragraph(f"{self.term}: {text}"))
            self.term = ""
        elif any(name == "li" for name, _ in self.stack) and self.lists:
            self._add_item(text)
        else:
            marked = MARKER.match(text)
            self._add(item(marked["marker"], text[marked.end() :]) if marked else paragraph(text))

    def _add_item(self, text: str) -> None:
        self.lists[-1].count += 1
        self._add(item(f"{self.lists[-1].count}." if self.lists[-1].ordered else "-", text))

    def _add(self, block: Block) -> None:
        in_main = any(name in ("main", "article") for name, _ in self.stack)
        self.found.append((block, in_main))
