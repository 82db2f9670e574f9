"""What the rules of the gate may look at besides the record itself."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from site_builder.legislation import Law
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import Folder
from site_builder.settings import Settings


class Placed(Protocol):
    """What of a record says where a link may lead."""

    @property
    def path(self) -> str:
        """The record's own path in the project."""

    @property
    def files(self) -> tuple[str, ...]:
        """Its attachments, by path."""

    @property
    def publish_after(self) -> datetime.date | None:
        """The day before which nothing of it may be seen."""

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""


@dataclass(frozen=True)
class Places:
    """What the text of a record may link to, by path in the project, and what it may not: records that may not be seen
    yet, and their attachments, with the day from which they may.
    """

    linkable: frozenset[str] = frozenset()
    held: Mapping[str, datetime.date] = field(default_factory=dict)


def places_of(records: Iterable[Placed], folder: Folder, today: datetime.date) -> Places:
    """Where links may lead among these records, which are all of the folder that could be read."""
    linkable, held = {*folder.records, *folder.pages}, {}
    for it in records:
        if it.publish_after is not None and today < it.publish_after:
            held.update(dict.fromkeys((it.path, *it.files), it.publish_after))
        elif it.files and not it.is_withdrawn:
            linkable.update(it.files)
    return Places(frozenset(linkable - held.keys()), held)


@dataclass(frozen=True)
class Context:
    """The authority's settings, the law, the day on which the check runs, and the files that lie there.

    `disclosures` are those that are looked at. `today` decides what may be published, never what a page says. Links
    lead to `known_places`; where these are not given, the disclosures are all that there are. `seals` are the digests
    of the bytes that they were read from, as far as somebody will go by them.
    """

    settings: Settings
    law: Law
    today: datetime.date
    folder: Folder
    disclosures: tuple[Disclosure, ...]
    known_places: Places | None = None
    seals: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def places(self) -> Places:
        """Where links may lead."""
        return self.known_places or places_of(self.disclosures, self.folder, self.today)
