"""What descriptions of a picture in XMP and IPTC tell, wherever in a file they stand."""

import re
from collections.abc import Iterator

from site_builder.gate.findings import Finding, advice, masked
from site_builder.patterns import regex

_XMP_GPS = regex(
    rb"exif:GPS(?:Latitude|Longitude)\s*(?:=\s*[\"'][^\"']|>\s*[^<\s])|"
    rb"<(?:photoshop:City|Iptc4xmpCore:Location|Iptc4xmpExt:(?:Sublocation|City|LocationName))[^>]*>(?:\s*<[^/>]*>)*\s*[^<\s]|"
    rb"(?:photoshop:City|Iptc4xmpCore:Location|Iptc4xmpExt:(?:Sublocation|City))=[\"'][^\"']"
)
_XMP_NAME = regex(
    rb"<(?:dc:creator|Iptc4xmpExt:PersonInImage)\b[^>]*>.{0,80}?<rdf:li[^>]*>\s*([^<]{2,80})<|"
    rb"(?:photoshop:AuthorsPosition|aux:OwnerName|aux:SerialNumber|exifEX:CameraOwnerName|exifEX:BodySerialNumber|tiff:Artist|"
    rb"mwg-rs:Name|MPReg:PersonDisplayName|photoshop:CaptionWriter|Iptc4xmpCore:CiEmailWork|Iptc4xmpCore:CiTelWork)"
    rb"(?:\s+xmlns[^>]*)?\s*[=>]\s*[\"']?([^<\"']{2,80})",
    re.S,
)
_PLACES = (b"GPS", b"photoshop:City", b"Location", b"Iptc4xmpExt:")
_NAMING: tuple[bytes, ...] = (
    b"<dc:creator",
    b"aux:",
    b"photoshop:",
    b"PersonInImage",
    b"exifEX:",
    b"tiff:Artist",
    b"mwg-rs:",
    b"MPReg:",
    b"Iptc4xmpCore:Ci",
)


def packet_findings(content: bytes) -> Iterator[Finding]:
    """XMP packets, found by their words wherever they stand; IPTC by-lines."""
    if any(mark in content for mark in _PLACES) and _XMP_GPS.search(content):
        yield Finding("image-gps", "", "The picture holds the place where it was taken.")
    named = any(mark in content for mark in _NAMING)
    if named and (found := _XMP_NAME.search(content)):
        name = (found[1] or found[2] or b"").decode("utf-8", "replace")
        yield advice("image-metadata", "", f"It names a person or device ({masked(name)}).")
    if b"8BIM\x04\x04" in content and re.search(rb"\x1c\x02[\x50\x7a\x74\x6e]..[^\x00]{2}", content, re.S):
        yield advice("image-metadata", "", "It carries a by-line or caption (IPTC).")
