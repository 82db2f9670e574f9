"""The site as it stands, and the folder beside it in which all that is new waits until everything is ready.

What has not changed is not touched, so that its modification time stays and nothing is written twice. A build that
fails or is killed leaves the site as it was.
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from site_builder.publish.exchange import finish, keep_hidden, make_way, next_of, old_of
from site_builder.publish.stamps import Stamp, Total, glance_at, seen_in, stamp_of
from site_builder.workers import aside

_BINARY: int = getattr(os, "O_BINARY", 0)


@dataclass
class Tree:
    """The site, and the folder with what is to be put into it; `glance` gives the total of what the site holds.

    `gone` are the files that will be taken out of the site.
    """

    folder: Path
    site: Path
    glance: Callable[[], Total]
    is_untouched: bool = False
    gone: Collection[str] = ()
    folders: set[str] = field(default_factory=set)
    """Those below the folder that were made, or seen to be there."""

    @cached_property
    def present(self) -> dict[str, Stamp]:
        """What lies in the site."""
        return seen_in(self.site)

    def look(self, known: Total) -> None:
        """Finds out whether the site holds the files of this total and no others: those are then taken for granted.

        Else every file is looked at, and in this process, so that all of its copies know.
        """
        self.is_untouched = known.files > 0 and self.glance() == known
        if not self.is_untouched:
            _ = self.present

    def holds(self, path: str, stamp: Stamp) -> bool:
        """Whether a file that is known lies in the site as it was written."""
        return self.is_untouched or self.present.get(path) == stamp

    def has(self, path: str) -> bool:
        """Whether anything lies there in the site."""
        return os.path.lexists(f"{self.site}/{path}")

    def same(self, path: str, content: bytes) -> Stamp | None:
        """The stamp of the file, where the site has one with these bytes."""
        file = self.site / path
        if not self.is_untouched and path not in self.present:
            return None
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            stamp = stamp_of(file.lstat())
            if stamp[0] == len(content) and not file.is_symlink() and file.read_bytes() == content:
                return stamp
        return None

    def put(self, path: str, content: bytes) -> Stamp:
        """Writes a file that is to come into the site."""
        above = path.rpartition("/")[0]
        if above not in self.folders:
            try:
                os.mkdir(f"{self.folder}/{above}")  # noqa: PTH102 (most of these thousands lie in a folder that is there)
            except OSError:
                make_way(self.folder / above, self.folder)
            self.folders.add(above)
        return _written(f"{self.folder}/{path}", content)


def _written(file: str, content: bytes) -> Stamp:
    """The stamp of a file that is written anew."""
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(opened, rest) :]
        return stamp_of(os.fstat(opened))
    finally:
        os.close(opened)


@contextmanager
def beside(site: Path, lock: Path) -> Iterator[Tree]:
    """The tree of a site, while no other build has it in hand; what a build that was killed has left is put right."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        _wait_for(held.fileno())
        if not site.exists() and old_of(site).exists():
            old_of(site).rename(site)  # a build was killed between the two
        finish(site)
        folder = next_of(site)
        if folder.exists():
            keep_hidden(folder, site)
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        with aside(partial(glance_at, site)) as glance:  # what else the build begins with takes as long
            yield Tree(folder, site, glance)


def _wait_for(lock: int) -> None:
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX)
