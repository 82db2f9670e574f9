"""What is known of a record without a look at its text, and how it is read for that."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import lru_cache

from site_builder.cache import digest
from site_builder.gate.links import linked
from site_builder.known.marks import Mark, mark_of
from site_builder.legislation import Citation, Law
from site_builder.looks import Look, content_of
from site_builder.problems import Problem, blocking
from site_builder.records.classes import with_names
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


@dataclass(frozen=True)
class Entry:
    """What is known of a record besides its mark: the disclosure without its text, what reading it found, what it
    brings to the search, and what the gate found and advised when it last looked.
    """

    disclosure: Disclosure | None
    problems: tuple[Problem, ...]
    digests: Digests
    traits: Traits = NO_TRAITS
    found: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()

    def __getstate__(self) -> dict[str, object]:
        """What is kept of it: nothing that is as it is of itself."""
        return {name: value for name, value in vars(self).items() if value != _OF_ITSELF.get(name, ...)}

    def judged(self, **found: object) -> "Entry":
        """The same with what the gate found, put together without a look at each of its fields: all have it at once."""
        made = object.__new__(Entry)
        vars(made).update(vars(self), **found)
        return made

    def marked(self, mark: Mark) -> Mark:
        """The mark of its record, with whether anything was found in it."""
        found = (*self.problems, *self.found)
        return mark._replace(is_quiet=not found and not self.advice, blocks=bool(found) and bool(blocking(found)))


_OF_ITSELF = {it.name: it.default for it in fields(Entry) if it.default is not MISSING}
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
    made = object.__new__(Disclosure)
    vars(made).update(vars(it), sections=text)
    return made


def _summary(it: Disclosure) -> Disclosure:
    """The disclosure without its text, and with what is asked of it all the time worked out.

    It holds only what its record says: every summary is kept and read again.
    """
    made = object.__new__(Disclosure)
    said = {name: value for name, value in vars(it).items() if value != _UNSAID.get(name, ...)}
    said["citations"] = _alike(repr(it.citations), it.citations)
    cited = said["citations"] if it.cited == it.citations else _alike(repr(it.cited), it.cited)
    vars(made).update(said, sections=(), slug=it.slug, cited=cited, lines=_in_common(tuple(it.lines.items())))
    return made


@lru_cache
def _in_common(lines: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    """The lines of front matter, which most records have in common."""
    return dict(lines)


@lru_cache(maxsize=1024)
def _alike(said: str, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """These citations, or the same of an earlier record: few are met again and again. `said` is all that they tell."""
    return citations
