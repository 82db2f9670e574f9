"""A few hundred records become postings at once: the unit of parallel work, and of what is kept between builds.

Records are numbered by reference. Where a block ends depends on the reference there alone, so that a new record changes
the one block that it falls into.
"""

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.records.disclosure import Disclosure
from site_builder.search.analysis import STOP_WORDS, terms_of, tokens
from site_builder.search.occurrences import Stretch, occurrences, stretches_of
from site_builder.search.packing import VARINTS, framed, name_of, packed_places
from site_builder.search.references import reference_keys
from site_builder.search.scoring import level, rounded_length

BLOCK = 512
"""How many records a block holds on average."""
NEAR = len(VARINTS) // 2
LARGEST = 16_000
"""How many it may hold at most: numbers within a block are small."""

Slice = tuple[int, bytes, bytes, bytes]
"""What one block holds of one term: how many records, their numbers, their levels, the places in each."""
Head = tuple[str, str, str, str, str, str, int]
"""What a list of results shows: reference, slug, title, date, outcome, the name of its text, and 1 for a sample."""


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
        if zlib.crc32(disclosure.reference.encode()) % BLOCK == 0 or len(block) == LARGEST:
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
        self.numbers += VARINTS[number - self.last]
        self.last = number
        self.records += 1


def invert(disclosures: Sequence[Disclosure], recurring: frozenset[int]) -> Block:
    """The postings, words, heads and texts of one block."""
    growing: defaultdict[str, _Growing] = defaultdict(_Growing)
    words: Counter[str] = Counter()
    heads: list[Head] = []
    texts: list[tuple[str, bytes]] = []
    for number, disclosure in enumerate(disclosures):
        stretches = stretches_of(disclosure, recurring)
        words.update(_add_text(growing, number, stretches))
        for key in _filters(disclosure):
            growing[key].add(number)
        name, text = _text_file(disclosure.reference, stretches)
        texts.append((name, text))
        heads.append(_head(disclosure, name))
    postings = {term: (g.records, bytes(g.numbers), bytes(g.levels), bytes(g.places)) for term, g in growing.items()}
    searchable = {word: count for word, count in words.items() if word not in STOP_WORDS and word.isalnum()}
    return Block(postings, searchable, tuple(heads), tuple(texts))


def _add_text(growing: dict[str, _Growing], number: int, stretches: tuple[Stretch, ...]) -> set[str]:
    """Adds the record's terms; gives its words."""
    found = occurrences(stretches)
    worth, length = found.worth, rounded_length(found.length)
    for term, places in found.places.items():
        posting, first = growing[term], places[0]
        posting.add(number)
        if len(places) == 1 and first < NEAR:  # most terms: worth the short cut
            posting.levels.append(level(worth[first], length))
            posting.places += VARINTS[first * 2]
        else:
            posting.levels.append(level(sum([worth[place] for place in places]), length))
            posting.places += packed_places(places)
    return found.words


def _filters(disclosure: Disclosure) -> Iterator[str]:
    """Keys that only say yes or no: the terms of the title, and what the reference may be looked up by."""
    yield from sorted({f"title:{term}" for token in tokens(disclosure.title) for term in terms_of(token)})
    yield from sorted({f"ref:{key}" for key in reference_keys(disclosure.reference)})


def _head(disclosure: Disclosure, text: str) -> Head:
    date, outcome = str(disclosure.date), disclosure.outcome.value
    return disclosure.reference, disclosure.slug, disclosure.title, date, outcome, text, int(disclosure.sample)


def _text_file(reference: str, stretches: tuple[Stretch, ...]) -> tuple[str, bytes]:
    """The record's own words, from which excerpts are cut, as name and file."""
    shown = [[stretch.label, stretch.text] for stretch in stretches if stretch.label and stretch.text]
    content = json.dumps([reference, shown], ensure_ascii=False, separators=(",", ":")).encode()
    return name_of(content), framed(content)
