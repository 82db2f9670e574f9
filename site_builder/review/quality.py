"""Findings as GitLab takes them: a code quality report, which it shows beside the lines of a merge request."""

import hashlib
import json
from collections.abc import Sequence

from site_builder.gate.reports import legible
from site_builder.problems import Level, Problem


def code_quality(problems: Sequence[Problem]) -> str:
    """The report as JSON; a finding keeps its fingerprint as long as it says the same of the same place."""
    rows = [
        {
            "check_name": p.code,
            "description": f"{p.message} {p.fix}",
            "fingerprint": _fingerprint(p),
            "location": {"lines": {"begin": max(p.line, 1)}, "path": p.path},
            "severity": "info" if p.level is Level.ADVISE else "blocker",
        }
        for p in map(legible, problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2, sort_keys=True)


def _fingerprint(p: Problem) -> str:
    said = "\0".join((p.path, p.field, p.code, p.message))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
