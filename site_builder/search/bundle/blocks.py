"""A few hundred records become postings at once: the unit of parallel work, and of what is kept between builds.

Records are numbered by reference. Where a block ends depends on the records there alone, so that a new one changes the
one block that it falls into; the newest records lie in small blocks of their own. Blocks are merged in layers, the
settled ones, those with recent records and those of the newest: what is published next leaves the search files of the
whole past as they are.
"""

import json
import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from site_builder.catalogue.catalogue import day_of
from site_builder.records.disclosure import Disclosure
from site_builder.search.bundle.columns import column, packed, rising, side_by_side
from site_builder.search.bundle.inversion import postings_of
from site_builder.search.bundle.packing import framed, name_of
from site_builder.search.bundle.postings import Postings, one_below_the_other
from site_builder.search.common import Common
from site_builder.search.queries.equivalents import Equivalents
from site_builder.search.queries.references import keys_of
from site_builder.search.terms.analysis import as_typed
from site_builder.search.terms.occurrences import occurrences
from site_builder.search.terms.stretches import Stretch, stretches_of

BLOCK = 256
"""How many records a block holds on average."""
MARKS = (512, 64)
"""Of how many records one is a mark, for each layer but the first: so many lie behind the last mark, on average. The
last divides the others.
"""
NEWEST = 16
"""How many of the newest records a block holds on average."""
LARGEST = 16_000
"""How many a block holds at most."""
SHOWN = 20_000
"""Characters of a stretch from which excerpts can be cut: a long table is searched further than it is shown, and the
record file says so.
"""

Moment = tuple[tuple[int, ...], int]
_CUTS = tuple("123456789abcdefghijklmnopqrstuvwxyz")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
GROUPS = len(_CUTS) + 1
"""In how many groups terms and words are cut, which are merged one by one: nobody ever holds them all."""


@dataclass(frozen=True, slots=True)
class Block:
    """The search data of consecutive records; numbers count from the block's first record.

    `postings` are those of each group of terms, `words` those of each group with the number of records that hold them;
    `records` are a file for each record, and `name` stands for these.
    """

    postings: tuple[Postings, ...]
    words: tuple[dict[str, int], ...]
    name: str
    records: tuple[bytes, ...]


class Cut(NamedTuple):
    """The records, in order of reference, cut into blocks; and of the blocks the numbers of those that are settled, of
    those that hold recent records, and of those that hold the newest.
    """

    blocks: Sequence[tuple[Disclosure, ...]]
    layers: Sequence[tuple[int, ...]]


def cut_into_blocks(disclosures: Sequence[Disclosure]) -> Cut:
    """The records, which come in order of reference, cut into blocks, and these into layers.

    Recent is what was answered after the newest record of a kind that only one in so many is of, on the same day what
    has a later reference: new records join it one by one, and seldom move its beginning.
    """
    seals, moments = [zlib.crc32(it.reference.encode()) for it in disclosures], _moments(disclosures)
    beginnings = _beginnings(seals, moments)
    ends = list(_ends(seals, moments, beginnings[-1]))
    spans = list(pairwise((0, *ends)))
    newest = [max(moments[start:end]) for start, end in spans]
    layer = [sum(moment > beginning for beginning in beginnings) for moment in newest]
    layers = [tuple(at for at, it in enumerate(layer) if it == number) for number in range(len(beginnings) + 1)]
    return Cut([tuple(disclosures[start:end]) for start, end in spans], layers)


def _ends(seals: Sequence[int], moments: Sequence[Moment], newest: Moment) -> Iterator[int]:
    """Where blocks end; what is of the newest lies in blocks of its own."""
    start, was_new = 0, False
    for at, (seal, moment) in enumerate(zip(seals, moments, strict=True)):
        is_new = moment > newest
        if at > start and is_new != was_new:
            yield at
            start = at
        was_new = is_new
        if seal % (NEWEST if is_new else BLOCK) == 0 or at + 1 - start == LARGEST:
            yield at + 1
            start = at + 1
    if start < len(seals):
        yield len(seals)


def _beginnings(seals: Sequence[int], moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments behind which each layer but the first begins."""
    marked = [(seal, moment) for seal, moment in zip(seals, moments, strict=True) if seal % MARKS[-1] == 0]
    return tuple(max((moment for seal, moment in marked if seal % mark == 0), default=((), -1)) for mark in MARKS)


def _moments(disclosures: Sequence[Disclosure]) -> list[Moment]:
    """When each was answered, and which came first of those that were answered on one day."""
    return list(zip(map(day_of, disclosures), count()))


def invert(disclosures: Sequence[Disclosure], common: Common, attached: Mapping[str, Path]) -> Block:
    """The postings, words and record files of one block; `attached` says where attachments lie, by address."""
    filters: defaultdict[str, list[int]] = defaultdict(list)
    records: list[bytes] = []

    def stretches() -> Iterator[tuple[Stretch, ...]]:
        for number, disclosure in enumerate(disclosures):
            found = stretches_of(disclosure, common.recurring, attached)
            for key in _filters(disclosure, common.same):
                filters[key].append(number)
            records.append(_record_file(disclosure, found))
            yield found

    found = occurrences(stretches(), common.same)
    name = name_of(b"".join(records))
    postings = _grouped(one_below_the_other([postings_of(found), _marks(filters)]))
    return Block(postings, _grouped_words(found.words), name, tuple(records))


def _marks(filters: Mapping[str, Sequence[int]]) -> Postings:
    """The postings of keys that only say yes or no."""
    keys = sorted(filters)
    held = [filters[key] for key in keys]
    counts = np.array([len(it) for it in held], np.int64)
    nothing = column(np.empty(0, np.uint8), np.zeros(len(keys), np.int64))
    return Postings(keys, counts, side_by_side(packed(counts), rising(held)), nothing, nothing)


def _grouped(postings: Postings) -> tuple[Postings, ...]:
    """The postings in the order of their terms, cut into groups."""
    ordered = postings.taken(np.array(sorted(range(len(postings.terms)), key=postings.terms.__getitem__), np.int64))
    return tuple(ordered.part(start, end) for start, end in _groups(ordered.terms))


def _grouped_words(words: Mapping[str, int]) -> tuple[dict[str, int], ...]:
    ordered = sorted(words)
    return tuple({word: words[word] for word in ordered[start:end]} for start, end in _groups(ordered))


def _groups(ordered: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each group of these sorted terms or words begins and ends."""
    return pairwise((0, *(bisect_left(ordered, cut) for cut in _CUTS), len(ordered)))


def _filters(disclosure: Disclosure, same: Equivalents) -> Iterator[str]:
    """Keys that only say yes or no: the terms and words of the title, and what the reference may be looked up by."""
    yield from sorted(f"title:{term}" for term in same.terms_in(disclosure.title))
    yield from sorted(set(as_typed(disclosure.title)))
    yield from sorted({f"ref:{key}" for key in keys_of(disclosure)})


def _record_file(disclosure: Disclosure, stretches: tuple[Stretch, ...]) -> bytes:
    """What a list of results shows of the record: its facts, its own words, from which excerpts are cut, and the
    language of these where that is not the site's own.
    """
    shown = [_shown(stretch) for stretch in stretches if stretch.label and stretch.text]
    facts = (disclosure.reference, disclosure.slug, disclosure.title, str(disclosure.date), disclosure.outcome.value)
    tags = int(disclosure.sample) + 2 * bool(disclosure.superseded_by)
    language = [disclosure.language] if disclosure.language else []
    return framed(_JSON.encode([*facts, tags, shown, *language]).encode())


def _shown(stretch: Stretch) -> list[str | int]:
    """The label and the text, and a 1 where more is searched than that."""
    return [stretch.label, stretch.text[:SHOWN], *([1] if len(stretch.text) > SHOWN else [])]
