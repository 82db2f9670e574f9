"""Who and where: names, paths and notes in the properties of a file."""

from collections.abc import Iterator, Mapping

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, advice, masked
from site_builder.patterns import regex

_PERSON = frozenset({"creator", "lastmodifiedby", "manager", "author", "initial-creator", "printed-by", "operator"})
_TOOLS = regex(
    r"(?i)\b(?:openpyxl|writer|libreoffice|microsoft|xlsxwriter|python-docx|python-pptx|apache|poi|google|adobe|"
    r"acrobat|pdf|tex|latex|quartz|skia|chrome|matplotlib|word|excel|powerpoint|pages|numbers|calc|impress|"
    r"unknown|user|admin|administrator|author|office|sheetjs|tableau|power bi|crystal reports|sap|oracle|"
    r"department|team|council|police|constabulary|service|authority|trust|university|college|agency|foi|"
    r"information|government|ministry|commission|unit|directorate)\b"
)
_PATH = regex(
    r"(?i)\b[a-z]:\\(?:users|documents|home|data|work|shared)?[^\s\"<>|]{3,}|\\\\[a-z0-9$._-]+\\[^\s\"<>|]+|"
    r"file:/{2,}[^\s\"<>]+|(?<![\w./-])/(?:users|home|volumes)/[a-z0-9._-]+/[^\s\"<>]+"
)


def property_findings(properties: Mapping[str, str], rules: Rules) -> Iterator[Finding]:
    """Personal authors and local paths among properties, name (in any case) to value."""
    for name, value in properties.items():
        words = value.strip()
        if not words:
            continue
        if name.lower() in _PERSON and not _is_organisation(words, rules):
            yield advice("author-metadata", "properties", f"'{name}' names {masked(words)}.")
        yield from path_findings(words, f"property '{name}'")


def note_findings(properties: Mapping[str, str]) -> Iterator[Finding]:
    """Notes and search words among properties: no page shows them, and many a note is to a colleague."""
    for name, value in properties.items():
        is_note = name.lower() in ("description", "keywords", "keyword", "comments")
        if is_note and not _TOOLS.search(value) and any(c.isalpha() for c in value):
            yield advice("author-metadata", "properties", f"'{name}' holds {len(value.split())} words of its own.")


def path_findings(text: str, place: str) -> Iterator[Finding]:
    """A local or network path in the text, with its line where no place is given; one however many there are."""
    found = _PATH.search(text) if "\\" in text or _may_hold_a_path(text) else None
    if found:
        line = 0 if place else text.count("\n", 0, found.start()) + 1
        yield advice("path-metadata", place, f"It holds the path of a private place ({masked(found[0])}).", line)


def _may_hold_a_path(text: str) -> bool:
    """Whether one of the signs is there without which none is a path from a slash; `ſ` counts as an `s` in it."""
    lower = text.lower() if "/" in text else ""
    return any(sign in lower for sign in ("e://", "/u", "/home/", "/volume"))


def is_private_path(target: str) -> bool:
    """Whether a link's target is a file on somebody's machine or network."""
    return bool(_PATH.match(target.strip())) or target.strip().lower().startswith("file:")


def _is_organisation(value: str, rules: Rules) -> bool:
    if rules.authority and rules.authority.lower() in value.lower():
        return True
    return bool(_TOOLS.search(value))
