"""Markup as it is sent: without the tags, quotes and line breaks that HTML lets a page do without.

Templates and layouts stay as whoever edits them reads them; they are trimmed once, and not page by page. What a browser
makes of the page is the same (HTML, 13.1.2: optional tags, unquoted attributes).
"""

import re

from site_builder.patterns import regex

_ENGINE = r"{{(?:(?!}}).)*}}|{%(?:(?!%}).)*%}|{#(?:(?!#}).)*#}"
"""What a template says to its engine."""
_QUOTED = rf"""(?:"(?:{_ENGINE}|(?!{_ENGINE})[^"])*"|'(?:{_ENGINE}|(?!{_ENGINE})[^'])*')"""
_TAG = rf"""</?[a-zA-Z](?:{_ENGINE}|{_QUOTED}|(?!{_ENGINE})[^>"'])*>"""
_AS_IT_STANDS = regex(r"<(?:pre|script|style|textarea)\b")
_VERBATIM = rf"{_AS_IT_STANDS.pattern}.*?</(?:pre|script|style|textarea)>"
_PIECE = regex(rf"({_ENGINE}|<!--.*?-->|{_VERBATIM}|</head>\s*<body>|{_TAG})", re.DOTALL)
"""What is no words. No text can be read as pieces in two ways, so nothing is tried twice where a tag has no end."""
_ATTRIBUTE = regex(rf"""{_ENGINE}|(?<=\s)([a-z-]+=)"([\w./:+#-]+)"(?=[\s>{{])|{_QUOTED}""", re.DOTALL)
_HOLDERS = "article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|section|ul"
_ENDING = regex(rf"</(?:{_HOLDERS}|body|dd|li|t[dh])>|<(?:{_HOLDERS}|address|h[1-6]|hr|p|pre|table)(?![\w-])")
"""What ends a paragraph before it, whether that says so or not."""
_IMPLIED = regex(r"</(?:li|d[dt]|t[dhr])>")
"""Ends of what can only be followed by its like, or by the end of what holds it."""
_BEGINNING = regex(r"<[a-z]")
_HOLDING = regex(rf"<(?:{_HOLDERS})(?![\w-])")
_HELD = regex(rf"</(?:{_HOLDERS})>")
_SHOWN = regex(r"<(?!(?:link|meta|noscript|script|style|template)\b)[a-z]")
"""What can begin a body that has no tag of its own."""


def lean(markup: str) -> str:
    """The same page, or the template of the same pages, in fewer bytes."""
    said = [*_PIECE.split(markup), ""]  # words and pieces in turn
    for at in range(1, len(said) - 1, 2):
        said[at - 1 : at + 2] = _trimmed(*said[at - 1 : at + 3])
    return "".join(said)


def _trimmed(before: str, piece: str, words: str, following: str) -> tuple[str, str, str]:
    """A piece with the words around it, as they are sent before the piece that follows."""
    is_left_out = piece == "</p>" and not words.strip() and bool(_ENDING.match(following))
    is_left_out = is_left_out or bool(_IMPLIED.match(piece))
    if piece == "</html>" or (piece.startswith("</head") and words == "\n" and _SHOWN.match(following)):
        before, is_left_out = before.removesuffix("\n"), before.endswith("\n")
    elif piece == "<head>" and words == "\n" and following.startswith("<"):
        words, is_left_out = "", True
    elif words == "\n" and _HOLDING.match(piece) and _BEGINNING.match(following):
        words = ""
    if _HELD.match(following):
        words = words.removesuffix("\n")
    return before, "" if is_left_out else _unquoted(piece), words


def _unquoted(piece: str) -> str:
    """A tag without quotes around values that are as plain as a name or an address; all else as it is."""
    if not piece[1].isalpha() or _AS_IT_STANDS.match(piece):
        return piece
    return _ATTRIBUTE.sub(lambda it: f"{it[1]}{it[2]}" if it[1] else it[0], piece)
