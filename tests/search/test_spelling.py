"""What a misspelt query is taken to mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.search.queries.spelling import Vocabulary, edits_between, respellings
from site_builder.search.terms.analysis import terms_of

WORDS = {
    "cannabis": 9,
    "cannabinoid": 2,
    "number": 40,
    "plate": 12,
    "officer": 30,
    "office": 20,
    "body": 8,
    "worn": 4,
    "overtime": 5,
    "card": 3,
    "care": 7,
    "knife": 6,
    "ambulance": 2,
    "balance": 9,
    "libraries": 3,
    "ton": 3,
}
TERMS = {term for word in WORDS for term in terms_of(word)}
KNOWN = Vocabulary(TERMS.__contains__, lambda beginning: [it for it in WORDS.items() if it[0].startswith(beginning)])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("canabis", "cannabis"),
        ("CANABIS number", "cannabis number"),
        ("numberplate", "number plate"),
        ("bodyworn", "body worn"),
        ("numberandplate", "number and plate"),
        ("bodyupworn", None),
        ("cardtoncare", "card ton care"),
        ("over time", "overtime"),  # one of the two, or both, is not a word of the catalogue
        ("over-time number", "overtime number"),
        ("an offi ces", "an offices"),
        ("libra ry", "library"),  # the catalogue has it in another form
        ("over number time", None),
        ("canabis over time", "cannabis overtime"),
        ("offcier", "officer"),
        ("carr", None),  # short words have too many neighbours: "drones" was not meant where only "does" is known
        ("number plate", None),
        ('"numbr plate"', '"number plate"'),
        ("-canabis", None),
        ("NOT canabis", None),
        ("outcome:refusd", None),
        ("canab*", None),
        ("acnnabis", "cannabis"),
        ("kannabis", "cannabis"),
        ("phicer", None),
        ("numbres", "number"),  # near to a word but for its plural
        ("title:canabis", "title:cannabis"),
        ('title:"canabis office"', 'title:"cannabis office"'),
        ("-title:canabis", None),
        ("cat", None),  # too short to guess at
        ("s31 canabis", "s31 cannabis"),
        ("036003", None),
        ("zzzzzzz", None),
        ("nife number", "knife number"),
        ("mbulance", "ambulance"),
        ("libary", "libraries"),
        ("(nife OR canabis)", "(knife OR cannabis)"),
        ("-(canabis)", None),
        ("number-card office", "number card office"),
        ('"number-card" -number-card', None),
        ("office OR number-card", None),
    ],
)
def test_what_is_meant(typed: str, meant: str | None) -> None:
    assert next(respellings(typed, KNOWN), None) == meant


def test_words_known_apart_may_be_one() -> None:
    words = {**WORDS, "over": 3, "time": 3}
    terms = {term for word in words for term in terms_of(word)}
    known = Vocabulary(
        terms.__contains__, lambda beginning: [it for it in words.items() if it[0].startswith(beginning)]
    )
    assert list(respellings("over time pay", known)) == ["overtime pay"]


@pytest.mark.parametrize(
    ("typed", "tried"),
    [
        ("number,plate", ["number plate"]),
        ("body/worn;plate office", ["body worn plate office"]),
        ("number+plate, number–card—office", ["number plate, number card office"]),
        ("number,canabis", ["number,cannabis", "number cannabis"]),
        ("number.", []),
        ("number/2024", []),
        ('"number,plate"', []),
    ],
)
def test_what_signs_join_may_stand_apart(typed: str, tried: list[str]) -> None:
    assert list(respellings(typed, KNOWN)) == tried


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_edits_are_counted_alike_both_ways_and_up_to_the_limit(a: str, b: str) -> None:
    edits = edits_between(a, b, 9)
    assert edits == edits_between(b, a, 9)
    assert (edits == 0) == (a == b)
    assert edits_between(a, b, 2) == min(edits, 3)


@pytest.mark.parametrize(
    ("typed", "tried"),
    [
        ("FOI-2025-000013", "2025-000013"),
        ("eir2025000013", "2025000013"),
        ("NMP-2025-000013", None),
        ("FOI-2025-13a", None),
        ("A/E", "A&E"),
        ("number a and e", "number a&e"),
        ("n/a/b", "n a b"),
    ],
)
def test_what_is_tried_before_words_are_put_right(typed: str, tried: str | None) -> None:
    assert next(respellings(typed, KNOWN), None) == tried
