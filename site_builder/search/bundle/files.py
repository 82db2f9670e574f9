"""The static search files of a site: everything that the browser needs to answer as Whoosh does.

`search/manifest.json` is fetched fresh and names all others. Names come from what files hold (those of records from
what their block holds), so that a browser may keep a file for ever and never mixes two builds. `FORMAT` rises when the
meaning of any file changes.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from site_builder.catalogue.catalogue import Catalogue
from site_builder.legislation import Law
from site_builder.records.dates import PartialDate
from site_builder.records.disclosure import Disclosure
from site_builder.search.bundle.blocks import Block
from site_builder.search.bundle.columns import packed
from site_builder.search.bundle.facets import facet_content, facet_labels, facet_values, suggested_values
from site_builder.search.bundle.modules import published
from site_builder.search.bundle.packing import framed, name_of
from site_builder.search.bundle.postings import Postings
from site_builder.search.bundle.shards import laid_out, separator, shard_size
from site_builder.search.bundle.words import merged_words, word_ranges, words_file
from site_builder.search.queries.equivalents import Equivalents

FORMAT = 6

Layer = tuple[Sequence["Range"], Sequence["Range"]]
"""Where the terms and the words of some blocks are found, group by group."""
Files = list[tuple[str, bytes]]
"""Files of the site, each as its path and its bytes."""


@dataclass(frozen=True, slots=True)
class Range:
    """Consecutive files of sorted terms or words: the first and last of each, and its name."""

    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    names: tuple[str, ...]


def files_of(part: Sequence[Disclosure], attached: Mapping[str, Path]) -> dict[str, Path]:
    """Where the attachments of these records lie, by address."""
    addresses = (f"{disclosure.url}{attachment.file}" for disclosure in part for attachment in disclosure.attachments)
    return {address: attached[address] for address in addresses if address in attached}


def _file(folder: str, name: str, content: bytes) -> tuple[str, bytes]:
    return f"search/{folder}/{name}.bin", content


def record_files(block: Block) -> Files:
    """What lists of results show of each record of the block."""
    return [_file(f"records/{block.name}", str(at), record) for at, record in enumerate(block.records)]


def shard_files(blocks: Iterable[Postings], records: int, layer: int) -> tuple[Files, Range]:
    """The postings of one group of terms, given what each block has of it; `records` is how many these hold."""
    shards = laid_out(blocks, shard_size(records, layer), layer)
    files = [file for shard in shards for file in (_file("terms", *shard.terms), _file("places", *shard.places))]
    firsts, lasts = (tuple(getattr(shard, edge) for shard in shards) for edge in ("first", "last"))
    return files, Range(firsts, lasts, tuple(shard.terms[0] for shard in shards))


def words_files(blocks: Iterable[Mapping[str, int]], layer: int) -> tuple[Files, Range]:
    """One group of words, given what each block has of it."""
    words = merged_words(blocks)
    parts = list(word_ranges(words))
    files = [words_file(part, words, layer) for part in parts]
    firsts, lasts = (tuple(part[edge] for part in parts) for edge in (0, -1))
    return [_file("words", *file) for file in files], Range(firsts, lasts, tuple(name for name, _ in files))


def facet_files(
    catalogue: Catalogue, disclosures: Sequence[Disclosure], law: Law, same: Equivalents
) -> tuple[Files, dict[str, object]]:
    """The facets, what is suggested of them, the dates of all records, and the words that mean the same; and what the
    manifest says of these files. `disclosures` are those of the catalogue in order of reference.
    """
    labels, found = facet_labels(catalogue, law), facet_values(disclosures)
    suggested = _json({f"{name}s": suggested_values(found[name], labels[name]) for name in ("keyword", "exemption")})
    days = np.array([date_number(disclosure.date) for disclosure in disclosures], np.int64)
    dates = packed(days).content.tobytes()
    contents = {name: facet_content(values, labels.get(name, {})) for name, values in found.items()}
    alike = _json([pair for pairs in same.sequences.values() for pair in pairs])
    files = dict(_file("facets", name_of(it), framed(it)) for it in (suggested, *contents.values(), dates, alike))
    facets = {name: name_of(content) for name, content in contents.items()}
    named = {"dates": name_of(dates), "suggestions": name_of(suggested), "same": name_of(alike)}
    return list(files.items()), {**named, "facets": facets}


def date_number(date: PartialDate) -> int:
    """The date as one number that sorts as dates do; its last five bits are the day, or 0 for a month as a whole."""
    return (date.year * 12 + date.month - 1) * 32 + date.day


def code_files(modules: Mapping[str, str]) -> Files:
    """The modules that the search page loads, from their sources."""
    return [(f"search/code/{name}.js", text.encode()) for name, text in published(modules)]


def manifest(
    blocks: Sequence[tuple[str, int]],
    recent: Sequence[Sequence[int]],
    layers: Sequence[Layer],
    named: Mapping[str, object],
) -> tuple[str, bytes]:
    """The manifest: blocks by name with the number of their records, and where terms, words and facets are found.

    `recent` are the numbers of the blocks that are merged apart from the others, for each layer but the first.
    """
    terms, words = ([_ranges(part) for part in kind] for kind in zip(*layers, strict=True))
    said = {"format": FORMAT, "blocks": blocks, "recent": recent, **named, "terms": terms, "words": words}
    return "search/manifest.json", _json(said) + b"\n"


def _ranges(ranges: Iterable[Range]) -> dict[str, str]:
    """Starts and names as one string each, because that is half the size."""
    last, starts, names = "", [], []
    for it in ranges:
        for first, end, name in zip(it.firsts, it.lasts, it.names, strict=True):
            starts.append(separator(last, first))
            names.append(name)
            last = end
    return {"starts": " ".join(starts), "names": "".join(names)}


def _json(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
