"""What is kept under a name that no page shows, and what is blacked out without a colour of its own."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

import io
import struct
from collections.abc import Callable

from pikepdf import Dictionary, Pdf
from PIL import Image

from tests.gate.cases import Case
from tests.gate.cases_documents import rtf
from tests.gate.cases_others import page, svg, table
from tests.gate.packages import W, document, edited, opendocument, presentation, related, run, shape, workbook
from tests.gate.pdfs import pdf

NAME = "Sam Example"
CUSTOM = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="{}"><v>{}</v></property></Properties>'


def variables(name: str, value: str) -> Callable[[], bytes]:
    return lambda: document(
        "",
        {
            "settings.xml": f'<w:settings {W}><w:docVars><w:docVar w:name="{name}" w:val="{value}"/></w:docVars></w:settings>'
        },
    )


def custom(name: str, value: str) -> Callable[[], bytes]:
    return lambda: related(
        edited(workbook(), {"docProps/custom.xml": CUSTOM.format(name, value)}),
        "",
        {"c": ("custom-properties", "docProps/custom.xml")},
    )


def attached(xml: str) -> Callable[[], bytes]:
    return lambda: related(
        edited(workbook(), {"customXml/item1.xml": xml}),
        "xl/workbook.xml",
        {"c": ("customXml", "../customXml/item1.xml")},
    )


def owned(words: str) -> Callable[[], bytes]:
    def keep(made: Pdf) -> None:
        stream = made.make_stream(words.encode())
        made.pages[0].obj.PieceInfo = Dictionary({"/Maker": Dictionary(Private=stream, LastModified="D:20260101")})

    return lambda: pdf("", keep)


def info(key: str, value: str) -> Callable[[], bytes]:
    def tell(made: Pdf) -> None:
        made.trailer["/Info"] = made.make_indirect(Dictionary({f"/{key}": value}))

    return lambda: pdf("", tell)


def heic(gps: bool) -> bytes:
    """The list of parts names a part 'Exif' before the block itself stands somewhere behind it."""
    exif = Image.Exif()
    exif[0x0112] = 1
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 1.0, 2.0)})
        exif[0x8825] = exif.get_ifd(0x8825)
    head = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0\0\0\x15infe\x02\0\0\0\0\x02\0\0Exif\0"
    return head + struct.pack(">I", 0) + b"mdat" + b"\0\0\0\x06" + exif.tobytes()


def cell(words: str, fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{shade}</w:tcPr>{run(words)}</w:tc>"


def rows(*cells: str) -> Callable[[], bytes]:
    return lambda: document("<w:tbl>" + "".join(f"<w:tr>{one}</w:tr>" for one in cells) + "</w:tbl>")


def odt_rows(*fills: str) -> Callable[[], bytes]:
    styles = '<style:style style:name="b" style:family="table-cell"><style:table-cell-properties fo:background-color="#000000"/></style:style>'
    made = "".join(
        f'<table:table-row><table:table-cell table:style-name="{fill}"><text:p>{NAME}</text:p></table:table-cell>'
        '<table:table-cell table:style-name="n"><text:p>Warned</text:p></table:table-cell></table:table-row>'
        for fill in fills
    )
    return lambda: opendocument("text", f'<table:table table:name="T">{made}</table:table>', styles)


def slide_rows(fill: str) -> Callable[[], bytes]:
    def row(words: str, colour: str) -> str:
        painted = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        return f"<a:tr><a:tc><a:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></a:txBody><a:tcPr>{painted}</a:tcPr></a:tc></a:tr>"

    made = f"<a:tbl>{row('Officer', '000000')}{row(NAME, fill)}</a:tbl>"
    return lambda: presentation(
        f"<p:graphicFrame><a:graphic><a:graphicData>{made}</a:graphicData></a:graphic></p:graphicFrame>"
    )


def rtf_rows(*shades: int) -> Callable[[], bytes]:
    def row(shade: int) -> str:
        return rf"\trowd\clcbpat{shade}\cellx1000\clcbpat3\cellx2000\intbl {NAME}\cell Warned\cell\row "

    return rtf("".join(map(row, shades)) + r"\pard ")


def glyphs(count: int) -> Callable[[], bytes]:
    return svg(f'<g id="text_1"><!-- {NAME} --><g>' + '<use xlink:href="#x"/>' * count + "</g></g>")


def veiled(secret: bool) -> bytes:
    """A picture too large to be looked at pixel by pixel, with noise or one colour where it is transparent."""
    grey = Image.effect_noise((500, 340), 90).resize((5_000, 3_400)) if secret else Image.new("L", (5_000, 3_400))
    saved = io.BytesIO()
    Image.merge("LA", (grey, Image.new("L", grey.size))).save(saved, "PNG", compress_level=1)
    return saved.getvalue()


def staff(*heads: str, cells: str) -> Callable[[], bytes]:
    return table(",".join(heads), *(cells.format(n=n, letter="abcdefghijkl"[n]) for n in range(12)))


NAMED = "Northmoor School {n},Sam Example{letter},01632 9601{n:02}"
PUBLIC = "Northmoor School {n},School Office,01632 9601{n:02}"

CASES = [
    Case("variable of a case system", "a.docx", "custom-property", variables("ClientName", NAME), variables("Region", "North East")),
    Case("telephone in a variable", "a.docx", "personal-data", variables("Reach", "07700 900123"), variables("Reach", "Form 12")),
    Case("property that names a person", "a.xlsx", "custom-property", custom("Requester", NAME), custom("Department", "Roads and Parking")),
    Case("data of a case system", "a.xlsx", "custom-xml", attached(f"<case><complainant>{NAME}</complainant></case>"), attached("<b:Sources xmlns:b='urn:b' SelectedStyle='APA'/>")),
    Case("property of a PDF that names a person", "a.pdf", "custom-property", info("Complainant", NAME), info("Classification", "Official")),
    Case("RTF variable that names a person", "a.rtf", "custom-property", rtf(rf"{{\*\docvar {{Victim}}{{{NAME}}}}}"), rtf(r"{\*\docvar {Version}{Two}}")),
    Case("words that a program kept of a PDF", "a.pdf", "private-data", owned("The name was Sam Example before"), owned("v 27.1 0")),
    Case("place in a picture without a box of its own", "a.heic", "image-gps", lambda: heic(gps=True), lambda: heic(gps=False)),
    Case("path in a printed footer", "a.docx", "path-metadata", lambda: document("", {"footer1.xml": f"<w:ftr {W}>{run(chr(92) * 2 + 'srv' + chr(92) + 'cases' + chr(92) + 'Example.docx')}</w:ftr>"}), lambda: document("", {"footer1.xml": f"<w:ftr {W}>{run('Page 1 of gov.uk/home/roads/north')}</w:ftr>"}), advised=True),
    Case("one black cell", "a.docx", "fake-redaction", rows(cell("Officer") + cell("Outcome"), cell(NAME, "000000") + cell("Warned")), rows(cell("Officer", "000000") + cell("Outcome", "000000"), cell("North") + cell("Warned"))),
    Case("one black line", "a.docx", "fake-redaction", lambda: document(f'<w:p><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr><w:r><w:t>{NAME}</w:t></w:r></w:p>'), lambda: document('<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:shd w:val="clear" w:fill="000000"/></w:pPr><w:r><w:t>Findings</w:t></w:r></w:p>')),
    Case("one black cell, ODT", "a.odt", "fake-redaction", odt_rows("n", "b"), odt_rows("b", "n")),
    Case("one black cell of a slide", "a.pptx", "fake-redaction", slide_rows("000000"), slide_rows("FFFFFF")),
    Case("black box with words of no colour", "a.pptx", "fake-redaction", lambda: presentation(shape(NAME, fill="000000")), lambda: presentation(shape("Words", fill="000000", look='<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'))),
    Case("one black cell, RTF", "a.rtf", "fake-redaction", rtf_rows(3, 1), rtf_rows(1, 3)),
    Case("black ground under words of no colour", "a.html", "fake-redaction", page(f"<span style='background:#000'>{NAME}</span>"), page("<span style='background:#000;color:#fff'>North</span>")),
    Case("name struck through", "a.docx", "fake-redaction", lambda: document(run(NAME, "<w:strike/>")), lambda: document(run("the earlier rule of five days", "<w:strike/>"))),
    Case("name struck through, RTF", "a.rtf", "fake-redaction", rtf(rf"{{\strike {NAME}}}"), rtf(r"{\strike the earlier rule}")),
    Case("name struck through, slide", "a.pptx", "fake-redaction", lambda: presentation(shape(NAME).replace("<a:rPr>", '<a:rPr strike="sngStrike">')), lambda: presentation(shape("old rule").replace("<a:rPr>", '<a:rPr strike="sngStrike">'))),
    Case("kept from readers and listeners alike", "a.html", "hidden-text", page(f"<p class='sr-only' style='display:none'>{NAME}</p>"), page("<p class='sr-only' style='text-indent:-9999px'>Main menu</p>")),
    Case("comment that no letter is drawn of", "a.svg", "hidden-comment", glyphs(2), glyphs(10)),
    Case("large picture under transparency", "a.png", "cropped-image", lambda: veiled(secret=True), lambda: veiled(secret=False)),
    Case("people named beside their schools", "a.csv", "personal-data-columns", staff("School", "Contact", "Telephone", cells=NAMED), staff("School", "Contact", "Telephone", cells=PUBLIC)),
    Case("telephones of parents by school", "a.csv", "personal-data", staff("School", "Parent", "Telephone", cells="North {n},x{n},01632 960123"), staff("School", "Head", "Telephone", cells="North {n},x{n},01632 960123")),
    Case("small counts by what people are like", "a.csv", "small-counts", table("Street,Ethnicity,Arrests", "Mill Lane,Black,1", "Quay,Asian,2"), table("Street,Ethnicity,Arrests", "Mill Lane,Black,11", "Quay,Asian,12"), advised=True),
]  # fmt: skip
