"""Reads and checks the records that changed since the last time, and recalls the others as they were."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from site_builder.cache import digest, version_of
from site_builder.catalogue.edition import Edition, edition_of
from site_builder.entries import READING, Entries, Reader, Text, entries_of, with_text
from site_builder.gate.check import check_across
from site_builder.gate.context import Context
from site_builder.history import is_tracked
from site_builder.legislation import Law
from site_builder.looks import Look, content_of, glimpse, look_at
from site_builder.memory import Memory, remember
from site_builder.memory import recalled as known_before
from site_builder.problems import ChangedMeanwhile, Problem, in_order
from site_builder.progress import Progress
from site_builder.records.digests import Digests
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import Folder, list_folder
from site_builder.records.reading import read_text
from site_builder.search.traits import Traits
from site_builder.settings import Project
from site_builder.verdicts import CHECKING, advise_some, check_some, passes_of, waiting, without_advice


@dataclass(frozen=True)
class Recalled:
    """The folder, every record of it, and all problems; `fresh` holds the text of those that were read this time.

    `beside` is how the files that are published as they are looked before the gate read them.
    """

    folder: Folder
    entries: Entries
    fresh: Mapping[str, Text]
    problems: tuple[Problem, ...]
    reader: Reader
    today: datetime.date
    beside: Mapping[str, Look] = field(default_factory=dict)

    def disclosures(self) -> Iterator[Disclosure]:
        """Every disclosure that could be read, without its text."""
        return (entry.disclosure for entry in self.entries.values() if entry.disclosure is not None)

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
        if not self.edition.after:  # no record says anything of another
            return {it.reference: known[it.reference] for it in self.edition.shown}
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
        entry, text = self.entries[it.path], self.fresh.get(it.path)
        if text is None:
            content = content_of(f"{self.folder.root}/{it.path}")
            text = read_text(it.path, content) if digest(content) == entry.seal else None
        if entry.disclosure is None or text is None:
            raise ChangedMeanwhile(it.path)
        return with_text(entry.disclosure, text)

    def hold_still(self) -> None:
        """Raises ChangedMeanwhile where a file that is published as it is changed since the gate read it."""
        for path, look in self.beside.items():
            if glimpse(self.folder.file(path)) != look:
                raise ChangedMeanwhile(path)

    def wholes(self, paths: Iterable[str]) -> tuple[Disclosure, ...]:
        """The disclosures of these records with their text, as far as they could be read."""
        read = (self.entries[path].disclosure for path in paths)
        return tuple(self.whole(it) for it in read if it is not None)


def recall(
    project: Project,
    law: Law,
    today: datetime.date,
    progress: Progress,
    advise: bool = False,
    seen: Mapping[str, Look] = MappingProxyType({}),
) -> Recalled:
    """Every record of the project, read and checked as far as it changed since the last call; remembers the rest.

    With `advise`, also what a person should look at though it stops nothing. `seen` is how files looked a moment ago.
    """
    folder, file = list_folder(project.docs, project.root), project.cache / "records"
    version = digest(version_of(*READING, "memory"), project.settings.regime, repr(project.settings.classes))
    # whoever can add to the repository could have written what stands there
    memory = Memory() if is_tracked(project.root, ".cache") else known_before(file, version)
    reader = Reader(folder, law, project.settings)
    entries, fresh = entries_of(reader, memory.entries, seen, progress)
    files = (*chain.from_iterable(it.files for it in entries.values()), *folder.pages, *folder.others)
    beside = {path: glimpse(folder.file(path)) for path in files}
    recalled = Recalled(folder, entries, fresh, (), reader, today, beside)
    gate, passes = _gate(recalled, project)
    some = list(progress("Checking records", waiting(memory, gate, entries, passes)))
    elsewhere = check_some(entries, recalled.wholes(some), gate, some, passes)
    if advise:
        some = without_advice(entries, passes)
        advise_some(entries, recalled.wholes(some), gate, some, passes)
    remember(file, version, Memory(entries, gate.linkable, dict(gate.held)), memory)
    own = (it.problems + it.found + (it.advice if advise else ()) for it in entries.values())
    return replace(recalled, problems=in_order([*chain.from_iterable(own), *elsewhere, *check_across(gate)]))


def recall_one(before: Recalled, project: Project, path: str) -> Recalled:
    """The same records, of which one was saved since: only that one is read and checked, and nothing remembered."""
    entry, text = before.reader.entry(path, look_at(before.folder.file(path)), before.entries[path])
    fresh = before.fresh if text is None else {**before.fresh, path: text}
    now = replace(before, entries={**before.entries, path: entry}, fresh=fresh)
    gate, passes = _gate(now, project)
    check_some(now.entries, now.wholes([path]), gate, [path], passes)
    return replace(now, problems=(*now.entries[path].problems, *now.entries[path].found))


def _gate(recalled: Recalled, project: Project) -> tuple[Context, Mapping[str, bytes]]:
    """What the gate looks at, and the passes of all records."""
    law, today, disclosures = recalled.reader.law, recalled.today, tuple(recalled.disclosures())
    base = digest(version_of(*CHECKING), repr(project.settings), str(today))
    return Context(project.settings, law, today, recalled.folder, disclosures), passes_of(
        recalled.entries, recalled.folder, base
    )
