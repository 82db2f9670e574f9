"""A page has of the sheets what can apply to it, and nothing else."""

import re

import pytest

from site_builder.publish.frames.styles import needed, with_own_styles
from site_builder.search.bundle.modules import packed_text

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'; style-src 'self'; img-src 'self'\">"


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("p{margin:0}", "p{margin:0}"),
        (".a{x:1}.b{x:2}#c{x:3}", ".a{x:1}#c{x:3}"),
        (".a,.b,.a p{x:1}", ".a,.a p{x:1}"),
        (".a.b{x:1}.a .b{x:2}.b>p{x:3}", ""),
        (".a:not(.b,.d){x:1}:is(.b,.a) p{x:2}p:has(>.b){x:3}", ".a:not(.b,.d){x:1}:is(.b,.a) p{x:2}p:has(>.b){x:3}"),
        ("@media print{.b{x:1}}@media print{.b,.a{x:1}}", "@media print{.a{x:1}}"),
        ("@keyframes b{from{x:1}}", "@keyframes b{from{x:1}}"),
        (".a::before{content:'}.b{;'}.b{x:1}", ".a::before{content:'}.b{;'}"),
        ('.a[href$=".b"]{x:url("data:,{.b")}', '.a[href$=".b"]{x:url("data:,{.b")}'),
        (r".b\:c{x:1}", r".b\:c{x:1}"),
    ],
)
def test_rules_stay_where_all_their_names_occur(css: str, kept: str) -> None:
    assert needed(css, {"a", "c"}) == kept


def test_sheets_of_the_theme_become_one_in_their_order_and_others_stay_linked() -> None:
    sheets = {"assets/a.css": ".a{x:1} .n{x:2}", "assets/b.css": ".a, .made { x: 3 }", "assets/p.css": "p { x: 4 }"}
    links = ("assets/a.css", 'assets/p.css" media="print', "own.css", "assets/b.css")
    html = "\n".join((POLICY, "<script>1</script>", *(f'<link rel="stylesheet" href="../{it}">' for it in links)))
    page = with_own_styles(f'{html}\n<p class="a">', sheets, ['element("p", { class: "made" })'])
    packed = packed_text(".a{x:1}@media print{p{x:4}}.a,.made{x:3}")
    assert f'id="page-styles">{packed}</script>\n<script>1' in page
    without_script = re.sub("<noscript>.*</noscript>", "", page)
    assert re.findall('href="([^"]*)"', without_script) == ["../own.css"]
    assert page.count("<noscript>") == 3
    assert "style-src 'self' 'sha256-" in page
    assert "script-src 'self';" in page
