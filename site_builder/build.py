"""One disclosure's way through the house, read aloud: file, record, checked, catalogue, search and pages, site."""

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from site_builder.cache import code_of, digest, load, save
from site_builder.catalogue.catalogue import Catalogue, catalogue_of
from site_builder.catalogue.edition import edition_of
from site_builder.csv_copies import copy_sheets, csv_copies, tables_of
from site_builder.gate.check import check
from site_builder.gate.context import Context
from site_builder.history import history_of
from site_builder.layouts import Layout
from site_builder.legislation import load_law
from site_builder.looks import look_at
from site_builder.problems import Problem, SchemeError, blocking, in_order
from site_builder.publish.scheme import Scheme
from site_builder.publish.site import sheets
from site_builder.publish.trees import beside, publish
from site_builder.publish.writer import Made, Output, Sheet, write_sheets
from site_builder.recall import Progress, Recalled, recall
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import MARKDOWN, Folder
from site_builder.records.reading import read_record
from site_builder.search.related import tensions
from site_builder.searching import search_sheets
from site_builder.settings import Project
from site_builder.standing import Report
from site_builder.workers import in_portions, portions


def in_silence(stage: str, items: Sequence[str]) -> Iterable[str]:
    """The progress that tells nobody."""
    return items


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
        return self.recalled.whole(it) if self.recalled and it.path in self.recalled.entries else it


def inspect(project: Project, today: datetime.date, progress: Progress = in_silence, advise: bool = True) -> Inspection:
    """Reads every record of the project and runs the release gate over all of them; `advise` as in `check`."""
    recalled = recall(project, load_law(), today, progress, advise)
    return Inspection(recalled.folder, tuple(recalled.disclosures()), recalled.problems, today, recalled)


def inspect_loose(project: Project, folder: Folder, today: datetime.date, advise: bool = True) -> Inspection:
    """The same for records and files that lie outside of the authority's folder; nothing of them is remembered."""
    law, settings = load_law(), project.settings
    reads = [read_record(path, folder.file(path).read_bytes(), law, settings.regime) for path in folder.records]
    disclosures = tuple(read.disclosure for read in reads if read.disclosure is not None)
    found = check(Context(settings, law, today, folder, disclosures), advise)
    return Inspection(folder, disclosures, in_order([*(p for read in reads for p in read.problems), *found]), today)


def inspect_files(project: Project, named: Sequence[Path], today: datetime.date) -> Inspection:
    """Reads and checks the named records and folders of the project, and bare records and files wherever they lie."""
    outside = [file for file in named if not file.is_relative_to(project.docs)]
    apart = [_path(project, file) for each_named in outside for file in _files_in(each_named)]
    bare = tuple(path for path in apart if path.lower().endswith(MARKDOWN))
    loose = tuple(path for path in apart if path not in bare)
    inspection = inspect_loose(project, Folder(project.root, project.docs, records=bare, loose=loose), today)
    inside = [_path(project, file).removesuffix(".md") for file in named if file.is_relative_to(project.docs)]
    if not inside and not inspection.disclosures:
        return inspection
    whole = inspect(project, today)

    def is_named(path: str) -> bool:
        return any(path in (name, f"{name}.md") or path.startswith(f"{name}/") for name in inside)

    records, others = filter(is_named, whole.folder.records), filter(is_named, whole.folder.others)
    drafts = (*inspection.disclosures, *(whole.whole(it) for it in whole.disclosures if is_named(it.path)))
    published = catalogue_of(map(whole.whole, whole.disclosures)) if drafts else Catalogue(())
    problems = [*inspection.problems, *(p for p in whole.problems if is_named(p.path))]
    return Inspection(
        Folder(project.root, project.docs, (*bare, *records), others=tuple(others), loose=loose),
        drafts,
        in_order([*problems, *tensions(drafts, published)]),
        today,
    )


def _files_in(named: Path) -> list[Path]:
    """The file itself, or every file in the folder and below it but those whose names begin with a dot."""
    if not named.is_dir():
        return [named]
    files = (file for file in sorted(named.rglob("*")) if file.is_file() and not file.is_symlink())
    return [file for file in files if not any(part.startswith(".") for part in file.relative_to(named).parts)]


def _path(project: Project, file: Path) -> str:
    return Path(os.path.relpath(file, project.root)).as_posix()


def checked_catalogue(inspection: Inspection) -> Catalogue:
    """The catalogue that may be published; raises SchemeError with every problem where the gate blocks any."""
    if blocking(inspection.problems):
        raise SchemeError(inspection.problems)
    edition = edition_of(inspection.disclosures, inspection.today)
    return catalogue_of(edition.public(inspection.whole(it)) for it in edition.listed)


def build_site(
    project: Project, recalled: Recalled, layout: Layout, site: Path, progress: Progress = in_silence
) -> Report:
    """Makes everything that has changed and puts the whole in the place of the site.

    Raises SchemeError where the gate blocks any record, and AddressTaken where two things want one address.
    """
    if blocking(recalled.problems):
        raise SchemeError(recalled.problems)
    edition, law = recalled.edition, load_law()
    catalogue = catalogue_of(edition.listed)
    history = history_of(project.docs, project.root, project.cache)
    attached = attachment_files(project, catalogue)
    sizes = {path: file.stat().st_size for path, file in attached.items()}
    copies = csv_copies(attached, project.cache)
    scheme = Scheme(
        catalogue, law, project.settings, sizes, layout.ordinary, recalled.public, recalled.digests(),
        catalogue_of(edition.withdrawn), history.dates, tables_of(copies),
    )  # fmt: skip
    everything = [
        *search_sheets(scheme, attached, recalled.traits(), project.cache / "search"),
        *sheets(scheme, layout.frames, [Path(folder) for folder in layout.theme_dirs]),
        *(_copied(scheme, path, file) for path, file in attached.items()),
        *copy_sheets(copies, scheme.links),
        Sheet("layout", layout.key, layout.files, scheme.links),
    ]
    state = project.cache / "sites" / digest(str(site.absolute())).hex()
    with beside(site, state.with_suffix(".lock")) as tree:
        version = code_of("publish/writer", "cache")
        manifest, written = write_sheets(everything, load(state, version) or {}, tree, partial(_in_stage, progress))
        publish(tree)
        save(state, version, manifest)
    return Report(len(catalogue), written.pages, written.written, written.unchanged, history.notice)


_STAGES = ("Making search files of records", "Making pages and files", "Making the search manifest")


def _in_stage(progress: Progress, make: Callable[[Sheet], Made], missing: Sequence[Sheet]) -> Iterator[Made]:
    names = progress(_STAGES[missing[0].phase], [sheet.name for sheet in missing])
    large = [[sheet] for sheet in missing if sheet.is_large]
    small = [sheet for sheet in missing if not sheet.is_large]
    return (made for _, made in zip(names, in_portions(make, [*large, *portions(small)]), strict=True))


def _copied(scheme: Scheme, path: str, file: Path) -> Sheet:
    look = look_at(file)
    key = digest(path, repr(look)) if look else b""
    return Sheet(path, key, lambda: [Output(path, file.read_bytes())], scheme.links)


def attachment_files(project: Project, catalogue: Catalogue) -> dict[str, Path]:
    """Where each attachment will stand in the site, and where it lies now."""
    return {
        f"{disclosure.url}{attachment.file}": project.root / disclosure.folder / attachment.file
        for disclosure in catalogue
        for attachment in disclosure.attachments
    }
