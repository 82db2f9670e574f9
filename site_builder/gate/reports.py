"""Findings in the forms that people and CI systems read."""

import json
from collections.abc import Callable, Sequence
from urllib.parse import quote

from site_builder import __version__
from site_builder.gate.remedies import REMEDIES
from site_builder.problems import Level, Problem, blocking


def text(checked: int, problems: Sequence[Problem]) -> str:
    """One paragraph a problem, and a closing line with the counts."""
    stop = len(blocking(problems))
    closing = f"{checked} checked: {stop} to repair, {len(problems) - stop} to look at."
    return "\n".join([*(_line(problem) for problem in problems), closing])


def _line(problem: Problem) -> str:
    mark = "advice" if problem.level is Level.ADVISE else "problem"
    return f"{mark}: {problem}"


def as_json(checked: int, problems: Sequence[Problem]) -> str:
    """`{"checked": n, "problems": [{path, line, field, code, level, message, fix}]}`."""
    found = [
        {
            "path": p.path,
            "line": p.line,
            "field": p.field,
            "code": p.code,
            "level": p.level.value,
            "message": p.message,
            "fix": p.fix,
        }
        for p in problems
    ]
    return json.dumps({"checked": checked, "problems": found}, ensure_ascii=False, indent=2, sort_keys=True)


def github(checked: int, problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows in the lines of a pull request."""
    rows = []
    for problem in problems:
        kind = "error" if problem.level is Level.BLOCK else "warning"
        place = f"file={_property(problem.path)},line={max(problem.line, 1)},title={_property(problem.code)}"
        rows.append(f"::{kind} {place}::{_data(f'{problem.message} {problem.fix}')}")
    if blocking(problems):
        rows.append(f"::error title=already-in-the-repository::{_data(ALREADY_PUSHED)}")
    return "\n".join(rows)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def sarif(checked: int, problems: Sequence[Problem]) -> str:
    """A SARIF 2.1.0 log."""
    from site_builder.gate.codes import meanings  # reads YAML, which no other form needs

    results = [
        {
            "ruleId": p.code,
            "level": "error" if p.level is Level.BLOCK else "warning",
            "message": {"text": f"{p.message} {p.fix}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(p.path, errors="surrogateescape")},
                        "region": {"startLine": max(p.line, 1)},
                    }
                }
            ],
        }
        for p in problems
    ]
    rules = [
        {"id": code, "shortDescription": {"text": meanings()[code]}, "help": {"text": " ".join(REMEDIES[code])}}
        if code in REMEDIES
        else {"id": code, "shortDescription": {"text": meanings()[code]}}
        for code in sorted({p.code for p in problems})
    ]
    driver = {"name": "site-builder", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2, sort_keys=True)


ALREADY_PUSHED = """\
These files are in the repository already. If it is public, they are disclosed: removing them in a new commit does
not undo that. Tell whoever handles data breaches now (72 hours to the regulator may be running), take the repository
offline or have its history rewritten, and only then repair the record. Keep records in a private repository, publish
the built site from it, and run 'site-builder hooks' on every machine, so that the gate sees a file before git does."""
"""What to do when the first to see a blocked file is a CI system."""

FORMATS: dict[str, Callable[[int, Sequence[Problem]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
"""By the name that `check --format` takes."""
