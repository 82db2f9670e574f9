"""What is known of each record without a look at its text, and how the records that changed are read for it.

A record counts as unchanged while its size and times are those that were seen, unless it was touched so shortly before
that look that a later change could have the same times; and where they differ, while its bytes are the same.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import lru_cache

from site_builder.cache import digest
from site_builder.gate.links import linked
from site_builder.legislation import Law
from site_builder.looks import Look, content_of, look_at
from site_builder.problems import Problem
from site_builder.progress import Progress
from site_builder.records.classes import with_names
from site_builder.records.digests import Digests, digests_of
from site_builder.records.disclosure import Disclosure, Section
from site_builder.records.folder import Folder
from site_builder.records.reading import Read, read_record
from site_builder.search.traits import Traits, traits_of
from site_builder.settings import Settings
from site_builder.workers import each

READING = (
    "cache",
    "looks",
    "problems",
    "legislation",
    "records",
    "entries",
    "gate/links",
    "gate/words",
    "search/traits",
    "search/recurring",
    "search/equivalents",
)
"""The code that says what an entry holds before the gate has seen it."""
NO_TRAITS = Traits(b"", ())
Text = tuple[Section, ...]


@dataclass(frozen=True)
class Entry:
    """What is known of a record: the disclosure without its text, what reading it found, and what the gate did.

    `linked` is what its text links to; `checked` and `advised` stand for all that `found` and `advice` were found with.
    """

    look: Look
    seal: bytes
    disclosure: Disclosure | None
    problems: tuple[Problem, ...]
    digests: Digests
    traits: Traits = NO_TRAITS
    linked: frozenset[str] = frozenset()
    checked: bytes = b""
    found: tuple[Problem, ...] = ()
    advised: bytes = b""
    advice: tuple[Problem, ...] = ()

    def __getstate__(self) -> dict[str, object]:
        """What is kept of it: nothing that is as it is of itself."""
        return {name: value for name, value in vars(self).items() if value != _OF_ITSELF.get(name, ...)}

    def judged(self, **found: object) -> "Entry":
        """The same with what the gate found, put together without a look at each of its fields: all have it at once."""
        made = object.__new__(Entry)
        vars(made).update(vars(self), **found)
        return made

    @property
    def files(self) -> list[str]:
        """The attachments that the record names, by their paths in the project."""
        it = self.disclosure
        return [f"{it.folder}/{attachment.file}" for attachment in it.attachments] if it else []


_OF_ITSELF = {it.name: it.default for it in fields(Entry) if it.default is not MISSING}
_UNSAID = {it.name: it.default for it in fields(Disclosure) if it.default is not MISSING}
Entries = dict[str, Entry]
"""By the path of the record."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the records of a folder under the law that its settings assume, and with the classes that they give."""

    folder: Folder
    law: Law
    settings: Settings

    def read(self, path: str, content: bytes) -> Read:
        """What became of these bytes."""
        read = read_record(path, content, self.law, self.settings.regime)
        return replace(read, disclosure=with_names(read.disclosure, self.settings.classes)) if read.disclosure else read

    def entry(self, path: str, look: Look, before: Entry | None) -> tuple[Entry, Text | None]:
        """What is known of the record now, and its text if it had to be read for that."""
        content = content_of(f"{self.folder.root}/{path}")
        seal = digest(content)
        if before is not None and before.seal == seal:
            return replace(before, look=look), None
        read = self.read(path, content)
        if (whole := read.disclosure) is None:
            return Entry(look, seal, None, read.problems, Digests(b"", b"")), None
        known = Entry(look, seal, _summary(whole), read.problems, digests_of(whole), traits_of(whole), linked(whole))
        return known, whole.sections


def entries_of(
    reader: Reader, before: Entries, seen: Mapping[str, Look], progress: Progress
) -> tuple[Entries, dict[str, Text]]:
    """What is known of each record, and the text of those that had to be read for it.

    `seen` is how files looked a moment ago, by their whole paths; others are looked at now.
    """
    folder = reader.folder
    files = ((path, f"{folder.root}/{path}") for path in folder.records)
    looks = {path: seen.get(file) or look_at(file) for path, file in files}
    missing = [path for path, look in looks.items() if not _is_known(before.get(path), look)]

    def one(path: str) -> tuple[Entry, Text | None]:
        return reader.entry(path, looks[path], before.get(path))

    found = dict(zip(progress("Reading records", missing), each(one, missing), strict=True))
    entries = {path: found[path][0] if path in found else before[path] for path in folder.records}
    return entries, {path: text for path, (_, text) in found.items() if text is not None}


def with_text(it: Disclosure, text: Text) -> Disclosure:
    """The disclosure with another text, put together without a look at each of its thirty fields."""
    made = object.__new__(Disclosure)
    vars(made).update(vars(it), sections=text)
    return made


def _summary(it: Disclosure) -> Disclosure:
    """The disclosure without its text, and with what is asked of it all the time worked out.

    It holds only what its record says: every summary is kept and read again.
    """
    made = object.__new__(Disclosure)
    said = {name: value for name, value in vars(it).items() if value != _UNSAID.get(name, ...)}
    cited = it.citations if it.cited == it.citations else it.cited
    vars(made).update(said, sections=(), slug=it.slug, cited=cited, lines=_alike(tuple(it.lines.items())))
    return made


@lru_cache
def _alike(lines: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    """The lines of front matter, which most records have in common."""
    return dict(lines)


def _is_known(entry: Entry | None, look: Look) -> bool:
    return entry is not None and entry.look == look != ()
