"""Every record as it is now: those that changed are read, the others are as they were last remembered."""

import datetime
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from site_builder.cache import digest, version_of
from site_builder.gate.context import Context, places_of
from site_builder.git import is_tracked
from site_builder.known.entries import READING, Entry, Reader, Text, in_common
from site_builder.known.marks import Mark
from site_builder.known.memory import Entries, Memory, remember, remembered
from site_builder.known.recalled import Recalled
from site_builder.known.verdicts import CHECKING, Passes, passes_of, unjudged, waiting
from site_builder.legislation import load_law
from site_builder.looks import Glimpses, Look, glimpse, settled
from site_builder.progress import Progress, in_silence
from site_builder.records.folder import Folder, list_folder
from site_builder.settings import Project
from site_builder.workers import each


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
    project: Project, today: datetime.date, progress: Progress = in_silence, seen: Glimpses | None = None
) -> Anew:
    """Every record of the project, read as far as it changed since it was last remembered."""
    now, file = seen.at if seen else time.time_ns(), project.cache / "records"
    folder = list_folder(project.docs, project.root, seen, project.theme)
    version = digest(
        version_of(*READING, "parts", "known/memory", "known/marks", "gate/context"),
        project.settings.regime,
        repr(project.settings.classes),
    )
    # whoever can add to the repository could have written what stands there
    memory = Memory() if is_tracked(project.root, ".cache") else remembered(file, version)
    base = digest(version_of(*CHECKING), repr(project.settings), str(today))
    known = memory.entries.marks
    if memory.base != base:
        known = {path: unjudged(mark) for path, mark in known.items()}
    reader = Reader(folder, load_law(), project.settings)
    missing = [path for path in folder.records if not _is_known(known.get(path), folder.glimpses[path])]
    entries, fresh = _read_again(reader, memory.entries, known, missing, now, progress)
    recalled = Recalled(folder, entries, fresh, reader, today, beside(folder, entries))
    gate, passes = gate_of(recalled, project, now)
    due = waiting(memory.places, gate.places, known, entries.marks, passes)
    keep = partial(remember, file, version, Memory(entries, gate.places, base), memory)
    return Anew(recalled, known, gate, passes, due, len(missing), keep)


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
    new = {path: in_common(path, entry) for path, (_, entry, _) in found.items() if entry is not None}
    return entries.now(marks, new), {path: text for path, (_, _, text) in found.items() if text is not None}


def _is_known(mark: Mark | None, glimpse: Look) -> bool:
    """Whether a record's size and times are those that were seen. Of one that was touched a moment before that look an
    empty one is kept (`settled`), which no record has that is there: it is read again, and judged if its bytes differ.
    """
    return mark is not None and mark.look == glimpse


def beside(folder: Folder, entries: Entries) -> dict[str, Look]:
    """How the files that are published as they are looked when they were listed; those that were not, look now."""
    named = [it.files for it in entries.marks.values() if it.files]
    files = chain(chain.from_iterable(named), folder.pages, folder.others)
    return {path: folder.glimpses.get(path) or glimpse(f"{folder.root}/{path}") for path in files}


def gate_of(recalled: Recalled, project: Project, now: int) -> tuple[Context, Passes]:
    """What the gate looks at, but for the records, and the passes of these; files were seen at `now` or later."""
    marks = recalled.entries.marks
    places = places_of([it for it in marks.values() if it.slug is not None], recalled.folder, recalled.today)
    context = Context(project.settings, recalled.reader.law, recalled.today, recalled.folder, (), places)
    return context, passes_of(marks, {path: settled(look, now) for path, look in recalled.beside.items()})
