"""Numbers as they are printed: where one begins and ends, and whether it can be a reference at all."""

import re

from site_builder.intake.phrases import phrases
from site_builder.patterns import regex

_TOKEN = regex(r"[A-Za-z0-9][A-Za-z0-9./_:&#-]*")
_SPOKEN = regex(r"(?:FOI|EIR|RFI)\s+(?:REQUEST\s|REQ\s|CASE\s|-\s(?=\d{3}))\d[\w/.-]*\w")
_TIGHT = regex(
    r"(?<=\w[/_-])\s+(?=[A-Za-z0-9])|(?<=\w\.)\s+(?=\d|[A-Z]{1,5}[./\d-])"
    r"|(?<=\w)\s+(?=[/_]\s?\w)|(?<=\w\s/)\s+(?=\w)|(?<=\w)\s+(?=[.-]\d)"
)
_SPACED = regex(r"(?<=\d)\s(/)\s(?=\d)")
_CALLED = regex(r"^(?:ref(?:erence)?|number|no)\b[\s.:]+(?=\S*\d)", re.IGNORECASE)
_LITTLE = frozenset(
    ("to", "of", "for", "on", "in", "no", "by", "is", "at", "as", "and", "the", "our", "re", "your", "from")
)
_NO_REFERENCE = phrases("reference")["no_reference"]


def candidate(text: str) -> str:
    """The reference that a text begins with, else ""."""
    text = _TIGHT.sub("", text[:60])
    if spoken := _SPOKEN.match(text):
        return spoken[0]
    kept: list[str] = []
    at = 0
    while (token := _TOKEN.match(text, at)) is not None:
        word = token[0].rstrip(".:&-")
        prefix = (
            not kept
            and word.lower() not in _LITTLE
            and re.fullmatch(r"[A-Z][A-Za-z/&]{0,9}|[a-z]{2,4}", word)
            and re.match(r"\s?\d|\s[A-Z]{1,4}[\d/-]|\s(?:FOI|EIR|RFI)\s\d", text[token.end() :])
        )
        short = bool(kept) and re.fullmatch(r"[A-Z]{1,4}", word) and re.match(r"\s?[\d/]", text[token.end() :])
        last = kept and re.fullmatch(r"[A-Z]{2,5}", word) and not text[token.end() :].strip(" .)]")
        if not (any(c.isdigit() for c in word) or prefix or short or last) or _is_day(text[at:]):
            break
        if not kept and word.lower() in _LITTLE:
            break
        kept.append(word)
        if token[0][-1] in ".:" and token[0] != word and text[token.end() : token.end() + 1] == " ":
            break
        at = token.end() + (1 if text[token.end() : token.end() + 1] == " " else 0)
        if at == token.end():
            break
    number = printed(" ".join(kept))
    return number if is_reference(number) else ""


def tightened(line: str) -> str:
    """A line whose numbers stand without spaces around their separators: `FOI 31 / 2025` as `FOI 31/2025`."""
    return _SPACED.sub(r"\1", line)


def _is_day(text: str) -> bool:
    months = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    return (
        re.match(
            rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{months})|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b", text, re.IGNORECASE
        )
        is not None
    )


def printed(text: str) -> str:
    """The number as printed, without the word `FOI` before one that begins with letters of its own."""
    tight = _CALLED.sub("", _TIGHT.sub("", " ".join(text.split())).strip(" .:-"))
    return re.sub(r"^(?:FOI|EIR|RFI)\s+(?=[A-Z]{2,}[-/ ]?\d|[A-Z]+/)", "", tight)


def is_reference(text: str) -> bool:
    """Whether a text can be a reference: of some length, with digits, and no date, year or telephone number."""
    digits = sum(c.isdigit() for c in text)
    return digits >= 2 and len(text) >= 3 and len(text) <= 40 and _NO_REFERENCE.fullmatch(text.strip()) is None
