"""Words that may be written apart or as one are found in both ways, whole ones first."""

import pytest

from site_builder.catalogue.catalogue import catalogue_of
from site_builder.legislation import load_law
from site_builder.search.oracle.engine import Index, open_index, search
from site_builder.search.queries.spacing import Respaced, respaced
from site_builder.search.terms.analysis import terms_of
from tests.search.conftest import disclosure

HELD = {
    term
    for word in ("number", "plate", "numberplate", "red", "action", "email", "plate7", "9", "m4", "a40", "pm2", "5")
    for term in terms_of(word)
}


@pytest.mark.parametrize(
    ("typed", "every", "first"),
    [
        ("numberplate", 'numberplate OR "number plate"', "same"),
        ("a number plate b", 'a "number plate" OR "numberplate" b', 'a "number plate" OR "numberplate" b'),
        ("Number-plate", 'Number-plate OR "Numberplate"', 'Number-plate OR "Numberplate"'),
        ("plate-7", 'plate-7 OR "plate7"', 'plate-7 OR "plate7"'),
        ("plate9 x", 'plate9 OR "plate 9" x', "same"),
        ("plate 7 x", '"plate 7" OR "plate7" x', '"plate 7" OR "plate7" x'),
        ("the M 4", 'the "M 4" OR "M4"', 'the "M 4" OR "M4"'),
        ("a 40 noise", '"a40" noise', '"a40" noise'),
        ("pm 2.5", '"pm 2.5" OR "pm2.5"', '"pm 2.5" OR "pm2.5"'),
        ("E mail", '"E mail" OR "Email"', '"E mail" OR "Email"'),
        (
            "numberplates redaction",
            'numberplates OR "number plates" redaction OR "red action"',
            "numberplates redaction",
        ),
    ],
)
def test_the_other_spacings_of_words(typed: str, every: str, first: str) -> None:
    assert respaced(typed, HELD.__contains__) == Respaced(every, typed if first == "same" else first)


@pytest.mark.parametrize(
    "typed",
    ["", "number", "plate number", "-numberplate", "-number plate", '"number plate"', "numberplate OR x",
     "number* plate", "title:numberplate", "number, plate", "numberplate" * 9, "e-mail", "s31 plate", "NOT numberplate",
     "number 5 plate", "plate -7", "m 5", "m plate", "7 plate", "plate8", "a-9", "plate-12345"],
)  # fmt: skip
def test_what_has_no_other_spacing(typed: str) -> None:
    assert respaced(typed, HELD.__contains__) is None


RECORD = "---\nreference: R-{0}\ntitle: Record {0}\ndate: 2024-01-0{0}\noutcome: not-held\n---\n## Response\n\n{1}\n"
TEXTS = (
    "Number plate readers, with the plate and the number plate.",
    "A numberplate was stolen.",
    "A number-plate was found.",
    "The plate had a number.",
    "Crockery: a plate.",
)


@pytest.fixture(scope="module")
def index() -> Index:
    records = (disclosure(RECORD.format(n, text)) for n, text in enumerate(TEXTS, 1))
    return open_index(catalogue_of(records), load_law())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("numberplate", [["R-2"], ["R-1", "R-3"]]),  # as it was typed, then as two words
        ("number plate", [["R-1", "R-2", "R-3"], ["R-4"]]),  # together, then apart
        ("number-plate", [["R-1", "R-2", "R-3"]]),
    ],
)
def test_both_are_found_and_whole_words_first(index: Index, typed: str, found: list[list[str]]) -> None:
    hits = [hit.reference for hit in search(index, typed).hits]
    for references in found:
        assert sorted(hits[: len(references)]) == references
        del hits[: len(references)]
    assert not hits
