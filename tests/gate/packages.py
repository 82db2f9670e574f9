"""Makes office files for the tests: built with a library where it can, edited part by part where it cannot."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

import io
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
from openpyxl.workbook import Workbook

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"'
    for p, u in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "presentation": "presentation",
        "meta": "meta",
        "script": "script",
        "number": "datastyle",
    }.items()
) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of the parts, in order."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return saved.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """Name to content of each part."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def edited(content: bytes, changes: Mapping[str, Callable[[str], str] | str | bytes]) -> bytes:
    """The package with parts replaced, added, or changed by a function of their text."""
    parts: dict[str, str | bytes] = dict(unzipped(content))
    for name, change in changes.items():
        parts[name] = change(bytes(parts[name]).decode()) if callable(change) else change  # type: ignore[arg-type]
    return zipped(parts)


def related(content: bytes, source: str, links: Mapping[str, tuple[str, str]], external: bool = False) -> bytes:
    """The package with relationships added to a part: id to (type, target)."""
    folder, _, base = source.rpartition("/")
    name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    parts = unzipped(content)
    mode = ' TargetMode="External"' if external else ""
    added = "".join(
        f'<Relationship Id="{i}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}" Target="{target}"{mode}/>'
        for i, (kind, target) in links.items()
    )
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    text = parts.get(name, empty.encode()).decode().replace("</Relationships>", f"{added}</Relationships>")
    return zipped({**parts, name: text})


def workbook(fill: Callable[[Workbook], object] = lambda book: None) -> bytes:
    """A workbook with one sheet 'Data' of figures, changed by `fill`, as openpyxl writes it; its author is the tool."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Data"
    for row in (["Year", "Area", "Offences"], [2021, "North", 120], [2022, "North", 131], [2023, "South", 98]):
        sheet.append(row)
    fill(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def document(body: str, parts: Mapping[str, str] | None = None, styles: str = "") -> bytes:
    """A Word document with this body; `parts` maps further parts under word/ to their content."""
    more = parts or {}
    overrides = "".join(
        f'<Override PartName="/word/{n}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.x+xml"/>'
        for n in more
    )
    links = "".join(
        f'<Relationship Id="rx{i}" Type="{OFFICE}/{name.partition(".")[0].rstrip("0123456789")}" Target="{name}"/>'
        for i, name in enumerate([*more, "styles.xml"])
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/>{overrides}</Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships">{links}</Relationships>',
            "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
            "word/document.xml": f'<w:document {W} {A} {WP} {WPS} {R} xmlns:v="urn:schemas-microsoft-com:vml"><w:body>'
            f"<w:p><w:r><w:t>An ordinary sentence.</w:t></w:r></w:p>{body}</w:body></w:document>",
            **{f"word/{name}": content for name, content in more.items()},
        }
    )


def run(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def presentation(slide: str, parts: Mapping[str, str] | None = None, attributes: str = "") -> bytes:
    """A presentation with one slide holding these shapes; `parts` maps further parts under ppt/ to their content."""
    more = parts or {}
    kinds = {"notesSlides": "notesSlide", "comments": "comments"}
    links = "".join(
        f'<Relationship Id="rx{i}" Type="{OFFICE}/{kinds.get(name.partition("/")[0], "x")}" Target="../{name}"/>'
        for i, name in enumerate(more)
    )
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/ppt/presentation.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{relations}">'
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
            "ppt/presentation.xml": f'<p:presentation {P} {A}><p:sldSz cx="9144000" cy="6858000"/></p:presentation>',
            "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{relations}">'
            f'<Relationship Id="r1" Type="{OFFICE}/slide" Target="slides/slide1.xml"/></Relationships>',
            "ppt/slides/slide1.xml": f"<p:sld {P} {A} {R} {attributes}><p:cSld><p:spTree>{slide}</p:spTree></p:cSld></p:sld>",
            "ppt/slides/_rels/slide1.xml.rels": f'<Relationships xmlns="{relations}">{links}</Relationships>',
            **{f"ppt/{name}": content for name, content in more.items()},
        }
    )


def shape(
    text: str = "",
    box: tuple[int, int, int, int] = (0, 0, 3_000_000, 500_000),
    fill: str = "",
    look: str = "",
    name: str = "",
) -> str:
    """A shape of a slide; `box` is left, top, width, height in EMU."""
    left, top, width, height = box
    painted = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" {name}/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>{painted}</p:spPr><p:txBody><a:p><a:r><a:rPr>{look}</a:rPr>'
        f"<a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def opendocument(kind: str, body: str, styles: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """An OpenDocument file: `kind` is text, spreadsheet or presentation."""
    more = parts or {}
    listed = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="text/xml"/>' for name in ("content.xml", *more))
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
            "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f"{listed}</m:manifest>",
            **more,
        }
    )
