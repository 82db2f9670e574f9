"""What a finding says of where and what, for files that hold it and for their twins that do not."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

import io
from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from tests.gate.cases_documents import rtf
from tests.gate.cases_later import previewed
from tests.gate.cases_others import GPS, XMP, jpeg, png
from tests.gate.cases_sheets import columns
from tests.gate.packages import document, edited, opendocument, presentation, related, run, workbook
from tests.gate.pdfs import SECRET, WORDS, page, pdf, revised

SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINE = SECRET.replace("72 650", "72 500").replace("Witness lives in Northmoor", "The figures")


@dataclass(frozen=True)
class Said:
    """How the messages about one code in a file begin, each with its level before it."""

    what: str
    file: str
    code: str
    content: Callable[[], bytes]
    said: tuple[str, ...] = ()


def connected(told: str) -> Callable[[], bytes]:
    part = f"<connections {SPREADSHEET}><connection><dbPr connection='{told}'/></connection></connections>"
    return lambda: related(
        edited(workbook(), {"xl/connections.xml": part}), "xl/workbook.xml", {"x": ("connections", "connections.xml")}
    )


def changed(before: str, after: str) -> Callable[[], bytes]:
    """A PDF whose only page was drawn in one way, and is drawn in another since."""

    def change(made: Pdf) -> None:
        made.pages[0].obj["/Contents"] = made.make_stream((WORDS + after).encode())

    return lambda: revised(pdf(before), change)


def second_page(before: str, after: str) -> Callable[[], bytes]:
    """The same of the second page of two."""

    def change(made: Pdf) -> None:
        made.pages[1].obj["/Contents"] = made.make_stream((WORDS + after).encode())

    return lambda: revised(pdf("", lambda made: page(made, before)), change)


def without_a_page(made: Pdf) -> None:
    del made.pages[1]


def stamped(made: Pdf) -> None:
    """A note that somebody filled in or stamped, drawn by its own stream."""
    look = made.make_stream(b"0 g 0 0 40 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 40, 20])
    box = Dictionary(Type=Name.Annot, Subtype=Name.Watermark, Rect=[300, 300, 340, 320], AP=Dictionary(N=look), F=4)
    made.pages[0].obj["/Annots"] = made.make_indirect([made.make_indirect(box)])


def small(drawn: bool, form: str = "JPEG") -> bytes:
    picture = Image.new("RGB", (64, 80), "white")
    if drawn:
        picture.paste("black", (8, 8, 50, 12))
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


def kept(content: Callable[[], bytes], drawn: bool) -> Callable[[], bytes]:
    """An office file with its small preview."""
    return lambda: edited(content(), {"docProps/thumbnail.jpeg": small(drawn)})


def on_glass() -> bytes:
    """A preview of one colour, on a ground that is clear as glass."""
    picture = Image.new("RGBA", (64, 80), (0, 0, 0, 0))
    picture.paste("black", (8, 8, 50, 12))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def odt_with(preview: bytes) -> Callable[[], bytes]:
    return lambda: opendocument("text", "<text:p>Words</text:p>", parts={"Thumbnails/thumbnail.png": preview})  # type: ignore[dict-item]


BORN = [f"Date of birth: 0{day}/03/1981" for day in range(1, 5)]
BIRTHS = "block {}: There is a date of birth (0…1). There are 3 more like it."
SEVERAL = [*BORN[:2], "An ordinary sentence.", *BORN[2:]]
PREVIEW = "advise {}: It is a small picture of the first page, perhaps of an earlier state."
REVISED = "advise 1 earlier revision is kept; no word of them is gone."
BLACK = "0 g 72 300 90 20 re f\n"
LIGHT = "0.9 g 60 490 400 30 re f\n"

CASES = [
    Said(
        "connection alone",
        "a.xlsx",
        "data-connection",
        connected(""),
        ("block Part 'xl/connections.xml': It holds a query.",),
    ),
    Said(
        "connection with a server",
        "a.xlsx",
        "data-connection",
        connected("Data Source=NM-SQL1;"),
        ("block Part 'xl/connections.xml': It holds a query, with the name of a server.",),
    ),
    Said(
        "connection with everything",
        "a.xlsx",
        "data-connection",
        connected("SERVER = nm1;UID=reader;Pwd=x"),
        (
            "block Part 'xl/connections.xml': It holds a query, with the name of a server and a user name and a password.",
        ),
    ),
    Said(
        "connection with an empty password",
        "a.xlsx",
        "data-connection",
        connected("Password=;"),
        ("block Part 'xl/connections.xml': It holds a query.",),
    ),
    Said(
        "place of a photograph",
        "a.jpg",
        "image-gps",
        lambda: jpeg(gps=GPS),
        ("block The picture holds the place where it was taken.",),
    ),
    Said(
        "place in a packet",
        "a.jpg",
        "image-gps",
        lambda: jpeg() + XMP,
        ("block The picture holds the place where it was taken.",),
    ),
    Said(
        "one hidden column",
        "a.xlsx",
        "hidden-columns",
        lambda: columns('<col min="2" max="2" hidden="1"/>'),
        ("block Sheet 'Data', columns B: 1 column is hidden, with what it holds.",),
    ),
    Said("line added on blank paper", "a.pdf", "previous-revision", changed("", BLACK), (REVISED,)),
    Said("words added on blank paper", "a.pdf", "previous-revision", changed(SECRET, SECRET + LINE), (REVISED,)),
    Said("mark beside words", "a.pdf", "previous-revision", lambda: revised(pdf(SECRET), stamped), (REVISED,)),
    Said(
        "box over a drawing",
        "a.pdf",
        "previous-revision",
        changed("0.5 g 72 300 90 20 re f\n", BLACK),
        ("block Revision 1: Page 1 looked different.",),
    ),
    Said(
        "drawing that is gone",
        "a.pdf",
        "previous-revision",
        changed(BLACK, ""),
        ("block Revision 1: Page 1 looked different.",),
    ),
    Said(
        "box over the words of another page",
        "a.pdf",
        "previous-revision",
        second_page(BLACK, LIGHT),
        ("block Revision 1: Page 2 looked different.",),
    ),
    Said(
        "drawing on a page that is gone",
        "a.pdf",
        "previous-revision",
        lambda: revised(pdf("", lambda made: page(made, BLACK)), without_a_page),
        ("block Revision 1: Page 2 looked different.",),
    ),
    Said("words that are gone", "a.pdf", "previous-revision", changed(SECRET, ""), ("block Revision 1: It holds",)),
    Said("blank preview of a document", "a.docx", "embedded-thumbnail", kept(lambda: document(""), False)),
    Said("blank preview of slides", "a.pptx", "embedded-thumbnail", kept(lambda: presentation(""), False)),
    Said(
        "preview of a document",
        "a.docx",
        "embedded-thumbnail",
        kept(lambda: document(""), True),
        (PREVIEW.format("Properties (part 'docProps/thumbnail.jpeg')"),),
    ),
    Said(
        "preview of slides",
        "a.pptx",
        "embedded-thumbnail",
        kept(lambda: presentation(""), True),
        (PREVIEW.format("Properties (part 'docProps/thumbnail.jpeg')"),),
    ),
    Said(
        "preview that is no picture",
        "a.docx",
        "embedded-thumbnail",
        lambda: edited(document(""), {"docProps/thumbnail.jpeg": b"x"}),
        (PREVIEW.format("Properties (part 'docProps/thumbnail.jpeg')"),),
    ),
    Said("blank preview of a text", "a.odt", "embedded-thumbnail", odt_with(small(False, "PNG"))),
    Said(
        "preview on clear ground",
        "a.odt",
        "embedded-thumbnail",
        odt_with(on_glass()),
        (PREVIEW.format("Part 'Thumbnails/thumbnail.png'"),),
    ),
    Said(
        "preview that shows more is told once",
        "a.jpg",
        "embedded-thumbnail",
        lambda: previewed(True),
        ("block Its small preview shows what the picture does not show any more.",),
    ),
    Said(
        "preview that shows the same",
        "a.jpg",
        "embedded-thumbnail",
        lambda: previewed(False),
        ("advise It carries a small preview.",),
    ),
    Said(
        "bytes behind a PNG are counted once",
        "a.png",
        "trailing-data",
        lambda: png() + b"secret words " * 60,
        ("block 779 bytes follow the end of the picture.",),
    ),
    Said(
        "bytes behind a JPEG are counted once",
        "a.jpg",
        "trailing-data",
        lambda: jpeg() + b"secret words." * 60,
        ("block 780 bytes follow the end of the picture.",),
    ),
    Said(
        "births in a document",
        "a.docx",
        "personal-data",
        lambda: document("".join(map(run, SEVERAL))),
        (BIRTHS.format("Text of the document (part 'word/document.xml'), paragraphs 2 to 3, 5 to 6"),),
    ),
    Said(
        "births in a text",
        "a.odt",
        "personal-data",
        lambda: opendocument("text", "".join(f"<text:p>{line}</text:p>" for line in SEVERAL)),
        (BIRTHS.format("Paragraphs 1 to 2, 4 to 5"),),
    ),
    Said(
        "births in rich text",
        "a.rtf",
        "personal-data",
        rtf("\\par ".join(SEVERAL)),
        (BIRTHS.format("Paragraphs 2 to 3, 5 to 6"),),
    ),
    Said(
        "two births in a table",
        "a.csv",
        "personal-data",
        ("Note,Year\n" + "".join(f"{line},2021\n" for line in BORN[:2])).encode,
        ("block Row 2, column 1: There is a date of birth (0…1). There is 1 more like it.",),
    ),
]
