"""Reads and checks the records that changed since the last time, and recalls the others as they were."""

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain

from site_builder.cache import digest, version_of
from site_builder.catalogue.edition import Edition, edition_of
from site_builder.entries import READING, Entry, Reader, Text, with_text
from site_builder.gate.check import check_across
from site_builder.gate.context import Context, places_of
from site_builder.history import is_tracked
from site_builder.legislation import Law
from site_builder.looks import Glimpses, Look, content_of, glimpse, settled
from site_builder.marks import Mark
from site_builder.memory import Entries, Memory, remember
from site_builder.memory import recalled as known_before
from site_builder.problems import ChangedMeanwhile, Problem, in_order
from site_builder.progress import Progress
from site_builder.records.digests import Digests
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import Folder, list_folder
from site_builder.records.reading import read_text
from site_builder.search.traits import Traits
from site_builder.settings import Project
from site_builder.verdicts import (
    CHECKING,
    Passes,
    advise_some,
    check_some,
    passes_of,
    unjudged,
    waiting,
    who_tell_of_others,
    without_advice,
)
from site_builder.workers import each


@dataclass(frozen=True)
class Recalled:
    """The folder and every record of it; `fresh` holds the text of those that were read this time.

    `beside` is how the files that are published as they are looked before the gate read them; `elsewhere` are the
    problems that no single record has, `unkept` what keeps all this for later.
    """

    folder: Folder
    entries: Entries
    fresh: Mapping[str, Text]
    reader: Reader
    today: datetime.date
    beside: Mapping[str, Look] = field(default_factory=dict)
    advised: bool = False
    elsewhere: tuple[Problem, ...] = ()
    unkept: list[Callable[[], None]] = field(default_factory=list)

    def disclosures(self) -> Iterator[Disclosure]:
        """Every disclosure that could be read, without its text."""
        return (entry.disclosure for entry in self.entries.values() if entry.disclosure is not None)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong; with advice, if that was given."""
        return in_order([*self.problems_of(self.entries.marks), *self.elsewhere])

    def problems_of(self, paths: Iterable[str]) -> Iterator[Problem]:
        """The same of single records, whatever others say."""
        for path in paths:
            if not self.entries.marks[path].is_quiet:
                it = self.entries[path]
                yield from it.problems + it.found + (it.advice if self.advised else ())

    @cached_property
    def edition(self) -> Edition:
        """The records as the public may see them on the day of the check."""
        return edition_of(self.disclosures(), self.today)

    def public(self, it: Disclosure) -> Disclosure:
        """As `whole`, but as the public may see it."""
        return self.edition.public(self.whole(it))

    def digests(self) -> Mapping[str, Digests]:
        """What stands for each disclosure that may be seen, by its reference."""
        known = {e.disclosure.reference: e.digests for e in self.entries.values() if e.disclosure is not None}
        if len(known) != len(self.edition.shown):
            known = {it.reference: known[it.reference] for it in self.edition.shown}
        if not self.edition.after:  # no record says anything of another
            return known
        said = {it.reference: self.edition.said_by_others(it) for it in self.edition.shown}
        return {
            name: Digests(*(digest(part, words) for part in known[name])) if words else known[name]
            for name, words in said.items()
        }

    def traits(self) -> Mapping[str, Traits]:
        """What each disclosure that may be found brings to the search, by its reference."""
        known = {e.disclosure.reference: e.traits for e in self.entries.values() if e.disclosure is not None}
        return {it.reference: known[it.reference] for it in self.edition.listed}

    def whole(self, it: Disclosure) -> Disclosure:
        """The disclosure with its text; raises ChangedMeanwhile where that is no longer what was checked."""
        summary, text = self.entries[it.path].disclosure, self.fresh.get(it.path)
        if text is None:
            content = content_of(f"{self.folder.root}/{it.path}")
            text = read_text(it.path, content) if digest(content) == self.entries.marks[it.path].seal else None
        if summary is None or text is None:
            raise ChangedMeanwhile(it.path)
        return with_text(summary, text)

    def remember(self) -> None:
        """Keeps what is known now for later checks, where that was not done yet."""
        while self.unkept:
            self.unkept.pop()()

    def hold_still(self) -> None:
        """Raises ChangedMeanwhile where a file that is published as it is changed since the gate read it."""
        for path, look in self.beside.items():
            if glimpse(self.folder.file(path)) != look:
                raise ChangedMeanwhile(path)

    def summaries(self, paths: Iterable[str]) -> tuple[Disclosure, ...]:
        """The disclosures of these records without their text, as far as they could be read."""
        return tuple(it for path in paths if (it := self.entries[path].disclosure) is not None)

    def wholes(self, paths: Iterable[str]) -> tuple[Disclosure, ...]:
        """The disclosures of these records with their text, as far as they could be read."""
        return tuple(self.whole(it) for it in self.summaries(paths))


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
    entries, fresh = _read_again(reader, memory.entries, known, now, progress)
    recalled = Recalled(folder, entries, fresh, reader, today, _beside(folder, entries), advise)
    gate, passes = _gate(recalled, project, now)
    some = list(progress("Checking records", waiting(memory.places, gate.places, known, entries.marks, passes)))
    elsewhere = check_some(entries, recalled.wholes(some), gate, some, passes)
    if advise:
        some = without_advice(entries.marks, passes)
        advise_some(entries, recalled.wholes(some), gate, some, passes)
    keep = partial(remember, file, version, Memory(entries, gate.places, base), memory)
    between = check_across(replace(gate, disclosures=recalled.summaries(who_tell_of_others(entries.marks.values()))))
    return replace(recalled, elsewhere=(*elsewhere, *between), unkept=[keep])


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
    reader: Reader, entries: Entries, known: Mapping[str, Mark], now: int, progress: Progress
) -> tuple[Entries, dict[str, Text]]:
    """What is known of each record now, and the text of those that had to be read for it.

    A record counts as unchanged while its size and times are those that were seen, unless it was touched so shortly
    before that look that a later change could have the same times; and where they differ, while its bytes are the same.
    """
    folder = reader.folder
    looks = {path: settled(folder.glimpses[path], now) for path in folder.records}
    missing = [path for path, look in looks.items() if not _is_known(known.get(path), look)]

    def one(path: str) -> tuple[Mark, Entry | None, Text | None]:
        return reader.look_into(path, looks[path], known.get(path))

    found = dict(zip(progress("Reading records", missing), each(one, missing), strict=True))
    marks = {path: found[path][0] if path in found else known[path] for path in folder.records}
    new = {path: entry for path, (_, entry, _) in found.items() if entry is not None}
    return entries.now(marks, new), {path: text for path, (_, _, text) in found.items() if text is not None}


def _is_known(mark: Mark | None, look: Look) -> bool:
    return mark is not None and mark.look == look != ()


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
