"""What the attributes of web pages and other markup hold: read aloud, shown for a moment, or never."""

import html
from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding
from site_builder.gate.personal.people.described import names_in
from site_builder.gate.personal.text import personal_findings
from site_builder.patterns import regex

_VALUE = regex(r"\s([\w:-]{1,60})\s*=\s*(?:\"([^\"<>]{6,2000})\"|'([^'<>]{6,2000})')")
_ELSEWHERE = frozenset(
    {"style", "class", "id", "d", "points", "transform", "xmlns", "src", "srcset", "viewbox", "name"}
)
_DESCRIBES = frozenset({"alt", "title", "aria-label", "aria-description", "summary"})
_MOST = 20_000


def attribute_findings(text: str, rules: Rules) -> Iterator[Finding]:
    """Personal data in attributes, and people named in descriptions."""
    values: dict[str, str] = {}
    for found in _VALUE.finditer(text):
        name, value = found[1].lower(), unquote(html.unescape(found[2] or found[3]))
        if (
            name not in _ELSEWHERE
            and not value.lower().startswith(("http:", "https:", "data:"))
            and len(values) < _MOST
        ):
            values.setdefault(value.removeprefix("mailto:"), name)
    for finding in personal_findings("\n".join(values), rules):
        yield Finding(finding.code, "attributes", finding.what, finding.level)
    if any(name in _DESCRIBES and names_in(value) for value, name in values.items()):
        yield Finding("alt-text-leak", "alternative text", "It names a person.")
