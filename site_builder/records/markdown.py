"""Markdown as the officer's own repository shows it: GitHub's dialect, compiled, and then sanitised.

What leaves here is safe to put into a page: whatever a record holds, no script, style, form or foreign image survives.
"""

import html
from typing import Any

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options

from site_builder.patterns import regex


def _words(text: str) -> set[str]:
    return set(text.split())


_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
_TAGS = """
a abbr b blockquote br caption cite code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i input ins kbd li mark
ol p pre q s section small span strong sub summary sup table tbody td tfoot th thead tr u ul
"""
_DROPPED_WHOLE = "script style iframe object template title textarea noscript"
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "input": {"checked", "disabled"},
    "li": {"value"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
_MADE = regex(r"(?:footnote-(?:backref|ref)|footnotes)|fn(?:ref)?-[\w-]{1,80}")
"""The classes and ids that the compiler gives to footnotes. A record's own could pose as a part of the page."""


def _made_for_footnotes(_: str, name: str, value: str) -> str | None:
    return value if name not in ("class", "id") or _MADE.fullmatch(value) else None


def _cleaner(**more: Any) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_words(_TAGS),
        clean_content_tags=_words(_DROPPED_WHOLE),
        tag_attribute_values={"input": {"type": {"checkbox"}}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
        **more,
    )


_CLEANER = _cleaner(attributes=_ATTRIBUTES)
_NOTES_CLEANER = _cleaner(
    attributes=_ATTRIBUTES
    | {"a": {"href", "title", "id", "class"}, "li": {"id", "value"}, "section": {"class"}, "sup": {"class"}},
    attribute_filter=_made_for_footnotes,
)
_SPACE_AROUND = regex(r"</?(?:p|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|pre|br|hr|div|dd|dt)\b[^>]*>")
_SIGNS = "*_`[]<>&|#~\\=\0"
_LINE_SIGN = regex(r"\n(?: {4}| *\t|[ \t]*(?:[-+]|[0-9]{1,9}[.)]))")
"""What may be markup of any kind; text that holds none of it says what it shows."""
_TAG = regex(r"<[^>]*>")


_INLINE = (*"*_`[]<>&|#~\\@", "//", "www.")
"""What may mark something within a line, or be made a link."""
_OPENINGS = frozenset("\"'(£“‘")
"""With what a line of plain words begins, beside letters."""


def render(markdown: str) -> str:
    """The Markdown as sanitised HTML."""
    prose = prose_of(markdown)
    return _compiled(markdown) if prose is None else "".join([f"<p>{block}</p>\n" for block in prose])


def prose_of(markdown: str) -> list[str] | None:
    """The paragraphs of what is nothing but plain words, which stand on a page as they are; None of anything else."""
    if not _is_prose(markdown):
        return None
    blocks = [block.strip("\n") for block in markdown.split("\n\n")]
    return [block for block in blocks if block]


def _is_prose(markdown: str) -> bool:
    """Whether this is nothing but paragraphs of plain words: most letters are, and the compiler is not needed for them.

    No character marks anything, and no line begins as a list, a heading, a table or code would, or ends with a break.
    """
    for sign in _INLINE:  # loops, because a generator for each of tens of thousands of texts takes as long as they do
        if sign in markdown:
            return False
    for line in markdown.split("\n"):
        if line and not ((line[0].isalpha() or line[0] in _OPENINGS) and line[-1] != " " and line.isprintable()):
            return False
    return True


def _compiled(markdown: str) -> str:
    compiled = cmarkgfm.github_flavored_markdown_to_html(markdown, _OPTIONS)
    return (_NOTES_CLEANER if "data-footnote" in compiled else _CLEANER).clean(compiled)


def text_of(markdown: str) -> str:
    """The words of the Markdown, as `plain_text` gives those of its HTML; text without any markup is not rendered."""
    if any(map(markdown.__contains__, _SIGNS)) or _LINE_SIGN.search(f"\n{markdown}"):
        return plain_text(render(markdown))
    return _lines(markdown)


def plain_text(rendered: str) -> str:
    """The words of rendered HTML, blocks apart by a line break: what is searched, excerpted and counted."""
    spaced = _SPACE_AROUND.sub("\n", rendered)
    text = html.unescape(_TAG.sub("", spaced))
    return _lines(text)


def _lines(text: str) -> str:
    """The text without empty lines, and without space around the others."""
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))
