"""What is new is put into the site: piece by piece, or, where much of the site changes, as a whole in one step.

Before the first step a list is kept of all that comes and goes (see `listing`). Where that is found, a build was
stopped in between: the next one first finishes what it began (see `remains`).
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from site_builder.problems import NotPlaced
from site_builder.publish.writing.hidden import keep_hidden
from site_builder.publish.writing.listing import Listed, identity_of, keep_list
from site_builder.publish.writing.moving import make_way, move_in, open_to_changes
from site_builder.publish.writing.stamps import Stamp, files_in, seen_in

_AT_FDCWD, _EXCHANGE = (-2, 2) if sys.platform == "darwin" else (-100, 2)
_READY = ".ready"
_FEW, _PART = 2_000, 3
"""Files of the site that are replaced or taken out one by one, or else this part of it: where more are, those that stay
are linked to beside what is new, and the folder takes the place of the site. For as long as files change one by one, a
page may not fit to its neighbours; what is only new fits to all, and a link costs as much as three of the changes.
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
    changing = sum(os.path.lexists(f"{tree.site}/{path}") for path in coming) + len(tree.gone)
    if changing > _FEW:
        standing = seen_in(tree.site)
        if changing > len(standing) // _PART and _changed_places(tree, coming, standing):
            return
    listed = Listed(coming, tuple(sorted(tree.gone)))
    open_to_changes((*coming, *tree.gone), tree.site)
    keep_list(tree.listing, listed)
    (tree.folder / _READY).open("ab").close()  # what delivers the site sees no list
    move_in(listed, coming, tree.folder, tree.site)
    cleared(tree.folder, tree.listing)


def cleared(folder: Path, listing: Path) -> None:
    """Removes the folder, and then the list of what was done with it."""
    if os.path.lexists(folder):
        shutil.rmtree(folder)
    listing.unlink(missing_ok=True)


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
