"""Markup as it is sent: without the tags, quotes and line breaks that HTML lets a page do without.

Templates and layouts stay as whoever edits them reads them; they are trimmed once, and not page by page. What a browser
makes of the page is the same (HTML, 13.1.2: optional tags, unquoted attributes).
"""

import re

from site_builder.patterns import regex

_OPAQUE = r"{{.*?}}|{%.*?%}|{#.*?#}|<!--.*?-->"
"""What a template says to its engine, and comments: they are left as they are."""
_VERBATIM = regex(r"(<(?:pre|script|style|textarea)\b.*?</(?:pre|script|style|textarea)>)", re.DOTALL)
_QUOTED = rf"""(?:"(?:{_OPAQUE}|[^"])*"|'(?:{_OPAQUE}|[^'])*')"""
_TAG = regex(rf"""{_OPAQUE}|<[a-z](?:{_OPAQUE}|{_QUOTED}|[^>"'])*>""", re.DOTALL)
_ATTRIBUTE = regex(rf"""{_OPAQUE}|(?<=\s)([a-z-]+=)"([\w./:+#-]+)"(?=[\s>{{])|{_QUOTED}""", re.DOTALL)
_HOLDERS = "article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|section|ul"
_OPENING = rf"{_HOLDERS}|address|h[1-6]|hr|p|pre|table"
_CLOSING = rf"{_HOLDERS}|body|dd|li|t[dh]"
_PARAGRAPH = regex(rf"</p>(?=\s*<(?:/(?:{_CLOSING})>|(?:{_OPENING})(?![\w-])))")
"""The end of a paragraph, before what ends it anyhow."""
_IMPLIED = regex(r"</(?:li|d[dt]|t[dhr])>")
"""Ends of what can only be followed by its like, or by the end of what holds it."""
_BREAK = regex(rf"(<(?:{_HOLDERS})(?:\s[^<>{{}}]*)?>)\n(?=<[a-z])|\n(?=</(?:{_HOLDERS})>)")
_HEAD = regex(r"<head>\n(?=<)|\n</head>\s*<body>(?=\n<(?!link|meta|noscript|script|style|template)[a-z])|\n</html>")


def lean(markup: str) -> str:
    """The same page, or the template of the same pages, in fewer bytes."""
    parts = _VERBATIM.split(markup)
    parts[::2] = map(_trimmed, parts[::2])
    return "".join(parts)


def _trimmed(markup: str) -> str:
    closed = _HEAD.sub("", _IMPLIED.sub("", _PARAGRAPH.sub("", markup)))
    return _TAG.sub(_unquoted, _BREAK.sub(r"\1", closed))


def _unquoted(tag: re.Match[str]) -> str:
    """The tag without quotes around values that are as plain as a name or an address."""
    return _ATTRIBUTE.sub(lambda it: f"{it[1]}{it[2]}" if it[1] else it[0], tag[0]) if tag[0][1].isalpha() else tag[0]
