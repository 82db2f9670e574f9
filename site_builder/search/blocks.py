"""A few hundred records become postings at once: the unit of parallel work, and of what is kept between builds.

Records are numbered by reference. Where a block ends depends on the reference there alone, so that a new record changes
the one block that it falls into.
"""

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.records.disclosure import Disclosure
from site_builder.search.analysis import STOP_WORDS, terms_of, tokens
from site_builder.search.occurrences import Stretch, occurrences, stretches_of
from site_builder.search.packing import ascending, framed, name_of, varint
from site_builder.search.references import reference_keys
from site_builder.search.scoring import level

BLOCK = 512
"""How many records a block holds on average."""

Slice = tuple[int, bytes, bytes, bytes]
"""What one block holds of one term: how many records, their numbers, their levels, the places in each."""
Head = tuple[str, str, str, str, str, str]
"""What a list of results shows: reference, slug, title, date, outcome, and the name of its text."""


@dataclass(frozen=True, slots=True)
class Block:
    """The search data of consecutive records; numbers count from the block's first record."""

    postings: dict[str, Slice]
    words: dict[str, int]
    heads: tuple[Head, ...]
    texts: tuple[tuple[str, bytes], ...]


def in_order_of_reference(disclosures: Sequence[Disclosure]) -> list[Disclosure]:
    """The records in the order in which ties are broken."""
    return sorted(disclosures, key=lambda d: (d.reference.lower(), d.reference))


def blocks_of(disclosures: Sequence[Disclosure]) -> Iterator[tuple[Disclosure, ...]]:
    """The records, in order of reference, cut into blocks."""
    block: list[Disclosure] = []
    for disclosure in disclosures:
        block.append(disclosure)
        if zlib.crc32(disclosure.reference.encode()) % BLOCK == 0:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)


class _Growing:
    """A slice while records are still being added."""

    __slots__ = ("last", "levels", "numbers", "places", "records")

    def __init__(self) -> None:
        self.records = self.last = 0
        self.numbers, self.levels, self.places = bytearray(), bytearray(), bytearray()

    def add(self, number: int) -> None:
        self.numbers += varint(number - self.last)
        self.last = number
        self.records += 1


def invert(disclosures: Sequence[Disclosure], recurring: frozenset[int]) -> Block:
    """The postings, words, heads and texts of one block."""
    growing: dict[str, _Growing] = {}
    words: Counter[str] = Counter()
    heads: list[Head] = []
    texts: list[tuple[str, bytes]] = []
    for number, disclosure in enumerate(disclosures):
        stretches = stretches_of(disclosure, recurring)
        words.update(_add_text(growing, number, stretches))
        for key in _filters(disclosure):
            growing.setdefault(key, _Growing()).add(number)
        name, text = _text_file(disclosure.reference, stretches)
        texts.append((name, text))
        date, outcome = str(disclosure.date), disclosure.outcome.value
        heads.append((disclosure.reference, disclosure.slug, disclosure.title, date, outcome, name))
    postings = {term: (g.records, bytes(g.numbers), bytes(g.levels), bytes(g.places)) for term, g in growing.items()}
    return Block(postings, dict(words), tuple(heads), tuple(texts))


def _add_text(growing: dict[str, _Growing], number: int, stretches: tuple[Stretch, ...]) -> Iterator[str]:
    """Adds the record's terms; gives its words."""
    found = occurrences(stretches)
    for term, places in found.places.items():
        posting = growing.get(term)
        if posting is None:
            posting = growing[term] = _Growing()
        posting.add(number)
        posting.levels.append(level(found.weights[term], found.length))
        posting.places += varint(len(places)) + ascending(places)
    return (word for word in found.words if word not in STOP_WORDS and word.isalnum())


def _filters(disclosure: Disclosure) -> Iterator[str]:
    """Keys that only say yes or no: the terms of the title, and what the reference may be looked up by."""
    yield from sorted({f"title:{term}" for token in tokens(disclosure.title) for term in terms_of(token)})
    yield from sorted({f"ref:{key}" for key in reference_keys(disclosure.reference)})


def _text_file(reference: str, stretches: tuple[Stretch, ...]) -> tuple[str, bytes]:
    """The record's own words, from which excerpts are cut, as name and file."""
    shown = [[stretch.label, stretch.text] for stretch in stretches if stretch.label and stretch.text]
    content = json.dumps([reference, shown], ensure_ascii=False, separators=(",", ":")).encode()
    return name_of(content), framed(content)
