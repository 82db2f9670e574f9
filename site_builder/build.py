"""One disclosure's way through the house, read aloud: file, record, checked, catalogue, search and pages, site."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from site_builder.cache import code_of, digest, load, save
from site_builder.catalogue.catalogue import catalogue_of
from site_builder.history import history_of, is_tracked
from site_builder.known.recalled import Recalled
from site_builder.legislation import load_law
from site_builder.looks import look_at
from site_builder.making.attached import Attached, attached_to, attachment_files
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
from site_builder.publish.writing.writer import Due, Remade, Renewed, due, put_together, renew
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
        before = manifest_of(load(state, version) or {})
        if not before:
            only_a_site(site)
        tree.look(joined(it.total for it in before.values()))
        making = _Making(project, recalled, layout, before, tree, progress)
        are_few = (
            len(recalled.fresh if before and (project.cache / "search").is_dir() else recalled.entries.marks) <= _FEW
        )
        renewed, notice = making.side_by_side() if are_few else making.in_turn()
        manifest, written = put_together(renewed, before, tree)
        recalled.hold_still()
        publish(tree)
        save(state, version, plain_of(manifest))
    report = Report(len(recalled.edition.listed), written.pages, written.written, written.unchanged, notice)
    return report, joined(it.total for it in manifest.values())


_FEW = 100
"""Up to so many changed records, the search files are made by one other process, beside the pages."""
_LITTLE = 12
"""Up to so many sheets of them: where there are more, all of them are shared out when the pages are made."""
_ALONE = 60
"""Up to so many sheets of pages are made by one process."""


@dataclass(frozen=True)
class _Making:
    """Where one site is made: all that it is made from, what was made of it `before`, and where the new files go."""

    project: Project
    recalled: Recalled
    layout: Layout
    before: Manifest
    tree: Tree
    progress: Progress

    def in_turn(self) -> tuple[list[Renewed], str]:
        """All that the site is to hold, and what of it had to be made; and what whoever builds should know."""
        self.recalled.remember()
        press, attached, notice = self._all()
        return [self._shared([*self._searched(press), *self._shown(press, attached)], 1)], notice

    def side_by_side(self) -> tuple[list[Renewed], str]:
        """The same, the search files made beside the pages.

        Each of the two processes puts together for itself what it makes them from: sooner than it gets a copy, page by
        page, of the memory of the other.
        """
        with aside(self._search_begun) as search_begun:
            self.recalled.remember()
            press, attached, notice = self._all()
            pages = self._shared(self._shown(press, attached), _ALONE)
            begun = search_begun()
            return [pages, begun if begun.names else self._shared(self._searched(press), 1, begun.made)], notice

    def _all(self) -> tuple[Press, Attached, str]:
        """What pages are made with, the files that lie beside them, and what whoever builds should know."""
        scheme, attached, notice = with_files(scheme_of(self.project, self.recalled, self.layout), self.project)
        return self._press(scheme), attached, notice

    def _press(self, scheme: Scheme) -> Press:
        return Press(scheme, self.layout.frames, [Path(folder) for folder in self.layout.theme_dirs])

    def _searched(self, press: Press) -> Iterable[Sheet]:
        """What the search needs, its page included."""
        from site_builder.making.search_files import search_sheets  # it loads what takes as long as many a build

        attached = attachment_files(self.project, press.scheme.catalogue)
        cache = self.project.cache / "search"
        return search_sheets(press.scheme, attached, self.recalled.traits(), cache, search_page_of(press))

    def _search_begun(self) -> Renewed:
        """The same as it is now, if little of it has to be made; else no more than what the rest is made from."""
        searched = self._searched(self._press(scheme_of(self.project, self.recalled, self.layout)))
        found = due(searched, self.before, self.tree)
        first = [it for it in found.opened if len(found.opened) <= _LITTLE or it.phase == 0][:_LITTLE]
        names = found.names if first == found.opened else ()
        return renew(Due(names, first), self.before, self.tree, partial(_in_stage, in_silence, _LITTLE))

    def _shown(self, press: Press, attached: Attached) -> Iterable[Sheet | Binder]:
        """Everything else: pages, feeds, data, attachments, the copies of their sheets, and what the theme laid out."""
        links = press.scheme.links
        yield from sheets(press, self.project.cache / "months")
        yield from (_copied(press.scheme, path, file) for path, file in attached.files.items())
        yield from sheets_of_copies(attached.copies, links)
        yield Sheet("layout", self.layout.key, self.layout.files, links)

    def _shared(
        self, given: Iterable[Sheet | Binder], alone: int, begun: Mapping[str, Remade] = MappingProxyType({})
    ) -> Renewed:
        """What is given as it is now, made by one process up to so many sheets; what was `begun` is made already."""
        found = due(given, self.before, self.tree)
        rest = Due(found.names, [it for it in found.opened if it.name not in begun])
        made = renew(rest, self.before, self.tree, partial(_in_stage, self.progress, alone))
        return Renewed(made.names, {**begun, **made.made})


def scheme_of(project: Project, recalled: Recalled, layout: Layout) -> Scheme:
    """What the search is made from, and pages but for the files that lie beside them and the records' past."""
    edition = recalled.edition
    return Scheme(
        catalogue_of(edition.listed),
        load_law(),
        project.settings,
        ordinary=layout.ordinary,
        whole=recalled.public,
        digests=recalled.digests(),
        withdrawn=catalogue_of(edition.withdrawn),
    )


def with_files(scheme: Scheme, project: Project) -> tuple[Scheme, Attached, str]:
    """The same with the files beside pages and with the records' past; these files; and what whoever builds should know
    of that past.
    """
    history = history_of(project.docs, project.root, project.cache)
    attached = attached_to(project, scheme.catalogue)
    whole = replace(
        scheme,
        sizes={path: file.stat().st_size for path, file in attached.files.items()},
        dates=history.dates,
        copies=listed_copies(attached.copies),
        uncopied=uncopied(attached.copies),
    )
    return whole, attached, history.notice


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
