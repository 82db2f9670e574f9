"""The only place that writes the files of a site: sheet by sheet, and only those sheets that are not there already.

A sheet's key stands for everything that it is made from. Where the last build made a sheet of the same key, and its
files lie there untouched, it is not made again; where it is made again, files with the same bytes stay as they are.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.cache import digest
from site_builder.problems import AddressTaken
from site_builder.publish.writing.manifest import Bound, File, Made, Manifest, bound_of
from site_builder.publish.writing.sheets import Binder, Sheet
from site_builder.publish.writing.stamps import joined
from site_builder.publish.writing.trees import Tree

Share = Callable[[Callable[["Sheet | Binder"], "Remade"], Sequence["Sheet | Binder"]], Iterator["Remade"]]
"""A `map` that may share its work among processes."""


class Remade(NamedTuple):
    """A binder that was opened, with how many of its files had to be written."""

    name: str
    bound: Bound
    fresh: int


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages the site has; how many of its files were written anew, and how many stayed as they were."""

    pages: int
    written: int
    unchanged: int


class Due(NamedTuple):
    """What the site is to hold, sheets and binders by their names, and those of them that have to be opened."""

    names: tuple[str, ...]
    opened: list[Sheet | Binder]


class Renewed(NamedTuple):
    """The names of sheets and binders, and those of them that were opened, as they are now."""

    names: tuple[str, ...]
    made: dict[str, Remade]


def due(given: Iterable[Sheet | Binder], old: Manifest, tree: Tree) -> Due:
    """Finds out what is not in the site as it would be made now; the tree has looked at the site."""
    asked = {it.name: it for it in given}
    kept = {name for name, it in asked.items() if name in old and _is_as_it_was(it, old[name])}
    if not tree.is_untouched:
        kept = {name for name in kept if all(_lie_there(made, tree) for made in old[name].made)}
    return Due(tuple(asked), [it for name, it in asked.items() if name not in kept])


def renew(it: Due, old: Manifest, tree: Tree, share: Share) -> Renewed:
    """Makes what has to be made, phase by phase."""

    def make(it: Sheet | Binder) -> Remade:
        return _remade(it, old.get(it.name), tree)

    phases = [[one for one in it.opened if one.phase == phase] for phase in sorted({one.phase for one in it.opened})]
    return Renewed(it.names, {remade.name: remade for phase in phases for remade in share(make, phase)})


def put_together(parts: Sequence[Renewed], old: Manifest, tree: Tree) -> tuple[Manifest, Written]:
    """What the site will hold: what these parts hold, and nothing else.

    Raises AddressTaken where two of their files have one path, or one is to lie where another is.
    """
    made = {name: it for part in parts for name, it in part.made.items()}
    names = [name for part in parts for name in part.names]
    kept = {name: old[name] for name in names if name not in made}
    new = {name: made[name].bound for name in names if name in made}
    tree.gone = _gone(kept, new, old, tree)
    manifest, fresh = kept | new, sum(it.fresh for it in made.values())
    total = joined(it.total for it in manifest.values())
    return manifest, Written(sum(it.pages for it in manifest.values()), fresh, total.files - fresh)


def _remade(it: Sheet | Binder, old: Bound | None, tree: Tree) -> Remade:
    """What a sheet, or a binder of sheets, is now: those that stand are left as they are."""
    earlier = {made.name: made for made in old.made} if old else {}
    made = [_made(sheet, earlier.get(sheet.name), tree) for sheet in _sheets(it)]
    return Remade(it.name, bound_of(it.key, made), sum(sheet.fresh for sheet in made))


def _sheets(it: Sheet | Binder) -> Iterable[Sheet]:
    return it.sheets() if isinstance(it, Binder) else (it,)


def _is_as_it_was(it: Sheet | Binder, bound: Bound) -> bool:
    return it.key == bound.key != b"" and bound.keyed and not it.is_lost and it.answers.agree(bound.asked)


def _stands(sheet: Sheet, made: Made, tree: Tree) -> bool:
    is_same = sheet.key == made.key != b"" and not sheet.is_lost
    return is_same and sheet.answers.agree(made.asked) and _lie_there(made, tree)


def _lie_there(made: Made, tree: Tree) -> bool:
    return all(tree.holds(file.path, file.stamp) for file in made.files)


def _gone(kept: Manifest, new: Manifest, old: Manifest, tree: Tree) -> Collection[str]:
    """The files of the site that are in no binder any more."""
    paths, before = _paths(new.values()), _paths(it for name, it in old.items() if name not in kept)
    added = paths - before
    if tree.is_untouched and not any(map(tree.has, added)) and not any(map(tree.has_file, _above(added))):
        return before - paths
    return (before | tree.present.keys()) - _paths([*kept.values(), *new.values()])


def _paths(manifest: Iterable[Bound]) -> set[str]:
    paths: set[str] = set()
    for made in (made for bound in manifest for made in bound.made):
        for file in made.files:
            if file.path in paths:
                raise AddressTaken(file.path)
            paths.add(file.path)
    if taken := _above(paths) & paths:
        raise AddressTaken(min(taken))
    return paths


def _above(paths: Iterable[str]) -> set[str]:
    """The folders in which the paths lie."""
    known: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in known:
            known.add(path)
    return known


def _made(sheet: Sheet, old: Made | None, tree: Tree) -> Made:
    if old and _stands(sheet, old, tree):
        return old._replace(fresh=0)
    before = {file.path: file for file in old.files} if old else {}
    sheet.answers.forget()
    files, fresh = [], 0
    for output in sheet.make():
        seal, known = digest(output.content), before.get(output.path)
        if known is None or known.digest != seal or not tree.holds(output.path, known.stamp):
            stamp = tree.same(output.path, output.content)
            fresh += stamp is None or output.path in tree.settled
            known = File(output.path, stamp or tree.put(output.path, output.content), seal)
        files.append(known)
    return Made(sheet.name, sheet.key, tuple(files), sheet.answers.forget(), fresh)
