"""What became of a response after it was published: each step with its day, and with words for the public."""

import datetime
from dataclasses import dataclass, fields
from enum import StrEnum


class Result(StrEnum):
    """What a review or a regulator made of the response."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly-upheld"
    OVERTURNED = "overturned"
    RESOLVED = "resolved"

    @property
    def words(self) -> str:
        """What became of the response, to follow a colon."""
        return _WORDS[self]


_WORDS = {
    Result.UPHELD: "the response was upheld",
    Result.PARTLY_UPHELD: "the response was upheld in part",
    Result.OVERTURNED: "the response was overturned",
    Result.RESOLVED: "the matter was resolved without a decision",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A change to the record after it was published, and what it put right."""

    date: datetime.date
    note: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file that was put in the place of an earlier one; `file` is the earlier name where that was another."""

    date: datetime.date
    note: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The day on which a response was taken back, and why; `hide_title` where the title must not be read any more."""

    date: datetime.date
    reason: str
    hide_title: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """The authority's own second look at its answer; without `decided` and `result` it is under way."""

    requested: datetime.date | None = None
    decided: datetime.date | None = None
    result: Result | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegulatorCase:
    """A complaint to the regulator: its own reference and address, and what was decided when."""

    reference: str = ""
    url: str = ""
    decision: Result | None = None
    date: datetime.date | None = None
    note: str = ""


def told(step: Correction | Replacement | Withdrawal | Review | RegulatorCase | None) -> dict[str, str]:
    """A step as front matter and data files hold it: its keys in their order, those that say something, as texts."""
    if step is None:
        return {}
    values = {field.name: getattr(step, field.name) for field in fields(step)}
    return {key: "true" if value is True else str(value) for key, value in values.items() if value}
