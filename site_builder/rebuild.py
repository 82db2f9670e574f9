"""The build as the command runs it: nothing where nothing changed, and MkDocs only where there is a layout to make."""

import datetime
from pathlib import Path

from site_builder.keeping import keep_to_the_end, keeping_everything
from site_builder.looks import Sight
from site_builder.making.standing import Report, last_standing, look_before, remember, still_stands
from site_builder.progress import Progress
from site_builder.publish.writing.trees import Glance, in_hand, lock_of


def build(config_file: Path, strict: bool, progress: Progress, site: Path | None = None) -> Report:
    """Builds the site, at `site` if given, as `plugin.build` does, and raises the same, with the least work."""
    with keeping_everything():
        return _once_more(config_file, progress, site) or _from_the_beginning(config_file, strict, progress, site)


def _once_more(config_file: Path, progress: Progress, elsewhere: Path | None) -> Report | None:
    """The build of a site that was built before: nothing is done where it still stands. None where MkDocs is needed."""
    known = last_standing(config_file, elsewhere)
    site = Path(known.site) if known else _laid_out(config_file, elsewhere)
    if site is None:
        return None
    with in_hand(site, lock_of(site, config_file.resolve().parent / ".cache")) as glance:
        sight = Sight()
        report = still_stands(known, sight, glance) if known else None
        return report or _in_known_layout(config_file, progress, elsewhere, site, sight, glance)


def _laid_out(config_file: Path, elsewhere: Path | None) -> Path | None:
    """Where the site lay when it was last laid out."""
    from site_builder.making.layouts import kept_layout

    kept = kept_layout(config_file, elsewhere)
    return Path(kept.site) if kept else None


def _in_known_layout(
    config_file: Path, progress: Progress, elsewhere: Path | None, site: Path, sight: Sight, glance: Glance
) -> Report | None:
    """The build in the layout of an earlier one; None where that would not be the same today."""
    from site_builder.build import build_in_hand  # what an unchanged site does not need is not loaded for it
    from site_builder.known.recall import recalling
    from site_builder.making.layouts import NotLaidOut, kept_layout, layout_key

    kept, today = kept_layout(config_file, elsewhere), datetime.date.today()
    if kept is None or Path(kept.site) != site:
        return None
    before = look_before(today, config_file, kept.project.docs, kept.layout.theme_dirs, sight)
    with recalling(kept.project, today, progress, seen=before.inputs) as recalled:
        if layout_key(config_file, kept.layout.theme_dirs, kept.project, recalled) != kept.layout.key:
            return None
        try:
            report, files = build_in_hand(kept.project, recalled, kept.layout, site, glance, progress)
        except NotLaidOut:
            return None
        keep_to_the_end(recalled, before)
    remember(config_file, elsewhere, before, site, files, report)
    return report


def _from_the_beginning(config_file: Path, strict: bool, progress: Progress, site: Path | None) -> Report:
    from site_builder import plugin

    return plugin.build(config_file, strict, progress, site)
