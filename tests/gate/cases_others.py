"""Pictures, tables, web pages, archives, and files that are not what they seem."""

# ruff: noqa: E501, PLW0108 (tables of cases, one line each; lambdas defer the making of files)

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image, PngImagePlugin

from tests.gate.cases import Case
from tests.gate.packages import document, edited, workbook, zipped


def jpeg(exif: dict[int, object] | None = None, gps: dict[int, object] | None = None, **saving: object) -> bytes:
    made = Image.Exif()
    for tag, value in (exif or {}).items():
        made[tag] = value
    if gps:
        made.get_ifd(0x8825).update(gps)
        made[0x8825] = made.get_ifd(0x8825)
    out = io.BytesIO()
    Image.effect_noise((60, 40), 30).convert("RGB").save(out, "JPEG", exif=made, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def png(**texts: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    for key, value in texts.items():
        info.add_text(key, value)
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "blue").save(out, "PNG", pnginfo=info)
    return out.getvalue()


def wide_png(width: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="54,1.2N"/></x:xmpmeta>'


def table(*lines: str) -> Callable[[], bytes]:
    return lambda: ("\n".join(lines) + "\n").encode()


def svg(inner: str) -> Callable[[], bytes]:
    return lambda: (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}</svg>'.encode()
    )


def page(inner: str) -> Callable[[], bytes]:
    return lambda: f"<!DOCTYPE html><html><body><p>Words</p>{inner}</body></html>".encode()


def bomb() -> bytes:
    return zipped({"a.csv": b"0" * 30_000_000})


def locked() -> bytes:
    content = bytearray(zipped({"a.csv": "Year,Count\n"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + offset] |= 1
    return bytes(content)


def linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        info = zipfile.ZipInfo("passwd")
        info.external_attr = 0o120777 << 16
        package.writestr(info, "/etc/passwd")
    return out.getvalue()


def entity() -> bytes:
    laugh = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    return edited(document(""), {"word/document.xml": lambda xml: laugh + xml})


PEOPLE = [f"Surname{n},Forename{n},Constable" for n in range(14)]
GPS = {1: "N", 2: (54.0, 1.0, 2.0), 3: "W", 4: (1.0, 2.0, 3.0)}

CASES = [
    Case("place of a photograph", "a.jpg", "image-gps", lambda: jpeg(gps=GPS), lambda: jpeg({0x0112: 1})),
    Case("place in XMP", "a.jpg", "image-gps", lambda: jpeg(xmp=XMP), lambda: jpeg({0x0131: "Matplotlib"})),
    Case("photographer", "a.jpg", "image-metadata", lambda: jpeg({0x013B: "Sam Example"}), jpeg),
    Case(
        "words in a picture",
        "a.png",
        "image-metadata",
        lambda: png(Comment="Seen by Sam"),
        lambda: png(Software="Matplotlib"),
        advised=True,
    ),
    Case("bytes behind a photograph", "a.jpg", "trailing-data", lambda: jpeg() + b"PK secret secret"),
    Case("bytes behind a picture", "a.png", "trailing-data", lambda: png() + b"the rest of the picture", png),
    Case("picture cut short", "a.png", "unreadable", lambda: png()[:60]),
    Case("picture without end", "a.png", "too-large", lambda: wide_png(60_000), lambda: png()),
    Case(
        "formula in a table",
        "a.csv",
        "formula-injection",
        table("Area,Count", "=HYPERLINK(A1),3"),
        table("Change,Sum", "+3.4%,-5", '"-£4,200",--', "- 5% of all,-"),
    ),
    Case(
        "formula with a sign",
        "a.csv",
        "formula-injection",
        table("Area,Count", "+cmd|' /C calc'!A0,3"),
        table("Area,Count", "-12,+7"),
    ),
    Case(
        "ranges below nought",
        "a.csv",
        "formula-injection",
        table("Area,Count", "-SUM(A1:A9),3"),
        table("Area,Count", "-5 to 10,(5)", "-(5),+44 20"),
    ),
    Case("formula with at", "a.csv", "formula-injection", table("Area,Count", "@SUM(A1:A9),3")),
    Case(
        "people in a table",
        "a.csv",
        "personal-data-columns",
        table("Surname,Forename,Rank", *PEOPLE),
        table("Ward name,School name,Supplier name", *PEOPLE),
    ),
    Case(
        "birthdays in a table",
        "a.csv",
        "personal-data-columns",
        table("Ref,Date of birth", *[f"{n},x" for n in range(12)]),
    ),
    Case(
        "few people",
        "a.csv",
        "personal-data-columns",
        table("Surname,Forename,Rank", *PEOPLE),
        table("Surname,Forename,Rank", *PEOPLE[:2]),
    ),
    Case(
        "mailbox in a table",
        "a.csv",
        "personal-data",
        table("Area,Contact", "North,sam.example@gmail.com"),
        table("Area,Contact", "North,foi@northmoor.example"),
    ),
    Case(
        "adjacent cells",
        "a.csv",
        "personal-data",
        table("Area,Phone", "North,07700 900123"),
        table("A,B", "07700,900123"),
    ),
    Case("NUL in a table", "a.csv", "control-characters", lambda: b"Area,Count\nNor\0th,3\n"),
    Case(
        "western encoding",
        "a.csv",
        "encoding",
        lambda: "Área,Count\nX,3\n".encode("cp1252"),
        lambda: "\ufeffÁrea,Count\r\nX,3\r\n".encode(),
        advised=True,
    ),
    Case(
        "turned writing",
        "a.csv",
        "bidi-control",
        lambda: "Area,Count\nNor\u202eth,3\n".encode(),
        lambda: "عنوان,Count\nشمال,3\n".encode(),
    ),
    Case(
        "script in a picture",
        "a.svg",
        "active-content",
        svg("<script>alert(1)</script>"),
        svg("<rect width='9' height='9'/>"),
    ),
    Case("event in a picture", "a.svg", "active-content", svg("<rect onload='x()'/>")),
    Case("event that is set later", "a.svg", "active-content", svg('<set attributeName="onclick" to="x()"/>')),
    Case(
        "declarations that are fetched",
        "a.xml",
        "xml-entity",
        lambda: b'<!DOCTYPE f SYSTEM "https://elsewhere.example/f.dtd"><f>1</f>',
        lambda: b"<!DOCTYPE f><f>1</f>",
    ),
    Case("foreign object", "a.svg", "active-content", svg("<foreignObject/>")),
    Case(
        "link that runs in a picture",
        "a.svg",
        "unsafe-link",
        svg("<a xlink:href='javascript:x()'><text>t</text></a>"),
        svg("<a xlink:href='https://www.gov.uk/'><text>t</text></a>"),
    ),
    Case(
        "picture fetched",
        "a.svg",
        "external-resource",
        svg("<image href='https://elsewhere.example/p.png'/>"),
        svg("<use href='#a'/>"),
    ),
    Case(
        "entities",
        "a.svg",
        "xml-entity",
        lambda: b'<!DOCTYPE svg [<!ENTITY a "x">]><svg xmlns="http://www.w3.org/2000/svg"/>',
        lambda: (
            b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>'
        ),
    ),
    Case(
        "words under a box in a picture",
        "a.svg",
        "covered-text",
        svg("<text x='5' y='12'>Sam Example</text><rect x='0' y='0' width='90' height='20'/>"),
        svg("<rect x='0' y='0' width='90' height='20' fill='#eee'/><text x='5' y='12'>Area</text>"),
    ),
    Case(
        "hidden words in a picture", "a.svg", "hidden-text", svg("<g style='display:none'><text>Sam Example</text></g>")
    ),
    Case(
        "script in a page", "a.html", "active-content", page("<script>x()</script>"), page("<pre>&lt;script&gt;</pre>")
    ),
    Case("frame in a page", "a.html", "active-content", page("<iframe src='x'></iframe>")),
    Case(
        "hidden words in a page",
        "a.html",
        "hidden-text",
        page("<div style='display: none'>Sam Example</div>"),
        page("<div style='color: red'>Area</div>"),
    ),
    Case("comment in a page", "a.html", "hidden-comment", page("<!-- ask Sam Example first -->")),
    Case("archive", "a.zip", "archive", lambda: zipped({"a.csv": "Year,Count\n2021,9\n"}), None, advised=True),
    Case(
        "hidden sheet in an archive",
        "a.zip",
        "macro",
        lambda: zipped({"b.xlsm": edited(workbook(), {"xl/vbaProject.bin": "x"})}),
        lambda: zipped({"b.csv": "Year,Count\n"}),
    ),
    Case("archive that leaves its folder", "a.zip", "path-traversal", lambda: zipped({"../../evil.csv": "x"})),
    Case("archive with a link", "a.zip", "symlink", linked),
    Case("archive that expands", "a.zip", "zip-bomb", bomb),
    Case("locked archive", "a.zip", "uninspectable", locked),
    Case(
        "program in an archive",
        "a.zip",
        "unsupported-type",
        lambda: zipped({"a.exe": b"MZ\x90\0\3\0\0\0" + bytes(range(256))}),
    ),
    Case("entities in a document", "a.docx", "xml-entity", entity),
    Case("program", "a.csv", "unsupported-type", lambda: b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + bytes(range(256))),
    Case("program by another name", "a.pdf", "type-mismatch", lambda: b"\x7fELF\2\1\1" + bytes(60)),
    Case("packed with another packer", "a.7z", "archive", lambda: b"7z\xbc\xaf\x27\x1c" + bytes(40)),
    Case(
        "pointer", "a.pdf", "lfs-pointer", lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n"
    ),
    Case("empty", "a.pdf", "empty-file", lambda: b""),
    Case("damaged workbook", "a.xlsx", "unreadable", lambda: workbook()[:2000]),
    Case("old Word file", "a.doc", "unreadable", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    Case(
        "bytes behind a workbook",
        "a.xlsx",
        "trailing-data",
        lambda: workbook() + b"left behind by another program",
        workbook,
    ),
    Case(
        "member left in a zip",
        "a.xlsx",
        "trailing-data",
        lambda: zipped({"gone.csv": "Surname," * 90})[:150] + workbook(),
    ),
    Case("mobile number in a name", "Call 07700 900123.csv", "personal-data-in-filename", table("a,b", "1,2"), None),
    Case(
        "text in a plain file",
        "a.txt",
        "personal-data",
        lambda: b"Dear Mrs Example,\nThank you.\n",
        lambda: b"Dear Sir or Madam,\nMZ is a code. Call 0303 123 1113.\n",
    ),
]
