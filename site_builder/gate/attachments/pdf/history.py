"""What a PDF holds although no page shows it."""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from site_builder.gate.attachments.pdf.text import all_words, open_document, page_texts, words, words_shown_in
from site_builder.gate.findings import Finding, advice


def orphan_findings(pdf: Pdf, shown: set[str]) -> Iterator[Finding]:
    """Pages and streams of text that nothing refers to, with words that no page shows."""
    reached = _reached(pdf)
    lost: set[str] = set()
    bare = 0
    for item in pdf.objects:
        if not isinstance(item, Dictionary | Stream) or item.objgen in reached:
            continue
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Page:
            found = _page_words(pdf, item)
            bare += not found
            lost |= found - shown
        elif isinstance(item, Stream) and "/Subtype" not in item and item.get("/Type") is None:
            lost |= _stream_words(item) - shown
    if lost:
        yield Finding("orphan-object", "", f"Objects that no page shows hold {len(lost)} words.")
    elif bare:
        yield advice("orphan-object", "", f"{bare} pages are kept that the document does not show.")


def _reached(pdf: Pdf) -> set[tuple[int, int]]:
    """The numbers of all objects that can be reached from the trailer without going up to a parent."""
    found: set[tuple[int, int]] = set()
    waiting: list[Object] = [value for _, value in pdf.trailer.items()]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, Dictionary | Array | Stream):
            continue
        if item.is_indirect:
            if item.objgen in found:
                continue
            found.add(item.objgen)
        if isinstance(item, Array):
            waiting.extend(item)
        else:
            waiting.extend(value for key, value in item.items())
    return found


def _page_words(pdf: Pdf, page: Dictionary) -> set[str]:
    try:
        with Pdf.new() as alone:
            alone.pages.append(pikepdf.Page(pdf.make_indirect(page)))
            saved = io.BytesIO()
            alone.save(saved)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError):
        return set()
    document = open_document(saved.getvalue())
    return all_words(page_texts(document)) if document is not None else set()


def _stream_words(stream: Stream) -> set[str]:
    try:
        return words_shown_in(stream.read_bytes()[:2_000_000])
    except pikepdf.PdfError:
        return set()


def undrawn_findings(pdf: Pdf, shown: set[str]) -> Iterator[Finding]:
    """Forms that pages keep at hand and never draw, with words that no page shows."""
    forms: dict[tuple[int, int], Stream] = {}
    drawn: set[tuple[int, int]] = set()
    for page in pdf.pages:
        kept = _forms_of(page.obj)
        if kept:
            forms.update({form.objgen: form for form in kept.values()})
            drawn |= _drawn(_page_content(page.obj), kept, 0)
    lost = {word for objgen, form in forms.items() if objgen not in drawn for word in _stream_words(form) - shown}
    if lost:
        yield Finding("orphan-object", "", f"Forms that no page draws hold {len(lost)} words.")


def _forms_of(owner: Object) -> dict[str, Stream]:
    resources = owner.get("/Resources")
    kept = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(kept, Dictionary):
        return {}
    return {k[1:]: v for k, v in kept.items() if isinstance(v, Stream) and v.get("/Subtype") == Name.Form}


def _drawn(content: bytes, kept: dict[str, Stream], depth: int) -> set[tuple[int, int]]:
    """The forms that a content draws, itself or through another form."""
    found: set[tuple[int, int]] = set()
    for name in set(re.findall(rb"/([^\s/<>()\[\]]+)\s+Do\b", content)):
        form = kept.get(name.decode("latin-1"))
        if form is not None and depth < 6:
            found |= {form.objgen, *_drawn(form.read_bytes()[:2_000_000], _forms_of(form), depth + 1)}
    return found


def _page_content(page: Object) -> bytes:
    contents = page.get("/Contents")
    streams = [contents] if isinstance(contents, Stream) else list(contents) if isinstance(contents, Array) else []
    return b"\n".join(item.read_bytes()[:2_000_000] for item in streams if isinstance(item, Stream))


def alternative_findings(content: bytes) -> Iterator[Finding]:
    """Words given to screen readers in place of others (ActualText), and descriptions, that no page shows."""
    texts: list[str] = []
    plain = io.BytesIO()
    try:
        with Pdf.open(io.BytesIO(content)) as copy:
            for item in copy.objects:
                if isinstance(item, Dictionary):
                    texts.extend(_taken(item))
                elif isinstance(item, Stream) and item.get("/Subtype") != Name.Image:
                    texts.extend(_taken_from_stream(item))
            if not texts:
                return
            copy.save(plain)
    except (pikepdf.PdfError, ValueError):
        return
    document = open_document(plain.getvalue())
    if document is None:
        return
    shown = all_words(page_texts(document))
    lost = words(" ".join(texts)) - shown
    lost = {word for word in lost if not any(word in other for other in shown)}
    if lost:
        yield Finding("alt-text-leak", "", f"The text behind the pages holds {len(lost)} words that they do not show.")


def _taken(item: Dictionary) -> Iterator[str]:
    """The alternative texts of an object, which loses its ActualText."""
    figure = str(item.get("/S", "")) in ("/Figure", "/Formula", "/Form", "/Link", "/Annot")
    if "/ActualText" in item:
        yield str(item["/ActualText"])
        del item["/ActualText"]
    if "/Alt" in item and "/S" in item and not figure:
        yield str(item["/Alt"])


def _taken_from_stream(stream: Stream) -> Iterator[str]:
    try:
        content = stream.read_bytes() if len(stream.read_raw_bytes()) < 5_000_000 else b""
    except pikepdf.PdfError:
        return
    if b"/ActualText" not in content:
        return
    for text, hexed in re.findall(rb"/ActualText\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)", content):
        raw = text or bytes.fromhex(re.sub(rb"\s", b"", hexed).decode() + "0" * (len(re.sub(rb"\s", b"", hexed)) % 2))
        yield raw.decode("utf-16" if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace")
    stream.write(content.replace(b"/ActualText", b"/XctualText"))
