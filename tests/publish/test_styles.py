"""A page has of the sheets what can apply to it, and nothing else."""

import pytest

from site_builder.publish.styles import needed, with_own_styles

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
    sheets = {
        "assets/a.css": ".a { x: 1 }\n.n { x: 2 }",
        "assets/b.css": ".a, .made { x: 3 }",
        "assets/p.css": "p {x: 4}",
    }
    links = ("assets/a.css", 'assets/p.css" media="print', "own.css", "assets/b.css")
    html = "\n".join((POLICY, *(f'<link rel="stylesheet" href="../{it}">' for it in links), '<p class="a">'))
    page = with_own_styles(html, sheets, ['element("p", { class: "made" })'])
    style = "<style>.a{x:1}@media print{p{x:4}}.a,.made{x:3}</style>"
    assert f'{style}\n<link rel="stylesheet" href="../own.css">\n<p class="a">' in page
    assert "style-src 'self' 'sha256-" in page
    assert "script-src 'self';" in page
