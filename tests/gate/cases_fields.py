"""Words that a field, a building block or a place beyond the page keeps, and fields of forms that cover words."""

# ruff: noqa: E501, PLW0108 (tables of cases, one line each; lambdas defer the making of files)

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.gate.cases import Case
from tests.gate.cases_documents import SECRET
from tests.gate.cases_sheets import ods, ods_row, ods_table
from tests.gate.packages import W, document, edited, related, run, workbook
from tests.gate.pdfs import annotation, pdf

WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
LARGE = '<w:sectPr><w:pgSz w:w="99999" w:h="16838"/></w:sectPr>'
STRIPES = b"0 G 1 w " + b"".join(b"%d 0 m %d 16 l S " % (x, x) for x in range(0, 140, 4))
GLOSSARY = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml"


def field(*codes: str, shown: str = "a resident") -> Callable[[], bytes]:
    """A field whose code is spread over so many runs."""
    spread = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    begin, parted, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return lambda: document(f"<w:p>{begin}{spread}{parted}<w:r><w:t>{shown}</w:t></w:r>{end}</w:p>")


def block(words: str) -> Callable[[], bytes]:
    part = f"<w:glossaryDocument {W}><w:docParts><w:docPart><w:docPartBody>{run(words)}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>"

    def made() -> bytes:
        content = related(
            document(run("Figures")),
            "word/document.xml",
            {"rg": ("glossaryDocument", "glossary/document.xml")},
        )
        declared = f'<Override PartName="/word/glossary/document.xml" ContentType="{GLOSSARY}"/></Types>'
        return edited(
            content,
            {
                "word/glossary/document.xml": part,
                "[Content_Types].xml": lambda text: text.replace("</Types>", declared),
            },
        )

    return made


def within(*codes: str) -> Callable[[], bytes]:
    """Fields of which each lies within the one before."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    inside = "".join(f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return lambda: document(f"<w:p>{inside}{end * len(codes)}</w:p>{run('Figures')}")


def box(across: str, down: str, wide: str = "1800000", within: str = "", section: str = "") -> Callable[[], bytes]:
    """A box of 5 by 1 cm with words, so far (in EMU) to the right of its column and below its paragraph."""
    places = "".join(
        f'<wp:position{axis} relativeFrom="{origin}"><wp:posOffset>{offset}</wp:posOffset></wp:position{axis}>'
        for axis, origin, offset in (("H", "column", across), ("V", "paragraph", down))
    )
    places = f"<{within}>{places}</{within.partition(' ')[0]}>" if within else places
    words = f"<wps:wsp><wps:txbx><w:txbxContent>{run(SECRET)}</w:txbxContent></wps:txbx></wps:wsp>"
    anchor = (
        f'<wp:anchor {WP} behindDoc="0">{places}<wp:extent cx="{wide}" cy="360000"/><wp:wrapSquare/>{words}</wp:anchor>'
    )
    return lambda: document(f"<w:p><w:r><w:drawing>{anchor}</w:drawing></w:r></w:p>{run('Figures')}{section}")


def form_over_words(paint: bytes, ink: str = "") -> Callable[[], bytes]:
    """A page of words, in an ink, with an empty field of a form over some of them, which is painted so."""

    def change(made: Pdf) -> None:
        look = made.make_stream(paint, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 140, 16]))
        widget = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("A"),
            F=4,
            Rect=Array([70, 646, 250, 662] if ink else [140, 696, 280, 712]),
            AP=Dictionary(N=look),
        )
        fields = Array([made.make_indirect(widget)])
        made.pages[0].obj["/Annots"] = fields
        made.Root["/AcroForm"] = Dictionary(Fields=fields)

    height = 650 if ink else 700
    return lambda: pdf(f"{ink} BT /F1 12 Tf 72 {height} Td (The answer of the board was no.) Tj ET", change)


def link(target: str) -> Callable[[], bytes]:
    return lambda: pdf("", annotation("Link", A=Dictionary(S=Name.URI, URI=String(target))))


def passage(editor: str) -> Callable[[], bytes]:
    return lambda: document(f'<w:p><w:permStart w:id="1" w:ed="{editor}"/><w:r><w:t>Figures</w:t></w:r></w:p>')


def constant(expression: str) -> Callable[[], bytes]:
    kept = f"<table:named-expressions><table:named-expression table:name='who' table:expression='{expression}'/></table:named-expressions>"
    return lambda: ods(ods_table(ods_row("North")) + kept)


def people(heads: str) -> Callable[[], bytes]:
    rows = "".join(f"\nExample{n},Area{n},0{n % 9 + 1}/02/1984" for n in range(12))
    return lambda: f"{heads}{rows}\n".encode()


def reserved(attributes: str) -> Callable[[], bytes]:
    sharing = f"<fileSharing {attributes}/>"
    return lambda: edited(
        workbook(), {"xl/workbook.xml": lambda text: text.replace("<bookViews>", f"{sharing}<bookViews>")}
    )


CASES = [
    Case("field with another name", "a.docx", "hidden-text", field(' IF 1 = 1 "a resident" "Sam Example"'), field(' IF 1 = 1 "a resident" ""')),
    Case("field with other words", "a.docx", "hidden-text", field(' IF 1 = 1 "a resident" "held back for now"'), field(' DATE \\@ "d MMMM yyyy"'), advised=True),
    Case("DDE over two runs", "a.docx", "active-content", field(" DDEA", "UTO c:\\\\windows cmd"), field(" PA", "GE ")),
    Case("picture fetched over two runs", "a.docx", "external-link", field(" INCLUDE", 'PICTURE "https://elsewhere.example/a.gif"'), field(" RE", "F _Ref1 \\h")),
    Case("building block", "a.docx", "hidden-text", block("Mr Example was seen twice"), block("Click or tap here to enter text."), advised=True),
    Case("box left of the page", "a.docx", "off-page-content", box("-9400000", "0"), box("-900000", "0")),
    Case("box right of the page", "a.docx", "off-page-content", box("16000000", "0"), box("4000000", "0")),
    Case("box above the page", "a.docx", "off-page-content", box("0", "-16000000"), box("0", "-300000")),
    Case("table within one element", "a.csv", "formula-injection", lambda: b"<A>,x\n=cmd|calc!A1,2\n</A>\n", lambda: b"<A>,x\n4,2\n</A>\n"),
    Case("comment of XML", "a.xml", "personal-data", lambda: b"<a><!-- Call 07700 900123 -->4</a>", lambda: b"<a><!-- Calls -->4</a>"),
    Case("picture fetched by a field within", "a.docx", "external-link", within(" INCLUDEPICTURE ", ' QUOTE "https://elsewhere.example/a.gif" '), within(" IF ", " QUOTE 1 ")),
    Case("box far off, placed for two programs", "a.docx", "off-page-content", box("25000000", "0", within=f'mc:Fallback {MC}'), box("4000000", "0", within=f'mc:Fallback {MC}')),
    Case("large box far off", "a.docx", "off-page-content", box("-25000000", "0", wide="40000000"), box("-900000", "0", wide="4000000")),
    Case("box far off a page that says it is larger", "a.docx", "off-page-content", box("25000000", "0", section=LARGE), box("4000000", "0", section=LARGE)),
    Case("pale words below a field with others", "a.pdf", "covered-text", form_over_words(STRIPES, "1 g"), form_over_words(STRIPES, "0 g")),
    Case("field of a form over words", "a.pdf", "covered-text", form_over_words(b"0 g 0 0 140 16 re f"), form_over_words(b"0 G 0 0 140 16 re S")),
    Case("one person may change", "a.docx", "author-metadata", passage("NORTHMOOR\\sam.example"), passage("everyone"), advised=True),
    Case("link of a PDF to the inside", "a.pdf", "internal-link", link("http://intranet/cases/77"), link("https://www.gov.uk/")),
    Case("link of a page to the inside", "a.html", "internal-link", lambda: b"<p><a href='http://10.1.2.3/'>more</a></p>", lambda: b"<p><a href='https://www.gov.uk/'>more</a></p>"),
    Case("people in XML that does not say so", "a.xml", "personal-data", lambda: b"<rows><row><nino>JG192658D</nino></row></rows>", lambda: b"<rows><row><ward>4</ward></row></rows>"),
    Case("words of a name", "a.ods", "defined-name", constant('"Sam Example"'), constant("$Data.$A$1")),
    Case("people under Welsh headings", "a.csv", "personal-data-columns", people("Cyfenw,Enw cyntaf,Dyddiad geni"), people("Ward,Enw,Cyfanswm")),
    Case("pale yellow words", "a.pdf", "invisible-text", lambda: pdf("1 1 0.9 rg BT /F1 12 Tf 72 600 Td (Sam Example) Tj ET"), lambda: pdf("0.8 0.7 0 rg BT /F1 12 Tf 72 600 Td (Figures) Tj ET")),
    Case("who reserved a workbook", "a.xlsx", "author-metadata", reserved('userName="Sam Example"'), reserved('readOnlyRecommended="1"'), advised=True),
]  # fmt: skip
