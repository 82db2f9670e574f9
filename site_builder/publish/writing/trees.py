"""The site as it stands, and the folder beside it in which all that is new waits until everything is ready.

What has not changed is not touched, so that its modification time stays and nothing is written twice. A build that
fails leaves the site as it was, and so does one that is killed before it begins to move files into it; what one that is
killed later has left half done, the next one finishes.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from site_builder.cache import digest
from site_builder.locks import locked
from site_builder.problems import AddressTaken, NotPlaced
from site_builder.publish.writing.exchange import next_of, old_of
from site_builder.publish.writing.remains import put_right
from site_builder.publish.writing.stamps import Stamp, Total, glance_at, seen_in, stamp_of
from site_builder.workers import aside

_BINARY: int = getattr(os, "O_BINARY", 0)


@dataclass
class Tree:
    """The site, and the folder with what is to be put into it; `glance` gives the total of what the site holds.

    `settled` are the files that were put into the site first, for a build that was stopped; `gone` are those that will
    be taken out of it; `listing` is where the list of all that comes and goes is kept while it does.
    """

    folder: Path
    site: Path
    listing: Path
    glance: Callable[[], Total]
    settled: Set[str] = frozenset()
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

    def has_file(self, path: str) -> bool:
        """Whether something else than a folder lies there in the site."""
        return self.has(path) and not (self.site / path).is_dir()

    def same(self, path: str, content: bytes) -> Stamp | None:
        """The stamp of the file, where the site has one with these bytes."""
        if not self.is_untouched and path not in self.present:
            return None
        file = self.site / path
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            stamp = stamp_of(file.lstat())
            if stamp[0] == len(content) and not file.is_symlink() and file.read_bytes() == content:
                is_named_so = not self.is_untouched or file.name in os.listdir(file.parent)  # not in other letters
                return stamp if is_named_so else None
        return None

    def put(self, path: str, content: bytes) -> Stamp:
        """Writes a file that is to come into the site; raises AddressTaken where another lies in its way, and NotPlaced
        where the system does not write it.
        """
        above = path.rpartition("/")[0]
        try:
            if above not in self.folders:
                self._make(above)
            return _written(f"{self.folder}/{path}", content)
        except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
            raise AddressTaken(path) from error
        except OSError as error:
            raise NotPlaced(self.site, error) from error

    def _make(self, folder: str) -> None:
        try:
            os.mkdir(f"{self.folder}/{folder}")  # noqa: PTH102 (most of these thousands lie in a folder that is there)
        except OSError:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
        self.folders.add(folder)


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


Glance = Callable[[], Total]
"""What waits for the total of all that a site holds."""


@contextmanager
def in_hand(site: Path, lock: Path) -> Iterator[Glance]:
    """Keeps every other build from the site for as long, and begins to look at all that it holds."""
    with locked(lock), aside(partial(glance_at, site)) as glance:  # what else a build begins with takes as long
        yield glance


@contextmanager
def prepared(site: Path, lock: Path, glance: Glance, is_ours: Callable[[], bool] = lambda: True) -> Iterator[Tree]:
    """The tree of a site that is in hand; what a build that was killed has left is put right.

    What lies beside the lock is believed only if it `is_ours`. Raises NotPlaced where there is no place for the site.
    """
    folder, listing = next_of(site), lock.with_suffix(".list")
    if os.path.lexists(folder) or os.path.lexists(old_of(site)):
        glance = partial(glance_at, site)  # the look that has begun may not be at what it will be
    try:
        settled = put_right(site, listing, is_ours)
        _no_dangling(site)
        folder.mkdir(parents=True)
    except OSError as error:
        raise NotPlaced(site, error) from error
    try:
        yield Tree(folder, site, listing, glance, settled)
    finally:
        if not listing.exists():  # all is done, or nothing was begun
            shutil.rmtree(folder, ignore_errors=True)


def lock_of(site: Path, cache: Path) -> Path:
    """The file by which one build at a time has the site in hand; what is known of the site lies beside it."""
    return cache / "sites" / f"{digest(str(site.absolute())).hex()}.lock"


def only_a_site(site: Path) -> None:
    """Raises NotPlaced where a folder holds files and no home page: a site would take the place of what is no site."""
    if site.is_dir() and not (site / "index.html").is_file() and any(it[0] != "." for it in os.listdir(site)):
        raise NotPlaced(site, "What lies there is no site, and would be lost. Name another folder, or empty this one.")


def _no_dangling(site: Path) -> None:
    if site.is_symlink() and not site.exists():
        raise NotPlaced(site, f"It is a link to {site.readlink()}, which is not there: make that folder.")
    if site.exists() and not site.is_dir():
        raise NotPlaced(site, "A file of that name is in the way: move it elsewhere.")
