"""The words of the catalogue as they are typed: what a beginning, a misspelling or half a word is matched against.

A words file's content: for each word, sorted, its front-coded text and in how many records it stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder.search.bundle.packing import framed, front_coded, name_of, varint

WORDS_FILE = 12_288
"""Bytes of content after which a words file ends."""


def merged_words(blocks: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """In how many records each word stands, over all blocks, which come one by one; sorted by word."""
    totals: dict[str, int] = {}
    for block in blocks:
        for word, count in block.items():
            totals[word] = totals.get(word, 0) + count
    return dict(sorted(totals.items()))


def word_ranges(words: Mapping[str, int]) -> Iterator[Sequence[str]]:
    """The sorted words cut into files."""
    part: list[str] = []
    size = 0
    for word in words:
        part.append(word)
        size += len(word) // 2 + 3
        if size >= WORDS_FILE:
            yield part
            part, size = [], 0
    if part:
        yield part


def words_file(part: Sequence[str], words: Mapping[str, int], layer: int) -> tuple[str, bytes]:
    """One words file, as name and file; two layers may have the same words."""
    content = b"".join(coded + varint(words[word]) for coded, word in zip(front_coded(part), part, strict=True))
    return name_of(b"%d %b" % (layer, content)), framed(content)
