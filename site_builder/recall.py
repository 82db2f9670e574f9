"""Reads and checks the records that changed since the last time, and recalls the others as they were."""

import datetime
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from site_builder.cache import digest, version_of
from site_builder.entries import READING, Entry, Reader, Text
from site_builder.gate.check import check_across
from site_builder.gate.context import Context, places_of
from site_builder.history import is_tracked
from site_builder.legislation import Law
from site_builder.looks import Glimpses, Look, glimpse, settled
from site_builder.marks import Mark
from site_builder.memory import Entries, Memory, remember
from site_builder.memory import recalled as known_before
from site_builder.progress import Progress, in_silence
from site_builder.recalled import Recalled
from site_builder.records.folder import Folder, list_folder
from site_builder.settings import Project
from site_builder.verdicts import (
    CHECKING,
    Named,
    Passes,
    advise_some,
    check_some,
    named_among,
    needed_for,
    passes_of,
    unjudged,
    waiting,
    who_tell_of_others,
    without_advice,
)
from site_builder.workers import each

_FEW = 16
"""Records that are sooner read and judged again and again than all that is known is written anew for them."""


@dataclass(frozen=True)
class Anew:
    """All records once those that changed were read, and none was judged, and what keeps them for later.

    `known` are the marks of before as far as they still hold, `due` the records that the gate has to look at, and
    `looked_into` how many were opened.
    """

    recalled: Recalled
    known: Mapping[str, Mark]
    gate: Context
    passes: Passes
    due: list[str]
    looked_into: int
    keep: Callable[[], None]

    @property
    def marks(self) -> dict[str, Mark]:
        """The mark of each record."""
        return self.recalled.entries.marks


def read_anew(
    project: Project,
    law: Law,
    today: datetime.date,
    progress: Progress = in_silence,
    seen: Glimpses | None = None,
) -> Anew:
    """Every record of the project, read as far as it changed since it was last remembered."""
    now, file = seen.at if seen else time.time_ns(), project.cache / "records"
    folder = list_folder(project.docs, project.root, seen)
    version = digest(
        version_of(*READING, "memory", "marks", "gate/context"), project.settings.regime, repr(project.settings.classes)
    )
    # whoever can add to the repository could have written what stands there
    memory = Memory() if is_tracked(project.root, ".cache") else known_before(file, version)
    base = digest(version_of(*CHECKING), repr(project.settings), str(today))
    known = memory.entries.marks
    if memory.base != base:
        known = {path: unjudged(mark) for path, mark in known.items()}
    reader = Reader(folder, law, project.settings)
    missing = [path for path in folder.records if not _is_known(known.get(path), folder.glimpses[path])]
    entries, fresh = _read_again(reader, memory.entries, known, missing, now, progress)
    recalled = Recalled(folder, entries, fresh, reader, today, _beside(folder, entries))
    gate, passes = _gate(recalled, project, now)
    due = waiting(memory.places, gate.places, known, entries.marks, passes)
    keep = partial(remember, file, version, Memory(entries, gate.places, base), memory)
    return Anew(recalled, known, gate, passes, due, len(missing), keep)


def recall(
    project: Project,
    law: Law,
    today: datetime.date,
    progress: Progress,
    advise: bool = False,
    seen: Glimpses | None = None,
) -> Recalled:
    """Every record of the project, read and checked as far as it changed since it was last remembered.

    With `advise`, also what a person should look at though it stops nothing. `seen` is what the authority's folder
    held a moment ago, whatever else was seen.
    """
    it = read_anew(project, law, today, progress, seen)
    recalled = _checked(it, list(progress("Checking records", it.due)), it.gate)
    if advise:
        recalled = _advised(it, recalled, it.marks)
    return replace(recalled, unkept=[it.keep])


def judge_changed(it: Anew, is_changed: Named) -> Recalled:
    """All records checked as far as they changed, with advice on the changed ones alone."""
    recalled = _advised(it, _checked(it, it.due, it.gate), named_among(it.marks.values(), is_changed))
    return replace(recalled, unkept=[it.keep] if max(len(it.due), it.looked_into) > _FEW else [])


def judge_named(it: Anew, is_named: Named) -> Recalled:
    """All records, of which the gate looks at the named ones and at named files alone, with advice on them: of all
    others is known what has to be known to judge these.
    """
    named = named_among(it.marks.values(), is_named)
    some, others = needed_for(named, is_named, it.due, it.known, it.marks, it.gate.folder.others)
    recalled = _checked(it, some, replace(it.gate, folder=replace(it.gate.folder, others=others)))
    recalled = _advised(it, recalled, named)
    for path in set(it.due).difference(some):
        it.marks[path] = unjudged(it.marks[path])
    return replace(recalled, unkept=[it.keep] if it.looked_into > _FEW else [])


def _checked(it: Anew, some: Collection[str], gate: Context) -> Recalled:
    """With what the gate finds in some records, in what belongs to none, and between all."""
    elsewhere = check_some(it.recalled.entries, it.recalled.wholes(some), gate, some, it.passes)
    tell = it.recalled.summaries(who_tell_of_others(it.marks.values()))
    return replace(it.recalled, elsewhere=(*elsewhere, *check_across(replace(gate, disclosures=tell))))


def _advised(it: Anew, recalled: Recalled, paths: Iterable[str]) -> Recalled:
    """With advice on these records."""
    some = without_advice((it.marks[path] for path in paths), it.passes)
    advise_some(recalled.entries, recalled.wholes(some), it.gate, some, it.passes)
    return replace(recalled, advised=True)


def recall_one(before: Recalled, project: Project, path: str) -> Recalled:
    """The same records, of which one was saved since: only that one is read and checked, and nothing remembered."""
    now, marks = time.time_ns(), before.entries.marks
    look = settled(glimpse(f"{before.folder.root}/{path}"), now)
    mark, entry, text = before.reader.look_into(path, look, unjudged(marks[path]))
    fresh = before.fresh if text is None else {**before.fresh, path: text}
    entries = before.entries.now({**marks, path: mark}, {} if entry is None else {path: entry})
    folder = replace(before.folder, glimpses={})
    recalled = replace(before, entries=entries, fresh=fresh, beside=_beside(folder, entries), elsewhere=(), unkept=[])
    gate, passes = _gate(recalled, project, now)
    check_some(entries, recalled.wholes([path]), gate, [path], passes)
    return recalled


def _read_again(
    reader: Reader,
    entries: Entries,
    known: Mapping[str, Mark],
    missing: Sequence[str],
    now: int,
    progress: Progress,
) -> tuple[Entries, dict[str, Text]]:
    """What is known of each record now, and the text of those that had to be read for it."""

    def one(path: str) -> tuple[Mark, Entry | None, Text | None]:
        return reader.look_into(path, settled(reader.folder.glimpses[path], now), known.get(path))

    found = dict(zip(progress("Reading records", missing), each(one, missing), strict=True))
    marks = {path: found[path][0] if path in found else known[path] for path in reader.folder.records}
    new = {path: entry for path, (_, entry, _) in found.items() if entry is not None}
    return entries.now(marks, new), {path: text for path, (_, _, text) in found.items() if text is not None}


def _is_known(mark: Mark | None, glimpse: Look) -> bool:
    """A record counts as unchanged while its size and times are those that were seen, unless it was touched so shortly
    before that look that a later change could have the same times; and where they differ, while its bytes are the same.
    """
    return mark is not None and mark.look == glimpse


def _beside(folder: Folder, entries: Entries) -> dict[str, Look]:
    """How the files that are published as they are looked when they were listed; those that were not, look now."""
    named = [it.files for it in entries.marks.values() if it.files]
    files = chain(chain.from_iterable(named), folder.pages, folder.others)
    return {path: folder.glimpses.get(path) or glimpse(f"{folder.root}/{path}") for path in files}


def _gate(recalled: Recalled, project: Project, now: int) -> tuple[Context, Passes]:
    """What the gate looks at, but for the records, and the passes of these; files were seen at `now` or later."""
    marks = recalled.entries.marks
    places = places_of([it for it in marks.values() if it.slug is not None], recalled.folder, recalled.today)
    context = Context(project.settings, recalled.reader.law, recalled.today, recalled.folder, (), places)
    return context, passes_of(marks, {path: settled(look, now) for path, look in recalled.beside.items()})
