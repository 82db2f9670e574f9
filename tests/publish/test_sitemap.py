"""Sitemaps name every page once, with its whole address, in files of the size that search engines accept."""

from collections.abc import Mapping
from xml.etree import ElementTree

from site_builder.publish.sitemap import LARGEST, robots, sitemap
from tests.publish.conftest import PLAIN, scheme_of, site_of

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def places(content: bytes) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(content).iter(f"{SPACE}loc")]


def test_the_sitemap_names_every_page_once(site: Mapping[str, bytes]) -> None:
    named = places(site["sitemap.xml"])
    pages = [f"https://foi.example/{path.removesuffix('index.html')}" for path in site if path.endswith(".html")]
    assert sorted(named) == sorted([*pages, "https://foi.example/about/"])


def test_dates_are_those_of_the_answers(site: Mapping[str, bytes]) -> None:
    assert b"<loc>https://foi.example/disclosures/foi-2/</loc><lastmod>2023-11</lastmod>" in site["sitemap.xml"]


def test_too_many_addresses_are_parted_by_year() -> None:
    found = dict(sitemap(scheme_of(PLAIN), [f"keywords/k{n}/" for n in range(LARGEST)]))
    assert places(found["sitemap.xml"]) == [
        "https://foi.example/sitemap-pages.xml", "https://foi.example/sitemap-2024.xml",
    ]  # fmt: skip
    assert places(found["sitemap-2024.xml"]) == ["https://foi.example/disclosures/foi-1/"]


def test_an_address_of_a_page_by_hand_may_hold_any_letter() -> None:
    found = dict(sitemap(scheme_of(PLAIN), ["Q&A/<b>/"]))
    assert places(found["sitemap.xml"]) == ["https://foi.example/Q&A/<b>/", "https://foi.example/disclosures/foi-1/"]


def test_without_an_address_of_the_site_there_is_no_sitemap() -> None:
    scheme = scheme_of(PLAIN, site_url="")
    assert "sitemap.xml" not in site_of(scheme)
    assert robots(scheme) == b"User-agent: *\nAllow: /\n"
