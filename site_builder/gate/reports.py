"""Findings in the forms that people and CI systems read. `pushed` says that a CI system is the first to see them."""

import json
import os
import posixpath
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from site_builder import __version__
from site_builder.gate.remedies import REMEDIES
from site_builder.problems import Level, Problem, blocking

_PAGE = Path(__file__).with_name("CODES.md")
"""What each code means, and what to do; `gate/codes.py` makes it."""


def text(checked: int, problems: Sequence[Problem], pushed: bool = False) -> str:
    """One paragraph a problem, and a closing line with the counts."""
    stop = len(blocking(problems))
    closing = f"{checked} checked: {stop} to repair, {len(problems) - stop} to look at."
    where = [f"What a code in brackets means: {_PAGE}"] if problems else []
    return "\n".join([*map(_line, problems), *where, closing, *([ALREADY_PUSHED] if pushed and stop else [])])


def _line(problem: Problem) -> str:
    mark = "advice" if problem.level is Level.ADVISE else "problem"
    return f"{mark}: {problem}"


def as_json(checked: int, problems: Sequence[Problem], pushed: bool = False) -> str:
    """`{"checked": n, "problems": [{path, line, field, code, level, message, fix, page}]}`, and `notice` where what
    blocks is in the repository already.
    """
    found = [
        {
            "path": p.path,
            "line": p.line,
            "field": p.field,
            "code": p.code,
            "level": p.level.value,
            "message": p.message,
            "fix": p.fix,
            "page": page_of(p.code),
        }
        for p in map(legible, problems)
    ]
    notice = {"notice": ALREADY_PUSHED} if pushed and blocking(problems) else {}
    document = {"checked": checked, "problems": found, **notice}
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)


def page_of(code: str) -> str:
    """The address of what is said of a code."""
    return f"{_PAGE.as_uri()}#{code}"


def legible(problem: Problem) -> Problem:
    """The same, with the bytes of a name that is no UTF-8 spelled out: few programs could read them."""
    return replace(problem, path=_spelled(problem.path), message=_spelled(problem.message), fix=_spelled(problem.fix))


def _spelled(words: str) -> str:
    return words if words.isascii() else os.fsencode(words).decode("utf-8", "backslashreplace")


def from_the_top(problems: Sequence[Problem], above: str) -> tuple[Problem, ...]:
    """The problems with their paths from the top of the repository, where the project is the folder `above` in it."""
    return tuple(replace(p, path=posixpath.normpath(posixpath.join(above, p.path))) for p in problems)


def github(checked: int, problems: Sequence[Problem], pushed: bool = True) -> str:
    """Workflow commands, which GitHub shows in the lines of a pull request."""
    rows = []
    for problem in map(legible, problems):
        kind = "error" if problem.level is Level.BLOCK else "warning"
        place = f"file={_property(problem.path)},line={max(problem.line, 1)},title={_property(problem.code)}"
        rows.append(f"::{kind} {place}::{_data(f'{problem.message} {problem.fix}')}")
    if blocking(problems):  # it is written where files have been pushed, and nowhere else
        rows.append(f"::error title=already-in-the-repository::{_data(ALREADY_PUSHED)}")
    return "\n".join(rows)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def sarif(checked: int, problems: Sequence[Problem], pushed: bool = False) -> str:
    """A SARIF 2.1.0 log."""
    from site_builder.gate.codes import meanings  # reads YAML, which no other form needs

    results = [
        {
            "ruleId": p.code,
            "level": "error" if p.level is Level.BLOCK else "warning",
            "message": {"text": _spelled(f"{p.message} {p.fix}")},
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
        {"id": code, "shortDescription": {"text": meanings()[code]}, "helpUri": page_of(code)}
        | ({"help": {"text": " ".join(REMEDIES[code])}} if code in REMEDIES else {})
        for code in sorted({p.code for p in problems})
    ]
    driver = {"name": "site-builder", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results, **_notified(pushed and bool(blocking(problems)))}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2, sort_keys=True)


def _notified(pushed: bool) -> dict[str, object]:
    """What the run says besides its results."""
    told = {"level": "error", "message": {"text": ALREADY_PUSHED}}
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [told]}]} if pushed else {}


ALREADY_PUSHED = """\
These files are in the repository already. If it is public, they are disclosed: removing them in a new commit does
not undo that. Tell whoever handles data breaches now (72 hours to the regulator may be running), take the repository
offline or have its history rewritten, and only then repair the record. Keep records in a private repository, publish
the built site from it, and run 'site-builder hooks' on every machine, so that the gate sees a file before git does."""
"""What to do when the first to see a blocked file is a CI system."""

FORMATS: dict[str, Callable[[int, Sequence[Problem], bool], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
"""By the name that `check --format` takes."""
