"""Word, PowerPoint, OpenDocument and rich text: changed, commented, hidden, covered."""

# ruff: noqa: E501, PLW0108 (tables of cases, one line each; lambdas defer the making of files)

from collections.abc import Callable

from tests.gate.cases import Case
from tests.gate.packages import (
    A,
    P,
    W,
    document,
    edited,
    opendocument,
    presentation,
    related,
    run,
    shape,
    unzipped,
    workbook,
)

SECRET = "Sam Example lives here"
DOC = "word/document.xml"


def text(properties: str, words: str = SECRET) -> Callable[[], bytes]:
    return lambda: document(run(words, properties))


def body(xml: str, **parts: str) -> Callable[[], bytes]:
    return lambda: document(xml, {name.replace("_", "."): content for name, content in parts.items()})


def anchored(fill: str, behind: str = "0", wrap: str = "wrapNone", words: str = "") -> Callable[[], bytes]:
    inner = f"<wps:txbx><w:txbxContent>{run(words)}</w:txbxContent></wps:txbx>" if words else ""
    return lambda: document(
        f'<w:p><w:r><w:drawing><wp:anchor behindDoc="{behind}"><wp:extent cx="2000000" cy="300000"/><wp:{wrap}/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:spPr>{fill}</wps:spPr>{inner}</wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r></w:p>"
    )


def linked(kind: str, target: str) -> Callable[[], bytes]:
    return lambda: related(document(""), DOC, {"rl1": (kind, target)}, external=True)


def settings(inner: str) -> Callable[[], bytes]:
    return lambda: document("", {"settings.xml": f"<w:settings {W}>{inner}</w:settings>"})


def slide(*shapes: str, attributes: str = "", **parts: str) -> Callable[[], bytes]:
    return lambda: presentation(
        "".join(shapes), {n.replace("_", "/", 1).replace("_", "."): c for n, c in parts.items()}, attributes
    )


def notes(words: str) -> str:
    return f'<p:notes {P} {A}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>'


def odt(inner: str, styles: str = "", **parts: str) -> Callable[[], bytes]:
    words = "<text:p>An ordinary sentence.</text:p>"
    return lambda: opendocument("text", words + inner, styles, {n.replace("__", "/"): c for n, c in parts.items()})


def styled(properties: str) -> Callable[[], bytes]:
    style = f'<style:style style:name="S" style:family="text"><style:text-properties {properties}/></style:style>'
    return odt(f'<text:p><text:span text:style-name="S">{SECRET}</text:span></text:p>', style)


def odp(page: str, style: str = "") -> Callable[[], bytes]:
    made = f'<style:style style:name="dp" style:family="drawing-page"><style:drawing-page-properties {style}/></style:style>'
    return lambda: opendocument(
        "presentation", f'<draw:page draw:name="one" draw:style-name="dp">{page}</draw:page>', made
    )


def rtf(inner: str) -> Callable[[], bytes]:
    colours = r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}"
    return lambda: (
        r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}" + colours + r"\pard An ordinary sentence.\par " + inner + "}"
    ).encode()


def behind_chart(rows: int) -> Callable[[], bytes]:
    def fill(book) -> None:  # type: ignore[no-untyped-def]
        sheet = book.active
        sheet.delete_rows(1, 9)
        for number in range(rows):
            sheet.append([f"Area {number}", number])

    def build() -> bytes:
        c = "http://schemas.openxmlformats.org/drawingml/2006/chart"
        points = [f'<c:pt idx="{i}"><c:v>{{}}</c:v></c:pt>' for i in range(3)]
        texts = "".join(p.format(f"Area {i}") for i, p in enumerate(points))
        numbers = "".join(p.format(i) for i, p in enumerate(points))
        chart = f'<c:chartSpace xmlns:c="{c}"><c:strRef><c:strCache>{texts}</c:strCache></c:strRef><c:numRef><c:numCache>{numbers}</c:numCache></c:numRef></c:chartSpace>'
        made = edited(document(""), {"word/charts/chart1.xml": chart, "word/embeddings/book.xlsx": workbook(fill)})
        made = related(made, DOC, {"rc1": ("chart", "charts/chart1.xml")})
        return related(made, "word/charts/chart1.xml", {"rc2": ("package", "../embeddings/book.xlsx")})

    return build


BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
WHITE = '<w:color w:val="FFFFFF"/>'
WHITE_CELL = f'<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>{run("Area", WHITE)}</w:tc></w:tr></w:tbl>'
HIDDEN_STYLE = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
VML = '<w:p><w:r><w:pict><v:rect style="position:absolute;width:90pt;height:12pt;z-index:{}" fillcolor="black"/></w:pict></w:r></w:p>'
COMMENTS = f'<w:comments {W}><w:comment w:id="0" w:author="Sam"><w:p><w:r><w:t>Remove</w:t></w:r></w:p></w:comment></w:comments>'
CHART_SLIDE = shape("Figures")
BOX = (0, 0, 3_000_000, 500_000)

CASES = [
    Case(
        "inserted and deleted words",
        "a.docx",
        "tracked-changes",
        body("<w:p><w:del><w:r><w:delText>Sam</w:delText></w:r></w:del></w:p>"),
        body("<w:p/>"),
    ),
    Case(
        "changes in a header",
        "a.docx",
        "tracked-changes",
        body("", header1_xml=f"<w:hdr {W}><w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p></w:hdr>"),
        body("", header1_xml=f"<w:hdr {W}><w:p><w:r><w:t>Page 1</w:t></w:r></w:p></w:hdr>"),
    ),
    Case(
        "moved words", "a.docx", "tracked-changes", body("<w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>")
    ),
    Case(
        "comments in a document",
        "a.docx",
        "comment",
        body("", comments_xml=COMMENTS),
        body("", comments_xml=f"<w:comments {W}/>"),
    ),
    Case("hidden words", "a.docx", "hidden-text", text("<w:vanish/>"), text('<w:vanish w:val="0"/>')),
    Case(
        "words hidden by a style",
        "a.docx",
        "hidden-text",
        lambda: document(run(SECRET, '<w:rStyle w:val="H"/>'), styles=HIDDEN_STYLE),
        text("<w:webHidden/>"),
    ),
    Case(
        "black highlight",
        "a.docx",
        "fake-redaction",
        text('<w:highlight w:val="black"/>'),
        text('<w:highlight w:val="black"/>', "████████"),
    ),
    Case(
        "black shading",
        "a.docx",
        "fake-redaction",
        text('<w:shd w:val="clear" w:fill="000000"/><w:color w:val="000000"/>'),
        text('<w:highlight w:val="yellow"/>'),
    ),
    Case("white words", "a.docx", "invisible-text", text('<w:color w:val="FFFFFF"/>'), body(WHITE_CELL)),
    Case("words of one point", "a.docx", "invisible-text", text('<w:sz w:val="2"/>'), text('<w:sz w:val="14"/>')),
    Case(
        "hidden row of a table",
        "a.docx",
        "hidden-text",
        body(f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{run(SECRET)}</w:tc></w:tr></w:tbl>"),
    ),
    Case("box over words", "a.docx", "covered-text", anchored(BLACK), anchored(BLACK, behind="1")),
    Case(
        "white box over words",
        "a.docx",
        "covered-text",
        anchored(BLACK.replace("000000", "FFFFFF")),
        anchored("<a:noFill/>"),
    ),
    Case("box beside words", "a.docx", "covered-text", anchored(BLACK), anchored(BLACK, wrap="wrapSquare")),
    Case("old drawing over words", "a.docx", "covered-text", body(VML.format(5)), body(VML.format(-5))),
    Case(
        "template from elsewhere",
        "a.docx",
        "external-link",
        linked("attachedTemplate", "https://elsewhere.example/t.dotm"),
        linked("attachedTemplate", "Normal.dotm"),
    ),
    Case(
        "link to a private file",
        "a.docx",
        "external-link",
        linked("hyperlink", "file:///C:/Users/sam/case.docx"),
        linked("hyperlink", "https://www.gov.uk/"),
    ),
    Case("link that runs", "a.docx", "unsafe-link", linked("hyperlink", "javascript:alert(1)")),
    Case("picture from elsewhere", "a.docx", "external-resource", linked("image", "https://elsewhere.example/p.png")),
    Case(
        "DDE field",
        "a.docx",
        "active-content",
        body("<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows cmd</w:instrText></w:r></w:p>"),
        body("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"),
    ),
    Case("mail merge", "a.docx", "data-connection", settings("<w:mailMerge/>"), settings("<w:zoom/>")),
    Case(
        "document variables",
        "a.docx",
        "custom-property",
        settings('<w:docVars><w:docVar w:name="case" w:val="12"/></w:docVars>'),
        settings("<w:zoom/>"),
        advised=True,
    ),
    Case(
        "embedded in a document",
        "a.docx",
        "embedded-object",
        lambda: related(
            edited(document(""), {"word/embeddings/o.bin": "x"}), DOC, {"ro1": ("oleObject", "embeddings/o.bin")}
        ),
    ),
    Case(
        "another document inside",
        "a.docx",
        "embedded-object",
        lambda: related(edited(document(""), {"word/afchunk.mht": "x"}), DOC, {"ro1": ("aFChunk", "afchunk.mht")}),
    ),
    Case("workbook behind a chart", "a.docx", "embedded-object", behind_chart(30), behind_chart(3)),
    Case(
        "macro in a document",
        "a.docx",
        "macro",
        lambda: related(
            edited(document(""), {"word/vbaProject.bin": "x"}), DOC, {"rv": ("vbaProject", "vbaProject.bin")}
        ),
    ),
    Case(
        "custom XML",
        "a.docx",
        "custom-xml",
        lambda: related(
            edited(document(""), {"customXml/item1.xml": "<case><officer>Sam Example</officer></case>"}),
            DOC,
            {"rx": ("customXml", "../customXml/item1.xml")},
        ),
        advised=True,
    ),
    Case(
        "control in a document",
        "a.docx",
        "active-content",
        lambda: related(
            edited(document(""), {"word/activeX/activeX1.xml": "<x/>"}),
            DOC,
            {"rv": ("control", "activeX/activeX1.xml")},
        ),
    ),
    Case("salutation", "a.docx", "personal-data", body(run("Dear Mr Example,")), body(run("Dear Requester,"))),
    Case(
        "speaker notes",
        "a.pptx",
        "speaker-notes",
        slide(CHART_SLIDE, notesSlides_notesSlide1_xml=notes("Do not mention Sam")),
        slide(CHART_SLIDE, notesSlides_notesSlide1_xml=notes("")),
    ),
    Case(
        "hidden slide",
        "a.pptx",
        "hidden-slide",
        slide(CHART_SLIDE, attributes='show="0"'),
        slide(CHART_SLIDE, attributes='show="1"'),
    ),
    Case(
        "shape beside the slide",
        "a.pptx",
        "off-slide-content",
        slide(shape(SECRET, (9_500_000, 0, 900_000, 900_000))),
        slide(shape("", (9_500_000, 0, 900_000, 900_000))),
    ),
    Case("hidden shape", "a.pptx", "invisible-text", slide(shape(SECRET, name='hidden="1"')), slide(shape(SECRET))),
    Case(
        "box over a slide's words",
        "a.pptx",
        "covered-text",
        slide(shape(SECRET), shape("", BOX, "000000")),
        slide(shape("", (0, 0, 9_144_000, 6_858_000), "FFFFFF"), shape(SECRET)),
    ),
    Case(
        "white words on a slide",
        "a.pptx",
        "invisible-text",
        slide(shape(SECRET, look='<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>')),
        slide(shape(SECRET, fill="1F3864", look='<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>')),
    ),
    Case(
        "comments on a slide",
        "a.pptx",
        "comment",
        slide(
            CHART_SLIDE, comments_comment1_xml=f'<p:cmLst {P}><p:cm authorId="0"><p:text>x</p:text></p:cm></p:cmLst>'
        ),
        slide(CHART_SLIDE),
    ),
    Case(
        "ODT changes",
        "a.odt",
        "tracked-changes",
        odt("<text:tracked-changes><text:changed-region/></text:tracked-changes>"),
        odt("<text:tracked-changes/>"),
    ),
    Case(
        "ODT comment",
        "a.odt",
        "comment",
        odt("<text:p><office:annotation><text:p>x</text:p></office:annotation></text:p>"),
        odt(""),
    ),
    Case("ODT hidden words", "a.odt", "hidden-text", styled('text:display="none"'), styled('fo:font-weight="bold"')),
    Case(
        "ODT hidden section",
        "a.odt",
        "hidden-text",
        odt(f'<text:section text:display="none"><text:p>{SECRET}</text:p></text:section>'),
        odt("<text:section><text:p>x</text:p></text:section>"),
    ),
    Case(
        "ODT white words",
        "a.odt",
        "invisible-text",
        styled('fo:color="#ffffff"'),
        styled('fo:color="#ffffff" fo:background-color="#003366"'),
    ),
    Case(
        "ODT blacked out",
        "a.odt",
        "fake-redaction",
        styled('fo:color="#000000" fo:background-color="#000000"'),
        styled('fo:background-color="#ffff00"'),
    ),
    Case("ODT embedded", "a.odt", "embedded-object", lambda: edited(odt("")(), {"Object 1/content.xml": "<x/>"})),
    Case("ODT macro", "a.odt", "macro", lambda: edited(odt("")(), {"Basic/Standard/Module1.xml": "<m/>"})),
    Case("ODT earlier version", "a.odt", "previous-revision", lambda: edited(odt("")(), {"Versions/Version1": "x"})),
    Case(
        "ODT encrypted",
        "a.odt",
        "uninspectable",
        lambda: edited(
            odt("")(),
            {"META-INF/manifest.xml": lambda x: x.replace("</m:manifest>", "<m:encryption-data/></m:manifest>")},
        ),
    ),
    Case(
        "ODT author",
        "a.odt",
        "author-metadata",
        lambda: opendocument(
            "text",
            "<text:p>x</text:p>",
            parts={
                "meta.xml": '<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Sam Example</dc:creator></m>'
            },
        ),
        lambda: opendocument(
            "text",
            "<text:p>x</text:p>",
            parts={
                "meta.xml": '<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Northmoor Police</dc:creator></m>',
                "Thumbnails/thumbnail.png": "x",
            },
        ),
        advised=True,
    ),
    Case("ODP hidden slide", "a.odp", "hidden-slide", odp("", 'presentation:visibility="hidden"'), odp("")),
    Case(
        "ODP notes",
        "a.odp",
        "speaker-notes",
        odp("<presentation:notes><text:p>Sam</text:p></presentation:notes>"),
        odp("<presentation:notes/>"),
    ),
    Case("RTF hidden words", "a.rtf", "hidden-text", rtf(r"{\v Sam Example}"), rtf(r"{\v\v0 An ordinary word}")),
    Case("RTF deleted words", "a.rtf", "tracked-changes", rtf(r"{\deleted Sam}")),
    Case("RTF comment", "a.rtf", "comment", rtf(r"{\*\annotation Sam}")),
    Case("RTF white words", "a.rtf", "invisible-text", rtf(r"{\cf2 Sam Example}"), rtf(r"{\cf1 Words}")),
    Case("RTF blacked out", "a.rtf", "fake-redaction", rtf(r"{\cf1\highlight1 Sam Example}")),
    Case("RTF object", "a.rtf", "embedded-object", rtf(r"{\object{\*\objdata 0105}}")),
    Case(
        "part twice in a document",
        "a.docx",
        "orphan-part",
        lambda: edited(document(""), {"word/old.xml": "<x>Sam</x>"}),
        lambda: edited(document(""), unzipped(document(""))),
    ),
]
