"""What the latest files of others brought up: photographs whole in a PDF, previews, packets, hybrids, backgrounds."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

import base64
import io
import struct
from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageDraw

from tests.gate.cases import Case
from tests.gate.cases_others import jpeg
from tests.gate.cases_sheets import SHEET
from tests.gate.cases_unseen import marked
from tests.gate.packages import ODF, document, edited, opendocument, presentation, related, shape, workbook, zipped
from tests.gate.pdfs import pdf

BAR = (
    '<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="column"><wp:posOffset>4800000</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="600000" cy="300000"/>'
    '<wp:wrapNone/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill></wps:spPr>'
    "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
)
GPS = {1: "N", 2: (53.0, 1.0, 2.0), 3: "W", 4: (1.0, 2.0, 3.0)}
PACKET = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>{}</rdf:Description></rdf:RDF></x:xmpmeta>'
CONFIG = 'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"'
MAIN_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def barred(words: str) -> bytes:
    """A dark bar at the right of the column, beside a paragraph of these words."""
    return document(f"<w:p>{BAR}</w:p><w:p><w:r><w:t>{words}</w:t></w:r></w:p>")


def stamped(grey: float) -> bytes:
    """A word in large pale letters across the page."""
    return pdf(f"q {grey} g 0.7 0.7 -0.7 0.7 150 300 cm BT /F1 60 Tf (DISCLOSED) Tj ET Q\n")


def previewed(boxed: bool) -> bytes:
    """A photograph with its preview; a box may have been drawn over the picture since."""
    picture = Image.new("L", (640, 480), 230)
    draw = ImageDraw.Draw(picture)
    for line in range(12):
        draw.rectangle((60, 30 + 36 * line, 200 + 31 * line, 50 + 36 * line), fill=40)
    small, saved, whole = picture.resize((160, 120)), io.BytesIO(), io.BytesIO()
    small.save(saved, "JPEG")
    entries = struct.pack("<HHHLLHHLLL", 2, 0x0201, 4, 1, 44, 0x0202, 4, 1, len(saved.getvalue()), 0)
    block = b"Exif\0\0II*\0" + struct.pack("<LHL", 8, 0, 14) + entries + saved.getvalue()
    if boxed:
        draw.rectangle((50, 100, 420, 180), fill=0)
    picture.save(whole, "JPEG", exif=block)
    return whole.getvalue()


def photograph(content: bytes, *layers: str) -> bytes:
    def place(made: Pdf) -> None:
        body = base64.a85encode(content) + b"~>" if layers else content
        stream = made.make_stream(b"")
        stream.write(body, filter=Array([*(Name(layer) for layer in layers), Name.DCTDecode]))
        stream.update(
            {"/Subtype": Name.Image, "/Width": 60, "/Height": 40, "/ColorSpace": Name.DeviceRGB, "/BitsPerComponent": 8}
        )
        made.pages[0].obj.Resources.XObject = Dictionary(Im=stream)

    return pdf("q 60 0 0 40 72 400 cm /Im Do Q\n", place)


def described(inner: str) -> bytes:
    def tell(made: Pdf) -> None:
        made.Root.Metadata = made.make_stream(PACKET.format(inner).encode(), Type=Name.Metadata, Subtype=Name.XML)

    return pdf("", tell)


def hybrid(in_trailer: bool) -> bytes:
    def keep(made: Pdf) -> None:
        stream = made.make_stream(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}))
        owner = made.trailer if in_trailer else made.Root
        owner["/AdditionalStreams"] = Array([Name("/application#2Fvnd.oasis.opendocument.text"), stream])

    return pdf("", keep)


def kept_by(program: str, words: str) -> Callable[[], bytes]:
    piece = Dictionary({f"/{program}": Dictionary(Private=Dictionary(Note=String(words)))})
    return lambda: pdf("", lambda made: made.Root.__setitem__("/PieceInfo", piece))


def height(points: str, more: str = "") -> bytes:
    form = f'<sheetFormatPr defaultRowHeight="{points}" customHeight="1"{more}/>'
    return edited(
        workbook(),
        {
            SHEET: lambda xml: (
                xml.replace("<sheetData>", f"{form}<sheetData>", 1)
                if "<sheetFormatPr" not in xml
                else xml.replace(
                    xml[xml.index("<sheetFormatPr") : xml.index("/>", xml.index("<sheetFormatPr")) + 2], form
                )
            )
        },
    )


def background(under: str) -> bytes:
    words = shape(under, (400_000, 200_000, 3_000_000, 500_000))
    ground = shape("", (0, 0, 9_144_000, 6_858_000), fill="1F3864")
    return presentation(words + ground + shape("Thank you", (900_000, 2_000_000, 3_000_000, 500_000)))


def framed(x: int, y: int) -> bytes:
    frame = f'<w:pPr><w:framePr w:w="3000" w:h="600" w:hAnchor="page" w:vAnchor="page" w:x="{x}" w:y="{y}"/></w:pPr>'
    return document(f"<w:p>{frame}<w:r><w:t>Complaint of the unit</w:t></w:r></w:p>")


def pictured(size: int) -> bytes:
    return document(
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="{size}" cy="{size}"/><a:graphic><a:graphicData><pic:pic xmlns:pic="p"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def noted(comment: str) -> bytes:
    table = f'<table xmlns="{MAIN_NS}" id="1" name="T" displayName="T" ref="A1:B4" comment="{comment}"/>'
    return related(edited(workbook(), {"xl/tables/table1.xml": table}), SHEET, {"t": ("table", "../tables/table1.xml")})


def opened(top: int) -> bytes:
    items = "".join(
        f'<config:config-item config:name="{k}">{v}</config:config-item>'
        for k, v in (("VerticalSplitMode", 2), ("PositionTop", top))
    )
    view = f'<config:config-item-map-entry config:name="Data">{items}</config:config-item-map-entry>'
    cells = "".join(
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>Row {n}</text:p></table:table-cell></table:table-row>'
        for n in range(5)
    )
    settings = (
        f"<office:document-settings {ODF} {CONFIG}><office:settings>{view}</office:settings></office:document-settings>"
    )
    return opendocument(
        "spreadsheet", f'<table:table table:name="Data">{cells}</table:table>', parts={"settings.xml": settings}
    )


def formatted(shown: str) -> bytes:
    cell = f'<table:table-cell office:value-type="string" office:string-value="Witness statement">{shown}</table:table-cell>'
    return opendocument(
        "spreadsheet", f'<table:table table:name="Data"><table:table-row>{cell}</table:table-row></table:table>'
    )


def directory(name: str) -> bytes:
    rows = "".join(f"{name},{n} High Street,NM1 {n % 9}AA,01632 4480{n:02}\n" for n in range(1, 13))
    return f"Name,Address,Postcode,Phone\n{rows}".encode()


def branches(first: str) -> bytes:
    """A list of twelve branches or people, each with what reaches it."""
    rows = "".join(f"{first},{n} High Street,NM1 {n % 9}AA,branch{n}.library@northmoor.example\n" for n in range(1, 13))
    return f"Keyholder,Address,Postcode,Email\n{rows}".encode()


def roll(last: str) -> bytes:
    """A list of twelve schools with their telephones."""
    rows = "".join(f"{n} North School,Primary,01632 4480{n:02},{n}40\n" for n in range(1, 13))
    return f"School name,Phase,Telephone,{last}\n{rows}".encode()


def switched(display: str) -> bytes:
    page_ = f'<office:master-styles><style:master-page style:name="S"><style:header style:display="{display}"><text:p>Draft for the board</text:p></style:header></style:master-page></office:master-styles>'
    return opendocument(
        "text",
        "<text:p>Words</text:p>",
        parts={"styles.xml": f"<office:document-styles {ODF}>{page_}</office:document-styles>"},
    )


def lettered(points: float, scale: float = 1) -> bytes:
    return pdf(
        f"q {scale} 0 0 {scale} 0 0 cm BT /F1 {points} Tf 1 0 0 1 {72 / scale} {600 / scale} Tm (Witness lives in Northmoor) Tj ET Q\n"
    )


def narrow(columns_: str) -> bytes:
    def change(xml: str) -> str:
        return xml.replace("<sheetFormatPr ", '<sheetFormatPr defaultColWidth="0" ').replace(
            "<sheetData>", f"<cols>{columns_}</cols><sheetData>"
        )

    return edited(workbook(), {SHEET: change})


def chained(parent: str, child: str) -> Callable[[], bytes]:
    def style(name: str, display: str, above: str = "") -> str:
        return f'<style:style style:name="{name}" style:family="text" {above}><style:text-properties {display}/></style:style>'

    made = style("P", f'text:display="{parent}"') + style("S", child, 'style:parent-style-name="P"')
    return lambda: opendocument(
        "text", '<text:p><text:span text:style-name="S">Witness lives nearby</text:span></text:p>', made
    )


WIDE = '<col min="{}" max="{}" width="20" customWidth="1"/>'
CASES = [
    Case("columns without a width where none is the rule", "a.xlsx", "hidden-columns", lambda: narrow(WIDE.format(1, 2)), lambda: narrow(WIDE.format(1, 3))),
    Case("column hidden between wide ones", "a.xlsx", "hidden-columns", lambda: narrow(WIDE.format(1, 1) + WIDE.format(3, 3)), lambda: narrow(WIDE.format(1, 1) + WIDE.format(2, 9))),
    Case("column listed without a width", "a.xlsx", "hidden-columns", lambda: narrow(WIDE.format(1, 2) + '<col min="3" max="3" style="0"/>'), lambda: narrow(WIDE.format(1, 16384))),
    Case("wide column that is hidden as well", "a.xlsx", "hidden-columns", lambda: narrow(WIDE.format(1, 3).replace("/>", ' hidden="1"/>')), lambda: narrow(WIDE.format(1, 3).replace("/>", ' hidden="0"/>'))),
    Case("words hidden by the parent of a style", "a.odt", "hidden-text", chained("none", ""), chained("true", "")),
    Case("words hidden though the parent shows them", "a.odt", "hidden-text", chained("true", 'text:display="none"'), chained("none", 'text:display="true"')),
    Case("name in a bookmark of a lettered part", "a.pdf", "bookmark-leak", marked("Annex A: Kershaw"), marked("Annex A: Figure")),
    Case("name in a title of a lettered part", "a.pdf", "bookmark-leak", marked("Appendix B - Costs of Kershaw"), marked("Appendix B - Costs and staffing")),
    Case("initial before a name in a bookmark", "a.pdf", "bookmark-leak", marked("Statement B Kershaw"), marked("Section B. Timetables")),
    Case("name like a word shown in a bookmark", "a.pdf", "bookmark-leak", marked("Letter to Belows"), marked("Part C: Procurement")),
    *(
        Case(f"name in a bookmark: {name}", "a.pdf", "bookmark-leak", marked(name, words), marked(twin, words))
        for words, name, twin in (
            ("bank wood", "Olivia Banks", "Banks"),
            ("bank wood", "Kershaw Woods", "Woods"),
            ("bank wood", "Banks Woods", "banks Woods"),
            ("bank invoice", "Annex A - Banks", "Annex A - Invoices"),
            ("", "Annex A - Harding", "Annex A - Recruitment"),
            ("", "Exhibit B: Lawrence", "Exhibit B: Correspondence"),
            ("", "Annex A: Hastings", "Annex A: Savings"),
            ("", "Appendix A Manning", "Appendix A Training"),
            ("", "Annex C: Cummings", "Annex C: Policies"),
            ("", "Annex B: Venables", "ANNEX B: Timetables"),
            ("", "Annex A Spence", "Annex A Expenditure"),
            ("options", "OPTION A Kershaw", "Options Appraisal"),
            ("parts", "PartC Kershaw", "Parts Catalogue"),
            ("plans", "Plan b: Kershaw", "Plans Submitted"),
            ("questions", "Question D2 Kershaw", "QUESTIONS Received"),
            ("maps", "Maps by Kershaw", "Maps Used"),
        )
    ),
    Case("preview of what was boxed out", "a.jpg", "embedded-thumbnail", lambda: previewed(True), lambda: previewed(False)),
    Case("photograph whole in a PDF, written in letters", "a.pdf", "image-gps", lambda: photograph(jpeg(gps=GPS), "/ASCII85Decode"), lambda: photograph(jpeg(), "/ASCII85Decode")),
    Case("author in a packet with its own namespace", "a.pdf", "author-metadata", lambda: described(f"<dc:creator {DC}><rdf:Seq><rdf:li>Sam Example</rdf:li></rdf:Seq></dc:creator>"), lambda: described(f"<dc:creator {DC}><rdf:Seq><rdf:li>Northmoor Police</rdf:li></rdf:Seq></dc:creator>"), advised=True),
    Case("author in an attribute of a packet", "a.pdf", "author-metadata", lambda: described('<rdf:Description pdfx:Manager="Sam Example"/>'), lambda: described('<rdf:Description pdfx:Manager=""/>'), advised=True),
    Case("document that a hybrid PDF was made from", "a.pdf", "embedded-object", lambda: hybrid(True), lambda: pdf("")),
    Case("document kept beside the catalogue", "a.pdf", "embedded-object", lambda: hybrid(False), lambda: pdf("")),
    Case("person in the data of a layout program", "a.pdf", "private-data", kept_by("InDesign", "Ring 07700 900123"), kept_by("InDesign", "Document fonts are embedded")),
    Case("lock file packed with a workbook", "a.zip", "junk-file", lambda: zipped({"a.csv": "Year,Count\n2024,12\n", "~$a.csv": "Sam"}), lambda: zipped({"a.csv": "Year,Count\n2024,12\n", "__MACOSX/._a.csv": "x"})),
    Case("rows too low by default", "a.xlsx", "hidden-rows", lambda: height("0.75"), lambda: height("0", ' zeroHeight="1"')),
    Case("frame beside the page", "a.docx", "off-page-content", lambda: framed(-9000, 2000), lambda: framed(1000, 2000)),
    Case("picture shrunk to nothing", "a.docx", "invisible-text", lambda: pictured(9525), lambda: pictured(952_500)),
    Case("person in a note about a table", "a.xlsx", "comment", lambda: noted("Ring Rhys Example"), lambda: noted("Quarterly figures")),
    Case("rows of an ODS scrolled away above frozen panes", "a.ods", "hidden-rows", lambda: opened(3), lambda: opened(0)),
    Case("words of an ODS cell that its format does not show", "a.ods", "invisible-text", lambda: formatted("<text:p/>"), lambda: formatted("<text:p>Witness statement</text:p>")),
    Case("people by name and telephone", "a.csv", "personal-data-columns", lambda: directory("Rhys Example"), lambda: directory("Mill Lane Library")),
    Case("header that is switched off", "a.odt", "hidden-text", lambda: switched("false"), lambda: switched("true")),
    Case("letters of two points", "a.pdf", "invisible-text", lambda: lettered(2), lambda: lettered(4)),
    Case("letters made small by the page", "a.pdf", "invisible-text", lambda: lettered(18, 0.1), lambda: lettered(1.2, 10)),
    Case("name under a background", "a.pptx", "covered-text", lambda: background("Officer: Rhys Example"), lambda: background("Road safety")),
    Case("bar at the end of a line", "a.docx", "covered-text", lambda: barred("Words as long as the column is wide. " * 3), lambda: barred("A few words on the left.")),
    Case("large letters nearly white", "a.pdf", "invisible-text", lambda: stamped(0.985), lambda: stamped(0.92)),
    Case("people in a column that is not called so", "a.csv", "personal-data-columns", lambda: branches("Rhys Example"), lambda: branches("Mill Lane Library")),
    Case("telephones beside single pupils", "a.csv", "personal-data", lambda: roll("Pupil"), lambda: roll("Pupils")),
]  # fmt: skip
