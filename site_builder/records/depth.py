"""How deeply a text is nested: quotations in quotations, lists in lists, tags in tags.

What makes pages of it takes time with the square of the depth; nobody writes more than a few levels.
"""

from site_builder.patterns import regex

DEEPEST, DEEPEST_TAGS = 50, 250
DEEP = "It is nested too deeply."
WHY = "It cannot be checked within safe limits."
FIX = "Take out quotations, lists or tags that stand in one another without need."

_BLOCKS = regex(rf"(?m)^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{{1,9}}[.)](?=[ \t]))){{{DEEPEST + 1}}}")
_MARKS = bytes.maketrans(b" \t>-+*0123456789.)?", bytes(19))
"""What such a beginning of a line is made of; a digit of another script is a `?` in plain letters."""
_TAG = regex(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])")
_ALONE = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
        *("p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot"),
    }
)
"""Tags that hold nothing, or that end where the next of their kind begins."""


def too_deep(text: str) -> int:
    """The line on which something is nested deeper than anybody writes, counted from 1; 0 where nothing is."""
    marked = text.encode("ascii", "replace").translate(_MARKS)
    blocks = _BLOCKS.search(text) if bytes(DEEPEST + 1) in marked else None
    at = blocks.start() if blocks else _deep_tag(text) if text.count("<") > DEEPEST_TAGS else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _deep_tag(text: str) -> int:
    """Where the first tag stands that opens too many levels; -1 where none does."""
    open_tags = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() not in _ALONE:
            open_tags = max(open_tags - 1, 0) if tag[1] else open_tags + 1
        if open_tags > DEEPEST_TAGS:
            return tag.start()
    return -1
