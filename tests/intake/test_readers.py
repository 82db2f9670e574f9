"""Files of every kind become the same blocks; what cannot be read is a problem with a remedy, never an exception."""

import io
import time
import zipfile
from email.message import EmailMessage

import pytest

from site_builder.intake.blocks import Block, Kind
from site_builder.intake.draft import draft_of
from site_builder.intake.readers import read_letter, remarks
from site_builder.problems import Problem
from tests.intake.cases import LAW, SETTINGS, VOCABULARY
from tests.intake.files import docx, p, pdf

_LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def blocks(name: str, content: bytes) -> tuple[Block, ...]:
    read = read_letter(name, content)
    assert not isinstance(read, Problem), read
    return read


def told(name: str, content: bytes) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.marker, block.text) for block in blocks(name, content)]


def test_word_lists_headings_tables_and_headers() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = "".join(f"<w:tr>{cell.format(a)}{cell.format(b)}</w:tr>" for a, b in (("Year", "Fires"), ("2023", "41")))
    body = p("Our answer", '<w:pStyle w:val="Heading2"/>') + p("First", _LISTED) + p("Second", _LISTED)
    content = docx(f"{body}<w:tbl>{rows}</w:tbl>", _NUMBERING, p("Our ref: FOI 12345"))
    assert told("a.docx", content) == [
        ("paragraph", "", "Our ref: FOI 12345"),
        ("heading", "", "Our answer"),
        ("item", "1.", "First"),
        ("item", "2.", "Second"),
        ("table", "", "Year: Fires\n2023: 41"),
    ]


def test_word_shows_neither_deleted_nor_hidden_text() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>gone</w:delText><w:t>gone too</w:t></w:r></w:del>"
    content = docx(f"<w:p><w:r><w:t>Shown.</w:t></w:r>{hidden}{deleted}</w:p>")
    assert told("a.docx", content) == [("paragraph", "", "Shown.")]


def test_pdf_without_the_lines_that_every_page_repeats() -> None:
    pages = [["Bayford Council", f"Words of page {n}.", f"Page {n} of 3"] for n in (1, 2, 3)]
    assert [text for _, _, text in told("a.pdf", pdf(pages))] == [f"Words of page {n}." for n in (1, 2, 3)]


def test_pdf_paragraphs_end_where_the_next_word_had_room() -> None:
    lines = [
        "You asked for every complaint about the ferry since the summer of 2022, and for the name",
        "of whoever made it.",
        "The Board holds sixteen of these, and it is content to release them to you without the",
        "names.",
    ]
    assert [text.split()[0] for _, _, text in told("a.pdf", pdf([lines]))] == ["You", "The"]


def test_a_table_that_lays_out_a_page_is_no_table() -> None:
    letter = "<p>Our ref: 24/118</p><p>Dear Sir</p><p>We hold these:</p><p>They follow.</p>"
    figures = "<table><tr><td>2022</td><td>40</td></tr></table>"
    content = f"<table><tr><td>{letter}{figures}</td><td>Menu</td></tr></table>".encode()
    assert [kind for kind, _, _ in told("a.html", content)] == [*["paragraph"] * 4, "table", "paragraph"]


def test_mail_with_the_letter_attached() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "foi@bayford.example", "FOI 24/1"
    message["Date"] = "Tue, 26 Mar 2024 14:05:11 +0000"
    message.set_content("Please see the attached letter.")
    word = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    message.add_attachment(docx(p("We hold 14 of them.")), maintype="application", subtype=word, filename="reply.docx")
    texts = [block.text for block in blocks("a.eml", message.as_bytes())]
    assert texts[2:] == ["Sent: 26 March 2024", "Please see the attached letter.", "We hold 14 of them."]


def test_lines_wrapped_by_hand_become_paragraphs_again() -> None:
    wrapped = (
        "The council holds this information and has decided to release\n"
        "it in full, because nothing in it could do any harm to anyone\n"
        "who works for the council or lives in the area that it serves\n"
        "today.\n\nA second paragraph.\n"
    )
    assert len(blocks("a.txt", wrapped.encode())) == 2


def test_narrow_lines_and_divided_words_become_whole_again() -> None:
    wrapped = (
        "                    LARKSHIRE POLICE\n"
        "                    Not protected\n\n"
        "Reference 17-4482                 6th December\n"
        "                                  2017\n\n"
        "I write about your request for the infor-\n"
        "mation on the death at the quarry, which the\n"
        "force received in autumn and has looked into\n"
        "with care, as the family of the man who died\n"
        "there has asked for.\n"
    )
    assert [text for _, _, text in told("a.txt", wrapped.encode())] == [
        "LARKSHIRE POLICE",
        "Not protected",
        "Reference 17-4482",
        "6th December 2017",
        "I write about your request for the information on the death at the quarry, which the force received in autumn "
        "and has looked into with care, as the family of the man who died there has asked for.",
    ]


def test_strong_words_and_the_bar_of_links_of_a_page_saved_as_text() -> None:
    saved = "Home | Parking | Schools | My Account\n##Response\n**Deaths**: 11\nQ. How many?\nA. Nine.\n"
    assert told("a.txt", saved.encode()) == [
        ("heading", "", "Response"),
        ("paragraph", "", "Deaths: 11"),
        ("item", "Q.", "How many?"),
        ("item", "A.", "Nine."),
    ]


def test_paragraphs_within_a_text_box_stay_apart() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('Place 10')}{p('Reference: DRI/5512')}</w:txbxContent></w:pict></w:r>"
    assert [text for _, _, text in told("a.docx", docx(f"<w:p>{box}</w:p>"))] == ["Place 10", "Reference: DRI/5512"]


def test_columns_become_a_table() -> None:
    (block,) = blocks("a.txt", b"Year\tFires\tFloods\n2022\t40\t3\n2023\t41\t5\n")
    assert block.kind is Kind.TABLE and block.rows[2] == ("2023", "41", "5")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings(encoding: str) -> None:
    assert blocks("a.txt", "£5 – café".encode(encoding))[0].text == "£5 – café"


def _zip(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return packed.getvalue()


_ENTITIES = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b" \n", "empty-file"),
        ("huge.txt", b"a" * 20_000_001, "too-large"),
        ("long.txt", b"word " * 300_000, "unreadable"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "unreadable"),
        ("broken.docx", b"PK\x03\x04 no zip", "unreadable"),
        ("other.docx", _zip("readme.txt", b"hello"), "unreadable"),
        ("bomb.docx", _zip("word/document.xml", b"<a>" + b" " * 61_000_000 + b"</a>"), "unreadable"),
        ("entities.docx", _zip("word/document.xml", _ENTITIES), "unreadable"),
        ("broken.pdf", b"%PDF-1.4 and nothing else", "unreadable"),
        ("scan.pdf", pdf([[]]), "unreadable"),
        ("none.html", b"<html><script>x</script></html>", "unreadable"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "unreadable"),
        ("noise.txt", bytes(range(256)) * 8, "unreadable"),
    ],
)
def test_what_cannot_be_read_is_a_problem(name: str, content: bytes, code: str) -> None:
    problem = read_letter(name, content)
    assert isinstance(problem, Problem) and problem.code == code and problem.fix


@pytest.mark.parametrize(
    ("name", "content", "kind", "ending"),
    [
        ("a.docx", pdf([["We hold 14."]]), "PDF", ".pdf"),
        ("a.txt", docx(p("We hold 14.")), "Word document", ".docx"),
        ("a.pdf", docx(p("We hold 14.")), "Word document", ".docx"),
        ("a.docx", b"<html><p>We hold 14.</p></html>", "web page", ".html"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_named_for_what_it_is(
    name: str, content: bytes, kind: str, ending: str
) -> None:
    problem = read_letter(name, content)
    assert isinstance(problem, Problem) and kind in problem.message and problem.fix.endswith(f"{ending}.")


def test_tracked_changes_are_said() -> None:
    added = "<w:p><w:ins><w:r><w:t>We hold 14.</w:t></w:r></w:ins></w:p>"
    assert "tracked changes" in remarks("a.docx", docx(added))[0]
    assert remarks("a.docx", docx(p("We hold 14."))) == remarks("a.txt", b"We hold 14.") == ()


_ENDLESS = (
    *("FOI" + "-A" * 20_000, "1/" * 30_000, "A1./" * 20_000, "removed " * 20_000, "1" * 20_000),
    *("a" * 20_000, "1 " * 10_000, "a. " * 7_000, "(" * 20_000),
    *("your request " * 2_000, "section 40(2) " * 2_000, "1 May 2020 " * 2_000),
)


@pytest.mark.parametrize("text", _ENDLESS, ids=lambda text: text[:12])
def test_a_line_without_end_is_read_in_time(text: str) -> None:
    begun = time.process_time()
    draft_of("a.txt", f"Our ref: FOI-1\n{text}\n".encode(), LAW, SETTINGS, VOCABULARY)
    assert time.process_time() - begun < 5
