"""The page of a disclosure: the answer first, silence never shown as withholding, dates as honest as the record."""

import datetime
from collections.abc import Mapping

import pytest

from site_builder.records.outcome import Outcome
from tests.publish.conftest import cited, record, scheme_of, site_of
from tests.publish.html_of import read_html


def words(site: Mapping[str, bytes], slug: str) -> str:
    return " ".join(read_html(site[f"disclosures/{slug}/index.html"]).text.split())


def test_the_answer_comes_first(site: Mapping[str, bytes]) -> None:
    text = words(site, "foi-1")
    order = [
        "About FOI-1", "Disclosed in part", "What was asked, and what was answered.", "Question by question",
        "What was disclosed", "Files to download", "The request", "The exemptions relied on", "The reasons",
    ]  # fmt: skip
    places = [text.index(part) for part in order[1:]]
    assert places == sorted(places)


def test_files_are_linked_with_their_kind_and_size(site: Mapping[str, bytes]) -> None:
    page = read_html(site["disclosures/foi-1/index.html"])
    hrefs = [link.attributes["href"] for link in page.all("a")]
    assert hrefs.count("two%20words.csv") == 2  # once in the text, once among the files
    assert "../../disclosures/foi-2/" in hrefs
    assert "table that any spreadsheet opens, 4.1 kB" in words(site, "foi-1")


def test_a_card_leads_to_the_words_that_reason_it(site: Mapping[str, bytes]) -> None:
    page = read_html(site["disclosures/foi-1/index.html"])
    cards = next(e for e in page.all("ul") if e.attributes.get("class") == "cards").all("li")
    silent, withheld = cards
    assert "#reasons-section-23-5" in [a.attributes["href"] for a in silent.all("a")]
    assert "#reasons-section-31-1-a" in [a.attributes["href"] for a in withheld.all("a")]
    assert "Section 31(1)(a)" in withheld.text
    assert "Qualified: the public interest in releasing it had to be weighed. Harm had to be shown." in withheld.text
    assert "The exemptions relied on Freedom of Information Act 2000" in words(site, "foi-1")
    assert "Regulation 12(5)(b), Environmental Information Regulations 2004" in words(site, "foi-3")


def test_silence_is_shown_as_silence() -> None:
    outcome = Outcome.NEITHER_CONFIRM_NOR_DENY
    site = site_of(scheme_of(record("FOI-7", outcome=outcome, citations=(cited("31(3)"),))))
    items = read_html(site["disclosures/foi-7/index.html"]).all("li")
    card = next(item for item in items if item.attributes.get("class") == "silent")
    assert "Neither confirmed nor denied: this says nothing about whether anything is held." in card.text
    assert "withheld" not in card.text.lower()
    assert "release" not in card.text.lower()
    page = read_html(site["exemptions/foia/s31-3/index.html"])
    figures = next(e for e in page.all("dl") if e.attributes.get("class") == "figures")
    assert [e.text for e in figures.all("dt", "dd")] == ["response that neither confirmed nor denied", "1"]
    assert "withheld" not in page.text.lower()


def test_dates_say_no_more_than_the_record(site: Mapping[str, bytes]) -> None:
    assert "The record gives the month only." in words(site, "foi-2")
    assert "Time taken" not in words(site, "foi-2")


def test_an_answer_that_came_late_is_called_late(site: Mapping[str, bytes]) -> None:
    said = words(site, "foi-1")
    assert "21 working days: late by 1 working day" in said
    assert "It was due by 8 April 2024. The law allows longer in some cases" in said
    received = datetime.date(2024, 3, 6)
    others = site_of(
        scheme_of(
            record("FOI-4", "2024-04-08", received=received),
            record("FOI-5", "2024-04", received=received),
            record("FOI-6", "2024-04-09", received=received, regime="FOISA"),
        )
    )
    assert "20 working days" in words(others, "foi-4")
    assert "late" not in words(others, "foi-4")
    assert "Cannot be told" in words(others, "foi-5")
    scottish = words(others, "foi-6")
    assert "23 working days: late by 3 working days" in scottish
    assert "longer in some cases" not in scottish


@pytest.mark.parametrize(
    ("regime", "review", "basis", "complaint"),
    [
        ("FOIA", "19 August 2024", "as the Information Commissioner advises", "Commissioner's Office within six weeks"),
        ("EIR", "19 August 2024", "the limit in law", "Commissioner's Office within six weeks"),
        ("FOISA", "16 August 2024", "the limit in law", "Scottish Information Commissioner within six months"),
        ("EISR", "16 August 2024", "the limit in law", "Scottish Information Commissioner within six months"),
    ],
)
def test_who_asked_learns_until_when_to_object(regime: str, review: str, basis: str, complaint: str) -> None:
    scheme = scheme_of(record("FOI-1", "2024-06-20", regime=regime), request_address="foi@saltmarsh.example")
    said = words(site_of(scheme), "foi-1")
    asked = f"Ask Saltmarsh & Sons (foi@saltmarsh.example) for a review by {review}, 40 working days from the answer"
    assert f"{asked}, {basis}. Then you may complain to the " in said
    assert f"{complaint} of its outcome." in said


def test_where_the_day_or_the_address_is_not_known_none_is_given() -> None:
    other = record("FOI-2", "2024-04", authority="Fenland District")
    site = site_of(scheme_of(record("FOI-1"), other, request_address="foi@saltmarsh.example"))
    assert "Ask Fenland District for a review within 40 working days of the answer" in words(site, "foi-2")
    assert "Ask Saltmarsh & Sons for a review by" in words(site_of(scheme_of(record("FOI-1"))), "foi-1")


def test_a_sample_is_marked_wherever_it_is_listed(site: Mapping[str, bytes]) -> None:
    assert "Sample record." in words(site, "foi-3")
    assert "Sample record." not in words(site, "foi-1")
    assert "1 of the 3 records here is invented" in " ".join(read_html(site["index.html"]).text.split())
    listed = read_html(site["years/2022/index.html"])
    assert [e.text for e in listed.walk() if e.attributes.get("class") == "tag"] == ["Sample"]


def test_another_authority_is_named_as_the_one_that_answered() -> None:
    site = site_of(scheme_of(record("FOI-8", authority="Fenland District")))
    text = words(site, "foi-8")
    assert "Answered byFenland District" in text
    assert "Fenland District, “About FOI-8”, FOI-8" in text


def test_reasons_that_may_not_be_given_are_not_passed_over(site: Mapping[str, bytes]) -> None:
    assert "The law allows this where they would themselves give away what is protected." in words(site, "foi-3")
    assert "The law allows this" not in words(site, "foi-1")


def test_words_in_another_language_say_so(site: Mapping[str, bytes]) -> None:
    page = read_html(site["disclosures/foi-3/index.html"])
    assert page.all("h1")[0].attributes == {"lang": "cy"}
    assert "lang" not in page.all("aside")[0].attributes


def test_a_page_carries_little_besides_its_record() -> None:
    page = site_of(scheme_of(record("FOI-1"), request_address="foi@saltmarsh.example"))["disclosures/foi-1/index.html"]
    assert len(page) < 2_500
