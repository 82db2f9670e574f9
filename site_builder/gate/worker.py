"""The process in which files from outside are examined, so that a bad file harms nothing but itself.

Reads one JSON request a line from standard input, answers one a line on standard output. Where the system can fork,
each file has a process of its own with limits on memory and time; elsewhere the caller's clock alone stands guard.
"""

import json
import os
import signal
import sys
from pathlib import Path

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.rules import Rules, rules_from
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.findings import Finding

Answer = list[tuple[str, str, str, str, int]]
_HEAD = 1_048_576


def main() -> None:
    """Answers requests until standard input ends."""
    rules = rules_from(json.loads(sys.stdin.readline()))
    for line in sys.stdin:
        file = Path(json.loads(line))
        answer = _in_a_child(file, rules) if hasattr(os, "fork") else _answer(file, rules)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _answer(file: Path, rules: Rules) -> Answer:
    if file.stat().st_size > limits.FILE:
        found: tuple[Finding, ...] = (Finding("too-large", "", f"It is larger than {limits.FILE:,} bytes."),)
    else:
        found = examine(file.name, file.read_bytes(), rules)
    return _packed(found)


def _packed(found: tuple[Finding, ...]) -> Answer:
    return [(f.code, f.place, f.what, f.level.value, f.line) for f in found]


def _in_a_child(file: Path, rules: Rules) -> Answer:
    """The answer of a child that may die of what it reads; what it died of is a finding."""
    _prepare(file)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _bound()
        content = json.dumps(_answer(file, rules)).encode()
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(content)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        content = pipe.read()
    _, status = os.waitpid(child, 0)
    if status == 0 and content:
        answer: Answer = json.loads(content)
        return answer
    return [_died(status)]


def _died(status: int) -> tuple[str, str, str, str, int]:
    killed = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    slow = killed in (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL)
    what = f"It took longer than {limits.WALL_SECONDS} seconds." if slow else "The check broke off at this file."
    return "uninspectable", "", what, "block", 0


def _bound() -> None:
    """Limits for the examination of one file; whatever fails in it ends this process quietly."""
    import resource

    sys.excepthook = lambda *_: os._exit(1)
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 2)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * 4096 if Path("/proc/self/statm").exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (taken + limits.MEMORY, taken + limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CPU_SECONDS, limits.CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(limits.WALL_SECONDS)


def _prepare(file: Path) -> None:
    """Imports what files of this kind need before the fork, so that the next ones need not."""
    with file.open("rb") as opened:
        kind = kind_of(opened.read(_HEAD))
    if kind is Kind.PDF:
        from site_builder.gate.attachments import pdf  # noqa: F401
    elif kind in (Kind.TEXT, Kind.HTML, Kind.SVG, Kind.XML):
        from site_builder.gate.attachments import csv_tables, markup, svg  # noqa: F401
    elif kind is Kind.OLE:
        from site_builder.gate.attachments import old_office  # noqa: F401
    elif file.read_bytes()[:2] == b"PK" if file.stat().st_size <= limits.FILE else False:
        from site_builder.gate.attachments import odf, office, slides, spreadsheets, word  # noqa: F401
    else:
        from site_builder.gate.attachments import images  # noqa: F401


if __name__ == "__main__":
    main()
