"""What was made of a site: which files each sheet made, as they were written, kept from one build to the next."""

import marshal
from collections.abc import Sequence
from typing import Any, NamedTuple

from site_builder.publish.writing.sheets import Asked
from site_builder.publish.writing.stamps import Stamp, Total, total_of


class File(NamedTuple):
    """A file of the site as it was written."""

    path: str
    stamp: Stamp
    digest: bytes


class Made(NamedTuple):
    """A sheet as it was made; `fresh` counts the files that had to be written."""

    name: str
    key: bytes
    files: tuple[File, ...]
    asked: Asked
    fresh: int = 0


class Bound(NamedTuple):
    """A binder as its sheets were made. They are kept packed, because most are never looked into.

    `total` stands for all of its files, of which so many are pages; `asked` is what all of its sheets asked. One that
    is not `keyed` has a sheet that is always made.
    """

    key: bytes
    keyed: bool
    asked: Asked
    total: Total
    pages: int
    packed: bytes

    @property
    def made(self) -> tuple[Made, ...]:
        """Each sheet as it was made."""
        known = marshal.loads(self.packed)
        return tuple(Made._make((*it[:2], tuple(map(File._make, it[2])), *it[3:])) for it in known)


def bound_of(key: bytes, made: Sequence[Made]) -> Bound:
    """What is kept of a binder of this key, whose sheets were made so."""
    files = [(file.path, file.stamp) for it in made for file in it.files]
    asked = tuple({question: None for it in made for question in it.asked})
    pages = sum(path.endswith(".html") for path, _ in files)
    packed = marshal.dumps([(*it[:2], [tuple(file) for file in it.files], *it[3:]) for it in made])
    return Bound(key, all(it.key for it in made), asked, total_of(files), pages, packed)


Manifest = dict[str, Bound]
"""What the last build made, by the name of the binder; a sheet that is in none has one of its own name."""
Plain = dict[str, tuple[Any, ...]]
"""The same in plain values, for the cache."""


def plain_of(manifest: Manifest) -> Plain:
    """The manifest, for the cache."""
    return {name: (*it[:3], tuple(it.total), *it[4:]) for name, it in manifest.items()}


def manifest_of(known: Plain) -> Manifest:
    """What `plain_of` made."""
    return {name: Bound._make((*it[:3], Total._make(it[3]), *it[4:])) for name, it in known.items()}
