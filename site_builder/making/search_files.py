"""The search files as sheets, made from blocks of records that are kept from one build to the next."""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain, product
from pathlib import Path
from typing import Any

from site_builder.cache import digest, load, load_part, save, save_parts, version_of
from site_builder.catalogue.catalogue import in_order_of_reference
from site_builder.looks import look_at
from site_builder.publish.pages.search import SearchPage
from site_builder.publish.scheme import Scheme
from site_builder.publish.writing.sheets import Answers, Output, Sheet
from site_builder.records.disclosure import Disclosure
from site_builder.search.bundle.blocks import GROUPS, MARKS, Cut, cut, invert
from site_builder.search.bundle.files import (
    Files,
    Layer,
    code_files,
    facet_files,
    files_of,
    manifest,
    record_files,
    shard_files,
    words_files,
)
from site_builder.search.bundle.modules import sources
from site_builder.search.bundle.postings import one_below_the_other, recalled
from site_builder.search.common import Common, common_to, shared_by
from site_builder.search.traits import Traits

ROOMS = (
    "search",
    "catalogue",
    "records",
    "legislation",
    "cache",
    "making/search_files",
    "gate/attachments",
    "gate/waivers",
)
"""The code that says what the search files hold."""
_WORDS, _HEAD = GROUPS, 2 * GROUPS
"""Which part of a kept block is the first of its words, behind its terms; and which its name and number of records."""
_KINDS = ("terms", "words")
_ASKING_NOTHING = Answers(dict)
"""What search files ask of the addresses in the site: where links lead is no part of them."""
_PIECES: tuple[Sequence[Sequence[int]], ...] = (
    [[group] for group in range(GROUPS)],
    *([range(GROUPS)] for _ in MARKS),
)
"""Which groups of terms are merged in one go: of what is settled one at a time, because there may be much of it."""


def search_sheets(
    scheme: Scheme, attached: Mapping[str, Path], traits: Mapping[str, Traits], cache: Path, page: SearchPage
) -> Iterator[Sheet]:
    """The search files: first those of each block of records, then what is merged from all blocks, then the manifest
    with the page that holds it.

    `attached` says where attachments lie by address, `traits` what each disclosure brings by its reference.
    """
    made = _Search(scheme, attached, traits, cache)
    made.tidy()
    for number, part in enumerate(made.parts):
        make, left = partial(made.records, number), made.file(number)
        yield made.sheet(f"search records {part[0].slug}", make, made.keys[number], 0, left)
    yield from made.merging()
    yield made.sheet("search facets", made.facets, made.key, 1, made.cache / "facets")
    modules = sources()
    yield made.sheet("search code", partial(code_files, modules), digest(made.version, *modules.values()), 1)
    key = digest(made.key, page.key) if made.key else b""
    yield made.sheet("search manifest", partial(made.manifest, page), key, 2)


@dataclass(frozen=True)
class _Search:
    """What one step leaves for the next lies in the cache, and is made again where it is not there."""

    scheme: Scheme
    attached: Mapping[str, Path]
    traits: Mapping[str, Traits]
    cache: Path

    @cached_property
    def version(self) -> bytes:
        return version_of(*ROOMS)

    @cached_property
    def common(self) -> Common:
        return common_to(self.traits.values(), self.scheme.settings.synonyms)

    @cached_property
    def cut(self) -> Cut:
        return cut(in_order_of_reference(self.scheme.catalogue))

    @property
    def parts(self) -> Sequence[tuple[Disclosure, ...]]:
        """The records of each block."""
        return self.cut.blocks

    @property
    def layers(self) -> Sequence[tuple[int, ...]]:
        """The numbers of the blocks that are merged with one another."""
        return self.cut.layers

    @cached_property
    def keys(self) -> list[bytes]:
        """What stands for each block, and for what recurs elsewhere of it; nothing where that cannot be told."""
        traits = [[self.traits[it.reference] for it in part] for part in self.parts]
        return list(map(self._key_of, self.parts, shared_by(traits, self.common.recurring)))

    @cached_property
    def key(self) -> bytes:
        """What stands for the whole; words that mean the same are listed even where there is no record."""
        key = self._key(range(len(self.parts)))
        return digest(key, self._same) if key else b""

    def _key(self, blocks: Iterable[int]) -> bytes:
        keys = [self.keys[number] for number in blocks]
        return digest(self.version, *keys) if all(keys) else b""

    def _key_of(self, part: Sequence[Disclosure], shared: bytes) -> bytes:
        looks = [look_at(file) for file in files_of(part, self.attached).values()]
        paths = "\0".join(it.path for it in part)
        said = b"".join(self.scheme.digests_of(it).whole for it in part)
        return digest(self.version, repr(looks), self._same, shared, paths, said) if all(looks) else b""

    @cached_property
    def _same(self) -> str:
        return repr(self.common.same)

    def sheet(self, name: str, make: Callable[[], Files], key: bytes, phase: int, *left: Path) -> Sheet:
        """The files that this makes; `left` are those that it leaves in the cache."""

        def outputs() -> Iterator[Output]:
            return (Output(path, content) for path, content in make())

        is_lost = not all(file.exists() for file in left)
        return Sheet(name, key, outputs, _ASKING_NOTHING, phase, is_large=True, is_lost=is_lost)

    def records(self, number: int) -> Files:
        """The record files of a block, which is kept for the steps that follow."""
        part = self.parts[number]
        wholes = [self.scheme.whole(it) for it in part]
        block = invert(wholes, self.common, files_of(part, self.attached))
        parts = [*(it.kept() for it in block.postings), *map(marshal.dumps, block.words)]
        head = marshal.dumps((block.name, len(block.records)))
        save_parts(self.file(number), self.keys[number], [*parts, head])
        return record_files(block)

    def _kept(self, number: int, part: int) -> bytes:
        """A part of a block, from the cache if it is there."""
        for _ in range(2):
            content = load_part(self.file(number), self.keys[number], part)
            if content is not None:
                return content
            self.records(number)
        raise OSError(f"{self.file(number)} cannot be kept.")

    def file(self, number: int) -> Path:
        """Where a block is kept."""
        return self.cache / self.parts[number][0].slug

    def merging(self) -> Iterator[Sheet]:
        """What is merged from the blocks of each layer."""
        for layer, pieces in enumerate(_PIECES):
            for piece in range(len(pieces)):
                make, key = partial(self._both, layer, piece), self._key(self.layers[layer])
                left = (self._merged(kind, layer, piece) for kind in _KINDS)
                yield self.sheet(f"search layer {layer} {piece}", make, key, 1, *left)

    def _both(self, layer: int, piece: int) -> Files:
        return [*self.terms(layer, piece), *self.words(layer, piece)]

    def terms(self, layer: int, piece: int) -> Files:
        """The shards of a piece of a layer's terms."""
        blocks = (
            one_below_the_other([recalled(self._kept(number, group)) for group in _PIECES[layer][piece]])
            for number in self.layers[layer]
        )
        files, found = shard_files(blocks, sum(len(self.parts[number]) for number in self.layers[layer]), layer)
        save(self._merged("terms", layer, piece), self._key(self.layers[layer]), found)
        return files

    def words(self, layer: int, piece: int) -> Files:
        """A piece of a layer's words as they are typed."""
        places = product(self.layers[layer], _PIECES[layer][piece])
        words = (marshal.loads(self._kept(number, _WORDS + group)) for number, group in places)
        files, found = words_files(words, layer)
        save(self._merged("words", layer, piece), self._key(self.layers[layer]), found)
        return files

    def _merged(self, kind: str, layer: int, piece: int) -> Path:
        return self.cache / f"{kind} {layer} {piece}"

    def facets(self) -> Files:
        """The facets."""
        disclosures = list(chain.from_iterable(self.parts))
        files, named = facet_files(self.scheme.catalogue, disclosures, self.scheme.law, self.common.same)
        save(self.cache / "facets", self.key, named)
        return files

    def manifest(self, page: SearchPage) -> Files:
        """The manifest, from what the steps before it left, and the search page."""
        blocks = [marshal.loads(self._kept(number, _HEAD)) for number in range(len(self.parts))]
        facets = self._left(self.cache / "facets", self.key, self.facets)
        said = manifest(blocks, self.layers[1:], [self._layer(layer) for layer in range(len(self.layers))], facets)
        filled = page.fill(said[1].decode())
        return [said, (filled.path, filled.content)]

    def _layer(self, layer: int) -> Layer:
        def found(kind: str, make: Callable[[int, int], Files]) -> list[Any]:
            key, pieces = self._key(self.layers[layer]), range(len(_PIECES[layer]))
            steps = ((self._merged(kind, layer, piece), partial(make, layer, piece)) for piece in pieces)
            return [self._left(file, key, step) for file, step in steps]

        return found("terms", self.terms), found("words", self.words)

    def _left(self, file: Path, key: bytes, make: Callable[[], object]) -> Any:
        found = load(file, key)
        if found is None:
            make()
            found = load(file, key)
        return found

    def tidy(self) -> None:
        """Removes the files of blocks that no longer begin where they began."""
        used = {self.cache / "facets", *(self.file(number) for number in range(len(self.parts)))}
        places = [(layer, piece) for layer, pieces in enumerate(_PIECES) for piece in range(len(pieces))]
        used |= {self._merged(kind, *place) for kind in _KINDS for place in places}
        for file in self.cache.glob("*"):
            if file not in used:
                file.unlink(missing_ok=True)
