"""What stands for a page differs wherever what the page is given does."""

from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.publish.drafts import Folding
from site_builder.publish.pages.exemptions import Line

PLAIN = st.none() | st.integers(-20, 200) | st.text("1a'(;:", max_size=3) | st.dates()
VALUES = st.recursive(PLAIN, lambda some: st.tuples(some, some) | st.tuples(some) | st.just(()), max_leaves=4)


@given(VALUES, VALUES)
@example((1, 11), (11, 1))
@example(("1", 1), ("11", ""))
def test_values_that_differ_do_so_folded(one: object, other: object) -> None:
    folding = Folding({})
    assert (folding.fold(one) == folding.fold(other)) is (one == other)


def test_a_line_tells_how_often_no_was_said_apart_from_silence() -> None:
    said, silent = (Line("Crime", "31", "s31/", "", *uses) for uses in ((1, 11), (11, 1)))
    assert Folding({}).fold(said) != Folding({}).fold(silent)
