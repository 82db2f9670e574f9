"""What stands around the content of an OpenDocument file: its properties, pictures, macros and further parts."""

import re
from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.kept_values import kept_findings
from site_builder.gate.attachments.pictures import images
from site_builder.gate.attachments.pictures.previews import PREVIEW, is_blank
from site_builder.gate.attachments.properties import note_findings, path_findings, property_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.zip_parts import Package, attribute, local, words_of
from site_builder.gate.findings import Finding, advice, named


def meta_findings(root: etree._Element, rules: Rules) -> Iterator[Finding]:
    """People, notes, paths and values among the properties."""
    values = {local(e): words_of(e) for e in root.iter() if local(e) in _PEOPLE}
    yield from property_findings(values, rules)
    yield from note_findings(values)
    custom = [e for e in root.iter() if local(e) == "user-defined" and words_of(e).strip()]
    if custom:
        yield advice("custom-property", "properties", f"There are {len(custom)} custom properties.")
        kept = [(attribute(e, "name"), words_of(e)) for e in custom]
        yield from kept_findings("custom-property", kept, "properties", rules)
    for template in (e for e in root.iter() if local(e) == "template"):
        yield from path_findings(attribute(template, "href"), "template")


_PEOPLE = ("creator", "initial-creator", "printed-by", "title", "subject", "description", "keyword")


def part_findings(package: Package) -> Iterator[Finding]:
    """Macros, earlier versions, embedded objects and pictures."""
    for name in package.parts:
        place = f"part {named(name)}"
        if re.match(r"(?:Basic|Scripts)/", name) and not re.search(r"script-l[bc]\.xml$", name):
            yield Finding("macro", place, "It holds a macro.")
        elif re.match(r"(?i)Versions?/|VersionList\.xml", name):
            yield Finding("previous-revision", place, "An earlier version is kept.")
        elif re.fullmatch(r"Object [^/]*/content\.xml", name):
            chart = any(local(e) == "chart" for e in package.tree(name).iter())
            if not chart:
                yield Finding("embedded-object", place, "A whole document is embedded.")
        elif re.fullmatch(r"Object [^/]*", name) and package.read(name):
            yield Finding("embedded-object", place, "A whole file is embedded.")
        elif name.startswith("Thumbnails/"):
            if not is_blank(package.read(name)):
                yield advice("embedded-thumbnail", place, PREVIEW)
            yield from (f.inside(place) for f in images.inner_findings(package.read(name)))
        elif name.startswith(("Pictures/", "media/")):
            yield from (f.inside(f"picture {named(name)}") for f in images.inner_findings(package.read(name)))
    yield from _undeclared(package)


def _undeclared(package: Package) -> Iterator[Finding]:
    if "META-INF/manifest.xml" not in package.parts:
        return
    listed = {attribute(e, "full-path") for e in package.tree("META-INF/manifest.xml")}
    usual = re.compile(r"mimetype|META-INF/.*|Thumbnails/.*|Configurations2/.*|.*\.rdf|layout-cache")
    for name in package.parts:
        if name not in listed and not usual.fullmatch(name):
            yield Finding("orphan-part", f"part {named(name)}", "The list of parts does not name it.")
