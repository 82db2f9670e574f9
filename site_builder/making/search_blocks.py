"""The blocks of records that search files are made from, kept from one build to the next."""

import marshal
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from site_builder.cache import digest, version_of
from site_builder.catalogue.catalogue import in_order_of_reference
from site_builder.looks import look_at
from site_builder.parts import load_part, save_parts
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure
from site_builder.search.bundle.blocks import GROUPS, Cut, cut_into_blocks, invert
from site_builder.search.bundle.files import Files, files_of, record_files
from site_builder.search.common import Common, common_to, shared_by
from site_builder.search.traits import Traits

ROOMS = (
    "search",
    "catalogue",
    "records",
    "legislation",
    "cache",
    "parts",
    "making/search_blocks",
    "making/search_files",
    "gate/attachments",
    "gate/waivers",
)
"""The code that says what the search files hold."""
WORDS = GROUPS
"""Which part of a kept block is the first of its words: its terms are the parts before, group by group."""
_HEAD = 2 * GROUPS


@dataclass(frozen=True)
class Blocks:
    """All records, cut into blocks, each of which is kept in the cache and made again where it is not there.

    `attached` says where attachments lie by address, `traits` what each disclosure brings by its reference.
    """

    scheme: Scheme
    attached: Mapping[str, Path]
    traits: Mapping[str, Traits]
    cache: Path

    @cached_property
    def version(self) -> bytes:
        """What stands for the code that makes search files."""
        return version_of(*ROOMS)

    @cached_property
    def common(self) -> Common:
        """What the records have in common."""
        return common_to(self.traits.values(), self.scheme.settings.synonyms)

    @cached_property
    def _cut(self) -> Cut:
        return cut_into_blocks(in_order_of_reference(self.scheme.catalogue))

    @property
    def parts(self) -> Sequence[tuple[Disclosure, ...]]:
        """The records of each block."""
        return self._cut.blocks

    @property
    def layers(self) -> Sequence[tuple[int, ...]]:
        """The numbers of the blocks that are merged with one another."""
        return self._cut.layers

    @cached_property
    def keys(self) -> list[bytes]:
        """What stands for each block, and for what recurs elsewhere of it; nothing where that cannot be told."""
        traits = [[self.traits[it.reference] for it in part] for part in self.parts]
        return list(map(self._key_of_part, self.parts, shared_by(traits, self.common.recurring)))

    @cached_property
    def key(self) -> bytes:
        """What stands for the whole; words that mean the same are listed even where there is no record."""
        key = self.key_of(range(len(self.parts)))
        return digest(key, self._same) if key else b""

    def key_of(self, blocks: Iterable[int]) -> bytes:
        """What stands for the blocks of these numbers; nothing where that cannot be told."""
        keys = [self.keys[number] for number in blocks]
        return digest(self.version, *keys) if all(keys) else b""

    def _key_of_part(self, part: Sequence[Disclosure], shared: bytes) -> bytes:
        looks = [look_at(file) for file in files_of(part, self.attached).values()]
        paths = "\0".join(it.path for it in part)
        said = b"".join(self.scheme.digests_of(it).whole for it in part)
        return digest(self.version, repr(looks), self._same, shared, paths, said) if all(looks) else b""

    @cached_property
    def _same(self) -> str:
        return repr(self.common.same)

    def records(self, number: int) -> Files:
        """The record files of a block, which is kept for the steps that follow."""
        part = self.parts[number]
        wholes = [self.scheme.whole(it) for it in part]
        block = invert(wholes, self.common, files_of(part, self.attached))
        parts = [*(it.kept() for it in block.postings), *map(marshal.dumps, block.words)]
        head = marshal.dumps((block.name, len(block.records)))
        save_parts(self.file(number), self.keys[number], [*parts, head])
        return record_files(block)

    def kept(self, number: int, part: int) -> bytes:
        """A part of a block, from the cache if it is there: of its terms, its words, or its head."""
        for _ in range(2):
            content = load_part(self.file(number), self.keys[number], part)
            if content is not None:
                return content
            self.records(number)
        raise OSError(f"{self.file(number)} cannot be kept.")

    def file(self, number: int) -> Path:
        """Where a block is kept."""
        return self.cache / self.parts[number][0].slug

    def called(self, number: int) -> tuple[str, int]:
        """The name of a block, and how many records it holds."""
        name, count = marshal.loads(self.kept(number, _HEAD))
        return name, count
