"""A tree of git as a folder of files, kept and brought up to date: what differs is written, the rest stays.

No filter, no line ending and no attribute changes a byte. A link is laid out as a link to nowhere: what is at
its end is no part of the tree.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.cache import load, save, version_of
from site_builder.commits.objects import Blob, Tree, blobs_of
from site_builder.locks import locked
from site_builder.looks import Look, glimpse

_ROOMS = ("commits", "cache", "looks")
Listed = dict[str, tuple[Blob, Look]]


@contextmanager
def laid_out(top: Path, tree: Tree, place: Path) -> Iterator[Path]:
    """The folder with the files of this tree, below `place`; where the system can lock, nobody else changes it."""
    with locked(place / "lock"):
        listing, folder = place / "listed", place / "files"
        known: Listed = load(listing, version_of(*_ROOMS)) or {}
        same = {
            path: it for path, it in known.items() if tree.get(path) == it[0] and glimpse(f"{folder}/{path}") == it[1]
        }
        if not known or not known.keys() == same.keys() == tree.keys():
            listing.unlink(missing_ok=True)  # who breaks off here leaves nothing that could be taken for whole
            save(listing, version_of(*_ROOMS), _bring_up_to_date(top, tree, folder, known, same))
        yield folder


def _bring_up_to_date(top: Path, tree: Tree, folder: Path, known: Listed, same: Listed) -> Listed:
    now = dict(same)
    if not known:
        shutil.rmtree(folder, ignore_errors=True)
    for path in known.keys() - now.keys():
        _remove(folder, path)
    missing = [path for path in tree if path not in now]
    with blobs_of(top) as blobs:
        for path in missing:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)
            if tree[path].is_file:
                blobs.write(tree[path].name, file)
            else:
                file.symlink_to(os.devnull)
            now[path] = (tree[path], glimpse(file))
    return now


def _remove(folder: Path, path: str) -> None:
    """Removes a file, and the folders that are empty without it."""
    file = folder / path
    file.unlink(missing_ok=True)
    for above in file.parents:
        if above == folder or not above.is_dir() or any(above.iterdir()):
            return
        above.rmdir()
