"""The browser's modules as they are published: without comments and indentation, which no telephone needs."""

import re

_COMMENT = re.compile(r"^[ \t]*/\*\*.*?\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*(?://[^\n]*)?\n|^[ \t]+", re.MULTILINE)


def lean(source: str) -> str:
    """The module without comments that stand on lines of their own, blank lines and indentation.

    Our modules keep to what makes this safe: no text of several lines, and no comment mark at the start of a line that
    is not a comment.
    """
    return _LINE.sub("", _COMMENT.sub("", source))
