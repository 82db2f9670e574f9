"""Words that one program keeps and another shows: fallbacks, unused notes and headers, merged cells, faces in pictures."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.gate.cases import Case
from tests.gate.cases_documents import SECRET, odt
from tests.gate.cases_others import jpeg, page, png
from tests.gate.cases_sheets import COLUMNS, MAIN, SHEET, ods, second, styled
from tests.gate.packages import A, W, document, edited, presentation, related, run, workbook
from tests.gate.pdfs import pdf

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
XDR = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
SVG = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
FORM = 'xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"'
PACKET = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>{}</rdf:Description></rdf:RDF></x:xmpmeta>'


def alternative(fallback: str) -> Callable[[], bytes]:
    def shape(words: str) -> str:
        return f"<v:shape><v:textbox><w:txbxContent>{run(words)}</w:txbxContent></v:textbox></v:shape>"

    inner = f"<mc:Choice Requires='wps'>{shape('Shown to all')}</mc:Choice><mc:Fallback>{shape(fallback)}</mc:Fallback>"
    return lambda: document(f"<w:p><w:r><mc:AlternateContent {MC}>{inner}</mc:AlternateContent></w:r></w:p>")


def footnotes(second_one: str) -> Callable[[], bytes]:
    notes = "".join(
        f'<w:footnote w:id="{n}">{run(words)}</w:footnote>' for n, words in ((2, "A source."), (3, second_one)) if words
    )
    parts = {
        "footnotes.xml": f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>{notes}</w:footnotes>'
    }
    return lambda: document('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', parts)


def header(kind: str, switch: str) -> Callable[[], bytes]:
    parts = {"header1.xml": f"<w:hdr {W}>{run('Draft for the board')}</w:hdr>"}
    return lambda: document(f'<w:sectPr><w:headerReference w:type="{kind}" r:id="rx0"/>{switch}</w:sectPr>', parts)


def merged(words: str) -> Callable[[], bytes]:
    def cell(text: str, more: str = "") -> str:
        return f"<a:tc {more}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"

    rows = f"<a:tr>{cell('Area', 'gridSpan=&quot;2&quot;'.replace('&quot;', chr(34)))}{cell(words, 'hMerge=' + chr(34) + '1' + chr(34))}</a:tr>"
    frame = (
        f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    return lambda: presentation(frame)


def untabbed(show: str, state: str = "visible") -> Callable[[], bytes]:
    return lambda: edited(
        second(state), {MAIN: lambda xml: xml.replace('showSheetTabs="1"', f'showSheetTabs="{show}"')}
    )


def drawn(hidden: str) -> Callable[[], bytes]:
    box = f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Box" {hidden}/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>A note in words</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
    place = "<xdr:from><xdr:col>7</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>4</xdr:row></xdr:to>"
    xml = f"<xdr:wsDr {XDR} {A}><xdr:twoCellAnchor>{place}{box}</xdr:twoCellAnchor></xdr:wsDr>"
    return lambda: related(
        edited(workbook(), {"xl/drawings/drawing1.xml": xml}), SHEET, {"d": ("drawing", "../drawings/drawing1.xml")}
    )


def vml(alt: str) -> Callable[[], bytes]:
    xml = f'<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape alt="{alt}"><v:textbox><div>Total<br></div></v:textbox></v:shape></xml>'
    return lambda: related(
        edited(workbook(), {"xl/drawings/vmlDrawing1.vml": xml}),
        SHEET,
        {"v": ("vmlDrawing", "../drawings/vmlDrawing1.vml")},
    )


def described(words: str) -> Callable[[], bytes]:
    return odt(
        f"<text:p><draw:frame {SVG}><draw:text-box><text:p>A box</text:p></draw:text-box><svg:desc>{words}</svg:desc></draw:frame></text:p>"
    )


def form(value: str) -> Callable[[], bytes]:
    return odt(
        f'<office:forms {FORM}><form:form><form:text form:name="Contact" form:value="{value}"/></form:form></office:forms>'
    )


def condition(colour: str) -> Callable[[], bytes]:
    style = f'<style:style style:name="Gone" style:family="table-cell"><style:text-properties fo:color="{colour}"/></style:style>'
    cells = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Sam</text:p></table:table-cell></table:table-row>'
        * 3
    )
    rule = f'<calcext:conditional-formats {CALC}><calcext:conditional-format calcext:target-range-address="Data.A1:Data.A3"><calcext:condition calcext:apply-style-name="Gone" calcext:value="!=&quot;&quot;"/></calcext:conditional-format></calcext:conditional-formats>'
    return lambda: ods(f'<table:table table:name="Data">{COLUMNS}{cells}{rule}</table:table>', style)


def low(points: str) -> Callable[[], bytes]:
    return lambda: edited(
        workbook(), {SHEET: lambda xml: xml.replace('<row r="3"', f'<row r="3" ht="{points}" customHeight="1"')}
    )


def signed(name: str) -> Callable[[], bytes]:
    def change(made: Pdf) -> None:
        value = made.make_indirect(Dictionary(Type=Name.Sig, Name=String(name), Location=String("Northmoor")))
        field = made.make_indirect(
            Dictionary(FT=Name.Sig, T=String("Signature1"), V=value, Rect=Array([0, 0, 0, 0]), Subtype=Name.Widget)
        )
        made.Root.AcroForm = Dictionary(Fields=Array([field]))

    return lambda: pdf("", change)


def packet(inner: str) -> Callable[[], bytes]:
    return lambda: jpeg({}, None, xmp=PACKET.format(inner).encode())


CASES = [
    Case(
        "words off the page",
        "a.docx",
        "invisible-text",
        lambda: document(run(SECRET, '<w:position w:val="-3000"/>')),
        lambda: document(run(SECRET, '<w:position w:val="-6"/>')),
    ),
    Case(
        "letters on top of one another",
        "a.docx",
        "invisible-text",
        lambda: document(run(SECRET, '<w:spacing w:val="-400"/>')),
        lambda: document(run(SECRET, '<w:spacing w:val="-10"/>')),
    ),
    Case(
        "white by default",
        "a.docx",
        "invisible-text",
        lambda: document(
            "",
            styles='<w:docDefaults><w:rPrDefault><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:rPrDefault></w:docDefaults>',
        ),
        lambda: document(
            "", styles='<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
        ),
    ),
    Case(
        "number in a comment",
        "a.png",
        "personal-data",
        lambda: png(Comment="call 07700 900123"),
        lambda: png(Comment="made by a program"),
    ),
    Case(
        "number far below",
        "a.csv",
        "remote-cells",
        lambda: b"Year,Count\n2021,9\n" + b"\n" * 900 + b"see,x\n",
        lambda: b"Year,Count\n2021,9\n" + b"\n" * 9 + b"see,x\n",
    ),
    Case(
        "person in an alternative text of a page",
        "a.html",
        "alt-text-leak",
        page('<img alt="Portrait of Sam Example" src="a.png">'),
        page('<img alt="Map of Upper Dale" src="a.png">'),
    ),
    Case(
        "address in an attribute",
        "a.html",
        "personal-data",
        page('<p data-by="sam.example@gmail.com">Total</p>'),
        page('<p data-by="the team of 2024" style="margin: 07700 900123">Total</p>'),
    ),
    Case(
        "number in an attribute of XML",
        "a.xml",
        "personal-data",
        lambda: b'<?xml version="1.0"?><l><p phone="07700 900123"/></l>',
        lambda: b'<?xml version="1.0"?><l><p count="12 of 900"/></l>',
    ),
    Case("words of a fallback", "a.docx", "hidden-text", alternative(SECRET), alternative("Shown to all")),
    Case("note that nothing refers to", "a.docx", "hidden-text", footnotes(SECRET), footnotes("")),
    Case(
        "header of a first page that is none",
        "a.docx",
        "header-footer",
        header("first", ""),
        header("first", "<w:titlePg/>"),
        advised=True,
    ),
    Case("words under a merged cell of a slide", "a.pptx", "hidden-under-merge", merged(SECRET), merged("")),
    Case("sheets without tabs", "a.xlsx", "hidden-sheet", untabbed("0"), untabbed("1")),
    Case("box that is hidden", "a.xlsx", "invisible-text", drawn('hidden="1"'), drawn("")),
    Case("description in an old drawing", "a.xlsx", "personal-data", vml("ask 07700 900123 first"), vml("the total")),
    Case(
        "number in a description",
        "a.odt",
        "personal-data",
        described("ask 07700 900123 first"),
        described("A bar chart with 4 bars"),
    ),
    Case(
        "person in a description",
        "a.odt",
        "alt-text-leak",
        described("Portrait of Sam Example"),
        described("Map of Upper Dale"),
    ),
    Case("value of a form", "a.odt", "personal-data", form("sam.example@gmail.com"), form("")),
    Case("condition of a sheet", "a.ods", "invisible-text", condition("#ffffff"), condition("#ff0000")),
    Case("row lower than its letters", "a.xlsx", "hidden-rows", low("2"), low("9")),
    Case(
        "format of fixed words",
        "a.xlsx",
        "invisible-text",
        lambda: styled(form='"withheld"', text=48231),
        lambda: styled(form='"Yes";"No"', text=1),
    ),
    Case("who signed", "a.pdf", "author-metadata", signed("Sam Example"), signed("Northmoor Police"), advised=True),
    Case(
        "face that has a name",
        "a.jpg",
        "image-metadata",
        packet('<mwg-rs:Name xmlns:mwg-rs="x">Sam Example</mwg-rs:Name>'),
        packet("<xmp:Rating>3</xmp:Rating>"),
        advised=True,
    ),
    Case(
        "place in words",
        "a.jpg",
        "image-gps",
        packet('<Iptc4xmpCore:Location xmlns:Iptc4xmpCore="x">4 Acacia Avenue</Iptc4xmpCore:Location>'),
        packet("<dc:format>image/jpeg</dc:format>"),
    ),
]
