"""Values of several words need no quotation marks, and what no record has is named."""

import pytest

from site_builder.search.queries.values import Valued, with_whole_values

VALUES = {"council", "council-tax", "damp-and-mould", "a-b-c"}


def is_known(facet: str, value: str) -> bool:
    return facet == "keyword" and value in VALUES


@pytest.mark.parametrize(
    ("typed", "text", "meant"),
    [
        ("outcome:not held", "outcome:not-held", "outcome:not-held"),
        ("outcome: Over the cost limit, bins", "outcome:cost-limit, bins", "outcome:cost-limit"),
        ("Keyword:Council Tax bins", 'keyword:"Council Tax" bins', 'keyword:"Council Tax"'),
        ("(-keyword:damp and mould)", '(-keyword:"damp and mould")', 'keyword:"damp and mould"'),
        ("keyword:a b c d outcome:not held", 'keyword:"a b c" d outcome:not-held', 'keyword:"a b c"'),
    ],
)
def test_the_longest_run_of_words_that_is_a_value_is_taken(typed: str, text: str, meant: str) -> None:
    found = with_whole_values(typed, is_known)
    assert (found.text, found.meant[0], found.unread) == (text, meant, ())


@pytest.mark.parametrize(
    "typed",
    ["", "keyword:council bins", 'keyword:"council tax"', "keyword:council -tax", "keyword:council OR tax",
     "outcome:refused bins", "outcome:nonsense bins", '"keyword:council tax"', "“keyword:council tax”",
     "-keyword:nonsense", "bins OR keyword:nonsense", "NOT keyword:nonsense", "keyword:nonsense OR bins",
     "keyword: outcome:refused", "keyword:"],
)  # fmt: skip
def test_what_stays_as_it_is(typed: str) -> None:
    assert with_whole_values(typed, is_known) == Valued(typed)


@pytest.mark.parametrize(
    ("typed", "text", "unread"),
    [
        ("keyword:nonsense bins", "bins", "keyword:nonsense"),
        ('bins keyword:"no such" lorry', "bins lorry", 'keyword:"no such"'),
        ("class:our pets", "pets", "class:our"),
    ],
)
def test_a_value_that_nothing_has_is_left_out_and_named(typed: str, text: str, unread: str) -> None:
    assert with_whole_values(typed, is_known) == Valued(text, (), (unread,))
