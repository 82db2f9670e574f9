"""What became of a published response is written into its record: one key at a time, checked before it is saved."""

import datetime
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.gate import lifecycle, references
from site_builder.gate.attachments.rules import rules_of
from site_builder.gate.context import Context
from site_builder.gate.personal.text import text_findings
from site_builder.inspection import inspect_files
from site_builder.legislation import load_law
from site_builder.problems import Problem, SchemeError, blocking
from site_builder.records.disclosure import Disclosure, slug
from site_builder.records.editing import Change, edited
from site_builder.records.folder import Folder, list_folder
from site_builder.records.reading import Read, read_record
from site_builder.settings import Project


class NotThere(Exception):
    """What was named is not there; the message says what, and what to do."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it lies there: its path in the project, its bytes, and the disclosure that they hold."""

    path: str
    content: bytes
    disclosure: Disclosure


def find(project: Project, named: str) -> Record:
    """The record with this path or reference; raises NotThere, and SchemeError where it cannot be read."""
    file = Path(named).resolve()
    if not file.is_file():
        found = next(holding(project, named), None)
        if found is None:
            raise NotThere(f"No record has the reference '{named}', and there is no such file.")
        return found
    if not file.is_relative_to(project.docs):
        raise NotThere(f"'{named}' does not lie in {project.docs.name}/, where the records are.")
    path = file.relative_to(project.root).as_posix()
    content = file.read_bytes()
    read = _read(project, path, content)
    if read.disclosure is None:
        raise SchemeError(read.problems)
    return Record(path, content, read.disclosure)


def holding(project: Project, reference: str) -> Iterator[Record]:
    """The records with this reference; only files that hold it are read, those named after it first."""
    wanted = slug(reference)
    paths = list_folder(project.docs, project.root).records
    for path in sorted(paths, key=lambda path: slug(Path(path).stem) != wanted):
        content = (project.root / path).read_bytes()
        if wanted in slug(content[:2_000].decode("utf-8", "replace")):
            read = _read(project, path, content)
            if read.disclosure is not None and read.disclosure.slug == wanted:
                yield Record(path, content, read.disclosure)


def _read(project: Project, path: str, content: bytes) -> Read:
    return read_record(path, content, load_law(), project.settings.regime)


def amend(
    project: Project, record: Record, changes: Sequence[Change], today: datetime.date, others: Iterable[Disclosure] = ()
) -> tuple[str, ...]:
    """Writes the changes into the record's file, and gives its path; `others` are the records that it speaks of.

    Raises CannotEdit, and SchemeError where the record would not be right any more; then nothing is written.
    """
    if told := blocking(_personal(project, record.path, changes)):
        raise SchemeError(told)
    content = edited(record.content, changes)
    before = {(it.code, it.field, it.message) for it in _problems(project, record.path, record.content, today, others)}
    after = _problems(project, record.path, content, today, others)
    if new := [it for it in after if (it.code, it.field, it.message) not in before]:
        raise SchemeError(new)
    (project.root / record.path).write_bytes(content)
    return (record.path,)


def _personal(project: Project, path: str, changes: Sequence[Change]) -> Iterator[Problem]:
    """Personal data in the words that are to be published."""
    for change in changes:
        words = [change.value] if isinstance(change.value, str) else change.value.values()
        for finding in text_findings("\n".join(map(str, words)), rules_of(project.settings)):
            yield replace(finding.problem(path, str(change.way[0])), line=0)


def _problems(
    project: Project, path: str, content: bytes, today: datetime.date, others: Iterable[Disclosure]
) -> tuple[Problem, ...]:
    read = _read(project, path, content)
    if read.disclosure is None:
        return read.problems
    folder = Folder(project.root, project.docs, records=(path,))
    context = Context(project.settings, load_law(), today, folder, (read.disclosure, *others))
    rules = (*lifecycle.steps(read.disclosure, context), *references.reference(read.disclosure, context))
    across = (*lifecycle.successions(context), *references.duplicates(context))
    return blocking((*read.problems, *rules, *across))


def of_table(record: Record, key: str, values: Mapping[str, str]) -> list[Change]:
    """The changes that bring these values into the table behind a key, whether it is there or not."""
    given = {name: value for name, value in values.items() if value}
    if key not in record.disclosure.lines:
        return [Change((key,), given)]
    return [Change((key, name), value) for name, value in given.items()]


def renumber(project: Project, record: Record, reference: str, today: datetime.date) -> tuple[str, ...]:
    """Gives the record another reference; the earlier one leads there. The file keeps its name: links to it hold.

    Gives and raises the same as `amend`, and NotThere where the reference is taken.
    """
    taken = next((it for it in holding(project, reference) if it.path != record.path), None)
    if taken is not None:
        raise NotThere(f"'{reference}' is the reference of {taken.path} already.")
    former = record.disclosure.reference
    changes = [Change(("reference",), reference), Change(("previous_references",), former, adds=True)]
    return amend(project, record, changes, today)


def replace_file(
    project: Project, record: Record, name: str, new: Path, note: Mapping[str, str], today: datetime.date
) -> tuple[str, ...]:
    """Puts a file in the place of an attachment, after a look at what it holds; gives the paths that changed.

    It keeps the name, so that links to it hold, unless it is of another kind. Raises as `amend`, and NotThere.
    """
    names = [attachment.file for attachment in record.disclosure.attachments]
    if name not in names:
        listed = ", ".join(names) or "none"
        raise NotThere(f"{record.path} has no attachment '{name}' (it has: {listed}).")
    if bad := blocking(inspect_files(project, [new.resolve()], today).problems):
        raise SchemeError(bad)
    stays = new.suffix.lower() == Path(name).suffix.lower()
    given, place = name if stays else new.name, names.index(name)
    folder = project.root / record.disclosure.folder
    if given != name and (given in names or (folder / given).exists()):
        raise NotThere(f"'{given}' is there already: give the new file another name.")
    changes = [] if stays else [Change(("attachments", place, "file"), given)]
    entry = {**note, "file": "" if stays else name}
    changes.append(Change(("attachments", place, "replaced"), entry, adds=True))
    amended = amend(project, record, changes, today)
    folder.mkdir(exist_ok=True)
    if (folder / given).resolve() != new.resolve():
        shutil.copyfile(new, folder / given)
    if not stays:
        (folder / name).unlink(missing_ok=True)
    return (*amended, *(f"{record.disclosure.folder}/{it}" for it in dict.fromkeys((name, given))))
