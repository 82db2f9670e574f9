"""The search files as sheets, made from blocks of records that are kept from one build to the next."""

import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, product
from pathlib import Path
from typing import Any

from site_builder.cache import digest, keep_only, load, save
from site_builder.making.search_blocks import WORDS, Blocks
from site_builder.publish.pages.search import SearchPage
from site_builder.publish.scheme import Scheme
from site_builder.publish.writing.sheets import Answers, Output, Sheet
from site_builder.search.bundle.blocks import GROUPS, MARKS
from site_builder.search.bundle.files import (
    Files,
    Layer,
    Range,
    code_files,
    facet_files,
    manifest,
    shard_files,
    words_files,
)
from site_builder.search.bundle.modules import sources
from site_builder.search.bundle.postings import one_below_the_other, recalled
from site_builder.search.traits import Traits

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
    blocks, modules = Blocks(scheme, attached, traits, cache), sources()
    bundle = _Bundle(blocks)
    bundle.tidy()
    for number, part in enumerate(blocks.parts):
        make, left = partial(blocks.records, number), blocks.file(number)
        yield _sheet(f"search records {part[0].slug}", make, blocks.keys[number], 0, left)
    yield from bundle.layers()
    yield _sheet("search facets", lambda: bundle.facets()[0], blocks.key, 1, cache / "facets")
    yield _sheet("search code", partial(code_files, modules), digest(blocks.version, *modules.values()), 1)
    key = digest(blocks.key, page.key) if blocks.key else b""
    yield _sheet("search manifest", partial(bundle.manifest, page), key, 2)


def _sheet(name: str, make: Callable[[], Files], key: bytes, phase: int, *left: Path) -> Sheet:
    """The files that this makes; `left` are those that it leaves in the cache."""

    def outputs() -> Iterator[Output]:
        return (Output(path, content) for path, content in make())

    is_lost = not all(file.exists() for file in left)
    return Sheet(name, key, outputs, _ASKING_NOTHING, phase, is_large=True, is_lost=is_lost)


@dataclass(frozen=True)
class _Bundle:
    """What is made of all blocks together. What one step leaves for the next lies in the cache, and is made again where
    it is not there.
    """

    blocks: Blocks

    def layers(self) -> Iterator[Sheet]:
        """What is merged from the blocks of each layer."""
        for layer, pieces in enumerate(_PIECES):
            for piece in range(len(pieces)):
                make, left = partial(self._both, layer, piece), (self._merged(kind, layer, piece) for kind in _KINDS)
                yield _sheet(f"search layer {layer} {piece}", make, self._key(layer), 1, *left)

    def _key(self, layer: int) -> bytes:
        return self.blocks.key_of(self.blocks.layers[layer])

    def _both(self, layer: int, piece: int) -> Files:
        return [*self.terms(layer, piece)[0], *self.words(layer, piece)[0]]

    def terms(self, layer: int, piece: int) -> tuple[Files, Range]:
        """The shards of a piece of a layer's terms, and how they are found."""
        blocks = (
            one_below_the_other([recalled(self.blocks.kept(number, group)) for group in _PIECES[layer][piece]])
            for number in self.blocks.layers[layer]
        )
        records = sum(len(self.blocks.parts[number]) for number in self.blocks.layers[layer])
        files, found = shard_files(blocks, records, layer)
        save(self._merged("terms", layer, piece), self._key(layer), found)
        return files, found

    def words(self, layer: int, piece: int) -> tuple[Files, Range]:
        """A piece of a layer's words as they are typed, and how they are found."""
        places = product(self.blocks.layers[layer], _PIECES[layer][piece])
        words = (marshal.loads(self.blocks.kept(number, WORDS + group)) for number, group in places)
        files, found = words_files(words, layer)
        save(self._merged("words", layer, piece), self._key(layer), found)
        return files, found

    def _merged(self, kind: str, layer: int, piece: int) -> Path:
        return self.blocks.cache / f"{kind} {layer} {piece}"

    def facets(self) -> tuple[Files, dict[str, object]]:
        """The facets, and what the manifest says of them."""
        scheme, disclosures = self.blocks.scheme, list(chain.from_iterable(self.blocks.parts))
        files, named = facet_files(scheme.catalogue, disclosures, scheme.law, self.blocks.common.same)
        save(self.blocks.cache / "facets", self.blocks.key, named)
        return files, named

    def manifest(self, page: SearchPage) -> Files:
        """The manifest, from what the steps before it left, and the search page."""
        blocks = list(map(self.blocks.called, range(len(self.blocks.parts))))
        facets = self._left(self.blocks.cache / "facets", self.blocks.key, self.facets)
        layers = self.blocks.layers
        said = manifest(blocks, layers[1:], [self._layer(layer) for layer in range(len(layers))], facets)
        filled = page.fill(said[1].decode())
        return [said, (filled.path, filled.content)]

    def _layer(self, layer: int) -> Layer:
        def found(kind: str, make: Callable[[int, int], tuple[Files, Range]]) -> list[Any]:
            key, pieces = self._key(layer), range(len(_PIECES[layer]))
            steps = ((self._merged(kind, layer, piece), partial(make, layer, piece)) for piece in pieces)
            return [self._left(file, key, step) for file, step in steps]

        return found("terms", self.terms), found("words", self.words)

    def _left(self, file: Path, key: bytes, make: Callable[[], tuple[Files, object]]) -> Any:
        """What a step has left, or would leave."""
        found = load(file, key)
        return make()[1] if found is None else found

    def tidy(self) -> None:
        """Removes the files of blocks that no longer begin where they began."""
        used = {self.blocks.cache / "facets", *(self.blocks.file(number) for number in range(len(self.blocks.parts)))}
        places = [(layer, piece) for layer, pieces in enumerate(_PIECES) for piece in range(len(pieces))]
        used |= {self._merged(kind, *place) for kind in _KINDS for place in places}
        keep_only(self.blocks.cache, {file.name for file in used})
