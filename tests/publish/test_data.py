"""The catalogue as data: complete, typed, documented, and harmless in a spreadsheet."""

import csv
import io
import json
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from site_builder.publish.data import COLUMNS, catalogue_csv, csv_rows, facts_of
from tests.publish.conftest import HOSTILE, WICKED, record, scheme_of
from tests.publish.html_of import read_html


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_table_holds_every_disclosure_newest_first(site: Mapping[str, bytes]) -> None:
    table = rows(site["data/disclosures.csv"])
    assert [row["reference"] for row in table] == ["FOI-1", "FOI-2", "FOI-3"]
    assert table[0]["exemptions"] == "FOIA s31(1)(a)"
    assert table[0]["neither_confirmed_nor_denied"] == "FOIA s23(5)"
    assert table[0]["attachments"] == "https://foi.example/disclosures/foi-1/two%20words.csv"
    assert table[0]["parts"] == "How many? (disclosed-in-full); Where? (refused)"
    assert (table[1]["date"], table[1]["working_days"], table[1]["sample"]) == ("2023-11", "", "false")


def test_json_holds_the_same_facts_with_their_types(site: Mapping[str, bytes]) -> None:
    document = json.loads(site["data/disclosures.json"])
    first = document["disclosures"][0]
    assert (document["authority"], first["working_days"], first["received"]) == ("Saltmarsh & Sons", 21, "2024-03-06")
    assert first["attachments"][0]["bytes"] == 4096
    own = json.loads(site["disclosures/foi-1/index.json"])
    assert own == first
    assert json.loads(site["disclosures/foi-3/index.json"])["title"] == HOSTILE


def test_json_is_sorted_and_ends_in_a_line_feed(site: Mapping[str, bytes]) -> None:
    for path, content in site.items():
        if path.endswith(".json"):
            assert content.endswith(b"\n")
            document = json.loads(content)
            assert list(document) == sorted(document), path


def test_every_column_is_explained_on_the_data_page(site: Mapping[str, bytes]) -> None:
    cells = [code.text for code in read_html(site["data/index.html"]).all("code")]
    assert {column.name for column in COLUMNS} <= set(cells)
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)


@given(st.sampled_from("=+-@\t\r＝"), st.text(alphabet=st.characters(codec="utf-8")))
def test_no_cell_begins_like_a_formula(sign: str, rest: str) -> None:
    scheme = scheme_of(record("FOI-1", title=sign + rest, summary=sign))
    table = rows(catalogue_csv([csv_rows(facts_of(scheme, it) for it in scheme.everything).encode()]))
    assert table[0]["title"][0] == table[0]["summary"][0] == "'"


def test_a_record_without_an_address_of_the_site_is_named_by_its_path() -> None:
    assert facts_of(scheme_of(WICKED, site_url=""), WICKED)["address"] == "disclosures/foi-3/"
