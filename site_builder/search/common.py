"""What the records of a catalogue have in common, made from a little that is known of each, without reading any."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from site_builder.search.queries.equivalents import Equivalents, equivalents_among
from site_builder.search.terms.recurring import RECURS_IN
from site_builder.search.traits import Traits


@dataclass(frozen=True, slots=True)
class Common:
    """The paragraphs that many records share, and the words that mean the same."""

    recurring: frozenset[int]
    same: Equivalents


def common_to(traits: Iterable[Traits], synonyms: Sequence[Sequence[str]]) -> Common:
    """What records with these traits have in common; `synonyms` are the authority's own."""
    known = tuple(traits)
    recurring = recurring_in(it.paragraphs for it in known)
    return Common(recurring, equivalents_among((it.explained for it in known), synonyms))


def recurring_in(paragraphs: Iterable[bytes]) -> frozenset[int]:
    """The digests of all paragraphs that stand in at least `RECURS_IN` records, of which each gives those of its own,
    as `Traits` holds them.
    """
    found, counts = np.unique(np.frombuffer(b"".join(paragraphs), np.uint64), return_counts=True)
    return frozenset(found[counts >= RECURS_IN].tolist())


def shared_by(blocks: Sequence[Sequence[Traits]], recurring: frozenset[int]) -> list[bytes]:
    """For each block of records, what stands for those of their paragraphs that recur, record by record."""
    known = [it for block in blocks for it in block]
    ends = np.cumsum([0, *(len(it.paragraphs) // 8 for it in known)])
    found = _paragraphs(known)
    among = np.append(0, np.cumsum(np.isin(found, np.array(sorted(recurring), np.uint64))))
    taken, counts = found[np.diff(among) > 0], among[ends]
    said, start = [], 0
    for block in blocks:
        own = counts[start : start + len(block) + 1]
        said.append((own - own[0]).tobytes() + taken[own[0] : own[-1]].tobytes())
        start += len(block)
    return said


def _paragraphs(traits: Sequence[Traits]) -> npt.NDArray[np.uint64]:
    return np.frombuffer(b"".join(it.paragraphs for it in traits), np.uint64)
