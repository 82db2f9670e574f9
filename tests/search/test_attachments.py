"""What stands in an attachment is found, and the hit says which file it is in."""

import datetime
import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from playwright.sync_api import Page

from site_builder.catalogue.catalogue import catalogue_of
from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.reach import SEARCHED
from site_builder.gate.attachments.rules import Rules
from site_builder.search.attachment_text import attachment_text
from site_builder.search.bundle.packing import unframed
from site_builder.search.oracle.engine import Index, search
from site_builder.search.terms.recurring import recurring_paragraphs
from site_builder.search.terms.stretches import stretches_of
from tests.gate.cases_sheets import ods, ods_row, ods_table
from tests.gate.packages import W, document, edited, opendocument, presentation, run, shape, unzipped, workbook
from tests.search.conftest import Served, bundle, disclosure

RECORD = (
    "---\nreference: 01.24\ntitle: Bins\ndate: 2024-01-02\noutcome: disclosed-in-full\n"
    "attachments: [{file: a.csv, title: Table}]\n---\n## Response\n\nNone.\n"
)
SPELLED = (
    (datetime.date(2024, 3, 1), "dd/mm/yyyy"),
    (datetime.datetime(2024, 3, 1, 13, 30), "d mmm yyyy h:mm"),
    (datetime.time(13, 30), "h:mm"),
    (datetime.timedelta(hours=26, minutes=30), "[h]:mm:ss"),
    (0.253, "0.0%"),
    (1234567, "[Red]#,##0"),
    (True, "General"),
)
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


def words(tmp_path: Path, name: str, content: bytes) -> str:
    (tmp_path / name).write_bytes(content)
    return attachment_text(tmp_path / name)


def test_days_and_figures_are_found_as_a_reader_sees_them(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        for column, (value, form) in enumerate(SPELLED, 1):
            book["Data"].cell(5, column, value).number_format = form

    assert words(tmp_path, "a.xlsx", workbook(fill)).endswith(
        "2024-03-01 2024-03-01T13:30 13:30 26:30:00 25.3% 1,234,567 TRUE"
    )


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/styles.xml", "<fill><patternFill/></fill>", "<fill/>"),
        ("xl/worksheets/sheet1.xml", "<v>2021</v>", "<v>one</v>"),
        ("xl/worksheets/sheet1.xml", "<v>2021</v>", "<v>1e999</v>"),
    ],
)
def test_a_workbook_that_only_some_programs_open_is_read(tmp_path: Path, part: str, old: str, new: str) -> None:
    content = edited(workbook(), {part: lambda text: text.replace(old, new, 1)})
    assert new.encode() in unzipped(content)[part]
    assert "South 98" in words(tmp_path, "a.xlsx", content)


def test_a_table_with_a_slip_is_read_to_its_end(tmp_path: Path) -> None:
    rows = "".join(f'"Supplier, {n}",{n}\n' for n in range(9_000))
    stray = words(tmp_path, "stray.csv", f'Name,Sum\n"Acme,4\nBirch,5\n{rows}'.encode())
    assert stray.startswith("Name Sum\nAcme,4\nBirch,5") and "Supplier, 8999 8999" in stray
    alone = words(tmp_path, "alone.csv", b'Name,Sum\n"Acme,4\n' + b"Birch,5\n" * 9_000 + b"Quince,6\n")
    assert alone.endswith("Birch 5\nQuince 6")
    assert words(tmp_path, "cell.csv", b"Name," + b"word " * 40_000 + b"quince\n").endswith("word quince")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_table_is_read_whatever_its_encoding(tmp_path: Path, encoding: str) -> None:
    assert words(tmp_path, "a.csv", "Name;Town\r\nZoë;Trégor\r\n".encode(encoding)) == "Name Town\nZoë Trégor"


def test_words_of_a_document_that_are_parted_stay_apart(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>Lot</w:t><w:tab/><w:t>Plum</w:t>'
        "<w:br/><w:t>Lane</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    note = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnote></w:footnotes>'
    found = words(tmp_path, "a.docx", document(body, {"footnotes.xml": note}))
    assert found == "An ordinary sentence.\nLot Plum Lane\nA note"


def test_slides_and_open_documents_are_read_too(tmp_path: Path) -> None:
    slide = shape("Bins</a:t></a:r><a:br/><a:r><a:t>and lids")
    assert words(tmp_path, "a.pptx", presentation(slide)) == "Bins and lids"
    text = "<text:h>Bins</text:h><text:p>big<text:tab/>and<text:line-break/><text:span>small</text:span>"
    text += "<text:note><text:note-citation>1</text:note-citation><text:p>A note</text:p></text:note></text:p>"
    assert words(tmp_path, "a.odt", opendocument("text", text)) == "Bins\nbig and small\nA note"
    assert words(tmp_path, "a.ods", ods(ods_table(ods_row("North")))).endswith("Area\nNorth")


def test_what_is_not_searched_is_said() -> None:
    def said(name: str, content: bytes) -> list[str]:
        return [it.what for it in examine(name, content, Rules()) if it.code == "not-searched"]

    assert not said("a.csv", b"word,4\n" * 1_000) and not said("a.docx", document(""))
    long = [f"Words beyond the first {SEARCHED:,} characters are not searched."]
    assert said("a.csv", b"word,4\n" * 40_000) == long
    assert said("a.docx", document(run("word " * 60_000))) == long
    assert said("a.xlsx", workbook(lambda book: [book["Data"].append(["word " * 6_000]) for _ in range(9)])) == long
    assert said("a.html", b"<!doctype html><p>Words") == ["It is a web page, of which no words are searched."]


def test_a_file_that_nobody_could_look_through_is_not_opened(tmp_path: Path) -> None:
    waiver = "waivers:\n  - {code: uninspectable, file: a.csv, sha256: '0', who: A, why: b, until: 2024-02-02}\n"
    (tmp_path / "a.csv").write_text("quince\n")
    attached = {f"{disclosure(RECORD).url}a.csv": tmp_path / "a.csv"}
    texts = [
        [it.text for it in stretches_of(disclosure(record, "disclosures/2024/01.md"), frozenset(), attached)]
        for record in (RECORD, RECORD.replace("---\n##", f"{waiver}---\n##"))
    ]
    assert ["quince" in it for it in texts] == [True, False]


def test_the_record_file_says_where_more_is_searched_than_is_shown(tmp_path: Path) -> None:
    record = disclosure(RECORD, "disclosures/2024/01.md")
    (tmp_path / "a.csv").write_text("word\n" * 5_000)
    files = bundle(catalogue_of([record]), {f"{record.url}a.csv": tmp_path / "a.csv"})
    (shown,) = [json.loads(unframed(content))[-1] for path, content in files if path.startswith("search/records/")]
    assert [it[2:] for it in shown if it[0] == "a.csv"] == [[], [1]]
    assert not any(it[2:] for it in shown if it[0] != "a.csv")


def test_a_record_that_says_only_what_others_say_shows_that() -> None:
    same = "The council holds nothing of the kind that was asked for here.\n"
    records = [disclosure(f"{RECORD.replace('01.', f'0{n}.').replace('None.', same)}") for n in range(6)]
    recurring = recurring_paragraphs(records)
    assert [(it.label, it.text) for it in stretches_of(records[0], recurring) if it.label == "Response"] == [
        ("Response", same.strip())
    ]
    own = disclosure(RECORD.replace("None.", f"{same}\nOne bin is held."))
    assert [it.text for it in stretches_of(own, recurring) if it.label == "Response"] == ["One bin is held."]


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
