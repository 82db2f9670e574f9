"""The authority's folder as a list: which file is a record, which an ordinary page, and what else lies there."""

import hashlib
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from site_builder.patterns import regex

MARKDOWN = (".md", ".markdown")
_YEAR = regex(r"[0-9]{4}")
_FRONT_MATTER = regex(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n.*?^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_HEAD = regex(rb"\A(?:\xef\xbb\xbf)?\s*(?:---[ \t]*\n(.*?)(?:^---|\Z)|(.*?)(?:\n\n|\Z))", re.DOTALL | re.MULTILINE)
_A_RECORDS_KEY = regex(
    rb"(?:^|[{,])[ \t]*[\"']?(?:reference|publish[_-]?after|outcome|exemptions|withdrawn)[\"']?[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
"""However it is written: a record that is taken for a page would be published whatever it says of itself."""


@dataclass(frozen=True)
class Folder:
    """Every file under the authority's folder, sorted; paths are relative to `root`, with forward slashes.

    `links` are those that are no ordinary files; `loose` lie anywhere, are examined alone, and need no record.
    """

    root: Path
    docs: Path
    records: tuple[str, ...]
    pages: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()

    def file(self, path: str) -> Path:
        """Where a listed path lies on this machine."""
        return self.root / path

    def sha256(self, path: str) -> str:
        """The hash of a file as a waiver holds it, of a record's text below its front matter; "" where it is absent."""
        file = self.file(path)
        if not os.path.isfile(file):  # noqa: PTH113 (unlike Path's own, it bears a name that is too long)
            return ""
        content = file.read_bytes()
        return hashlib.sha256(body_of(content) if path.endswith(".md") else content).hexdigest()

    def inside(self, path: str) -> str:
        """The path as seen from the authority's folder itself."""
        if path.startswith(self._within):
            return path[len(self._within) :]
        return Path(os.path.relpath(self.root / path, self.docs)).as_posix()

    @cached_property
    def _within(self) -> str:
        return Path(os.path.relpath(self.docs, self.root)).as_posix() + "/"


def list_folder(docs: Path, root: Path) -> Folder:
    """What lies in `docs`, seen from `root`. Names that begin with a dot are left out: they are never published.

    A Markdown file is a record when it lies in a folder named after a year or has a key in its front matter that only
    records have; any other is an ordinary page. Symbolic links are listed and not followed; so are pipes and devices.
    """
    found: dict[str, list[str]] = {"records": [], "pages": [], "others": [], "links": []}
    start = Path(os.path.relpath(docs, root)).as_posix()
    waiting = [(str(docs), "" if start == "." else f"{start}/", "")]
    while waiting:
        folder, above, year = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = f"{above}{entry.name}"
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{path}/", year or entry.name))
                elif entry.is_file(follow_symlinks=False):  # to open a pipe would be to wait for ever
                    found[_kind(entry, year)].append(path)
                else:
                    found["links"].append(path)
    return Folder(root, docs, **{kind: tuple(sorted(paths)) for kind, paths in found.items()})


def body_of(content: bytes) -> bytes:
    """What lies below the front matter: a waiver inside that front matter cannot hold a hash of itself."""
    return _FRONT_MATTER.sub(b"", content, count=1)


def _kind(file: os.DirEntry[str], year: str) -> str:
    if not file.name.lower().endswith(MARKDOWN):
        return "others"
    if _YEAR.fullmatch(year):
        return "records"
    return "records" if _looks_like_a_record(Path(file.path).read_bytes()) else "pages"


def _looks_like_a_record(content: bytes) -> bool:
    """Whether the front matter has a key of records; MkDocs takes the lines before the first empty one for it too."""
    head = _HEAD.match(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return head is not None and _A_RECORDS_KEY.search(head[1] or head[2] or b"") is not None
