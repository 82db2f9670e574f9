"""Files that lie anywhere and belong to no record: examined alone, without a look at the project they are meant for."""

import os
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
    if any(file.is_relative_to(project.docs) for file in named):
        return None
    files = [path_of(project, file) for each in named for file in files_in(each)]
    return None if any(file.lower().endswith(MARKDOWN) for file in files) else tuple(files)


def bare_problems(project: Project, files: Sequence[str]) -> tuple[Problem, ...]:
    """What is wrong with them, sorted by place."""
    links = [path for path in files if (project.root / path).is_symlink()]
    plain = [path for path in files if path not in links]
    found = contents(project.root, {}, plain, rules_of(project.settings))
    return in_order([*found, *map(link_problem, links)])


def files_in(named: Path) -> list[Path]:
    """The file itself, or every file and link in the folder and below it but those whose names begin with a dot."""
    if named.is_symlink() or not named.is_dir():
        return [named]
    files = (file for file in sorted(named.rglob("*")) if file.is_file() or file.is_symlink())
    return [file for file in files if not any(part.startswith(".") for part in file.relative_to(named).parts)]


def path_of(project: Project, file: Path) -> str:
    """The path from the project, with forward slashes."""
    return Path(os.path.relpath(file, project.root)).as_posix()
