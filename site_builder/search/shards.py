"""Postings laid out by range of terms: a query fetches the shards in which its terms lie, and no others.

A shard's content: the name of its places file (ten letters), the number of terms, then for each term: its front-coded
text, how many records hold it, and the lengths of its numbers, levels and places; then all numbers and levels in that order.
The numbers of a term are, for each block that holds it: the step from the block before, how many records there,
and their numbers within the block as steps. Places lie in a file of their own, because only phrases need them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from site_builder.search.blocks import Slice
from site_builder.search.packing import framed, front_coded, name_of, varint

SHARD = 16_384
"""Bytes after which a shard ends."""
LARGE = 8_192
"""Bytes from which a term has a shard to itself, so that nobody who asks for its neighbours pays for it."""


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


def merged(blocks: Sequence[dict[str, Slice]]) -> Iterator[Posting]:
    """The postings of all blocks term by term, in order."""
    gathered: dict[str, list[int]] = {}
    for index, postings in enumerate(blocks):
        for term in postings:
            gathered.setdefault(term, []).append(index)
    for term in sorted(gathered):
        indexes = gathered[term]
        slices = [blocks[index][term] for index in indexes]
        numbers = b"".join(
            varint(index - before) + varint(part[0]) + part[1]
            for before, index, part in zip(chain((0,), indexes), indexes, slices, strict=False)
        )
        levels, places = (b"".join(part[kind] for part in slices) for kind in (2, 3))
        yield Posting(term, sum(part[0] for part in slices), numbers, levels, places)


def ranges_of(postings: Iterable[Posting]) -> Iterator[tuple[Posting, ...]]:
    """The postings cut into shards."""
    shard: list[Posting] = []
    size = 0
    for posting in postings:
        if shard and (size >= SHARD or posting.size >= LARGE):
            yield tuple(shard)
            shard, size = [], 0
        shard.append(posting)
        size += posting.size
        if posting.size >= LARGE:
            yield tuple(shard)
            shard, size = [], 0
    if shard:
        yield tuple(shard)


def shard_files(shard: Sequence[Posting]) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """The shard and its places, each as name and file."""
    places = b"".join(posting.places for posting in shard)
    entries: Iterator[bytes] = chain.from_iterable(
        (word, *map(varint, (p.records, len(p.numbers), len(p.levels), len(p.places))))
        for word, p in zip(front_coded(p.term for p in shard), shard, strict=True)
    )
    bodies = chain.from_iterable((p.numbers, p.levels) for p in shard)
    content = b"".join((name_of(places).encode(), varint(len(shard)), *entries, *bodies))
    return (name_of(content), framed(content)), (name_of(places), framed(places))


def separator(before: str, after: str) -> str:
    """The shortest beginning of `after` that sorts behind `before`."""
    return next(after[:length] for length in range(1, len(after) + 1) if after[:length] > before)
