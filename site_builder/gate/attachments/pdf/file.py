"""PDF: structure with one library, words and pixels with another."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from site_builder.gate.attachments.pdf.history import alternative_findings, orphan_findings, undrawn_findings
from site_builder.gate.attachments.pdf.objects import layers_off, object_findings
from site_builder.gate.attachments.pdf.outline import outline_findings
from site_builder.gate.attachments.pdf.pages import page_findings
from site_builder.gate.attachments.pdf.revisions import left_behind, revision_findings
from site_builder.gate.attachments.pdf.streams import expands_too_far
from site_builder.gate.attachments.pdf.text import all_words, open_document, page_texts, thumbnails
from site_builder.gate.attachments.reach import beyond_reach, length_of
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.texts.csv_tables import grouped
from site_builder.gate.attachments.zip_parts import CannotRead
from site_builder.gate.findings import Finding, advice
from site_builder.gate.personal.text import text_findings
from site_builder.problems import Level


def pdf_findings(content: bytes, rules: Rules) -> Iterator[Finding]:
    """Everything hidden in a PDF; raises CannotRead where it is damaged or needs a password."""
    yield from _edges(content)
    try:
        pdf = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as error:
        raise CannotRead(Finding("uninspectable", "", "It opens only with a password.")) from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise CannotRead(Finding("unreadable", "", "The file is damaged or cut short.")) from error
    with pdf:
        try:
            if expands_too_far(pdf):
                raise CannotRead(Finding("zip-bomb", "", "A stream would expand beyond limits."))
            yield from _opened(pdf, content, rules)
        except (pdfium.PdfiumError, pikepdf.PdfError, UnicodeDecodeError) as error:
            raise CannotRead(Finding("unreadable", "", "A part of the file is damaged.")) from error


def _opened(pdf: pikepdf.Pdf, content: bytes, rules: Rules) -> Iterator[Finding]:
    damaged = b"%%EOF" not in content[-2048:]
    document = open_document(content)
    if document is None or len(document) == 0 or damaged:
        raise CannotRead(Finding("unreadable", "", "It has no page that can be shown, or its end is missing."))
    if document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
        document.init_forms()  # before any page is opened: fields are painted over its words
    yield from object_findings(pdf, rules)
    texts = page_texts(document)
    shown = all_words(texts)
    yield from grouped(
        Finding(f.code, f"page {number}", f.what, f.level)
        for number, text in enumerate(texts, 1)
        for f in text_findings(_clean(text), rules)
    )
    yield from beyond_reach(length_of(texts))
    if not any(text.strip() for text in texts):
        yield advice("no-text-layer", "", "It holds no text, only pictures.")
    off = layers_off(pdf)
    before = list(page_findings(document, off))
    yield from before
    if off and not any(finding.code == "hidden-layer" for finding in before):
        yield Finding("hidden-layer", "", "A layer is switched off.")
    earlier: list[Finding] = []
    if content.count(b"%%EOF") > 1 or b"/Prev" in content:
        earlier = list(revision_findings(content, shown, thumbnails(document)))
    if not any(finding.level is Level.BLOCK for finding in earlier):
        earlier += left_behind(pdf, content, shown)
    yield from earlier
    yield from orphan_findings(pdf, shown)
    yield from undrawn_findings(pdf, shown)
    yield from outline_findings(pdf, shown)
    yield from alternative_findings(content)


def _edges(content: bytes) -> Iterator[Finding]:
    start = content.find(b"%PDF-")
    if start > 3:
        yield Finding("trailing-data", "", f"{start} bytes stand before the beginning of the PDF.")
    end = content.rfind(b"%%EOF")
    after = len(content[end + 5 :].strip(b"\0\r\n \t")) if end >= 0 else 0
    if after:
        yield Finding("trailing-data", "", f"{after:,} bytes follow the end of the PDF.")


def _clean(text: str) -> str:
    """The text without characters that a PDF's fonts bring along by themselves."""
    return re.sub("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", text)
