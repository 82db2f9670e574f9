"""From what each record holds to which records hold each term: the hottest loop of a build.

The occurrences of all records of a block lie in one row, so that a term is a list of indexes into it, and most of what
is to be packed can be looked up for the whole list at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate
from operator import itemgetter

from site_builder.search.occurrences import Occurrences
from site_builder.search.packing import VARINTS, ascending, packed_places, varint
from site_builder.search.scoring import level, rounded_length

Slice = tuple[int, bytes, bytes, bytes]
"""What one block holds of one term: how many records, their numbers, their levels, the places in each."""
_ALONE = VARINTS[::2]


class Row:
    """The occurrences of the records of one block, one after the other."""

    def __init__(self) -> None:
        self.at: defaultdict[str, list[int]] = defaultdict(list)
        self.numbers: list[int] = []
        self.lengths: list[int] = []
        self.worth: list[int] = []
        self.places: list[int] = []
        self.levels: list[int] = []
        """The level of each occurrence if it is the only one of its term in the record."""
        self.packed: list[bytes] = []
        """Its place, packed for the same case."""

    def add(self, number: int, found: Occurrences) -> None:
        """Adds the next record."""
        length = rounded_length(len(found.terms))
        for index, term in enumerate(found.terms, len(self.numbers)):
            self.at[term].append(index)
        self.numbers += [number] * len(found.terms)
        self.lengths.append(length)
        self.worth += found.worth
        self.places += found.places
        levels = {worth: level(worth, length) for worth in set(found.worth)}
        self.levels += [levels[worth] for worth in found.worth]
        is_short = not found.places or found.places[-1] < len(_ALONE)
        self.packed += [_ALONE[place] if is_short else varint(place * 2) for place in found.places]

    def slices(self) -> Iterator[tuple[str, Slice]]:
        """Each term with its slice."""
        for term, at in self.at.items():
            if len(at) == 1:  # half of all terms
                index = at[0]
                yield term, (1, varint(self.numbers[index]), VARINTS[self.levels[index]], self.packed[index])
                continue
            pick = itemgetter(*at)  # looks up the whole list at once
            held = Counter(pick(self.numbers))
            if len(held) == len(at):
                levels = bytes(pick(self.levels))
                yield term, (len(at), ascending(list(held)), levels, b"".join(pick(self.packed)))
            else:
                yield term, self._with_repeats(held, at)

    def _with_repeats(self, held: Counter[int], at: list[int]) -> Slice:
        """The slice of a term that some record holds more than once: packed as if none did, then put right."""
        starts = [0, *accumulate(held.values())][:-1]
        firsts = [at[start] for start in starts]
        levels = bytearray([self.levels[index] for index in firsts])
        packed = [self.packed[index] for index in firsts]
        for i, (number, times) in enumerate(held.items()):
            if times > 1:
                indexes = at[starts[i] : starts[i] + times]
                levels[i] = level(sum([self.worth[index] for index in indexes]), self.lengths[number])
                packed[i] = packed_places([self.places[index] for index in indexes])
        return len(held), ascending(list(held)), bytes(levels), b"".join(packed)
