"""What the records are about, kept from one check to the next: a draft is compared with thousands in a moment."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

import numpy as np

from site_builder.cache import digest, load, save, version_of
from site_builder.git import is_tracked
from site_builder.known.memory import FEW_RECORDS
from site_builder.known.recalled import Recalled
from site_builder.parts import load_apart, save_apart
from site_builder.records.disclosure import Disclosure
from site_builder.search.common import recurring_in
from site_builder.search.related import Related, related_among
from site_builder.search.said import said_in
from site_builder.search.subjects import Columns, Subjects, columns_of, only
from site_builder.search.terms.numbered import Numbered
from site_builder.settings import Project
from site_builder.workers import SoonerTogether, cut, is_copy, processors, shared

_ROOMS = ("known/subjects", "cache", "parts", "known/entries", "records", "legislation", "search")
_AT_ONCE = 128
"""Records whose words are counted in one go."""


Row = tuple[bytes, bytes]
"""The seal of a record, and the digests of its paragraphs as `Traits` holds them; nothing where it is gone."""
_GONE: Row = (b"", b"")


@dataclass(frozen=True)
class _Kept:
    """What records said, by path, and in the same order what they are about, in numbers of `words`.

    Paragraphs that were `recurring` then did not count. `tie` stands for the columns, which are kept beside all else.
    """

    rows: Mapping[str, Row] = field(default_factory=dict)
    recurring: frozenset[int] = frozenset()
    columns: Columns = field(default_factory=lambda: columns_of((), Numbered()))
    words: Sequence[str] = ()
    tie: bytes = b""

    def without(self, gone: Collection[str]) -> "_Kept":
        """The same, of which nobody can tell any more what only these records said."""
        among = [number for number, path in enumerate(self.rows) if path in gone or self.rows[path] == _GONE]
        left = self.columns.holding - np.bincount(
            np.concatenate([self.columns.of(number) for number in among]), minlength=len(self.words)
        )
        words = [
            word if held else f"#{number}" for number, (word, held) in enumerate(zip(self.words, left, strict=True))
        ]
        return replace(self, rows={path: _GONE if path in gone else it for path, it in self.rows.items()}, words=words)


def all_subjects(recalled: Recalled, project: Project) -> Subjects:
    """The subjects of all records, whoever may see them."""
    paths = [path for path, it in recalled.entries.marks.items() if it.slug is not None]
    return _subjects_of(recalled, project, paths, lambda path: recalled.summaries((path,))[0])


def related_to(draft: Disclosure, recalled: Recalled, project: Project, limit: int) -> tuple[Related, ...]:
    """The records that the public may see and that are most like the draft."""
    listed = {it.path: it for it in recalled.edition.listed}
    return related_among(draft, _subjects_of(recalled, project, listed, listed.__getitem__), limit)


def _subjects_of(
    recalled: Recalled, project: Project, paths: Collection[str], opened: Callable[[str], Disclosure]
) -> Subjects:
    """The subjects of the records at these paths: those that changed since the last call are read."""
    marks, settings = recalled.entries.marks, project.settings
    file = project.cache / "subjects"
    version = digest(version_of(*_ROOMS), settings.regime, repr(settings.classes))
    # whoever can add to the repository could have written what stands there
    kept = _Kept() if is_tracked(project.root, ".cache") else _load(file, version)
    same = {path for path, (seal, _) in kept.rows.items() if path in marks and marks[path].seal == seal}
    rows = {path: kept.rows[path] if path in same else _row(recalled, path) for path in paths}
    recurring = recurring_in(paragraphs for _, paragraphs in rows.values())
    said = same - _holding(kept.rows, kept.recurring ^ recurring)
    missing, numbers = [path for path in paths if path not in said], Numbered(dict(zip(kept.words, count())))
    if len(missing) > FEW_RECORDS and is_copy():
        raise SoonerTogether
    found = shared(lambda some: said_in(recalled.wholes(some), recurring), cut(missing, _AT_ONCE), processors())
    columns, order = (kept.columns, columns_of(found, numbers)), (*kept.rows, *missing)
    gone = {path for path, row in kept.rows.items() if path not in same and row != _GONE}
    if max(len(missing), len(kept.rows) - len(same)) > FEW_RECORDS:
        stay = {path: kept.rows[path] for path in kept.rows if path in said}
        mask = [*(path in stay for path in kept.rows), *(True for _ in missing)]
        now = stay | {path: rows[path] for path in missing}
        _save(file, version, now, recurring, *only(columns, np.array(mask, np.bool_), list(numbers)))
    elif gone:  # what only a record said that is gone is not kept either
        _save_head(file, version, kept.without(gone))
    left_out = {number for number, path in enumerate(kept.rows) if path not in said or path not in rows}
    slugs = [marks[path].slug or "" if path in marks else "" for path in order]
    return Subjects(slugs, lambda number: opened(order[number]), columns, numbers, recurring, frozenset(left_out))


def _row(recalled: Recalled, path: str) -> Row:
    return recalled.entries.marks[path].seal, recalled.entries[path].traits.paragraphs


def _holding(rows: Mapping[str, Row], digests: Collection[int]) -> set[str]:
    """The records that hold any of these paragraphs."""
    if not digests:
        return set()
    counts = [len(paragraphs) // 8 for _, paragraphs in rows.values()]
    found = np.isin(
        np.frombuffer(b"".join(paragraphs for _, paragraphs in rows.values()), np.uint64),
        np.array(sorted(digests), np.uint64),
    )
    holders = np.repeat(np.arange(len(rows)), counts)[found]
    paths = list(rows)
    return {paths[number] for number in holders.tolist()}


def _load(file: Path, version: bytes) -> _Kept:
    head, kept = load(file, version), load_apart(_beside(file), version)
    if head is None or kept is None or kept[0] != head[0]:
        return _Kept()
    counts, terms, said, holding = map(np.frombuffer, kept[1], (np.int32, np.int32, np.uint16, np.int32))
    tie, rows, recurring, words = head
    return _Kept(rows, recurring, Columns(counts, terms, said, holding), words.split(), tie)


def _save(
    file: Path, version: bytes, rows: Mapping[str, Row], recurring: frozenset[int], it: Columns, words: Sequence[str]
) -> None:
    tie = digest(*(seal for seal, _ in rows.values()), repr(sorted(recurring)), *words)
    save_apart(_beside(file), version, tie, [part.tobytes() for part in (it.counts, it.terms, it.said, it.holding)])
    _save_head(file, version, _Kept(rows, recurring, it, words, tie))


def _save_head(file: Path, version: bytes, now: _Kept) -> None:
    """Keeps all but the columns, which stay as they are: for a few records more or less, not all is written anew."""
    save(file, version, (now.tie, now.rows, now.recurring, " ".join(now.words)))


def _beside(file: Path) -> Path:
    return file.with_name(f"{file.name}-columns")
