"""Paragraphs that many responses share: statute, complaint rights, standing explanations. They tell nothing apart."""

from array import array
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import groupby

from site_builder.records.disclosure import Disclosure

RECURS_IN = 5
"""In how many records a paragraph must stand to count as boilerplate."""
SHORTEST = 40
"""Characters below which a paragraph says too little to be told apart: `None held.`"""


def recurring_paragraphs(disclosures: Iterable[Disclosure]) -> frozenset[int]:
    """The digests of all paragraphs that stand in at least `RECURS_IN` of the records."""
    return recurring_among(map(paragraph_digests, disclosures))


def paragraph_digests(disclosure: Disclosure) -> frozenset[int]:
    """The digests of the record's paragraphs that are long enough to be told apart."""
    texts = (paragraph for section in disclosure.sections for paragraph in paragraphs(section.markdown))
    return frozenset(digest(paragraph) for paragraph in texts if len(paragraph) >= SHORTEST)


def recurring_among(records: Iterable[Iterable[int]]) -> frozenset[int]:
    """Those digests that stand in at least `RECURS_IN` of the records."""
    found = array("Q")
    for digests in records:
        found.extend(digests)
    return frozenset(key for key, run in groupby(sorted(found)) if sum(1 for _ in run) >= RECURS_IN)


def paragraphs(markdown: str) -> Iterator[str]:
    """The blocks of the Markdown that blank lines part, without empty ones."""
    return (block for block in markdown.split("\n\n") if block.strip())


def digest(paragraph: str) -> int:
    """A number that stands for the paragraph whatever its spacing and case, the same on every machine."""
    letters = paragraph.encode().translate(None, b" \n\t").lower()
    return int.from_bytes(sha256(letters).digest()[:8], "big")
