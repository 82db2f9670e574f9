"""Markup is sent in fewer bytes, and a browser makes the same of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.frames.lean import lean
from tests.publish.html_of import Element, read_html

CASES = {
    "ends that go without saying": (
        '<ul class="a b">\n<li>One</li>\n<li><p>Two</p></li>\n</ul>',
        '<ul class="a b"><li>One\n<li><p>Two</ul>',
    ),
    "an end that does not": ("<div><p>One</p> two</div>", "<div><p>One</p> two</div>"),
    "a paragraph in a link": ('<a href="x"><p>One</p></a>', "<a href=x><p>One</p></a>"),
    "an end that depends on the template": (
        "<p>One</p>{% if two %}<p>Two</p>{% endif %}three",
        "<p>One</p>{% if two %}<p>Two</p>{% endif %}three",
    ),
    "values that are plain": (
        '<a href="../x/#y" title="" rel=\'next\' class="a"{{ lang }}>z="1"</a>',
        '<a href=../x/#y title="" rel=\'next\' class=a{{ lang }}>z="1"</a>',
    ),
    "values that a template fills": (
        '<a href="{{ at }}x/" lang="{{ f(" a=\\"b\\" ") }}">{{ g(x, y="z") }}{% set a="b" %}</a>',
        '<a href="{{ at }}x/" lang="{{ f(" a=\\"b\\" ") }}">{{ g(x, y="z") }}{% set a="b" %}</a>',
    ),
    "a value before the end of its element": ('<rect width="10"/>', '<rect width="10"/>'),
    "what a template says": (
        '{{ "</li>" }}{# <p>a</p> <p> #}{% set x = "<ul>\n<li>" %}</li>',
        '{{ "</li>" }}{# <p>a</p> <p> #}{% set x = "<ul>\n<li>" %}',
    ),
    "what is in quotes": (
        '<b title="</li>" lang=\'<ul>\n<li>\'>{{ x }}</b><p>1</p><ul title=">">\n<li>',
        '<b title="</li>" lang=\'<ul>\n<li>\'>{{ x }}</b><p>1<ul title=">"><li>',
    ),
    "what is said in a comment": ("<!-- <p>a</p> <p>b</li> -->", "<!-- <p>a</p> <p>b</li> -->"),
    "quotes that a template opens": (
        "<a {{ x }} title='{{ \"'\" }}' class=\"b\">",
        "<a {{ x }} title='{{ \"'\" }}' class=b>",
    ),
    "braces that nobody closes": ('<a title="{{" class="b"></li>', '<a title="{{" class=b>'),
    "a paragraph before what is shown as it stands": ("<p>One</p>\n<pre>\n</pre>", "<p>One\n<pre>\n</pre>"),
    "what is shown as it stands": ('<pre>\n"</li>"\n</pre>', '<pre>\n"</li>"\n</pre>'),
    "comments": ('<!-- <a class="b"> --><p class="b">c</p>', '<!-- <a class="b"> --><p class=b>c</p>'),
    "the frame of a page": (
        "<html>\n<head>\n<title>x</title>\n</head>\n<body>\n<main>\n<p>y</p>\n</main>\n</body>\n</html>\n",
        "<html>\n<title>x</title>\n<main><p>y</main>\n</body>\n",
    ),
    "a body that begins with a script": ("\n</head>\n<body>\n<script>1", "\n</head>\n<body>\n<script>1"),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "sent"), CASES.values(), ids=CASES)
def test_what_is_left_out(markup: str, sent: str) -> None:
    assert lean(markup) == sent


@pytest.mark.parametrize("start", ["<a ", '<a title="', "<a title='"])
@pytest.mark.parametrize("piece", ["{{x}}", "{%x%}", "{#x#}", "{{", '"{{x}}"', "<!--x-->"])
def test_a_tag_without_an_end_takes_no_longer_than_another(start: str, piece: str) -> None:
    endless = start + piece * 200 + "<'"
    assert lean(endless) == endless


def seen(element: Element) -> object:
    """What a reader has of a page: its elements, and its words without the space around them."""
    children = [" ".join(it.split()) if isinstance(it, str) else seen(it) for it in element.children]
    return element.name, element.attributes, [it for it in children if it]


words = st.sampled_from(["one", "two\n", ' a="b" ', "x > y", ""])
texts = st.builds('<p class="{}">{}</p>'.format, st.sampled_from(["a", "a b", "", "../x/"]), words)
items = st.builds("<li>{}{}</li>\n".format, words, texts)
pages = st.recursive(
    st.one_of(texts, words, st.builds("<ul id=\"u\">\n{}{}</ul>\n".format, items, items)),
    lambda inner: st.builds(
        "<{0}>\n{2}{3}\n</{0}>{1}".format, st.sampled_from(["div", "section", "a"]), words, inner, inner
    ),
)  # fmt: skip


@given(pages)
def test_a_page_is_the_same_without_it(page: str) -> None:
    assert seen(read_html(lean(page))) == seen(read_html(page))
