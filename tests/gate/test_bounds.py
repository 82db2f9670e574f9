"""Whatever a record holds, looking at it takes an end: deep nesting is refused, and much of a kind is told once."""

import io
import zipfile

import pikepdf
import pytest
from openpyxl.workbook import Workbook

from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.cleaning.packages import without_office_properties
from site_builder.gate.words import source_findings
from site_builder.legislation import load_law
from site_builder.records.reading import read_record
from tests.gate.cases_pdf import SECRET, pdf
from tests.gate.packages import document, edited, related, workbook
from tests.gate.test_words import RULES

HEAD = "---\nreference: A-1\ntitle: Cycling\ndate: 2024-02-03\n---\n\n## Response\n\n"


@pytest.mark.parametrize(
    "deep", ["> " * 100_000, ">" * 90, "- " * 80 + "a", "1. " * 90 + "a", "<div>" * 100_000, "<ul><li>" * 9_000]
)
def test_what_is_nested_beyond_reason_is_refused_before_a_page_is_made_of_it(deep: str) -> None:
    read = read_record("2024/A-1.md", f"{HEAD}{deep}\n".encode(), load_law(), "FOIA")
    assert read.disclosure is None and [(p.code, p.line) for p in read.problems] == [("too-complex", 9)]
    (found,) = source_findings("2024/A-1.md", f"{HEAD}{deep}\n", RULES)
    assert (found.code, found.line) == ("too-complex", 9)
    assert found.problem("2024/A-1.md") == read.problems[0]


@pytest.mark.parametrize(
    "flat",
    [
        "> a\n" * 400,
        "- a\n" * 400,
        "<div>a</div>\n" * 400,
        "<p>a\n" * 400,
        "a <b@example.org>\n" * 300,
        "> > > a\n\n" * 90,
    ],
)
def test_what_is_long_and_flat_is_read(flat: str) -> None:
    assert read_record("2024/A-1.md", f"{HEAD}{flat}\n".encode(), load_law(), "FOIA").disclosure
    assert "too-complex" not in {it.code for it in source_findings("2024/A-1.md", HEAD + flat, RULES)}


def test_definitions_without_end_are_a_finding() -> None:
    text = HEAD + "".join(f"*[a{number}]: words of mine\n" for number in range(3_000))
    assert "too-complex" in {it.code for it in source_findings("2024/A-1.md", text, Rules())}


def test_a_merge_that_was_not_settled_is_a_finding_and_a_row_of_signs_is_none() -> None:
    marks = "<<<<<<< HEAD\nFour.\n=======\nFive.\n>>>>>>> side\n"
    (found,) = source_findings("2024/A-1.md", HEAD + marks, RULES)
    assert (found.code, found.line) == ("conflict-marker", 9)
    assert source_findings("2024/A-1.md", f"{HEAD}Figures\n=======\n\n<<<<<<< below >>>>>>>\n", RULES) == ()


def test_lines_that_end_as_on_old_machines_are_lines() -> None:
    text = (HEAD + "Dear Ann Bee,\n\nThank you.\n").replace("\n", "\r")
    assert [it.line for it in source_findings("2024/A-1.md", text, RULES) if it.code == "personal-data"] == [9]


def test_the_last_of_many_pages_is_looked_at_like_the_first() -> None:
    with (
        pikepdf.new() as book,
        pikepdf.open(io.BytesIO(pdf(""))) as plain,
        pikepdf.open(io.BytesIO(pdf(f"{SECRET}0 g 60 640 300 30 re f\n"))) as last,
    ):
        for _ in range(320):
            book.pages.append(plain.pages[0])
        book.pages.extend(last.pages)
        saved = io.BytesIO()
        book.save(saved)
    assert ("covered-text", "page 321") in {(it.code, it.place) for it in examine("a.pdf", saved.getvalue(), RULES)}


def test_much_of_one_kind_is_told_once() -> None:
    def hide(book: Workbook) -> None:
        for number in range(120):
            book.create_sheet(f"S{number}").append([number])
            book[f"S{number}"].sheet_state = "hidden"

    found = [it for it in examine("a.xlsx", workbook(hide), RULES) if it.code == "hidden-sheet"]
    assert len(found) == 41 and found[-1].what == "There are 80 more findings of this kind."
    assert found[-1].problem("a.xlsx").fix
    named = HEAD + "Dear Ann Bee,\n\n" * 900
    assert len(source_findings("2024/A-1.md", named, RULES)) < 120


def test_formulas_are_told_with_all_their_columns() -> None:
    (found,) = (it for it in examine("a.csv", b"=1+cmd|x!A,b\n1,=A1\n", RULES) if it.code == "formula-injection")
    assert found.place == "columns 1 to 2"


def test_a_clean_document_keeps_links_and_parts_that_are_only_called_alike() -> None:
    links = {"t": ("image", "media/thumbnail.png"), "x": ("customXml", "../customXml/item1.xml")}
    parts = {"customXml/item1.xml": "<a>Sam</a>", "word/media/thumbnail.png": "x", "docProps/thumbnail.png": "x"}
    content = related(edited(document(""), parts), "word/document.xml", links)
    with zipfile.ZipFile(io.BytesIO(without_office_properties(content)[0])) as package:
        rels = package.read("word/_rels/document.xml.rels").decode()
        assert "media/thumbnail.png" in rels and "item1.xml" not in rels
        assert "word/media/thumbnail.png" in package.namelist() and "docProps/thumbnail.png" not in package.namelist()
