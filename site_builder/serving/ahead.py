"""The page of an edited record, before the site is built."""

import datetime
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from site_builder.known.recall import recall_one, recalling
from site_builder.known.recalled import Recalled
from site_builder.making.layouts import Layout, kept_layout
from site_builder.making.schemes import scheme_of, with_files
from site_builder.problems import NotPublished, blocking
from site_builder.progress import in_silence
from site_builder.publish.frames.press import Press
from site_builder.publish.frames.templates import telling_of_templates
from site_builder.publish.pages.record_sheets import record_sheet
from site_builder.settings import Project

_FEW = 16
"""Records that are sooner looked at one by one than the whole site is built."""


@dataclass(frozen=True)
class Known:
    """The project as it was last built in full."""

    project: Project
    recalled: Recalled
    layout: Layout


def known(config_file: Path, site: Path) -> Known | None:
    """What the last build at `site` was made from; None where there was none, or where it cannot be kept."""
    kept = kept_layout(config_file, site)
    if kept is None:
        return None
    try:
        with recalling(kept.project, datetime.date.today(), in_silence) as recalled:
            return None if blocking(recalled.problems) else Known(kept.project, recalled, kept.layout)
    except (NotPublished, OSError):  # something is being saved: after the next build it is known
        return None


def pages_ahead(it: Known, saved: Iterable[Path]) -> dict[str, bytes]:
    """The files of the site that show the saved records, as far as nothing keeps them from being shown.

    Only records that were there before are looked at, and only if they are few. What else a change brings about, and
    what is wrong, the build tells; so it does where a file was saved once more or taken away meanwhile.
    """
    root, marks = it.recalled.folder.root, it.recalled.entries.marks
    names = (Path(os.path.relpath(file, root)).as_posix() for file in saved if file.is_file())
    paths = sorted(name for name in names if name in marks)
    try:
        return _pages(it, paths) if len(paths) <= _FEW else {}
    except (NotPublished, OSError):
        return {}


def _pages(it: Known, paths: Collection[str]) -> dict[str, bytes]:
    recalled, sound = it.recalled, set()
    for path in paths:
        seen = recall_one(recalled, it.project, path)
        if not blocking(seen.problems_of([path])):
            recalled = seen
            sound.add(path)
    shown = [one for one in recalled.edition.shown if one.path in sound]
    if not shown:
        return {}
    scheme, _, _ = with_files(scheme_of(it.project, recalled, it.layout), it.project)
    press = Press(scheme, it.layout.frames, [Path(folder) for folder in it.layout.theme_dirs])
    with telling_of_templates():
        return {output.path: output.content for one in shown for output in record_sheet(press, one).make()}
