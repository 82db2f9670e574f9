"""What the paragraphs of a document say of people, however many of them say the like."""

from collections.abc import Iterator, Sequence

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, and_more, spans
from site_builder.gate.personal.text import text_findings
from site_builder.problems import Level

_STRETCHES = 20
"""Paragraphs that are named one by one."""


def paragraph_findings(lines: Sequence[str], rules: Rules) -> Iterator[Finding]:
    """Personal data in the text: one finding for each kind of thing, the first, with all paragraphs that hold one."""
    groups: dict[tuple[str, str, Level], list[Finding]] = {}
    for finding in text_findings("\n".join(lines), rules):
        groups.setdefault((finding.code, finding.what.partition(" (")[0], finding.level), []).append(finding)
    for group in groups.values():
        first, numbers = group[0], {finding.line for finding in group}
        place = f"paragraph{'s' if len(numbers) > 1 else ''} {spans(numbers, _STRETCHES)}"
        yield Finding(first.code, place, and_more(first.what, len(group) - 1), first.level)
