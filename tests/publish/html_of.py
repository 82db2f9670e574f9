"""A page taken apart: its elements, links, ids and text, read as a browser reads them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr", "rect", "circle", "path"}
_BLOCKS = """address article aside blockquote details div dl fieldset figure footer form
    h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul li dt dd tr td th"""
ENDED_BY = {
    "p": set(_BLOCKS.split()), "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"},
    "tr": {"tr"}, "td": {"td", "th", "tr"}, "th": {"td", "th", "tr"},
}  # fmt: skip
"""Elements whose end may go without saying, with the beginnings that are it. The end of what holds them is too."""
NOT_ENDING = {"a", "audio", "del", "ins", "map", "noscript", "video"}
"""Elements whose end is not that of a paragraph in them."""


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *names: str) -> list["Element"]:
        return [element for element in self.walk() if element.name in names]

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        while tag in ENDED_BY.get(self.open[-1].name, ()):
            self.open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            if self.open[-1].name != tag:
                assert self.open[-1].name != "p" or tag not in NOT_ENDING, f"<p> is ended by </{tag}>"
                self.end(before=tag)
            opened = self.open.pop()
            assert opened.name == tag, f"<{opened.name}> is closed by </{tag}>"

    def end(self, before: str) -> None:
        """Ends what needs no end tag of its own, up to the element that is named."""
        while self.open[-1].name != before and self.open[-1].name in ENDED_BY:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(html: str | bytes) -> Element:
    """The root element; fails where an element is closed by another's end."""
    reader = _Reader()
    reader.feed(html.decode() if isinstance(html, bytes) else html)
    reader.close()
    reader.end(before="")
    assert len(reader.open) == 1, f"never closed: {[element.name for element in reader.open[1:]]}"
    return reader.open[0]
