"""The only place that writes the files of a site: sheet by sheet, and only those sheets that are not there already.

A sheet's key stands for everything that it is made from. Where the last build made a sheet of the same key, and its
files lie there untouched, it is not made again; where it is made again, files with the same bytes stay as they are.
"""

import marshal
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from site_builder.cache import digest
from site_builder.problems import AddressTaken
from site_builder.publish.stamps import Stamp, Total, joined, total_of
from site_builder.publish.trees import Tree

Asked = tuple[tuple[str, str | None], ...]
Share = Callable[[Callable[["Sheet"], "Made"], Sequence["Sheet"]], Iterator["Made"]]
"""A `map` that may share its work among processes."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: its path from the root of the site, with forward slashes, and its bytes."""

    path: str
    content: bytes


class Answers(Mapping[str, str]):
    """A table that remembers what it was asked since it was last told to forget."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._asked: dict[str, str | None] = {}

    def __getitem__(self, key: str) -> str:
        self._asked[key] = self._table.get(key)
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)

    def forget(self) -> Asked:
        """The questions with their answers, and begins anew."""
        asked, self._asked = tuple(self._asked.items()), {}
        return asked

    def agree(self, asked: Asked) -> bool:
        """Whether the same questions would have the same answers now."""
        return all(self._table.get(key) == answer for key, answer in asked)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Files that are made together. `key` stands for all they are made from, but for what is asked of `answers`.

    A sheet without a key is always made. Those of a later `phase` are made when all of the one before are.
    One that is large is not made in one go with others.
    """

    name: str
    key: bytes
    make: Callable[[], Iterable[Output]]
    answers: Answers
    phase: int = 1
    is_large: bool = False


@dataclass(frozen=True, slots=True)
class Binder:
    """Sheets that change together, as a rule. `key` stands for what all of theirs stand for.

    Where that is as it was, and all that was asked has the same answers, no more is asked than whether the files lie
    there: what the sheets are need not be worked out.
    """

    name: str
    key: bytes
    sheets: Callable[[], Iterable[Sheet]]
    answers: Answers


class File(NamedTuple):
    """A file of the site as it was written."""

    path: str
    stamp: Stamp
    digest: bytes


class Made(NamedTuple):
    """A sheet as it was made; `fresh` counts the files that had to be written."""

    name: str
    key: bytes
    files: tuple[File, ...]
    asked: Asked
    fresh: int = 0


class Bound(NamedTuple):
    """A binder as its sheets were made. They are kept packed, because most are never looked into.

    `total` stands for all of its files, of which so many are pages; `asked` is what all of its sheets asked. One that
    is not `keyed` has a sheet that is always made.
    """

    key: bytes
    keyed: bool
    asked: Asked
    total: Total
    pages: int
    packed: bytes

    @property
    def made(self) -> tuple[Made, ...]:
        """Each sheet as it was made."""
        known = marshal.loads(self.packed)
        return tuple(Made._make((*it[:2], tuple(map(File._make, it[2])), *it[3:])) for it in known)


def bound_of(key: bytes, made: Sequence[Made]) -> Bound:
    """What is kept of a binder of this key, whose sheets were made so."""
    files = [(file.path, file.stamp) for it in made for file in it.files]
    asked = tuple({question: None for it in made for question in it.asked})
    pages = sum(path.endswith(".html") for path, _ in files)
    packed = marshal.dumps([(*it[:2], [tuple(file) for file in it.files], *it[3:]) for it in made])
    return Bound(key, all(it.key for it in made), asked, total_of(files), pages, packed)


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages the site has; how many of its files were written anew, and how many stayed as they were."""

    pages: int
    written: int
    unchanged: int


Manifest = dict[str, Bound]
"""What the last build made, by the name of the binder; a sheet that is in none has one of its own name."""
Plain = dict[str, tuple[Any, ...]]
"""The same in plain values, for the cache."""


def plain_of(manifest: Manifest) -> Plain:
    """The manifest, for the cache."""
    return {name: (*it[:3], tuple(it.total), *it[4:]) for name, it in manifest.items()}


def manifest_of(known: Plain) -> Manifest:
    """What `plain_of` made."""
    return {name: Bound._make((*it[:3], Total._make(it[3]), *it[4:])) for name, it in known.items()}


def write_sheets(given: Iterable[Sheet | Binder], old: Manifest, tree: Tree, share: Share) -> tuple[Manifest, Written]:
    """Brings the tree to the state in which the site will hold what the sheets hold, and nothing else.

    Raises AddressTaken where two of their files have one path, or one is to lie where another is.
    """
    asked = {it.name: it for it in given}
    kept = {name: old[name] for name, it in asked.items() if name in old and _is_as_it_was(it, old[name])}
    tree.look(joined(it.total for it in old.values()))
    if not tree.is_untouched:
        kept = {name: it for name, it in kept.items() if all(_lie_there(made, tree) for made in it.made)}
    opened = [(it, _sheets(it)) for name, it in asked.items() if name not in kept]
    earlier = {made.name: made for it, _ in opened if it.name in old for made in old[it.name].made}
    sheets = [sheet for _, bound in opened for sheet in bound]
    standing = {it.name: earlier[it.name] for it in sheets if _stands(it, earlier.get(it.name), tree)}
    missing = [sheet for sheet in sheets if sheet.name not in standing]

    def make(sheet: Sheet) -> Made:
        return _made(sheet, earlier.get(sheet.name), tree)

    phases = [[sheet for sheet in missing if sheet.phase == phase] for phase in sorted({it.phase for it in missing})]
    made = {it.name: it for phase in phases for it in share(make, phase)}
    fresh = sum(it.fresh for it in made.values())
    made |= standing
    new = {it.name: bound_of(it.key, [made[sheet.name] for sheet in bound]) for it, bound in opened}
    tree.gone = _gone(kept, new, old, tree)
    manifest = kept | new
    total = joined(it.total for it in manifest.values())
    return manifest, Written(sum(it.pages for it in manifest.values()), fresh, total.files - fresh)


def _sheets(it: Sheet | Binder) -> Sequence[Sheet]:
    return list(it.sheets()) if isinstance(it, Binder) else [it]


def _is_as_it_was(it: Sheet | Binder, bound: Bound) -> bool:
    return it.key == bound.key != b"" and bound.keyed and it.answers.agree(bound.asked)


def _stands(sheet: Sheet, made: Made | None, tree: Tree) -> bool:
    return (
        made is not None and sheet.key == made.key != b"" and sheet.answers.agree(made.asked) and _lie_there(made, tree)
    )


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
    before = {file.path: file for file in old.files} if old else {}
    sheet.answers.forget()
    files, fresh = [], 0
    for output in sheet.make():
        seal, known = digest(output.content), before.get(output.path)
        if known is None or known.digest != seal or not tree.holds(output.path, known.stamp):
            stamp = tree.same(output.path, output.content)
            fresh += stamp is None
            known = File(output.path, stamp or tree.put(output.path, output.content), seal)
        files.append(known)
    return Made(sheet.name, sheet.key, tuple(files), sheet.answers.forget(), fresh)
