"""Whatever a catalogue holds, each way to search that its search page shows finds something there."""

import pytest

from site_builder.catalogue.catalogue import Catalogue, catalogue_of
from site_builder.legislation import load_law
from site_builder.publish.pages.examples import examples_of_searches
from site_builder.publish.scheme import Scheme
from site_builder.search.oracle.engine import open_index, search
from site_builder.settings import Settings
from tests.generator import records
from tests.search.conftest import disclosure

FRONT = "reference: W-1\ndate: 2025-05-05\noutcome: not-held\n"
WELSH = f'---\n{FRONT}title: "Heddlu’r gogledd: ceir, cŵn a cheffylau"\n---\n## Response\n\nNid oes dim.\n'
SHORT = f"---\n{FRONT}title: A1 to B2 (2024)\n---\n## Response\n\nNone.\n"


def _generated(count: int, seed: int) -> Catalogue:
    return catalogue_of(disclosure(text, path) for path, text in records(count, 900, seed=seed))


@pytest.mark.parametrize(
    "catalogue",
    [_generated(90, 1), _generated(3, 2), catalogue_of([disclosure(WELSH)]), catalogue_of([disclosure(SHORT)])],
    ids=["many", "few", "other words", "no words"],
)
def test_each_way_finds_something(catalogue: Catalogue) -> None:
    index = open_index(catalogue, load_law())
    examples = examples_of_searches(Scheme(catalogue, load_law(), Settings("Test")))
    found = {it.typed: search(index, it.typed) for it in examples}
    assert len(found) >= 3
    assert [typed for typed, it in found.items() if not it.total or it.some or it.respelt] == []


def test_many_records_give_an_example_of_every_way() -> None:
    scheme = Scheme(_generated(90, 1), load_law(), Settings("Test"))
    assert len(examples_of_searches(scheme)) == 11


def test_a_catalogue_without_records_gives_none() -> None:
    assert examples_of_searches(Scheme(catalogue_of([]), load_law(), Settings("Test"))) == ()
