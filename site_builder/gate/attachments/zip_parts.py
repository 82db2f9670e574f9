"""Zip packages: opened within limits, and read part by part."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from lzma import LZMAError
from urllib.parse import unquote

from lxml import etree

from site_builder.gate.attachments import limits
from site_builder.gate.findings import Finding, named

_DAMAGE = (
    *(zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError),
    *(KeyError, struct.error, zlib.error, LZMAError, IndexError),
)


class CannotRead(Exception):
    """The file, or a part of it, cannot be examined; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.what)
        self.finding = finding


@dataclass(slots=True)
class Package:
    """An opened zip whose members are within limits; `parts` are their names without folders."""

    zip: zipfile.ZipFile
    parts: tuple[str, ...]
    trees: dict[str, etree._Element] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises CannotRead where it is damaged or encrypted."""
        try:
            return self.zip.read(name)
        except RuntimeError as error:
            raise CannotRead(Finding("uninspectable", f"part {named(name)}", "It is encrypted.")) from error
        except _DAMAGE as error:
            raise CannotRead(Finding("unreadable", f"part {named(name)}", "It is damaged.")) from error

    def tree(self, name: str) -> etree._Element:
        """The part as XML, kept for the next caller."""
        if name not in self.trees:
            self.trees[name] = parse_xml(self.read(name), f"part {named(name)}")
        return self.trees[name]

    def matching(self, pattern: str) -> list[str]:
        """The parts whose whole name matches, in order."""
        return [name for name in self.parts if re.fullmatch(pattern, name, re.IGNORECASE)]


def open_package(content: bytes) -> Package:
    """The package; raises CannotRead where it is damaged, encrypted or would expand beyond limits."""
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
        infos = opened.infolist()
    except _DAMAGE as error:
        raise CannotRead(Finding("unreadable", "", "The file is damaged or cut short.")) from error
    if len(infos) > limits.MEMBERS:
        raise CannotRead(Finding("zip-bomb", "", f"It holds {len(infos)} parts."))
    expanded = sum(info.file_size for info in infos)
    bomb = any(i.file_size > limits.RATIO_FROM and i.file_size > limits.RATIO * max(i.compress_size, 1) for i in infos)
    if expanded > limits.EXPANDED or bomb or sum(info.compress_size for info in infos) > len(content):
        raise CannotRead(Finding("zip-bomb", "", f"It would expand to {expanded:,} bytes."))
    if any(info.flag_bits & 1 for info in infos):
        raise CannotRead(Finding("uninspectable", "", "It is protected by a password."))
    return Package(opened, tuple(info.filename for info in infos if not info.is_dir()))


def parse_xml(content: bytes, place: str) -> etree._Element:
    """The root element; raises CannotRead for a DTD, pathological nesting or damage."""
    head = content if content[:2] not in (b"\xff\xfe", b"\xfe\xff") else content.decode("utf-16", "replace").encode()
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise CannotRead(Finding("xml-entity", place, "It declares a document type or entities."))
    return _parsed(content, place)


def _parsed(content: bytes, place: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", 0) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error  # what could not be read for want of room may be proper XML
        deep = "depth" in str(error)
        code, what = ("too-complex", "It is nested too deeply.") if deep else ("unreadable", "It is not proper XML.")
        raise CannotRead(Finding(code, place, what)) from error
    except ValueError as error:
        raise CannotRead(Finding("unreadable", place, "It is not proper XML.")) from error
    if str(getattr(root.getroottree().docinfo, "doctype", "")):
        raise CannotRead(Finding("xml-entity", place, "It declares a document type."))
    return root


def around_the_parts(package: Package, content: bytes) -> Iterator[Finding]:
    """Bytes before, between and after the parts, and two parts of one name: places where things are left behind."""
    spans = sorted(_spans(package.zip.infolist(), content))
    cursor = 0
    for start, end in [*spans, (package.zip.start_dir, package.zip.start_dir)]:
        if start - cursor > 24 and (b"PK\x03\x04" in content[cursor:start] or start - cursor > 4096):
            yield Finding("trailing-data", "", f"{start - cursor:,} bytes lie between the parts and belong to none.")
        cursor = max(cursor, end)
    after = len(content) - content.rfind(b"PK\x05\x06") - 22 - len(package.zip.comment)
    if after > 0:
        yield Finding("trailing-data", "", f"{after:,} bytes follow the end of the package.")
    beside = sum(len(info.comment) + (len(info.extra) > 512) * len(info.extra) for info in package.zip.infolist())
    if beside > 64:
        yield Finding("trailing-data", "", f"{beside:,} bytes stand in the notes of the package about its parts.")
    if package.zip.comment.strip():
        yield Finding("trailing-data", "", "A comment stands behind the last part of the package.")
    if len({name.lower() for name in package.parts}) < len(package.parts):
        yield Finding("orphan-part", "", "Two parts have the same name; programs show only one.")


def _spans(infos: list[zipfile.ZipInfo], content: bytes) -> Iterator[tuple[int, int]]:
    for info in infos:
        header = content[info.header_offset : info.header_offset + 30]
        if len(header) == 30:
            name, extra = struct.unpack("<HH", header[26:30])
            end = info.header_offset + 30 + name + extra + info.compress_size
            yield info.header_offset, end + (24 if info.flag_bits & 8 else 0)


def words_of(element: etree._Element) -> str:
    """All text in the element and below it."""
    return "".join(str(text) for text in element.itertext())


def line_of(element: etree._Element) -> int:
    """The line on which the element stands, 0 where that is not known."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def local(element: etree._Element | None) -> str:
    """The element's name without its namespace; "" for comments and for none at all."""
    if element is None:
        return ""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The attribute's value whatever its namespace; "" where absent."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def is_on(value: str) -> bool:
    """Whether an attribute switches something on: `1`, `true` or `on`."""
    return value.lower() in ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship: from a part ("" for the package) to a part or, where `external`, to anywhere."""

    source: str
    id: str
    type: str
    target: str
    external: bool


def links_of(package: Package) -> tuple[Link, ...]:
    """Every relationship in the package, with internal targets as names of parts."""
    found = []
    for name in package.parts:
        if not name.lower().endswith(".rels"):
            continue
        folder, _, base = name.rpartition("_rels/")
        source = folder + base[: -len(".rels")]
        for element in package.tree(name):
            external = attribute(element, "TargetMode") == "External"
            target = attribute(element, "Target")
            if not external:
                joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(unquote(joined.partition("#")[0])) if joined else ""
            kind = attribute(element, "Type").rpartition("/")[2]
            found.append(Link(source, attribute(element, "Id"), kind, target, external))
    return tuple(found)
