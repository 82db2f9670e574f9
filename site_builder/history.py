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
    "--format=%x01%cs", "--name-status", "-z", "--find-renames=50%", "-l3000", "--no-ext-diff", "--relative",
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


def is_tracked(root: Path, name: str) -> bool:
    """Whether anything of this name below `root` is in the repository; not so where there is none."""
    if not (root / name).exists():
        return False
    try:
        return bool(ask_git(root, "ls-files", "-z", "--", name, check=False))
    except NotARepository:
        return False


def known_to_git(folder: Path) -> str:
    """What stands for all that git knows of the folder: the last commit, and whether its past is there."""
    try:
        return ask_git(folder, "rev-parse", "--is-shallow-repository", "HEAD", check=False).strip()
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
        inside = is_in_repository(docs)
        return History(notice=NOTHING_COMMITTED if inside else NO_GIT)


def is_in_repository(folder: Path) -> bool:
    """Whether the folder is in a repository at all, where git could not tell its last commit."""
    try:
        return ask_git(folder, "rev-parse", "--is-inside-work-tree", check=False).strip() == "true"
    except NotARepository:
        return False


def _dates(docs: Path, root: Path, file: Path, commit: str) -> Mapping[str, Dates]:
    """What was known at the last build, with what was committed since; all of it anew where the past is another."""
    version = digest(code_of("history", "cache"), str(docs), str(root))
    kept: tuple[str, Mapping[str, Dates]] | None = load(file, version)
    if kept is not None and kept[0] == commit:
        return kept[1]
    above = Path(os.path.relpath(docs, root)).as_posix()
    grown = kept is not None and _only_more(docs, kept[0])
    log = ask_git(docs, *_LOG, f"{kept[0]}..HEAD" if kept and grown else "HEAD", "--", ".")
    dates = _read(log, "" if above == "." else f"{above}/", kept[1] if kept and grown else {})
    save(file, version, (commit, dates))
    return dates


def _only_more(docs: Path, commit: str) -> bool:
    """Whether nothing but single commits, one on top of the other, came on top of this one."""
    try:
        ask_git(docs, "merge-base", "--is-ancestor", commit, "HEAD")
        return not ask_git(docs, "rev-list", "--merges", "--max-count=1", f"{commit}..HEAD")
    except NotARepository:
        return False


def _read(log: str, above: str, before: Mapping[str, Dates]) -> Mapping[str, Dates]:
    """The first and the last day of each path, followed back through its renamings; the log begins with the newest.

    `before` is what was known of the time before the log begins.
    """
    now: dict[str, str] = {}
    found: dict[str, Dates] = {}
    for commit in log.split("\x01")[1:]:
        day, _, changes = commit.partition("\0")
        moment, renamed = datetime.date.fromisoformat(day), {}
        for kind, paths in _changes(changes.lstrip("\n").split("\0")):
            path = now.get(paths[-1], paths[-1])
            found[path] = _both(found.get(path), Dates(moment, moment))
            if kind in "RA":
                renamed[paths[0]] = path if kind == "R" else paths[0]  # what had the path of a new file was another
        now |= renamed
    dates = {f"{above}{path}": it for path, it in found.items()}
    for earlier, it in before.items():
        path = f"{above}{now.get(earlier.removeprefix(above), earlier.removeprefix(above))}"
        dates[path] = _both(dates.get(path), it)
    return dates


def _both(one: Dates | None, other: Dates) -> Dates:
    return Dates(min(one.first, other.first), max(one.last, other.last)) if one else other


def _changes(parts: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The kind of each change with its path, or the earlier path and the later one."""
    words = iter(parts)
    for kind in filter(None, words):
        paths = (next(words), next(words)) if kind[0] in "RC" else (next(words),)
        yield kind[0], paths
