"""What the ending of a file's name promises."""

from pathlib import PurePosixPath

from site_builder.gate.attachments.signatures import Kind

_ENDINGS: dict[Kind, str] = {
    Kind.PDF: ".pdf",
    Kind.SHEET: ".xlsx .xlsm .xltx .xltm",
    Kind.SHEET_BINARY: ".xlsb",
    Kind.WORD: ".docx .docm .dotx .dotm",
    Kind.SLIDES: ".pptx .pptm .ppsx .potx",
    Kind.ODF_SHEET: ".ods .ots .fods",
    Kind.ODF_TEXT: ".odt .ott .fodt",
    Kind.ODF_SLIDES: ".odp .otp .fodp",
    Kind.ODF_OTHER: ".odg .odf",
    Kind.ZIP: ".zip",
    Kind.ARCHIVE: ".7z .rar .gz .tgz .bz2 .xz .zst .tar .cab",
    Kind.OLE: ".xls .doc .ppt .msg .xlt .dot .pps .mpp .pub .vsd",
    Kind.RTF: ".rtf",
    Kind.JPEG: ".jpg .jpeg",
    Kind.PNG: ".png",
    Kind.GIF: ".gif",
    Kind.WEBP: ".webp",
    Kind.TIFF: ".tif .tiff",
    Kind.BMP: ".bmp",
    Kind.HEIC: ".heic .heif .avif",
    Kind.SVG: ".svg",
    Kind.HTML: ".html .htm .xhtml",
    Kind.XML: ".xml .kml .gml .xsd .rdf",
}
_TEXT_ENDINGS = ".csv .tsv .txt .md .json .geojson .log .ics .vcf .eml .yaml .yml .tab .css .js .jsonl"
_TEXTUAL = frozenset({Kind.TEXT, Kind.XML, Kind.HTML, Kind.SVG, Kind.LFS, Kind.PROGRAM, Kind.EMPTY})


def mislabelled(name: str, kind: Kind) -> bool:
    """Whether the ending of the name promises another kind; a name without a known ending promises nothing."""
    ending = PurePosixPath(name).suffix.lower()
    known = {known_ending for endings in _ENDINGS.values() for known_ending in endings.split()}
    if ending in _ENDINGS.get(kind, "").split():
        return False
    if kind in _TEXTUAL and ending in _TEXT_ENDINGS.split():
        return kind in (Kind.PROGRAM, Kind.SVG) or (kind is Kind.HTML and ending in (".csv", ".tsv", ".json"))
    if kind is Kind.XML and ending in (".svg", ".html"):
        return False
    return kind not in (Kind.EMPTY, Kind.LFS) and (ending in known or ending in _TEXT_ENDINGS.split())


def promises_text(name: str) -> bool:
    """Whether a file of this name is opened as a text or a table of texts, whatever it holds."""
    return PurePosixPath(name).suffix.lower() in _TEXT_ENDINGS.split()
