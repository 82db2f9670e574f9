"""A few hundred records become postings at once: the unit of parallel work, and of what is kept between builds.

Records are numbered by reference. Where a block ends depends on the reference there alone, so that a new record changes
the one block that it falls into.
"""

import json
import marshal
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from site_builder.records.disclosure import Disclosure
from site_builder.search.analysis import STOP_WORDS, terms_of, tokens
from site_builder.search.inversion import Row, Slice
from site_builder.search.occurrences import Stretch, occurrences, stretches_of
from site_builder.search.packing import ascending, framed, name_of
from site_builder.search.references import reference_keys

BLOCK = 512
"""How many records a block holds on average."""
LARGEST = 16_000
"""How many it may hold at most."""

Head = tuple[str, str, str, str, str, str, int]
"""What a list of results shows: reference, slug, title, date, outcome, the name of its text, and 1 for a sample."""


GROUPS = tuple("123456789abcdefghijklmnopqrstuvwxyz")
"""Where the terms are cut into groups, which are merged one by one: nobody ever holds all postings in pieces."""


@dataclass(frozen=True, slots=True)
class Block:
    """The search data of consecutive records; numbers count from the block's first record.

    `postings` holds, for each group of terms, a marshalled table of slices by term.
    """

    records: int
    postings: tuple[bytes, ...]
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


def invert(disclosures: Sequence[Disclosure], recurring: frozenset[int]) -> Block:
    """The postings, words, heads and texts of one block."""
    row = Row()
    filters: defaultdict[str, list[int]] = defaultdict(list)
    words: Counter[str] = Counter()
    heads: list[Head] = []
    texts: list[tuple[str, bytes]] = []
    for number, disclosure in enumerate(disclosures):
        stretches = stretches_of(disclosure, recurring)
        found = occurrences(stretches)
        row.add(number, found)
        words.update(found.words)
        for key in _filters(disclosure):
            filters[key].append(number)
        texts.append(_text_file(disclosure.reference, stretches))
        heads.append(_head(disclosure, texts[-1][0]))
    slices = chain(row.slices(), ((key, (len(it), ascending(it), b"", b"")) for key, it in filters.items()))
    searchable = {word: count for word, count in words.items() if word not in STOP_WORDS and word.isalnum()}
    return Block(len(disclosures), _grouped(slices), searchable, tuple(heads), tuple(texts))


def _grouped(slices: Iterable[tuple[str, Slice]]) -> tuple[bytes, ...]:
    groups: tuple[dict[str, Slice], ...] = tuple({} for _ in range(len(GROUPS) + 1))
    for term, it in slices:
        groups[bisect_right(GROUPS, term)][term] = it
    return tuple(map(marshal.dumps, groups))


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
