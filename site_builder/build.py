"""One disclosure's way through the house, read aloud: file, record, checked, catalogue, search and pages, site."""

import datetime
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from site_builder.catalogue.catalogue import Catalogue, catalogue_of
from site_builder.gate.check import check
from site_builder.gate.context import Context
from site_builder.legislation import load_law
from site_builder.problems import Problem, SchemeError, blocking, in_order
from site_builder.publish.frame import Frame
from site_builder.publish.site import Scheme, outputs
from site_builder.publish.writer import Output, replace_site, write_outputs
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import Folder, list_folder
from site_builder.records.reading import read_record
from site_builder.search.bundle import bundle
from site_builder.settings import Project

Progress = Callable[[str, Sequence[str]], Iterable[str]]
"""Given the name of a stage and what it works through, gives the same items back, telling a person how far it is."""


def in_silence(stage: str, items: Sequence[str]) -> Iterable[str]:
    """The progress that tells nobody."""
    return items


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the folder holds: the disclosures that could be read, and every problem found."""

    folder: Folder
    disclosures: tuple[Disclosure, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the theme gave: a frame for each kind and depth of page, the address of each hand-written page by its path
    in the project, and the folders of templates, the authority's own first.
    """

    frames: Mapping[tuple[str, int], Frame]
    ordinary: Mapping[str, str]
    theme_dirs: Sequence[Path]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: records read, pages in the site, files written anew and files left as they were."""

    records: int
    pages: int
    written: int
    unchanged: int


def inspect(project: Project, today: datetime.date, progress: Progress = in_silence, advise: bool = True) -> Inspection:
    """Reads every record of the project and runs the release gate over all of them; `advise` as in `check`."""
    folder = list_folder(project.docs, project.root)
    return inspect_folder(project, folder, today, progress, advise)


def inspect_folder(
    project: Project, folder: Folder, today: datetime.date, progress: Progress = in_silence, advise: bool = True
) -> Inspection:
    """Reads and checks the records of one folder; `project` gives the settings."""
    law, settings = load_law(), project.settings
    reads = [
        read_record(path, folder.file(path).read_bytes(), law, settings.regime)
        for path in progress("Reading records", folder.records)
    ]
    disclosures = tuple(read.disclosure for read in reads if read.disclosure is not None)
    found = check(Context(settings, law, today, folder, disclosures), advise)
    return Inspection(folder, disclosures, in_order([*(p for read in reads for p in read.problems), *found]))


def inspect_files(project: Project, named: Sequence[Path], today: datetime.date) -> Inspection:
    """Reads and checks the named records and folders of the project, and bare record files wherever they lie."""
    bare = [_path(project, file) for file in named if not file.is_relative_to(project.docs)]
    inspection = inspect_folder(project, Folder(project.root, project.docs, records=tuple(bare)), today)
    inside = [_path(project, file).removesuffix(".md") for file in named if file.is_relative_to(project.docs)]
    if not inside:
        return inspection
    whole = inspect(project, today)

    def is_named(path: str) -> bool:
        return any(path in (name, f"{name}.md") or path.startswith(f"{name}/") for name in inside)

    return Inspection(
        Folder(project.root, project.docs, (*bare, *filter(is_named, whole.folder.records))),
        (*inspection.disclosures, *(d for d in whole.disclosures if is_named(d.path))),
        in_order([*inspection.problems, *(p for p in whole.problems if is_named(p.path))]),
    )


def _path(project: Project, file: Path) -> str:
    return Path(os.path.relpath(file, project.root)).as_posix()


def checked_catalogue(inspection: Inspection) -> Catalogue:
    """The catalogue that may be published; raises SchemeError with every problem where the gate blocks any."""
    if blocking(inspection.problems):
        raise SchemeError(inspection.problems)
    return catalogue_of(inspection.disclosures)


def build_site(project: Project, catalogue: Catalogue, layout: Layout, tree: Path, site: Path) -> Report:
    """Adds everything made from the catalogue to `tree`, where ordinary pages already are, and makes it the site."""
    law = load_law()
    attached = _attached(project, catalogue)
    sizes = {path: file.stat().st_size for path, file in attached.items()}
    scheme = Scheme(catalogue, law, project.settings, sizes, layout.ordinary)
    everything = chain(
        (Output(path, file.read_bytes()) for path, file in attached.items()),
        (Output(path, content) for path, content in bundle(catalogue, law)),
        outputs(scheme, layout.frames, layout.theme_dirs),
    )
    write_outputs(everything, tree, laid_out=frozenset({"index.html"}))
    written = replace_site(tree, site)
    return Report(len(catalogue), written.pages, written.written, written.unchanged)


def _attached(project: Project, catalogue: Catalogue) -> dict[str, Path]:
    """Where each attachment will stand in the site, and where it lies now."""
    return {
        f"{disclosure.url}{attachment.file}": project.root / disclosure.folder / attachment.file
        for disclosure in catalogue
        for attachment in disclosure.attachments
    }
