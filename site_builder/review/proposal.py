"""A proposed change, seen from the records: which are new, which are different, what was found in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.catalogue.catalogue import catalogue_of
from site_builder.catalogue.edition import edition_of
from site_builder.commits.changes import Changes
from site_builder.inspection import Inspection
from site_builder.problems import Problem, blocking
from site_builder.records.disclosure import Disclosure
from site_builder.search.related import Related, related

_NEAR = 3
"""How many related records a reviewer is shown beside each."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of the change: whether it is new, its files, what was found in it and them, and what is near to it.

    `disclosure` is None where the file cannot be read as a record.
    """

    path: str
    is_new: bool
    disclosure: Disclosure | None
    problems: tuple[Problem, ...]
    near: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that changes: records, ordinary pages, and what is removed.

    `others` are findings elsewhere in the change, and whatever else stops the site: a change of one file may break
    another.
    """

    entries: tuple[Entry, ...]
    pages: tuple[str, ...]
    removed: tuple[str, ...]
    others: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every finding that the reviewer has to know."""
        return (*(problem for entry in self.entries for problem in entry.problems), *self.others)


def proposal_of(inspection: Inspection, changes: Changes, root: Path) -> Proposal:
    """The change as records; `inspection` is of the whole project."""
    added, modified, removed = (_inside(files, root) for files in (changes.added, changes.modified, changes.removed))
    touched = {*added, *modified, *removed}
    folder = inspection.folder
    changed = [path for path in folder.records if _belong(path, touched)]
    readable = {it.path: inspection.whole(it) for it in inspection.disclosures}
    listed = edition_of(inspection.disclosures, inspection.today).listed
    catalogue = catalogue_of(readable[it.path] for it in listed)
    entries = []
    for path in changed:
        it = readable.get(path)
        mine = tuple(problem for problem in inspection.problems if _belong(path, {problem.path}))
        entries.append(Entry(path, path in added, it, mine, related(it, catalogue, _NEAR) if it else ()))
    told = {problem for entry in entries for problem in entry.problems}
    others = tuple(p for p in inspection.problems if p not in told and (p.path in touched or blocking((p,))))
    pages = tuple(path for path in folder.pages if path in touched)
    return Proposal(tuple(entries), pages, tuple(path for path in removed if path.endswith(".md")), others)


def _inside(files: Iterable[Path], root: Path) -> Sequence[str]:
    return [file.relative_to(root).as_posix() for file in files if file.is_relative_to(root)]


def _belong(record: str, paths: Iterable[str]) -> bool:
    """Whether any of the paths is the record or one of its attachments."""
    own = f"{record.removesuffix('.md')}/"
    return any(path == record or path.startswith(own) for path in paths)
