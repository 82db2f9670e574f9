"""What a commit or a push brings, judged before it is there: by the contents that git would keep, not by the folder.

A tree of git is laid out as files, and the same gate runs on them as on the folder.
"""

import datetime
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from site_builder.gate.attachments.rules import rules_of
from site_builder.gate.contents import committed_cache, problems_in
from site_builder.gate.outside import is_document, outside_problem
from site_builder.history import NotARepository
from site_builder.inspection import Inspection, inspect, inspect_files
from site_builder.objects import (
    Blob,
    Tree,
    blobs_of,
    brought_by,
    commit_named,
    commits_without,
    different,
    staged_tree,
    top_of,
    tree_of,
)  # fmt: skip
from site_builder.problems import Problem, blocking, in_order
from site_builder.records.folder import MARKDOWN, Folder
from site_builder.settings import Project, Settings
from site_builder.snapshot import laid_out

Judged = tuple[int, tuple[Problem, ...]]
"""How many records and files were looked at, and what is wrong with them."""

_TAKE_OUT = (
    "A later commit does not take it back: make one commit of those that are not pushed yet "
    "('git reset --soft' to what is on the other side, then 'git commit')."
)


@dataclass(frozen=True)
class Checkout:
    """A checkout of the authority's repository: `config` is the path of its `mkdocs.yml` from `top`, be there one now
    or not; `understood` gives the project of a `mkdocs.yml`, and may raise.
    """

    top: Path
    config: str
    understood: Callable[[Path], Project]

    @cached_property
    def home(self) -> str:
        """The folder of the project as git sees it: "" or with a slash at its end."""
        return self.config.rpartition("/")[0] + "/" * ("/" in self.config)

    @contextmanager
    def as_of(self, tree: Tree) -> Iterator[Project]:
        """The project as a tree holds it, laid out as files; one without records where it holds no `mkdocs.yml`."""
        own = f"{self.home}.cache"
        files = {path: it for path, it in tree.items() if path != own and not path.startswith(f"{own}/")}
        with laid_out(self.top, files, self.top / self.home / ".cache" / "git") as folder:
            config = folder / self.config
            yield self.understood(config) if config.is_file() else self._bare(folder / self.home)

    def _bare(self, root: Path) -> Project:
        here = self.top / self.config
        settings = self.understood(here).settings if here.is_file() else Settings("")
        return Project(root, root / ".nothing", settings)


def checkout_of(config_file: Path, understood: Callable[[Path], Project]) -> Checkout:
    """The checkout in which a `mkdocs.yml` lies, or would lie; raises NotARepository."""
    folder = config_file.absolute().parent
    top = top_of(folder if folder.is_dir() else Path.cwd())
    config = folder.resolve() / config_file.name
    if not config.is_relative_to(top):
        raise NotARepository(f"{config} lies outside of the repository in {top}.")
    return Checkout(top, config.relative_to(top).as_posix(), understood)


def staged(at: Checkout, today: datetime.date) -> Judged:
    """What would be committed now; where that is nothing new, all of the last commit."""
    tree = tree_of(at.top, staged_tree(at.top))
    commit = commit_named(at.top, "HEAD")
    before = tree_of(at.top, commit) if commit else {}
    paths = different(before, tree) or frozenset(tree)
    with at.as_of(tree) as project:
        found = _whole(at, project, tree, paths, today)
    return found.checked, in_order([*found.there, *_new(at, found.elsewhere, before, today)])


def changed(at: Checkout, project: Project, base: str, paths: Collection[Path], today: datetime.date) -> Judged:
    """What differs in the folder from a commit, at these paths: whatever is wrong there, and what it makes wrong
    elsewhere.
    """
    inspection = inspect(project, today)
    touched = {Path(os.path.relpath(path, project.root)).as_posix() for path in paths}
    there, elsewhere = _parted((*inspection.problems, *_advice(project, inspection, touched, today)), touched)
    commit = commit_named(at.top, base)
    before = tree_of(at.top, commit) if commit else {}
    return _counted(inspection.folder, touched), in_order([*there, *_new(at, elsewhere, before, today)])


def pushed(at: Checkout, tips: Iterable[str], known: Sequence[str], today: datetime.date) -> Judged:
    """What these bring to a place that has the commits of `known`: the last state of each as a whole, and every earlier
    content on the way to it, because that is pushed with it.
    """
    named = {tip: commit_named(at.top, tip) for tip in tips}
    problems = [_no_commit(tip) for tip, commit in named.items() if not commit]
    heads = list(dict.fromkeys(filter(None, named.values())))
    commits = commits_without(at.top, heads, known) if heads else []
    brought = brought_by(at.top, commits)
    checked, covered = 0, set[tuple[str, Blob]]()
    for head in (head for head in heads if head in commits):
        tree = tree_of(at.top, head)
        paths = frozenset(path for path, it in tree.items() if (path, it) in brought)
        with at.as_of(tree) as project:
            found = _whole(at, project, tree, paths, today)
        checked += found.checked
        problems += [*found.there, *found.elsewhere]
        covered.update(tree.items())
    earlier = {key: commit for key, commit in brought.items() if key not in covered and key[1].is_file}
    problems += _earlier(at, heads[0], earlier, today) if earlier else ()
    return checked + len(earlier), in_order(problems)


@dataclass(frozen=True, slots=True)
class _Found:
    """`there` are problems at the paths that were asked for, `elsewhere` those that block at others."""

    checked: int
    there: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]


def _whole(at: Checkout, project: Project, tree: Tree, paths: Collection[str], today: datetime.date) -> _Found:
    """What is wrong with a tree that is laid out, of which these paths are new."""
    inspection = _inspected(project, today)
    touched = {_from_home(at, path) for path in paths}
    folder = inspection.folder
    listed = {*folder.records, *folder.pages, *folder.others, *folder.links}
    outside = sorted(path for path in touched - listed if is_document(project.root / path))
    loose = problems_in(project.root, {}, outside, rules_of(project.settings), project.cache / "gate")
    found = [
        *inspection.problems,
        *loose,
        *map(outside_problem, outside),
        *_advice(project, inspection, touched, today),
    ]
    if any(path == f"{at.home}.cache" or path.startswith(f"{at.home}.cache/") for path in tree):
        found.append(committed_cache())
        touched.add(".cache")
    there, elsewhere = _parted(found, touched)
    return _Found(_counted(folder, touched) + len(outside), there, elsewhere)


def _inspected(project: Project, today: datetime.date) -> Inspection:
    if project.docs.is_dir():
        return inspect(project, today)
    return Inspection(Folder(project.root, project.docs, ()), (), (), today)


def _advice(project: Project, inspection: Inspection, touched: Collection[str], today: datetime.date) \
        -> tuple[Problem, ...]:  # fmt: skip
    """What is said only of records that an officer has in hand."""
    drafts = [project.root / path for path in inspection.folder.records if path in touched]
    return (
        inspect_files(project, drafts, today).problems
        if drafts and len(drafts) < len(inspection.folder.records)
        else ()
    )


def _parted(problems: Iterable[Problem], touched: Collection[str]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    there: list[Problem] = []
    elsewhere: list[Problem] = []
    for problem in problems:
        (there if problem.path in touched else elsewhere).append(problem)
    return tuple(there), blocking(elsewhere)


def _new(at: Checkout, elsewhere: Sequence[Problem], before: Tree, today: datetime.date) -> Iterator[Problem]:
    """Those problems that were not there in this tree: what a change breaks at a place that it does not touch."""
    if elsewhere:
        with at.as_of(before) as project:
            known = set(_inspected(project, today).problems) if before else set()
        yield from (problem for problem in elsewhere if problem not in known)


def _earlier(at: Checkout, head: str, versions: Mapping[tuple[str, Blob], str], today: datetime.date) \
        -> list[Problem]:  # fmt: skip
    """What blocks in contents that later commits changed again, under the settings and rules of the last."""
    with at.as_of(tree_of(at.top, head)) as project:
        docs = Path(os.path.relpath(project.docs, project.root)).as_posix() + "/"
    stop: dict[str, list[Problem]] = {}
    with tempfile.TemporaryDirectory() as place:
        came, texts, files = {}, {}, []
        with blobs_of(at.top) as blobs:
            for number, ((path, blob), commit) in enumerate(versions.items()):
                file, own = Path(place, str(number), path), _from_home(at, path)
                file.parent.mkdir(parents=True)
                blobs.write(blob.name, file)
                key = f"{number}/{path}"
                came[key] = (own, commit)
                if own.startswith(docs) and own.lower().endswith(MARKDOWN):
                    texts[key] = own.removeprefix(docs)
                elif own.startswith(docs) or is_document(file):
                    files.append(key)
        found = problems_in(Path(place), texts, files, rules_of(project.settings), project.cache / "pushed")
        for problem in blocking(found):
            own, commit = came[problem.path]
            stop.setdefault(commit, []).append(replace(problem, path=own))
    return [problem for commit, problems in stop.items() for problem in _unwaived(at, commit, problems, today)]


def _unwaived(at: Checkout, commit: str, problems: Sequence[Problem], today: datetime.date) -> Iterator[Problem]:
    """Those of the problems that no waiver lets by in the commit as a whole; each says which commit that is."""
    with at.as_of(tree_of(at.top, commit)) as project:
        inspection = _inspected(project, today)
    folder, still = inspection.folder, {(it.path, it.code) for it in blocking(inspection.problems)}
    listed = {*folder.records, *folder.pages, *folder.others}
    for problem in problems:
        if problem.path not in listed or (problem.path, problem.code) in still:
            message = f"In the commit {commit[:10]}, which is pushed along: {problem.message}"
            yield replace(problem, message=message, fix=f"{problem.fix} {_TAKE_OUT}")


def _no_commit(tip: str) -> Problem:
    message = "This is pushed, and is no commit: what it holds cannot be checked."
    return Problem(tip, 0, "", "uninspectable", message, "Push commits, and tags of commits, only.")


def _from_home(at: Checkout, path: str) -> str:
    """A path from the top of the repository as the project has it."""
    return path[len(at.home) :] if path.startswith(at.home) else os.path.relpath(path, at.home or ".")


def _counted(folder: Folder, touched: Collection[str]) -> int:
    return len({*folder.records, *folder.others}.intersection(touched))
