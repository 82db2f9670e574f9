"""Postings laid out by range of terms: a query fetches the shards in which its terms lie, and no others.

A shard's content: the name of its places file, the number of terms, then for each term: its front-coded
text, how many records hold it, and the lengths of its numbers, levels and places; then its numbers and levels, term by
term. The numbers are, for each block that holds the term: the step from the block before, how many records there, and
their numbers within the block as steps. Places lie in a file of their own, because only phrases need them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from site_builder.search.bundle.columns import Column, Numbers, packed, side_by_side
from site_builder.search.bundle.packing import framed, front_coded, name_of, varint
from site_builder.search.bundle.postings import Postings, merged

SHARD = 16_384
"""Bytes after which a shard ends, in a catalogue of ordinary size."""
SMALL = 4_096
"""Bytes after which a shard of recent records ends: every query fetches one of each such layer beside its own."""
ORDINARY = 25_000
"""Records above which shards grow, so that the list of them does not."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A laid out shard: its first and last term, and its two files, each as name and bytes."""

    first: str
    last: str
    terms: tuple[str, bytes]
    places: tuple[str, bytes]


def shard_size(records: int, layer: int) -> int:
    """Bytes after which a shard of a layer of so many records ends.

    Twice as many for four times the records, in steps, because a step moves all.
    """
    return SMALL if layer else SHARD << max(0, (records // ORDINARY).bit_length() + 1) // 2


def laid_out(blocks: Iterable[Postings], size: int, layer: int) -> list[Shard]:
    """The shards of one group of terms, given what each block of a layer has of it."""
    postings = merged(blocks)
    sizes = postings.numbers.sizes + postings.levels.sizes + np.array([*map(len, postings.terms)], np.int64)
    columns = (postings.numbers, postings.levels, postings.places)
    heads = side_by_side(*map(packed, (postings.counts, *(it.sizes for it in columns)))).strings()
    bodies, spans = side_by_side(postings.numbers, postings.levels), list(_cut(postings.terms, sizes, size))
    coded = front_coded(postings.terms, [start for start, _ in spans])
    said = [part for pair in zip(coded, heads, strict=True) for part in pair]
    return [_shard(postings, layer, said[2 * start : 2 * end], bodies, start, end) for start, end in spans]


def _cut(terms: Sequence[str], sizes: Numbers, largest: int) -> Iterator[tuple[int, int]]:
    """Where shards begin and end; a term and the words of titles behind it lie in one, since both are asked for."""
    begins = np.array([at for at, term in enumerate(terms) if "!" not in term], np.int64)
    ends = [*begins.tolist(), len(terms)]
    together = np.add.reduceat(sizes, begins).tolist() if len(begins) else []
    return ((ends[start], ends[end]) for start, end in _ranges(together, largest))


def _ranges(sizes: Sequence[int], largest: int) -> Iterator[tuple[int, int]]:
    """Terms of these sizes cut into shards; one of half a shard stands alone, so that nobody pays for it unasked."""
    start = held = 0
    for number, own in enumerate(sizes):
        if number > start and (held >= largest or own >= largest // 2):
            yield start, number
            start, held = number, 0
        held += own
        if own >= largest // 2:
            yield start, number + 1
            start, held = number + 1, 0
    if start < len(sizes):
        yield start, len(sizes)


def _shard(postings: Postings, layer: int, said: Sequence[bytes], bodies: Column, start: int, end: int) -> Shard:
    """The shard of the terms from `start` to before `end`; `said` is the text and head of each in turn."""
    first, last, places = postings.terms[start], postings.terms[end - 1], postings.places.joined(start, end)
    apart = name_of(b"%d %b\0%b" % (layer, first.encode(), places))  # two shards may have the same places
    content = b"".join((apart.encode(), varint(end - start), *said, bodies.joined(start, end)))
    files = (name_of(content), framed(content)), (apart, framed(places))
    return Shard(first, last, *files)


def separator(before: str, after: str) -> str:
    """The shortest beginning of `after` that sorts behind `before`."""
    return next(after[:length] for length in range(1, len(after) + 1) if after[:length] > before)
