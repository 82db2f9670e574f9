"""What waits beside a site moves into it: what is new to it in whole folders, and file by file what takes a place."""

import contextlib
import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from site_builder.publish.writing.listing import Listed, folded, folded_path


def open_to_changes(paths: Iterable[str], site: Path) -> None:
    """Raises PermissionError where one of the folders in which these lie cannot be changed: then none is."""
    for folder in sorted({"", *(above for path in paths for above in _above(path))}):
        place = f"{site}/{folder}"
        if os.path.isdir(place) and not os.access(place, os.W_OK | os.X_OK):  # noqa: PTH112 (as below)
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), place)


def move_in(listed: Listed, lying: Collection[str], folder: Path, site: Path) -> None:
    """Moves what is listed of all that lies in the folder: what is new first, then other files, pages last; at the end
    removals.

    What goes is taken out first where it stands in the way, be it that only its letters are larger or smaller.
    """
    waiting = [path for path in lying if path in listed.coming]
    coming, arriving = folded(listed.coming), folded(waiting)
    for path in listed.gone:
        if folded_path(path) in arriving:
            _removed(site / path, site)
    pieces = _pieces(waiting, (path for path in lying if path not in listed.coming), site)
    rank = {path: os.path.lexists(f"{site}/{path}") * (1 + path.endswith(".html")) for path in pieces}
    for path in sorted(pieces, key=lambda path: (rank[path], path)):
        _moved(folder / path, site / path, site)
    for path in listed.gone:
        if folded_path(path) not in coming:
            _removed(site / path, site)


def _pieces(waiting: Iterable[str], strange: Iterable[str], site: Path) -> set[str]:
    """What is moved in one step each: folders that the site does not have and nothing strange lies in, else files."""
    is_new = {above: False for path in strange for above in _above(path)}

    def known(folder: str) -> bool:
        if folder not in is_new:
            is_new[folder] = not os.path.lexists(f"{site}/{folder}")
        return is_new[folder]

    return {next(filter(known, _above(path)), path) for path in waiting}


def _above(path: str) -> Iterator[str]:
    """The folders in which the path lies, the outermost first."""
    end = -1
    while (end := path.find("/", end + 1)) > 0:
        yield path[:end]


def _moved(piece: Path, target: Path, site: Path) -> None:
    """The file or folder takes its place; what stands in its way, be it a folder in place of a file, is of the past."""
    if not os.path.isdir(target.parent):  # noqa: PTH112 (Path's own takes as long as the move)
        make_way(target.parent, site)
    if os.path.isdir(target) and not target.is_symlink():  # noqa: PTH112 (as above)
        shutil.rmtree(target)
    try:
        os.replace(piece, target)  # noqa: PTH105 (as above)
    except OSError as error:
        if error.errno != errno.EXDEV:  # the site is a mounted folder
            raise
        _copied(piece, target, site)


def _copied(piece: Path, target: Path, site: Path) -> None:
    if piece.is_dir():
        for below in sorted(piece.iterdir()):
            _moved(below, target / below.name, site)
    else:
        arriving = target.with_name(f".{target.name}.new")
        shutil.copy2(piece, arriving)
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
