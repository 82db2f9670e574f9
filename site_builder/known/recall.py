"""Checks the records that changed since the last time, or what is asked for, and recalls the others as they were."""

import datetime
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from site_builder.gate.check import check_across
from site_builder.gate.context import Context
from site_builder.known.anew import Anew, beside, gate_of, read_anew
from site_builder.known.memory import FEW_RECORDS
from site_builder.known.recalled import Once, Recalled
from site_builder.known.verdicts import (
    Named,
    advise_some,
    check_some,
    named_among,
    needed_for,
    unjudged,
    who_tell_of_others,
    without_advice,
)
from site_builder.looks import Glimpses, glimpse, settled
from site_builder.progress import Progress
from site_builder.settings import Project


@contextmanager
def recalling(
    project: Project, today: datetime.date, progress: Progress, advise: bool = False, seen: Glimpses | None = None
) -> Iterator[Recalled]:
    """Every record of the project, read and checked as far as it changed since it was last remembered; what is known
    now is remembered at the end, whatever happens, or when it is asked to.

    With `advise`, also what a person should look at though it stops nothing. `seen` is what the authority's folder
    held a moment ago, whatever else was seen.
    """
    it = read_anew(project, today, progress, seen)
    recalled = _checked(it, list(progress("Checking records", it.due)), it.gate)
    if advise:
        recalled = _advised(it, recalled, it.marks)
    remember = Once(it.keep)
    try:
        yield replace(recalled, remember=remember)
    finally:
        remember()


def judge_changed(it: Anew, is_changed: Named) -> Recalled:
    """All records checked as far as they changed, with advice on the changed ones alone."""
    recalled = _advised(it, _checked(it, it.due, it.gate), named_among(it.marks.values(), is_changed))
    if max(len(it.due), it.looked_into) > FEW_RECORDS:
        it.keep()
    return recalled


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
    if it.looked_into > FEW_RECORDS:
        it.keep()
    return recalled


def _checked(it: Anew, some: Collection[str], gate: Context) -> Recalled:
    """With what the gate finds in some records, in what belongs to none, and between all."""
    elsewhere = check_some(it.recalled, gate, some, it.passes)
    tell = it.recalled.summaries(who_tell_of_others(it.marks.values()))
    return replace(it.recalled, elsewhere=(*elsewhere, *check_across(replace(gate, disclosures=tell))))


def _advised(it: Anew, recalled: Recalled, paths: Iterable[str]) -> Recalled:
    """With advice on these records."""
    some = without_advice((it.marks[path] for path in paths), it.passes)
    advise_some(recalled, it.gate, some, it.passes)
    return replace(recalled, advised=True)


def recall_one(before: Recalled, project: Project, path: str) -> Recalled:
    """The same records, of which one was saved since: only that one is read and checked, and nothing remembered."""
    now, marks = time.time_ns(), before.entries.marks
    look = settled(glimpse(f"{before.folder.root}/{path}"), now)
    mark, entry, text = before.reader.look_into(path, look, unjudged(marks[path]))
    fresh = before.fresh if text is None else {**before.fresh, path: text}
    entries = before.entries.now({**marks, path: mark}, {} if entry is None else {path: entry})
    folder = replace(before.folder, glimpses={})
    recalled = replace(before, entries=entries, fresh=fresh, beside=beside(folder, entries), elsewhere=())
    gate, passes = gate_of(recalled, project, now)
    check_some(recalled, gate, [path], passes)
    return recalled
