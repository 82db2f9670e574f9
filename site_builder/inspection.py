"""What the folder holds and what is wrong with it: for everybody who asks without building a site."""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from site_builder.catalogue.catalogue import Catalogue, catalogue_of
from site_builder.catalogue.edition import edition_of
from site_builder.gate.bare import files_in, is_no_file, lies_apart
from site_builder.gate.check import check
from site_builder.gate.context import Context
from site_builder.keeping import keeping_everything
from site_builder.known.anew import Anew, read_anew
from site_builder.known.entries import Reader
from site_builder.known.recall import judge_changed, judge_named, recalling
from site_builder.known.recalled import Recalled
from site_builder.known.verdicts import Named, named_among
from site_builder.legislation import load_law
from site_builder.problems import Problem, SchemeError, blocking, in_order
from site_builder.progress import in_silence
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import MARKDOWN, Folder
from site_builder.settings import Project
from site_builder.workers import aside


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the folder holds: the disclosures that could be read, without their text, and every problem found."""

    folder: Folder
    disclosures: tuple[Disclosure, ...]
    problems: tuple[Problem, ...]
    today: datetime.date
    recalled: Recalled | None = None

    def whole(self, it: Disclosure) -> Disclosure:
        """The disclosure with its text."""
        return self.recalled.whole(it) if self.recalled and it.path in self.recalled.entries.marks else it


@keeping_everything()
def inspect(project: Project, today: datetime.date, advise: bool = True) -> Inspection:
    """Reads every record of the project and runs the release gate over all of them; `advise` as in `check`."""
    with recalling(project, today, in_silence, advise) as recalled:
        return Inspection(recalled.folder, tuple(recalled.disclosures()), recalled.problems, today, recalled)


def inspect_loose(project: Project, folder: Folder, today: datetime.date, advise: bool = True) -> Inspection:
    """The same for records and files that lie outside of the authority's folder; nothing of them is remembered."""
    law, settings = load_law(), project.settings
    reader = Reader(folder, law, settings)
    reads = [reader.read(path, folder.file(path).read_bytes()) for path in folder.records]
    disclosures = tuple(read.disclosure for read in reads if read.disclosure is not None)
    found = check(Context(settings, law, today, folder, disclosures), advise)
    return Inspection(folder, disclosures, in_order([*(p for read in reads for p in read.problems), *found]), today)


@keeping_everything()
def inspect_files(project: Project, named: Sequence[Path], today: datetime.date) -> Inspection:
    """Reads and checks the named records and folders of the project, and bare records and files wherever they lie."""
    outside = [file for file in named if lies_apart(project, file)]
    apart = [project.path_of(file) for each_named in outside for file in files_in(each_named)]
    links = tuple(path for path in apart if is_no_file(project.root / path))
    bare = tuple(path for path in apart if path.lower().endswith(MARKDOWN) and path not in links)
    loose = tuple(path for path in apart if path not in (*bare, *links))
    folder = Folder(project.root, project.docs, records=bare, links=links, loose=loose)
    inspection = inspect_loose(project, folder, today) if apart else Inspection(folder, (), (), today)
    inside = [project.path_of(file) for file in named if not lies_apart(project, file)]
    if not inside and not inspection.disclosures:
        return inspection
    is_named, anew = _naming(inside), read_anew(project, today)
    records = tuple(filter(is_named, anew.recalled.folder.records))
    drafts = (*inspection.disclosures, *anew.recalled.wholes(records))
    with _compared(drafts, anew, project) as tensions:
        recalled = judge_named(anew, is_named)
        tension = tensions()
    owners = named_among(recalled.entries.marks.values(), is_named)
    found = (*recalled.problems_of(owners), *recalled.elsewhere)
    return Inspection(
        Folder(
            project.root,
            project.docs,
            (*bare, *records),
            others=tuple(filter(is_named, recalled.folder.others)),
            loose=loose,
        ),
        drafts,
        in_order([*inspection.problems, *(problem for problem in found if is_named(problem.path)), *tension]),
        today,
    )


@keeping_everything()
def inspect_changed(project: Project, changed: Collection[str], today: datetime.date) -> Inspection:
    """What is wrong at the changed paths of the project, with advice, and what at any other stops publication; which
    disclosures there are is not told.
    """
    anew = read_anew(project, today)
    records = anew.recalled.folder.records
    named = [path for path in records if path in changed]
    drafts = list(filter(_naming(named), records)) if len(named) < len(records) else ()
    with _compared(anew.recalled.wholes(drafts), anew, project) as tensions:
        recalled = judge_changed(anew, changed.__contains__)
        tension = tensions()
    owners = named_among(recalled.entries.marks.values(), changed.__contains__)
    there = (problem for problem in (*recalled.problems_of(owners), *recalled.elsewhere) if problem.path in changed)
    return Inspection(recalled.folder, (), in_order([*there, *recalled.stopping(), *tension]), today)


def _naming(named: Iterable[str]) -> Named:
    """Whether a path is one of these, or lies in one, or in the folder of the record that one of these is."""
    names = [it.removesuffix(".md") for it in named]
    exact, above = {it for name in names for it in (name, f"{name}.md")}, tuple(f"{name}/" for name in names)
    return lambda path: path in exact or path.startswith(above)


@contextmanager
def _compared(
    drafts: Sequence[Disclosure], anew: Anew, project: Project
) -> Iterator[Callable[[], tuple[Problem, ...]]]:
    """Begins to compare drafts with all records, beside the gate where that has anything to do."""

    def compare() -> tuple[Problem, ...]:
        from site_builder.known.subjects import all_subjects
        from site_builder.search.related import tensions  # the search is heavy, and most checks are of files

        return tuple(tensions(drafts, all_subjects(anew.recalled, project))) if drafts else ()

    with aside(compare) if drafts and anew.due else nullcontext(compare) as answer:
        yield answer


def checked_catalogue(inspection: Inspection) -> Catalogue:
    """The catalogue that may be published; raises SchemeError with every problem where the gate blocks any."""
    if blocking(inspection.problems):
        raise SchemeError(inspection.problems)
    edition = edition_of(inspection.disclosures, inspection.today)
    return catalogue_of(edition.public(inspection.whole(it)) for it in edition.listed)
