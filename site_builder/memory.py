"""What is known of all records from one build to the next, kept in parts: where nothing changed they stay packed."""

import datetime
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from site_builder.cache import load_parts, pack, save_parts, unpack
from site_builder.entries import Entries
from site_builder.workers import processors, shared

_PARTS = 64
_FEW = 8
"""Parts that are packed sooner than other processes would begin to."""


@dataclass(frozen=True)
class Memory:
    """What was known last, what the records could link to then, and which could not be seen before which day.

    `parts` are the entries as they are kept, with the bytes of each part.
    """

    entries: Entries = field(default_factory=dict)
    linkable: frozenset[str] = frozenset()
    held: Mapping[str, datetime.date] = field(default_factory=dict)
    parts: tuple[tuple[Entries, bytes], ...] = ()


def recalled(file: Path, version: bytes) -> Memory:
    """What was kept in this file; nothing is known where it cannot be trusted."""
    kept = load_parts(file, version)
    found = [unpack(it) for it in kept or ()]
    if not found or None in found:
        return Memory()
    (linkable, held), *parts = found
    entries = {path: entry for part in parts for path, entry in part.items()}
    return Memory(entries, linkable, held, tuple(zip(parts, (kept or ())[1:], strict=True)))


def remember(file: Path, version: bytes, now: Memory, before: Memory) -> None:
    """Keeps what is known now, where that is not what was known before."""
    parts: list[Entries] = [{} for _ in range(_PARTS)]
    for path, entry in now.entries.items():
        parts[zlib.crc32(path.encode("utf-8", "surrogatepass")) % _PARTS][path] = entry
    known = before.parts or tuple(({}, b"") for _ in parts)
    held = [packed if _is_same(part, kept) else b"" for part, (kept, packed) in zip(parts, known, strict=True)]
    if all(held) and (now.linkable, now.held) == (before.linkable, before.held):
        return
    changed = [part for part, packed in zip(parts, held, strict=True) if not packed]
    made = shared(pack, changed, processors() if len(changed) > _FEW else 1)
    save_parts(file, version, [pack((now.linkable, now.held)), *(packed or next(made) for packed in held)])


def _is_same(one: Entries, other: Entries) -> bool:
    """Whether two parts hold the very same entries."""
    return len(one) == len(other) and all(other.get(path) is entry for path, entry in one.items())
