"""One disclosure's way through the house, read aloud: file, record, checked, catalogue, search and pages, site."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from site_builder.cache import code_of, digest, load, save
from site_builder.catalogue.catalogue import catalogue_of
from site_builder.history import history_of, is_tracked
from site_builder.known.recalled import Recalled
from site_builder.legislation import load_law
from site_builder.looks import look_at
from site_builder.making.attached import Attached, attached_to
from site_builder.making.csv_copies import listed_copies, sheets_of_copies, uncopied
from site_builder.making.layouts import Layout
from site_builder.making.standing import Report
from site_builder.problems import SchemeError, blocking
from site_builder.progress import Progress, in_silence
from site_builder.publish.frames.press import Press
from site_builder.publish.frames.templates import telling_of_templates
from site_builder.publish.pages.search import search_page_of
from site_builder.publish.scheme import Scheme
from site_builder.publish.site import sheets
from site_builder.publish.writing.exchange import publish
from site_builder.publish.writing.manifest import Manifest, manifest_of, plain_of
from site_builder.publish.writing.sheets import Binder, Output, Sheet
from site_builder.publish.writing.stamps import Total, joined
from site_builder.publish.writing.trees import Glance, Tree, in_hand, lock_of, only_a_site, prepared
from site_builder.publish.writing.writer import Remade, Renewed, due, put_together, renew
from site_builder.settings import Project
from site_builder.workers import aside, in_portions, portions

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
        scheme, attached, notice = scheme_of(project, recalled, layout)
        before = manifest_of(load(state, version) or {})
        if not before:
            only_a_site(site)
        tree.look(joined(it.total for it in before.values()))
        press = Press(scheme, layout.frames, [Path(folder) for folder in layout.theme_dirs])
        searched = partial(_searched, press, attached, recalled, project.cache / "search")
        shown = partial(_shown, press, attached, layout, project.cache / "rows")
        is_lost = not before or not (project.cache / "search").is_dir()
        are_few = len(scheme.catalogue if is_lost else recalled.fresh) <= _FEW
        renewed = _renewed(searched, shown, are_few, recalled.remember, before, tree, progress)
        manifest, written = put_together(renewed, before, tree)
        recalled.hold_still()
        publish(tree)
        save(state, version, plain_of(manifest))
    report = Report(len(scheme.catalogue), written.pages, written.written, written.unchanged, notice)
    return report, joined(it.total for it in manifest.values())


def _searched(press: Press, attached: Attached, recalled: Recalled, cache: Path) -> Iterable[Sheet]:
    """What the search needs, its page included."""
    from site_builder.making.search_files import search_sheets  # it loads what takes as long as many a build

    return search_sheets(press.scheme, attached.files, recalled.traits(), cache, search_page_of(press))


def _shown(press: Press, attached: Attached, layout: Layout, kept_rows: Path) -> Iterable[Sheet | Binder]:
    """Everything else: pages, feeds, data, attachments with the copies of their sheets, and what the theme laid out."""
    links = press.scheme.links
    yield from sheets(press, kept_rows)
    yield from (_copied(press.scheme, path, file) for path, file in attached.files.items())
    yield from sheets_of_copies(attached.copies, links)
    yield Sheet("layout", layout.key, layout.files, links)


_FEW = 100
"""Up to so many changed records, the search files are made by one other process, beside the pages."""
_LITTLE = 12
"""Up to so many sheets of them: where there are more, all of them are shared out when the pages are made."""
_ALONE = 60
"""Up to so many sheets of pages are made by one process."""


def _renewed(
    searched: Callable[[], Iterable[Sheet]],
    shown: Callable[[], Iterable[Sheet | Binder]],
    are_few: bool,
    remember: Callable[[], None],
    before: Manifest,
    tree: Tree,
    progress: Progress,
) -> list[Renewed]:
    """All that the site is to hold, and what of it had to be made: the search files beside the pages, or in turn."""

    def shared(given: Iterable[Sheet | Binder], alone: int) -> Renewed:
        return renew(due(given, before, tree), before, tree, partial(_in_stage, progress, alone))

    def beside() -> Renewed | None:
        found = due(searched(), before, tree)
        is_little = len(found.opened) <= _LITTLE
        return renew(found, before, tree, partial(_in_stage, in_silence, _LITTLE)) if is_little else None

    if not are_few:
        remember()
        return [shared([*searched(), *shown()], 1)]
    with aside(beside) as found:
        remember()
        return [shared(shown(), _ALONE), found() or shared(searched(), 1)]


def scheme_of(project: Project, recalled: Recalled, layout: Layout) -> tuple[Scheme, Attached, str]:
    """What pages are made from, the files that lie beside them, and what whoever builds should know of the records'
    past.
    """
    edition = recalled.edition
    catalogue = catalogue_of(edition.listed)
    history = history_of(project.docs, project.root, project.cache)
    attached = attached_to(project, catalogue)
    scheme = Scheme(
        catalogue,
        load_law(),
        project.settings,
        sizes={path: file.stat().st_size for path, file in attached.files.items()},
        ordinary=layout.ordinary,
        whole=recalled.public,
        digests=recalled.digests(),
        withdrawn=catalogue_of(edition.withdrawn),
        dates=history.dates,
        copies=listed_copies(attached.copies),
        uncopied=uncopied(attached.copies),
    )
    return scheme, attached, history.notice


_PORTIONS = 6
"""In how many portions pages are shared out at least, so that no worker has nothing to do while another makes them."""
_STAGES = ("Making search files of records", "Making pages and files", "Making the search manifest")


def _in_stage(
    progress: Progress, alone: int, make: Callable[[Sheet | Binder], Remade], opened: Sequence[Sheet | Binder]
) -> Iterator[Remade]:
    names = progress(_STAGES[opened[0].phase], [it.name for it in opened])
    if len(opened) <= alone:
        return (make(it) for _, it in zip(names, opened, strict=True))
    large = [it for it in opened if it.is_large]
    small = [it for it in opened if not it.is_large]
    found = in_portions(make, [*([it] for it in large), *portions(small, _PORTIONS)])
    return (again for _, again in zip(names, found, strict=True))


def _copied(scheme: Scheme, path: str, file: Path) -> Sheet:
    look = look_at(file)
    key = digest(path, repr(look)) if look else b""
    return Sheet(path, key, lambda: [Output(path, file.read_bytes())], scheme.links)
