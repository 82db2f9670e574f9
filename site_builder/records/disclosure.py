"""One released response as a frozen value, and its parts."""

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache

from site_builder.legislation import Citation, Provision
from site_builder.records.dates import PartialDate
from site_builder.records.lifecycle import Correction, RegulatorCase, Replacement, Review, Withdrawal
from site_builder.records.outcome import Outcome


class Heading(StrEnum):
    """The sections that every reader can rely on; `other` is any further heading of the officer's own."""

    REQUEST = "request"
    RESPONSE = "response"
    REASONS = "reasons"
    ADVICE = "advice"
    OTHER = "other"


@dataclass(frozen=True)
class Section:
    """A stretch of the body: which kind, its heading as typed, its Markdown, and the line it starts on."""

    kind: Heading
    title: str
    markdown: str
    line: int = field(compare=False)


@dataclass(frozen=True)
class Attachment:
    """A file published with the record; `file` is its name inside the record's own folder."""

    file: str
    title: str
    line: int = field(default=0, compare=False)
    replaced: tuple[Replacement, ...] = ()


@dataclass(frozen=True)
class Part:
    """One question of a request with several, with its own outcome and citations."""

    question: str
    outcome: Outcome
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Waiver:
    """A named person's recorded reason for letting one finding in one file through, for a time; never published.

    `record` is the path of the record that holds it, `line` its line there; `file` is relative to the project.
    `file` may be the record itself; `who` names whoever answers for it, two people joined by "and" or a comma where
    the finding is grave; `until` is the last day on which it holds.
    """

    record: str
    code: str
    file: str
    sha256: str
    who: str
    why: str
    until: datetime.date
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Disclosure:
    """One published request with its response.

    `authority` is the one that answered, "" for the one whose scheme this is.
    `path` is relative to the project; `citations` are those of the record itself, `cited` those of its parts too.
    `lines` gives the line of each front matter key, for whoever reports a problem, and `unread` the keys that could not
    be read, so that no rule draws conclusions from them; neither is a part of equality.
    """

    path: str = field(compare=False)
    reference: str
    title: str
    date: PartialDate
    regime: str
    outcome: Outcome
    received: datetime.date | None = None
    summary: str = ""
    citations: tuple[Citation, ...] = ()
    keywords: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    parts: tuple[Part, ...] = ()
    authority: str = ""
    source: str = ""
    licence: str = ""
    language: str = ""
    reasons_withheld: bool = False
    sample: bool = False
    waivers: tuple[Waiver, ...] = ()
    publish_after: datetime.date | None = None
    corrections: tuple[Correction, ...] = ()
    supersedes: tuple[str, ...] = ()
    superseded_by: str = ""
    withdrawn: Withdrawal | None = None
    previous_references: tuple[str, ...] = ()
    review: Review | None = None
    regulator_case: RegulatorCase | None = None
    sections: tuple[Section, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    unread: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    @cached_property
    def slug(self) -> str:
        """The reference as its address holds it."""
        return slug(self.reference)

    @property
    def url(self) -> str:
        """The permanent address, from the root of the site, without a leading slash."""
        return f"disclosures/{self.slug}/"  # `address_of` its reference, which has been worked out

    @property
    def folder(self) -> str:
        """Where its attachments lie: the record's path without `.md`."""
        return self.path.removesuffix(".md")

    @property
    def files(self) -> tuple[str, ...]:
        """Its attachments by their paths in the project, be they there or not."""
        return tuple([f"{self.folder}/{attachment.file}" for attachment in self.attachments])

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self.withdrawn is not None

    def is_held(self, today: datetime.date) -> bool:
        """Whether nothing of it may be seen on this day."""
        return self.publish_after is not None and today < self.publish_after

    @property
    def has_changed(self) -> bool:
        """Whether the record tells of a day on which the public saw something new, after that of the answer."""
        told = self.publish_after or self.corrections or self.withdrawn or self.review or self.regulator_case
        return bool(told) or (self.attachments != () and any(attachment.replaced for attachment in self.attachments))

    @cached_property
    def cited(self) -> tuple[Citation, ...]:
        """Every citation of the record and its parts, one for each provision, in the order of the statute."""
        found: dict[Provision, Citation] = {}
        for citation in (*self.citations, *(c for part in self.parts for c in part.citations)):
            found.setdefault(citation.provision, citation)
        return tuple(found[provision] for provision in sorted(found))

    @cached_property
    def uses(self) -> str:
        """What it cites and how, as one text: the same for all that cite the same in the same way."""
        return " ".join(f"{it.provision.regime}/{it.provision.text}{'?' if it.ncnd else ''}" for it in self.cited)

    def line(self, key: str) -> int:
        """The line of a front matter key, or of the opening fence where the key is absent."""
        return self.lines.get(key, 1)

    def text(self, *kinds: Heading) -> str:
        """The Markdown of the sections of these kinds, joined by blank lines; "" where there are none."""
        return "\n\n".join(section.markdown for section in self.sections if section.kind in kinds)


def address_of(reference: str) -> str:
    """The permanent address that a reference makes, from the root of the site, without a leading slash."""
    return f"disclosures/{slug(reference)}/"


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """The text in lower case without accents, every run of other characters than letters and digits a hyphen."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain).strip("-")
