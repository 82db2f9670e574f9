"""Trees and files as git keeps them: what a commit or a push holds, byte for byte, whatever lies in the folder."""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from site_builder.git import NotARepository, ask_git
from site_builder.patterns import regex

_EXACT = "--no-replace-objects"
_PORTION = 1 << 20
LINK, SUBMODULE = "120000", "160000"
_LEADS_AWAY = regex(r"[\t/](?:\.\.?|\.git|)[/\0]", re.IGNORECASE)
"""A part of a path that is none, or leads out of its folder or into git's own."""


class Blob(NamedTuple):
    """What stands at a path: `mode` is git's word for the kind of file, `name` that of its content."""

    mode: str
    name: str

    @property
    def is_file(self) -> bool:
        """Whether it is an ordinary file, and no link or other repository."""
        return self.mode not in (LINK, SUBMODULE)


Tree = Mapping[str, Blob]
"""By the path from the top of the repository."""


def top_of(folder: Path) -> Path:
    """The folder of the checkout that this one is in; raises NotARepository."""
    return Path(ask_git(folder, "rev-parse", "--show-toplevel").removesuffix("\n")).resolve()


def staged_tree(top: Path) -> str:
    """The name of the tree that a commit would hold now; raises NotARepository, also where a merge is not settled."""
    if unsettled := ask_git(top, "diff", "--name-only", "--diff-filter=U", "-z").split("\0")[:-1]:
        raise NotARepository(f"A merge is not settled yet in {', '.join(unsettled)}: settle it, then 'git add' it.")
    return ask_git(top, _EXACT, "write-tree").strip()


def commit_named(top: Path, revision: str) -> str:
    """The whole name of a commit; "" where there is no such commit."""
    return ask_git(top, _EXACT, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", check=False).strip()


def tree_of(top: Path, name: str) -> Tree:
    """What a commit or tree holds; raises NotARepository where there is none, or where it would leave its folder."""
    listing = ask_git(top, _EXACT, "ls-tree", "-r", "-z", "--full-tree", name)
    rows = [row.partition("\t") for row in filter(None, listing.split("\0"))]
    if _LEADS_AWAY.search(listing):  # or there is a tab in a name
        for _, _, path in rows:
            if {"", ".", "..", ".git"} & set(path.lower().split("/")):
                raise NotARepository(f"{name} holds a file at {path!r}, where none can lie.")
    return {path: Blob(kind[:6], kind.rpartition(" ")[2]) for kind, _, path in rows}


def different(top: Path, before: str, after: str) -> frozenset[str]:
    """The paths at which something came, went or became another from one tree or commit to the other."""
    listing = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--ignore-submodules=none", before, after)
    return frozenset(filter(None, ask_git(top, _EXACT, *listing).split("\0")))


def commits_without(top: Path, tips: Sequence[str], known: Iterable[str]) -> list[str]:
    """The commits that these lead to, but not those of `known`, which are names of commits or `--remotes=…`."""
    return ask_git(top, _EXACT, "rev-list", *tips, "--not", *known, "--").split()


def brought_by(top: Path, commits: Sequence[str]) -> dict[tuple[str, Blob], str]:
    """Each path and content that came with one of these commits, and the commit.

    Of a merge, what is as in one of its parents came with that one.
    """
    listing = ("diff-tree", "--stdin", "-r", "-c", "--root", "-z", "--raw", "--no-renames", "--no-abbrev")
    words = iter(ask_git(top, _EXACT, *listing, told="".join(f"{it}\n" for it in commits)).split("\0"))
    found, commit = {}, ""
    for word in filter(None, words):
        if not word.startswith(":"):
            commit = word
            continue
        kinds = word.lstrip(":").split(" ")
        parents = len(word) - len(word.lstrip(":"))
        blob = Blob(kinds[parents], kinds[2 * parents + 1])
        path = next(words)
        if int(blob.mode):
            found[path, blob] = commit
    return found


class Blobs:
    """The contents of files, one after another."""

    def __init__(self, asked: IO[bytes], answered: IO[bytes]) -> None:
        self._asked, self._answered = asked, answered

    def write(self, name: str, file: Path) -> None:
        """Writes a content into a new file; raises NotARepository where this clone lacks it."""
        self._asked.write(f"{name}\n".encode())
        self._asked.flush()
        head = self._answered.readline().split()
        if len(head) != 3 or head[1] != b"blob":
            raise NotARepository(f"This clone lacks a file that it should have ({name}): fetch it first.")
        left = int(head[2])
        with file.open("xb") as opened:
            while left:
                piece = self._answered.read(min(left, _PORTION))
                if not piece:
                    raise NotARepository(f"git broke off while it gave a file ({name}).")
                opened.write(piece)
                left -= len(piece)
        self._answered.read(1)


@contextmanager
def blobs_of(top: Path) -> Iterator[Blobs]:
    """Asks one git for the contents of many files."""
    command = ["git", _EXACT, "cat-file", "--batch"]
    with subprocess.Popen(command, cwd=top, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        yield Blobs(process.stdin, process.stdout)
        process.stdin.close()
