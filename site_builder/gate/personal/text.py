"""The rules about personal data and treacherous characters, run over any text: a record, a cell, a page of a PDF."""

from collections.abc import Iterator

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, masked
from site_builder.gate.personal.characters import character_findings
from site_builder.gate.personal.contacts import allowed, is_role
from site_builder.gate.personal.identifiers import matches
from site_builder.gate.personal.people import people


def text_findings(text: str, rules: Rules) -> Iterator[Finding]:
    """Personal data and characters that deceive, each with its line in the text."""
    yield from character_findings(text)
    yield from personal_findings(text, rules)


def personal_findings(text: str, rules: Rules) -> Iterator[Finding]:
    """Identifiers, contact details and names of people, sorted by place; each value is masked."""
    found = {}
    for match in (*matches(text), *people(text)):
        value = text[match.start : match.end]
        if allowed(value, rules.allowed_contacts) or ("@" in value and is_role(value)):
            continue
        if "name" in match.kind and rules.authority and rules.authority.lower() in value.lower():
            continue
        line = text.count("\n", 0, match.start) + 1
        found[match.start, match.kind] = Finding(
            "personal-data", "", f"There is {match.kind} ({masked(value)}).", match.level, line
        )
    yield from (found[key] for key in sorted(found))
