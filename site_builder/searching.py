"""The search files as a sheet, made from blocks of records that are kept from one build to the next."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.cache import digest, load, save, version_of
from site_builder.looks import look_at
from site_builder.publish.scheme import Scheme
from site_builder.publish.writer import Output, Sheet
from site_builder.records.disclosure import Disclosure
from site_builder.search.blocks import Block, blocks_of, in_order_of_reference
from site_builder.search.bundle import bundle
from site_builder.search.common import Common, Traits, common_to, inverted

ROOMS = ("search", "catalogue", "records", "legislation", "cache", "searching")
"""The code that says what the search files hold."""


def search_sheet(
    scheme: Scheme, attached: Mapping[str, Path], traits: Mapping[str, Traits], cache: Path, begin: Callable[[], object]
) -> Sheet:
    """The search files. They take the longest of all, and are made by all processors together; `begin` is called then.

    `attached` says where attachments lie by address, `traits` what each disclosure brings by its reference.
    """
    looks, synonyms = [look_at(file) for file in attached.values()], scheme.settings.synonyms
    wholes = (part for it in scheme.catalogue for part in (it.path, scheme.digests_of(it).whole))
    key = digest(version_of(*ROOMS), repr(looks), repr(synonyms), *wholes) if all(looks) else b""

    def make() -> Iterator[Output]:
        begin()
        blocks = _Blocks(scheme, traits, cache)
        blocks.tidy()
        common = common_to(traits.values(), synonyms)
        files = bundle(scheme.catalogue, scheme.law, attached, common=common, inversion=blocks.kept)
        return (Output(path, content) for path, content in files)

    return Sheet("search files", key, make, scheme.links, leads=True)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The blocks of the last build, each in a file that is named after all it was made from."""

    scheme: Scheme
    traits: Mapping[str, Traits]
    cache: Path

    def kept(self, part: Sequence[Disclosure], common: Common, attached: Mapping[str, Path]) -> Block:
        """The block of these records, made only where it is not there."""
        looks = [look_at(file) for file in attached.values()]
        file = self.cache / part[0].slug
        version = digest(version_of(*ROOMS), repr(looks), repr(common.same), *self._parts(part, common))
        block: Block | None = load(file, version) if all(looks) else None
        if block is None:
            block = inverted([self.scheme.whole(it) for it in part], common, attached)
            save(file, version, block)
        return block

    def tidy(self) -> None:
        """Removes the files of blocks that no longer begin where they began."""
        used = {part[0].slug for part in blocks_of(in_order_of_reference(self.scheme.catalogue.disclosures))}
        for file in self.cache.glob("*"):
            if file.name not in used:
                file.unlink(missing_ok=True)

    def _parts(self, part: Iterable[Disclosure], common: Common) -> Iterator[bytes | str]:
        """What a block depends on, record by record: also which of its paragraphs recur elsewhere."""
        for it in part:
            recurring = common.recurring.intersection(array("Q", self.traits[it.reference].paragraphs))
            yield from (it.path, self.scheme.digests_of(it).whole, repr(sorted(recurring)))
