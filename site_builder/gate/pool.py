"""Many files through few workers: started once, fed one file after another, replaced when one dies."""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.child import Answer, answer_of_a_child
from site_builder.gate.findings import Finding
from site_builder.problems import Level

_GRACE = 1.0
"""Seconds that a worker may take beyond its own limit before it is ended from here."""
_LOADING = 120.0
"""Seconds that a worker may take to start, and to load what opens a file: on a busy machine that takes long."""
_FEW = 2
"""Files for which no worker is started: to load everything anew would take longer than to look at them."""


class Examined(NamedTuple):
    """`sha256` is that of the bytes that were examined, "" where the examination broke off; it may not be that of the
    file any more.
    """

    sha256: str
    findings: tuple[Finding, ...]


class _Worker:
    """One process, started when first needed."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.process: subprocess.Popen[str] | None = None

    def examine(self, file: Path) -> Examined:
        """What the worker found; a finding of its own where the worker died or had to be ended."""
        process = self.process or self._start()
        assert process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(json.dumps(str(file)) + "\n")
            process.stdin.flush()
        line = _line(process, _LOADING) and _line(process, limits.WALL_SECONDS + _GRACE)
        if not line:
            self.close()
            return Examined("", (Finding("uninspectable", "", "The check broke off at this file."),))
        return _unpacked(json.loads(line))

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "site_builder.gate.worker"]
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
        )
        assert process.stdin is not None
        process.stdin.write(json.dumps(self.rules.as_dict()) + "\n")
        self.process = process
        return process

    def close(self) -> None:
        """Ends the process."""
        if self.process is not None:
            for stream in (self.process.stdin, self.process.stdout):
                if stream is not None:
                    with contextlib.suppress(BrokenPipeError):
                        stream.close()
            self.process.kill()
            self.process.wait()
            self.process = None


def _line(process: subprocess.Popen[str], seconds: float) -> str:
    """The next line that the worker writes; "" where it died, or was ended because that took longer."""
    assert process.stdout is not None
    watch = threading.Timer(seconds, process.kill)
    watch.start()
    try:
        return process.stdout.readline()
    finally:
        watch.cancel()


def _unpacked(answer: Answer) -> Examined:
    read, found = answer
    return Examined(
        read, tuple(Finding(c, place, what, Level(level), number) for c, place, what, level, number in found)
    )


def examine_files(files: Sequence[Path], rules: Rules, workers: int = 0) -> list[Examined]:
    """What is found in each file, in the order of the files; `workers` 0 means one for each processor, at most four."""
    if not files:
        return []
    if len(files) <= _FEW and hasattr(os, "fork") and threading.active_count() == 1:
        return [_unpacked(answer_of_a_child(file, rules)) for file in files]
    count = min(workers or min(os.cpu_count() or 1, 4), len(files))
    idle: SimpleQueue[_Worker] = SimpleQueue()
    crew = [_Worker(rules) for _ in range(count)]
    for worker in crew:
        idle.put(worker)

    def one(file: Path) -> Examined:
        worker = idle.get()
        try:
            return worker.examine(file)
        finally:
            idle.put(worker)

    try:
        with ThreadPoolExecutor(count) as threads:
            return list(threads.map(one, files))
    finally:
        for worker in crew:
            worker.close()
