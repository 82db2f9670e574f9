"""A clean copy holds what a reader sees and nothing else, and passes the gate itself."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

import io
import zipfile

import pytest
from openpyxl.workbook import Workbook
from PIL import Image

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.child import Died, in_a_child
from site_builder.gate.cleaning.clean import CannotClean, clean
from site_builder.gate.remedies import AFTER_CLEANING, REMEDIES
from site_builder.problems import Level
from tests.gate.cases_formats import counted, old_number
from tests.gate.cases_kept import variables
from tests.gate.cases_others import GPS, jpeg, png, table, wide_png
from tests.gate.cases_pdf import SECRET, author, pdf, retitled, revised
from tests.gate.cases_sheets import author as sheet_author
from tests.gate.cases_sheets import columns, ods, ods_row, ods_table, old, old_second, row_attribute, second, styled
from tests.gate.packages import document, edited, opendocument, related, unzipped, workbook, zipped

RULES = Rules("Northmoor Police")


def cleaned(name: str, content: bytes) -> dict[str, bytes]:
    done = clean(name, content, RULES)
    assert not [f for _, f in done.findings if f.level is Level.BLOCK]
    return dict(done.files)


def test_a_csv_holds_the_visible_cells() -> None:
    assert cleaned("a.xlsx", workbook())["a.csv"] == (
        b"Year,Area,Offences\r\n2021,North,120\r\n2022,North,131\r\n2023,South,98\r\n"
    )


def test_a_csv_holds_what_the_sheet_shows_and_not_what_lies_beneath() -> None:
    made = cleaned("a.xlsx", styled(form='[<5]"<5";0', text=3))["a.csv"]
    assert b"<5" in made and b",3" not in made
    assert b"25%" in cleaned("a.xlsx", styled(form="0%", text=0.25))["a.csv"]
    assert b"412" not in cleaned("a.xlsx", styled(form="[White]0", text=412))["a.csv"]
    assert b"&lt;" not in (made := cleaned("a.ods", counted("&lt;5", "3"))["a.csv"]) and b"<5" in made
    assert b"<5" in cleaned("a.xls", old_number('[<5]"<5";0', 3))["a.csv"]


def test_a_cell_that_is_written_once_for_many_places_is_copied_to_all() -> None:
    cell = '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
    content = ods(ods_table(f'<table:table-row table:number-rows-repeated="3">{cell}</table:table-row>'))
    assert cleaned("a.ods", content)["a.csv"] == b"Area,\r\n7,7\r\n7,7\r\n7,7\r\n"


def test_no_sheet_takes_the_name_of_another() -> None:
    def alike(book: Workbook) -> None:
        for title in ("A 3", "A", "A.", "数据", "Sheet", "Été"):
            book.create_sheet(title)["A1"] = f"of {title}"

    made = cleaned("a.xlsx", workbook(alike))
    assert len(made) == 7 and set(made) > {"a-a-3.csv", "a-a.csv", "a-a-2.csv", "a-sheet.csv", "a-ete.csv"}


def test_every_row_is_copied() -> None:
    def long(book: Workbook) -> None:
        for number in range(200_005):
            book["Data"].cell(number + 5, 1, number)

    assert cleaned("a.xlsx", workbook(long))["a.csv"].count(b"\n") == 200_009


def test_what_was_dropped_is_what_was_there() -> None:
    kept = related(
        edited(workbook(), {"xl/vbaProject.bin": "x", "xl/pivotCache/pivotCacheDefinition1.xml": "<a/>"}),
        "xl/workbook.xml",
        {"v": ("vbaProject", "vbaProject.bin")},
    )
    assert {"a macro", "the data that a pivot table keeps"} <= set(clean("a.xlsm", kept, RULES).dropped)
    assert not {"a macro", "the data that a pivot table keeps"} & set(clean("a.xlsx", workbook(), RULES).dropped)


@pytest.mark.parametrize("content", [second("hidden"), styled(form=";;;"), sheet_author("Sam Example")])
def test_what_is_hidden_stays_behind(content: bytes) -> None:
    assert list(cleaned("a.xlsx", content)) == ["a.csv"]
    assert b"Staff" not in cleaned("a.xlsx", content)["a.csv"] and b"Secret" not in cleaned("a.xlsx", content)["a.csv"]


def test_hidden_rows_and_columns_stay_behind() -> None:
    assert b"131" not in cleaned("a.xlsx", row_attribute('hidden="1"'))["a.csv"]
    assert b"North" not in cleaned("a.xlsx", columns('<col min="2" max="2" hidden="1"/>'))["a.csv"]


def test_a_csv_for_each_sheet() -> None:
    assert list(cleaned("a.xlsx", second("visible"))) == ["a-data.csv", "a-working.csv"]


def test_other_spreadsheets() -> None:
    assert cleaned("a.ods", ods(ods_table(ods_row("North"))))["a.csv"] == b"Area\r\nNorth\r\n"
    assert b"Figure 3 2" in cleaned("a.xls", old(lambda b, s: old_second(b, 1)))["a.csv"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", jpeg({0x013B: "Sam Example"}, GPS)),
        ("a.jpg", jpeg({0x0112: 6, 0x013B: "Sam Example"}, GPS)),
        ("a.jpg", jpeg() + b"left behind"),
        ("a.jpg", jpeg() + b"\0\0left behind\0\0"),
        ("a.docx", variables("Victim", "Sam Example")()),
        ("a.png", png(Comment="Seen by Sam") + b"left behind"),
        ("a.pdf", pdf("", author("Sam Example"))),
        ("a.pdf", revised(pdf(SECRET), retitled)),
        ("a.docx", related(edited(document(""), {"customXml/item1.xml": "<a>Sam Example</a>"}), "word/document.xml", {"x": ("customXml", "../customXml/item1.xml")})),
    ],
)  # fmt: skip
def test_nothing_is_found_in_a_clean_copy(name: str, content: bytes) -> None:
    before = {finding.code for finding in examine(name, content, RULES)}
    done = clean(name, content, RULES)
    assert before and not done.findings


def test_pictures_in_documents_lose_what_cameras_write_and_keep_their_turning() -> None:
    photo = jpeg({0x0112: 6, 0x013B: "Jane Doe"})
    for name, where in (("a.docx", "word/media/a.jpg"), ("a.odt", "Pictures/a.jpg")):
        whole = document("<w:p/>") if name == "a.docx" else opendocument("text", "")
        done = clean(name, zipped({**unzipped(whole), where: photo}), RULES)
        assert "what cameras and programs wrote into 1 picture" in done.dropped
        assert not [found for _, found in done.findings if found.code.startswith("image-")]
        with zipfile.ZipFile(io.BytesIO(done.files[0][1])) as package:
            plain = package.read(where)
        with Image.open(io.BytesIO(plain)) as picture:
            assert dict(picture.getexif()) == {0x0112: 6}
            assert b"Jane" not in plain


def test_a_turned_photograph_is_turned_for_good() -> None:
    made = clean("a.jpg", jpeg({0x0112: 6}), RULES).files[0][1]
    assert Image.open(io.BytesIO(made)).size == (40, 60)


def pictures(form: str, **saving: object) -> bytes:
    frames = [Image.effect_noise((40, 30), 60 + 9 * number).convert("L") for number in range(3)]
    saved = io.BytesIO()
    frames[0].save(saved, form, save_all=True, append_images=frames[1:], **saving)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tif", pictures("TIFF", compression="tiff_lzw", dpi=(300, 300))),
        ("a.gif", pictures("GIF", duration=200, comment=b"Seen by Sam")),
        ("a.webp", pictures("WEBP", lossless=True, exif=Image.Exif())),
    ],
)
def test_every_page_of_a_picture_stays_as_it_was(name: str, content: bytes) -> None:
    done = clean(name, content, RULES)
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(done.files[0][1])) as after:
        assert before.n_frames == after.n_frames == 3  # type: ignore[attr-defined]
        for number in range(3):
            before.seek(number)
            after.seek(number)
            assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()
        assert before.info.get("dpi") == after.info.get("dpi")
    assert b"Sam" not in done.files[0][1]
    assert not [what for what in done.dropped if "turning" in what]


def test_a_scan_stays_small() -> None:
    saved = io.BytesIO()
    Image.new("1", (1_000, 1_400), 1).save(saved, "TIFF", compression="group4", dpi=(200, 200))
    assert len(clean("a.tif", saved.getvalue(), RULES).files[0][1]) < 2 * len(saved.getvalue())


def test_a_picture_that_cannot_be_opened_is_said_to_be_one() -> None:
    with pytest.raises(CannotRead):
        clean("a.png", wide_png(60_000), RULES)


def test_a_file_beyond_limits_is_given_up() -> None:
    with pytest.raises(CannotRead, match="larger than"):
        clean("a.pdf", bytes(limits.FILE + 1), RULES)
    with pytest.raises(Died, match="memory"):
        in_a_child(lambda: bytes(2 * limits.MEMORY))


def test_no_remedy_of_a_clean_copy_is_to_clean_it() -> None:
    assert not [words for words in AFTER_CLEANING.values() if "site-builder clean" in words]
    assert "site-builder clean" not in REMEDIES["speaker-notes"][1]


def test_no_copy_is_made_of_what_cannot_be_cleaned() -> None:
    with pytest.raises(CannotClean):
        clean("a.csv", table("a,b", "1,2")(), RULES)
