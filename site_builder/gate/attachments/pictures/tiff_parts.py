"""Where the last byte stands that a TIFF picture refers to."""

import struct

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_INNER = {330, 34665, 34853, 40965}
"""Tags whose values are the places of further directories."""
_PIECES = {273: 279, 324: 325, 288: 289, 513: 514}
"""Tags that hold places of picture data, each with the tag of their lengths."""
_DIRECTORIES = 2_000


def tiff_end(content: bytes) -> int | None:
    """The end of the furthest directory, value and strip; None where the first directory lies outside the file."""
    order = "<" if content[:2] == b"II" else ">"
    if len(content) < 8:
        return None
    waiting, seen, end = [int(struct.unpack(order + "I", content[4:8])[0])], set[int](), 8
    if waiting[0] + 2 > len(content):
        return None
    while waiting and len(seen) < _DIRECTORIES:
        at = waiting.pop()
        if at in seen or not 8 <= at <= len(content) - 2:
            continue
        seen.add(at)
        reached, further = _directory(content, order, at)
        end = max(end, reached)
        waiting += further
    return min(end, len(content)) if end <= len(content) + 1 else None


def _directory(content: bytes, order: str, at: int) -> tuple[int, list[int]]:
    """The furthest place that a directory refers to, and the directories behind it."""
    (count,) = struct.unpack(order + "H", content[at : at + 2])
    end, further, values = at + 2 + 12 * count + 4, [], {}
    for entry in range(at + 2, min(at + 2 + 12 * count, len(content) - 11), 12):
        tag, kind, number = struct.unpack(order + "HHI", content[entry : entry + 8])
        size = _SIZES.get(kind, 1) * number
        place = entry + 8 if size <= 4 else int(struct.unpack(order + "I", content[entry + 8 : entry + 12])[0])
        end = max(end, place + size)
        if tag in _INNER or tag in _PIECES or tag in _PIECES.values():
            values[tag] = _numbers(content, order, place, kind, number)
    for tag, numbers in values.items():
        if tag in _INNER:
            further += numbers
        if tag in _PIECES:
            lengths = values.get(_PIECES[tag], [])
            end = max([end, *(a + b for a, b in zip(numbers, lengths, strict=False))])
    after = content[at + 2 + 12 * count : at + 6 + 12 * count]
    if len(after) == 4:
        further += struct.unpack(order + "I", after)
    return end, further


def _numbers(content: bytes, order: str, place: int, kind: int, number: int) -> list[int]:
    size, letter = (2, "H") if kind == 3 else (4, "I")
    piece = content[place : place + size * min(number, 200_000)]
    whole = len(piece) // size
    return list(struct.unpack(f"{order}{whole}{letter}", piece[: whole * size]))
