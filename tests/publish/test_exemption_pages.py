"""The exemption index: explained, counted honestly, silence apart from withholding."""

from collections.abc import Mapping
from dataclasses import replace

from site_builder.records.outcome import Outcome
from tests.publish.conftest import cited, record, scheme_of, site_of
from tests.publish.html_of import Element, read_html

REFUSED = Outcome.REFUSED


def rows(page: Element, caption: str) -> list[list[str]]:
    tables = [t for t in page.all("table") if t.all("caption") and t.all("caption")[0].text == caption]
    return [[" ".join(cell.text.split()) for cell in row.all("th", "td")] for row in tables[0].all("tr")]


def test_use_by_year_shows_every_year_and_keeps_silence_apart() -> None:
    silent = Outcome.NEITHER_CONFIRM_NOR_DENY
    site = site_of(
        scheme_of(
            record("FOI-1", "2020-03-02", outcome=REFUSED, citations=(cited("31(1)(a)"),)),
            record("FOI-2", "2023-03-02", outcome=REFUSED, citations=(cited("31(1)(a)"), cited("31(1)(b)"))),
            record("FOI-3", "2023-05-02", outcome=silent, citations=(cited("31(3)"),)),
        )
    )
    page = read_html(site["exemptions/foia/s31/index.html"])
    assert rows(page, "Published responses by year of answer") == [
        ["Year", "", "Withheld", "Neither confirmed nor denied"],
        ["2020", "", "1", "0"], ["2021", "", "0", "0"], ["2022", "", "0", "0"], ["2023", "", "1", "1"],
    ]  # fmt: skip
    assert rows(page, "Its parts that were relied on")[1:] == [
        ["Prevention or detection of crime Section 31(1)(a)", "", "2", "0"],
        ["Apprehension or prosecution of offenders Section 31(1)(b)", "", "1", "0"],
        ["Neither confirm nor deny: law enforcement Section 31(3)", "", "0", "1"],
    ]


def test_the_same_section_relied_on_in_silence_is_counted_apart() -> None:
    said, silent = cited("40(2)"), replace(cited("40(2)"), ncnd=True)
    some = [
        record("FOI-1", citations=(said,)),
        record("FOI-2", citations=(silent,)),
        record("FOI-3", citations=(said,)),
    ]
    shelf = scheme_of(*some).shelf(said.provision)
    assert [it.reference for it in shelf.withheld] == ["FOI-1", "FOI-3"]
    assert [it.reference for it in shelf.ncnd] == ["FOI-2"]


def test_an_exemption_that_nobody_used_is_explained_all_the_same(site: Mapping[str, bytes]) -> None:
    page = read_html(site["exemptions/foia/s26/index.html"])
    assert "Not used here yet" in page.text
    headings = [heading.text for heading in page.all("h2")]
    assert headings == ["What it protects", "What the authority had to show", "What you can argue"]
    assert "exemptions/foia/s26/feed.xml" not in site


def test_a_ground_for_refusal_is_no_exemption() -> None:
    site = site_of(scheme_of(record("FOI-1", outcome=Outcome.COST_LIMIT, citations=(cited("12(1)"),))))
    index = read_html(site["exemptions/foia/index.html"])
    grounds = rows(index, "Other grounds for refusing a request")
    assert grounds[1:] == [["Answering would cost more than the limit Section 12", "", "1"]]
    assert "No published response relies on one of its exemptions yet." in index.text
    page = read_html(site["disclosures/foi-1/index.html"])
    assert "The grounds relied on" in page.text
    assert "It is no exemption" in page.text


def test_a_condition_is_not_counted_beside_what_it_narrows() -> None:
    site = site_of(scheme_of(record("FOI-1", outcome=REFUSED, citations=(cited("40(2)"), cited("40(3A)(a)")))))
    page = read_html(site["exemptions/foia/s40/index.html"])
    parts = rows(page, "Its parts that were relied on")[1:]
    assert [part[0] for part in parts] == ["Personal data of other people Section 40(2)"]
    assert "exemptions/foia/s40-3a-a/index.html" in site


def test_exceptions_that_are_explained_apart_are_listed_apart() -> None:
    site = site_of(scheme_of(record("EIR-1", regime="EIR", outcome=REFUSED, citations=(cited("12(5)(b)", "EIR"),))))
    listed = rows(read_html(site["exemptions/eir/index.html"]), "Exceptions relied on")
    assert [row[0] for row in listed[1:]] == ["Course of justice and inquiries Regulation 12(5)(b)"]
    assert "exemptions/eir/r12-4-d/index.html" in site
    assert "The exceptions relied on" in read_html(site["disclosures/eir-1/index.html"]).text


def test_a_regulation_cited_without_more_is_listed_too() -> None:
    site = site_of(scheme_of(record("EIR-1", regime="EIR", outcome=REFUSED, citations=(cited("12(4)", "EIR"),))))
    listed = rows(read_html(site["exemptions/eir/index.html"]), "Exceptions relied on")
    assert [row[0] for row in listed[1:]] == ["Exceptions Regulation 12"]
