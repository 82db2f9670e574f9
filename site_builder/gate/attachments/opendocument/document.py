"""OpenDocument files: text, presentations, spreadsheets and drawings, zipped or flat."""

import base64
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from site_builder.gate.attachments.colours import BLACK, WHITE, Rgb, alike, dark, hex_colour, lost_in_the_dark
from site_builder.gate.attachments.kept_values import kept_findings
from site_builder.gate.attachments.office.sweep import tree_sweep
from site_builder.gate.attachments.opendocument.parts import meta_findings, part_findings
from site_builder.gate.attachments.opendocument.shapes import slide_findings, text_shape_findings
from site_builder.gate.attachments.opendocument.sheets import read_tables
from site_builder.gate.attachments.opendocument.styles import Properties, read_properties
from site_builder.gate.attachments.opendocument.views import as_opened, undisplayed
from site_builder.gate.attachments.paragraphs import paragraph_findings
from site_builder.gate.attachments.pictures import images
from site_builder.gate.attachments.properties import is_private_path, path_findings
from site_builder.gate.attachments.reach import beyond_reach, length_of
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.said import paragraphs_of, written_in
from site_builder.gate.attachments.sheets.grid import grid_findings
from site_builder.gate.attachments.sheets.seen import length_in
from site_builder.gate.attachments.sheets.spreadsheets import print_findings, sheet_text_findings
from site_builder.gate.attachments.zip_parts import CannotRead, Package, attribute, local, words_of
from site_builder.gate.findings import Finding, advice, named
from site_builder.gate.hosts import leads_inside
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.gate.personal.text import text_findings

_UNSEEN_NAME = "The name holds text that no cell shows."


def opendocument_findings(package: Package, rules: Rules) -> Iterator[Finding]:
    """Everything hidden in an OpenDocument package; raises CannotRead where it is encrypted or damaged."""
    if "content.xml" not in package.parts:
        raise CannotRead(Finding("unreadable", "", "The package has no content."))
    if "META-INF/manifest.xml" in package.parts and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise CannotRead(Finding("uninspectable", "", "It is protected by a password."))
    roots = [package.tree(name) for name in ("styles.xml", "content.xml") if name in package.parts]
    settings = package.tree("settings.xml") if "settings.xml" in package.parts else None
    yield from tree_findings(roots, rules, settings)
    for name in (n for n in ("meta.xml",) if n in package.parts):
        yield from meta_findings(package.tree(name), rules)
    if settings is not None:
        yield from path_findings(words_of(settings), "settings")
    yield from part_findings(package)


def flat_findings(root: etree._Element, rules: Rules) -> Iterator[Finding]:
    """The same for a document in one XML file."""
    yield from tree_findings([root], rules, root)
    yield from meta_findings(root, rules)
    for element in (e for e in root.iter() if local(e) == "binary-data"):
        inner = base64.b64decode(re.sub(r"[^A-Za-z0-9+/]", "", element.text or "") + "==")
        if local(element.getparent()) == "object-ole":
            yield Finding("embedded-object", "", "A whole file is embedded.")
        else:
            yield from (finding.inside("a picture within") for finding in images.inner_findings(inner))


def tree_findings(roots: list[etree._Element], rules: Rules, settings: etree._Element | None) -> Iterator[Finding]:
    """What the content itself hides."""
    styles = read_properties(roots)
    content = roots[-1]
    for root in roots:
        yield from _changes(root)
        yield from _words(root, styles)
        yield from _loads(root)
        yield from _kept(root, rules)
        yield from tree_sweep(root, "what no page shows", rules)
    yield from undisplayed(roots)
    length = 0
    for grid in as_opened(read_tables(content, styles), settings):
        yield from grid_findings(grid)
        yield from sheet_text_findings(grid, rules)
        length += length_in(grid)
    yield from beyond_reach(length)
    spreadsheet = any(local(e) == "spreadsheet" for e in content.iter())
    if spreadsheet:
        yield from _printed(roots, rules)
        yield advice("original-spreadsheet", "", "It is an original spreadsheet.")
    else:
        lines = [words_of(e) for e in content.iter() if local(e) in ("p", "h")]
        yield from paragraph_findings(lines, rules)
        yield from beyond_reach(length_of(map(written_in, paragraphs_of(content))))
        if any(local(e) == "presentation" for e in content.iter()):
            yield from slide_findings(content, roots, styles)
        else:
            yield from text_shape_findings(content, styles)
    yield from _pages(content, styles)


def _printed(roots: list[etree._Element], rules: Rules) -> Iterator[Finding]:
    """What only stands in the header or footer of printed sheets, beside page numbers and names of sheets."""
    for part in (e for root in roots for e in root.iter() if local(e).startswith(("header", "footer"))):
        if local(part.getparent()) == "master-page":
            words = " ".join(words_of(p) for p in part.iter() if local(p) == "p" and not _has_field(p))
            yield from print_findings(words, "", rules)


def _has_field(paragraph: etree._Element) -> bool:
    return any(local(e) in _FIELDS for e in paragraph.iter())


_FIELDS = ("sheet-name", "page-number", "page-count", "date", "time", "title", "file-name")


def _changes(root: etree._Element) -> Iterator[Finding]:
    for element in root.iter():
        kind = local(element)
        if kind == "tracked-changes" and len(element):
            yield Finding("tracked-changes", "", f"{len(element)} tracked changes are kept.")
        elif kind == "annotation":
            yield Finding("comment", "", "There is a comment.")


def _kept(root: etree._Element, rules: Rules) -> Iterator[Finding]:
    """Copies of source data, scenarios, and the values and prompts that no page need show."""
    for element in root.iter():
        kind = local(element)
        if kind == "data-pilot-table":
            yield Finding("pivot-cache", "", "It keeps a table made from source data.")
        elif kind == "scenario":
            yield Finding("hidden-text", "", "A scenario keeps other values for its cells.")
        elif kind == "conditional-text":
            yield from _branches(element)
        elif kind in ("user-field-decl", "variable-set", "content-validation"):
            texts = (attribute(element, "string-value"), attribute(element, "condition"), words_of(element))
            yield from (f.inside("fields and choices") for f in text_findings("\n".join(texts), rules))
            kept = [(attribute(element, "name"), texts[0] or texts[2])]
            yield from kept_findings("custom-property", kept, "fields", rules)


def _branches(element: etree._Element) -> Iterator[Finding]:
    """The words of a conditional field that are not shown now."""
    shown = words_of(element).strip()
    branches = [attribute(element, f"string-value-if-{which}").strip() for which in ("true", "false")]
    if any(any(map(str.isalnum, words)) and words != shown for words in branches):
        yield Finding("hidden-text", "", "A conditional field keeps words that it does not show.")


def _words(root: etree._Element, styles: Mapping[str, Properties]) -> Iterator[Finding]:
    """Hidden fields, sections and styles; words nobody can see. One finding of each kind."""
    seen: dict[str, str] = {}
    for element in (e for e in root.iter() if local(e) in ("p", "h", "span", "section", "a")):
        closed = local(element) == "section" and attribute(element, "display") in ("none", "condition")
        if closed and words_of(element).strip():
            seen.setdefault("hidden-text", "A section is hidden.")
        text = (element.text or "") + "".join(child.tail or "" for child in element)
        if not any(c.isalnum() for c in text) or local(element) == "section":
            continue
        look, ground = _look(element, styles)
        if look.get("display") == "none":
            seen.setdefault("hidden-text", "Words are formatted as hidden.")
            continue
        colour, behind = hex_colour(look.get("color", "")), hex_colour(look.get("background-color", "")) or ground
        size = re.match(r"([\d.]+)pt", look.get("font-size", ""))
        marked = hex_colour(look.get("background-color", ""))
        if look.get("text-line-through-style", "none") != "none" and reads_like_a_name(text):
            seen.setdefault("fake-redaction", "A name is struck through.")
        if (size and float(size[1]) <= 2) or look.get("text-invisible") == "true" or look.get("opacity") == "0%":
            seen.setdefault("invisible-text", "Words are written so that nobody can see them.")
        elif lost_in_the_dark(colour, behind):
            seen.setdefault("fake-redaction", "Words are nearly as dark as what lies behind them.")
        elif marked is not None and alike(colour or BLACK, marked) and len(set(text.strip())) > 1:
            code = "invisible-text" if alike(marked, WHITE) else "fake-redaction"
            seen.setdefault(code, "Words have the colour of the background.")
        elif marked is None and colour is None and dark(behind) and _stands_out(element, styles):
            seen.setdefault("fake-redaction", "Words stand on a ground as dark as they are.")
        elif marked is None and alike(colour, behind):
            seen.setdefault(
                "fake-redaction" if dark(behind) else "invisible-text", "Words have the colour of the page."
            )
    for element in root.iter():
        if local(element) in ("hidden-text", "hidden-paragraph"):
            seen.setdefault("hidden-text", "A field hides words.")
    yield from (Finding(code, "", what) for code, what in sorted(seen.items()))


def _stands_out(element: etree._Element, styles: Mapping[str, Properties]) -> bool:
    """Whether a dark ground is that of one cell or line alone: a row of headings is dark as a whole."""
    cell = next((a for a in element.iterancestors() if local(a) == "table-cell"), None)
    row = cell.getparent() if cell is not None else None
    if row is None:
        return local(element) != "h"
    others = [e for e in row if local(e) == "table-cell"]
    grounds = [styles.get(attribute(e, "style-name"), Properties()).cell.get("background-color", "") for e in others]
    first = (
        row.getprevious() is None
        or local(row.getprevious()) != "table-row"
        or local(row.getparent()) == "table-header-rows"
    )
    return not first and not (len(others) > 1 and all(dark(hex_colour(ground)) for ground in grounds))


def _look(element: etree._Element, styles: Mapping[str, Properties]) -> tuple[dict[str, str], Rgb | None]:
    """The text properties in force, and what lies behind; shapes and unknown grounds give None."""
    chain = [element, *element.iterancestors()]
    look: dict[str, str] = {}
    ground: Rgb | None = WHITE
    for ancestor in reversed(chain):
        kind = local(ancestor)
        style = styles.get(attribute(ancestor, "style-name")) if kind != "page" else None
        if kind in ("custom-shape", "frame", "rect", "ellipse", "text-box", "g", "page", "header", "notes"):
            ground = None
        if kind == "table-cell" and style is not None:
            ground = hex_colour(style.cell.get("background-color", "")) or ground
        if style is not None and kind in ("p", "h", "span", "a", "table-cell"):
            look.update(style.text)
            if kind in ("p", "h") and "background-color" in style.paragraph:
                ground = hex_colour(style.paragraph["background-color"]) or ground
    return look, ground


def _loads(root: etree._Element) -> Iterator[Finding]:
    for element in root.iter():
        target, kind = attribute(element, "href"), local(element)
        if kind in ("dde-link", "dde-connection", "dde-source"):
            yield Finding("active-content", "", "It calls another program (DDE).")
        elif kind == "event-listener" or (kind == "script" and words_of(element).strip()):
            yield Finding("active-content", "", "It runs a script.")
        elif re.match(r"(?i)\s*(?:javascript|vbscript|vnd\.sun\.star\.script|macro):", target):
            yield Finding("active-content", "", "A link runs a script.")
        elif target and is_private_path(target):
            yield Finding("external-link", "", "A link leads to a file on a private machine or network.")
        elif kind == "a" and leads_inside(target):
            yield Finding("internal-link", "", "A link leads to the inside of an organisation.")
        elif kind in ("image", "section-source", "object", "fill-image", "plugin") and re.match(
            r"(?i)https?:|//", target
        ):
            yield Finding("external-resource", "", "It fetches something from another server.")
        elif kind in ("table-source", "cell-range-source"):
            yield Finding("external-link", "", "It keeps cells read from another workbook.")
        elif kind == "named-expression" and re.fullmatch(r'(?:of:=)?"[^"]*\w[^"]*"', attribute(element, "expression")):
            yield Finding("defined-name", f"name {named(attribute(element, 'name'))}", _UNSEEN_NAME)


def _pages(root: etree._Element, styles: Mapping[str, Properties]) -> Iterator[Finding]:
    for number, page in enumerate((e for e in root.iter() if local(e) == "page" and attribute(e, "name")), 1):
        style = styles.get(attribute(page, "style-name"))
        if style is not None and style.page.get("visibility") == "hidden":
            yield Finding("hidden-slide", f"slide {number}", "The slide is hidden.")
        for notes in (e for e in page if local(e) == "notes"):
            if words_of(notes).strip():
                yield Finding("speaker-notes", f"slide {number}", "There are notes.")
