"""What is new is put into the site: little of it file by file, much of it as a whole folder in one step.

Before the first step a list is kept of all that comes and goes (see `listing`). Where that is found, a build was
stopped in between: the next one first finishes what it began (see `remains`).
"""

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from site_builder.problems import NotPlaced
from site_builder.publish.hidden import keep_hidden
from site_builder.publish.listing import Listed, folded, folded_path, identity_of, keep_list
from site_builder.publish.stamps import Stamp, files_in, seen_in

_AT_FDCWD, _EXCHANGE = (-2, 2) if sys.platform == "darwin" else (-100, 2)
_READY = ".ready"
_FEW, _PART = 2_000, 3
"""Files that are moved one by one, or else this part of the site: more are put beside all others, with a link for each
that stays, and the folder takes the place of the site.
"""
_CANNOT_MOVE = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM)


class Pending(Protocol):
    """A site, the folder with what is to come into it, the files that are to go, and where the list of all is kept."""

    site: Path
    folder: Path
    gone: Collection[str]
    listing: Path


def next_of(site: Path) -> Path:
    """The folder beside the site in which what is new waits."""
    return site.with_name(f".{site.name}.next")


def old_of(site: Path) -> Path:
    """Where the old site is from when another has its place until all that is hidden in it has been taken over."""
    return site.with_name(f".{site.name}.old")


def is_whole(site: Path) -> bool:
    """Whether no build was stopped while it put files into the site, or took back what is hidden in the old one."""
    return not any(next_of(site).glob(".*")) and not os.path.lexists(old_of(site))


def publish(tree: Pending) -> None:
    """Puts all that waits into the site, and takes out what is to go; raises NotPlaced where the system does not."""
    try:
        if os.path.lexists(tree.site):
            _publish(tree, files_in(tree.folder))
        else:
            tree.folder.rename(tree.site)
    except OSError as error:
        raise NotPlaced(tree.site, error) from error


def _publish(tree: Pending, coming: dict[str, Stamp]) -> None:
    moving = len(coming) + len(tree.gone)
    if moving > _FEW:
        standing = seen_in(tree.site)
        if moving > len(standing) // _PART and _changed_places(tree, coming, standing):
            return
    listed = Listed(coming, tuple(sorted(tree.gone)))
    keep_list(tree.listing, listed)
    (tree.folder / _READY).open("ab").close()  # what delivers the site sees no list
    move_in(listed, coming, tree.folder, tree.site)
    cleared(tree.folder, tree.listing)


def cleared(folder: Path, listing: Path) -> None:
    """Removes the folder, and then the list of what was done with it."""
    if os.path.lexists(folder):
        shutil.rmtree(folder)
    listing.unlink(missing_ok=True)


def move_in(listed: Listed, waiting: Collection[str], folder: Path, site: Path) -> None:
    """Moves what waits: new files first, then others, pages last; at the end removals.

    What goes is taken out first where it stands in the way, be it that only its letters are larger or smaller.
    """
    coming, arriving = folded(listed.coming), folded(waiting)
    for path in listed.gone:
        if folded_path(path) in arriving:
            _removed(site / path, site)
    rank = {path: os.path.lexists(f"{site}/{path}") * (1 + path.endswith(".html")) for path in waiting}
    for path in sorted(waiting, key=lambda path: (rank[path], path)):
        _moved(folder / path, site / path, site)
    for path in listed.gone:
        if folded_path(path) not in coming:
            _removed(site / path, site)


def _moved(file: Path, target: Path, site: Path) -> None:
    """The file takes its place; what stands in its way, be it a folder or a file in place of one, is of the past."""
    if not os.path.isdir(target.parent):  # noqa: PTH112 (Path's own takes as long as the move)
        make_way(target.parent, site)
    if os.path.isdir(target) and not target.is_symlink():  # noqa: PTH112 (as above)
        shutil.rmtree(target)
    try:
        os.replace(file, target)  # noqa: PTH105 (as above)
    except OSError as error:
        if error.errno != errno.EXDEV:  # the site is a mounted folder
            raise
        arriving = target.with_name(f".{target.name}.new")
        shutil.copy2(file, arriving)
        arriving.replace(target)


def _removed(file: Path, site: Path) -> None:
    """Takes the file out, and each folder that is empty then; nothing that is not in the site, or only by a link."""
    for above in file.parents:
        if above == site:
            break
        if above.is_symlink():
            return
    else:
        return
    if file.is_symlink() or not file.is_dir():
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()
    with contextlib.suppress(OSError):  # a folder that is not empty stays
        while (file := file.parent) != site:
            file.rmdir()


def _changed_places(tree: Pending, coming: Collection[str], standing: Collection[str]) -> bool:
    """Puts beside what is new all that stays, and lets the folder and the site change places in one step, if it can."""
    site, folder, old = tree.site, tree.folder, identity_of(tree.site)
    if old is None or site.is_mount() or any(hidden.is_mount() for hidden in site.glob(".*")):
        return False
    staying = sorted({*standing} - {*coming, *tree.gone})
    for above in {path.rpartition("/")[0] for path in staying}:
        make_way(folder / above, folder)
    for path in staying:
        _link(f"{site}/{path}", f"{folder}/{path}")
    keep_list(tree.listing, Listed({}, tuple(tree.gone), old))
    try:
        _exchange(folder, site)
    except OSError as error:
        if error.errno not in _CANNOT_MOVE:
            raise
        return False
    keep_hidden(old_of(site), site, set(tree.gone))
    cleared(old_of(site), tree.listing)
    return True


def make_way(folder: Path, root: Path) -> None:
    """Makes the folder; a file or link in place of it, or of one of its parents below the root, is removed for it.

    Only for what is known to be of the past: two things that want one place were told before.
    """
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


def _exchange(new: Path, site: Path) -> None:
    """The new folder takes the place of the site, which is set aside: in one step where the system can, else in two."""
    libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    swap = getattr(libc, "renameatx_np" if sys.platform == "darwin" else "renameat2", None)
    if swap and not swap(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(site), _EXCHANGE):
        new.rename(old_of(site))
        return
    if swap and ctypes.get_errno() in _CANNOT_MOVE:
        raise OSError(ctypes.get_errno(), "The site cannot be renamed.", str(site))
    site.rename(old_of(site))
    try:
        new.rename(site)
    except OSError:
        old_of(site).rename(site)
        raise
