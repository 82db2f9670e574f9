"""What is new is put into the site: little of it file by file, much of it as a whole folder in one step.

Before the first file is moved, a list in the folder says that all of them are there and what is to be taken out. Where
that list is found, a build was stopped in between: the next one first finishes what it began.
"""

import contextlib
import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from site_builder.publish.stamps import files_in, seen_in

_AT_FDCWD, _EXCHANGE = (-2, 2) if sys.platform == "darwin" else (-100, 2)
_READY = ".ready"
_FEW = 2_000
"""Files that are moved one by one; more are put beside all others, and the folder takes the place of the site."""
_CANNOT_MOVE = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM)


class Pending(Protocol):
    """A site, the folder with what is to come into it, and the files that are to go."""

    site: Path
    folder: Path
    gone: Collection[str]


def next_of(site: Path) -> Path:
    """The folder beside the site in which what is new waits."""
    return site.with_name(f".{site.name}.next")


def old_of(site: Path) -> Path:
    """Where the site is for the moment in which the two change their names in three steps."""
    return site.with_name(f".{site.name}.old")


def publish(tree: Pending) -> None:
    """Puts all that waits into the site, and takes out what is to go."""
    site, folder = tree.site, tree.folder
    if not site.exists():
        folder.rename(site)
        return
    coming = files_in(folder)
    if len(coming) + len(tree.gone) > _FEW and _changed_places(tree, coming):
        return
    arriving = folder / f"{_READY}.new"
    arriving.write_text(json.dumps(sorted(tree.gone)), "utf-8", "surrogatepass")
    arriving.replace(folder / _READY)
    finish(site)


def finish(site: Path) -> None:
    """Moves what waits for a site, where it is ready: new files first, then others, pages last; at the end removals."""
    folder = next_of(site)
    try:
        gone = json.loads((folder / _READY).read_text("utf-8", "surrogatepass"))
    except FileNotFoundError:
        return
    coming = [path for path in files_in(folder) if path != _READY]
    above = {path.rpartition("/")[0] for path in coming}
    in_the_way = [path for path in gone if any(it == path or it.startswith(f"{path}/") for it in above)]
    for path in in_the_way:
        _removed(site / path, site)
    rank = {path: os.path.lexists(site / path) * (1 + path.endswith(".html")) for path in coming}
    for path in sorted(coming, key=lambda path: (rank[path], path)):
        _moved(folder / path, site / path, site)
    for path in gone:
        _removed(site / path, site)
    shutil.rmtree(folder)


def is_whole(site: Path) -> bool:
    """Whether no build was stopped while it put files into the site."""
    return not (next_of(site) / _READY).exists()


def _moved(file: Path, target: Path, site: Path) -> None:
    """The file takes its place; what stands in its way, be it a folder or a file in place of one, is of the past."""
    if not target.parent.is_dir():
        make_way(target.parent, site)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    try:
        file.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:  # the site is a mounted folder
            raise
        arriving = target.with_name(f".{target.name}.new")
        shutil.copy2(file, arriving)
        arriving.replace(target)


def _removed(file: Path, site: Path) -> None:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
        file.unlink()
    with contextlib.suppress(OSError):  # a folder that is not empty stays
        while (file := file.parent) != site:
            file.rmdir()


def _changed_places(tree: Pending, coming: Collection[str]) -> bool:
    """Puts beside what is new all that stays, and lets the folder and the site change places in one step, if it can."""
    site, folder = tree.site, tree.folder
    if site.is_symlink() or site.is_mount():
        return False
    staying = sorted(seen_in(site).keys() - {*coming, *tree.gone})
    for above in {path.rpartition("/")[0] for path in staying}:
        make_way(folder / above, folder)
    for path in staying:
        _link(f"{site}/{path}", f"{folder}/{path}")
    try:
        _exchange(folder, site)
    except OSError as error:
        if error.errno not in _CANNOT_MOVE:
            raise
        return False
    keep_hidden(folder, site)
    shutil.rmtree(folder)
    return True


def make_way(folder: Path, root: Path) -> None:
    """Makes the folder; a file that stands where it or one of its parents below the root must be is of the past."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        for part in (*reversed(folder.parents), folder):
            if part.is_relative_to(root) and part != root and (part.is_file() or part.is_symlink()):
                part.unlink()
        folder.mkdir(parents=True, exist_ok=True)


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:  # a file system without hard links: a copy with the old modification time does as well
        shutil.copy2(old, new, follow_symlinks=False)


def _exchange(one: Path, other: Path) -> None:
    """The two folders change their names: in one step where the system can, else in three."""
    libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    swap = getattr(libc, "renameatx_np" if sys.platform == "darwin" else "renameat2", None)
    if swap and not swap(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE):
        return
    if swap and ctypes.get_errno() in _CANNOT_MOVE:
        raise OSError(ctypes.get_errno(), "The site cannot be renamed.", str(other))
    shutil.rmtree(old_of(other), ignore_errors=True)
    other.rename(old_of(other))
    one.rename(other)
    old_of(other).rename(one)


def keep_hidden(folder: Path, site: Path) -> None:
    """Entries of the deployed site whose name begins with a dot (`.git`, `.well-known`) stay in it."""
    for kept in folder.glob(".*"):
        if site.exists() and not kept.name.startswith(_READY) and not (site / kept.name).exists():
            kept.rename(site / kept.name)
