"""Texts as the numbers of their words. There are millions of words and few different ones.

Plain text is cut into words all at once, as bytes: a word of up to eight letters is one whole number, one of up to
sixteen is two, and only those that differ become strings and are looked up.
"""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np

from site_builder.search.terms.analysis import fold, in_plain_letters, tokens_of
from site_builder.search.terms.familiar import UNKNOWN, Pieces
from site_builder.search.terms.vocabulary import Numbers, Vocabulary

_SPACE = ord(" ")
_PIECE = 8
"""Letters that one whole number holds."""
_MASKS = np.array([(1 << 8 * letters) - 1 for letters in range(_PIECE + 1)], "<u8")


def heard(texts: Iterable[str], met: Vocabulary) -> tuple[Numbers, Numbers]:
    """The numbers of the words of all texts, one text behind the other, and behind how many words each text ends."""
    plain: list[bytes] = []
    places, owners, others = array("i"), array("i"), array("i")
    count = 0
    for place, text in enumerate(texts):
        count = place + 1
        folded = fold(text)
        letters = in_plain_letters(folded)
        if letters is not None:
            plain.append(letters)
            places.append(place)
        else:
            words = tokens_of(folded)
            others.extend(map(met.words.__getitem__, words))
            owners.extend([place] * len(words))
    numbers, owner = _of_plain(plain, np.array(places, np.int32), met)
    if others:
        numbers = np.concatenate([numbers, np.array(others, np.int32)])
        owner = np.concatenate([owner, np.array(owners, np.int32)])
        order = np.argsort(owner, kind="stable")
        numbers, owner = numbers[order], owner[order]
    return numbers, np.cumsum(np.bincount(owner, minlength=count)).astype(np.int32)


def _of_plain(texts: Sequence[bytes], places: Numbers, met: Vocabulary) -> tuple[Numbers, Numbers]:
    """The numbers of the words of these texts, and the place of the text that each word stands in."""
    letters = b" ".join([b"", *texts, b" " * 2 * _PIECE])
    is_letter = np.frombuffer(letters, np.uint8) != _SPACE
    edges = np.flatnonzero(is_letter[1:] != is_letter[:-1]) + 1
    starts, sizes = edges[::2], edges[1::2] - edges[::2]
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1) + 1
    windows = np.ndarray(len(letters) - _PIECE + 1, "<u8", letters, strides=(1,))
    first, second = windows[starts] & _MASKS[np.minimum(sizes, _PIECE)], np.zeros(len(starts), np.uint64)
    longer = np.flatnonzero(sizes > _PIECE)
    second[longer] = windows[starts[longer] + _PIECE] & _MASKS[np.minimum(sizes[longer] - _PIECE, _PIECE)]
    numbers = met.familiar.numbers(first, second)
    strange = np.flatnonzero((numbers == UNKNOWN) & (sizes <= 2 * _PIECE))
    numbers[strange] = _numbered(first[strange], second[strange], met)
    for at in np.flatnonzero(sizes > 2 * _PIECE).tolist():
        start = int(starts[at])
        numbers[at] = met.words[letters[start : start + int(sizes[at])].decode()]
    return numbers, np.repeat(places, np.diff(np.searchsorted(starts, ends), prepend=0))


def _numbered(first: Pieces, second: Pieces, met: Vocabulary) -> Numbers:
    """The numbers of words, whose letters are given as two whole numbers."""
    ones, one = np.unique(first, return_inverse=True)
    twos, two = np.unique(second, return_inverse=True)
    width = max(len(twos), 1)
    pairs, which = np.unique(one * width + two, return_inverse=True)
    apart = np.stack([ones[pairs // width], twos[pairs % width]], axis=1)
    spelt = apart.view(f"S{2 * _PIECE}").ravel().tolist()
    found: Numbers = np.array([met.words[word.decode()] for word in spelt], np.int32)
    met.familiar.learn(apart[:, 0], apart[:, 1], found)
    return found[which]
