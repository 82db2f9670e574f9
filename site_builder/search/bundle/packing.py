"""Bytes of the bundle: numbers of varying length, words that share beginnings, and the frame around every file.

A file is its content as deflate in the frame of zlib (RFC 1950): browsers unpack it themselves, and know a damaged one
by the sum at its end. Its name comes from the content, that of a merged one from its layer too.
"""

import zlib
from base64 import b32encode
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from deflate import zlib_compress

NAME_LENGTH = 8
_COMPARED = 32
"""Characters from which on the beginnings of words are compared no more."""


def varint(number: int) -> bytes:
    """The number in base 128, low digits first; every byte but the last has its high bit set."""
    return _SMALL[number] if number < len(_SMALL) else _varint(number)


def _varint(number: int) -> bytes:
    digits = bytearray()
    while number > 127:
        digits.append(number & 127 | 128)
        number >>= 7
    digits.append(number)
    return bytes(digits)


_SMALL = tuple(map(_varint, range(1 << 14)))
"""Small numbers ready packed: there are millions of them."""


def ascending(numbers: Sequence[int]) -> bytes:
    """Rising numbers as the steps between them, the first from 0."""
    steps = (after - before for before, after in pairwise((0, *numbers)))
    return b"".join(map(varint, steps))


def front_coded(words: Sequence[str], openings: Iterable[int] = ()) -> list[bytes]:
    """Each of the sorted words as: characters shared with the one before, bytes of the rest, the rest in UTF-8.

    The words of the numbers `openings` begin a file, and share nothing.
    """
    alike = _shared(words)
    for number in openings:
        alike[number] = 0
    coded = ((shared, word[shared:].encode()) for word, shared in zip(words, alike, strict=True))
    return [varint(shared) + varint(len(rest)) + rest for shared, rest in coded]


def _shared(words: Sequence[str]) -> list[int]:
    """How many characters, as far as `_COMPARED`, the beginning of each word shares with the word before it."""
    letters = np.array(words, f"<U{_COMPARED}").view(np.uint32).reshape(len(words), _COMPARED)
    same = np.logical_and.accumulate((letters[1:] == letters[:-1]) & (letters[1:] > 0), axis=1)
    return [0, *same.sum(1).tolist()][: len(words)]


def name_of(content: bytes, length: int = NAME_LENGTH) -> str:
    """A name of letters and digits for this content; lower case, because not every disk tells cases apart."""
    return b32encode(blake2b(content, digest_size=10).digest()).decode().lower()[:length]


_LEVEL = 6
"""How hard a file among thousands is pressed. A library of our own, and not what Python was built with, so that the
bytes are the same everywhere.
"""


def framed(content: bytes) -> bytes:
    """The content as a file of the bundle."""
    return bytes(zlib_compress(content, _LEVEL))


def unframed(file: bytes) -> bytes:
    """The content of a file of the bundle; raises ValueError where it is damaged."""
    try:
        return zlib.decompress(file)
    except zlib.error as error:
        raise ValueError("a file of the search bundle is damaged") from error
