"""The site and the folder beside it that is about to become the site; the two change places in one step.

What has not changed is the same file in both, so that its modification time stays and nothing is written twice. The
folder that was the site stays beside it and is brought up to date by the next build. A build that fails or is killed
leaves the site as it was.
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

from site_builder.workers import aside

Stamp = tuple[int, int]
"""Size and modification time (in nanoseconds) of a file."""

_BINARY: int = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Tree:
    """The folder that is to become the site; `found` gives what lay in it when it was begun with."""

    folder: Path
    site: Path
    found: Callable[[], dict[str, Stamp]]
    is_first: bool
    folders: set[str] = field(default_factory=set)
    """Those below the folder that were made, or seen to be there."""

    @cached_property
    def present(self) -> dict[str, Stamp]:
        """What lies in the folder."""
        return self.found()

    def look(self) -> dict[str, Stamp]:
        """Waits until it is known what lies in the folder: only this process can be told, none of its copies."""
        return self.present

    def holds(self, path: str, stamp: Stamp) -> bool:
        """Whether the file is in the folder as it was written; one that only the site has is taken from there."""
        if self.present.get(path) == stamp:
            return True
        if self.is_first:
            return False
        try:
            if stamp_of(os.lstat(f"{self.site}/{path}")) != stamp:
                return False
        except (FileNotFoundError, NotADirectoryError):
            return False
        self._make_way(path)
        if path in self.present:
            (self.folder / path).unlink(missing_ok=True)
        _link(f"{self.site}/{path}", f"{self.folder}/{path}")
        self.present[path] = stamp
        return True

    def same(self, path: str, content: bytes) -> Stamp | None:
        """The stamp of the file, where the folder or the site has one with these bytes; the folder has it then."""
        if stamp := self.present.get(path):
            same = stamp[0] == len(content) and (self.folder / path).read_bytes() == content
            return stamp if same else None
        file = self.site / path
        if not self.is_first and file.is_file() and not file.is_symlink() and file.read_bytes() == content:
            stamp = stamp_of(file.stat())
            return stamp if self.holds(path, stamp) else None
        return None

    def put(self, path: str, content: bytes) -> Stamp:
        """Writes the file. One that is there already may be part of the published site: it is not touched, but replaced
        by one that was written under another name.
        """
        above, name = self._make_way(path)
        file = f"{self.folder}/{path}"
        if path not in self.present:
            with contextlib.suppress(FileExistsError, IsADirectoryError):
                return _written(file, content, os.O_EXCL)
        arriving = f"{self.folder}/{above}/.{name}.{os.getpid()}"
        stamp = _written(arriving, content, os.O_TRUNC)
        try:
            os.replace(arriving, file)  # noqa: PTH105 (strings, because there are tens of thousands)
        except IsADirectoryError:
            shutil.rmtree(file)
            Path(arriving).replace(file)
        return stamp

    def _make_way(self, path: str) -> tuple[str, str]:
        """The folder that the file is to lie in, which is there then, and its name."""
        above, _, name = path.rpartition("/")
        if above not in self.folders:
            _clear_way(self.folder / above)
            self.folders.add(above)
        return above, name

    def keep_only(self, paths: Collection[str]) -> None:
        """Removes every file that was in the folder from the beginning and is not one of these."""
        for path in [path for path in self.present if path not in paths]:
            del self.present[path]
            file = self.folder / path
            file.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # a folder that is not empty stays
                while (file := file.parent) != self.folder:
                    file.rmdir()


def _written(file: str, content: bytes, how: int) -> Stamp:
    """The stamp of a file that is written anew."""
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | how | _BINARY, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(opened, rest) :]
        return stamp_of(os.fstat(opened))
    finally:
        os.close(opened)


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file of this status."""
    return status.st_size, status.st_mtime_ns


def _clear_way(folder: Path) -> None:
    """Makes the folder; a file that stands where one of its parents must be is of the past."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        for part in (*reversed(folder.parents), folder):
            if part.is_file() or part.is_symlink():
                part.unlink()
        folder.mkdir(parents=True, exist_ok=True)


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:  # a file system without hard links: a copy with the old modification time does as well
        shutil.copy2(old, new, follow_symlinks=False)


@contextmanager
def beside(site: Path, lock: Path) -> Iterator[Tree]:
    """The tree that is to become the site, while no other build has it in hand."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        _wait_for(held.fileno())
        folder = next_of(site)
        if not site.exists() and old_of(site).exists():
            old_of(site).rename(site)  # a build was killed between the two
        keep_hidden(folder, site)
        with aside(partial(_begun, folder, site)) as found:  # what else the build begins with takes as long
            yield Tree(folder, site, found, is_first=not site.exists())


def _begun(folder: Path, site: Path) -> dict[str, Stamp]:
    """What lies in the folder: where there was none, all that the site holds."""
    if site.exists() and not folder.exists():
        _mirror(site, folder)
    folder.mkdir(parents=True, exist_ok=True)
    return files_in(folder)


def _mirror(site: Path, folder: Path) -> None:
    """Makes the folder hold every file of the site, but for hidden ones: one by one they would take twice as long."""
    folder.mkdir()
    waiting = [entry for entry in os.scandir(site) if not entry.name.startswith(".")]
    while waiting:
        entry = waiting.pop()
        there = f"{folder}{entry.path[len(str(site)) :]}"
        if entry.is_dir(follow_symlinks=False):
            os.mkdir(there)  # noqa: PTH102 (strings, because there are tens of thousands)
            waiting.extend(os.scandir(entry.path))
        else:
            _link(entry.path, there)


def _wait_for(lock: int) -> None:
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX)


def next_of(site: Path) -> Path:
    """The folder beside the site that is to become it."""
    return site.with_name(f".{site.name}.next")


def old_of(site: Path) -> Path:
    """Where the site is for the moment in which the two change their names in three steps."""
    return site.with_name(f".{site.name}.old")


def files_in(folder: Path) -> dict[str, Stamp]:
    """Every file below the folder by its path, with its stamp; nothing where there is no such folder."""
    found: dict[str, Stamp] = {}
    waiting = [""]
    while waiting:
        above = waiting.pop()
        with contextlib.suppress(FileNotFoundError), os.scandir(folder / above) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{above}{entry.name}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[f"{above}{entry.name}"] = (status.st_size, status.st_mtime_ns)
    return found


def keep_hidden(folder: Path, site: Path) -> None:
    """Entries of the deployed site whose name begins with a dot (`.git`, `.well-known`) stay in it."""
    for kept in folder.glob(".*"):
        if site.exists() and not (site / kept.name).exists():
            kept.rename(site / kept.name)
