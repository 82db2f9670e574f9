"""Pictures: where they were taken, who took them, and what stands behind their last visible byte."""

import io
import re
import struct
import warnings
from collections.abc import Iterator, Mapping

from PIL import ExifTags, Image, UnidentifiedImageError

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.pictures.ends import trailing
from site_builder.gate.attachments.pictures.packets import packet_findings
from site_builder.gate.attachments.pictures.parts import foreign, packed_file
from site_builder.gate.attachments.pictures.previews import shows_more
from site_builder.gate.attachments.pictures.veils import picture_under_transparency
from site_builder.gate.attachments.pictures.words import words_kept
from site_builder.gate.attachments.properties import path_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.findings import Finding, advice, masked
from site_builder.gate.personal.owners.contacts import NAMED_OFFICES
from site_builder.gate.personal.people.forenames import person_in
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.gate.personal.text import personal_findings
from site_builder.patterns import regex

_PEOPLE = {
    0x013B: "artist",
    0x013C: "computer",
    0x8298: "copyright holder",
    0x9C9D: "author",
    0xA430: "owner of the camera",
    0xA431: "serial number of the camera",
    0xA435: "serial number of the lens",
    0xC62F: "serial number of the camera",
}
_NAMES_OF = ("author", "artist", "creator", "photographer")
_OFFICES = regex(NAMED_OFFICES)
_WORDS = {
    0x010E: "description",
    0x010D: "document",
    0x011D: "page",
    0x9286: "comment",
    0x9C9C: "comment",
    0x9C9B: "title",
    0x9C9E: "keywords",
}
_HARMLESS_TEXT = frozenset(
    {
        "software",
        "dpi",
        "gamma",
        "srgb",
        "chromaticity",
        "aspect",
        "transparency",
        "icc_profile",
        "creation time",
        "date:create",
    }
    | {
        "date:modify",
        "date:timestamp",
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    | {
        "adobe",
        "adobe_transform",
        "version",
        "background",
        "duration",
        "loop",
        "compression",
        "resolution",
        "interlace",
    }
    | {"exif", "xmp", "photoshop", "mp", "mpoffset", "extension", "timestamp", "default_image", "flashpix", "title"}
)
_BLOCKS = 20


def image_findings(content: bytes, rules: Rules) -> Iterator[Finding]:
    """Everything a published picture tells besides what it shows."""
    yield from inner_findings(content)
    yield from word_findings(content, rules)
    kind = kind_of(content)
    cut, after = trailing(content, kind)
    if cut:
        yield Finding("unreadable", "", "The picture is cut short.")
    elif after:
        yield Finding("trailing-data", "", f"{after:,} bytes follow the end of the picture.")
    own = foreign(content, kind)
    if own:
        yield Finding(
            "trailing-data", "", f"Its file holds {len(own):,} bytes besides the picture, which no program shows."
        )
    if packed_file(own) or packed_file(content[len(content) - after - 4 :] if after else b""):
        yield Finding("embedded-object", "", "A whole file is packed into the picture.")
    if kind in (Kind.PNG, Kind.WEBP, Kind.TIFF) and picture_under_transparency(content):
        yield Finding("cropped-image", "", "Where it is transparent, the picture that was there is still kept.")


def word_findings(content: bytes, rules: Rules) -> Iterator[Finding]:
    """Personal data in the words that the file of a picture holds besides the picture."""
    yield from (finding.inside("words in the picture") for finding in personal_findings(words_kept(content), rules))


def inner_findings(content: bytes) -> Iterator[Finding]:
    """What a picture tells wherever it stands, inside a document too."""
    yield from packet_findings(content)
    exif, info, size = _opened(content)
    if size is None and kind_of(content) is not Kind.HEIC:
        if kind_of(content) in (Kind.JPEG, Kind.PNG, Kind.GIF, Kind.WEBP, Kind.TIFF, Kind.BMP):
            yield Finding("unreadable", "", "The picture cannot be opened.")
        return
    if size is not None and size[0] * size[1] > limits.PIXELS:
        yield Finding("too-large", "", f"The picture measures {size[0]:,} by {size[1]:,} pixels.")
    yield from _exif_findings(exif, content)
    for key, value in info.items():
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        if key.lower() in _HARMLESS_TEXT or not isinstance(text, str) or not text.strip():
            continue
        if key.lower() == "xml:com.adobe.xmp":
            yield from packet_findings(text.encode())
        elif not text.startswith(("Created with GIMP", "LEAD", "CREATOR: gd-jpeg", "Lavc")):
            said = person_in(text) or (key.lower() in _NAMES_OF and _is_a_person(text.strip()))
            words = "words of its own that name a person" if said else "words of its own"
            make = Finding if said else advice
            yield make("image-metadata", "", f"It carries {words} ('{key[:30]}').")
            yield from path_findings(text, f"'{key[:30]}'")


def _is_a_person(words: str) -> bool:
    return reads_like_a_name(words) and not _OFFICES.search(words)


def _opened(content: bytes) -> tuple[Image.Exif, Mapping[str, object], tuple[int, int] | None]:
    """EXIF, other words, and width and height (None where it is no picture); no pixel is decoded."""
    exif = Image.Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content)) as image:
                exif, info, size = image.getexif(), {str(k): v for k, v in image.info.items()}, image.size
                tags = getattr(image, "tag_v2", None)
                if tags is not None and 37724 in tags:
                    info["layers"] = "layers"
                return exif, info, size
    except Image.DecompressionBombError:
        return exif, {}, _declared(content)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error, KeyError, TypeError, EOFError):
        return _loose_exif(content), {}, None
    except (OverflowError, IndexError, AttributeError, ZeroDivisionError, NotImplementedError):
        return exif, {}, None


def _declared(content: bytes) -> tuple[int, int]:
    """Any size beyond the limit: the library refuses such pictures before it tells their size."""
    if content.startswith(b"\x89PNG") and len(content) > 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    return limits.PIXELS, 2


def _loose_exif(content: bytes) -> Image.Exif:
    """The EXIF block of a picture that the library cannot open, such as HEIC: wherever one can be read that holds any.

    It begins like a TIFF picture; the word before it stands in the list of parts, too, where no block follows.
    """
    for found in list(re.finditer(rb"II\*\0|MM\0\*", content))[:_BLOCKS]:
        exif = Image.Exif()
        try:
            exif.load(b"Exif\0\0" + content[found.start() : found.start() + 65_536])
            if len(exif):
                return exif
        except (SyntaxError, OSError, ValueError, struct.error, KeyError, TypeError):
            continue
    return Image.Exif()


def _exif_findings(exif: Image.Exif, content: bytes) -> Iterator[Finding]:
    try:
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        inner = exif.get_ifd(ExifTags.IFD.Exif)
        thumbnail = exif.get_ifd(ExifTags.IFD.IFD1)
    except (SyntaxError, OSError, ValueError, struct.error, KeyError, TypeError):
        yield Finding("unreadable", "", "Its description (EXIF) is damaged.")
        return
    if any(gps.get(tag) for tag in (2, 4, 20, 22)):
        yield Finding("image-gps", "", "The picture holds the place where it was taken.")
    everything = {**dict(exif), **inner}
    for tag, what in _PEOPLE.items():
        if text := _words(everything.get(tag)):
            make = Finding if person_in(text) else advice
            yield make("image-metadata", "", f"It names the {what} ({masked(text)}).")
    for tag, what in _WORDS.items():
        if text := _words(everything.get(tag)):
            yield advice("image-metadata", "", f"It carries a {what} ({masked(text)}).")
    if shows_more(content):
        yield Finding("embedded-thumbnail", "", "Its small preview shows what the picture does not show any more.")
    elif any(tag in thumbnail for tag in (0x0201, 0x0111)):
        yield advice("embedded-thumbnail", "", "It carries a small preview.")


def _words(value: object) -> str:
    if isinstance(value, tuple):
        value = bytes(v for v in value if isinstance(v, int) and 0 <= v < 256)
    if isinstance(value, bytes):
        body = value[8:] if value[:8] in (b"ASCII\0\0\0", b"UNICODE\0", b"\0" * 8) else value
        value = body.decode("utf-16-le" if b"\0" in body[1:2] else "utf-8", "replace")
    text = str(value).strip(" \0\t\n") if value is not None else ""
    return text if sum(c.isalnum() for c in text) > 1 else ""
