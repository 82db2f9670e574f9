"""What the objects of a PDF hold besides its pages: scripts, notes, files, form values, names and paths."""

import html
import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from site_builder.gate.attachments.kept_values import kept_findings
from site_builder.gate.attachments.packets import people_in
from site_builder.gate.attachments.pdf.pictures import picture_findings
from site_builder.gate.attachments.pdf.private import private_findings
from site_builder.gate.attachments.pdf.streams import photograph
from site_builder.gate.attachments.pdf.strings import string_findings
from site_builder.gate.attachments.pictures import images
from site_builder.gate.attachments.pictures.packets import packet_findings
from site_builder.gate.attachments.properties import is_private_path, path_findings, property_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, advice, named
from site_builder.gate.hosts import leads_inside
from site_builder.gate.personal.text import text_findings
from site_builder.problems import Level

_QUIET = frozenset({"/Link", "/Widget", "/Popup", "/TrapNet", "/PrinterMark", "/Watermark", "/Projection"})
_RUNS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Sound", "/Movie", "/GoToE"})
_USUAL_INFO = frozenset(
    {"/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
    | {"/PTEX.Fullbanner", "/SourceModified", "/Company", "/Manager", "/AAPL:Keywords", "/GTS_PDFXVersion"}
)


def object_findings(pdf: Pdf, rules: Rules) -> Iterator[Finding]:
    """Everything the catalogue, the annotations and the streams tell."""
    root = pdf.Root
    yield from _actions(root)
    for mark in _marks(root.get("/Outlines")):
        if isinstance(action := mark.get("/A"), Dictionary):
            yield from _action(action, "bookmarks", rules)
    yield from _files(pdf, root)
    yield from _forms(root, rules)
    yield from _information(pdf, rules)
    for number, page in enumerate(pdf.pages, 1):
        yield from _annotations(page.obj, f"page {number}", rules)
        if Name.Thumb in page.obj:
            yield advice("embedded-thumbnail", f"page {number}", "A small picture of the page is kept.")
        if Name.AA in page.obj:
            yield Finding("active-content", f"page {number}", "An action runs when the page is opened.")
        yield from private_findings(page.obj, f"page {number}", rules)
    yield from private_findings(root, "", rules)
    yield from _streams(pdf, rules)
    yield from string_findings(pdf, rules)
    yield from picture_findings(pdf)


def layers_off(pdf: Pdf) -> bool:
    """Whether any optional content group is switched off at opening."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return False
    default = properties.get("/D", Dictionary())
    groups = properties.get("/OCGs", Array())
    if not isinstance(default, Dictionary):
        return False
    on = {item.objgen for item in _array(default.get("/ON"))}
    if default.get("/BaseState") == Name.OFF:
        return any(group.objgen not in on for group in _array(groups))
    return bool(_array(default.get("/OFF")))


def _array(value: object) -> list[Object]:
    return list(value) if isinstance(value, Array) else []


def _actions(root: Object) -> Iterator[Finding]:
    names = root.get("/Names")
    if isinstance(names, Dictionary) and "/JavaScript" in names:
        yield Finding("active-content", "", "It holds scripts.")
    opening = root.get("/OpenAction")
    if isinstance(opening, Dictionary) and str(opening.get("/S")) in _RUNS | {"/URI"}:
        yield Finding("active-content", "", "An action runs when the file is opened.")
    if "/AA" in root:
        yield Finding("active-content", "", "Actions run when the file is opened, printed or closed.")


def _marks(outline: object) -> Iterator[Dictionary]:
    """The bookmarks at any depth, up to a number that no reader would look through."""
    waiting = [outline]
    for _ in range(5_000):
        if not waiting:
            return
        mark = waiting.pop()
        if isinstance(mark, Dictionary):
            yield mark
            waiting += [mark.get("/First"), mark.get("/Next")]


def _files(pdf: Pdf, root: Object) -> Iterator[Finding]:
    count = len(pdf.attachments) + len(_array(root.get("/AF"))) + _editable(pdf)
    if count:
        yield Finding("embedded-object", "", "Other files are attached to it.")
    if "/Collection" in root:
        yield Finding("embedded-object", "", "It is a portfolio of other files.")


def _editable(pdf: Pdf) -> int:
    """How many documents a hybrid file keeps from which it was made: in its trailer, or beside its named files."""
    names = pdf.Root.get("/Names")
    owners = [pdf.trailer, pdf.Root, *([names] if isinstance(names, Dictionary) else [])]
    kept = sum(1 for owner in owners for item in _array(owner.get("/AdditionalStreams")) if isinstance(item, Stream))
    return kept or sum(1 for item in pdf.objects if isinstance(item, Stream) and _is_package(item))


def _is_package(stream: Stream) -> bool:
    """Whether a stream that says of itself neither what it is nor how it is packed is a document of its own."""
    bare = not any(key in stream for key in ("/Type", "/Subtype", "/Filter", "/Length1"))
    return bare and stream.read_raw_bytes()[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")


def _forms(root: Object, rules: Rules) -> Iterator[Finding]:
    form = root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return
    if "/XFA" in form:
        yield Finding("form-field", "", "It holds an XFA form, whose data no page need show.")
    for field in _fields(form.get("/Fields"), 0):
        if isinstance(actions := field.get("/AA"), Dictionary) and "/JS" in repr(actions):
            yield Finding("active-content", "", "A field runs a script.")
        value = field.get("/V")
        if field.get("/FT") == Name.Sig and isinstance(value, Dictionary) and "/Name" in value:
            yield from property_findings({"author": str(value["/Name"])}, rules)
        if value is None or str(value) in ("", "/Off") or field.get("/FT") in (Name.Btn, Name.Sig):
            continue
        flags = field.get("/F", 0)
        hidden = (isinstance(flags, int) and flags & 0b100011) or not field.get("/Rect")
        what = f"A field ({named(str(field.get('/T', '')))}) holds a value."
        yield Finding("form-field", "", what, Level.BLOCK if hidden else Level.ADVISE)


def _fields(fields: object, depth: int) -> Iterator[Dictionary]:
    for field in _array(fields):
        if isinstance(field, Dictionary) and depth < 20:
            yield field
            yield from _fields(field.get("/Kids"), depth + 1)


def _annotations(page: Object, place: str, rules: Rules) -> Iterator[Finding]:
    for note in _array(page.get("/Annots")):
        if not isinstance(note, Dictionary):
            continue
        kind = str(note.get("/Subtype"))
        if kind == "/Redact":
            yield Finding("unapplied-redaction", place, "A passage is marked for redaction.")
        elif kind == "/FileAttachment":
            yield Finding("embedded-object", place, "A file is attached.")
        elif kind in ("/Screen", "/RichMedia", "/3D", "/Movie", "/Sound"):
            yield Finding("active-content", place, "A sound, film or scene plays.")
            yield Finding("embedded-object", place, "A sound, film or scene is kept in the file.")
        elif kind not in _QUIET or (kind == "/Popup" and str(note.get("/Contents", "")).strip()):
            yield Finding("comment", place, f"There is an annotation ({kind[1:]}).")
        for key in ("/A", "/AA"):
            action = note.get(key)
            if isinstance(action, Dictionary):
                yield from _action(action, place, rules)


def _action(action: Dictionary, place: str, rules: Rules) -> Iterator[Finding]:
    steps = [action, *(v for v in action.values() if isinstance(v, Dictionary) and "/S" in v)]
    steps += [v for v in _array(action.get("/Next")) if isinstance(v, Dictionary)]
    for step in steps:
        kind, target = str(step.get("/S", "")), str(step.get("/URI", ""))
        if kind in _RUNS:
            yield Finding("active-content", place, f"A link or field runs an action ({kind[1:]}).")
        elif re.match(r"(?i)\s*(?:javascript|vbscript|data):", target):
            yield Finding("unsafe-link", place, "A link runs a script.")
        elif is_private_path(target) or kind == "/GoToR":
            yield Finding("external-link", place, "A link leads to a file on a private machine or network.")
        elif leads_inside(target):
            yield Finding("internal-link", place, "A link leads to the inside of an organisation.")
        elif target.lower().startswith("mailto:"):
            yield from (f.inside(place) for f in text_findings(target[7:].partition("?")[0], rules))


def _information(pdf: Pdf, rules: Rules) -> Iterator[Finding]:
    info = pdf.trailer.get("/Info")
    values = {str(k): str(v) for k, v in info.items()} if isinstance(info, Dictionary) else {}
    programs = {"/Creator": "program", "/Producer": "program that made the PDF"}
    yield from property_findings({programs.get(key, key[1:]): value for key, value in values.items()}, rules)
    own = [key for key, value in values.items() if key not in _USUAL_INFO and value.strip()]
    if own:
        yield advice("custom-property", "properties", f"There are {len(own)} custom properties, {named(own[0][1:])}.")
        yield from kept_findings("custom-property", ((key[1:], values[key]) for key in own), "properties", rules)
    metadata = pdf.Root.get("/Metadata")
    if isinstance(metadata, Stream):
        packet = metadata.read_bytes()[:2_000_000].decode("utf-8", "replace")
        if "<!ENTITY" in packet:
            yield Finding("xml-entity", "properties", "They declare entities.")
        for _, name in people_in(html.unescape(packet)):
            if name != values.get("/Author", "").strip():
                yield from property_findings({"creator": name}, rules)
        yield from path_findings(re.sub(r"xmlns:\w+=\"[^\"]*\"", "", packet), "properties")


def _streams(pdf: Pdf, rules: Rules) -> Iterator[Finding]:
    """Pictures with a place in them, and streams that would expand without end."""
    own = pdf.Root.get("/Metadata")  # looked at already
    for item in pdf.objects:
        if not isinstance(item, Stream) or (isinstance(own, Stream) and item.objgen == own.objgen):
            continue
        if item.get("/Type") == Name.Metadata or item.get("/Subtype") == Name.XML:
            yield from (f.inside("a description") for f in packet_findings(item.read_bytes()[:2_000_000]))
        picture = photograph(item) if item.get("/Subtype") == Name.Image else b""
        if picture:
            for finding in images.inner_findings(picture):
                if finding.code in ("image-gps", "image-metadata", "embedded-thumbnail"):
                    yield finding.inside("a picture")
            yield from (f.inside("a picture") for f in images.word_findings(picture, rules))
