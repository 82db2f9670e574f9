"""What one record brings to what all of a catalogue have in common, as far as that is kept from build to build."""

from array import array
from typing import NamedTuple

from site_builder.records.disclosure import Disclosure
from site_builder.search.queries.equivalents import explained
from site_builder.search.terms.recurring import paragraph_digests


class Traits(NamedTuple):
    """What one record brings: the digests of its paragraphs, eight bytes each, and the abbreviations it explains."""

    paragraphs: bytes
    explained: tuple[tuple[str, str], ...]


def traits_of(disclosure: Disclosure) -> Traits:
    """The traits of a disclosure that has its text."""
    return Traits(array("Q", sorted(paragraph_digests(disclosure))).tobytes(), explained(disclosure))
