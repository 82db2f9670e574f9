"""What the gate finds in the records that changed, or that have to do with what changed; the rest is remembered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from site_builder.cache import digest
from site_builder.entries import READING, Entries, Entry
from site_builder.gate.check import advice, check_each
from site_builder.gate.context import Context
from site_builder.looks import look_at
from site_builder.memory import Memory
from site_builder.problems import Problem, in_order
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import Folder

CHECKING = (*READING, "verdicts", "gate", "settings")
"""The code that says what the gate finds."""
Passes = Mapping[str, bytes]
"""For each record, what it can pass the gate with, as far as it and its files go; nothing where that cannot be told."""


def passes_of(entries: Entries, folder: Folder, base: bytes) -> Passes:
    """The passes of all records; `base` stands for what is the same for all."""

    def one(entry: Entry) -> bytes:
        looks = [look_at(folder.file(path)) for path in entry.files]
        return digest(base, entry.seal, repr(looks)) if entry.disclosure and all(looks) else b""

    return {path: one(entry) for path, entry in entries.items()}


def waiting(memory: Memory, gate: Context, entries: Entries, passes: Passes) -> list[str]:
    """The records that the gate has to look at: changed ones, and those that link to what came, went or is held."""
    both = memory.held.keys() | gate.held.keys()
    moved = {path for path in both if memory.held.get(path) != gate.held.get(path)}
    moved |= memory.linkable ^ gate.linkable
    named = {waiver.file for it in gate.disclosures for waiver in it.waivers}
    return [
        path
        for path, it in entries.items()
        if not it.checked
        or it.checked != passes[path]
        or _has_waiver(path, it, named)
        or not it.linked.isdisjoint(moved)
    ]


def check_some(entries: Entries, wholes: Sequence[Disclosure], gate: Context, some: Collection[str], passes: Passes) \
        -> list[Problem]:  # fmt: skip
    """Has some records checked, whose text is in `wholes`, and gives the problems of all that belongs to no record."""
    spared = {file for path in entries.keys() - set(some) for file in entries[path].files}
    others = tuple(path for path in gate.folder.others if path not in spared)
    folder = replace(gate.folder, records=tuple(some), others=others)
    owner = {own: path for path in some for own in (path, *entries[path].files)}
    found: dict[str, list[Problem]] = {path: [] for path in some}
    elsewhere = []
    for problem in check_each(_Narrowed(gate, folder, tuple(wholes))):
        if problem.path in owner:
            found[owner[problem.path]].append(problem)
        else:
            elsewhere.append(problem)
    for path, problems in found.items():
        entries[path] = entries[path].judged(found=in_order(problems), checked=passes[path])
    return elsewhere


def without_advice(entries: Entries, passes: Passes) -> list[str]:
    """The records on which no advice was given yet as they are now."""
    return [path for path, it in entries.items() if not it.advised or it.advised != passes[path]]


def advise_some(entries: Entries, wholes: Sequence[Disclosure], gate: Context, some: Collection[str], passes: Passes) \
        -> None:  # fmt: skip
    """Has advice given on some records."""
    given: dict[str, list[Problem]] = {path: [] for path in some}
    for problem in advice(_Narrowed(gate, gate.folder, tuple(wholes))):
        given[problem.path].append(problem)
    for path, problems in given.items():
        entries[path] = entries[path].judged(advice=in_order(problems), advised=passes[path])


class _Narrowed(Context):
    """A part of the folder, whose records may link to all of it."""

    def __init__(self, whole: Context, folder: Folder, disclosures: tuple[Disclosure, ...]) -> None:
        super().__init__(whole.settings, whole.law, whole.today, folder, disclosures)
        vars(self).update(everybody=whole.everybody, linkable=whole.linkable, held=whole.held)


def _has_waiver(path: str, entry: Entry, named: Collection[str]) -> bool:
    """Whether the record lets something by, or something of it is let by: then all who are concerned are looked at."""
    return bool(entry.disclosure and entry.disclosure.waivers) or any(file in named for file in (path, *entry.files))
