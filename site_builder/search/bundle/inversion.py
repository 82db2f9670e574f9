"""From what each record holds to which records hold each term: the hottest step of a build, done on whole columns."""

import numpy as np
import numpy.typing as npt

from site_builder.search.bundle.columns import Column, column, packed, side_by_side
from site_builder.search.bundle.postings import NO_POSTINGS, Postings
from site_builder.search.scoring import levels, rounded_length
from site_builder.search.terms.occurrences import Occurrences
from site_builder.search.terms.stretches import TITLE
from site_builder.search.terms.vocabulary import Numbers

Places = npt.NDArray[np.int64]


def postings_of(found: Occurrences) -> Postings:
    """The postings of one block, in the order of `found.terms`.

    The places of a record are: twice the first place, and where there are more one added to that, then how many more,
    and the steps to them.
    """
    if not len(found.term):
        return NO_POSTINGS
    order = np.argsort(found.term.astype(np.uint16) if len(found.terms) < 1 << 16 else found.term, kind="stable")
    term, record = found.term[order], found.record[order]
    begins = np.flatnonzero(np.append(True, (term[1:] != term[:-1]) | (record[1:] != record[:-1])))
    times = np.diff(begins, append=len(term))
    worth = found.worth[order]
    length = np.array([rounded_length(int(length)) for length in found.lengths])[record[begins]]
    in_title = np.maximum.reduceat(worth, begins) >= TITLE
    level = levels(np.add.reduceat(worth, begins), length, in_title).astype(np.uint8)
    starts = np.flatnonzero(np.append(True, np.diff(term[begins]) != 0))
    counts = np.diff(starts, append=len(begins))
    numbers = packed(_steps(record[begins], term[begins])).grouped(starts)
    return Postings(
        found.terms,
        counts,
        side_by_side(packed(counts), numbers),
        column(level, counts),
        _places(found.place[order], begins, times).grouped(starts),
    )


def _steps(record: Numbers, term: Numbers) -> Numbers:
    """From each record's number to the next of the same term; the first from 0."""
    steps = np.diff(record, prepend=0)
    opens = np.append(True, term[1:] != term[:-1])
    steps[opens] = record[opens]
    return steps


def _places(place: Numbers, begins: Places, times: Places) -> Column:
    """The packed places in each record."""
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
    return packed(said).grouped(at)
