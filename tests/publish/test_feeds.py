"""Feeds are Atom (RFC 4287): well-formed, with permanent names, dated by the records and never by a clock."""

from collections.abc import Mapping
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from site_builder.publish.feeds import ENTRIES, feed
from tests.publish.conftest import HOSTILE, PLAIN, WICKED, record, scheme_of

ATOM = "{http://www.w3.org/2005/Atom}"


def read(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)


def texts(element: ElementTree.Element, name: str) -> list[str]:
    return [found.text or "" for found in element.iter(f"{ATOM}{name}")]


def test_every_feed_has_what_atom_requires(site: Mapping[str, bytes]) -> None:
    feeds = {path: read(content) for path, content in site.items() if path.endswith("feed.xml")}
    assert len(feeds) > 8
    for path, document in feeds.items():
        assert document.findtext(f"{ATOM}id") == f"https://foi.example/{path}"
        assert document.findtext(f"{ATOM}author/{ATOM}name") == "Saltmarsh & Sons"
        updated = texts(document, "updated")
        assert updated[0] == max(updated[1:])
        assert all(moment.endswith("T00:00:00Z") for moment in updated)
        for entry in document.iter(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}title")
            assert entry.find(f"{ATOM}link") is not None
        assert len(set(texts(document, "id"))) == len(texts(document, "id"))


def test_words_stay_words(site: Mapping[str, bytes]) -> None:
    document = read(site["feed.xml"])
    assert HOSTILE in texts(document, "title")
    assert HOSTILE in [category.attrib["term"] for category in document.iter(f"{ATOM}category")]


def test_a_feed_shows_the_newest(site: Mapping[str, bytes]) -> None:
    many = [record(f"FOI-{n}", f"2024-01-{n:02}") for n in range(1, 32)]
    scheme = scheme_of(*many)
    document = read(feed(scheme, "", "All", scheme.catalogue))
    assert len(list(document.iter(f"{ATOM}entry"))) == ENTRIES
    assert texts(document, "title")[1] == "About FOI-31"
    assert texts(read(site["keywords/roads/feed.xml"]), "title")[1:] == ["About FOI-1", "About FOI-2"]


@pytest.mark.parametrize("path", ["", "exemptions/foia/s31/"])
def test_without_an_address_of_the_site_links_are_relative_and_names_still_permanent(path: str) -> None:
    scheme = scheme_of(PLAIN, site_url="")
    document = read(feed(scheme, path, "All", scheme.catalogue))
    entry = next(document.iter(f"{ATOM}entry"))
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert urljoin(f"https://anywhere.example/sub/{path}feed.xml", link.attrib["href"]) == (
        "https://anywhere.example/sub/disclosures/foi-1/"
    )
    assert (entry.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    document = read(feed(scheme_of(), "", "Beep\x07 \x0b\ufffe", [record("FOI-1", title="a\x00b")]))
    assert texts(document, "title") == ["Beep ", "ab"]


def test_a_sample_says_so_in_the_feed() -> None:
    scheme = scheme_of(WICKED)
    assert texts(read(feed(scheme, "", "All", scheme.catalogue)), "summary")[0].startswith("Invented sample. Refused.")
