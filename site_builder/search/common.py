"""What the records of a catalogue have in common, made from a little that is known of each, without reading any."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from site_builder.records.disclosure import Disclosure
from site_builder.search.equivalents import Equivalents, equivalents_among, explained
from site_builder.search.recurring import paragraph_digests, recurring_among


@dataclass(frozen=True)
class Traits:
    """What one record brings: the digests of its paragraphs, eight bytes each, and the abbreviations it explains."""

    paragraphs: bytes
    explained: tuple[tuple[str, str], ...]


def traits_of(disclosure: Disclosure) -> Traits:
    """The traits of a disclosure that has its text."""
    return Traits(array("Q", sorted(paragraph_digests(disclosure))).tobytes(), explained(disclosure))


@dataclass(frozen=True, slots=True)
class Common:
    """The paragraphs that many records share, and the words that mean the same."""

    recurring: frozenset[int]
    same: Equivalents


def common_to(traits: Iterable[Traits], synonyms: Sequence[Sequence[str]]) -> Common:
    """What records with these traits have in common; `synonyms` are the authority's own."""
    known = tuple(traits)
    digests = (array("Q", it.paragraphs) for it in known)
    return Common(recurring_among(digests), equivalents_among((it.explained for it in known), synonyms))
