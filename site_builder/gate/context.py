"""What the rules of the gate may look at besides the record itself."""

import datetime
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
    def linkable(self) -> frozenset[str]:
        """The records, attachments and pages that a record's text may link to, by their paths in the project."""
        attached = {f"{d.folder}/{a.file}" for d in self.disclosures for a in d.attachments}
        return frozenset({*self.folder.records, *self.folder.pages, *attached})
