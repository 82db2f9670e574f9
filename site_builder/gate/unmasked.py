"""What a record holds under a thin veil: signs written as codes in a link, and words with a line through them."""

import base64
import string
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, advice
from site_builder.gate.personal.people.forenames import person_in
from site_builder.gate.personal.people.introduced import OFFICIAL
from site_builder.gate.personal.signs import at_places
from site_builder.gate.personal.text import personal_findings
from site_builder.gate.places import Lines
from site_builder.patterns import regex
from site_builder.problems import Level

_ENCODED = regex(r"[^\s<>\"'()\[\]%]{0,400}%[0-9A-Fa-f]{2}[^\s<>\"'()\[\]]{0,800}")
_PACKED = regex(
    r"(?<![\w+/=.@%-])(?=[A-Za-z+/]{0,40}\d)(?=[A-Z0-9+/]{0,40}[a-z])[A-Za-z0-9+/]{16,4000}={0,2}(?![\w+/=])"
)
_OTHERS = string.ascii_letters + "+/"
_RUNS = bytes(ord("0" if chr(code) in string.digits else "a" if chr(code) in _OTHERS else " ") for code in range(256))
"""Digits and other signs of base64 in plain letters, and all else as gaps between them."""
_SHORTEST, _DIGIT_WITHIN = 16, 41
_ENDS_OF_LINES = dict.fromkeys(map(ord, "\r\n\t"))
_PARTS = regex(r"[&=;]+")
_MOST = 4
"""How often signs may be encoded upon one another; whoever does it more often has something to hide, in vain."""
_STRUCK = regex(
    r"(?s)~~(?=[^\s~])([^~]{3,400})~~|<(?:del|s|strike)(?:\s[^<>]{0,200})?>([^<>]{3,400})</(?:del|s|strike)>|"
    r"<\w+\s[^<>]{0,200}line-through[^<>]{0,200}>([^<>]{3,400})</"
)
_TITLED = regex(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:[A-Z]\.? )?[A-Z][\w'’-]+")
_HOUSE = regex(
    r"\b(?:[Ff]lat|[Aa]partment) \d+\w?,|\b\d{1,3}[a-z]?,? [A-Z][a-z'’]+ (?:Road|Street|Lane|Close|Avenue|Drive)\b"
)


def encoded_findings(text: str, rules: Rules) -> Iterator[Finding]:
    """Personal data that stands in an address with `%2E` and the like, as a mail program or a browser reads it."""
    lines = Lines(text)
    for found in _ENCODED.finditer(text) if "%" in text else ():
        written = found[0]
        for _ in range(_MOST):
            plain = unquote(written)
            if plain == written:
                break
            written = plain
        address, _, asked = written.removeprefix("mailto:").partition("?")
        words = "\n".join([address, *_PARTS.split(asked.replace("+", " "))])
        line = lines.of(found.start())
        yield from (replace(it, line=line) for it in personal_findings(words, rules))


def packed_findings(text: str, rules: Rules) -> Iterator[Finding]:
    """Personal data in words that are written in base64, as programs pack them and anybody can unpack."""
    lines = Lines(text)
    for found in at_places(text, _PACKED, _runs(text)):
        digits = found[0].rstrip("=")
        content = base64.b64decode(digits + "=" * (-len(digits) % 4)) if len(digits) % 4 != 1 else b""
        try:
            words = content.decode("utf-8")
        except UnicodeDecodeError:  # no text is packed in it
            continue
        if words.translate(_ENDS_OF_LINES).isprintable():
            line = lines.of(found.start())
            yield from (replace(it, line=line) for it in personal_findings(words, rules))


def _runs(text: str) -> Iterator[int]:
    """Where runs of signs of base64 begin that are long enough and hold a digit near their beginning."""
    marked = text.encode("ascii", "replace").translate(_RUNS)
    digit = marked.find(b"0")
    while digit >= 0:
        gap, end = marked.rfind(b" ", max(digit - _DIGIT_WITHIN, 0), digit), marked.find(b" ", digit)
        end = end if end >= 0 else len(text)
        if end - gap > _SHORTEST and (gap >= 0 or digit < _DIGIT_WITHIN):
            yield gap + 1
        digit = marked.find(b"0", end)


def struck_findings(text: str, rules: Rules) -> Iterator[Finding]:
    """Names, addresses and the like that are struck through: everybody can read them."""
    lines = Lines(text)
    for found in _STRUCK.finditer(text) if "~" in text or "<" in text else ():
        words = next(filter(None, found.groups()))
        line = lines.of(found.start())
        what = "Words that tell of a person are struck through."
        if any(it.level is Level.BLOCK for it in personal_findings(words, rules)) or _HOUSE.search(words):
            yield Finding("fake-redaction", "", what, line=line)
        elif _TITLED.search(words) or person_in(words):
            around = text[max(found.start() - 30, 0) : found.end() + 30]
            yield (advice if OFFICIAL.search(around) else _finding)("fake-redaction", "", what, line)


def _finding(code: str, place: str, what: str, line: int) -> Finding:
    return Finding(code, place, what, line=line)
