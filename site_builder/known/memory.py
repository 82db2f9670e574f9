"""What is known of all records from one check to the next, kept in parts: of what did not change they stay packed."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from site_builder.cache import pack, unpack
from site_builder.gate.context import Places
from site_builder.known.entries import Entry
from site_builder.known.marks import Mark
from site_builder.parts import load_apart, save_apart
from site_builder.workers import processors, shared

FEW_RECORDS = 16
"""So many are sooner read and judged again and again than all that is known is written anew for them."""
_PARTS = 64
_FEW_PARTS = 8
"""So many are packed sooner than other processes would begin to."""


class Entries:
    """The mark of each record by its path, in their order, and what else is known of it, opened as it is asked for."""

    def __init__(
        self, marks: Mapping[str, Mark], parts: "Parts | None" = None, new: Mapping[str, Entry] | None = None
    ) -> None:
        self.marks, self._parts, self._new = dict(marks), parts or Parts(()), dict(new or {})

    def __getitem__(self, path: str) -> Entry:
        return self._new[path] if path in self._new else self._parts.holding(path)[path]

    @property
    def packed_before(self) -> Sequence[bytes]:
        """The parts as they were kept."""
        return self._parts.packed

    def now(self, marks: Mapping[str, Mark], new: Mapping[str, Entry]) -> "Entries":
        """The entries of these marks: those that are `new`, and for all others those that are known."""
        return Entries(marks, self._parts, {**self._new, **new})

    def judge(self, mark: Mark, entry: Entry) -> None:
        """Keeps what the gate made of a record."""
        if entry != self[mark.path]:
            self._new[mark.path] = entry
        self.marks[mark.path] = entry.marked(mark)

    def values(self) -> Iterator[Entry]:
        """Every entry, in the order of the marks."""
        found = {**self._parts.opened, **self._new}
        return (found[path] for path in self.marks)

    def packed(self, before: Mapping[str, Mark]) -> Iterator[tuple[bytes, Mapping[str, Entry]]]:
        """Each part as it is kept already; or nothing, and what it is to hold now. `before` are the marks as kept."""
        changed = set(map(_part_of, (*self._new, *(before.keys() - self.marks.keys()))))
        held: list[dict[str, Entry]] = [{} for _ in range(_PARTS)]
        for path in self.marks if changed else ():
            if (part := _part_of(path)) in changed:
                held[part][path] = self[path]
        for number, entries in enumerate(held):
            known = self._parts.packed[number] if self._parts.packed and number not in changed else b""
            yield known, entries


@dataclass(frozen=True)
class Parts:
    """Entries as they are kept, by the number of the part."""

    packed: tuple[bytes, ...]
    _open: dict[int, dict[str, Entry]] = field(default_factory=dict)

    def holding(self, path: str) -> Mapping[str, Entry]:
        """The part that holds a record."""
        return self._opened(_part_of(path))

    @cached_property
    def opened(self) -> Mapping[str, Entry]:
        """All that is kept, by path."""
        return {path: it for number in range(len(self.packed)) for path, it in self._opened(number).items()}

    def _opened(self, number: int) -> dict[str, Entry]:
        if number not in self._open:
            self._open[number] = unpack(self.packed[number])
        return self._open[number]


def _part_of(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogatepass")) % _PARTS


@dataclass(frozen=True)
class Memory:
    """What was known last, and where links could lead then. `base` stands for what all were judged with."""

    entries: Entries = field(default_factory=lambda: Entries({}))
    places: Places = field(default_factory=Places)
    base: bytes = b""


def remembered(file: Path, version: bytes) -> Memory:
    """What was kept in this file; nothing is known where it cannot be trusted."""
    head, parts = load_apart(file, version) or (b"", [])
    known = unpack(head) if head else None
    if known is None or len(parts) != _PARTS:
        return Memory()
    marks, places, base = known
    return Memory(Entries({path: Mark._make(it) for path, it in marks.items()}, Parts(tuple(parts))), places, base)


def remember(file: Path, version: bytes, now: Memory, before: Memory) -> None:
    """Keeps what is known now, where that is not what was known before."""
    marks = before.entries.marks
    parts = list(now.entries.packed(marks))
    changed = [held for packed, held in parts if not packed]
    if not changed and (now.entries.marks, now.places, now.base) == (marks, before.places, before.base):
        return
    made = shared(pack, changed, processors() if len(changed) > _FEW_PARTS else 1)
    head = pack(({path: tuple(mark) for path, mark in now.entries.marks.items()}, now.places, now.base))
    save_apart(file, version, head, [packed or next(made) for packed, _ in parts], before.entries.packed_before or None)
