"""What programs keep for themselves in a PDF (PieceInfo): settings mostly, sometimes the document as it was."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, named
from site_builder.gate.personal.people.described import names_in
from site_builder.gate.personal.people.forenames import person_in
from site_builder.gate.personal.text import text_findings
from site_builder.patterns import regex
from site_builder.problems import Level

_LAYOUT = regex(
    r"(?i)illustrator|indesign|photoshop|quark|acrobat|adbe|compoundtype|pitstop|framemaker|scribus|affinity|corel|"
    r"xpress|freehand|pagemaker|enfocus|esko|callas|markedpdf|pagex|metadatadate|searchindex"
)
"""Programs that lay pages out, and keep how they did it."""
_WORDS, _BULK, _MOST = 40, 200, 400_000


def private_findings(owner: Object, place: str, rules: Rules) -> Iterator[Finding]:
    """Advice where a program that lays out pages keeps its data; blocking where words or a person are in it."""
    pieces = owner.get("/PieceInfo")
    if not isinstance(pieces, Dictionary):
        return
    for name, piece in pieces.items():
        private = piece.get("/Private") if isinstance(piece, Dictionary) else None
        words = "\n".join(_texts(private, 0))[:_MOST]
        tells = any(f.level is Level.BLOCK for f in text_findings(words, rules)) or names_in(words) or person_in(words)
        spoken = len(re.findall(r"(?<![^\s(\"'])[^\W\d_]{2,}(?=[\s.,;:!?)\"']|$)", words))
        known = _LAYOUT.search(str(name)) is not None
        keeps = spoken > _WORDS if known else spoken >= 2 or _bulk(private, 0) > _BULK
        what = f"A program ({named(str(name)[1:])}) keeps data of its own."
        yield Finding("private-data", place, what, Level.BLOCK if tells or keeps else Level.ADVISE)


def _texts(value: object, depth: int) -> Iterator[str]:
    """The strings in it, and streams as far as they are text."""
    if isinstance(value, Dictionary | Array) and depth < 6:
        inner = [item for _, item in value.items()] if isinstance(value, Dictionary) else list(value)
        for item in inner:
            yield from _texts(item, depth + 1)
    elif isinstance(value, Stream):
        content = _read(value)
        printed = sum(32 <= byte < 127 or byte in (9, 10, 13) for byte in content)
        if content and printed > 0.85 * len(content):
            yield content.decode("latin-1")
    elif isinstance(value, pikepdf.String):
        yield str(value)


def _read(stream: Stream) -> bytes:
    try:
        return stream.read_bytes()[:100_000]
    except pikepdf.PdfError:
        return b""


def _bulk(value: object, depth: int) -> int:
    if isinstance(value, Stream):
        return len(value.read_raw_bytes())
    if depth > 5:
        return 0
    if isinstance(value, Dictionary):
        return sum(_bulk(item, depth + 1) for _, item in value.items())
    if isinstance(value, Array):
        return sum(_bulk(item, depth + 1) for item in list(value))
    return len(bytes(value)) if isinstance(value, pikepdf.String) else 0
