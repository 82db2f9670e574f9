"""What every Office Open XML package can hide, whatever program made it: the check of its parts and relationships."""

import re
from collections.abc import Callable, Iterator

from site_builder.gate.attachments.kept_values import kept_findings, leaves
from site_builder.gate.attachments.office.sweep import sweep_findings, table_notes
from site_builder.gate.attachments.pictures import images
from site_builder.gate.attachments.pictures.previews import PREVIEW, is_blank
from site_builder.gate.attachments.properties import is_private_path, note_findings, path_findings, property_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.sheets.connections import connected
from site_builder.gate.attachments.zip_parts import Link, Package, attribute, links_of, local, words_of
from site_builder.gate.findings import Finding, advice, named
from site_builder.gate.hosts import leads_inside
from site_builder.gate.personal.text import text_findings
from site_builder.problems import Level

Nested = Callable[[str, bytes], tuple[Finding, ...]]
"""Examines a file found inside another."""

_BLOCKED_PARTS: tuple[tuple[str, str, str], ...] = (
    ("macro", r".*vbaProject\.bin|.*vbaData\.xml|xl/macrosheets/.*\.(?:xml|bin)", "It holds a macro."),
    ("data-model", r"xl/model/.*", "It holds a data model."),
    ("data-connection", r"xl/connections\.(?:xml|bin)|xl/queryTables/.*|.*customXml/.*mashup.*", "It holds a query."),
    (
        "pivot-cache",
        r"xl/(?:pivotCache|slicerCaches|timelineCaches)/.*\.(?:xml|bin)",
        "It keeps a copy of source data.",
    ),
    ("tracked-changes", r"xl/revisions/.*\.(?:xml|bin)", "It holds the history of changes."),
    ("embedded-object", r".*afchunk.*|word/.*\.(?:mht|mhtml)", "It holds another document."),
    ("active-content", r".*activeX/.*\.(?:xml|bin)|.*webextensions?/webextension.*|customUI/.*", "It holds a control."),
)
_CONTENT_TYPES: tuple[tuple[str, str], ...] = (
    ("macro", r"vbaProject|macrosheet|(?<!sheet\.binary\.)macroEnabled"),
    ("pivot-cache", r"pivotCache(?:Definition|Records)|slicerCache|timelineCache"),
    ("data-model", r"application/vnd\.openxmlformats-officedocument\.model"),
    ("data-connection", r"\.connections\+|\.queryTable\+"),
    ("tracked-changes", r"revision(?:Log|Headers)"),
)
_LINK_KINDS: dict[str, tuple[str, str]] = {
    "vbaProject": ("macro", r".*vbaProject\.bin$"),
    "xlMacrosheet": ("macro", r"xl/macrosheets/"),
    "pivotCacheDefinition": ("pivot-cache", r"xl/pivotCache/"),
    "pivotCacheRecords": ("pivot-cache", r"xl/pivotCache/"),
    "comments": ("comment", r"xl/(?:comments/)?comments?[^/]*$|word/comments|ppt/comments/"),
    "threadedComment": ("comment", r"xl/threadedComments/"),
    "package": ("embedded-object", r".*/embeddings/"),
    "oleObject": ("embedded-object", r".*/embeddings/"),
    "aFChunk": ("embedded-object", r".*afchunk|word/.*\.mht"),
    "connections": ("data-connection", r"xl/connections\."),
    "queryTable": ("data-connection", r"xl/queryTables/"),
    "powerPivotData": ("data-model", r"xl/model/"),
    "rdRichValue": ("data-model", r"(?!)"),
    "tags": ("custom-property", r"(?!)"),
}
"""What a relationship makes of its part, and the names under which the other rules know such parts."""
_HARMLESS_LINKS = frozenset({"hyperlink", "image", "attachedTemplate", "externalLinkPath", "oleObject"})


def package_findings(package: Package, rules: Rules, nested: Nested) -> Iterator[Finding]:
    """Macros, connections, embedded files, properties, pictures, links, and parts that nothing refers to."""
    links = links_of(package)
    yield from _blocked_parts(package)
    yield from _attached_data(package, rules)
    yield from _by_relationship(package, links)
    yield from _unlisted(package, links)
    yield from _properties(package, rules)
    yield from _external(links, rules)
    yield from _unreachable(package, links)
    yield from _media(package, links, nested, rules)
    yield from sweep_findings(package, rules)
    yield from table_notes(package, rules)


def _blocked_parts(package: Package) -> Iterator[Finding]:
    seen = set()
    for code, pattern, what in _BLOCKED_PARTS:
        if parts := package.matching(pattern):
            seen.add(code)
            told = connected(package.read(name) for name in parts) if code == "data-connection" else what
            yield Finding(code, f"part {named(parts[0])}", told)
    types = package.read("[Content_Types].xml").decode("utf-8", "replace")
    for code, pattern in _CONTENT_TYPES:
        declared = next((name for name in _declared(package, types, pattern)), "")
        if declared and code not in seen:
            yield Finding(code, f"part {named(declared)}", "Its declared type says so.")


def _declared(package: Package, types: str, pattern: str) -> Iterator[str]:
    """The parts that are declared to be of such a type, by name or by an ending that a part has."""
    for element in re.findall(r"<[^>]*>", types):
        if re.search(rf'ContentType="[^"]*(?:{pattern})', element, re.I):
            name, ending = re.search(r'PartName="([^"]+)"', element), re.search(r'Extension="([^"]+)"', element)
            ended = [part for part in package.parts if ending and part.lower().endswith(f".{ending[1].lower()}")]
            yield from [name[1]] if name else ended[:1]


def _attached_data(package: Package, rules: Rules) -> Iterator[Finding]:
    for name in package.matching(r"customXml/item\d*\.xml"):
        content = package.read(name)
        if b"DataMashup" in content or "DataMashup".encode("utf-16-le") in content:
            yield Finding("data-connection", f"part {named(name)}", "It holds Power Query steps and their sources.")
        elif re.search(rb">[^<>\s][^<>]*<|=\"[^\"]{12,}\"", re.sub(rb"\sxmlns(:\w+)?=\"[^\"]*\"", b"", content)):
            yield advice("custom-xml", f"part {named(name)}", "It holds data that no page shows.")
            yield from kept_findings("custom-xml", leaves(package.tree(name)), f"part {named(name)}", rules)


def _by_relationship(package: Package, links: tuple[Link, ...]) -> Iterator[Finding]:
    """Parts under unusual names: programs go by the relationship, not by the name."""
    for link in links:
        code, usual = _LINK_KINDS.get(link.type, ("", ""))
        if code and not link.external and link.target in package.parts and not re.match(usual, link.target, re.I):
            what = f"It is there under an unusual name, as {link.type[:40]}."
            yield Finding(code, f"part {named(link.target)}", what)


def _unlisted(package: Package, links: tuple[Link, ...]) -> Iterator[Finding]:
    """Sheets and slides that are still there, though the list of them in the main part names them no longer."""
    for link in links:
        if link.type not in ("worksheet", "slide") or not re.match(
            r"(?:xl|ppt)/[^/]*\.xml$", link.source, re.IGNORECASE
        ):
            continue
        if link.source not in package.parts:
            continue
        listed = {attribute(e, "id") for e in package.tree(link.source).iter() if local(e) == "sheet"}
        listed |= {str(v) for e in package.tree(link.source).iter() if local(e) == "sldId" for v in e.values()}
        if listed and link.id not in listed and link.target in package.parts:
            what = f"The {link.type} is there, and the document does not list it."
            yield Finding("orphan-part", f"part {named(link.target)}", what)


def _properties(package: Package, rules: Rules) -> Iterator[Finding]:
    for name in package.matching(r"docProps/(?:core|app)\d*\.xml"):
        values = {local(e): words_of(e) for e in package.tree(name) if len(e) == 0}
        yield from property_findings(values, rules)
        yield from note_findings(values)
        words = "\n".join(values.get(key, "") for key in ("title", "subject", "description", "keywords", "category"))
        yield from (f.inside("properties") for f in text_findings(words, rules))
    for name in package.matching(r"docProps/custom\d*\.xml"):
        kept = [attribute(e, "name") for e in package.tree(name) if words_of(e).strip()]
        if kept:
            yield advice("custom-property", "properties", f"There are {len(kept)} custom properties, {named(kept[0])}.")
            yield from path_findings("\n".join(words_of(e) for e in package.tree(name)), "custom property")
            own = [(attribute(e, "name"), words_of(e)) for e in package.tree(name)]
            yield from kept_findings("custom-property", own, "properties", rules)
    for name in package.matching(r".*(?:people|persons/person\d*)\.xml|ppt/commentAuthors\.xml|ppt/authors\.xml"):
        if len(package.tree(name)):
            yield advice("author-metadata", f"part {named(name)}", "It lists the people who worked on the file.")
    for name in package.matching(r"docProps/thumbnail\..*"):
        if not is_blank(package.read(name)):
            yield advice("embedded-thumbnail", f"part {named(name)}", PREVIEW)
        yield from (f.inside(f"part {named(name)}") for f in images.inner_findings(package.read(name)))
    for name in package.matching(r".*printerSettings\d*\.bin"):
        yield from path_findings(package.read(name).decode("utf-16-le", "replace"), "printer settings")


def _external(links: tuple[Link, ...], rules: Rules) -> Iterator[Finding]:
    for link in links:
        target = link.target.strip()
        place = f"part {named(link.source)}"
        if not link.external or not target:
            continue
        if re.match(r"(?i)\s*(?:javascript|vbscript|data):", target):
            yield Finding("unsafe-link", place, "A link runs a script.")
        elif link.type == "attachedTemplate":
            level = Level.BLOCK if re.match(r"(?i)https?:|ftp:|file:|\\\\|[a-z]:\\", target) else Level.ADVISE
            yield Finding("external-link", place, "It loads a template from elsewhere.", level)
        elif link.type == "externalLinkPath":
            yield from path_findings(target, place)
        elif is_private_path(target):
            yield Finding("external-link", place, "A link leads to a file on a private machine or network.")
        elif leads_inside(target):
            yield Finding("internal-link", place, "A link leads to the inside of an organisation.")
        elif link.type == "image":
            yield Finding("external-resource", place, "A picture is fetched from another server.")
        elif link.type == "hyperlink" and target.lower().startswith("mailto:"):
            yield from (f.inside(place) for f in text_findings(target[7:].partition("?")[0], rules))
        elif link.type not in _HARMLESS_LINKS:
            yield Finding("external-link", place, f"It loads a part ({link.type}) from elsewhere.")
        elif link.type == "oleObject":
            yield Finding("external-link", place, "It is linked with an object in another file.")


def _unreachable(package: Package, links: tuple[Link, ...]) -> Iterator[Finding]:
    names = {name.lower(): name for name in package.parts}
    onward: dict[str, list[str]] = {}
    for link in links:
        if not link.external:
            onward.setdefault(link.source.lower(), []).append(link.target.lower())
    reached, waiting = set(), [""]
    while waiting:
        for target in onward.get(waiting.pop(), ()):
            if target in names and target not in reached:
                reached.add(target)
                waiting.append(target)
    for name in sorted(set(names) - reached):
        if name == "[content_types].xml" or name.endswith(".rels"):
            continue
        level = Level.BLOCK if package.read(names[name]).strip() else Level.ADVISE
        yield Finding("orphan-part", f"part {named(names[name])}", "Nothing in the document refers to it.", level)


def _media(package: Package, links: tuple[Link, ...], nested: Nested, rules: Rules) -> Iterator[Finding]:
    from_charts = {link.target.lower() for link in links if "/charts/" in link.source or "/chartEx/" in link.source}
    for name in package.parts:
        content = None
        if re.search(r"(?i)/media/[^/]+$", name):
            content = package.read(name)
            if re.search(r"(?i)\.(?:mp4|m4a|mov|avi|wmv|mp3|wav|wma)$", name):
                yield advice("embedded-object", f"part {named(name)}", "It is a sound or film that cannot be checked.")
            else:
                found = [*images.inner_findings(content), *images.word_findings(content, rules)]
                yield from (f.inside(f"picture {named(name)}") for f in found)
        elif re.search(r"(?i)/embeddings/[^/]+$", name) and not name.lower().endswith(".rels"):
            if name.lower() not in from_charts:
                yield Finding("embedded-object", f"part {named(name)}", "A whole file is embedded.")
            yield from (f.inside(f"embedded file {named(name)}") for f in nested(name, package.read(name)))


def pictures_cut(package: Package, pattern: str, rules: Rules) -> Iterator[Finding]:
    """Pictures of which only a part is shown, and alternative texts that hold a path, in the parts that match."""
    for name in package.matching(pattern):
        for element in package.tree(name).iter():
            kind = local(element)
            if kind == "srcRect" and any(abs(_number(v)) > 1000 for v in element.attrib.values()):
                yield advice("cropped-image", f"part {named(name)}", "A picture is cropped; the rest is still there.")
            elif kind in ("cNvPr", "docPr"):
                place = f"part {named(name)}, alternative text"
                yield from path_findings(attribute(element, "descr"), place)
                yield from (f.inside(place) for f in text_findings(attribute(element, "descr"), rules))


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 0.0
