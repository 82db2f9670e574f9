"""When git first saw each record, and when it last changed: one question to git, kept until another commit.

What git cannot know is not guessed: a clone without its past, or a folder outside git, has no dates at all. A folder of
records that is itself moved begins anew.
"""

import datetime
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.cache import code_of, digest, load, save

_LOG = (
    "--no-replace-objects", "-c", "core.quotePath=false", "log", "--no-merges", "--topo-order", "--no-show-signature",
    "--format=%x01%cs", "--name-status", "-z", "--find-renames=50%", "-l1000", "--no-ext-diff", "--relative", "HEAD",
    "--", ".",
)  # fmt: skip
NO_GIT = "The records are not in git: pages will not say when they were first published."
NOTHING_COMMITTED = "Nothing is committed to git yet: pages will not say when they were first published."
SHALLOW = (
    "This clone lacks its past: pages will not say when they were first published. "
    "Fetch it with 'git fetch --unshallow' ('fetch-depth: 0' in a workflow)."
)


class NotARepository(Exception):
    """The folder is not in a git repository, or git is not there."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The day of the first commit that held a record, and of the last that changed it."""

    first: datetime.date
    last: datetime.date


@dataclass(frozen=True, slots=True)
class History:
    """The dates of each committed file by its path in the project; `notice` says why there are none."""

    dates: Mapping[str, Dates] = field(default_factory=dict)
    notice: str = ""


def ask_git(folder: Path, *arguments: str, check: bool = True) -> str:
    """What git answers; raises NotARepository where it cannot, unless told not to `check`."""
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False, env=environment,
            text=True, encoding="utf-8", errors="surrogateescape",
        )  # fmt: skip
    except OSError as error:
        raise NotARepository(f"git cannot be run: {error}.") from error
    if check and done.returncode:
        raise NotARepository(done.stderr.strip() or f"{folder} is not in a git repository.")
    return done.stdout


def commit_of(folder: Path) -> str:
    """What the last commit is called; "" where there is none."""
    try:
        return ask_git(folder, "rev-parse", "--verify", "--quiet", "HEAD", check=False).strip()
    except NotARepository:
        return ""


def history_of(docs: Path, root: Path, cache: Path) -> History:
    """The dates of what lies in `docs`, as the last commit has it; paths are seen from `root`, `cache` is a folder."""
    try:
        commit, shallow = ask_git(docs, "rev-parse", "HEAD", "--is-shallow-repository").split()
        if shallow == "true":
            return History(notice=SHALLOW)
        return History(_dates(docs, root, cache / "history", commit))
    except NotARepository:
        inside = commit_is_missing(docs)
        return History(notice=NOTHING_COMMITTED if inside else NO_GIT)


def commit_is_missing(folder: Path) -> bool:
    """Whether the folder is in a repository at all, where git could not tell its last commit."""
    try:
        return ask_git(folder, "rev-parse", "--is-inside-work-tree", check=False).strip() == "true"
    except NotARepository:
        return False


def _dates(docs: Path, root: Path, file: Path, commit: str) -> Mapping[str, Dates]:
    version = digest(code_of("history", "cache"), commit, str(docs), str(root))
    known: Mapping[str, Dates] | None = load(file, version)
    if known is None:
        known = dict(_read(ask_git(docs, *_LOG), Path(os.path.relpath(docs, root)).as_posix()))
        save(file, version, known)
    return known


def _read(log: str, above: str) -> Iterator[tuple[str, Dates]]:
    """The first and the last day of each path, followed back through its renamings; the log begins with the newest."""
    now: dict[str, str] = {}
    days: dict[str, tuple[str, str]] = {}
    for commit in log.split("\x01")[1:]:
        day, _, changes = commit.partition("\0")
        renamed = {}
        for kind, paths in _changes(changes.lstrip("\n").split("\0")):
            path = now.get(paths[-1], paths[-1])
            first, last = days.get(path, (day, day))
            days[path] = min(first, day), max(last, day)
            if kind == "R":
                renamed[paths[0]] = path
            elif kind == "A":
                renamed[paths[0]] = paths[0]  # whatever had this path before was another file
        now |= renamed
    prefix = "" if above == "." else f"{above}/"
    for path, (first, last) in days.items():
        yield f"{prefix}{path}", Dates(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


def _changes(parts: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The kind of each change with its path, or the earlier path and the later one."""
    words = iter(parts)
    for kind in filter(None, words):
        paths = (next(words), next(words)) if kind[0] in "RC" else (next(words),)
        yield kind[0], paths
