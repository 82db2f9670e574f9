"""The browser's answer is Whoosh's: same records, same order, on every query of the table."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from whoosh.util.numeric import byte_to_length, length_to_byte

from site_builder.search.oracle.engine import Index, search
from site_builder.search.scoring import rounded_length
from tests.search.conftest import Served, table

ANSWERS = """async ([address, queries]) => {
  const at = (name) => import(`${address}assets/search/${name}.js`);
  const [{ openBundle, fetchFrom }, { search, ranked }] = await Promise.all([at("bundle"), at("engine")]);
  const bundle = await openBundle(fetchFrom(new URL("search/", address)));
  const answers = [];
  for (const query of queries) {
    const found = await search(query, bundle);
    const numbers = await ranked(found, found.isScored ? "relevance" : "newest", bundle, 0, 10);
    const records = await Promise.all(numbers.map(bundle.record));
    const { some, respelt, meant, unread } = found;
    answers.push([found.numbers.length, some, respelt, meant, unread, records.map((record) => record.reference)]);
  }
  return answers;
}"""


def in_browser(page: Page, served: Served, queries: Sequence[str]) -> list[list[Any]]:
    found: list[list[Any]] = page.evaluate(ANSWERS, [served.address, list(queries)])
    return found


def in_whoosh(index: Index, query: str) -> list[Any]:
    results = search(index, query)
    said = [results.some, results.respelt, list(results.meant), list(results.unread)]
    return [results.total, *said, [hit.reference for hit in results.hits]]


def test_the_table_asks_for_everything_that_a_query_can_say() -> None:
    assert len(table("rankings")) >= 200


def test_browser_and_whoosh_agree_on_the_table(blank: Page, served: Served, index: Index) -> None:
    queries = table("rankings")
    differing = [
        (query, theirs, ours)
        for query, theirs in zip(queries, in_browser(blank, served, queries), strict=True)
        if theirs != (ours := in_whoosh(index, query))
    ]
    assert differing == []


WORDS = (
    "police",
    "officers",
    "vetting",
    "the",
    "s31",
    "s40(2)",
    '"police officers"',
    "inform*",
    "title:police",
    "outcome:refused",
)


def test_browser_and_whoosh_agree_on_any_mixture(blank: Page, served: Served, index: Index) -> None:
    pieces = st.tuples(st.sampled_from(("", "-", "OR ", "OR -")), st.sampled_from(WORDS)).map("".join)

    @settings(max_examples=8)
    @given(st.lists(st.lists(pieces, min_size=1, max_size=5).map(" ".join), max_size=20))
    def compare(queries: list[str]) -> None:
        for query, theirs in zip(queries, in_browser(blank, served, queries), strict=True):
            assert theirs == in_whoosh(index, query), query

    compare()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("01/FOI/24/036003", "01.FOI.24.036003"),
        ("036003", "01.FOI.24.036003"),
        ("foi 24 036003", "01.FOI.24.036003"),
        ("corruption intelligence categories", "01.FOI.24.036003"),
        ("number plate cameras", "NMP-FOI-23-00733"),
        ("vetting appeals", "NMP-FOI-21-00376"),
    ],
)
def test_what_a_person_means_comes_first(index: Index, query: str, first: str) -> None:
    assert search(index, query).hits[0].reference == first


def test_a_section_finds_its_limbs_and_never_another_section(index: Index) -> None:
    cited = {d.reference: {c.provision.label for c in d.cited} for d in index.disclosures}
    found = {hit.reference for hit in search(index, "exemption:s4", 1000).hits}
    assert found == set()
    found = {hit.reference for hit in search(index, "exemption:31(1)", 1000).hits}
    assert found == {ref for ref, labels in cited.items() if any(label.startswith("s31(1)") for label in labels)}


def test_where_no_record_has_all_words_those_with_some_are_given_and_said_to_be(index: Index) -> None:
    results = search(index, "vetting banana")
    assert results.some
    assert results.total == search(index, "vetting").total > 0
    assert search(index, "banana").total == 0


def test_lengths_are_rounded_as_whoosh_rounds_them() -> None:
    assert all(rounded_length(it) == byte_to_length(length_to_byte(it)) for it in range(120_000))
