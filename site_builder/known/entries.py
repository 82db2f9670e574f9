"""What is known of a record without a look at its text, and how it is read for that."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Any, NamedTuple

from site_builder.cache import digest
from site_builder.gate.links import linked
from site_builder.known.marks import Mark, mark_of
from site_builder.legislation import Citation, Law
from site_builder.looks import Look, content_of
from site_builder.problems import Problem, blocking
from site_builder.records.classes import with_names
from site_builder.records.dates import PartialDate
from site_builder.records.digests import Digests, digests_of
from site_builder.records.disclosure import Disclosure, Section
from site_builder.records.folder import Folder
from site_builder.records.reading import Read, read_record
from site_builder.search.traits import Traits, traits_of
from site_builder.settings import Settings

READING = (
    "cache",
    "looks",
    "known/marks",
    "problems",
    "legislation",
    "records",
    "known/entries",
    "gate/links",
    "gate/words",
    "search/traits",
    "search/terms/recurring",
    "search/queries/equivalents",
)
"""The code that says what an entry holds before the gate has seen it."""
NO_TRAITS = Traits(b"", ())
Text = tuple[Section, ...]


class Entry(NamedTuple):
    """What is known of a record besides its mark: the disclosure without its text, what reading it found, what it
    brings to the search, and what the gate found and advised when it last looked.
    """

    disclosure: Disclosure | None
    problems: tuple[Problem, ...]
    digests: Digests
    traits: Traits = NO_TRAITS
    found: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()

    def marked(self, mark: Mark) -> Mark:
        """The mark of its record, with whether anything was found in it."""
        found = (*self.problems, *self.found)
        return mark._replace(is_quiet=not found and not self.advice, blocks=bool(found) and bool(blocking(found)))


_UNSAID = {it.name: it.default for it in fields(Disclosure) if it.default is not MISSING}


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

    def look_into(self, path: str, look: Look, before: Mark | None) -> tuple[Mark, Entry | None, Text | None]:
        """The mark of the record now; and where its bytes are others than before, what they say, and its text."""
        content = content_of(f"{self.folder.root}/{path}")
        seal = digest(content)
        if before is not None and before.seal == seal:
            return before._replace(look=look), None, None
        read = self.read(path, content)
        if (whole := read.disclosure) is None:
            entry = Entry(None, read.problems, Digests(b"", b""))
            return entry.marked(mark_of(path, look, seal, None)), entry, None
        entry = Entry(_summary(whole), read.problems, digests_of(whole), traits_of(whole))
        return entry.marked(mark_of(path, look, seal, whole, linked(whole))), entry, whole.sections


def with_text(it: Disclosure, text: Text) -> Disclosure:
    """The disclosure with another text, put together without a look at each of its thirty fields."""
    return _disclosure({**vars(it), "sections": text})


def _summary(it: Disclosure) -> Disclosure:
    """The disclosure without its text, and with what is asked of it all the time worked out.

    It holds only what its record says: every summary is kept and read again.
    """
    said = {name: value for name, value in vars(it).items() if value != _UNSAID.get(name, ...)}
    return _disclosure(said | {"sections": (), "slug": it.slug, "cited": it.cited, "uses": it.uses})


def in_common(path: str, it: Entry) -> Entry:
    """The entry of this path with one object for whatever many records have in common: so it takes less room, and less
    time to read again. What other processes found came from each of them by itself.
    """
    if it.disclosure is None:
        return it
    shared = {name: share(value) for name, value in vars(it.disclosure).items() if (share := _SHARED.get(name))}
    return it._replace(disclosure=_disclosure({**vars(it.disclosure), **shared, "path": path}))


def _disclosure(said: dict[str, object]) -> Disclosure:
    """A disclosure of these values, put together without a look at each of them."""
    made = object.__new__(Disclosure)
    vars(made).update(said)
    return made


_told = attrgetter(*(field.name for field in fields(Citation)))
"""All of a citation, that which makes no difference included."""


@lru_cache(maxsize=1024)
def _citations(told: tuple[object, ...], citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return citations


@lru_cache(maxsize=65_536)
def _day(date: PartialDate) -> PartialDate:
    return date


@lru_cache
def _lines(lines: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    return {intern(key): line for key, line in lines}


_SHARED: Mapping[str, Callable[[Any], object]] = {
    "date": _day,
    "regime": intern,
    "uses": intern,
    "citations": lambda its: _citations(tuple(map(_told, its)), its),
    "cited": lambda its: _citations(tuple(map(_told, its)), its),
    "keywords": lambda its: tuple(map(intern, its)),
    "lines": lambda its: _lines(tuple(its.items())),
}
"""What many records have in common, by the name of the field, and what gives the one object for it."""
