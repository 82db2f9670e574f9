"""One definition of a term, a query and a score in two languages: each reads the same tables of cases."""

import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from site_builder.search.queries.parsing import read_query
from site_builder.search.queries.provisions import meant
from site_builder.search.queries.query import outline
from site_builder.search.queries.tidying import tidied
from site_builder.search.scoring import rarity
from site_builder.search.terms.analysis import analyse, fold
from site_builder.search.terms.stemming import stem
from tests.conftest import ROOT
from tests.search.conftest import TABLES, Served, table


@pytest.mark.parametrize("case", table("stems"), ids=lambda case: case["word"])
def test_stems(case: dict[str, Any]) -> None:
    assert stem(case["word"]) == case["stem"]


@pytest.mark.parametrize("case", table("terms"), ids=lambda case: case["text"])
def test_terms(case: dict[str, Any]) -> None:
    assert [list(terms) for terms in analyse(case["text"])] == case["terms"]


@pytest.mark.parametrize("case", table("queries"), ids=lambda case: case["query"] or "nothing")
def test_queries(case: dict[str, Any]) -> None:
    read = read_query(case["query"])
    assert outline(read.clause) == case["clause"]
    assert list(read.unread) == case["unread"]


@pytest.mark.parametrize("case", table("tidied"), ids=lambda case: case["typed"] or "nothing")
def test_what_is_typed_sloppily(case: dict[str, Any]) -> None:
    text, meant = tidied(case["typed"])
    assert [text, list(meant)] == [case["text"], case["meant"]]


@pytest.mark.parametrize("case", table("provisions"), ids=lambda case: case["typed"] or "nothing")
def test_provisions(case: dict[str, Any]) -> None:
    assert list(meant(case["typed"], table("provision_keys"))) == case["means"]


@pytest.mark.parametrize("case", table("rarities"), ids=str)
def test_rarities(case: dict[str, int]) -> None:
    assert rarity(case["frequency"], case["records"]) == case["rarity"]


def test_chromium_agrees_with_every_table(blank: Page, served: Served) -> None:
    tables = {name: table(name) for name in TABLES}
    script = "async ([at, tables]) => (await import(`${at}table.js`)).differences(`${at}assets/search/`, tables)"
    found = blank.evaluate(script, [served.address, tables])
    assert found == []


def test_node_agrees_too() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node on this machine; Chromium reads the same tables")
    done = subprocess.run([node, "--test", "tests/search"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_chromium_makes_the_same_terms_and_queries_of_any_text(blank: Page, served: Served) -> None:
    texts: list[str] = []

    @given(
        st.one_of(
            st.text(max_size=60),
            st.from_regex(r"([sr]\.? ?[0-9]{1,3}(\([0-9a-z]{1,2}\)){0,3}[ &,\"-]?){1,4}", fullmatch=True),
            st.text("abExé.&-'’s2 /+:IT", max_size=14),
        )
    )
    def gather(text: str) -> None:
        texts.append(text)
        read_query(text)  # must not raise

    gather()
    came = blank.evaluate(
        """async ([address, texts]) => {
          const { analyse } = await import(`${address}assets/search/analysis.js`);
          const { readQuery } = await import(`${address}assets/search/parsing.js`);
          return texts.map((text) => [analyse(text), readQuery(text).clause]);
        }""",
        [f"{served.address}", texts],
    )
    # Characters newer than one of the two Unicode tables may be letters to one side only: left out of the comparison.
    for text, (terms, clause) in zip(texts, came, strict=True):
        if text.isprintable():
            assert terms == [list(at) for at in analyse(text)], text
            assert clause == outline(read_query(text).clause), text


@given(st.one_of(st.text(max_size=80), st.text("abEx.&-'s2 IT", max_size=14)))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
