"""Each component of the theme shows text as text, whatever it holds."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from site_builder.legislation import Explanation
from site_builder.publish.frames.templates import templates
from site_builder.publish.pages.disclosure import Card
from site_builder.publish.pages.exemptions import Line
from site_builder.publish.pages.life_words import Event
from site_builder.publish.pages.ways import Bar, Group, Spread, Way
from site_builder.records.outcome import Outcome
from tests.publish.conftest import HOSTILE, THEME, WICKED
from tests.publish.html_of import read_html

H = HOSTILE
ADDRESS = "javascript\" onclick='x()'/"
CARD = Card(H, H, H, H, True, ADDRESS, "https://example.org/", H)
LINE = Line(H, H, ADDRESS, H, 3, 1)
CASES: dict[str, tuple[str, str, tuple[Any, ...]]] = {
    "trail": ("trail", "trail", ("../", [(ADDRESS, H)])),
    "entry": ("entries", "entry", ("../", WICKED)),
    "entries": ("entries", "entries", ("../", [WICKED], True)),
    "grouped": ("entries", "grouped", ("../", [Group("2022", H, (WICKED,))], "h2")),
    "when": ("entries", "when", (WICKED.date,)),
    "badge": ("outcome", "badge", (Outcome.REFUSED,)),
    "bar": ("charts", "bar", (400, 600)),
    "by year": ("charts", "by_year", ("../", H, [Bar(H, 1, 2, 300, 600)], H)),
    "key": ("charts", "key", (H,)),
    "counted": ("ways", "counted", ("../", [Way(H, ADDRESS, 1)])),
    "words": ("ways", "words", ("../", [Way(H, ADDRESS)])),
    "card": ("provision", "card", ("../", CARD)),
    "explained": ("provision", "explained", (Explanation(H, (H,), (H,), ()),)),
    "lines": ("lines", "lines", ("../", H, [LINE], H)),
    "unused": ("lines", "unused", ("../", "exemption", [LINE])),
    "newer": ("life", "newer", ("../", WICKED)),
    "older": ("life", "older", ("../", [WICKED])),
    "history": ("life", "history", ([Event(datetime.date(2024, 5, 1), H, H, "https://example.org/")],)),
    "listing": ("listing", "listing", ("../", ADDRESS, Spread((Group("2022", H, (WICKED,)),), ()))),
}


@pytest.fixture(scope="module")
def environment() -> Environment:
    return templates([THEME])


def macro(environment: Environment, file: str, name: str) -> Callable[..., str]:
    module = environment.get_template(f"scheme/components/{file}.html").module
    found: Callable[..., str] = getattr(module, name)
    return found


@pytest.mark.parametrize("case", CASES)
def test_text_is_escaped(environment: Environment, case: str) -> None:
    file, name, arguments = CASES[case]
    page = read_html(str(macro(environment, file, name)(*arguments)))
    assert not page.all("script", "q")
    assert not [element for element in page.walk() if "onclick" in element.attributes]
    assert H not in str(arguments) or "<script>alert(1)</script>" in page.text


def test_every_component_has_a_case(environment: Environment) -> None:
    named = {(file, name) for file, name, _ in CASES.values()}
    for file in sorted((THEME / "scheme" / "components").glob("*.html")):
        module = environment.get_template(f"scheme/components/{file.name}").module
        macros = {n for n, v in vars(module).items() if callable(v) and not n.startswith("_")}
        assert {(file.stem, n) for n in macros} <= named


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("foi@example.org", '<a href="mailto:foi@example.org">foi@example.org</a>'),
        ("https://example.org/?a&b", '<a href="https://example.org/?a&amp;b">https://example.org/?a&amp;b</a>'),
        ("Write to <us>", "Write to &lt;us&gt;"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_the_address_for_requests_is_a_link_where_it_is_one(environment: Environment, words: str, shown: str) -> None:
    links: Any = environment.get_template("scheme/links.html").module
    assert links.contact(words) == shown


def test_a_table_of_an_ordinary_page_scrolls_on_its_own_and_needs_no_style() -> None:
    as_mkdocs_does = Environment(loader=FileSystemLoader(THEME))
    ordinary: Any = as_mkdocs_does.get_template("scheme/ordinary.html").module
    table = '<table><tr><th>Road</th><th style="text-align: right;">Cameras</th></tr><tr><td>A1</td></tr></table>'
    page = read_html(ordinary.words(f"<p>See:</p>{table}", "Roads &amp; <b>cameras</b>"))
    region = next(e for e in page.all("div") if e.attributes.get("role") == "region")
    assert region.attributes["aria-label"] == "Table: Roads & cameras"
    assert region.attributes["tabindex"] == "0"
    assert [e.attributes.get("scope") for e in region.all("th")] == ["col", "col"]
    assert [e.attributes.get("align") for e in region.all("th")] == [None, "right"]
    assert not [e for e in page.walk() if "style" in e.attributes]
    unbalanced = "<p>&lt;</p><table><tr><td><table>"
    assert ordinary.words(unbalanced, "Roads") == unbalanced
