"""What a commit brings, judged before it is there: by the contents that git would keep, not by the folder.

A tree of git is laid out as files, and the same gate runs on them as on the folder.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.commits.checkout import Checkout
from site_builder.commits.objects import Tree, commit_named, different, staged_tree, tree_of
from site_builder.gate.attachments.rules import rules_of
from site_builder.gate.contents import committed_cache, problems_in, remembered_in
from site_builder.gate.outside import is_document, outside_problem
from site_builder.inspection import Inspection, inspect_changed
from site_builder.problems import Judged, Problem, blocking, in_order
from site_builder.records.folder import Folder
from site_builder.settings import Project


def staged(at: Checkout, today: datetime.date) -> Judged:
    """What would be committed now; where that is nothing new, all of the last commit."""
    name, commit = staged_tree(at.top), commit_named(at.top, "HEAD")
    tree = tree_of(at.top, name)
    paths = (different(at.top, commit, name) if commit else frozenset()) or frozenset(tree)
    with at.as_of(tree) as project:
        found = whole(at, project, tree, paths, today)
    return found.checked, in_order([*found.there, *_new(at, found.elsewhere, commit, today)])


def changed(at: Checkout, project: Project, base: str, paths: Collection[Path], today: datetime.date) -> Judged:
    """What differs in the folder from a commit, at these paths: whatever is wrong there, and what it makes wrong
    elsewhere.
    """
    touched = {project.path_of(path) for path in paths}
    inspection = inspect_changed(project, touched, today)
    outside, loose = outside_of(project, inspection.folder, touched)
    there, elsewhere = _parted([*inspection.problems, *loose], touched)
    return _counted(inspection.folder, touched) + len(outside), in_order(
        [*there, *_new(at, elsewhere, commit_named(at.top, base), today)]
    )


@dataclass(frozen=True, slots=True)
class Found:
    """`there` are problems at the paths that were asked for, `elsewhere` those that block at others."""

    checked: int
    there: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]


def whole(at: Checkout, project: Project, tree: Tree, paths: Collection[str], today: datetime.date) -> Found:
    """What is wrong with a tree that is laid out, of which these paths are new."""
    touched = {at.seen_from_home(path) for path in paths}
    inspection = inspected(project, today, touched)
    folder = inspection.folder
    outside, loose = outside_of(project, folder, touched)
    found = [*inspection.problems, *loose]
    if any(path == f"{at.home}.cache" or path.startswith(f"{at.home}.cache/") for path in tree):
        found.append(committed_cache())
        touched.add(".cache")
    there, elsewhere = _parted(found, touched)
    return Found(_counted(folder, touched) + len(outside), there, elsewhere)


def outside_of(project: Project, folder: Folder, touched: Collection[str]) -> tuple[list[str], list[Problem]]:
    """Those documents among the touched paths that are not published, and what is wrong with them."""
    listed = {*folder.records, *folder.pages, *folder.others, *folder.links, *folder.theme}
    outside = sorted(path for path in set(touched) - listed if is_document(project.root / path))
    loose = problems_in(project.root, {}, outside, rules_of(project.settings), remembered_in(project.root))
    return outside, [*loose, *map(outside_problem, outside)]


def inspected(project: Project, today: datetime.date, touched: Collection[str] = ()) -> Inspection:
    """What stops publication of the project, and all that is wrong at these paths; nothing where it has no folder of
    records.
    """
    if project.docs.is_dir():
        return inspect_changed(project, touched, today)
    return Inspection(Folder(project.root, project.docs, ()), (), (), today)


def _parted(problems: Iterable[Problem], touched: Collection[str]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    there: list[Problem] = []
    elsewhere: list[Problem] = []
    for problem in problems:
        (there if problem.path in touched else elsewhere).append(problem)
    return tuple(there), blocking(elsewhere)


def _new(at: Checkout, elsewhere: Sequence[Problem], before: str, today: datetime.date) -> Iterator[Problem]:
    """Those problems that were not there in this commit: what a change breaks at a place that it does not touch."""
    if not before or not elsewhere:
        yield from elsewhere
        return
    with at.as_of(tree_of(at.top, before)) as project:
        known = set(inspected(project, today).problems)
    yield from (problem for problem in elsewhere if problem not in known)


def _counted(folder: Folder, touched: Collection[str]) -> int:
    return len({*folder.records, *folder.others}.intersection(touched))
