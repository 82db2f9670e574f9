"""What the form of a record makes of its words: who signed, and definitions that serve as notes to colleagues.

An officer under a response signs in office; whoever signed the request, or filled in its form, is to stay private.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.gate.findings import Finding
from site_builder.gate.personal.people.introduced import BEHIND_A_LABEL, SELF
from site_builder.gate.places import Lines
from site_builder.patterns import holds, regex
from site_builder.problems import Level

_OWN = ("There is a name under a closing", f"There is {SELF}", f"There is {BEHIND_A_LABEL}")
_REQUEST = regex(r"(?ms)^##[ \t]+(?:Your )?Request\b[^\n]*\n(.*?)(?=^##?[ \t]|\Z)", re.IGNORECASE)


def judged_by_section(text: str, found: Sequence[Finding]) -> Sequence[Finding]:
    """The findings, where a name under a closing or behind a label blocks within the request."""
    if not any(map(_is_own, found)):
        return found
    lines = [
        range(text.count("\n", 0, section.start(1)) + 1, text.count("\n", 0, section.end(1)) + 2)
        for section in _REQUEST.finditer(text)
    ]
    return [
        replace(it, level=Level.BLOCK) if _is_own(it) and any(it.line in part for part in lines) else it for it in found
    ]


def _is_own(finding: Finding) -> bool:
    return finding.what.startswith(_OWN)


_DEFINED = regex(
    r"(?m)^ {0,3}(?:\*\[([^\]\n]+)\]:[ \t]*([^\n]+)|"
    r"\[([^\]\n]+)\]:[ \t]*(?:<[^>\n]*>|\S+)[ \t]+[\"'(]([^\n]*)[\"')][ \t]*)$"
)


_MOST = 1_000
"""Definitions in one text that are looked at: each of them is looked for in all of it."""


def unused_definitions(body: str) -> Iterator[Finding]:
    """Definitions of links and short forms that nothing uses, with words of their own: comments in disguise."""
    if not holds(body, "]:"):
        return
    lower, lines = body.lower(), Lines(body)
    for number, found in enumerate(_DEFINED.finditer(body)):
        line = lines.of(found.start())
        if number == _MOST:
            yield Finding("too-complex", "", f"There are more than {_MOST:,} definitions.", line=line)
            return
        label, words = found[1] or found[3], found[2] or found[4]
        used = lower.count(label.lower() if found[1] else f"[{label.lower()}]") > 1
        if not used and re.search(r"\w{2}", words):
            yield Finding("hidden-comment", "", "A definition that nothing uses holds words.", line=line)
