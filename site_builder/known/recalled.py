"""What is known of all records once those that changed were read and checked: for whoever makes or judges anything."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from site_builder.cache import digest
from site_builder.catalogue.edition import Edition, edition_of
from site_builder.known.entries import Entry, Reader, Text, with_text
from site_builder.known.memory import Entries
from site_builder.looks import Look, content_of, glimpse
from site_builder.problems import ChangedMeanwhile, Problem, blocking, in_order
from site_builder.records.digests import Digests
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import Folder
from site_builder.records.reading import read_text
from site_builder.search.traits import Traits


class Once:
    """What is done when it is first called for, by this process or by a copy of it that has told so."""

    def __init__(self, do: Callable[[], None] = lambda: None) -> None:
        self._do: Callable[[], None] | None = do

    def __call__(self) -> None:
        """Does it, if it was not done."""
        if self._do:
            self._do()
        self.is_done()

    def is_done(self) -> None:
        """Lets it be: a copy of this process has done it."""
        self._do = None


@dataclass(frozen=True)
class Recalled:
    """The folder and every record of it; `fresh` holds the text of those that were read this time.

    `beside` is how the files that are published as they are looked before the gate read them; `elsewhere` are the
    problems that no single record has. `remember` keeps all this for later, once: `recalling` sees to that, and whoever
    knows a good moment may ask for it sooner.
    """

    folder: Folder
    entries: Entries
    fresh: Mapping[str, Text]
    reader: Reader
    today: datetime.date
    beside: Mapping[str, Look] = field(default_factory=dict)
    advised: bool = False
    elsewhere: tuple[Problem, ...] = ()
    remember: Once = field(default_factory=Once)

    def disclosures(self) -> Iterator[Disclosure]:
        """Every disclosure that could be read, without its text."""
        return (it for it, _ in self._readable)

    @cached_property
    def _readable(self) -> Sequence[tuple[Disclosure, Entry]]:
        """Every disclosure that could be read, with all that is known of it."""
        return [(it, entry) for entry in self.entries.values() if (it := entry.disclosure) is not None]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong; with advice, if that was given."""
        return in_order([*self.problems_of(self.entries.marks), *self.elsewhere])

    def stopping(self) -> Iterator[Problem]:
        """Whatever of it stops publication."""
        among = (path for path, mark in self.entries.marks.items() if mark.blocks)
        yield from blocking((*self.problems_of(among), *self.elsewhere))

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
        known = {it.reference: entry.digests for it, entry in self._readable}
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
        known = {it.reference: entry.traits for it, entry in self._readable}
        listed = self.edition.listed
        return known if len(known) == len(listed) else {it.reference: known[it.reference] for it in listed}

    def whole(self, it: Disclosure) -> Disclosure:
        """The disclosure with its text; raises ChangedMeanwhile where that is no longer what was checked."""
        summary, text = self.entries[it.path].disclosure, self.fresh.get(it.path)
        if text is None:
            content = content_of(f"{self.folder.root}/{it.path}")
            text = read_text(it.path, content) if digest(content) == self.entries.marks[it.path].seal else None
        if summary is None or text is None:
            raise ChangedMeanwhile(it.path)
        return with_text(summary, text)

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
