"""What the gate finds in the records that changed, or that have to do with what changed; the rest is remembered."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace

from site_builder.cache import digest
from site_builder.gate.check import advice, check_each
from site_builder.gate.context import Context, Places
from site_builder.known.entries import READING
from site_builder.known.marks import Mark
from site_builder.known.recalled import Recalled
from site_builder.looks import Look
from site_builder.problems import Problem, in_order

CHECKING = (*READING, "known/memory", "known/verdicts", "gate", "settings")
"""The code that says what the gate finds."""
Passes = Mapping[str, bytes]
"""For each record, what it can pass the gate with, as far as it and its files go; nothing where that cannot be told."""
_ALONE = b"without files"


def passes_of(marks: Mapping[str, Mark], looks: Mapping[str, Look]) -> Passes:
    """The passes of all records; `looks` are those of the files that they name."""

    def one(mark: Mark) -> bytes:
        if mark.slug is None or not mark.files:
            return b"" if mark.slug is None else _ALONE
        seen = [looks[file] for file in mark.files]
        return digest(repr(seen)) if all(seen) else b""

    return {path: one(mark) for path, mark in marks.items()}


def unjudged(mark: Mark) -> Mark:
    """The mark of a record that has to be judged again."""
    return mark._replace(checked=b"", advised=b"")


def waiting(
    before: Places, now: Places, known: Mapping[str, Mark], marks: Mapping[str, Mark], passes: Passes
) -> list[str]:
    """The records that the gate has to look at: changed ones, those that link to what came, went or is held, and those
    of which something is let by or was.

    `before` and `now` are where links could lead and can, `known` and `marks` what was known of the records and is.
    """
    both = before.held.keys() | now.held.keys()
    moved = {path for path in both if before.held.get(path) != now.held.get(path)}
    moved |= before.linkable ^ now.linkable
    waived = _waived(known, marks)
    return [
        path
        for path, it in marks.items()
        if not it.checked
        or it.checked != passes[path]
        or _has_waiver(it, waived)
        or (moved and it.linked and not moved.isdisjoint(it.linked))
    ]


def _waived(known: Mapping[str, Mark], marks: Mapping[str, Mark]) -> set[str]:
    """The files of which something is let by or was."""
    return {file for it in (*known.values(), *marks.values()) if it.waived for file in it.waived}


def _has_waiver(it: Mark, waived: Set[str]) -> bool:
    """Whether it lets something by, or something of it is let by: then all who are concerned are looked at."""
    return bool(it.waived) or (bool(waived) and not waived.isdisjoint((it.path, *it.files)))


Named = Callable[[str], bool]
"""Whether a path is one of those that are asked for."""


def named_among(marks: Iterable[Mark], is_named: Named) -> list[str]:
    """The records that are named, or of whose files one is."""
    return [it.path for it in marks if is_named(it.path) or (it.files and any(map(is_named, it.files)))]


def needed_for(
    records: Collection[str],
    is_named: Named,
    due: Sequence[str],
    known: Mapping[str, Mark],
    marks: Mapping[str, Mark],
    others: Sequence[str],
) -> tuple[list[str], tuple[str, ...]]:
    """Those of the due records, and of all files beside records, that the gate has to look at to judge what is named:
    these `records`, and whatever else.

    A record that cannot be read may name whatever lies in its folder, and all who let by anything of one another are
    judged together.
    """
    named, waived = set(records), _waived(known, marks)
    together = any(_has_waiver(marks[path], waived) for path in named) or any(map(is_named, waived))
    some = [
        path
        for path in due
        if path in named or marks[path].slug is None or (together and _has_waiver(marks[path], waived))
    ]
    own = waived.union(*(marks[path].files for path in some))
    return some, tuple(path for path in others if path in own or is_named(path))


def check_some(recalled: Recalled, gate: Context, some: Collection[str], passes: Passes) -> list[Problem]:
    """Has some records checked, and gives the problems of all that belongs to no record."""
    entries, marks, chosen = recalled.entries, recalled.entries.marks, set(some)
    spared = {file for path, it in marks.items() if it.files and path not in chosen for file in it.files}
    others = tuple(path for path in gate.folder.others if path not in spared)
    folder = replace(gate.folder, records=tuple(some), others=others)
    owner = {own: path for path in some for own in (path, *marks[path].files)}
    found: dict[str, list[Problem]] = {path: [] for path in some}
    elsewhere = []
    seals = {path: marks[path].seal for path in some}
    for problem in check_each(replace(gate, folder=folder, disclosures=recalled.wholes(some), seals=seals)):
        if problem.path in owner:
            found[owner[problem.path]].append(problem)
        else:
            elsewhere.append(problem)
    for path, problems in found.items():
        mark = marks[path]._replace(checked=passes[path])
        entries.judge(mark, entries[path]._replace(found=in_order(problems)))
    return elsewhere


def without_advice(marks: Iterable[Mark], passes: Passes) -> list[str]:
    """Those of the records on which no advice was given yet as they are now."""
    return [it.path for it in marks if not it.advised or it.advised != passes[it.path]]


def advise_some(recalled: Recalled, gate: Context, some: Collection[str], passes: Passes) -> None:
    """Has advice given on some records."""
    entries = recalled.entries
    given: dict[str, list[Problem]] = {path: [] for path in some}
    for problem in advice(replace(gate, disclosures=recalled.wholes(some))):
        given[problem.path].append(problem)
    for path, problems in given.items():
        mark = entries.marks[path]._replace(advised=passes[path])
        entries.judge(mark, entries[path]._replace(advice=in_order(problems)))


def who_tell_of_others(marks: Iterable[Mark]) -> list[str]:
    """The records that rules between records have to hold against one another: those that name others, whom they name,
    and those that stand at the same place.
    """
    known = [it for it in marks if it.slug is not None]
    named = {name for it in known for name in it.named}
    times = Counter(it.slug for it in known)
    if not named and len(times) == len(known):
        return []
    return [it.path for it in known if it.named or it.slug in named or times[it.slug] > 1]
