"""PDF: covered, invisible, left behind."""

import binascii
import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from tests.gate.cases import Case
from tests.gate.pdfs import SECRET, WORDS, annotation, page, pdf, revised, updated

BOX = "0 g 70 645 160 20 re f\n"


def drawn(content: str, change: Callable[[Pdf], object] = lambda made: None) -> Callable[[], bytes]:
    return lambda: pdf(content, change)


def image_over(made: Pdf) -> None:
    picture = made.make_stream(
        b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8
    )
    made.pages[0].obj.Resources["/XObject"] = Dictionary(I=picture)


def white_image(made: Pdf) -> None:
    picture = made.make_stream(
        b"\xff",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    made.pages[0].obj.Resources["/XObject"] = Dictionary(I=picture)


def attached(made: Pdf) -> None:
    made.attachments["staff.csv"] = b"name"


def script(made: Pdf) -> None:
    made.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def opens_at(made: Pdf) -> None:
    made.Root["/OpenAction"] = Array([made.pages[0].obj, Name.Fit])


def link(target: str) -> Callable[[Pdf], None]:
    return annotation("Link", A=Dictionary(S=Name.URI, URI=target))


def author(name: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        made.trailer["/Info"] = made.make_indirect(Dictionary(Author=name, Producer="Skia/PDF"))

    return change


def bookmark(title: str) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        with made.open_outline() as outline:
            outline.root.append(OutlineItem(title, 0))

    return change


def layer(off: bool) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        group = made.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
        made.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group] if off else [])))
        made.pages[0].obj.Resources["/Properties"] = Dictionary(L=group)

    return change


def field(value: str, hidden: bool) -> Callable[[Pdf], None]:
    def change(made: Pdf) -> None:
        entry = Dictionary(FT=Name.Tx, T="name", V=value, F=2 if hidden else 4, Rect=Array([70, 600, 200, 620]))
        made.Root["/AcroForm"] = Dictionary(Fields=Array([made.make_indirect(entry)]))

    return change


def painted_first(made: Pdf) -> None:
    made.pages[0].obj["/Contents"] = made.make_stream(f"1 g 0 0 595 842 re f 0 g\n{WORDS}{SECRET}".encode())


def orphan(content: str) -> bytes:
    """A stream of content that no page refers to."""
    first = pdf("")
    body = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content.encode())
    return updated(first, {99: body}, "")


def retitled(made: Pdf) -> None:
    made.trailer["/Info"] = made.make_indirect(Dictionary(Title="Figures"))


def without_secret(made: Pdf) -> None:
    made.pages[0].obj["/Contents"] = made.make_stream(WORDS.encode())


def cropped(made: Pdf) -> None:
    made.pages[0].obj["/CropBox"] = Array([0, 690, 595, 842])


def actual(words: str) -> str:
    return f"/Span << /ActualText ({words}) >> BDC BT /F1 12 Tf 1 0 0 1 72 600 Tm (The figures) Tj ET EMC\n"


def encrypted(user: str) -> bytes:
    return pdf("", encryption=pikepdf.Encryption(owner="owner", user=user))


def bomb(*layers: Callable[[bytes], bytes]) -> bytes:
    """A page whose stream expands without end, packed in these layers around the innermost."""

    def change(made: Pdf) -> None:
        content = zlib.compress(b" " * 240_000_000, 9)
        names = [Name.FlateDecode]
        for layer in layers:
            content = layer(content)
            names.insert(0, Name.FlateDecode if layer is zlib.compress else Name.ASCIIHexDecode)
        stream = made.make_stream(b"")
        stream.write(content, filter=Array(names))
        made.pages[0].obj["/Contents"] = stream

    return pdf("", change)


def two_pages(made: Pdf) -> None:
    page(made, "")


def saved(change: Callable[[Pdf], object]) -> bytes:
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf("", two_pages))) as made:
        change(made)
        made.save(out, linearize=True)
    return out.getvalue()


CASES = [
    Case("box over words of a PDF", "a.pdf", "covered-text", drawn(SECRET + BOX), drawn(BOX + "1 g " + SECRET)),
    Case(
        "white box over words of a PDF",
        "a.pdf",
        "covered-text",
        drawn(SECRET + BOX.replace("0 g", "1 g")),
        lambda: pdf("", painted_first),
    ),
    Case(
        "box over crosses",
        "a.pdf",
        "covered-text",
        drawn(SECRET + BOX),
        drawn(SECRET.replace("Witness lives in Northmoor", "XXXXXXXXXXXXXXXXX") + BOX),
    ),
    Case(
        "thick line over words",
        "a.pdf",
        "covered-text",
        drawn(SECRET + "0 G 20 w 70 654 m 240 654 l S\n"),
        drawn(SECRET + "0 G 1 w 70 646 m 240 646 l S\n"),
    ),
    Case(
        "picture over words",
        "a.pdf",
        "covered-text",
        drawn(SECRET + "q 170 0 0 22 70 645 cm /I Do Q\n", image_over),
        drawn(SECRET + "q 170 0 0 22 70 500 cm /I Do Q\n", image_over),
    ),
    Case("white words of a PDF", "a.pdf", "invisible-text", drawn("1 g " + SECRET), drawn("0.4 g " + SECRET)),
    Case(
        "words without ink", "a.pdf", "invisible-text", drawn("3 Tr " + SECRET.replace("BT", "BT 3 Tr")), drawn(SECRET)
    ),
    Case(
        "words of half a point",
        "a.pdf",
        "invisible-text",
        drawn(SECRET.replace("12 Tf", "0.4 Tf")),
        drawn(SECRET.replace("12 Tf", "6 Tf")),
    ),
    Case(
        "recognised words under a blank picture",
        "a.pdf",
        "ocr-layer",
        drawn("q 400 0 0 50 60 630 cm /I Do Q " + SECRET.replace("BT", "BT 3 Tr"), white_image),
    ),
    Case(
        "recognised words under their picture",
        "a.pdf",
        "ocr-layer",
        drawn("q 400 0 0 50 60 630 cm /I Do Q " + SECRET.replace("BT", "BT 3 Tr"), white_image),
        drawn(SECRET + SECRET.replace("BT", "BT 3 Tr")),
    ),
    Case(
        "words off the page",
        "a.pdf",
        "off-page-content",
        drawn(SECRET.replace("72 650", "72 -200")),
        drawn(SECRET.replace("72 650", "72 30")),
    ),
    Case("words cropped away", "a.pdf", "off-page-content", drawn(SECRET, cropped)),
    Case(
        "layer switched off",
        "a.pdf",
        "hidden-layer",
        drawn("/OC /L BDC " + SECRET + "EMC\n", layer(True)),
        drawn("/OC /L BDC " + SECRET + "EMC\n", layer(False)),
    ),
    Case("redaction never applied", "a.pdf", "unapplied-redaction", drawn(SECRET, annotation("Redact"))),
    Case(
        "sticky note",
        "a.pdf",
        "comment",
        drawn(SECRET, annotation("Text", Contents="Ask Sam")),
        drawn(SECRET, link("https://www.gov.uk/")),
    ),
    Case(
        "highlight",
        "a.pdf",
        "comment",
        drawn(SECRET, annotation("Highlight", QuadPoints=Array([70, 665, 230, 665, 70, 645, 230, 645]))),
    ),
    Case("attachment of a PDF", "a.pdf", "embedded-object", drawn("", attached)),
    Case("script of a PDF", "a.pdf", "active-content", drawn("", script), drawn("", opens_at)),
    Case(
        "launching link",
        "a.pdf",
        "active-content",
        drawn("", annotation("Link", A=Dictionary(S=Name.Launch, F="cmd.exe"))),
    ),
    Case("link to a private file of a PDF", "a.pdf", "external-link", drawn("", link("file:///C:/Users/sam/a.doc"))),
    Case(
        "author of a PDF",
        "a.pdf",
        "author-metadata",
        drawn("", author("Sam Example")),
        drawn("", author("Northmoor Police")),
        advised=True,
    ),
    Case(
        "bookmark that names",
        "a.pdf",
        "bookmark-leak",
        drawn("", bookmark("Sam Example")),
        drawn("", bookmark("The figures for 2023")),
    ),
    Case("hidden form field", "a.pdf", "form-field", drawn("", field("Sam Example", True)), drawn("", field("", True))),
    Case(
        "earlier revision",
        "a.pdf",
        "previous-revision",
        lambda: revised(pdf(SECRET), without_secret),
        lambda: revised(pdf(SECRET), retitled),
    ),
    Case(
        "linearised",
        "a.pdf",
        "previous-revision",
        lambda: revised(pdf(SECRET), without_secret),
        lambda: saved(lambda made: None),
    ),
    Case("stream that no page shows", "a.pdf", "orphan-object", lambda: orphan(SECRET), lambda: orphan("0 0 1 1 re f")),
    Case(
        "other words for screen readers",
        "a.pdf",
        "alt-text-leak",
        drawn(actual("Sam Example")),
        drawn(actual("The figures")),
    ),
    Case("password", "a.pdf", "uninspectable", lambda: encrypted("secret"), lambda: encrypted("")),
    Case("PDF cut short", "a.pdf", "unreadable", lambda: pdf(SECRET)[:300]),
    Case(
        "bytes behind a PDF",
        "a.pdf",
        "trailing-data",
        lambda: pdf("") + b"PK\x03\x04 secret",
        lambda: pdf("") + b"\r\n",
    ),
    Case("PDF that expands without end", "a.pdf", "zip-bomb", bomb),
    Case("PDF that expands twice", "a.pdf", "zip-bomb", lambda: bomb(zlib.compress)),
    Case("PDF that expands in letters", "a.pdf", "zip-bomb", lambda: bomb(zlib.compress, binascii.hexlify)),
    Case("PDF called a picture", "a.png", "type-mismatch", lambda: pdf("")),
]
