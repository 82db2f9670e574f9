"""Everything that a site holds, made anew as far as it has changed: by one process, by two side by side, or by all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from site_builder.cache import digest
from site_builder.known.recalled import Recalled
from site_builder.looks import look_at
from site_builder.making.attached import Attached, attachment_files
from site_builder.making.csv_copies import sheets_of_copies
from site_builder.making.layouts import Layout
from site_builder.making.schemes import scheme_of, with_files
from site_builder.progress import Progress, in_silence
from site_builder.publish.frames.press import Press
from site_builder.publish.pages.search import search_page_of
from site_builder.publish.scheme import Scheme
from site_builder.publish.site import sheets
from site_builder.publish.writing.manifest import Manifest
from site_builder.publish.writing.sheets import Binder, Output, Sheet
from site_builder.publish.writing.trees import Tree
from site_builder.publish.writing.writer import Due, Remade, Renewed, due, renew
from site_builder.settings import Project
from site_builder.workers import aside, in_portions, portions

_FEW = 100
"""Up to so many changed records, the search files are made by one other process, beside the pages."""
_LITTLE = 12
"""So many sheets of them it makes at most: if more are due, the first step alone, and the rest is shared out later."""
_ALONE = 60
"""Up to so many sheets of pages are made by one process."""


def renewed(
    project: Project, recalled: Recalled, layout: Layout, before: Manifest, tree: Tree, progress: Progress
) -> tuple[list[Renewed], str]:
    """All that a site is to hold, made anew in the tree as far as it is not as it was made `before`; and what whoever
    builds should know of the records' past.
    """
    made = _Renewal(project, recalled, layout, before, tree, progress)
    is_lost = not before or not (project.cache / "search").is_dir()
    changed = recalled.entries.marks if is_lost else recalled.fresh
    return made.side_by_side() if len(changed) <= _FEW else made.in_turn()


@dataclass(frozen=True)
class _Renewal:
    """What one site is made from, what was made of it `before`, and where the new files go."""

    project: Project
    recalled: Recalled
    layout: Layout
    before: Manifest
    tree: Tree
    progress: Progress

    def in_turn(self) -> tuple[list[Renewed], str]:
        """Everything is shared out among all processes."""
        self.recalled.remember()
        press, attached, notice = self._press_of_pages()
        return [self._shared([*self._searched(press), *self._shown(press, attached)], 1)], notice

    def side_by_side(self) -> tuple[list[Renewed], str]:
        """The search files are made beside the pages.

        Each of the two processes puts together for itself what it makes them from: sooner than it gets a copy, page by
        page, of the memory of the other.
        """
        with aside(self._search_begun) as search_begun:
            press, attached, notice = self._press_of_pages()
            pages = self._shared(self._shown(press, attached), _ALONE)
            searched, is_all = search_begun()
            self.recalled.remember.is_done()
            return [pages, searched if is_all else self._shared(self._searched(press), 1, searched.made)], notice

    def _press_of_pages(self) -> tuple[Press, Attached, str]:
        """The press, the files that lie beside pages, and what whoever builds should know of the records' past."""
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

    def _search_begun(self) -> tuple[Renewed, bool]:
        """What the search needs, as it is now, and True; or, where much of it is due, what of that was made, and False:
        no more than the rest is made from. What is known of the records is remembered too, as this ends first.
        """
        searched = self._searched(self._press(scheme_of(self.project, self.recalled, self.layout)))
        found = due(searched, self.before, self.tree)
        is_all = len(found.opened) <= _LITTLE
        first = found.opened if is_all else [it for it in found.opened if it.phase == 0][:_LITTLE]
        made = renew(Due(found.names, first), self.before, self.tree, partial(_in_stage, in_silence, _LITTLE))
        self.recalled.remember()
        return made, is_all

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
        """What is given, as it is now, made by one process up to so many sheets; what was `begun` is made already."""
        found = due(given, self.before, self.tree)
        rest = Due(found.names, [it for it in found.opened if it.name not in begun])
        made = renew(rest, self.before, self.tree, partial(_in_stage, self.progress, alone))
        return Renewed(made.names, {**begun, **made.made})


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
