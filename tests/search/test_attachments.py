"""What stands in an attachment is found, and the hit says which file it is in."""

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from site_builder.gate.attachments.reach import SEARCHED
from site_builder.search.attachment_text import attachment_text
from site_builder.search.engine import Index, search
from tests.gate.packages import document
from tests.search.conftest import Served

RUN = "<w:r><w:t>bins</w:t></w:r>"


def test_tables_documents_and_text_give_their_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('ward,bins\n"North, upper",4\n', encoding="utf-8-sig")
    (tmp_path / "a.txt").write_text("plain words\n")
    book = openpyxl.Workbook()
    book.active.title = "Bins"
    book.active.append(["ward", "bins"])
    book.active.append(["North", 4])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.docx").write_bytes(document(f"<w:p><w:r><w:t>Grit </w:t></w:r>{RUN}</w:p>"))
    assert attachment_text(tmp_path / "a.csv") == "ward bins\nNorth, upper 4"
    assert attachment_text(tmp_path / "a.txt") == "plain words"
    assert attachment_text(tmp_path / "a.xlsx") == "Bins\nward bins\nNorth 4"
    assert attachment_text(tmp_path / "a.docx") == "An ordinary sentence.\nGrit bins"


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.pdf", "a.csv", "a.bin", "missing.csv"])
def test_a_file_without_readable_words_has_none(tmp_path: Path, name: str) -> None:
    if name != "missing.csv":
        (tmp_path / name).write_bytes(b"" if name == "a.csv" else b"\x00\x01\x02")
    assert attachment_text(tmp_path / name) == ""


def test_a_long_table_is_read_up_to_the_limit(tmp_path: Path) -> None:
    (tmp_path / "long.csv").write_text("word,4\n" * 100_000)
    assert SEARCHED - 10 <= len(attachment_text(tmp_path / "long.csv")) <= SEARCHED


def test_a_hit_in_a_file_names_the_file(blank: Page, served: Served, index: Index) -> None:
    hits = search(index, '"Diesel 1412600"').hits  # a row of a table, and nowhere else
    assert [hit.reference for hit in hits] == ["NMP-EIR-21-00038"]
    shown = blank.evaluate(
        """async ([address, query]) => {
          const at = (name) => import(`${address}assets/search/${name}.js`);
          const modules = ["bundle", "engine", "excerpt"].map(at);
          const [{ openBundle, fetchFrom }, { search }, { excerpt, wantedBy }] = await Promise.all(modules);
          const bundle = await openBundle(fetchFrom(new URL("search/", address)));
          const { numbers, clause } = await search(query, bundle);
          return excerpt((await bundle.record(numbers[0])).stretches, wantedBy(clause));
        }""",
        [served.address, '"Diesel 1412600"'],
    )
    assert shown["label"] == "fuel-and-emissions.csv"
    assert "1412600" in shown["pieces"]
