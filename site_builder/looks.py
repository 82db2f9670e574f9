"""How a file looks from outside: what tells whether it was changed, without reading it.

A file that was touched shortly before it is looked at could be changed once more and look the same: it has no look.
"""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_TOO_FRESH = 2_000_000_000
_PORTION, _MUCH = 1 << 15, 1 << 22
_BINARY: int = getattr(os, "O_BINARY", 0)
Look = tuple[int, ...]
"""Size, times (in nanoseconds) and number of a file; nothing where they could not tell a later change."""


def content_of(file: str, most: int = sys.maxsize) -> bytes:
    """The bytes of a file, or its first so many, asked of the system itself: there are thousands of small ones."""
    opened = os.open(file, os.O_RDONLY | _BINARY)
    try:
        found = os.read(opened, min(_PORTION, most))
        while found and len(found) < most and (more := os.read(opened, min(_MUCH, most - len(found)))):
            found += more
        return found
    finally:
        os.close(opened)


def look_at(file: Path | str) -> Look:
    """What tells whether a file was changed since; nothing where it is not there."""
    try:
        return look_of(os.lstat(file), time.time_ns())
    except OSError:  # not there, or of a name that no system can hold
        return ()


def look_of(status: os.stat_result, now: int) -> Look:
    """The same, from the file's status at this time in nanoseconds."""
    return () if now - max(status.st_mtime_ns, status.st_ctime_ns) < _TOO_FRESH else _look(status)


def glimpse(file: Path | str) -> Look:
    """How a file looks at this moment, however lately it was touched; nothing where it is not there."""
    try:
        return _look(os.lstat(file))
    except OSError:
        return ()


def _look(status: os.stat_result) -> Look:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def looks_in(folders: Sequence[str]) -> dict[str, Look]:
    """How every file in these folders looks now; the folders may be single files."""
    now = time.time_ns()
    return {path: look_of(status, now) for folder in folders for path, status in _files(folder)}


class Sight:
    """Looks at the same folders no more than once."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], dict[str, Look]] = {}

    def of(self, folders: Sequence[str]) -> dict[str, Look]:
        """How every file in these folders looked when they were first asked for."""
        if tuple(folders) not in self._seen:
            self._seen[tuple(folders)] = looks_in(folders)
        return self._seen[tuple(folders)]


def _files(path: str) -> Iterator[tuple[str, os.stat_result]]:
    if not Path(path).is_dir():
        if Path(path).exists():
            yield path, Path(path).lstat()
        return
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                yield entry.path, entry.stat(follow_symlinks=False)
