"""Whether the site that stands there is what would be built: one look at all that it was made from, and at itself."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.cache import kept_for, load, save, version_of
from site_builder.git import known_to_git
from site_builder.looks import Glimpses, Sight, of_no_library
from site_builder.publish.writing.exchange import is_whole
from site_builder.publish.writing.stamps import Total


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: records published, pages in the site, files written anew and files left as they were.

    `notice` is what whoever builds should know; "" where there is nothing.
    """

    records: int
    pages: int
    written: int
    unchanged: int
    notice: str = ""


@dataclass(frozen=True)
class Standing:
    """A site as it was built: the day and the commit, the folders it was made from, and their files and its own.

    `inputs` stands for how the files in these folders looked, and is empty where that cannot tell a later change.
    """

    day: str
    commit: str
    folders: tuple[str, ...]
    inputs: bytes
    site: str
    outputs: Total
    report: Report


@dataclass(frozen=True, slots=True)
class Before:
    """The day and commit of a build, the folders that it is made from, and how their files looked before it began."""

    day: str
    commit: str
    folders: tuple[str, ...]
    inputs: Glimpses


def look_before(day: datetime.date, config_file: Path, docs: Path, theme_dirs: Sequence[str], sight: Sight) -> Before:
    """How everything looks now that a site is made from; libraries, and themes among them, are known by version."""
    folders = (str(config_file.resolve()), str(docs), *of_no_library(theme_dirs))
    return Before(str(day), known_to_git(docs), folders, sight.of(folders))


def last_standing(config_file: Path, elsewhere: Path | None) -> Standing | None:
    """The site as it was last built for this `mkdocs.yml`; None where that is not known.

    `elsewhere` is where the site was built if not where `mkdocs.yml` says.
    """
    known: Standing | None = load(kept_for(config_file, "standing", elsewhere), version_of(""))
    return known


def still_stands(known: Standing, sight: Sight, glance: Callable[[], Total]) -> Report | None:
    """What a build would say, where the site stands untouched and would be built the same again; else None.

    `glance` gives what stands for all files of the site as it is now.
    """
    if known.day != str(datetime.date.today()):
        return None
    if not known.inputs or sight.of(known.folders).seal != known.inputs:
        return None
    if known.commit != known_to_git(Path(known.folders[1])):
        return None
    if not is_whole(Path(known.site)) or glance() != known.outputs:
        return None
    return replace(known.report, written=0, unchanged=known.outputs.files)


def remember(
    config_file: Path, elsewhere: Path | None, before: Before, site: Path, files: Total, report: Report
) -> None:
    """Keeps the files of the site as they were written, and what it was made from, for later builds to compare with."""
    standing = Standing(before.day, before.commit, before.folders, before.inputs.seal, str(site), files, report)
    save(kept_for(config_file, "standing", elsewhere), version_of(""), standing)
