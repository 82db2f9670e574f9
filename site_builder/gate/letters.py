"""Who signed: an officer under a response signs in office, whoever signed the request is to stay private."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_builder.gate.findings import Finding
from site_builder.problems import Level

_REQUEST = re.compile(r"(?ms)^##[ \t]+(?:Your )?Request\b[^\n]*\n(.*?)(?=^##?[ \t]|\Z)", re.IGNORECASE)


def judged_by_section(text: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, where a name under a closing blocks within the request and advises elsewhere."""
    lines = [
        range(text.count("\n", 0, section.start(1)) + 1, text.count("\n", 0, section.end(1)) + 2)
        for section in _REQUEST.finditer(text)
    ]
    for finding in found:
        signed = finding.what.startswith("There is a name under a closing")
        yield replace(finding, level=Level.BLOCK) if signed and any(finding.line in part for part in lines) else finding
