"""From the checked records to the site that stands: what is new is made beside it, and put in when all is there."""

import sys
from pathlib import Path

from site_builder.cache import code_of, digest, load, save
from site_builder.git import is_tracked
from site_builder.known.recalled import Recalled
from site_builder.making.layouts import Layout
from site_builder.making.renewal import renewed
from site_builder.making.standing import Report
from site_builder.problems import SchemeError, blocking
from site_builder.progress import Progress, in_silence
from site_builder.publish.frames.templates import telling_of_templates
from site_builder.publish.writing.exchange import publish
from site_builder.publish.writing.manifest import manifest_of, plain_of
from site_builder.publish.writing.stamps import Total, joined
from site_builder.publish.writing.trees import Glance, in_hand, lock_of, only_a_site, prepared
from site_builder.publish.writing.writer import put_together
from site_builder.settings import Project

_WRITING = (
    "publish/writing/writer",
    "publish/writing/manifest",
    "publish/writing/sheets",
    "publish/writing/stamps",
    "cache",
)
"""The code that says how it is kept what was made."""


def build_site(
    project: Project, recalled: Recalled, layout: Layout, site: Path, progress: Progress = in_silence
) -> tuple[Report, Total]:
    """Makes everything that has changed and puts the whole into the site; also gives what stands for its files.

    Raises SchemeError where the gate blocks any record, ChangedMeanwhile where something was saved since it looked,
    AddressTaken where two things want one address, TemplateFault where a template cannot be used, and NotPlaced where
    the site cannot be put where it is to stand.
    """
    with in_hand(site, lock_of(site, project.cache)) as glance:
        return build_in_hand(project, recalled, layout, site, glance, progress)


@telling_of_templates()
def build_in_hand(
    project: Project, recalled: Recalled, layout: Layout, site: Path, glance: Glance, progress: Progress
) -> tuple[Report, Total]:
    """The same for a site that is in hand already; `glance` has begun to look at it."""
    if blocking(recalled.problems):
        raise SchemeError(recalled.problems)
    lock = lock_of(site, project.cache)
    state, version = lock.with_suffix(""), digest(code_of(*_WRITING), sys.version)
    with prepared(site, lock, glance, lambda: not is_tracked(project.root, ".cache")) as tree:
        before = manifest_of(load(state, version) or {})
        if not before:
            only_a_site(site)
        tree.look(joined(it.total for it in before.values()))
        made, notice = renewed(project, recalled, layout, before, tree, progress)
        manifest, written = put_together(made, before, tree)
        recalled.hold_still()
        publish(tree)
        save(state, version, plain_of(manifest))
    report = Report(len(recalled.edition.listed), written.pages, written.written, written.unchanged, notice)
    return report, joined(it.total for it in manifest.values())
