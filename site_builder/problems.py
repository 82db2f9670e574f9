"""What a rule found: one value for every fault, from a broken fence to a leaking spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from unicodedata import category

_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


class Level(StrEnum):
    """`block` stops publication; `advise` asks a person to look."""

    BLOCK = "block"
    ADVISE = "advise"


@dataclass(frozen=True)
class Problem:
    """One finding of one rule.

    `path` is relative to the project, with forward slashes; `line` counts from 1 and is 0 for the file as a whole;
    `field` is the front matter key, or "" where none is concerned; `code` is one of `gate/codes.yaml`;
    `message` says what is wrong, `fix` what to do, both to a person who has never seen YAML.
    """

    path: str
    line: int
    field: str
    code: str
    message: str
    fix: str
    level: Level = Level.BLOCK

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        about = f" [{self.field}]" if self.field else ""
        return _on_one_line(f"{place}:{about} {self.message} {self.fix} ({self.code})")


def _on_one_line(text: str) -> str:
    """The text with what would end the line, or steer a terminal, spelled out: names of files may hold it."""
    return "".join(c.encode("unicode_escape").decode() if category(c) in _UNSEEN else c for c in text)


class SchemeError(Exception):
    """The catalogue cannot be published; `problems` holds every reason, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by path, line, field and code, each once: the same order on every machine."""
    return tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.field, p.code, p.message)))


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those problems that stop publication, in the order given."""
    return tuple(problem for problem in problems if problem.level is Level.BLOCK)


Judged = tuple[int, tuple[Problem, ...]]
"""How many records and files were looked at, and what is wrong with them."""


class NotPublished(Exception):
    """Something other than a record stopped the build; the message says to a person what."""


class ChangedMeanwhile(NotPublished):
    """A record or file was saved while it was checked, or while the site was being built from it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} was saved while it was looked at. Nothing was published: ask again.")


class AddressTaken(NotPublished):
    """Two things want to be published at the same path, or one of them at a folder of the other's path."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Two things want to be published at {path}: rename one of them.")


class TemplateFault(NotPublished):
    """A template of the theme cannot be used."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        place = f" {file}:{line}" if file else ""
        super().__init__(f"The template{place} cannot be used: {reason}. Nothing was published.")


class NotPlaced(NotPublished):
    """The site cannot be put where it is to stand."""

    def __init__(self, site: Path, reason: str | OSError) -> None:
        named = f": {reason.filename}" if isinstance(reason, OSError) and reason.filename else "."
        said = f"{reason.strerror}{named}" if isinstance(reason, OSError) else reason
        super().__init__(f"The site cannot be put at {site}. {said}")
