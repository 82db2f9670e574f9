"""Office documents without their properties. Comments and changes stay, for a person to judge."""

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.gate.attachments.zip_parts import Package, open_package
from site_builder.gate.cleaning.pictures import without_segments
from site_builder.patterns import regex

_OFFICE_PARTS = regex(
    r"(?i)docProps/(?:custom|thumbnail).*|customXml/.*|.*/people\.xml|.*/persons/.*|.*/printerSettings/.*|"
    r"ppt/commentAuthors\.xml|ppt/changesInfos/.*|ppt/revisionInfo\.xml"
)
_PICTURE = regex(r"(?i)(?:/media|Pictures)/[^/]+\.(?:jpe?g|png)$")
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats'
    '.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    'officeDocument/2006/extended-properties"/>'
)
_META = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
    'office:1.0" office:version="1.2"><office:meta/></office:document-meta>'
)


def without_office_properties(content: bytes) -> tuple[bytes, list[str]]:
    """The document and what was dropped; raises CannotRead where it is damaged."""
    package = open_package(content)
    gone = [name for name in package.parts if _OFFICE_PARTS.fullmatch(name)]
    new = {"docProps/core.xml": _CORE.encode(), "docProps/app.xml": _APP.encode()}
    parts = {name: new.get(name, package.read(name)) for name in package.parts if name not in gone}
    for name in list(parts):
        if name.endswith(".rels"):
            parts[name] = _without_links(parts[name], _source_of(name), gone)
        elif re.fullmatch(r"(?i)word/settings\d*\.xml", name):
            parts[name] = re.sub(rb"(?s)<w:docVars>.*?</w:docVars>", b"", parts[name])
    parts["[Content_Types].xml"] = _without_types(parts["[Content_Types].xml"], gone)
    told = [
        name for name in ("docProps/core.xml", "docProps/app.xml") if name in package.parts and _says(package, name)
    ]
    dropped = [*(["authors, company, titles and other properties"] if told else []), *_spoken(gone)]
    dropped += _plain_pictures(parts)
    return _zipped(package, parts), dropped


def without_odf_properties(content: bytes) -> tuple[bytes, list[str]]:
    """The same for OpenDocument."""
    package = open_package(content)
    gone = [name for name in package.parts if re.match(r"Thumbnails/|Configurations2/|layout-cache", name)]
    parts = {name: package.read(name) for name in package.parts if name not in gone}
    if "meta.xml" in parts:
        parts["meta.xml"] = _META.encode()
    if "META-INF/manifest.xml" in parts:
        text = parts["META-INF/manifest.xml"].decode("utf-8", "replace")
        for name in gone:
            text = re.sub(rf'<[\w:]*file-entry[^>]*full-path="{re.escape(name)}"[^>]*/>', "", text)
        parts["META-INF/manifest.xml"] = text.encode()
    dropped = ["authors, templates, times and other properties"] * _says(package, "meta.xml") + list(_spoken(gone))
    dropped += _plain_pictures(parts)
    return _zipped(package, parts), dropped


def _says(package: Package, name: str) -> bool:
    """Whether a part with properties is there and holds any words."""
    return name in package.parts and any(str(text).strip() for text in package.tree(name).itertext())


def _plain_pictures(parts: dict[str, bytes]) -> list[str]:
    """Puts pictures in their place without what cameras write into them, and says of how many that is true."""
    plain = {name: without_segments(parts[name]) for name in parts if _PICTURE.search(name)}
    changed = sum(parts[name] != content for name, content in plain.items())
    parts.update(plain)
    return [f"what cameras and programs wrote into {changed} picture{'s' * (changed != 1)}"] if changed else []


def _spoken(gone: list[str]) -> Iterator[str]:
    yield from (f"the part '{name}'" for name in gone if not name.endswith(".rels"))


def _source_of(rels: str) -> str:
    """The folder of the part whose relations these are: their targets are told from there."""
    return posixpath.dirname(posixpath.dirname(rels))


def _without_links(rels: bytes, folder: str, gone: list[str]) -> bytes:
    """The relations without those that lead to a part that is gone; all others stay, whatever they are called."""
    left = frozenset(name.lower() for name in gone)

    def kept(link: re.Match[str]) -> str:
        target = re.search(r'\sTarget="([^"]*)"', link[0])
        if target is None or re.search(r'\sTargetMode="External"', link[0]):
            return link[0]
        place = posixpath.normpath(posixpath.join("/", folder, unquote(html.unescape(target[1])))).lstrip("/")
        return "" if place.lower() in left else link[0]

    text = rels.decode("utf-8", "replace")
    return re.sub(r"<(?:\w+:)?Relationship\s[^>]*?(?:/>|></(?:\w+:)?Relationship>)", kept, text).encode()


def _without_types(types: bytes, gone: list[str]) -> bytes:
    text = types.decode("utf-8", "replace")
    for name in gone:
        text = re.sub(rf'<[\w:]*Override\s[^>]*PartName="/{re.escape(name)}"[^>]*/>', "", text)
    return text.encode()


def _zipped(package: Package, parts: dict[str, bytes]) -> bytes:
    """The parts in their old order, without the times at which they were written."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as new:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name), content, stored)
    return saved.getvalue()
