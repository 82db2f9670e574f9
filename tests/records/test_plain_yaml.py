"""What is read of plain front matter without a parser of YAML is what the parser makes of it, to the last character."""

from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.records.plain_yaml import plain_table
from site_builder.records.yaml_nodes import parse_in_full
from site_builder.records.yaml_tree import Listing, Scalar

VALUES = st.text(st.sampled_from("aB7é_ .,;:#()/&'\"\\+%£=@’–-[]{}?!*|>~`\t\xa0\x85\u2028𝔸"), max_size=12)
QUOTED = VALUES.map(lambda text: f'"{text}"')
LISTS = st.lists(VALUES | QUOTED, max_size=3).map(lambda items: f"[{', '.join(items)}]")
LINES = st.tuples(
    st.sampled_from(["a", "date", "a b", "-", ""]), st.sampled_from([": ", ":", ":  "]), VALUES | QUOTED | LISTS
)
TEXTS = st.lists(LINES.map("".join) | VALUES, max_size=4).map("\n".join)


@given(TEXTS)
@example('a: [s31(1)(a)&(b) , d  e,f ]\n\nb: x - y \nc:  ""')
@example("a: []\nb: [ ]")
@example('a: ["b" c]')
@example("a: b\na: c")
@example('a: ["b": c]')
@example("a: [b,, c]")
@example("a: [b, , c]")
@example("a: [,]")
def test_it_is_what_the_parser_reads(text: str) -> None:
    table = plain_table(text, 2)
    assert table is None or (table, ()) == parse_in_full(text, "a.md", 2)


def test_records_as_most_are_need_no_parser() -> None:
    table = plain_table(
        'title: "What: all"\ndate: 2024-04\nexemptions: [s31(1)(a)&(b), s23(5)]\nsummary: One’s own.', 2
    )
    assert table is not None
    assert {key.text: value for key, value in table.pairs} == {
        "title": Scalar("What: all", 2),
        "date": Scalar("2024-04", 3),
        "exemptions": Listing((Scalar("s31(1)(a)&(b)", 4), Scalar("s23(5)", 4)), 4),
        "summary": Scalar("One’s own.", 5),
    }
