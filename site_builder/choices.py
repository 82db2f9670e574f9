"""The project of a `mkdocs.yml` as it was last understood: a look at one file must not wait for MkDocs."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from site_builder.cache import kept_for, load, save, version_of
from site_builder.looks import Look, look_at
from site_builder.patterns import regex
from site_builder.settings import Project

_ROOMS = ("choices", "plugin", "settings", "legislation", "cache", "looks")
KNOWN_PLUGINS = frozenset({"publication-scheme", "search", "material/search"})
"""Plugins that put nothing on a page but what is in the folder."""
_REACHING_OUT = regex(r"^\s*(?:INHERIT|hooks|watch)\s*:|!ENV|!relative|snippets", re.MULTILINE)
"""What lets a `mkdocs.yml` depend on more than itself, the theme and the pages."""


def stands_alone(config: str, plugins: Iterable[str] = ()) -> bool:
    """Whether what a `mkdocs.yml` with these plugins says and lays out depends on theme, pages and itself alone."""
    return not _REACHING_OUT.search(config) and set(plugins) <= KNOWN_PLUGINS


def project_of(config_file: Path, understood: Callable[[Path], Project]) -> Project:
    """The project, remembered where the file is known by its look, else as `understood` has it, which may raise.

    The look holds a time that nobody can set, so that what came with a repository is never taken for remembered.
    """
    look = look_at(config_file)
    file = kept_for(config_file, "project")
    known: tuple[Look, Project] | None = load(file, version_of(*_ROOMS)) if look else None
    if known is not None and known[0] == look and known[1].docs.is_dir():
        return known[1]
    project = understood(config_file)
    if look and stands_alone(config_file.read_text("utf-8", "replace")):
        save(file, version_of(*_ROOMS), (look, project))
    return project
