"""The examination of one file in a process of its own, which may die of what it reads: what it died of is a finding."""

import hashlib
import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding

_NO_MEMORY = 3
Answer = tuple[str, list[tuple[str, str, str, str, int]]]
"""The SHA-256 of the bytes that were examined, "" where none were, and the findings."""


def answer(file: Path, rules: Rules) -> Answer:
    """What is found, in the form in which it goes from one process to another; nothing bounds what it takes."""
    read = ""
    if file.stat().st_size > limits.FILE:
        found: tuple[Finding, ...] = (Finding("too-large", "", f"It is larger than {limits.FILE:,} bytes."),)
    else:
        from site_builder.gate.attachments.examine import examine  # what opens files is slow to load

        content = file.read_bytes()
        read = hashlib.sha256(content).hexdigest()
        name = os.fsencode(file.name).decode("utf-8", "backslashreplace")  # some systems bear names that are no text
        found = examine(name, content, rules)
    return read, [(f.code, f.place, f.what, f.level.value, f.line) for f in found]


class Died(Exception):
    """The copy of this process ended before its work; the message says what it died of."""


def answer_of_a_child(file: Path, rules: Rules) -> Answer:
    """The same from a copy of this process, with limits on memory and time; this process must have no threads."""
    try:
        found: Answer = json.loads(in_a_child(lambda: json.dumps(answer(file, rules)).encode()))
    except Died as error:
        return "", [("uninspectable", "", str(error), "block", 0)]
    return found


def in_a_child(work: Callable[[], bytes]) -> bytes:
    """What the work gives, done in a copy of this process within limits; raises Died where it breaks off."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            _bound()
            content = work()
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(content)
            os._exit(0)
        except MemoryError:
            os._exit(_NO_MEMORY)
        finally:
            os._exit(1)  # whatever failed: nothing of what the parent has begun is for the child to end
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        content = pipe.read()
    _, status = os.waitpid(child, 0)
    if status == 0 and content:
        return content
    raise Died(_cause(status))


def _cause(status: int) -> str:
    allowed: dict[int, int] = {signal.SIGPROF: limits.WORK_SECONDS, signal.SIGALRM: limits.WALL_SECONDS}
    seconds = allowed.get(os.WTERMSIG(status)) if os.WIFSIGNALED(status) else None
    what = f"It took longer than {seconds} seconds." if seconds else "The check broke off at this file."
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == _NO_MEMORY:
        what = f"It takes more than {limits.MEMORY // 1_000_000} MB of memory."
    return what


def _bound() -> None:
    """Limits for the examination of one file."""
    import resource

    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 2)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * 4096 if Path("/proc/self/statm").exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (taken + limits.MEMORY, taken + limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for timer, ring, seconds in (
        (signal.ITIMER_PROF, signal.SIGPROF, limits.WORK_SECONDS),
        (signal.ITIMER_REAL, signal.SIGALRM, limits.WALL_SECONDS),
    ):
        signal.signal(ring, signal.SIG_DFL)
        signal.setitimer(timer, seconds)
