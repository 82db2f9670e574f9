"""The page of an edited record, before the site is built."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from site_builder.build import scheme_of
from site_builder.known.recall import recall_one, recalling
from site_builder.known.recalled import Recalled
from site_builder.making.layouts import Layout, kept_layout
from site_builder.problems import Problem, blocking
from site_builder.progress import in_silence
from site_builder.publish.frames.press import Press
from site_builder.publish.pages.record_sheets import record_sheet
from site_builder.settings import Project


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
    with recalling(kept.project, datetime.date.today(), in_silence) as recalled:
        return None if blocking(recalled.problems) else Known(kept.project, recalled, kept.layout)


def pages_ahead(it: Known, saved: Iterable[Path]) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of the site that show the saved records, and what keeps others from being shown.

    Only records that were there before are looked at: what else a change brings about, the build tells.
    """
    pages: dict[str, bytes] = {}
    problems: list[Problem] = []
    records = {it.recalled.folder.file(path): path for path in it.recalled.entries.marks}
    for path in sorted(records[file] for file in saved if file in records and file.is_file()):
        recalled = recall_one(it.recalled, it.project, path)
        found = blocking(recalled.problems_of([path]))
        problems += found
        shown = [] if found else [one for one in recalled.edition.shown if one.path == path]
        if shown:
            scheme, _ = scheme_of(it.project, recalled, it.layout)
            press = Press(scheme, it.layout.frames, [Path(folder) for folder in it.layout.theme_dirs])
            pages |= {output.path: output.content for one in shown for output in record_sheet(press, one).make()}
    return pages, problems
