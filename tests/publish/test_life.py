"""A page tells what became of the response; what is gone leaves a notice, what moved leads on."""

import datetime
from dataclasses import replace

import pytest

from site_builder.catalogue.catalogue import catalogue_of
from site_builder.catalogue.edition import edition_of
from site_builder.history import Dates
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Attachment, Disclosure
from site_builder.records.lifecycle import Correction, RegulatorCase, Replacement, Result, Review, Withdrawal
from site_builder.settings import Settings
from tests.publish.conftest import HOSTILE, LAW, record, site_of
from tests.publish.html_of import read_html

DAY = datetime.date
ALTERED = record(
    "FOI-1",
    corrections=(Correction(DAY(2024, 6, 6), HOSTILE),),
    attachments=(Attachment("a.csv", "A", 0, (Replacement(DAY(2024, 5, 5), "Two rows more.", "a.xlsx"),)),),
    review=Review(DAY(2024, 5, 1), DAY(2024, 5, 31), Result.PARTLY_UPHELD, "More was released."),
    regulator_case=RegulatorCase("IC-1", "https://regulator.example/ic-1", Result.OVERTURNED, DAY(2024, 9, 2)),
    previous_references=("OLD 1",),
    supersedes=("FOI-2",),
)
TAKEN_BACK = record(
    "FOI-3",
    "2022-01-05",
    title=HOSTILE,
    summary="Zebra",
    keywords=("zebra",),
    withdrawn=Withdrawal(DAY(2024, 7, 7), "It named a person."),
    attachments=(Attachment("zebra.csv", "Zebra"),),
)
HELD = record("FOI-4", publish_after=DAY(2026, 1, 2), supersedes=("FOI-5",), keywords=("later",))
TODAY = DAY(2026, 1, 1)


def site_as_text(
    *records: Disclosure, dates: dict[str, Dates] | None = None, today: datetime.date = TODAY
) -> dict[str, str]:
    edition = edition_of(records, today)
    scheme = Scheme(
        catalogue_of(edition.listed), LAW, Settings("Saltmarsh", site_url="https://foi.example/"),
        withdrawn=catalogue_of(edition.withdrawn), dates=dates or {},
    )  # fmt: skip
    return {path: content.decode() for path, content in site_of(scheme).items()}


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    dates = {ALTERED.path: Dates(DAY(2024, 5, 4), DAY(2024, 12, 24))}
    return site_as_text(ALTERED, record("FOI-2", "2023-11"), TAKEN_BACK, HELD, record("FOI-5"), dates=dates)


def test_the_history_of_a_page_stands_in_order(site: dict[str, str]) -> None:
    page = read_html(site["disclosures/foi-1/index.html"])
    history = page.all("ol")[-1]
    said = [" ".join(item.text.split()) for item in history.all("li")]
    assert said == [
        "1 May 2024: Internal review asked for.",
        "4 May 2024: First published.",
        "5 May 2024: File replaced: a.csv, before called a.xlsx. Two rows more.",
        "31 May 2024: Internal review: the response was upheld in part. More was released.",
        f"6 June 2024: Corrected. {HOSTILE}",
        "2 September 2024: Information Commissioner's Office, case IC-1: the response was overturned."
        " Read the decision",
        "24 December 2024: Last changed.",
    ]


def test_without_git_there_is_no_first_day_and_without_steps_no_history(site: dict[str, str]) -> None:
    assert "First published" not in site["disclosures/foi-5/index.html"]
    assert "history" not in site["disclosures/foi-5/index.html"]
    one = site_as_text(record("FOI-5"), dates={"published/2024/FOI-5.md": Dates(DAY(2024, 5, 4), DAY(2024, 5, 4))})
    assert '<dt>First published<dd><time datetime="2024-05-04">' in one["disclosures/foi-5/index.html"]


def test_a_response_and_the_one_before_it_lead_to_each_other(site: dict[str, str]) -> None:
    assert 'Takes the place of <a href="../../disclosures/foi-2/">' in site["disclosures/foi-1/index.html"]
    assert 'takes the place of this one: <a href="../../disclosures/foi-1/">' in site["disclosures/foi-2/index.html"]
    assert "<span class=tag>Superseded</span>" in site["years/2023/11/index.html"]
    assert '"status":"superseded"' in site["data/disclosures.json"]


def test_a_withdrawn_response_leaves_a_notice_and_nothing_else(site: dict[str, str]) -> None:
    page = site["disclosures/foi-3/index.html"]
    assert "This response was withdrawn on" in page and "It named a person." in page and "noindex" in page
    assert not [path for path, content in site.items() if "ebra" in content or "zebra" in path]
    assert not [path for path in site if path.startswith("years/2022")]
    assert "foi-3/" not in site["sitemap.xml"]
    assert "<updated>2024-07-07T00:00:00Z</updated>" in site["feed.xml"]
    hidden = replace(TAKEN_BACK, withdrawn=Withdrawal(DAY(2024, 7, 7), "It named a person.", hide_title=True))
    assert not [path for path, content in site_as_text(hidden).items() if "alert(1)" in content]


def test_an_earlier_address_leads_on_without_a_script(site: dict[str, str]) -> None:
    page = site["disclosures/old-1/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../foi-1/">' in page
    assert '<link rel="canonical" href="https://foi.example/disclosures/foi-1/">' in page
    assert '<a href="../../disclosures/foi-1/">About FOI-1</a>' in page
    assert "old-1" not in site["sitemap.xml"]


def test_nothing_tells_of_a_held_response_until_its_day(site: dict[str, str]) -> None:
    assert not [path for path, content in site.items() if "FOI-4" in content or "foi-4" in content or "later/" in path]
    then = site_as_text(HELD, record("FOI-5"), today=DAY(2026, 1, 2))
    assert "keywords/later/index.html" in then and "FOI-4" in then["disclosures/foi-5/index.html"]
    assert then["feed.xml"].index("FOI-4") < then["feed.xml"].index("<title>About FOI-5")
