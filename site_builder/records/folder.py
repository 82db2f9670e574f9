"""The authority's folder as a list: which file is a record, which an ordinary page, and what else lies there."""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from site_builder.looks import Glimpses, Look, glimpses_in, is_ordinary
from site_builder.patterns import regex

MARKDOWN = (".md", ".markdown")
_OF_A_YEAR = regex(r"[0-9]{4}/")
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

    `links` are those that are no ordinary files; `loose` lie anywhere, are examined alone, and need no record; `theme`
    are those of the theme. `glimpses` is how ordinary files of the folder looked when they were listed.
    """

    root: Path
    docs: Path
    records: tuple[str, ...]
    pages: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    glimpses: Mapping[str, Look] = field(default_factory=dict, compare=False, repr=False)

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


def list_folder(docs: Path, root: Path, seen: Glimpses | None = None, theme: Path | None = None) -> Folder:
    """What lies in `docs` and in `theme`, seen from `root`. Names that begin with a dot are left out: they are never
    published.

    A Markdown file is a record when it lies in a folder named after a year or has a key in its front matter that only
    records have; any other is an ordinary page. Symbolic links are listed and not followed; so are pipes and devices.
    `seen` is all that was found in `docs` a moment ago.
    """
    found: dict[str, list[str]] = {"records": [], "pages": [], "others": [], "links": [], "theme": []}
    glimpses: dict[str, Look] = {}
    for file, inside, path, look in _within(docs, root, seen):
        if is_ordinary(look):  # to open a pipe would be to wait for ever
            glimpses[path] = look
            found[_kind(file, inside)].append(path)
        else:
            found["links"].append(path)
    if theme is not None and theme.is_symlink():
        found["links"].append(Path(os.path.relpath(theme, root)).as_posix())
    elif theme is not None and theme.is_dir():
        for _, _, path, look in _within(theme, root, None):
            found["theme" if is_ordinary(look) else "links"].append(path)
    sorted_paths = {kind: tuple(sorted(paths)) for kind, paths in found.items()}
    return Folder(root, docs, **sorted_paths, glimpses=glimpses)


def _within(place: Path, root: Path, seen: Glimpses | None) -> Iterator[tuple[str, str, str, Look]]:
    """Every file of a place without a hidden name: where it lies, its path from the place and from `root`, its look."""
    start, within = Path(os.path.relpath(place, root)).as_posix(), f"{place}{os.sep}"
    above = "" if start == "." else f"{start}/"
    for file, look in (seen or glimpses_in([str(place)], hidden=False)).of.items():
        inside = file[len(within) :].replace(os.sep, "/")
        if file.startswith(within) and not inside.startswith(".") and "/." not in inside:
            yield file, inside, f"{above}{inside}", look


def body_of(content: bytes) -> bytes:
    """What lies below the front matter: a waiver inside that front matter cannot hold a hash of itself."""
    return _FRONT_MATTER.sub(b"", content, count=1)


def _kind(file: str, inside: str) -> str:
    if not inside.lower().endswith(MARKDOWN):
        return "others"
    if _OF_A_YEAR.match(inside):
        return "records"
    return "records" if _looks_like_a_record(Path(file).read_bytes()) else "pages"


def _looks_like_a_record(content: bytes) -> bool:
    """Whether the front matter has a key of records; MkDocs takes the lines before the first empty one for it too."""
    head = _HEAD.match(content.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    return head is not None and _A_RECORDS_KEY.search(head[1] or head[2] or b"") is not None
