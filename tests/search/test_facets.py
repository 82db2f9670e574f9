"""Filters: which records have which value, however their keywords are spelt and however often they say it."""

from dataclasses import replace

from site_builder.catalogue.catalogue import in_order_of_reference
from site_builder.records.outcome import Outcome
from site_builder.search.bundle.facets import facet_values
from tests.publish.conftest import cited, record

SAID = cited("31(1)(a)")


def test_every_record_stands_once_under_each_of_its_values() -> None:
    some = [
        record("A-1", "2023-05", keywords=("Roads", "roads", "Speed cameras"), citations=(SAID,)),
        record("a-2", "2024-05-01", outcome=Outcome.REFUSED, citations=(replace(SAID, ncnd=True), cited("40(2)"))),
        record("B-3", "2023-12-31", keywords=("speed-cameras",), classes=("lists",), citations=(SAID,)),
    ]
    assert facet_values(in_order_of_reference(reversed(some))) == {
        "outcome": {"disclosed-in-full": [0, 2], "refused": [1]},
        "exemption": {"foia/s31-1-a": [0, 1, 2], "foia/s40-2": [1]},
        "year": {"2023": [0, 2], "2024": [1]},
        "keyword": {"roads": [0], "speed-cameras": [0, 2]},
        "regime": {"foia": [0, 1, 2]},
        "class": {"lists": [2]},
    }


def test_of_no_records_there_are_no_values() -> None:
    assert not any(facet_values([]).values())
