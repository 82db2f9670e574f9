"""Words that mean the same find the same records."""

import pytest

from site_builder.catalogue.catalogue import catalogue_of
from site_builder.legislation import load_law
from site_builder.search.oracle.engine import Index, open_index, search
from site_builder.search.queries.equivalents import equivalents_among, explained
from tests.search.conftest import disclosure

RECORD = "---\nreference: R-{0}\ntitle: Record {0}\ndate: 2024-01-{0:02}\noutcome: not-held\n---\n## Response\n\n{1}\n"
TEXTS = (
    "We use automatic number plate recognition (ANPR) on two roads.",
    "The ANPR cameras failed.",
    "Cameras for automatic number plate recognition are dear.",
    "The automatic gate has a number. A plate is recognised.",
    "Cannabis was found in A&E by officers of the professional standards department (PSD).",
    "Marijuana was found. Nothing (of note) was kept (KEPT).",
    "The **Driver and Vehicle Licensing Agency** (“DVLA”) answered.",
    "DVLA was asked, and the Department for Work and Pensions (DWP) on wellbeing.",
    "Statistics came from a dept of the council. Coronavirus stopped e-mails, and bylaws under sections 35 and 39.",
    "An Education, Health and Care Plan (EHCP) was written for the Coroner’s Investigation Service (CIS).",
    "EHCP and CIS.",
    "The inquiry heard of children, licences and knives.",
    "The staff of IT had it.",
)


@pytest.fixture(scope="module")
def index() -> Index:
    catalogue = catalogue_of(disclosure(RECORD.format(n, text)) for n, text in enumerate(TEXTS, 1))
    return open_index(catalogue, load_law(), synonyms=[("cannabis", "marijuana", "weed")])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ANPR", {"R-1", "R-2", "R-3"}),
        ("anpr cameras", {"R-2", "R-3"}),
        ("automatic number plate recognition", {"R-1", "R-2", "R-3"}),
        ("marijuana", {"R-5", "R-6"}),
        ("cannabis", {"R-5", "R-6"}),
        ("weed", {"R-5", "R-6"}),
        ("psd", {"R-5"}),
        ("kept", {"R-6"}),
        ("dvla", {"R-7", "R-8"}),
        ("vehicle licensing agency", {"R-7", "R-8"}),
        ("department for work and pensions", {"R-8"}),
        ("stats", {"R-9"}),
        ("department", {"R-5", "R-8", "R-9"}),
        ("education health and care plan", {"R-10", "R-11"}),
        ("coroner's investigation service", {"R-10", "R-11"}),
        ("covid-19", {"R-9"}),
        ('"automatic number plate recognition"', {"R-1", "R-2", "R-3"}),
        ("number-plate recognition cameras", {"R-2", "R-3"}),
        ('"number plate recognition cameras"', {"R-2"}),
        ('"plate plate"', set()),
        ("email", {"R-9"}),
        ("cannabis-standards", {"R-5"}),
        ("accident and emergency", {"R-5"}),
        ("well-being", {"R-8"}),
        ("by-law", {"R-9"}),
        ("s39", {"R-9"}),
        ("child", {"R-12"}),
        ("IT", {"R-13"}),
        ("information technology staff", {"R-13"}),
        ("enquiry licenses", {"R-12"}),
        ("a knife", {"R-12"}),
        ('"sections 35 and 39"', {"R-9"}),
    ],
)
def test_either_finds_both(index: Index, query: str, found: set[str]) -> None:
    assert {hit.reference for hit in search(index, query).hits} == found


def test_titles_are_found_by_either_too() -> None:
    titled = RECORD.format(1, "Anpr.").replace("Record 1", "A child, cannabis and automatic number plate recognition")
    records = (disclosure(titled), disclosure(RECORD.format(2, "Children, weed and ANPR.")))
    index = open_index(catalogue_of(records), load_law(), synonyms=[("cannabis", "weed")])
    for query in ("title:children", "title:weed", "title:ANPR", "title:cannabis title:child"):
        assert [hit.reference for hit in search(index, query).hits] == ["R-1"], query


def test_letters_that_a_sign_joins_are_explained_too() -> None:
    record = disclosure(RECORD.format(1, "Taken to accident and emergency (A&E) by night."))
    assert explained(record) == (("A&E", "accident and emergency"),)


def test_a_single_letter_means_nothing() -> None:
    assert equivalents_among([], [("e", "energy")]) == equivalents_among([])
