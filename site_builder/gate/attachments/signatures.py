"""What a file is, told from its first bytes and its parts; its name is only compared with the answer."""

import io
import re
import struct
import zipfile
import zlib
from enum import StrEnum
from lzma import LZMAError

from site_builder.patterns import regex


class Kind(StrEnum):
    """The families of formats that the gate tells apart."""

    EMPTY = "an empty file"
    PDF = "a PDF"
    SHEET = "an Excel workbook"
    SHEET_BINARY = "a binary Excel workbook"
    WORD = "a Word document"
    SLIDES = "a PowerPoint presentation"
    ODF_SHEET = "an OpenDocument spreadsheet"
    ODF_TEXT = "an OpenDocument text"
    ODF_SLIDES = "an OpenDocument presentation"
    ODF_OTHER = "an OpenDocument drawing"
    ZIP = "a zip archive"
    ARCHIVE = "an archive"
    OLE = "an old Office file"
    RTF = "a rich text file"
    JPEG = "a JPEG picture"
    PNG = "a PNG picture"
    GIF = "a GIF picture"
    WEBP = "a WebP picture"
    TIFF = "a TIFF picture"
    BMP = "a bitmap"
    HEIC = "a HEIC picture"
    SVG = "an SVG picture"
    HTML = "a web page"
    XML = "an XML file"
    LFS = "a Git LFS pointer"
    PROGRAM = "a program"
    MEDIA = "a sound or film"
    TEXT = "plain text"
    OTHER = "of a kind that the gate does not know"


_MAGIC: tuple[tuple[int, bytes, Kind], ...] = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (0, b"{\\rt", Kind.RTF),
    (0, b"\xff\xd8\xff", Kind.JPEG),
    (0, b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (0, b"GIF8", Kind.GIF),
    (0, b"II*\x00", Kind.TIFF),
    (0, b"MM\x00*", Kind.TIFF),
    (0, b"MZ", Kind.PROGRAM),
    (0, b"\x7fELF", Kind.PROGRAM),
    (0, b"\xfe\xed\xfa", Kind.PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", Kind.PROGRAM),
    (0, b"\xca\xfe\xba\xbe", Kind.PROGRAM),
    (0, b"#!", Kind.PROGRAM),
    (0, b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (0, b"Rar!", Kind.ARCHIVE),
    (0, b"\x1f\x8b", Kind.ARCHIVE),
    (0, b"BZh", Kind.ARCHIVE),
    (0, b"\xfd7zXZ", Kind.ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", Kind.ARCHIVE),
    (0, b"MSCF", Kind.ARCHIVE),
    (257, b"ustar", Kind.ARCHIVE),
    (0, b"ID3", Kind.MEDIA),
    (0, b"OggS", Kind.MEDIA),
    (0, b"\x1aE\xdf\xa3", Kind.MEDIA),
    (0, b"version https://git-lfs", Kind.LFS),
)
_ODF = {"spreadsheet": Kind.ODF_SHEET, "text": Kind.ODF_TEXT, "presentation": Kind.ODF_SLIDES}
_OOXML = (
    (regex(rb"spreadsheetml|ms-excel\.(?:sheet|template|addin)\.macro", re.I), Kind.SHEET),
    (regex(rb"wordprocessingml|ms-word", re.I), Kind.WORD),
    (regex(rb"presentationml|ms-powerpoint", re.I), Kind.SLIDES),
)
_MAIN = regex(rb'ContentType="([^"]*(?:main\+xml|sheet\.binary\.macroEnabled\.main|template\.main)[^"]*)"', re.I)
_FOLDERS = (("xl/", Kind.SHEET), ("word/", Kind.WORD), ("ppt/", Kind.SLIDES))
_DAMAGE = (
    *(zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError),
    *(KeyError, IndexError, struct.error, zlib.error, LZMAError),
)


def kind_of(content: bytes) -> Kind:
    """The kind of file that begins (and, for zips, is made) like this."""
    if not content:
        return Kind.EMPTY
    for offset, magic, kind in _MAGIC:
        if content.startswith(magic, offset) and not _only_looks_like(kind, magic, content):
            return kind
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(content)
    if content[4:8] == b"ftyp":
        return Kind.HEIC if content[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif") else Kind.MEDIA
    if content.startswith(b"RIFF"):
        return Kind.WEBP if content[8:12] == b"WEBP" else Kind.MEDIA
    if content.startswith(b"BM") and len(content) > 14 and content[6:10] == b"\0\0\0\0":
        return Kind.BMP
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    return _text_kind(content)


def _only_looks_like(kind: Kind, magic: bytes, content: bytes) -> bool:
    """Short marks are letters too: a text may begin with 'MZ' or 'BZh'."""
    return kind in (Kind.PROGRAM, Kind.ARCHIVE) and len(magic) < 4 and magic != b"#!" and _is_text(content[:4096])


def _zip_kind(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            if "mimetype" in names and package.getinfo("mimetype").file_size < 200:
                mime = package.read("mimetype").decode("ascii", "replace")
                if "opendocument." in mime:
                    main = mime.rpartition("opendocument.")[2].partition("-")[0]
                    return _ODF.get(main, Kind.ODF_OTHER)
            if "[Content_Types].xml" in names and package.getinfo("[Content_Types].xml").file_size < 5_000_000:
                return _office_kind(names, package.read("[Content_Types].xml"))
    except _DAMAGE:
        return Kind.ZIP
    return Kind.ZIP


def _office_kind(names: list[str], types: bytes) -> Kind:
    tags = [tag for tag in re.findall(rb"<[^>]*>", types) if _MAIN.search(tag)]
    # what is said of one part goes before what is said of all parts with one ending
    for main in (
        found for tag in sorted(tags, key=lambda tag: b"PartName=" not in tag) for found in _MAIN.findall(tag)
    ):
        if b"sheet.binary" in main:
            return Kind.SHEET_BINARY
        for pattern, kind in _OOXML:
            if pattern.search(main):
                return kind
    if "xl/workbook.bin" in names:
        return Kind.SHEET_BINARY
    return next((kind for folder, kind in _FOLDERS if any(name.startswith(folder) for name in names)), Kind.ZIP)


def _text_kind(content: bytes) -> Kind:
    head = content[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    elif not _is_text(head):
        return Kind.TEXT if sixteen_bits(head) else Kind.OTHER
    start = head.lstrip(b"\xef\xbb\xbf").lstrip()[:4096].lower()
    if re.search(rb"<svg[\s>]|<[a-z]+:svg[\s>]", start) and start.startswith(b"<"):
        return Kind.HTML if start.startswith((b"<!doctype html", b"<html")) else Kind.SVG
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or re.match(
        rb"<(?:!--.*?-->\s*)?(?:html|script|div|p|table|iframe|h1|meta|title|style)[\s>]", start, re.S
    ):
        return Kind.HTML
    if start.startswith((b"<?xml", b"<!doctype", b"<!entity")) or _is_one_element(content):
        flat = re.search(rb"application/vnd\.oasis\.opendocument\.(\w+)", start)
        if flat and b"office:document" in start:
            return _ODF.get(flat[1].decode(), Kind.ODF_OTHER)
        return Kind.HTML if b"<html" in start else Kind.XML
    return Kind.TEXT


def _is_one_element(content: bytes) -> bool:
    """Whether a text is one element from its beginning to its end, as XML is that does not say what it is."""
    opened = re.match(rb"\s*<([A-Za-z_][\w.:-]*)[\s>]", content[:4096])
    return opened is not None and content[-4096:].rstrip().endswith(b"</" + opened[1] + b">")


def sixteen_bits(head: bytes) -> str:
    """The encoding of a text of two bytes a character that does not say so itself; "" where it is none."""
    even, odd = head[:4096:2], head[1:4096:2]
    for encoding, zeros, letters in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if len(head) > 8 and zeros.count(0) > 0.7 * len(zeros) and letters.count(0) < 0.05 * len(letters):
            return encoding if _is_text(head[:4096].decode(encoding, "replace").encode()) else ""
    return ""


def _is_text(head: bytes) -> bool:
    """Whether hardly any byte is one that no text holds; a stray NUL is judged by the examination of text."""
    strange = sum(head.count(code) for code in (*range(1, 9), *range(14, 27), 28, 29, 30, 31, 127))
    nuls = head.count(0)
    if nuls > len(head) // 50 + 3 or strange > len(head) // 50 + 3:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 4:
            return sum(1 for byte in head if byte >= 128) < len(head) * 0.3
    return True
