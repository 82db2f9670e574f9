"""Words that are counted as numbers, many texts at a time, are the words that one text has by itself."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from site_builder.search.terms.analysis import tokens
from site_builder.search.terms.hearing import heard
from site_builder.search.terms.vocabulary import Vocabulary

WORDS = st.sampled_from(
    ["a", "custody", "eightish", "ninesigns", "antidisestablishmentarianism", "sixteenlettersxx", "Café", "s40(2)",
     "section 31", "212,604", "don't", "naïve", "", " ", "\n", "|", "x" * 16, "x" * 17, "x" * 8, "12"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))


@given(TEXTS, TEXTS)
def test_many_texts_are_heard_as_each_alone(before: list[str], texts: list[str]) -> None:
    met = Vocabulary()
    heard(before, met)
    numbers, ends = heard(texts, met)
    words, starts = met.spelt(numbers), [0, *ends.tolist()]
    assert [words[start:end] for start, end in pairwise(starts)] == list(map(tokens, texts))
