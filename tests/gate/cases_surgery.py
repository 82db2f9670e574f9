"""Tricks done by hand on the parts of a file: names that programs do not go by, places that nobody thinks of."""

# ruff: noqa: E501 (tables of cases, one line each)

import base64
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from openpyxl.worksheet.datavalidation import DataValidation
from pikepdf import Array, Dictionary, Name, String

from tests.gate.cases import Case
from tests.gate.cases_others import GPS, jpeg, png, table
from tests.gate.packages import OFFICE, document, edited, opendocument, presentation, related, run, workbook, zipped

BOOK, SHEET, DOC = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "word/document.xml"
TABLE = '<table:table table:name="D"><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell></table:table-row></table:table>'


def renamed(kind: str, target: str, content: bytes | str = "x", source: str = BOOK) -> Callable[[], bytes]:
    folder = source.rpartition("/")[0]
    return lambda: related(edited(workbook(), {f"{folder}/{target}": content}), source, {"rz": (kind, target)})


def unlisted() -> bytes:
    made = workbook(lambda book: book.create_sheet("Gone").append(["Surname", "Example"]))
    return edited(made, {BOOK: lambda text: re.sub(r'<sheet [^>]*name="Gone"[^>]*/>', "", text)})


def unlisted_slide() -> bytes:
    listed = '<p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst><p:sldSz'
    made = edited(
        presentation(""),
        {
            "ppt/presentation.xml": lambda text: text.replace("<p:sldSz", listed).replace(
                "<p:presentation ", f'<p:presentation xmlns:r="{OFFICE}" '
            )
        },
    )
    return related(
        edited(made, {"ppt/slides/slide2.xml": "<s/>"}), "ppt/presentation.xml", {"r9": ("slide", "slides/slide2.xml")}
    )


def choices(*words: str) -> Callable[[], bytes]:
    rule = DataValidation(type="list", formula1=f'"{",".join(words)}"')
    rule.add("A1")
    return lambda: workbook(lambda book: book["Data"].add_data_validation(rule))


def formatted(form: str) -> Callable[[], bytes]:
    return lambda: workbook(lambda book: setattr(book["Data"]["C2"], "number_format", form))


def coloured(colour: str) -> Callable[[], bytes]:
    cell = f'<row r="5"><c r="B5" t="inlineStr"><is><r><rPr><color rgb="FF{colour}"/></rPr><t>Sam Example</t></r></is></c></row></sheetData>'
    return lambda: edited(workbook(), {SHEET: lambda text: text.replace("</sheetData>", cell)})


def annotated(note: str) -> Callable[[], bytes]:
    def make() -> bytes:
        saved = io.BytesIO()
        with zipfile.ZipFile(saved, "w") as package:
            info = zipfile.ZipInfo("a.csv")
            info.comment = note.encode()
            package.writestr(info, "Year,Count\n2021,9\n")
        return saved.getvalue()

    return make


def moved(words: str) -> Callable[[], bytes]:
    def make() -> bytes:
        made = document(words)
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            parts = {
                name: package.read(name).replace(b"word/document.xml", b"word/story.xml") for name in package.namelist()
            }
        return zipped({name.replace("document.xml", "story.xml"): content for name, content in parts.items()})

    return make


def described(words: str) -> Callable[[], bytes]:
    picture = f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="{words}"/></wp:inline></w:drawing></w:r></w:p>'
    return lambda: document(picture)


def spaced(properties: str) -> Callable[[], bytes]:
    return lambda: document(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Sam Example</w:t></w:r></w:p>")


def acted(change: Callable[[pikepdf.Pdf], object]) -> Callable[[], bytes]:
    def make() -> bytes:
        saved = io.BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            change(pdf)
            pdf.save(saved)
        return saved.getvalue()

    return make


def marked(pdf: pikepdf.Pdf) -> None:
    first = pdf.make_indirect(Dictionary(Title=String("Ordinary"), A=Dictionary(S=Name.Launch, F=String("x.exe"))))
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=1, First=first))


def chained(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(
        S=Name.URI, URI=String("https://www.gov.uk/"), Next=Array([Dictionary(S=Name.JavaScript, JS=String("x"))])
    )
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)])


def filled(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("x")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(T=String("x"), FT=Name.Tx, AA=action))]))


def chunked(kind: bytes, size: int) -> Callable[[], bytes]:
    def make() -> bytes:
        picture, inner = png(), b"s" * size
        at = picture.rindex(b"IEND") - 4
        chunk = struct.pack(">I", size) + kind + inner + struct.pack(">I", zlib.crc32(kind + inner))
        return picture[:at] + chunk + picture[at:]

    return make


def within(picture: Callable[[], bytes], ending: str) -> Callable[[], bytes]:
    def make() -> bytes:
        data = "data:image/jpeg;base64," + base64.b64encode(picture()).decode()
        svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{data}"/></svg>'
        return (svg if ending == "svg" else f'<!doctype html><p>Map</p><img src="{data}">').encode()

    return make


def placed() -> bytes:
    return jpeg(gps=GPS)


def xml(inner: str) -> Callable[[], bytes]:
    return f'<?xml version="1.0"?>{inner}'.encode


CASES = [
    Case("macro by another name", "a.xlsx", "macro", renamed("vbaProject", "theme/project.dat")),
    Case(
        "pivot cache by another name", "a.xlsx", "pivot-cache", renamed("pivotCacheDefinition", "data/c1.xml", "<p/>")
    ),
    Case("notes by another name", "a.xlsx", "comment", renamed("comments", "remarks.xml", "<c/>", SHEET)),
    Case("workbook by another name", "a.xlsx", "embedded-object", renamed("package", "book.dat", workbook(), SHEET)),
    Case("sheet taken from the list", "a.xlsx", "orphan-part", unlisted, workbook),
    Case("slide taken from the list", "a.pptx", "orphan-part", unlisted_slide),
    Case(
        "people to choose from", "a.xlsx", "personal-data", choices("sam.example@gmail.com", "x"), choices("Yes", "No")
    ),
    Case("white number format", "a.xlsx", "invisible-text", formatted("[White]General"), formatted("[Red]General")),
    Case("white words within a cell", "a.xlsx", "invisible-text", coloured("FFFFFF"), coloured("202020")),
    Case("notes about the members", "a.zip", "trailing-data", annotated("Sam Example, " * 30), annotated("")),
    Case(
        "name of a member",
        "a.zip",
        "personal-data-in-filename",
        lambda: zipped({"Call 07700 900123.csv": "Year,Count\n"}),
        lambda: zipped({"calls.csv": "Year,Count\n"}),
    ),
    Case(
        "document by another name",
        "a.docx",
        "hidden-text",
        moved(run("Sam Example", "<w:vanish/>")),
        moved(run("Words")),
    ),
    Case(
        "letters without width",
        "a.docx",
        "invisible-text",
        lambda: document(run("Sam Example", '<w:w w:val="1"/>')),
        lambda: document(run("Words", '<w:w w:val="90"/>')),
    ),
    Case(
        "lines without height",
        "a.docx",
        "invisible-text",
        spaced('<w:spacing w:line="1" w:lineRule="exact"/>'),
        spaced('<w:spacing w:line="240" w:lineRule="exact"/>'),
    ),
    Case(
        "words beside the page",
        "a.docx",
        "invisible-text",
        spaced('<w:ind w:left="-30000"/>'),
        spaced('<w:ind w:left="720"/>'),
    ),
    Case(
        "colour of the background by name",
        "a.docx",
        "invisible-text",
        lambda: document(run("Sam Example", '<w:color w:val="auto" w:themeColor="background1"/>')),
        lambda: document(run("Words", '<w:color w:val="auto" w:themeColor="text1"/>')),
    ),
    Case("picture described", "a.docx", "personal-data", described("Call 07700 900123"), described("A map of beats")),
    Case(
        "value behind a field",
        "a.odt",
        "personal-data",
        lambda: opendocument(
            "text",
            '<text:user-field-decls><text:user-field-decl text:name="c" office:string-value="07700 900123"/></text:user-field-decls>',
        ),
    ),
    Case(
        "ODS table of source data",
        "a.ods",
        "pivot-cache",
        lambda: opendocument(
            "spreadsheet", TABLE + "<table:data-pilot-tables><table:data-pilot-table/></table:data-pilot-tables>"
        ),
        lambda: opendocument("spreadsheet", TABLE),
    ),
    Case(
        "script in XML",
        "a.xml",
        "active-content",
        xml('<d xmlns:h="http://www.w3.org/1999/xhtml"><h:script>x()</h:script></d>'),
        xml("<data><row year='2021'>9</row></data>"),
    ),
    Case("style sheet of XML", "a.xml", "active-content", xml('<?xml-stylesheet type="text/xsl" href="x.xsl"?><d/>')),
    Case("workbook in XML", "a.xml", "uninspectable", xml('<?mso-application progid="Excel.Sheet"?><Workbook/>')),
    Case(
        "style that hides",
        "a.svg",
        "hidden-text",
        lambda: (
            b'<svg xmlns="http://www.w3.org/2000/svg"><style>.q{display:none}</style><text class="q">Sam</text></svg>'
        ),
        lambda: (
            b'<svg xmlns="http://www.w3.org/2000/svg"><style>.q{fill:red}</style><text class="q">North</text></svg>'
        ),
    ),
    Case("photograph in a drawing", "a.svg", "image-gps", within(placed, "svg"), within(jpeg, "svg")),
    Case("photograph in a page", "a.html", "image-gps", within(placed, "html"), within(jpeg, "html")),
    Case(
        "template of a page",
        "a.html",
        "hidden-text",
        lambda: b"<!doctype html><p>x</p><template>Sam Example</template>",
    ),
    Case("PostScript", "a.eps", "unsupported-type", lambda: b"%!PS-Adobe-3.0\n(Sam Example) show\n"),
    Case(
        "message with files",
        "a.eml",
        "embedded-object",
        lambda: b"Subject: x\nContent-Transfer-Encoding: base64\n\nUEsDBA==\n",
    ),
    Case(
        "wide equals sign",
        "a.csv",
        "formula-injection",
        table("Area,Count", "\uff1dcmd|x,3"),
        table("Area,Count", "\uff2eorth,3"),
    ),
    Case(
        "heads with plurals",
        "a.csv",
        "personal-data-columns",
        table("Surname / Forename(s),Station", *["a,b"] * 12),
        table("Station / Area(s),Count", *["a,b"] * 12),
    ),
    Case(
        "RTF template from elsewhere",
        "a.rtf",
        "external-link",
        lambda: rb"{\rtf1{\*\template https://elsewhere.example/x.dot}Words\par}",
    ),
    Case(
        "RTF photograph",
        "a.rtf",
        "image-gps",
        lambda: b"{\\rtf1{\\pict\\jpegblip " + placed().hex().encode() + b"}Words\\par}",
        lambda: b"{\\rtf1{\\pict\\jpegblip " + jpeg().hex().encode() + b"}Words\\par}",
    ),
    Case("program behind a bookmark", "a.pdf", "active-content", acted(marked), acted(lambda pdf: None)),
    Case("script behind a link", "a.pdf", "active-content", acted(chained)),
    Case("script behind a field", "a.pdf", "active-content", acted(filled)),
    Case("bytes within a picture", "a.png", "trailing-data", chunked(b"seCr", 5_000), chunked(b"prVt", 40)),
]
