"""What a push brings, judged before it is there: the last state as a whole, and every earlier content on the way."""

import datetime
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from site_builder.commits.arrivals import inspected, whole
from site_builder.commits.checkout import Checkout
from site_builder.commits.objects import Blob, blobs_of, brought_by, commit_named, commits_without, tree_of
from site_builder.gate.attachments.rules import rules_of
from site_builder.gate.contents import problems_in
from site_builder.gate.outside import is_document
from site_builder.problems import Judged, Problem, blocking, in_order
from site_builder.records.folder import MARKDOWN

_TAKE_OUT = (
    "A later commit does not take it back: make one commit of those that are not pushed yet "
    "('git reset --soft' to what is on the other side, then 'git commit')."
)


def pushed(at: Checkout, tips: Iterable[str], known: Sequence[str], today: datetime.date) -> Judged:
    """What these bring to a place that has the commits of `known`: the last state of each as a whole, and every earlier
    content on the way to it, because that is pushed with it.
    """
    named = {tip: commit_named(at.top, tip) for tip in tips}
    problems = [_no_commit(tip) for tip, commit in named.items() if not commit]
    heads, here = list(dict.fromkeys(filter(None, named.values()))), commit_named(at.top, "HEAD")
    commits = commits_without(at.top, heads, known) if heads else []
    brought = brought_by(at.top, commits)
    checked, covered = 0, set[tuple[str, Blob]]()
    for head in (head for head in heads if head in commits):
        tree = tree_of(at.top, head)
        paths = frozenset(path for path, it in tree.items() if (path, it) in brought)
        with at.as_of(tree) as project:
            found = whole(at, project, tree, paths, today)
        checked += found.checked
        where = "" if head == here else f"In the commit {head[:10]}, which is pushed: "
        problems += [replace(it, message=f"{where}{it.message}") for it in (*found.there, *found.elsewhere)]
        covered.update(tree.items())
    earlier = {key: commit for key, commit in brought.items() if key not in covered and key[1].is_file}
    problems += _earlier(at, heads[0], earlier, today) if earlier else ()
    return checked + len(earlier), in_order(problems)


def _earlier(at: Checkout, head: str, versions: Mapping[tuple[str, Blob], str], today: datetime.date) \
        -> list[Problem]:  # fmt: skip
    """What blocks in contents that later commits changed again, under the settings and rules of the last."""
    with at.as_of(tree_of(at.top, head)) as project:
        docs = f"{project.path_of(project.docs)}/"
    stop: dict[str, list[Problem]] = {}
    with tempfile.TemporaryDirectory() as place:
        came, texts, files = {}, {}, []
        with blobs_of(at.top) as blobs:
            for number, ((path, blob), commit) in enumerate(versions.items()):
                file, own = Path(place, str(number), path), at.seen_from_home(path)
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
        inspection = inspected(project, today)
    folder, still = inspection.folder, {(it.path, it.code) for it in blocking(inspection.problems)}
    listed = {*folder.records, *folder.pages, *folder.others}
    for problem in problems:
        if problem.path not in listed or (problem.path, problem.code) in still:
            message = f"In the commit {commit[:10]}, which is pushed along: {problem.message}"
            yield replace(problem, message=message, fix=f"{problem.fix} {_TAKE_OUT}")


def _no_commit(tip: str) -> Problem:
    message = "This is pushed, and is no commit: what it holds cannot be checked."
    return Problem(tip, 0, "", "uninspectable", message, "Push commits, and tags of commits, only.")
