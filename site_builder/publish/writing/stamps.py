"""How files of a site look from outside, one by one and all at once."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

Stamp = tuple[int, int]
"""Size and modification time (in nanoseconds) of a file."""
_BYTES = 16
_ROUND = (1 << 8 * _BYTES) - 1


class Total(NamedTuple):
    """What stands for many files with their stamps: how many they are, and the sum of what stands for each.

    It does not depend on their order, and that of a whole is put together from those of its parts.
    """

    files: int = 0
    sum: int = 0


def total_of(files: Iterable[tuple[str, Stamp]]) -> Total:
    """The total of files, each with its path; hidden ones do not count."""
    count = found = 0
    for path, (size, moment) in files:
        if not path.startswith("."):
            said = f"{path}\0{size}\0{moment}".encode("utf-8", "surrogatepass")
            found += int.from_bytes(blake2b(said, digest_size=_BYTES).digest(), "little")
            count += 1
    return Total(count, found & _ROUND)


def joined(totals: Iterable[Total]) -> Total:
    """The total of all files of which these are totals."""
    known = list(totals)
    return Total(sum(it.files for it in known), sum(it.sum for it in known) & _ROUND)


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file of this status."""
    return status.st_size, status.st_mtime_ns


def files_in(folder: Path) -> dict[str, Stamp]:
    """Every file below the folder by its path, with its stamp; nothing where there is no such folder."""
    return dict(_files(folder))


def seen_in(site: Path) -> dict[str, Stamp]:
    """The same for a site: what is hidden in it is not ours."""
    return {path: stamp for path, stamp in _files(site) if not path.startswith(".")}


def glance_at(site: Path) -> Total:
    """What stands for all files of a site."""
    return total_of(_files(site))


def _files(folder: Path) -> Iterator[tuple[str, Stamp]]:
    waiting, start = [""], str(folder)
    while waiting:
        above = waiting.pop()
        with contextlib.suppress(FileNotFoundError), os.scandir(f"{start}/{above}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{above}{entry.name}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    yield f"{above}{entry.name}", (status.st_size, status.st_mtime_ns)
