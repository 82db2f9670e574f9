"""What is kept in parts: of which later builds want one at a time, or write anew only those that changed."""

import os
from collections.abc import Sequence
from pathlib import Path

from site_builder.cache import DIGEST, digest, keep_only, load, place, save


def save_parts(file: Path, version: bytes, parts: Sequence[bytes | memoryview]) -> None:
    """Keeps parts of which later builds may want one at a time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    seals = b"".join(digest(version, part) for part in parts)
    sizes = b"".join(len(part).to_bytes(8, "big") for part in parts)
    place(file, b"".join((len(parts).to_bytes(8, "big"), sizes, seals, *parts)))


def load_part(file: Path, version: bytes, number: int) -> bytes | None:
    """One of the parts that `save_parts` kept; None where there is nothing, or nothing that can be trusted."""
    try:
        with file.open("rb") as opened:
            count = int.from_bytes(opened.read(8), "big")
            head = opened.read(count * (8 + DIGEST)) if number < count < 1 << 16 else b""
            if len(head) < count * (8 + DIGEST) or not head:
                return None
            sizes = [int.from_bytes(head[at : at + 8], "big") for at in range(0, count * 8, 8)]
            opened.seek(sum(sizes[:number]), os.SEEK_CUR)
            part = opened.read(sizes[number])
    except (OSError, OverflowError):
        return None
    seal = head[count * 8 + number * DIGEST :][:DIGEST]
    return part if digest(version, part) == seal else None


def save_apart(
    file: Path, version: bytes, head: bytes, parts: Sequence[bytes], before: Sequence[bytes] | None = None
) -> None:
    """Keeps a head, and parts each in a file of its own that bears its digest.

    `before` are those that `load_apart` gave: what is among the parts still is not written again, and the others are
    gone. Where they are not known, nothing else stays.
    """
    folder = _apart(file)
    folder.mkdir(parents=True, exist_ok=True)
    names = [digest(version, part).hex() for part in parts]
    known = set(map(id, before or ()))
    for name, part in zip(names, parts, strict=True):
        if id(part) not in known or not _touched(folder / name):
            place(folder / name, part)
    save(file, version, (head, names))
    stay = set(map(id, parts))
    gone = None if before is None else {digest(version, part).hex() for part in before if id(part) not in stay}
    keep_only(folder, set(names), gone)


def load_apart(file: Path, version: bytes) -> tuple[bytes, list[bytes]] | None:
    """The head and the parts that `save_apart` kept; None where there is nothing, or nothing that can be trusted."""
    known: tuple[bytes, list[str]] | None = load(file, version)
    if known is None or not all(map(str.isalnum, known[1])):
        return None
    head, names = known
    try:
        parts = [(_apart(file) / name).read_bytes() for name in names]
    except OSError:
        return None
    return (head, parts) if [digest(version, part).hex() for part in parts] == names else None


def _touched(file: Path) -> bool:
    """Whether the file is there still; it then stays for another hour, whatever other processes know of it."""
    try:
        os.utime(file)
    except OSError:
        return False
    return True


def _apart(file: Path) -> Path:
    return file.with_name(f"{file.name}-parts")
