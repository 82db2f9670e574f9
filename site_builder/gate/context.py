"""What the rules of the gate may look at besides the record itself."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from site_builder.legislation import Law
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import Folder
from site_builder.settings import Settings


@dataclass(frozen=True)
class Context:
    """The authority's settings, the law, the day on which the check runs, and the files that lie there.

    `disclosures` are all records that could be read. `today` decides what may be published, never what a page says.
    """

    settings: Settings
    law: Law
    today: datetime.date
    folder: Folder
    disclosures: tuple[Disclosure, ...]

    @cached_property
    def everybody(self) -> tuple[Disclosure, ...]:
        """All records of the project, where the check looks at some of them only."""
        return self.disclosures

    @cached_property
    def linkable(self) -> frozenset[str]:
        """The records, attachments and pages that a record's text may link to, by their paths in the project."""
        shown = [it for it in self.everybody if it.path not in self.held]
        attached = {f"{it.folder}/{a.file}" for it in shown if it.withdrawn is None for a in it.attachments}
        return frozenset({*self.folder.records, *self.folder.pages, *attached} - self.held.keys())

    @cached_property
    def held(self) -> Mapping[str, datetime.date]:
        """The records that may not be seen yet and their attachments, by path, with the day from which they may."""
        waiting = [(it, it.publish_after) for it in self.everybody if it.publish_after and it.is_held(self.today)]
        return {
            path: day for it, day in waiting for path in (it.path, *(f"{it.folder}/{a.file}" for a in it.attachments))
        }
