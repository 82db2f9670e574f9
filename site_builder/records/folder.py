"""The authority's folder as a list: which file is a record, which an ordinary page, and what else lies there."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

MARKDOWN = (".md", ".markdown")
_YEAR = re.compile(r"[0-9]{4}")
_FRONT_MATTER = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n.*?^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_LOOKS_LIKE_A_RECORD = re.compile(rb"\A(?:\xef\xbb\xbf)?---\s*\n(?:(?!---).*\n)*?reference[ \t]*:")


@dataclass(frozen=True, slots=True)
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
        return Path(os.path.relpath(self.root / path, self.docs)).as_posix()


def list_folder(docs: Path, root: Path) -> Folder:
    """What lies in `docs`, seen from `root`. Names that begin with a dot are left out: they are never published.

    A Markdown file is a record when it lies in a folder named after a year or has a `reference` in its front matter;
    any other Markdown file is an ordinary page. Symbolic links are listed and not followed; so are pipes and devices.
    """
    found: dict[str, list[str]] = {"records": [], "pages": [], "others": [], "links": []}
    for folder, folders, files in os.walk(docs):
        for name in [*files, *folders]:
            file = Path(folder, name)
            path = Path(os.path.relpath(file, root)).as_posix()
            if name.startswith("."):
                continue
            if file.is_symlink() or not (name in folders or file.is_file()):
                found["links"].append(path)
            elif name in files:  # to open a pipe would be to wait for ever
                found[_kind(file, file.relative_to(docs).parts)].append(path)
        folders[:] = [name for name in folders if not name.startswith(".")]
    return Folder(root, docs, **{kind: tuple(sorted(paths)) for kind, paths in found.items()})


def body_of(content: bytes) -> bytes:
    """What lies below the front matter: a waiver inside that front matter cannot hold a hash of itself."""
    return _FRONT_MATTER.sub(b"", content, count=1)


def _kind(file: Path, parts: tuple[str, ...]) -> str:
    if file.suffix.lower() not in MARKDOWN:
        return "others"
    if len(parts) > 1 and _YEAR.fullmatch(parts[0]):
        return "records"
    return "records" if _LOOKS_LIKE_A_RECORD.match(file.read_bytes()) else "pages"
