"""Markdown as sanitised HTML: what needs no compiler comes out as from the compiler."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.records.markdown import render

_MARKED = "\n\n*x*"
_MARKED_HTML = "<p><em>x</em></p>\n"
_PIECES = st.sampled_from([
    *("The force holds", "no information", "Clare’s", "“quoted”", '"said"', "'s", "£500", "50%", "a/b", "café", "Ŵyn"),
    *(" ", "  ", "\n", "\n\n", "\n\n\n", " \n", "  \n", "\t", "\r", "\xa0", "\u2028", "\u200b", "\x0c", "\ufeff"),
    *("- ", "+ ", "* ", "1. ", "1) ", "12 ", "a) ", "# ", "#", "> ", "    ", "---", "===", ":-", "|", "= ", ": "),
    *("*", "_", "`", "[", "]", "<b>", "&amp;", "&", "~~", "\\", "@", "//"),
    *( "http://a.b", "www.a.b", "a@b.uk", "!", "{}"),
    *("ftp:", "(", ")", "‘", "$", "^", "🙂", "عربي", "1st"),
])  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_plain_words_come_out_as_the_compiler_gives_them(markdown: str) -> None:
    """The paragraph in italics needs the compiler, which then compiles all that stands before it too."""
    whole = render(markdown.rstrip("\n") + _MARKED)
    assert whole == (render(markdown) + _MARKED_HTML) or not whole.endswith(_MARKED_HTML) or "```" in markdown


def test_paragraphs_of_plain_words() -> None:
    """A blank line parts paragraphs; a line break within one stays."""
    assert render("One line\nand the next.\n\n\nAnother’s “words”.\n") == (
        "<p>One line\nand the next.</p>\n<p>Another’s “words”.</p>\n"
    )
