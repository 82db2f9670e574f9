"""The list of what a build is about to put into a site: kept with what builds know, not beside the site.

Where it is found, a build was stopped in between. It holds all that the next one believes: what lies beside the site,
and is not on the list as it lies there, came from somewhere else and is thrown away.
"""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from unicodedata import normalize

from site_builder.cache import load, save
from site_builder.publish.writing.stamps import Stamp, files_in, stamp_of

_FORM = b"1"
Identity = tuple[int, int]
"""What a folder stays known by whatever it is called: the device, and its number there."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The files that come, with their stamps, and those that go; or, in place of the first, the folder of the old site,
    where the whole site is to change places with it.
    """

    coming: dict[str, Stamp]
    gone: tuple[str, ...]
    old: Identity | None = None


def keep_list(file: Path, listed: Listed) -> None:
    """Writes the list in one step."""
    save(file, _FORM, listed)


def kept_list(file: Path) -> Listed | None:
    """The list that is kept there; None where there is none, or one with paths that lead out of a site."""
    found = load(file, _FORM)
    return found if isinstance(found, Listed) and all(map(is_inside, (*found.coming, *found.gone))) else None


def is_inside(path: str) -> bool:
    """Whether the path is relative, as plain as can be, and leads nowhere out of the folder it begins in."""
    parts = path.replace(os.sep, "/").split("/")
    return not PurePath(path).drive and "\0" not in path and all(part not in ("", ".", "..") for part in parts)


def agree(listed: Listed, folder: Path, site: Path) -> bool:
    """Whether each file that is to come waits in the folder as it was written there, or is in the site already."""
    waiting = files_in(folder)
    return all(
        is_as_listed(folder / path if path in waiting else site / path, stamp) for path, stamp in listed.coming.items()
    )


def is_as_listed(file: Path, stamp: Stamp) -> bool:
    """Whether a file of its own, and no link, lies there with this stamp."""
    try:
        status = file.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and stamp_of(status) == stamp


def identity_of(folder: Path) -> Identity | None:
    """What the folder is known by; None where there is none, or only a link to one."""
    try:
        status = folder.lstat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def folded(paths: Iterable[str]) -> set[str]:
    """The paths, and the folders above them, as one that does not tell large from small letters knows them."""
    known: set[str] = set()
    for path in paths:
        known_as = folded_path(path)
        while known_as and known_as not in known:
            known.add(known_as)
            known_as = known_as.rpartition("/")[0]
    return known


def folded_path(path: str) -> str:
    """The path as a file system knows it that tells neither large from small letters nor ways to write an accent."""
    return normalize("NFC", normalize("NFC", path).casefold())
