"""Files that lie anywhere and belong to no record: examined alone, without a look at the project they are meant for."""

from collections.abc import Sequence
from pathlib import Path

from site_builder.gate.attachments.rules import rules_of
from site_builder.gate.contents import contents, link_problem
from site_builder.problems import Problem, in_order
from site_builder.records.folder import MARKDOWN
from site_builder.settings import Project


def bare_files(project: Project, named: Sequence[Path]) -> tuple[str, ...] | None:
    """The paths of the files, and of those in the folders, from the project; None where one of them may be a record,
    or lies in the authority's folder."""
    if not all(lies_apart(project, file) for file in named):
        return None
    files = [project.path_of(file) for each in named for file in files_in(each)]
    return None if any(file.lower().endswith(MARKDOWN) for file in files) else tuple(files)


def bare_problems(project: Project, files: Sequence[str]) -> tuple[Problem, ...]:
    """What is wrong with them, sorted by place."""
    links = [path for path in files if is_no_file(project.root / path)]
    plain = [path for path in files if path not in links]
    found = contents(project.root, {}, plain, rules_of(project.settings))
    return in_order([*found, *map(link_problem, links)])


def lies_apart(project: Project, file: Path) -> bool:
    """Whether it is no part of what is published: it lies elsewhere, or its name or a folder's begins with a dot."""
    if not file.is_relative_to(project.docs):
        return True
    return any(part.startswith(".") for part in file.relative_to(project.docs).parts)


def is_no_file(file: Path) -> bool:
    """Whether it is a link, a pipe or a device: to open it would be to look elsewhere, or to wait for ever."""
    return file.is_symlink() or not file.is_file()


def files_in(named: Path) -> list[Path]:
    """The file itself, or whatever is no folder in this one and below it but what has a name that begins with a dot."""
    if named.is_symlink() or not named.is_dir():
        return [named]
    files = (file for file in sorted(named.rglob("*")) if file.is_symlink() or not file.is_dir())
    return [file for file in files if not any(part.startswith(".") for part in file.relative_to(named).parts)]
