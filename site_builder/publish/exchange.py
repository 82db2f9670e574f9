"""The folder that was made takes the place of the site, and the site that of the folder, in one step."""

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path

from site_builder.publish.trees import Tree, files_in, keep_hidden, old_of

_AT_FDCWD, _EXCHANGE = (-2, 2) if sys.platform == "darwin" else (-100, 2)


def publish(tree: Tree) -> None:
    """Puts the tree in the place of the site, which takes the tree's."""
    site, folder = tree.site, tree.folder
    if not site.exists():
        folder.rename(site)
        return
    try:
        _exchange(folder, site)
    except OSError as error:
        if error.errno not in (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM):
            raise
        _sync(folder, site)  # the site is a mounted folder, which cannot be renamed
        return
    keep_hidden(folder, site)


def _exchange(one: Path, other: Path) -> None:
    """The two folders change their names: in one step where the system can, else in three."""
    libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    swap = getattr(libc, "renameatx_np" if sys.platform == "darwin" else "renameat2", None)
    if swap and not swap(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE):
        return
    if swap and ctypes.get_errno() in (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM):
        raise OSError(ctypes.get_errno(), "The site cannot be renamed.", str(other))
    shutil.rmtree(old_of(other), ignore_errors=True)
    other.rename(old_of(other))
    one.rename(other)
    old_of(other).rename(one)


def _sync(folder: Path, site: Path) -> None:
    """Brings the site to the state of the folder, file by file: pages after what they load, removals last."""
    new, old = files_in(folder), files_in(site)
    for path in sorted(new, key=lambda path: (path.endswith(".html"), path)):
        if old.get(path) != new[path]:
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            arriving = target.with_name(f".{target.name}.new")
            shutil.copy2(folder / path, arriving)
            arriving.replace(target)
    for path in old.keys() - new.keys():
        if not path.startswith("."):
            (site / path).unlink()
