"""Tricks that were once missed: each kind of miss is a case, with its harmless twin."""

# ruff: noqa: E501, PLW0108 (tables of cases, one line each; lambdas defer the making of files)

import io
import json
import re
import struct
from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String
from PIL import Image, ImageDraw

from tests.gate.cases import Case
from tests.gate.cases_documents import SECRET
from tests.gate.cases_others import jpeg, page, svg, table
from tests.gate.packages import ODF, document, edited, opendocument, presentation, run, shape, workbook, zipped
from tests.gate.pdfs import WORDS, appended, pdf

PEOPLE = [{"surname": f"Example{n}", "dateOfBirth": "1984-03-12"} for n in range(12)]
FIGURES = [{"year": 2010 + n, "incidents": n * 7} for n in range(12)]
BOX = '<draw:custom-shape draw:style-name="g" svg:x="0cm" svg:y="0cm" svg:width="{}cm" svg:height="2cm"/>'
GRAPHIC = '<style:style style:name="g" style:family="graphic"><style:graphic-properties draw:fill="{}" style:wrap="run-through"/></style:style>'
SVG_NS = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'


def flat(kind: str, body: str, styles: str = "") -> Callable[[], bytes]:
    return lambda: (
        f'<?xml version="1.0"?><office:document {ODF} {SVG_NS} office:mimetype="application/vnd.oasis.opendocument.{kind}">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document>"
    ).encode()


def odf(kind: str, body: str, fill: str) -> Callable[[], bytes]:
    return lambda: opendocument(
        kind, body.replace("<draw:custom-shape", f"<draw:custom-shape {SVG_NS}"), GRAPHIC.format(fill)
    )


def rows(shape_: str) -> str:
    cells = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Year of it</text:p></table:table-cell></table:table-row>'
        * 3
    )
    return (
        f'<table:table table:name="D"><table:shapes>{shape_}</table:shapes><table:table-column/>{cells}</table:table>'
    )


def boxed(fill: str, words: str) -> Callable[[], bytes]:
    inner = run(SECRET, f'<w:color w:val="{words}"/>')
    return lambda: document(
        '<w:p><w:r><w:drawing><wp:anchor behindDoc="0"><wp:extent cx="2000000" cy="300000"/><wp:wrapSquare/><a:graphic><a:graphicData>'
        f'<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent>'
        "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def far(offset: int) -> Callable[[], bytes]:
    moved = f"<wp:positionH><wp:posOffset>{offset}</wp:posOffset></wp:positionH><wp:extent"
    return lambda: edited(
        boxed("FFFFFF", "000000")(), {"word/document.xml": lambda text: text.replace("<wp:extent", moved)}
    )


def grouped(left: int) -> Callable[[], bytes]:
    inner = shape(SECRET, (left, 100_000, 900_000, 200_000))
    move = '<p:grpSpPr><a:xfrm><a:off x="1000000" y="0"/><a:ext cx="2000000" cy="900000"/><a:chOff x="0" y="0"/><a:chExt cx="2000000" cy="900000"/></a:xfrm></p:grpSpPr>'
    return lambda: presentation(f"<p:grpSp>{move}{inner}</p:grpSp>")


def spoken(text: str, aid: str) -> Callable[[], bytes]:
    cell = f'<row r="6"><c r="B6" t="inlineStr"><is><t>{text}</t><rPh sb="0" eb="1"><t>{aid}</t></rPh></is></c></row></sheetData>'
    return lambda: edited(workbook(), {"xl/worksheets/sheet1.xml": lambda xml: xml.replace("</sheetData>", cell)})


def segment(name: bytes, content: bytes) -> Callable[[], bytes]:
    def make() -> bytes:
        made, body = jpeg(), name + content
        return made[:2] + b"\xff\xec" + struct.pack(">H", len(body) + 2) + body + made[2:]

    return make


def saved(image: Image.Image, form: str, behind: bytes = b"", **saving: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **saving)  # type: ignore[arg-type]
    return out.getvalue() + behind


def veiled(beneath: Image.Image) -> Callable[[], bytes]:
    def make() -> bytes:
        image = beneath.convert("RGBA")
        veil = Image.new("L", image.size, 255)
        veil.paste(0, (20, 20, 180, 120))
        image.putalpha(veil)
        return saved(image, "PNG")

    return make


def lettered() -> Image.Image:
    image = Image.new("RGB", (200, 140), "white")
    for line in range(8):
        ImageDraw.Draw(image).text((24, 22 + line * 12), "Sam Example lives here", fill="black")
    return image


def scanned(over: bytes, lines: bool = True) -> Callable[[], bytes]:
    def change(made: Pdf) -> None:
        image = Image.new("L", (600, 800), 250)
        for line in range(30 if lines else 0):
            ImageDraw.Draw(image).text((60, 40 + line * 24), f"Line {line} of a letter about Sam Example", fill=20)
        picture = made.make_stream(
            image.tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=600,
            Height=800,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        made.pages[0].obj["/Resources"]["/XObject"] = Dictionary(Im=picture)
        made.pages[0].obj["/Contents"] = made.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q " + over)

    return lambda: pdf("", change)


def endless(make: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    def earlier() -> bytes:
        second = pdf("", lambda made: made.pages[0].obj.__setitem__("/Contents", made.make_stream(WORDS.encode())))
        return make(appended(pdf("BT /F1 12 Tf 1 0 0 1 72 650 Tm (Witness lives nearby) Tj ET\n"), second))

    return earlier


def kept(name: str, value: object) -> Callable[[], bytes]:
    return lambda: pdf("", lambda made: made.Root.__setitem__(name, value))


def marked(title: str, shown: str = "") -> Callable[[], bytes]:
    """A bookmark of this title, in a file whose page shows these words below the ordinary ones."""

    def change(made: Pdf) -> None:
        with made.open_outline() as outline:
            outline.root.append(OutlineItem(title, 0))

    return lambda: pdf(f"BT /F1 11 Tf 72 500 Td ({shown}) Tj ET" if shown else "", change)


def at_hand(content: bytes) -> Callable[[], bytes]:
    def change(made: Pdf) -> None:
        form = made.make_stream(
            b"BT /F1 11 Tf 72 600 Td (Witness lives nearby) Tj ET",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 595, 842]),
        )
        form["/Resources"] = made.pages[0].obj["/Resources"]
        made.pages[0].obj["/Resources"] = Dictionary(Font=form["/Resources"]["/Font"], XObject=Dictionary(Fm=form))
        made.pages[0].contents_add(content, prepend=False)

    return lambda: pdf("", change)


def styled(css: str, element: str) -> Callable[[], bytes]:
    return lambda: page(f"<style>{css}</style>{element}")()


BLACK_BOX, BESIDE = b"0 g 50 400 400 60 re f", b"0 g 50 5 400 12 re f"
CASES = [
    Case(
        "box over a scan", "a.pdf", "covered-text", scanned(BLACK_BOX), scanned(b"0 g 50 400 400 60 re f", lines=False)
    ),
    Case("white box over a scan", "a.pdf", "covered-text", scanned(b"1 g 50 400 400 60 re f"), scanned(BESIDE)),
    Case(
        "revision without an end mark",
        "a.pdf",
        "previous-revision",
        endless(lambda made: made.replace(b"%%EOF", b"%    ", 1)),
        lambda: pdf(""),
    ),
    Case(
        "revision without its table",
        "a.pdf",
        "previous-revision",
        endless(lambda made: re.sub(rb"startxref\s+\d+\s+%%EOF", b"", made, count=1)),
    ),
    Case(
        "phrase kept by a program",
        "a.pdf",
        "private-data",
        kept("/PieceInfo", Dictionary(Own=Dictionary(Private=String("Witness lives nearby")))),
        kept("/Lang", String("en-GB")),
    ),
    Case("form that nothing draws", "a.pdf", "orphan-object", at_hand(b""), at_hand(b"\n/Fm Do")),
    Case(
        "one name in a bookmark",
        "a.pdf",
        "bookmark-leak",
        marked("Statement of Kershaw"),
        marked("1. Response (page 1)"),
    ),
    Case(
        "flat spreadsheet",
        "a.fods",
        "hidden-sheet",
        flat(
            "spreadsheet",
            rows("").replace("<table:table ", '<table:table table:style-name="t" '),
            '<style:style style:name="t" style:family="table"><style:table-properties table:display="false"/></style:style>',
        ),
        flat("spreadsheet", rows("")),
    ),
    Case(
        "flat text",
        "a.fodt",
        "hidden-text",
        flat(
            "text",
            f'<text:p><text:span text:style-name="h">{SECRET}</text:span></text:p>',
            '<style:style style:name="h" style:family="text"><style:text-properties text:display="none"/></style:style>',
        ),
        flat("text", "<text:p>The figures are below.</text:p>"),
    ),
    Case(
        "ODS shape over cells",
        "a.ods",
        "covered-text",
        odf("spreadsheet", rows(BOX.format(9)), "solid"),
        odf("spreadsheet", rows(BOX.format(9)), "none"),
    ),
    Case(
        "ODT shape over words",
        "a.odt",
        "covered-text",
        odf("text", f"<text:p>{BOX.format(9)}{SECRET}</text:p>", "solid"),
        odf("text", f"<text:p>{BOX.format(9)}{SECRET}</text:p>", "none"),
    ),
    Case(
        "ODP words beside the slide",
        "a.odp",
        "off-slide-content",
        odf(
            "presentation",
            f'<draw:page draw:name="p">{BOX.format(3).replace("0cm", "90cm", 1).replace("/>", f"><text:p>{SECRET}</text:p></draw:custom-shape>")}</draw:page>',
            "solid",
        ),
        odf("presentation", f'<draw:page draw:name="p">{BOX.format(9)}</draw:page>', "solid"),
    ),
    Case(
        "words in a shape of their colour",
        "a.docx",
        "invisible-text",
        boxed("1F3864", "1F3864"),
        boxed("1F3864", "FFFFFF"),
    ),
    Case("shape far outside the page", "a.docx", "off-page-content", far(-90_000_000), far(300_000)),
    Case("group beside the slide", "a.pptx", "off-slide-content", grouped(-9_000_000), grouped(200_000)),
    Case(
        "words as a reading aid", "a.xlsx", "hidden-text", spoken("North", "Sam Example"), spoken("東京", "とうきょう")
    ),
    Case(
        "bytes behind a TIFF",
        "a.tif",
        "trailing-data",
        lambda: saved(Image.new("1", (60, 40)), "TIFF", b"Sam Example lives here. " * 9),
        lambda: saved(Image.new("1", (60, 40)), "TIFF", save_all=True, append_images=[Image.new("1", (60, 40))]),
    ),
    Case(
        "file in a segment",
        "a.jpg",
        "embedded-object",
        segment(b"", zipped({"a.csv": "x,y\n" * 90})),
        segment(b"Ducky\0", b"\1\0\4\0\0\0\x3c\0\0"),
    ),
    Case(
        "words in a segment",
        "a.jpg",
        "trailing-data",
        segment(b"note ", b"Sam Example lives here. " * 20),
        segment(b"PictureInfo", b"\0" * 400),
    ),
    Case(
        "picture under transparency",
        "a.png",
        "cropped-image",
        veiled(Image.radial_gradient("L").resize((200, 140))),
        veiled(Image.new("RGB", (200, 140), "navy")),
    ),
    Case("letters under transparency", "a.png", "cropped-image", veiled(lettered())),
    Case(
        "bytes in a bitmap",
        "a.bmp",
        "trailing-data",
        lambda: (lambda b: b[:10] + struct.pack("<I", 54 + 900) + b[14:54] + b"Sam Example lives " * 50 + b[54:])(
            saved(Image.new("RGB", (20, 20)), "BMP")
        ),
        lambda: saved(Image.new("RGB", (20, 20)), "BMP"),
    ),
    Case(
        "hidden by class",
        "a.html",
        "hidden-text",
        styled(".x{display:none}", f'<p class="x">{SECRET}</p>'),
        styled("@media print{p{display:none}} .unused{display:none}", f"<p>{SECRET}</p>"),
    ),
    Case(
        "white by class",
        "a.html",
        "invisible-text",
        styled(".x{color:#fff}", f'<p class="x">{SECRET}</p>'),
        styled(".x{color:#fff;background:#036}", f'<div class="x"><p>{SECRET}</p></div>'),
    ),
    Case(
        "black on black", "a.html", "fake-redaction", page(f'<span style="background:#000;color:#000">{SECRET}</span>')
    ),
    Case(
        "far to the left",
        "a.html",
        "hidden-text",
        page(f'<p style="position:absolute; left:-9999px">{SECRET}</p>'),
        styled(".skip{position:absolute;left:-9999px}", '<a class="skip" href="#main">Skip to content</a>'),
    ),
    Case(
        "author of a page",
        "a.html",
        "author-metadata",
        page('<meta name="author" content="Sam Example">'),
        page('<meta name="author" content="Northmoor Police">'),
        advised=True,
    ),
    Case(
        "words off the canvas",
        "a.svg",
        "off-page-content",
        lambda: (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><text x="-900" y="40">{SECRET}</text></svg>'.encode()
        ),
        lambda: (
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><g transform="translate(100,100) rotate(-45)"><text>Words</text></g></svg>'
        ),
    ),
    Case(
        "words among definitions",
        "a.svg",
        "hidden-text",
        svg(f'<defs><text id="q">{SECRET}</text></defs>'),
        svg('<defs><text id="q">North</text></defs><use href="#q"/>'),
    ),
    Case(
        "people in JSON",
        "a.json",
        "personal-data-columns",
        lambda: json.dumps({"staff": PEOPLE}).encode(),
        lambda: json.dumps(FIGURES).encode(),
    ),
    Case(
        "people line by line",
        "a.jsonl",
        "personal-data-columns",
        lambda: "\n".join(map(json.dumps, PEOPLE)).encode(),
        lambda: "\n".join(map(json.dumps, FIGURES)).encode(),
    ),
    Case(
        "people in XML",
        "a.xml",
        "personal-data-columns",
        lambda: (
            "<?xml version='1.0'?><l>"
            + "".join(f"<p><surname>{p['surname']}</surname><dob>1984</dob></p>" for p in PEOPLE)
            + "</l>"
        ).encode(),
        lambda: ("<?xml version='1.0'?><l>" + "<p><year>2021</year></p>" * 12 + "</l>").encode(),
    ),
    Case("JSON without end", "a.json", "too-complex", lambda: b"[" * 200_000),
    Case("XML without end", "a.xml", "too-complex", lambda: b"<?xml version='1.0'?>" + b"<a>" * 900 + b"</a>" * 900),
    Case(
        "shortcut to a private file",
        "a.url",
        "external-link",
        table("[InternetShortcut]", "URL=file://srv/case.docx"),
        table("[InternetShortcut]", "URL=https://www.gov.uk/"),
    ),
]
