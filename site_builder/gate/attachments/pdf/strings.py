"""Every text that the objects of a PDF hold, wherever it stands: descriptions, names of fields, choices."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Pdf, Stream

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding
from site_builder.gate.personal.people.described import names_in
from site_builder.gate.personal.text import personal_findings
from site_builder.patterns import regex

_MOST = 60_000
"""Values that are looked at; those behind them belong to files of thousands of pages."""
_SKIPPED = frozenset({"/Parent", "/P", "/Pg", "/ID", "/Contents", "/Cert", "/Metadata", "/Font", "/Widths", "/CharSet"})
_DESCRIBES = ("/Alt", "/ActualText", "/E", "/TU", "/Title", "/T", "/Desc")
_IN_CONTENT = regex(rb"/(?:Alt|ActualText|E)\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)")
_STREAM = 2_000_000


def string_findings(pdf: Pdf, rules: Rules) -> Iterator[Finding]:
    """Personal data in any string of any object, and people named in descriptions."""
    texts: dict[str, None] = {}
    described: dict[str, None] = {}
    left = _MOST
    for item in pdf.objects:
        if left < 0:
            break
        for key, text in _strings(item, 0):
            left -= 1
            (described if key in _DESCRIBES else texts)[text] = None
        if isinstance(item, Stream):
            described.update(dict.fromkeys(_in_content(item)))
    yield from (f.inside("the objects of the file") for f in personal_findings("\n".join([*texts, *described]), rules))
    if any(names_in(text) or any(personal_findings(text, rules)) for text in described):
        yield Finding("alt-text-leak", "", "The description of a picture or passage tells of a person.")


def _strings(value: object, depth: int, key: str = "") -> Iterator[tuple[str, str]]:
    """The texts in an object, each with the key under which it stands; other objects are not followed."""
    if isinstance(value, pikepdf.String):
        if len(text := _readable(value)) > 5:
            yield key, text[:2_000]
    elif depth > 8 or (depth and isinstance(value, Dictionary | Stream | Array) and value.is_indirect):
        return
    elif isinstance(value, Dictionary | Stream):
        for name, inner in value.items():
            if name not in _SKIPPED:
                yield from _strings(inner, depth + 1, str(name))
    elif isinstance(value, Array) and not (len(value) and isinstance(value[0], int | float)):
        for inner in list(value)[:2_000]:
            yield from _strings(inner, depth + 1, key)


def _readable(value: pikepdf.String) -> str:
    """The text; "" where the bytes are none."""
    text = str(value)
    return text if any(map(str.isalnum, text)) and all(c.isprintable() or c in "\r\n\t" for c in text) else ""


def _in_content(stream: Stream) -> Iterator[str]:
    """The descriptions that stand within the content of a page, before what they describe."""
    if ("/Subtype" in stream and stream["/Subtype"] != pikepdf.Name.Form) or stream.get("/Type") is not None:
        return
    try:
        content = stream.read_bytes() if len(stream.read_raw_bytes()) < _STREAM else b""
    except pikepdf.PdfError:
        return
    if b"/Alt" not in content and b"/ActualText" not in content and b"/E" not in content:
        return
    for text, hexed in _IN_CONTENT.findall(content)[:2_000]:
        digits = re.sub(rb"\s", b"", hexed).decode()
        raw = re.sub(rb"\\([()\\])", rb"\1", text) or bytes.fromhex(digits + "0" * (len(digits) % 2))
        yield raw.decode("utf-16" if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace")
