"""The site as a whole: complete, linked, safe, the same every time, and changed no more than it must be."""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urldefrag

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.publish.pages.exemptions import exemption_topics
from site_builder.publish.pages.indexes import class_topics, keyword_topics, outcome_topics, year_topics
from site_builder.publish.scheme import Scheme
from site_builder.records.outcome import Outcome
from site_builder.search.bundle.modules import opening, sources
from tests.publish.conftest import HOSTILE, PLAIN, cited, record, scheme_of, site_of
from tests.publish.html_of import Element, read_html

LAID_OUT = {"about/index.html", "feed.xml"}
"""What MkDocs adds to the site, and pages link to."""


def pages(site: Mapping[str, bytes]) -> Iterator[tuple[str, Element]]:
    for path, content in site.items():
        if path.endswith(".html"):
            yield path, read_html(content)


def test_every_kind_of_page_is_there_at_its_address(site: Mapping[str, bytes]) -> None:
    expected = """index.html disclosures/index.html disclosures/foi-1/index.html disclosures/foi-1/index.json
        exemptions/index.html exemptions/foia/index.html exemptions/foia/s31/index.html
        exemptions/foia/s31-1-a/index.html
        exemptions/foia/s31-1-a/feed.xml exemptions/foia/s26/index.html exemptions/eir/r12-5-b/index.html
        exemptions/foia/feed.xml
        keywords/index.html keywords/roads/index.html keywords/roads/feed.xml years/index.html years/2023/index.html
        years/2023/11/index.html outcomes/index.html outcomes/not-held/index.html scheme/lists-and-registers/index.html
        scheme/lists-and-registers/feed.xml search/index.html data/index.html data/disclosures.csv data/disclosures.json
        feed.xml sitemap.xml robots.txt"""
    assert set(expected.split()) <= set(site)


@settings(max_examples=50)
@given(st.lists(st.text(min_size=1), min_size=3, max_size=3))
def test_addresses_hold_nothing_that_a_template_would_have_to_escape_or_quote(typed: list[str]) -> None:
    reference, keyword, name = typed
    scheme = scheme_of(record(reference, keywords=(keyword,), classes=(name,), citations=PLAIN.citations))
    kinds = exemption_topics, keyword_topics, year_topics, outcome_topics, class_topics
    topics = [topic for kind in kinds for topic in kind(scheme)]
    found = {address for topic in topics for address in topic.addresses} | {it.url for it in scheme.everything}
    assert not [address for address in found if not re.fullmatch(r"[\w./-]+", address)]


def test_every_link_leads_somewhere(site: Mapping[str, bytes]) -> None:
    there = set(site) | LAID_OUT | {f"disclosures/foi-1/{PLAIN.attachments[0].file}", "disclosures/foi-3/a&b.csv"}
    ids = {path: {e.attributes.get("id") for e in page.walk()} for path, page in pages(site)}
    for path, page in pages(site):
        for link in page.all("a"):
            href, fragment = urldefrag(link.attributes["href"])
            href = href.partition("?")[0]
            if re.match(r"[a-z]+:", href):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href))) if href else path
            target = target.removeprefix("./")
            file = target if target in there else posixpath.normpath(f"{target}/index.html")
            assert file in there, f"{path} links to {href}"
            assert not fragment or fragment in ids[file], f"{path} links to {href}#{fragment}"


def test_no_words_become_markup(site: Mapping[str, bytes]) -> None:
    ours = opening(sources())
    for path, page in pages(site):
        scripts = [e for e in page.all("script") if e.attributes.get("type") != "text/plain" and e.children != [ours]]
        assert not scripts, path
        assert not page.all("style", "iframe", "object", "base"), path
        for element in page.walk():
            unsafe = {name for name in element.attributes if name == "style" or name.startswith("on")}
            assert not unsafe, f"{path}: <{element.name} {unsafe}>"
            href = element.attributes.get("href", "")
            assert not re.match(r"\s*(?!https?:|mailto:)[a-z]+:", href, re.IGNORECASE), f"{path}: {href}"


def test_hostile_words_are_shown_as_they_were_typed(site: Mapping[str, bytes]) -> None:
    page = read_html(site["disclosures/foi-3/index.html"])
    assert page.all("h1")[0].text == HOSTILE
    assert [e.text for e in page.all("title")] == [HOSTILE]
    listed = read_html(site["years/2022/index.html"])
    assert HOSTILE in [link.text for link in listed.all("a")]


def test_each_page_has_one_heading_unique_ids_and_named_tables(site: Mapping[str, bytes]) -> None:
    for path, page in pages(site):
        if path != "index.html":  # its heading is in the authority's own words
            assert len(page.all("h1")) == 1, path
        ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
        assert len(ids) == len(set(ids)), path
        for region in (e for e in page.walk() if e.attributes.get("role") == "region"):
            assert region.attributes.get("tabindex") == "0", path
            assert region.attributes.get("aria-label") or region.attributes.get("aria-labelledby"), path
        for cell in page.all("th"):
            assert cell.attributes.get("scope") in ("col", "row"), path
        for labelled in (e for e in page.walk() if "aria-labelledby" in e.attributes):
            assert labelled.attributes["aria-labelledby"] in ids, path


def test_links_hold_under_any_path(site: Mapping[str, bytes]) -> None:
    for path, page in pages(site):
        for element in page.all("a", "form", "script", "link"):
            for name in ("href", "action", "src"):
                assert not element.attributes.get(name, "").startswith("/"), path


def test_the_same_catalogue_makes_the_same_bytes(scheme: Scheme, site: Mapping[str, bytes]) -> None:
    again = scheme_of(*reversed(scheme.catalogue.disclosures))
    assert list(site_of(again).items()) == list(site.items())


def test_an_empty_catalogue_is_a_site_too() -> None:
    site = site_of(scheme_of())
    assert "Nothing has been published yet" in site["index.html"].decode()
    assert json.loads(site["data/disclosures.json"])["disclosures"] == []
    for _ in pages(site):
        pass


def test_an_authority_can_replace_a_template(tmp_path_factory: pytest.TempPathFactory, scheme: Scheme) -> None:
    mine = tmp_path_factory.mktemp("theme")
    (mine / "scheme").mkdir()
    (mine / "scheme" / "latest.html").write_text("<h1>Ours</h1>")
    assert b"<h1>Ours</h1>" in site_of(scheme, mine)["disclosures/index.html"]


def test_publishing_changes_only_pages_that_name_it() -> None:
    many = [
        record(f"FOI-{n}", f"{2015 + n % 10}-{1 + n % 12:02}-03", keywords=("roads",), citations=(cited("40(2)"),),
               outcome=Outcome.REFUSED)
        for n in range(100, 400)
    ]  # fmt: skip
    before = site_of(scheme_of(*many))
    after = site_of(scheme_of(*many, record("FOI-900", "2024-12-20", keywords=("roads",))))
    changed = {path for path in after if before.get(path) != after[path]}
    assert set(before) <= set(after)
    assert "keywords/roads/2024/index.html" in changed
    assert not [path for path in changed if re.search(r"/20(1\d|2[0-3])/", path)]
    assert {path for path in changed if path.startswith("disclosures/")} == {
        "disclosures/index.html", "disclosures/foi-900/index.html", "disclosures/foi-900/index.json",
    }  # fmt: skip
    assert {path for path in changed if path.startswith("exemptions/")} == {  # its total, and what is new
        "exemptions/foia/index.html", "exemptions/foia/feed.xml",
    }  # fmt: skip
