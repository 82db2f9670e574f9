"""The only place that writes a site: a new tree is made beside the old one and takes its place in one step.

What has not changed is linked from the old tree, not written again, so that its modification time stays and an upload
of changes stays small. A build that fails, or is killed, leaves the old tree as it was.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: its path from the root of the site, with forward slashes, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages the new site has; how many of its files were written, and how many are those of the old one."""

    pages: int
    written: int
    unchanged: int


class AddressTaken(Exception):
    """Two things want to be published at the same path, which is named."""


@contextmanager
def staging(site: Path) -> Iterator[Path]:
    """An empty folder beside `site` for the tree to come; removed at the end unless it has taken the site's place."""
    _tidy(site)
    folder = site.parent / f".{site.name}.{os.getpid()}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tidy(site: Path) -> None:
    """Removes what a killed build left behind; a site that was being replaced at that moment is put back first."""
    for left in sorted(site.parent.glob(f".{site.name}.*")):
        process, _, old = left.name.removeprefix(f".{site.name}.").partition(".")
        if process.isdigit() and (int(process) == os.getpid() or not _is_running(int(process))):
            if old and not site.exists():
                left.rename(site)
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def write_outputs(outputs: Iterable[Output], tree: Path, laid_out: frozenset[str] = frozenset()) -> None:
    """Writes each output into the tree; only paths in `laid_out` may stand there already.

    Raises AddressTaken where two outputs, or an output and another file, have one path.
    """
    seen: set[str] = set()
    for output in outputs:
        file = tree / output.path
        if output.path in seen or (output.path not in laid_out and file.exists()):
            raise AddressTaken(output.path)
        seen.add(output.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)


def replace_site(tree: Path, site: Path) -> Written:
    """Puts the tree in the place of the site; files with equal bytes stay the old ones.

    Entries of the old site whose name begins with a dot (`.git`, `.well-known`) are kept, as MkDocs keeps them.
    """
    written = _keep_unchanged(tree, site)
    _swap(tree, site)
    return written


def _keep_unchanged(tree: Path, site: Path) -> Written:
    pages = written = unchanged = 0
    for folder, _, names in os.walk(tree):
        for name in names:
            new = Path(folder, name)
            pages += name.endswith(".html")
            old = site / new.relative_to(tree)
            if old.is_file() and not old.is_symlink() and old.read_bytes() == new.read_bytes():
                new.unlink()
                _link(old, new)
                unchanged += 1
            else:
                written += 1
    return Written(pages, written, unchanged)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links: a copy with the old modification time does as well
        shutil.copy2(old, new)


def _swap(tree: Path, site: Path) -> None:
    aside = tree.with_name(f"{tree.name}.old")
    try:
        if site.exists():
            site.rename(aside)
    except OSError as error:
        if error.errno not in (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM):
            raise
        _sync(tree, site)  # the site is a mounted folder, which cannot be renamed
        return
    tree.rename(site)
    for kept in aside.glob(".*"):
        if not (site / kept.name).exists():
            kept.rename(site / kept.name)
    shutil.rmtree(aside, ignore_errors=True)


def _sync(tree: Path, site: Path) -> None:
    """Brings the site to the state of the tree, file by file: pages after what they load, removals last."""
    new = {file.relative_to(tree) for file in tree.rglob("*") if file.is_file()}
    for path in sorted(new, key=lambda path: (path.suffix == ".html", path)):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        arriving = site / path.with_name(f".{path.name}.new")
        shutil.copy2(tree / path, arriving)
        arriving.replace(site / path)
    old = {file.relative_to(site) for file in site.rglob("*") if file.is_file()}
    for path in old - new:
        if not path.parts[0].startswith("."):
            (site / path).unlink()
