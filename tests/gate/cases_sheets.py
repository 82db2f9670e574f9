"""Spreadsheets: hidden, invisible, remembered."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

import io
import re
from collections.abc import Callable

import xlwt
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table, TableStyleInfo
from PIL import Image

from tests.gate.cases import Case
from tests.gate.packages import A, R, edited, opendocument, related, unzipped, workbook

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "xl/workbook.xml"
SPREADSHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
COLUMNS = '<table:table-column table:number-columns-repeated="9"/>'


def on_sheet(change: Callable[[object], object]) -> bytes:
    return workbook(lambda book: change(book.active))


def second(state: str, filled: bool = True) -> bytes:
    def fill(book: Workbook) -> None:
        sheet = book.create_sheet("Working")
        sheet.sheet_state = state
        if filled:
            sheet["A1"] = "Staff"
            sheet["A2"] = "Seven"

    return workbook(fill)


def row_attribute(attribute: str, row: int = 3) -> bytes:
    return edited(workbook(), {SHEET: lambda xml: xml.replace(f'<row r="{row}"', f'<row r="{row}" {attribute}')})


def columns(xml: str) -> bytes:
    return edited(workbook(), {SHEET: lambda text: text.replace("<sheetData>", f"<cols>{xml}</cols><sheetData>")})


def styled(font: Font | None = None, fill: PatternFill | None = None, form: str = "", text: object = "Secret") -> bytes:
    def change(sheet) -> None:  # type: ignore[no-untyped-def]
        cell = sheet["D2"]
        cell.value = text
        if font is not None:
            cell.font = font
        if fill is not None:
            cell.fill = fill
        if form:
            cell.number_format = form

    return on_sheet(change)


def part(name: str, content: str, kind: str, source: str = MAIN) -> bytes:
    folder = source.rpartition("/")[0]
    target = name.removeprefix(folder + "/") if name.startswith(folder + "/") else "/" + name
    return related(edited(workbook(), {name: content}), source, {"rz1": (kind, target)})


def named(name: str, value: str, hidden: bool = False) -> bytes:
    def fill(book: Workbook) -> None:
        book.defined_names[name] = DefinedName(name, attr_text=value, hidden=hidden or None)

    return workbook(fill)


def filtered(hide: bool) -> bytes:
    def change(sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.auto_filter.ref = "A1:C4"
        if hide:
            sheet.row_dimensions[3].hidden = True

    return on_sheet(change)


def merged(under: str) -> bytes:
    cells = (
        f'<c r="E1" t="inlineStr"><is><t>Shown</t></is></c><c r="F1" t="inlineStr"><is><t>{under}</t></is></c></row>'
    )

    def change(xml: str) -> str:
        xml = xml.replace("</row>", cells, 1)
        return xml.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="E1:F1"/></mergeCells>')

    return edited(workbook(), {SHEET: change})


def condition(rule: object) -> bytes:
    return on_sheet(lambda sheet: sheet.conditional_formatting.add("C2:C4", rule))  # type: ignore[attr-defined]


def picture(anchor: str) -> bytes:
    def change(sheet) -> None:  # type: ignore[no-untyped-def]
        saved = io.BytesIO()
        Image.new("RGB", (300, 120), "black").save(saved, "PNG")
        drawn = SheetImage(saved)
        sheet.add_image(drawn, anchor)

    return on_sheet(change)


def box_over(fill: str, row: int) -> bytes:
    xdr = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{xdr}" {A}><xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff>'
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{row + 2}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp><xdr:nvSpPr/><xdr:spPr>{fill}</xdr:spPr>"
        "</xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
    )
    made = related(
        edited(workbook(), {"xl/drawings/drawing1.xml": drawing}),
        SHEET,
        {"rd1": ("drawing", "../drawings/drawing1.xml")},
    )
    return edited(made, {SHEET: lambda xml: xml.replace("</worksheet>", f'<drawing {R} r:id="rd1"/></worksheet>')})


def labelled_chart(labels: list[str]) -> bytes:
    """A chart whose points are labelled by cells of the first column."""
    points = "".join(f'<c15:pt idx="{n}"><c15:v>{label}</c15:v></c15:pt>' for n, label in enumerate(labels))
    kept = f"<c15:f>Data!$A$2:$A$4</c15:f><c15:dlblRangeCache>{points}</c15:dlblRangeCache>"
    scheme = "http://schemas.microsoft.com/office/drawing/2012/chart"
    ext = f'<extLst><ext><c15:datalabelsRange xmlns:c15="{scheme}">{kept}</c15:datalabelsRange></ext></extLst></ser>'
    plain = chart(["120", "131", "98"])
    return edited(plain, {"xl/charts/chart1.xml": lambda xml: xml.replace("</ser>", ext)})


def chart(values: list[str], sheet: str = "Data") -> bytes:
    def change(page) -> None:  # type: ignore[no-untyped-def]
        made = BarChart()
        made.add_data(Reference(page, min_col=3, min_row=2, max_row=4))
        page.add_chart(made, "F2")

    points = "".join(f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in enumerate(values))
    cache = f"<c:f>{sheet}!$C$2:$C$4</c:f><c:numCache>{points}</c:numCache>"

    def remember(xml: str) -> str:
        xml = xml.replace("xmlns=", 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns=', 1)
        return re.sub(r"<numRef>.*?</numRef>", f"<c:numRef>{cache}</c:numRef>", xml)

    return edited(on_sheet(change), {"xl/charts/chart1.xml": remember})


def header_table() -> bytes:
    def change(sheet) -> None:  # type: ignore[no-untyped-def]
        table = Table(displayName="T1", ref="A1:C4")
        table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
        sheet.add_table(table)
        for cell in sheet[1]:
            cell.font = Font(color="FFFFFFFF")

    return on_sheet(change)


def people(heads: list[str], rows: int = 14) -> bytes:
    def fill(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.delete_rows(1, 9)
        sheet.append(heads)
        for number in range(rows):
            sheet.append([f"Value {number} {len(head)}" for head in heads])

    return workbook(fill)


def old(change: Callable[[xlwt.Workbook, xlwt.Worksheet], object]) -> bytes:
    book = xlwt.Workbook()
    book.owner = "Northmoor Police"
    sheet = book.add_sheet("Data")
    for row in range(4):
        for column in range(3):
            sheet.write(row, column, f"Figure {row} {column}")
    change(book, sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def old_second(book: xlwt.Workbook, visibility: int) -> None:
    sheet = book.add_sheet("Working")
    sheet.write(0, 0, "Staff")
    sheet.visibility = visibility


def ods(body: str, styles: str = "", parts: dict[str, str] | None = None) -> bytes:
    return opendocument("spreadsheet", body, styles, parts)


def ods_table(rows: str, attributes: str = "", cols: str = COLUMNS) -> str:
    first = "<table:table-row><table:table-cell><text:p>Area</text:p></table:table-cell></table:table-row>"
    return f'<table:table table:name="Data" {attributes}>{cols}{first}{rows}</table:table>'


def ods_row(text: str = "Staff", attributes: str = "", cell: str = "") -> str:
    return f"<table:table-row {attributes}><table:table-cell {cell}><text:p>{text}</text:p></table:table-cell></table:table-row>"


def content_type(kind: str) -> bytes:
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return edited(workbook(), {"[Content_Types].xml": lambda xml: xml.replace(plain, kind)})


WHITE, BLACK = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF000000")
PIVOT = (
    f'<pivotCacheDefinition {SPREADSHEET}><cacheFields><cacheField name="Name"/></cacheFields></pivotCacheDefinition>'
)
EXTERNAL = f"<externalLink {SPREADSHEET}><externalBook>{{}}</externalBook></externalLink>"
KEPT = '<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>12</v></cell></row></sheetData></sheetDataSet>'
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
AUTHOR = "<dc:creator>{}</dc:creator>"


def author(name: str) -> bytes:
    return workbook(lambda book: setattr(book.properties, "creator", name))


CASES = [
    Case("hidden sheet", "a.xlsx", "hidden-sheet", lambda: second("hidden"), lambda: second("hidden", filled=False)),
    Case("very hidden sheet", "a.xlsx", "hidden-sheet", lambda: second("veryHidden"), lambda: second("visible")),
    Case("hidden row", "a.xlsx", "hidden-rows", lambda: row_attribute('hidden="1"'), workbook),
    Case(
        "hidden row as LibreOffice writes it",
        "a.xlsx",
        "hidden-rows",
        lambda: row_attribute('hidden="true"'),
        lambda: row_attribute('hidden="false"'),
    ),
    Case(
        "row of no height",
        "a.xlsx",
        "hidden-rows",
        lambda: row_attribute('ht="0" customHeight="1"'),
        lambda: row_attribute('ht="9" customHeight="1"'),
    ),
    Case(
        "blank row hidden",
        "a.xlsx",
        "hidden-rows",
        lambda: row_attribute('hidden="1" outlineLevel="1"'),
        lambda: on_sheet(lambda s: setattr(s.row_dimensions[9], "hidden", True)),
    ),
    Case("filtered row", "a.xlsx", "filtered-rows", lambda: filtered(True), lambda: filtered(False)),
    Case(
        "hidden column",
        "a.xlsx",
        "hidden-columns",
        lambda: columns('<col min="2" max="2" hidden="1"/>'),
        lambda: columns('<col min="6" max="16384" hidden="1"/>'),
    ),
    Case(
        "hidden span of columns",
        "a.xlsx",
        "hidden-columns",
        lambda: columns('<col min="3" max="9" hidden="true"/>'),
        lambda: columns('<col min="1" max="3" width="4"/>'),
    ),
    Case(
        "hairline column",
        "a.xlsx",
        "hidden-columns",
        lambda: columns('<col min="2" max="2" width="0.1" customWidth="1"/>'),
    ),
    Case(
        "white on white",
        "a.xlsx",
        "invisible-text",
        lambda: styled(WHITE),
        lambda: styled(WHITE, PatternFill("solid", fgColor="FF1F3864")),
    ),
    Case("black on black", "a.xlsx", "invisible-text", lambda: styled(None, BLACK), lambda: styled(WHITE, BLACK)),
    Case(
        "theme white",
        "a.xlsx",
        "invisible-text",
        lambda: styled(Font(color=__import__("openpyxl").styles.colors.Color(theme=0))),
        header_table,
    ),
    Case("tiny letters", "a.xlsx", "invisible-text", lambda: styled(Font(size=1)), lambda: styled(Font(size=7))),
    Case(
        "format that shows nothing",
        "a.xlsx",
        "invisible-text",
        lambda: styled(form=";;;"),
        lambda: styled(form="0;-0;;@"),
    ),
    Case(
        "number in an empty format",
        "a.xlsx",
        "invisible-text",
        lambda: styled(form=";;", text=412),
        lambda: styled(form="#,##0;[Red]-#,##0;;@", text=0),
    ),
    Case(
        "conditional format hides",
        "a.xlsx",
        "invisible-text",
        lambda: condition(FormulaRule(["TRUE"], font=WHITE)),
        lambda: condition(CellIsRule("equal", ["0"], font=WHITE)),
    ),
    Case(
        "notes",
        "a.xlsx",
        "comment",
        lambda: on_sheet(lambda s: setattr(s["A1"], "comment", Comment("Ask Sam", "Sam"))),
        workbook,
    ),
    Case(
        "threaded comments",
        "a.xlsx",
        "comment",
        lambda: part(
            "xl/threadedComments/threadedComment1.xml",
            '<ThreadedComments xmlns="u"><threadedComment ref="A1"><text>x</text></threadedComment></ThreadedComments>',
            "threadedComment",
            SHEET,
        ),
    ),
    Case(
        "pivot cache",
        "a.xlsx",
        "pivot-cache",
        lambda: part("xl/pivotCache/pivotCacheDefinition1.xml", PIVOT, "pivotCacheDefinition"),
    ),
    Case(
        "pivot cache nobody refers to",
        "a.xlsx",
        "pivot-cache",
        lambda: edited(workbook(), {"xl/pivotCache/pivotCacheDefinition1.xml": PIVOT}),
    ),
    Case(
        "slicer cache", "a.xlsx", "pivot-cache", lambda: part("xl/slicerCaches/slicerCache1.xml", "<s/>", "slicerCache")
    ),
    Case("data model", "a.xlsx", "data-model", lambda: part("xl/model/item.data", "x", "powerPivotData")),
    Case(
        "connections",
        "a.xlsx",
        "data-connection",
        lambda: part("xl/connections.xml", f"<connections {SPREADSHEET}/>", "connections"),
    ),
    Case(
        "query table",
        "a.xlsx",
        "data-connection",
        lambda: part("xl/queryTables/queryTable1.xml", "<q/>", "queryTable", SHEET),
    ),
    Case(
        "values of another workbook",
        "a.xlsx",
        "external-link",
        lambda: part("xl/externalLinks/externalLink1.xml", EXTERNAL.format(KEPT), "externalLink"),
        lambda: part("xl/externalLinks/externalLink1.xml", EXTERNAL.format(""), "externalLink"),
    ),
    Case(
        "DDE link",
        "a.xlsx",
        "active-content",
        lambda: part(
            "xl/externalLinks/externalLink1.xml",
            f"<externalLink {SPREADSHEET}><ddeLink/></externalLink>",
            "externalLink",
        ),
    ),
    Case(
        "hidden name",
        "a.xlsx",
        "defined-name",
        lambda: named("Secret", "Data!$A$1", hidden=True),
        lambda: named("_xlnm._FilterDatabase", "Data!$A$1:$C$4", hidden=True),
    ),
    Case(
        "name that holds text",
        "a.xlsx",
        "defined-name",
        lambda: named("Officer", '"Sam Example"'),
        lambda: named("Area", "Data!$B$2:$B$4"),
    ),
    Case(
        "name that points away",
        "a.xlsx",
        "defined-name",
        lambda: named("Other", "'C:\\cases\\[staff.xlsx]Sheet1'!$A$1"),
    ),
    Case(
        "change log", "a.xlsx", "tracked-changes", lambda: part("xl/revisions/revisionLog1.xml", "<r/>", "revisionLog")
    ),
    Case("macro", "a.xlsm", "macro", lambda: part("xl/vbaProject.bin", "x", "vbaProject")),
    Case("macro under a plain name", "a.xlsx", "macro", lambda: content_type(MACRO_TYPE)),
    Case("macro sheet", "a.xlsx", "macro", lambda: part("xl/macrosheets/sheet1.xml", "<m/>", "xlMacrosheet")),
    Case(
        "embedded file",
        "a.xlsx",
        "embedded-object",
        lambda: part("xl/embeddings/oleObject1.bin", "x", "oleObject", SHEET),
    ),
    Case(
        "embedded workbook",
        "a.xlsx",
        "embedded-object",
        lambda: related(
            edited(workbook(), {"xl/embeddings/a.xlsx": workbook()}),
            SHEET,
            {"re1": ("package", "../embeddings/a.xlsx")},
        ),
    ),
    Case(
        "orphaned part",
        "a.xlsx",
        "orphan-part",
        lambda: edited(workbook(), {"xl/worksheets/sheet9.xml": f"<worksheet {SPREADSHEET}/>"}),
    ),
    Case(
        "strings no cell uses",
        "a.xlsx",
        "orphan-strings",
        lambda: part("xl/sharedStrings.xml", f"<sst {SPREADSHEET}><si><t>Sam Example</t></si></sst>", "sharedStrings"),
    ),
    Case(
        "far away cells",
        "a.xlsx",
        "remote-cells",
        lambda: on_sheet(lambda s: s.__setitem__("A5000", "Staff")),
        lambda: on_sheet(lambda s: s.__setitem__("A40", "Source: records")),
    ),
    Case("far away column", "a.xlsx", "remote-cells", lambda: on_sheet(lambda s: s.__setitem__("DA2", "Staff"))),
    Case(
        "under a merge",
        "a.xlsx",
        "hidden-under-merge",
        lambda: merged("Staff"),
        lambda: on_sheet(lambda s: s.merge_cells("A6:C6")),
    ),
    Case("picture over cells", "a.xlsx", "covered-text", lambda: picture("A1"), lambda: picture("H1")),
    Case(
        "filled box over cells",
        "a.xlsx",
        "covered-text",
        lambda: box_over('<a:solidFill><a:srgbClr val="000000"/></a:solidFill>', 1),
        lambda: box_over('<a:solidFill><a:srgbClr val="000000"/></a:solidFill>', 30),
    ),
    Case(
        "frame round cells",
        "a.xlsx",
        "covered-text",
        lambda: box_over('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', 1),
        lambda: box_over("<a:noFill/>", 1),
    ),
    Case(
        "chart remembers",
        "a.xlsx",
        "chart-cache",
        lambda: chart(["120", "131", "777"]),
        lambda: chart(["120", "131", "98"]),
    ),
    Case(
        "labels of a chart",
        "a.xlsx",
        "chart-cache",
        lambda: labelled_chart(["Sam Example", "Rhys Example"]),
        lambda: labelled_chart(["2021", "2022", "2023"]),
    ),
    Case(
        "names struck through",
        "a.xlsx",
        "fake-redaction",
        lambda: styled(Font(strike=True), text="Samantha Example"),
        lambda: styled(Font(strike=False), text="Samantha Road"),
    ),
    Case("chart of a deleted sheet", "a.xlsx", "chart-cache", lambda: chart(["1"], "#REF!")),
    Case(
        "author",
        "a.xlsx",
        "author-metadata",
        lambda: author("Sam Example"),
        lambda: author("Northmoor Police"),
        advised=True,
    ),
    Case(
        "people row by row",
        "a.xlsx",
        "personal-data-columns",
        lambda: people(["Surname", "Forename", "Rank"]),
        lambda: people(["Ward name", "School name", "Supplier name"]),
    ),
    Case(
        "staff list",
        "a.xlsx",
        "personal-data-columns",
        lambda: people(["Staff No", "Rank", "Grade", "Unit"]),
        lambda: people(["Rank", "Gender", "Headcount"]),
    ),
    Case(
        "mobile number in a cell",
        "a.xlsx",
        "personal-data",
        lambda: on_sheet(lambda s: s.__setitem__("B3", "Sam 07700 900123")),
        lambda: on_sheet(lambda s: s.__setitem__("B3", "0303 123 1113")),
    ),
    Case(
        "old workbook, hidden sheet",
        "a.xls",
        "hidden-sheet",
        lambda: old(lambda b, s: old_second(b, 2)),
        lambda: old(lambda b, s: None),
    ),
    Case(
        "old workbook, hidden row", "a.xls", "hidden-rows", lambda: old(lambda b, s: setattr(s.row(2), "hidden", True))
    ),
    Case(
        "old workbook, hidden column",
        "a.xls",
        "hidden-columns",
        lambda: old(lambda b, s: setattr(s.col(1), "hidden", True)),
    ),
    Case(
        "old workbook, white words",
        "a.xls",
        "invisible-text",
        lambda: old(lambda b, s: s.write(9, 0, "Staff", xlwt.easyxf("font: colour white"))),
    ),
    Case(
        "ODS hidden sheet",
        "a.ods",
        "hidden-sheet",
        lambda: ods(
            ods_table("", 'table:style-name="t1"'),
            '<style:style style:name="t1" style:family="table"><style:table-properties table:display="false"/></style:style>',
        ),
        lambda: ods(ods_table(ods_row())),
    ),
    Case(
        "ODS hidden row",
        "a.ods",
        "hidden-rows",
        lambda: ods(ods_table(ods_row(attributes='table:visibility="collapse"'))),
        lambda: ods(ods_table('<table:table-row table:visibility="collapse"><table:table-cell/></table:table-row>')),
    ),
    Case(
        "ODS filtered row",
        "a.ods",
        "filtered-rows",
        lambda: ods(ods_table(ods_row(attributes='table:visibility="filter"'))),
    ),
    Case(
        "ODS hidden column",
        "a.ods",
        "hidden-columns",
        lambda: ods(ods_table(ods_row(), cols='<table:table-column table:visibility="collapse"/>')),
    ),
    Case(
        "ODS comment",
        "a.ods",
        "comment",
        lambda: ods(
            ods_table(
                "<table:table-row><table:table-cell><office:annotation><text:p>x</text:p></office:annotation></table:table-cell></table:table-row>"
            )
        ),
    ),
    Case(
        "ODS white words",
        "a.ods",
        "invisible-text",
        lambda: ods(
            ods_table(ods_row(cell='table:style-name="c1"')),
            '<style:style style:name="c1" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>',
        ),
        lambda: ods(
            ods_table(ods_row(cell='table:style-name="c1"')),
            '<style:style style:name="c1" style:family="table-cell"><style:table-cell-properties fo:background-color="#003366"/><style:text-properties fo:color="#ffffff"/></style:style>',
        ),
    ),
    Case(
        "ODS under a merge",
        "a.ods",
        "hidden-under-merge",
        lambda: ods(
            ods_table(
                "<table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>A</text:p></table:table-cell><table:covered-table-cell><text:p>Staff</text:p></table:covered-table-cell></table:table-row>"
            )
        ),
    ),
    Case("ODS macro", "a.ods", "macro", lambda: ods(ods_table(""), parts={"Basic/Standard/Module1.xml": "<m/>"})),
    Case(
        "ODS changes",
        "a.ods",
        "tracked-changes",
        lambda: ods("<table:tracked-changes><table:insertion/></table:tracked-changes>" + ods_table("")),
    ),
    Case(
        "ODS external cells",
        "a.ods",
        "external-link",
        lambda: ods(
            '<table:table table:name="x"><table:table-source xlink:href="../staff.ods"/></table:table>' + ods_table("")
        ),
    ),
    Case(
        "part left behind in the zip",
        "a.xlsx",
        "orphan-part",
        lambda: edited(workbook(), {"xl/old.xml": "<old>Staff</old>"}),
        lambda: edited(workbook(), {k: v for k, v in unzipped(workbook()).items() if False}),
    ),
]
