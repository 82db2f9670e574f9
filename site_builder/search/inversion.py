"""From what each record holds to which records hold each term: the hottest step of a build, done on whole columns."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from site_builder.search.occurrences import TITLE, Numbers, Occurrences
from site_builder.search.packing import varints
from site_builder.search.scoring import levels, rounded_length

Slice = tuple[int, bytes, bytes, bytes]
"""What one block holds of one term: how many records, their numbers, their levels, the places in each.

Numbers are steps from the one before. The places of a record are: twice the first place, and where there are more one
added to that, then how many more, and the steps to them.
"""
Places = npt.NDArray[np.int64]


def slices(found: Occurrences) -> Iterator[tuple[str, Slice]]:
    """Each term with its slice, in the order of the terms."""
    if not len(found.term):
        return
    order = np.argsort(found.term.astype(np.uint16) if len(found.terms) < 1 << 16 else found.term, kind="stable")
    term, record = found.term[order], found.record[order]
    begins = np.flatnonzero(np.append(True, (term[1:] != term[:-1]) | (record[1:] != record[:-1])))
    times = np.diff(begins, append=len(term))
    worth = found.worth[order]
    length = np.array([rounded_length(int(length)) for length in found.lengths])[record[begins]]
    in_title = np.maximum.reduceat(worth, begins) >= TITLE
    level = levels(np.add.reduceat(worth, begins), length, in_title).astype(np.uint8).tobytes()
    places, place_ends = _places(found.place[order], begins, times)
    numbers, number_ends = varints(_steps(record[begins], term[begins]))
    starts = np.flatnonzero(np.append(True, np.diff(term[begins]) != 0))
    ends = np.append(starts[1:], len(begins))
    columns = (
        term[begins][starts],
        starts,
        ends,
        number_ends[starts],
        number_ends[ends],
        place_ends[starts],
        place_ends[ends],
    )
    for name, start, end, a, b, c, d in zip(*(column.tolist() for column in columns), strict=True):
        yield found.terms[name], (end - start, numbers[a:b], level[start:end], places[c:d])


def _steps(record: Numbers, term: Numbers) -> Numbers:
    """From each record's number to the next of the same term; the first from 0."""
    steps = np.diff(record, prepend=0)
    opens = np.append(True, term[1:] != term[:-1])
    steps[opens] = record[opens]
    return steps


def _places(place: Numbers, begins: Places, times: Places) -> tuple[bytes, Places]:
    """The packed places, and where those of each record end, with a 0 in front."""
    sizes = np.where(times > 1, times + 1, 1)
    ends = np.cumsum(sizes)
    at = ends - sizes
    said = np.empty(ends[-1], np.int64)
    said[at] = place[begins] * 2 + (times > 1)
    several = times > 1
    said[at[several] + 1] = times[several] - 1
    step = np.append(0, np.diff(place))
    is_first = np.zeros(len(place), bool)
    is_first[begins] = True
    later = np.flatnonzero(~is_first)
    owner = np.repeat(np.arange(len(begins)), times)[later]
    said[at[owner] + 1 + later - begins[owner]] = step[later]
    packed, offsets = varints(said)
    return packed, offsets[np.append(0, ends)]
