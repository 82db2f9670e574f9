"""Word documents: changes, comments, hidden and covered words, fields that fetch."""

import re
from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.colours import WHITE, Rgb, dark, hex_colour
from site_builder.gate.attachments.kept_values import kept_findings
from site_builder.gate.attachments.office.package import pictures_cut
from site_builder.gate.attachments.office.shapes import covering_shapes, hidden_shapes, shape_colour
from site_builder.gate.attachments.office.word_bookmarks import bookmark_findings
from site_builder.gate.attachments.office.word_fields import field_findings
from site_builder.gate.attachments.office.word_frames import far_shapes, frame_findings, shrunk_pictures
from site_builder.gate.attachments.office.word_lines import document_lines
from site_builder.gate.attachments.office.word_notes import unused_findings
from site_builder.gate.attachments.office.word_styles import Styles, read_styles, unseen
from site_builder.gate.attachments.paragraphs import paragraph_findings
from site_builder.gate.attachments.reach import beyond_reach, length_of
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.zip_parts import Package, attribute, links_of, local, words_of
from site_builder.gate.findings import Finding, advice, named
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.problems import Level

_STORIES = r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|comments\w*|glossary/document)\.xml"
_STORY_LINKS = frozenset({"officeDocument", "header", "footer", "footnotes", "endnotes", "comments"})
_CHANGES = {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"}
_HIDES = {
    "hidden-text": "Words are formatted as hidden",
    "invisible-text": "Words are written so that nobody can see them",
    "fake-redaction": "Words are blacked out by their colour only",
}


def document_findings(package: Package, rules: Rules) -> Iterator[Finding]:
    """Everything hidden in the text of the document, its headers, notes and comments."""
    styles = read_styles(package)
    told = {link.target for link in links_of(package) if link.type in _STORY_LINKS}
    main = [name for name in package.parts if re.fullmatch(_STORIES, name) or name in told]
    for name in main or package.matching(r"word/[^/]*\.xml"):
        root = package.tree(name)
        yield from _changes(root, name)
        yield from _runs(root, name, styles)
        yield from field_findings(root, f"part {named(name)}", rules)
        yield from _rows(root, name)
        if "glossary" not in name:
            yield from covering_shapes(root, f"part {named(name)}", package, name)
            yield from far_shapes(root, f"part {named(name)}")
            yield from hidden_shapes(root, f"part {named(name)}")
            yield from frame_findings(root, f"part {named(name)}")
            yield from shrunk_pictures(root, f"part {named(name)}")
        yield from _words(root, name, rules)
        yield from bookmark_findings(root, f"part {named(name)}")
    yield from beyond_reach(length_of(document_lines(package)))
    yield from unused_findings(package)
    if any(map(_is_for_one_person, (e for name in main for e in package.tree(name).iter()))):
        yield advice("author-metadata", "protection", "A passage may be changed by one person, who is named.")
    yield from _comments(package)
    yield from _settings(package, rules)
    yield from pictures_cut(package, r"word/(?:document|header\d*|footer\d*)\.xml", rules)


def _changes(root: etree._Element, name: str) -> Iterator[Finding]:
    kinds = [local(e) for e in root.iter()]
    changed = sum(1 for kind in kinds if kind in _CHANGES)
    looks = sum(1 for kind in kinds if kind.endswith("PrChange") or kind in ("tblGridChange", "numberingChange"))
    if changed:
        yield Finding("tracked-changes", f"part {named(name)}", f"{changed} tracked changes are kept.")
    elif looks:
        yield advice("tracked-changes", f"part {named(name)}", f"{looks} changes of format are kept.")


def _runs(root: etree._Element, name: str, styles: Styles) -> Iterator[Finding]:
    found: dict[str, list[int]] = {}
    struck, named_ones = 0, 0
    for number, paragraph in enumerate((e for e in root.iter() if local(e) == "p"), 1):
        squeezed = _squeezed(paragraph)
        for run in paragraph.iterdescendants():
            if local(run) != "r" or next((a for a in run.iterancestors() if local(a) == "p"), None) is not paragraph:
                continue
            text = "".join(e.text or "" for e in run if local(e) in ("t", "delText"))
            if not any(c.isalnum() for c in text):
                continue
            look = styles.changed(styles.look(_style(paragraph, "pStyle") or styles.default), None)
            properties = next((e for e in run if local(e) == "rPr"), None)
            if properties is not None:
                look = styles.look(_style(run, "rStyle"), look)
                look = styles.changed(look, properties)
            struck += look.struck
            named_ones += look.struck and reads_like_a_name(text)
            behind = _background(run, styles)
            code = "invisible-text" if squeezed else unseen(look, behind)
            if not code and look.colour is None and look.marked is None and dark(behind) and stands_out(run, styles):
                code = "fake-redaction"
            if code and not _repeats(text):
                found.setdefault(code, []).append(number)
    for code, paragraphs in found.items():
        place = f"part {named(name)}, paragraph {paragraphs[0]}"
        yield Finding(code, place, f"{_HIDES[code]} ({len(paragraphs)} times).")
    if struck:
        level = Level.BLOCK if named_ones else Level.ADVISE
        what = f"{struck} stretches of text are struck through{', names among them' if named_ones else ''}."
        yield Finding("fake-redaction", f"part {named(name)}", what, level)


def _squeezed(paragraph: etree._Element) -> bool:
    """Whether the lines of a paragraph are too low for any letter, or begin far outside the page (in twips)."""
    for element in (e for properties in paragraph if local(properties) == "pPr" for e in properties):
        line, left = attribute(element, "line"), attribute(element, "left") or attribute(element, "start")
        if local(element) == "spacing" and attribute(element, "lineRule") == "exact" and line.isdigit():
            return int(line) <= 40
        if local(element) == "ind" and left.removeprefix("-").isdigit() and not -5_000 < int(left) < 20_000:
            return True
    return False


def _repeats(text: str) -> bool:
    """Whether the words are fill: blocks, or one letter again and again."""
    return len(set(re.sub(r"\W", "", text).lower())) <= 1 and len(text.strip()) > 1


def _style(element: etree._Element, kind: str) -> str:
    for properties in element:
        if local(properties) in ("pPr", "rPr"):
            return next((attribute(e, "val") for e in properties if local(e) == kind), "")
    return ""


def _background(run: etree._Element, styles: Styles) -> Rgb | None:
    """What lies behind a run; None where it cannot be told, as in shapes and in styled tables."""
    for ancestor in run.iterancestors():
        kind = local(ancestor)
        if kind in ("txbxContent", "textbox"):
            return shape_colour(ancestor, styles.theme)
        for properties in ancestor if kind in ("p", "tc", "tr", "tbl") else ():
            if local(properties) not in ("pPr", "tcPr", "tblPr"):
                continue
            for element in properties:
                if local(element) == "shd" and (fill := styles.shading(element)) is not None:
                    return fill
                if local(element) == "tblStyle" and attribute(element, "val") not in ("", "TableGrid", "TableNormal"):
                    return None
        if kind == "trHeight":
            return None
    page = next((e for e in run.getroottree().getroot() if local(e) == "background"), None)
    return hex_colour(attribute(page, "color")) if page is not None else WHITE


def stands_out(run: etree._Element, styles: Styles) -> bool:
    """Whether a dark ground is that of one cell or line alone: a row or column of headings is dark as a whole."""
    cell = next((a for a in run.iterancestors() if local(a) == "tc"), None)
    row = cell.getparent() if cell is not None else None
    table = row.getparent() if row is not None else None
    if cell is None or row is None or table is None:
        return not re.search(r"(?i)heading|title|subtitle", _style_of_line(run))
    rows = [e for e in table if local(e) == "tr"]
    cells = [e for e in row if local(e) == "tc"]
    place = cells.index(cell) if cell in cells else 0
    column = [inner[place] for e in rows if len(inner := [c for c in e if local(c) == "tc"]) > place]
    whole_row = len(cells) > 1 and all(_is_dark(e, styles) for e in cells)
    return row is not rows[0] and not whole_row and not (len(column) > 1 and all(_is_dark(e, styles) for e in column))


def _style_of_line(run: etree._Element) -> str:
    line = next((a for a in run.iterancestors() if local(a) == "p"), None)
    return _style(line, "pStyle") if line is not None else ""


def _is_dark(cell: etree._Element, styles: Styles) -> bool:
    shades = [e for properties in cell if local(properties) == "tcPr" for e in properties if local(e) == "shd"]
    return any(dark(styles.shading(e)) for e in shades)


def _is_for_one_person(element: etree._Element) -> bool:
    """Whether an element opens a passage that only one account, an address or one of a domain, may change."""
    return local(element) == "permStart" and any(sign in attribute(element, "ed") for sign in "\\@")


def _rows(root: etree._Element, name: str) -> Iterator[Finding]:
    """Rows of tables that are hidden, or too low for their words."""
    for row in (e for e in root.iter() if local(e) == "trPr"):
        kinds = {local(e): e for e in row}
        whole = row.getparent()
        words = words_of(whole).strip() if whole is not None else ""
        if words and "hidden" in kinds and attribute(kinds["hidden"], "val") not in ("0", "false"):
            yield Finding("hidden-text", f"part {named(name)}", "A row of a table is hidden.")
        height = kinds.get("trHeight")
        if words and height is not None and attribute(height, "hRule") == "exact":
            twips = attribute(height, "val")
            if twips.isdigit() and int(twips) <= 40:
                yield Finding("invisible-text", f"part {named(name)}", "A row of a table is too low for its words.")


def _words(root: etree._Element, name: str, rules: Rules) -> Iterator[Finding]:
    lines = []
    for paragraph in (e for e in root.iter() if local(e) == "p"):
        lines.append("".join(e.text or "" for e in paragraph.iter() if local(e) in ("t", "delText")))
    yield from (finding.inside(f"part {named(name)}") for finding in paragraph_findings(lines, rules))


def _comments(package: Package) -> Iterator[Finding]:
    for name in package.matching(r"word/comments\.xml|word/comments/.*\.xml|word/comments\d+\.xml"):
        count = sum(1 for e in package.tree(name).iter() if local(e) == "comment")
        if count:
            yield Finding("comment", f"part {named(name)}", f"There are {count} comments.")


def _settings(package: Package, rules: Rules) -> Iterator[Finding]:
    for name in package.matching(r"word/settings\.xml"):
        kinds = {local(e) for e in package.tree(name).iter()}
        if "mailMerge" in kinds:
            yield Finding("data-connection", "settings", "A mail merge with its source is kept.")
        if "docVar" in kinds:
            yield advice("custom-property", "settings", "Document variables are kept.")
            kept = [
                (attribute(e, "name"), attribute(e, "val")) for e in package.tree(name).iter() if local(e) == "docVar"
            ]
            yield from kept_findings("custom-property", kept, "settings", rules)
