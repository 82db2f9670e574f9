"""The browser's answer is Whoosh's: same records, same order, on every query of the table."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from whoosh.util.numeric import byte_to_length, length_to_byte

from site_builder.catalogue.catalogue import catalogue_of
from site_builder.legislation import load_law
from site_builder.search.oracle.engine import Index, open_index, search
from site_builder.search.scoring import rounded_length
from tests.search.conftest import Served, disclosure, table

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
        ("376", "NMP-FOI-21-00376"),
        ("foi 24 036003", "01.FOI.24.036003"),
        ("corruption intelligence categories", "01.FOI.24.036003"),
        ("number plate cameras", "NMP-FOI-23-00733"),
        ("vetting appeals", "NMP-FOI-21-00376"),
    ],
)
def test_what_a_person_means_comes_first(index: Index, query: str, first: str) -> None:
    assert search(index, query).hits[0].reference == first


RECORD = "---\nreference: R-{0}\ntitle: {1}\ndate: 2024-01-01\noutcome: not-held\n---\n## Response\n\n{2}\n"


def test_a_title_with_the_word_as_typed_goes_before_titles_with_other_words_of_its_stem() -> None:
    titled = (("Parks", "Parks, parking, parks."), ("Car parking", "None."), ("Bins", "Parking, parking, parking."))
    records = [disclosure(RECORD.format(at, *said)) for at, said in enumerate(titled, 1)]
    index = open_index(catalogue_of(records), load_law())
    found = {
        query: [hit.reference for hit in search(index, query).hits] for query in ("parking", "Parks", "park", "parked")
    }
    assert found["parking"] == ["R-2", "R-1", "R-3"]
    assert found["Parks"] == found["park"] == found["parked"] == ["R-1", "R-2", "R-3"]


def test_a_day_is_found_in_texts_and_as_that_of_the_response_but_not_in_references() -> None:
    texts = (
        ("NMP/2024/0312", "2023-01-01", "None."),
        ("B", "2024-03-12", "None."),
        ("C", "2023-01-01", "On 12th March 2024."),
    )
    record = "---\nreference: {}\ntitle: Bins\ndate: {}\noutcome: not-held\n---\n## Response\n\n{}\n"
    index = open_index(catalogue_of(disclosure(record.format(*it)) for it in texts), load_law())
    for day in ("12 March 2024", "12th of Mar 2024", "March 12, 2024", "12/03/2024", "12.3.2024"):
        assert [hit.reference for hit in search(index, day).hits] == ["C", "B"], day
    assert [hit.reference for hit in search(index, "2024-03-12").hits] == ["NMP/2024/0312", "C", "B"]
    assert [hit.reference for hit in search(index, "from:12/3/2024").hits] == ["B"]


def test_a_year_that_is_the_end_of_a_reference_finds_that_alone_with_what_stands_before_it() -> None:
    titled = ("FOI/2022/23", "Bins"), ("B", "FOI from 2022 to 2023"), ("C", "FOI 2022-23")
    record = "---\nreference: {}\ntitle: {}\ndate: 2024-01-01\noutcome: not-held\n---\n## Response\n\nNone.\n"
    index = open_index(catalogue_of(disclosure(record.format(*it)) for it in titled), load_law())
    assert [hit.reference for hit in search(index, "FOI 2022/23").hits] == ["FOI/2022/23"]
    assert [hit.reference for hit in search(index, "FOI from 2022-23").hits] == ["FOI/2022/23", "B", "C"]


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


def test_sections_that_no_record_cites_together_find_those_that_cite_some(index: Index) -> None:
    for query, either in (
        ("s12(1)&(2)", "s12(1) OR s12(2)"),
        ("sections 14 and 23", "s14 OR s23"),
        ("sections 12 or 23", "s12 OR s23"),
    ):
        assert search(index, query).total == search(index, either).total > 0, query


def test_lengths_are_rounded_as_whoosh_rounds_them() -> None:
    assert all(rounded_length(it) == byte_to_length(length_to_byte(it)) for it in range(120_000))
