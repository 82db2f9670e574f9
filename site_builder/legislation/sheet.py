"""A regime file as text with line numbers, and the faults found while it is read."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from site_builder.patterns import regex
from site_builder.problems import Problem

Fields = dict[str, "Node"]
Choice = TypeVar("Choice", bound=StrEnum)
_DATE = regex(r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Node:
    """A value as typed, and the line (from 1) on which its key stands."""

    value: "str | list[str] | Fields"
    line: int


@dataclass(slots=True)
class Sheet:
    """One file while it is read. Every reader returns something usable, so that one pass finds every fault."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def fault(self, line: int, key: str, message: str, fix: str) -> None:
        """Notes that the file cannot be used, and why."""
        self.problems.append(Problem(self.path, line, key, "regime-file", message, fix))

    def only(self, fields: Fields, known: Collection[str], required: Collection[str], line: int) -> None:
        """Notes every key that is not known, and every required one that is absent."""
        for key in fields.keys() - known:
            fix = f"Use one of {', '.join(sorted(known))}."
            self.fault(fields[key].line, key, f"There is no key '{key}' here.", fix)
        for key in required - fields.keys():
            self.fault(line, key, f"The key '{key}' is missing.", f"Add '{key}'.")

    def text(self, fields: Fields, key: str) -> str:
        """The text of a key; "" where it is absent."""
        value = fields[key].value if key in fields else ""
        if isinstance(value, str):
            return value
        self.fault(fields[key].line, key, f"'{key}' is a list or a table.", "Write a text.")
        return ""

    def words(self, fields: Fields, key: str) -> tuple[str, ...]:
        """The texts of a list; () where it is absent."""
        value: str | list[str] | Fields = fields[key].value if key in fields else []
        if isinstance(value, list):
            return tuple(value)
        self.fault(fields[key].line, key, f"'{key}' is not a list.", "Write a list, one '- ' line for each.")
        return ()

    def table(self, fields: Fields, key: str) -> Fields:
        """The keys and values of a table; {} where it is absent."""
        value = fields[key].value if key in fields else {}
        if isinstance(value, dict):
            return value
        self.fault(fields[key].line, key, f"'{key}' is not a table.", "Write 'key: value' lines, indented.")
        return {}

    def choice(self, fields: Fields, key: str, kind: type[Choice], default: Choice) -> Choice:
        """The member of `kind` that is named; the default where the key is absent."""
        value = self.text(fields, key)
        if not value:
            return default
        if value in {member.value for member in kind}:
            return kind(value)
        known = ", ".join(member.value for member in kind)
        self.fault(fields[key].line, key, f"'{value}' is no {key}.", f"Use one of {known}.")
        return default

    def flag(self, fields: Fields, key: str, default: bool) -> bool:
        """`true` or `false`; the default where the key is absent."""
        value = self.text(fields, key)
        if value not in ("", "true", "false"):
            self.fault(fields[key].line, key, f"'{value}' is neither true nor false.", "Write true or false.")
        return default if value not in ("true", "false") else value == "true"

    def date(self, fields: Fields, key: str, end_of_year: bool = False) -> datetime.date | None:
        """A day, or the first (or last) day of a bare year; None where the key is absent."""
        value = self.text(fields, key)
        match = _DATE.fullmatch(value)
        if match is None:
            if value:
                self.fault(fields[key].line, key, f"'{value}' is no date.", "Write YYYY-MM-DD, or the bare year.")
            return None
        month, day = match[2] or ("12" if end_of_year else "1"), match[3] or ("31" if end_of_year else "1")
        try:
            return datetime.date(int(match[1]), int(month), int(day))
        except ValueError:
            self.fault(fields[key].line, key, f"There is no day {value}.", "Look up the date.")
            return None
