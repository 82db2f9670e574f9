"""How a file looks from outside: what tells whether it was changed, without reading it.

A file that was touched shortly before it is looked at could be changed once more and look the same: it has no look.
"""

import marshal
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from site_builder.cache import digest

_TOO_FRESH = 2_000_000_000
_PORTION, _MUCH = 1 << 15, 1 << 22
_BINARY: int = getattr(os, "O_BINARY", 0)
Look = tuple[int, ...]
"""Size, times (in nanoseconds), number and kind of a file; nothing where they could not tell a later change."""


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
    now = time.time_ns()
    return settled(glimpse(file), now)


def settled(glimpse: Look, now: int) -> Look:
    """What a glimpse at this time is worth: nothing where the file was touched so lately that it could change again."""
    return () if not glimpse or now - max(glimpse[1:3]) < _TOO_FRESH else glimpse


def glimpse(file: Path | str) -> Look:
    """How a file looks at this moment, however lately it was touched; nothing where it is not there."""
    try:
        status = os.lstat(file)
    except OSError:  # not there, or of a name that no system can hold
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_mode


def of_no_library(folders: Iterable[str | Path]) -> list[str]:
    """Those of the folders that are no part of an installed library: what libraries hold is known by their version."""
    return [str(folder) for folder in folders if "site-packages" not in Path(folder).parts]


def is_ordinary(glimpse: Look) -> bool:
    """Whether it was a file, and no link, pipe or device."""
    return glimpse != () and stat.S_ISREG(glimpse[-1])


@dataclass(frozen=True)
class Glimpses:
    """How files looked, by path, at a time in nanoseconds or later."""

    at: int
    of: Mapping[str, Look]

    def settled(self) -> dict[str, Look]:
        """What the glimpses are worth."""
        return {path: settled(look, self.at) for path, look in self.of.items()}

    @cached_property
    def seal(self) -> bytes:
        """What stands for how all these files look; nothing where one could change again and look the same."""
        looks = self.settled()
        if not all(looks.values()):
            return b""
        return digest(marshal.dumps(sorted(looks.items()), 2))  # the last version that packs the same in the same way


def glimpses_in(folders: Sequence[str], hidden: bool = True) -> Glimpses:
    """How every file in these folders looks now, those among them whose names begin with a dot if `hidden`; the
    folders may be single files.
    """
    return Glimpses(time.time_ns(), {path: look for folder in folders for path, look in _files(folder, hidden)})


class Sight:
    """Looks at the same folders no more than once."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, ...], Glimpses] = {}

    def of(self, folders: Sequence[str]) -> Glimpses:
        """How every file in these folders looked when they were first asked for."""
        if tuple(folders) not in self._seen:
            self._seen[tuple(folders)] = glimpses_in(folders)
        return self._seen[tuple(folders)]


def _files(path: str, hidden: bool) -> Iterator[tuple[str, Look]]:
    if not Path(path).is_dir():
        if look := glimpse(path):
            yield path, look
        return
    waiting = [path]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if not hidden and entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif look := glimpse(entry.path):  # it may be gone meanwhile
                    yield entry.path, look
