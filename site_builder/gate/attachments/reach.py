"""How far into a file a search of the site looks for words."""

from collections.abc import Iterable, Iterator

from site_builder.gate.findings import Finding, advice

SEARCHED = 250_000
"""Characters of one attachment that are searched. Its words take a third of that in the search files, and twenty times
as much memory while they are made.
"""


def beyond_reach(length: int) -> Iterator[Finding]:
    """What to say of a file with so many characters."""
    if length > SEARCHED:
        yield advice("not-searched", "", f"Words beyond the first {SEARCHED:,} characters are not searched.")


def length_of(lines: Iterable[str]) -> int:
    """Characters of the lines with what parts them; counted no further than matters."""
    length = 0
    for line in lines:
        length += len(line) + 1
        if length > SEARCHED + 1:
            break
    return length - 1


def within_reach(lines: Iterable[str]) -> str:
    """The lines as one text, as far as it is searched: no more is read than is used."""
    found: list[str] = []
    left = SEARCHED
    for line in lines:
        found.append(line[:left])
        left -= len(line) + 1
        if left <= 0:
            break
    return "\n".join(found)
