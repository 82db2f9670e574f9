"""Postings laid out by range of terms: a query fetches the shards in which its terms lie, and no others.

A shard's content: the name of its places file, the number of terms, then for each term: its front-coded
text, how many records hold it, and the lengths of its numbers, levels and places; then its numbers and levels, term by
term. The numbers are, for each block that holds the term: the step from the block before, how many records there, and
their numbers within the block as steps. Places lie in a file of their own, because only phrases need them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from site_builder.search.inversion import Slice
from site_builder.search.packing import framed, front_coded, name_of, varint

SHARD = 16_384
"""Bytes after which a shard ends, in a catalogue of ordinary size."""
ORDINARY = 25_000
"""Records above which shards grow, so that the list of them does not."""


@dataclass(frozen=True, slots=True)
class Posting:
    """All there is of one term: how many records, and their numbers, levels and places, each as one string of bytes."""

    term: str
    records: int
    numbers: bytes
    levels: bytes
    places: bytes

    @property
    def size(self) -> int:
        """Bytes that a query for the term must fetch."""
        return len(self.numbers) + len(self.levels) + len(self.term)


@dataclass(frozen=True, slots=True)
class Shard:
    """A laid out shard: its first and last term, and its two files, each as name and bytes."""

    first: str
    last: str
    terms: tuple[str, bytes]
    places: tuple[str, bytes]


def shard_size(records: int) -> int:
    """Bytes after which a shard ends: twice as many for four times the records, in steps, because a step moves all."""
    return SHARD << max(0, (records // ORDINARY).bit_length() + 1) // 2


def laid_out(tables: Iterable[Mapping[str, Slice]], size: int) -> list[Shard]:
    """The shards of one group of terms, given what each block has of it (see `Block.postings`)."""
    return [_shard(part) for part in _ranges(_merged(tables), size)]


def _merged(blocks: Iterable[Mapping[str, Slice]]) -> Iterator[Posting]:
    """The postings of all blocks term by term, in order."""
    gathered: defaultdict[str, list[tuple[int, Slice]]] = defaultdict(list)
    for index, postings in enumerate(blocks):
        for term, part in postings.items():
            gathered[term].append((index, part))
    for term in sorted(gathered):
        before = records = 0
        numbers: list[bytes] = []
        levels: list[bytes] = []
        places: list[bytes] = []
        for index, (count, there, level, place) in gathered[term]:
            numbers += (varint(index - before), there)
            levels.append(level)
            places.append(place)
            records += count
            before = index
        yield Posting(term, records, b"".join(numbers), b"".join(levels), b"".join(places))


def _ranges(postings: Iterable[Posting], largest: int) -> Iterator[list[Posting]]:
    """The postings cut into shards; a term of half a shard stands alone, so that nobody pays for it unasked."""
    shard: list[Posting] = []
    size = 0
    for posting in postings:
        own = posting.size
        if shard and (size >= largest or own >= largest // 2):
            yield shard
            shard, size = [], 0
        shard.append(posting)
        size += own
        if own >= largest // 2:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _shard(shard: Sequence[Posting]) -> Shard:
    places = b"".join(posting.places for posting in shard)
    apart = name_of(shard[0].term.encode() + b"\0" + places)  # two shards may have the same places
    pieces: list[bytes] = [apart.encode(), varint(len(shard))]
    for word, it in zip(front_coded(posting.term for posting in shard), shard, strict=True):
        pieces += (word, *map(varint, (it.records, len(it.numbers), len(it.levels), len(it.places))))
    pieces += chain.from_iterable((it.numbers, it.levels) for it in shard)
    content = b"".join(pieces)
    files = (name_of(content), framed(content)), (apart, framed(places))
    return Shard(shard[0].term, shard[-1].term, *files)


def separator(before: str, after: str) -> str:
    """The shortest beginning of `after` that sorts behind `before`."""
    return next(after[:length] for length in range(1, len(after) + 1) if after[:length] > before)
