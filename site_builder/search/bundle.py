"""The static search files of a site: everything that the browser needs to answer as Whoosh does.

`search/manifest.json` is fetched fresh and names all others. Names come from what files hold (those of records from
what their block holds), so that a browser may keep a file for ever and never mixes two builds. `FORMAT` rises when the
meaning of any file changes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from site_builder.catalogue.catalogue import Catalogue
from site_builder.legislation import Law
from site_builder.records.dates import PartialDate
from site_builder.records.disclosure import Disclosure
from site_builder.search.blocks import Block, blocks_of, in_order_of_reference
from site_builder.search.common import Common, Inversion, common_to, inverted, traits_of
from site_builder.search.facets import facet_content, facet_labels, facet_values, suggested_values
from site_builder.search.modules import published, sources
from site_builder.search.packing import framed, name_of, varint
from site_builder.search.shards import Shard, laid_out, separator, shard_size
from site_builder.search.words import merged_words, word_ranges, words_file
from site_builder.workers import processors, shared

FORMAT = 1
MANY = 500
"""Records from which sharing the work among processes pays for starting them."""

Files = Iterator[tuple[str, bytes]]
"""Files of the site, each as its path and its bytes."""


@dataclass(slots=True)
class _Manifest:
    """What the manifest will say, filled while the files are given."""

    blocks: list[tuple[str, int]] = field(default_factory=list)
    ranges: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)
    facets: dict[str, str] = field(default_factory=dict)
    dates: str = ""
    suggestions: str = ""

    def content(self) -> bytes:
        """The manifest as JSON; names and starts as one string each, because that is half the size."""
        ranges = {
            kind: {"starts": " ".join(starts), "names": "".join(names)} for kind, (starts, names) in self.ranges.items()
        }
        named = {"dates": self.dates, "suggestions": self.suggestions, "facets": self.facets}
        return _json({"format": FORMAT, "blocks": self.blocks, **named, **ranges}) + b"\n"


def _json(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def bundle(
    catalogue: Catalogue,
    law: Law,
    attached: Mapping[str, Path] = MappingProxyType({}),
    synonyms: Sequence[Sequence[str]] = (),
    workers: int | None = None,
    common: Common | None = None,
    inversion: Inversion = inverted,
) -> Files:
    """Every search file of the site, the manifest last; the same bytes for the same input.

    `attached` says where attachments lie, by their address in the site (`disclosures/<slug>/<file>`), so that their
    words are found too; `synonyms` are the authority's groups of words that mean the same. `workers` is how many
    processes share the work; by itself it takes as many as there are processors, and one where the catalogue is small.
    With `common` given, text is looked at by `inversion` alone.
    """
    disclosures = in_order_of_reference(catalogue.disclosures)
    workers = workers or (processors() if len(disclosures) >= MANY else 1)
    shares = common or common_to(map(traits_of, disclosures), synonyms)
    parts = list(blocks_of(disclosures))
    blocks: list[Block] = []
    manifest = _Manifest()
    for block in shared(lambda part: inversion(part, shares, _files_of(part, attached)), parts, workers):
        yield from (_file(f"records/{block.name}", str(at), record) for at, record in enumerate(block.records))
        manifest.blocks.append((block.name, len(block.records)))
        blocks.append(replace(block, records=()))
    groups, size = list(zip(*(block.postings for block in blocks), strict=True)), shard_size(len(disclosures))
    yield from _shards(shared(lambda group: laid_out(group, size), groups, workers), manifest)
    yield from _words(blocks, manifest)
    yield from _facets(catalogue, disclosures, law, manifest)
    yield from ((f"search/code/{name}.js", text.encode()) for name, text in published(sources()))
    yield "search/manifest.json", manifest.content()


def _files_of(part: Sequence[Disclosure], attached: Mapping[str, Path]) -> dict[str, Path]:
    addresses = (f"{disclosure.url}{attachment.file}" for disclosure in part for attachment in disclosure.attachments)
    return {address: attached[address] for address in addresses if address in attached}


def _file(folder: str, name: str, content: bytes) -> tuple[str, bytes]:
    return f"search/{folder}/{name}.bin", content


def _shards(groups: Iterable[Sequence[Shard]], manifest: _Manifest) -> Files:
    starts, names = manifest.ranges.setdefault("terms", ([], []))
    places_given: set[str] = set()
    last = ""
    for shard in chain.from_iterable(groups):
        starts.append(separator(last, shard.first))
        names.append(shard.terms[0])
        last = shard.last
        yield _file("terms", *shard.terms)
        if shard.places[0] not in places_given:
            places_given.add(shard.places[0])
            yield _file("places", *shard.places)


def _words(blocks: Sequence[Block], manifest: _Manifest) -> Files:
    words = merged_words(block.words for block in blocks)
    starts, names = manifest.ranges.setdefault("words", ([], []))
    last = ""
    for part in word_ranges(words):
        name, content = words_file(part, words)
        starts.append(separator(last, part[0]))
        names.append(name)
        last = part[-1]
        yield _file("words", name, content)


def _facets(catalogue: Catalogue, disclosures: Sequence[Disclosure], law: Law, manifest: _Manifest) -> Files:
    labels, found = facet_labels(catalogue, law), facet_values(disclosures)
    suggested = _json({f"{name}s": suggested_values(found[name], labels[name]) for name in ("keyword", "exemption")})
    manifest.suggestions = name_of(suggested)
    yield _file("facets", name_of(suggested), framed(suggested))
    for name, values in found.items():
        content = facet_content(values, labels.get(name, {}))
        if name_of(content) not in manifest.facets.values():  # facets without a value are all alike
            yield _file("facets", name_of(content), framed(content))
        manifest.facets[name] = name_of(content)
    dates = b"".join(varint(date_number(disclosure.date)) for disclosure in disclosures)
    manifest.dates = name_of(dates)
    yield _file("facets", name_of(dates), framed(dates))


def date_number(date: PartialDate) -> int:
    """The date as one number that sorts as dates do; its last five bits are the day, or 0 for a month as a whole."""
    return (date.year * 12 + date.month - 1) * 32 + date.day
