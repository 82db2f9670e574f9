"""Zip archives: every member is examined as a file of its own, two levels deep."""

import posixpath
import re
from collections.abc import Iterator

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.office.package import Nested
from site_builder.gate.attachments.zip_parts import Package
from site_builder.gate.findings import Finding, advice, named
from site_builder.patterns import regex

_JUNK = regex(r"(?i)(?:.*/)?(?:~\$.*|\.~lock\..*|thumbs\.db|desktop\.ini|\.ds_store|.*\.(?:bak|tmp|swp)|__macosx/.*)")
_OF_A_SYSTEM = regex(r"(?i)(?:.*/)?(?:desktop\.ini|\.ds_store|__macosx/.*)")
"""Leftovers that every system adds by itself; the others tell who wrote what, or what it was before."""


def archive_findings(package: Package, nested: Nested, depth: int) -> Iterator[Finding]:
    """Names that leave the folder, links, leftovers, and whatever the members hide."""
    yield advice("archive", "", f"It is an archive of {len(package.parts)} files.")
    for info in package.zip.infolist():
        name = info.filename
        place = f"member {named(name)}"
        if info.external_attr >> 28 == 0xA:
            yield Finding("symlink", place, "It is a link to another place.")
            continue
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or re.match(r"[A-Za-z]:", name):
            yield Finding("path-traversal", place, "Its name leads out of the archive.")
        if info.is_dir():
            continue
        if _JUNK.fullmatch(name):
            make = advice if _OF_A_SYSTEM.fullmatch(name) else Finding
            yield make("junk-file", place, "It is a leftover of another program.")
        elif depth >= limits.DEPTH:
            yield Finding("too-complex", place, "Archives are packed in archives.")
        else:
            yield from (f.inside(place) for f in nested(posixpath.basename(name), package.read(name)))
