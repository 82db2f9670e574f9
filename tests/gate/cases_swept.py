"""What stands where no page shows it: attributes, descriptions, views, windows, and words of two bytes."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

from collections.abc import Callable

from openpyxl.styles import Font
from pikepdf import Dictionary, Name, Pdf, String
from PIL import Image

from tests.gate.cases import Case
from tests.gate.cases_documents import SECRET, odt
from tests.gate.cases_documents import text as words
from tests.gate.cases_others import GPS, jpeg, table
from tests.gate.cases_sheets import MAIN, SHEET, styled
from tests.gate.packages import document, edited, opendocument, related, run, workbook
from tests.gate.pdfs import annotation, pdf

TABLE = '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" ref="A1:C4"{}/>'
PLATES = [f"2026-01-{day:02},NM18 KX{letter},4{day % 10}" for day, letter in enumerate("TABCDEFGHJKL", 10)]
SCHEMES = [f"2026-01-{day:02},Scheme {letter},4{day % 10}" for day, letter in enumerate("TABCDEFGHJKL", 10)]


def chosen(shown: str, value: str) -> Callable[[], bytes]:
    item = f'<w:listItem w:displayText="{shown}" w:value="{value}"/>'
    return lambda: document(
        f"<w:sdt><w:sdtPr><w:dropDownList>{item}</w:dropDownList></w:sdtPr><w:sdtContent>{run('Choose')}</w:sdtContent></w:sdt>"
    )


def noted(attribute: str) -> Callable[[], bytes]:
    made = {"xl/tables/table1.xml": TABLE.format(attribute)}
    return lambda: related(edited(workbook(), made), SHEET, {"t": ("table", "../tables/table1.xml")})


def boxed(down: int, hidden: str = "", height: int = 300_000) -> Callable[[], bytes]:
    shape = (
        '<w:r><w:drawing><wp:anchor behindDoc="0"><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV><wp:extent cx="2500000" cy="{height}"/>'
        f'<wp:wrapNone/><wp:docPr id="2" name="Box" {hidden}/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="FFFFFF"/>'
        f"</a:solidFill></wps:spPr><wps:txbx><w:txbxContent>{run('Withheld')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r>"
    )
    return lambda: document(f"<w:p>{shape}<w:r><w:t>{SECRET}</w:t></w:r></w:p>")


def marked(name: str) -> Callable[[], bytes]:
    return lambda: document(
        f'<w:p><w:bookmarkStart w:id="1" w:name="{name}"/><w:r><w:t>Item 6</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    )


def ruled(rule: str, style: str) -> Callable[[], bytes]:
    def change(xml: str) -> str:
        return xml.replace(
            "</sheetData>", f'</sheetData><conditionalFormatting sqref="B2:B4">{rule}</conditionalFormatting>'
        )

    dxfs = f'<dxfs count="1"><dxf>{style}</dxf></dxfs>'
    return lambda: edited(
        workbook(),
        {
            SHEET: change,
            "xl/styles.xml": lambda xml: (
                xml.replace("</cellStyles>", f"</cellStyles>{dxfs}", 1)
                .replace('<dxfs count="0"/>', "")
                .replace("<dxfs/>", "")
            ),
        },
    )


def frozen(top: str) -> Callable[[], bytes]:
    view = f'<sheetViews><sheetView topLeftCell="{top}" workbookViewId="0"><pane ySplit="1" topLeftCell="A9" state="frozen"/></sheetView></sheetViews>'
    return lambda: edited(
        workbook(),
        {SHEET: lambda xml: f"{xml[: xml.index('<sheetViews>')]}{view}{xml[xml.index('</sheetViews>') + 13 :]}"},
    )


def viewed(name: str) -> Callable[[], bytes]:
    view = f'<customWorkbookViews><customWorkbookView name="{name}" guid="{{8E1A5C30-2D44-4C07-9B70-5A3C11D0A001}}"/></customWorkbookViews>'
    return lambda: edited(workbook(), {MAIN: lambda xml: xml.replace("</workbook>", f"{view}</workbook>")})


def previewed(gps: dict[int, object] | None) -> Callable[[], bytes]:
    made = {"docProps/thumbnail.jpeg": jpeg({}, gps)}
    link = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    return lambda: related(edited(workbook(), made), "", {"th": (link, "docProps/thumbnail.jpeg")})


def defaults(part: str) -> Callable[[], bytes]:
    every = '<Default Extension="data" ContentType="application/vnd.openxmlformats-officedocument.model+data"/>'
    every += '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    more = {part: "data"} if part else {}
    return lambda: edited(
        workbook(), {"[Content_Types].xml": lambda xml: xml.replace("<Override", f"{every}<Override", 1), **more}
    )


def branches(other: str) -> Callable[[], bytes]:
    field = f'<text:conditional-text text:string-value-if-true="a person" text:string-value-if-false="{other}">a person</text:conditional-text>'
    return odt(f"<text:p>{field} was warned.</text:p>")


def figure(description: str) -> Callable[[], bytes]:
    def tell(made: Pdf) -> None:
        element = made.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(description)))
        made.Root.StructTreeRoot = made.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))

    return lambda: pdf("", tell)


def kept(value: object) -> Callable[[], bytes]:
    return lambda: pdf("", lambda made: made.Root.__setitem__("/PieceInfo", Dictionary(Own=Dictionary(Private=value))))


def sized(width: int, height: int) -> Callable[[], bytes]:
    def add(made: Pdf) -> None:
        picture = made.make_stream(
            bytes(64),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        made.pages[0].obj["/Resources"]["/XObject"] = Dictionary(Im=picture)

    return lambda: pdf("", add)


def windowed(window: bytes) -> Callable[[], bytes]:
    def add(made: Pdf) -> None:
        grey = Image.linear_gradient("L")
        picture = made.make_stream(
            grey.tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=256,
            Height=256,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        made.pages[0].obj["/Resources"]["/XObject"] = Dictionary(Im=picture)
        made.pages[0].contents_add(b"q " + window + b" re W n 400 0 0 400 90 200 cm /Im Do Q")

    return lambda: pdf("", add)


def note(kind: str) -> Callable[[], bytes]:
    return lambda: pdf("", annotation(kind, A=Dictionary(S=Name.URI, URI=String("https://www.gov.uk/"))))


def wide(*lines: str) -> Callable[[], bytes]:
    return lambda: table(*lines)().decode().encode("utf-16-le")


CASES = [
    Case(
        "address in a list of choices",
        "a.docx",
        "personal-data",
        chosen("A member", "sam.example@gmail.com"),
        chosen("A member", "member 1 of 2"),
    ),
    Case(
        "name in an alternative text",
        "a.docx",
        "alt-text-leak",
        lambda: document('<w:p><w:r><w:pict id="1" alt="Photograph of Sam Example"/></w:r></w:p>'),
        lambda: document('<w:p><w:r><w:pict id="1" alt="Photograph of Tower Bridge, 2021"/></w:r></w:p>'),
    ),
    Case("box with words over a line", "a.docx", "covered-text", boxed(0), boxed(600_000)),
    Case("high box beside the text", "a.docx", "invisible-text", boxed(600_000, 'hidden="1"'), boxed(0, "", 3_000_000)),
    Case(
        "nearly black on black",
        "a.docx",
        "fake-redaction",
        words('<w:color w:val="1F1F1F"/><w:highlight w:val="black"/>'),
        words('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'),
    ),
    Case(
        "pale yellow on white",
        "a.docx",
        "invisible-text",
        words('<w:color w:val="FFFFC8"/>'),
        words('<w:color w:val="BFBFBF"/>'),
    ),
    Case(
        "name of a bookmark",
        "a.docx",
        "bookmark-leak",
        marked("Sam_Example_grievance"),
        marked("_Toc123456"),
        advised=True,
    ),
    Case("note about a table", "a.xlsx", "comment", noted(' comment="from the list of Sam Example"'), noted("")),
    Case(
        "number in a note about a table",
        "a.xlsx",
        "personal-data",
        noted(' comment="ask 07700 900123"'),
        noted(' displayName="T"'),
    ),
    Case(
        "format of a condition shows nothing",
        "a.xlsx",
        "invisible-text",
        ruled(
            '<cfRule type="notContainsErrors" dxfId="0"><formula>NOT(ISERROR(B2))</formula></cfRule>',
            '<numFmt numFmtId="164" formatCode=";;;"/>',
        ),
        ruled(
            '<cfRule type="containsErrors" dxfId="0"><formula>ISERROR(B2)</formula></cfRule>',
            '<font><color rgb="FFFFFFFF"/></font>',
        ),
    ),
    Case(
        "condition of a later program",
        "a.xlsx",
        "invisible-text",
        ruled('<cfRule type="containsText" text="nor"><dxf><font><color rgb="FFFFFFFF"/></font></dxf></cfRule>', ""),
        ruled(
            '<cfRule type="containsText" text="nowhere"><dxf><font><color rgb="FFFFFFFF"/></font></dxf></cfRule>', ""
        ),
    ),
    Case("rows above frozen panes", "a.xlsx", "hidden-rows", frozen("A3"), frozen("A1")),
    Case(
        "view called after a person",
        "a.xlsx",
        "author-metadata",
        viewed("Sam Example - Personal View"),
        viewed("Print view"),
        advised=True,
    ),
    Case("place in the preview of a package", "a.xlsx", "image-gps", previewed(GPS), previewed(None)),
    Case("type of an ending", "a.xlsx", "data-model", defaults("xl/model/item.data"), defaults("")),
    Case(
        "pale cell",
        "a.xlsx",
        "invisible-text",
        lambda: styled(Font(color="FFFFFFC8")),
        lambda: styled(Font(color="FFA6A6A6")),
    ),
    Case("words of a condition", "a.odt", "hidden-text", branches("Sam Example, 8 Fenwick Row"), branches("a person")),
    Case(
        "preview of a text",
        "a.odt",
        "embedded-thumbnail",
        lambda: opendocument("text", "<text:p>Words</text:p>", parts={"Thumbnails/thumbnail.png": "x"}),
        odt("<text:p>Words</text:p>"),
        advised=True,
    ),
    Case(
        "person in a figure",
        "a.pdf",
        "alt-text-leak",
        figure("Photograph: Sam Example unloading his van"),
        figure("Photograph of Northmoor Town Hall in 2024"),
    ),
    Case(
        "number in a figure",
        "a.pdf",
        "personal-data",
        figure("Portrait, 07700 900123"),
        figure("Bar chart of 12 offences in each of 4 quarters"),
    ),
    Case(
        "signature in the content",
        "a.pdf",
        "alt-text-leak",
        lambda: pdf("/Span <</Alt (Signature of Sam Example)>> BDC 60 640 80 20 re S EMC"),
        lambda: pdf("/Span <</Alt (Signature of the Chief Constable)>> BDC 60 640 80 20 re S EMC"),
    ),
    Case(
        "letters without width",
        "a.pdf",
        "invisible-text",
        lambda: pdf("BT 0.1 Tz /F1 12 Tf 60 600 Td (Served on Sam Example) Tj ET"),
        lambda: pdf("BT 60 Tz /F1 12 Tf 60 600 Td (Illustrated Village Hall Illness) Tj ET"),
    ),
    Case("sound", "a.pdf", "embedded-object", note("Sound"), note("Link")),
    Case(
        "name kept by a program",
        "a.pdf",
        "private-data",
        kept(Dictionary(Subject=String("Sam Example"))),
        kept(Dictionary(Version=String("2"))),
    ),
    Case("picture of billions of pixels", "a.pdf", "too-large", sized(50_000, 50_000), sized(9_000, 7_000)),
    Case(
        "window on a picture",
        "a.pdf",
        "cropped-image",
        windowed(b"90 500 400 100"),
        windowed(b"88 198 404 404"),
        advised=True,
    ),
    Case(
        "registrations under a heading",
        "a.csv",
        "personal-data",
        table("Date,VRM,Speed", *PLATES),
        table("Date,Scheme,Speed", *SCHEMES),
    ),
    Case("people in two bytes", "a.csv", "personal-data-columns", wide("Surname,Forename", *["Example,Sam"] * 12)),
    Case(
        "two bytes that nothing tells", "a.csv", "encoding", wide("Year,Count", "2021,9"), table("Year,Count", "2021,9")
    ),
    Case(
        "whom a case is about",
        "a.txt",
        "personal-data",
        table("Incident 7", "Complainant: Sam Example", "Outcome: none"),
        table("Incident 7", "Victim: White Male, 30", "Complainant: Northmoor Council"),
    ),
    Case("lock of another program", ".~lock.a.odt#", "junk-file", table(",sam,office,03.02.2026 10:11;")),
]
