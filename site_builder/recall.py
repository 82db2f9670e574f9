"""Reads and checks the records that changed since the last build, and recalls the others without a look at their text.

A record counts as unchanged while its size and times are those that were seen, unless it was touched so shortly before
that look that a later change could have the same times; and where they differ, while its bytes are the same.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain

from site_builder.cache import digest, load, save, version_of
from site_builder.catalogue.edition import Edition, edition_of
from site_builder.gate.check import advice, check_across, check_each
from site_builder.gate.context import Context
from site_builder.history import is_tracked
from site_builder.legislation import Law
from site_builder.looks import Look, look_at
from site_builder.problems import Problem, in_order
from site_builder.records.digests import Digests, digests_of
from site_builder.records.disclosure import Disclosure, Section
from site_builder.records.folder import Folder, list_folder
from site_builder.records.reading import read_record
from site_builder.search.common import Traits, traits_of
from site_builder.settings import Project
from site_builder.workers import each

READING = (
    "cache",
    "looks",
    "problems",
    "legislation",
    "records",
    "recall",
    "search/common",
    "search/recurring",
    "search/equivalents",
)
CHECKING = (*READING, "gate", "settings")
Progress = Callable[[str, Sequence[str]], Iterable[str]]
"""Given the name of a stage and what it works through, gives the same items back, telling a person how far it is."""


def in_silence(stage: str, items: Sequence[str]) -> Iterable[str]:
    """The progress that tells nobody."""
    return items


NO_TRAITS = Traits(b"", ())


class ChangedMeanwhile(Exception):
    """A record was saved while the site was being built from it; its path is named."""


@dataclass(frozen=True)
class Entry:
    """What is known of a record: the disclosure without its text, what reading it found, and what the gate did.

    `checked` and `advised` stand for all that `found` and `advice` were found with.
    """

    look: Look
    seal: bytes
    disclosure: Disclosure | None
    problems: tuple[Problem, ...]
    digests: Digests
    traits: Traits = NO_TRAITS
    checked: bytes = b""
    found: tuple[Problem, ...] = ()
    advised: bytes = b""
    advice: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Memory:
    """What was known last, what the records could link to then, and which could not be seen before which day."""

    entries: dict[str, Entry] = field(default_factory=dict)
    linkable: frozenset[str] = frozenset()
    held: Mapping[str, datetime.date] = field(default_factory=dict)


@dataclass(frozen=True)
class Recalled:
    """The folder, every record of it, and all problems; `fresh` holds the text of those that were read this time."""

    folder: Folder
    entries: dict[str, Entry]
    fresh: Mapping[str, tuple[Section, ...]]
    problems: tuple[Problem, ...]
    reading: Callable[[str, bytes], Disclosure | None]
    today: datetime.date

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
        summary = self.entries[it.path].disclosure
        if summary is not None and it.path in self.fresh:
            return _with_cached(replace(summary, sections=self.fresh[it.path]))
        content = self.folder.file(it.path).read_bytes()
        read = self.reading(it.path, content) if digest(content) == self.entries[it.path].seal else None
        if read is None:
            raise ChangedMeanwhile(it.path)
        return read

    def wholes(self, paths: Iterable[str]) -> tuple[Disclosure, ...]:
        """The disclosures of these records with their text, as far as they could be read."""
        read = (self.entries[path].disclosure for path in paths)
        return tuple(self.whole(it) for it in read if it is not None)


def recall(project: Project, law: Law, today: datetime.date, progress: Progress, advise: bool = False) -> Recalled:
    """Every record of the project, read and checked as far as it changed since the last call; remembers the rest.

    With `advise`, also what a person should look at though it stops nothing.
    """
    folder, file = list_folder(project.docs, project.root), project.cache / "records"
    version = digest(version_of(*READING), project.settings.regime)
    # whoever can add to the repository could have written what stands there
    memory = Memory() if is_tracked(project.root, ".cache") else load(file, version) or Memory()
    reading = partial(_read, law, project.settings.regime)
    entries, fresh = _entries(folder, memory, reading, progress)
    recalled = Recalled(folder, entries, fresh, (), lambda path, content: reading(path, content)[0], today)
    gate = Context(project.settings, law, today, folder, tuple(recalled.disclosures()))
    base = digest(version_of(*CHECKING), repr(project.settings), str(today))
    passes = {path: _pass(entry, folder, base) for path, entry in entries.items()}
    waiting = list(progress("Checking records", _waiting(memory, gate, entries, passes)))
    elsewhere = _check(recalled, gate, waiting, passes)
    if advise:
        _advise(recalled, gate, passes)
    now = Memory(entries, gate.linkable, dict(gate.held))
    if now != memory:
        save(file, version, now)
    own = (it.problems + it.found + (it.advice if advise else ()) for it in entries.values())
    return replace(recalled, problems=in_order([*chain.from_iterable(own), *elsewhere, *check_across(gate)]))


def _waiting(memory: Memory, gate: Context, entries: Mapping[str, Entry], passes: Mapping[str, bytes]) -> list[str]:
    """The records that the gate has to look at: changed ones, and those that may be linked with changed ones."""
    if memory.linkable - gate.linkable or memory.held != gate.held:
        return list(entries)  # a link that was good may lead nowhere now, or too early
    gained = gate.linkable != memory.linkable
    named = {waiver.file for it in gate.disclosures for waiver in it.waivers}
    return [
        path
        for path, it in entries.items()
        if not it.checked
        or it.checked != passes[path]
        or _has_waiver(path, it, named)
        or (gained and any(problem.code == "broken-link" for problem in it.found))
    ]


def _read(law: Law, regime: str, path: str, content: bytes) -> tuple[Disclosure | None, tuple[Problem, ...]]:
    read = read_record(path, content, law, regime)
    return read.disclosure, read.problems


def _entries(
    folder: Folder, memory: Memory, reading: Callable[[str, bytes], tuple[Disclosure | None, tuple[Problem, ...]]],
    progress: Progress,
) -> tuple[dict[str, Entry], dict[str, tuple[Section, ...]]]:  # fmt: skip
    """What is known of each record, and the text of those that had to be read for it."""
    looks = {path: look_at(folder.file(path)) for path in folder.records}
    missing = [path for path, look in looks.items() if not _is_known(memory.entries.get(path), look)]

    def one(path: str) -> tuple[Entry, tuple[Section, ...] | None]:
        content = folder.file(path).read_bytes()
        seal, known = digest(content), memory.entries.get(path)
        if known is not None and known.seal == seal:
            return replace(known, look=looks[path]), None
        whole, problems = reading(path, content)
        if whole is None:
            return Entry(looks[path], seal, None, problems, Digests(b"", b"")), None
        summary = _with_cached(replace(whole, sections=()))
        return Entry(looks[path], seal, summary, problems, digests_of(whole), traits_of(whole)), whole.sections

    found = dict(zip(progress("Reading records", missing), each(one, missing), strict=True))
    entries = {path: found[path][0] if path in found else memory.entries[path] for path in folder.records}
    return entries, {path: text for path, (_, text) in found.items() if text is not None}


def _with_cached(it: Disclosure) -> Disclosure:
    """The disclosure with what is asked of it all the time worked out: here, because here others work beside."""
    vars(it).update(slug=it.slug, cited=it.cited)
    return it


def _is_known(entry: Entry | None, look: Look) -> bool:
    return entry is not None and entry.look == look != ()


class _Narrowed(Context):
    """A part of the folder, whose records may link to all of it."""

    def __init__(self, whole: Context, folder: Folder, disclosures: tuple[Disclosure, ...]) -> None:
        super().__init__(whole.settings, whole.law, whole.today, folder, disclosures)
        vars(self).update(everybody=whole.everybody, linkable=whole.linkable, held=whole.held)


def _check(recalled: Recalled, gate: Context, waiting: Collection[str], passes: Mapping[str, bytes]) -> list[Problem]:
    """Has the waiting records checked, and gives the problems of everything that belongs to no record."""
    entries = recalled.entries
    spared = {file for path in entries.keys() - set(waiting) for file in _files(entries[path])}
    others = tuple(path for path in recalled.folder.others if path not in spared)
    folder = replace(recalled.folder, records=tuple(waiting), others=others)
    owner = {own: path for path in waiting for own in (path, *_files(entries[path]))}
    found: dict[str, list[Problem]] = {path: [] for path in waiting}
    elsewhere = []
    for problem in check_each(_Narrowed(gate, folder, recalled.wholes(waiting))):
        if problem.path in owner:
            found[owner[problem.path]].append(problem)
        else:
            elsewhere.append(problem)
    for path, problems in found.items():
        entries[path] = replace(entries[path], found=in_order(problems), checked=passes[path])
    return elsewhere


def _advise(recalled: Recalled, gate: Context, passes: Mapping[str, bytes]) -> None:
    """Has advice given on the records for which there is none yet."""
    entries = recalled.entries
    waiting = [path for path, it in entries.items() if not it.advised or it.advised != passes[path]]
    given: dict[str, list[Problem]] = {path: [] for path in waiting}
    for problem in advice(_Narrowed(gate, recalled.folder, recalled.wholes(waiting))):
        given[problem.path].append(problem)
    for path, problems in given.items():
        entries[path] = replace(entries[path], advice=in_order(problems), advised=passes[path])


def _has_waiver(path: str, entry: Entry, named: Collection[str]) -> bool:
    """Whether the record lets something by, or something of it is let by: then all who are concerned are looked at."""
    return bool(entry.disclosure and entry.disclosure.waivers) or any(file in named for file in (path, *_files(entry)))


def _files(entry: Entry) -> list[str]:
    it = entry.disclosure
    return [f"{it.folder}/{attachment.file}" for attachment in it.attachments] if it else []


def _pass(entry: Entry, folder: Folder, base: bytes) -> bytes:
    """What a record can pass the gate with, as far as it and its files go; nothing where that cannot be told."""
    looks = [look_at(folder.file(path)) for path in _files(entry)]
    return digest(base, entry.seal, repr(looks)) if entry.disclosure and all(looks) else b""
