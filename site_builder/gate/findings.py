"""What an examination found in one file or text, and the words that explain each kind of finding.

A finding never holds the private value itself: logs of a build are often public.
"""

from dataclasses import dataclass

from site_builder.gate.remedies import REMEDIES
from site_builder.problems import Level, Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` is one of `gate/codes.yaml`; `place` says where in the file ("sheet 'Data', rows 3 to 9"), or is "";
    `what` is one sentence; `line` counts from 1 and is 0 where lines mean nothing."""

    code: str
    place: str
    what: str
    level: Level = Level.BLOCK
    line: int = 0

    def problem(self, path: str, field: str = "") -> Problem:
        """The finding as a problem of the file at `path`, with the reason and the remedy for its code."""
        why, fix = REMEDIES[self.code]
        where = f"{self.place[:1].upper()}{self.place[1:]}: " if self.place else ""
        return Problem(path, self.line, field, self.code, f"{where}{self.what} {why}".strip(), fix, self.level)

    def inside(self, outer: str) -> "Finding":
        """The same finding, in a part of another file."""
        place = f"{outer}, {self.place}" if self.place else outer
        return Finding(self.code, place, self.what, self.level, self.line)


def advice(code: str, place: str, what: str, line: int = 0) -> Finding:
    """A finding that asks a person to look and does not stop publication."""
    return Finding(code, place, what, Level.ADVISE, line)


def masked(value: str) -> str:
    """A hint that a person with the file can recognise and nobody else can use: `j…h@e…m`, `Q…C`."""
    if "@" in value:
        local, _, domain = value.partition("@")
        return f"{masked(local)}@{masked(domain)}"
    seen = "".join(c for c in value.strip() if c.isprintable())
    return f"{seen[0]}…{seen[-1]}" if len(seen) > 2 else "…"


def named(name: str, limit: int = 60) -> str:
    """The name of a sheet, part or style, fit for a log: printable, in quotes, at most `limit` characters."""
    seen = "".join(c for c in name if c.isprintable())
    return f"'{seen[:limit]}…'" if len(seen) > limit else f"'{seen}'"


def spans(numbers: "list[int] | set[int]", limit: int = 4) -> str:
    """`3 to 9, 12` for {3, 4, …, 9, 12}; after `limit` stretches, how many numbers follow."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    words = [str(a) if a == b else f"{a} to {b}" for a, b in found[:limit]]
    rest = sum(b - a + 1 for a, b in found[limit:])
    return ", ".join(words) + (f" and {rest} more" if rest else "")
