"""When git first saw each record, and when it last changed: one question to git, kept until another commit.

What git cannot know is not guessed: a clone without its past, or a folder outside git, has no dates at all. What is
moved into the folder from elsewhere begins on that day; where the folder itself is moved, its home page among the rest,
all stays as it was.
"""

import datetime
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.cache import code_of, digest, load, save
from site_builder.git import NotARepository, ask_git, is_in_repository

_LOG = (
    "--no-replace-objects", "-c", "core.quotePath=false", "log", "--no-merges", "--topo-order", "--no-show-signature",
    "--format=%x01%cs", "--name-status", "-z", "--find-renames=50%", "-l3000", "--no-ext-diff",
)  # fmt: skip
_FOLLOW = (
    "--no-replace-objects", "-c", "core.quotePath=false", "log", "--no-show-signature", "--format=", "--name-status",
    "-z", "--follow", "--diff-filter=R", "--no-ext-diff", "--", "index.md",
)  # fmt: skip
NO_GIT = "The records are not in git: pages will not say when they were first published."
NOTHING_COMMITTED = "Nothing is committed to git yet: pages will not say when they were first published."
SHALLOW = (
    "This clone lacks its past: pages will not say when they were first published. "
    "Fetch it with 'git fetch --unshallow' ('fetch-depth: 0' in a workflow)."
)


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


def history_of(docs: Path, root: Path, cache: Path) -> History:
    """The dates of what lies in `docs`, as the last commit has it; paths are seen from `root`, `cache` is a folder."""
    try:
        asked = ask_git(docs, "rev-parse", "HEAD", "--is-shallow-repository", "--show-prefix")
        commit, shallow, home = asked.removesuffix("\n").split("\n", 2)
        if shallow == "true":
            return History(notice=SHALLOW)
        return History(_dates(docs, root, cache / "history", commit, home))
    except NotARepository:
        inside = is_in_repository(docs)
        return History(notice=NOTHING_COMMITTED if inside else NO_GIT)


@dataclass(frozen=True, slots=True)
class _Known:
    """The dates as of a commit, where the folder lay then, and the names that more than one file had, one after the
    other: all of them, because the whole past is looked at again where one gets another file.
    """

    commit: str
    home: str
    dates: Mapping[str, Dates]
    had_by_several: frozenset[str]


def _dates(docs: Path, root: Path, file: Path, commit: str, home: str) -> Mapping[str, Dates]:
    """What was known at the last build, with what was committed since; all of it anew where the past is another.

    `home` is the folder as git sees it from the top of the repository: "" or with a slash at its end.
    """
    version = digest(code_of("history", "cache"), str(docs), str(root))
    kept: _Known | None = load(file, version)
    if kept is not None and kept.commit == commit:
        return kept.dates
    above = Path(os.path.relpath(docs, root)).as_posix()
    above = "" if above == "." else f"{above}/"
    now = _with_more(docs, kept, commit, home, above) if kept and _only_more(docs, kept.commit) else None
    now = now or _from_the_beginning(docs, commit, home, above)
    save(file, version, now)
    return now.dates


def _with_more(docs: Path, kept: _Known, commit: str, home: str, above: str) -> _Known | None:
    """What was known, with what was committed since; None where the folder was moved, or where a name is had by one
    file after the other, because of what is known nobody can tell which of them it was.
    """
    if kept.home != home or not kept.dates:
        return None
    log = _log(docs, f"{kept.commit}..HEAD", [home])
    came, went = _names(log, [home])
    known = {path.removeprefix(above) for path in kept.dates}
    if "index.md" in came or len(came) != len({*came}):
        return None
    if not known.isdisjoint(came) or not kept.had_by_several.isdisjoint(went):
        return None
    return _Known(commit, home, _read(log, [home], above, kept.dates), kept.had_by_several)


def _from_the_beginning(docs: Path, commit: str, home: str, above: str) -> _Known:
    homes = [home, *_earlier_homes(docs)] if home else [home]
    log = _log(docs, "HEAD", homes)
    came = Counter(_names(log, homes)[0])
    several = frozenset(name for name, times in came.items() if times > 1)
    return _Known(commit, home, _read(log, homes, above, {}), several)


def _log(docs: Path, commits: str, homes: Sequence[str]) -> str:
    return ask_git(docs, *_LOG, commits, "--", *(f":(top,literal){place}" for place in homes))


def _names(log: str, homes: Sequence[str]) -> tuple[list[str], list[str]]:
    """The names that files got in these commits, and those that they had before they were given another."""
    came, went = [], []
    for _, changes in _commits(log):
        for kind, paths in changes:
            names = [_inside(path, homes) for path in paths]
            if kind[0] in "RA":
                came.append(names[-1])
                went += names[:-1]
    return came, went


def _inside(path: str, homes: Sequence[str]) -> str:
    """A path as seen from the folder, wherever that was."""
    return path.removeprefix(next(filter(path.startswith, homes), ""))


def _earlier_homes(docs: Path) -> list[str]:
    """The folders that this one was before it was moved, as far as its home page was moved along."""
    changes = list(_changes(ask_git(docs, *_FOLLOW).split("\0")))
    moved = [paths[0] for _, paths in changes if len(paths) == 2]
    return [path.removesuffix("index.md") for path in moved if path.endswith("/index.md")]


def _only_more(docs: Path, commit: str) -> bool:
    """Whether nothing but single commits, one on top of the other, came on top of this one."""
    try:
        ask_git(docs, "merge-base", "--is-ancestor", commit, "HEAD")
        return not ask_git(docs, "rev-list", "--merges", "--max-count=1", f"{commit}..HEAD")
    except NotARepository:
        return False


def _read(log: str, homes: Sequence[str], above: str, before: Mapping[str, Dates]) -> Mapping[str, Dates]:
    """The first and the last day of each path, followed back through its renamings; the log begins with the newest.

    `homes` are the folders that its paths begin with, `before` is what was known of the time before it begins.
    """
    now: dict[str, str] = {}
    found: dict[str, Dates] = {}
    for moment, changes in _commits(log):
        renamed = {}
        for kind, named in changes:
            paths = [_inside(name, homes) for name in named]
            path = now.get(paths[-1], paths[-1])
            if kind != "R100":  # moved and not changed
                found[path] = _both(found.get(path), Dates(moment, moment))
            if kind[0] in "RA":
                renamed[paths[0]] = path if kind[0] == "R" else paths[0]  # what had the path of a new file was another
        now |= renamed
    dates = {f"{above}{path}": it for path, it in found.items()}
    for earlier, it in before.items():
        path = f"{above}{now.get(earlier.removeprefix(above), earlier.removeprefix(above))}"
        dates[path] = _both(dates.get(path), it)
    return dates


def _both(one: Dates | None, other: Dates) -> Dates:
    return Dates(min(one.first, other.first), max(one.last, other.last)) if one else other


def _commits(log: str) -> Iterator[tuple[datetime.date, Iterator[tuple[str, tuple[str, ...]]]]]:
    """The day of each commit, the newest first, with its changes."""
    for commit in log.split("\x01")[1:]:
        day, _, changes = commit.partition("\0")
        yield datetime.date.fromisoformat(day), _changes(changes.lstrip("\n").split("\0"))


def _changes(parts: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The kind of each change with its path, or the earlier path and the later one."""
    words = iter(parts)
    for kind in filter(None, words):
        paths = (next(words), next(words)) if kind[0] in "RC" else (next(words),)
        yield kind, paths
