"""What an examination found in one file or text, and the words that explain each kind of finding.

A finding never holds the private value itself: logs of a build are often public.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.gate.remedies import ALLOWED, REMEDIES, SPECIAL
from site_builder.patterns import regex
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
        why, fix = self._remedy(path)
        place = re.sub(r"part '([^']*)'", _spoken, self.place)
        where = f"{place[:1].upper()}{place[1:]}: " if place else ""
        said = _ONE.sub(_singular, self.what)
        said = said.replace("with what they hold", "with what it holds") if said != self.what else said
        return Problem(path, self.line, field, self.code, f"{where}{said} {why}".strip(), fix, self.level)

    def _remedy(self, path: str) -> tuple[str, str]:
        """Why it matters and what to do, as the code says; but for what depends on what was found, and where."""
        for code, words, why, fix in SPECIAL:
            if code in (self.code, "") and words in self.what:
                return why, fix
        why, fix = REMEDIES[self.code]
        if self.code == "personal-data" and _REACHES.search(self.what):
            return why, f"{fix} {ALLOWED}"
        if self.code == "path-metadata" and path.endswith((".md", ".csv", ".txt")):
            return why, "Take the path, or the link that holds it, out of the text."
        return why, fix

    def inside(self, outer: str) -> "Finding":
        """The same finding, in a part of another file."""
        place = f"{outer}, {self.place}" if self.place else outer
        return Finding(self.code, place, self.what, self.level, self.line)


_REACHES = regex(r"telephone|mobile|e-mail|(?<!IP )address(?! of a person)|postcode")
"""What an office can have as well as a person."""
_PARTS = (
    (r"word/document", "text of the document"),
    (r"word/header", "header of the pages"),
    (r"word/footer", "footer of the pages"),
    (r"word/(?:foot|end)notes", "notes under the text"),
    (r"(?:word|ppt|xl)/(?:threadedC|c)omment", "comments"),
    (r"docProps/", "properties"),
    (r"xl/pivot", "store of a pivot table"),
    (r"xl/externalLinks", "link to another workbook"),
    (r".*/embeddings/", "embedded file"),
    (r".*/media/|Pictures/", "picture"),
    (r"customXml/", "attached data"),
)
"""How an officer would call the parts of a document."""
_ONE = regex(
    r"\b(There are )?(?<![\d.,])1 ([a-z]+ )?([a-z]+?)(?<!s)s\b(?: (are|were|hold|keep|begin|stand|follow|lie|have))?\b"
)
_VERBS = {"are": "is", "were": "was", "have": "has"}


def _spoken(part: re.Match[str]) -> str:
    name = next((words for pattern, words in _PARTS if re.match(pattern, part[1])), "")
    return f"{name} (part '{part[1]}')" if name else part[0]


def _singular(counted: re.Match[str]) -> str:
    """`1 row is hidden` for `1 rows are hidden`."""
    opening = "There is " if counted[1] else ""
    if counted[3] == "time":
        return "once"
    verb = _VERBS.get(counted[4], f"{counted[4]}s") if counted[4] else ""
    noun = f"{counted[3][:-2]}y" if counted[3].endswith("ie") else counted[3]
    return f"{opening}1 {counted[2] or ''}{noun}{f' {verb}' if verb else ''}"


def advice(code: str, place: str, what: str, line: int = 0) -> Finding:
    """A finding that asks a person to look and does not stop publication."""
    return Finding(code, place, what, Level.ADVISE, line)


def few(found: Iterable[Finding], most: int) -> Iterator[Finding]:
    """The findings, no more than `most` of each code and level, and the numbers of the others."""
    counts: dict[tuple[str, Level], int] = {}
    for finding in found:
        kind = finding.code, finding.level
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= most:
            yield finding
    for (code, level), count in counts.items():
        if count > most:
            yield Finding(code, "", f"There are {count - most} more findings of this kind.", level)


def and_more(what: str, more: int) -> str:
    """The sentence about the first of several, with the number of the others."""
    return f"{what} There {'is' if more == 1 else 'are'} {more} more like it." if more else what


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
