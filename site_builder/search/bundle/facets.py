"""Facets: for each value of a dimension, which records have it.

A facet's content: the length of a JSON list, that list with `[key, label, records, bytes]` for each value, and then
the numbers of the records of each value as steps. A provision stands there as cited; its key tells what lies above it.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from site_builder.catalogue.catalogue import Catalogue
from site_builder.catalogue.exemptions import cited_together
from site_builder.catalogue.shelves import by_keyword
from site_builder.legislation import Law, Provision
from site_builder.records.disclosure import Disclosure, slug
from site_builder.records.outcome import Outcome
from site_builder.search.bundle.columns import rising
from site_builder.search.bundle.packing import varint
from site_builder.search.queries.provisions import key_of, keys_upwards

Values = dict[str, list[int]]
"""The numbers of the records that have each value, by the value's key."""

MOST_SUGGESTED = 1_000
"""How many values of a facet are suggested at most, because everybody who types fetches them."""


class Facet(NamedTuple):
    """What gives a record's values by their keys, and the field in which records are alike that have the same."""

    alike: str
    keys: Callable[[Disclosure], tuple[str, ...]]


FACETS: Mapping[str, Facet] = {
    "outcome": Facet("outcome", lambda it: (it.outcome.value,)),
    "exemption": Facet("uses", lambda it: tuple(key_of(citation.provision) for citation in it.cited)),
    "year": Facet("date.year", lambda it: (f"{it.date.year:04}",)),
    "keyword": Facet("keywords", lambda it: tuple(map(slug, it.keywords))),
    "regime": Facet("regime", lambda it: (it.regime.lower(),)),
    "class": Facet("classes", lambda it: tuple(map(slug, it.classes))),
}
_alike = attrgetter(*(facet.alike for facet in FACETS.values()))


def facet_values(disclosures: Sequence[Disclosure]) -> dict[str, Values]:
    """For each facet its values; `disclosures` in the order of their numbers."""
    columns = list(zip(*map(_alike, disclosures), strict=True)) or [()] * len(FACETS)
    return {
        name: _values(disclosures, facet.keys, column)
        for (name, facet), column in zip(FACETS.items(), columns, strict=True)
    }


def _values(
    disclosures: Sequence[Disclosure], keys: Callable[[Disclosure], tuple[str, ...]], column: Iterable[Hashable]
) -> Values:
    together: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, its in enumerate(column):
        together[its].append(number)
    values: defaultdict[str, list[int]] = defaultdict(list)
    for numbers in together.values():
        for key in dict.fromkeys(keys(disclosures[numbers[0]])):
            values[key] += numbers
    return {key: sorted(numbers) for key, numbers in values.items()}


def facet_labels(catalogue: Catalogue, law: Law) -> dict[str, dict[str, str]]:
    """What the public reads for the values of each facet, by key; a value without a label is its own."""
    cited = {provision for uses in cited_together(catalogue) for provision, _ in uses}
    provisions = cited.union(*(provision.ancestors for provision in cited))
    has_one_law = len({provision.regime for provision in cited}) < 2
    return {
        "outcome": {outcome.value: outcome.label for outcome in Outcome},
        "exemption": {key_of(it): _exemption_label(it, law, has_one_law) for it in sorted(provisions)},
        "keyword": {shelf.slug: shelf.label for shelf in by_keyword(catalogue)},
        "regime": {regime.slug: regime.title for regime in law.regimes},
    }


def _exemption_label(provision: Provision, law: Law, has_one_law: bool) -> str:
    """What the public reads for it; sections of two laws have the same number, so that theirs is named beside it."""
    place = provision.label if has_one_law else f"{provision.regime} {provision.label}"
    entry = law.regime(provision.regime).entry(provision)
    return f"{place} {entry.label}" if entry else place


def facet_content(values: Values, labels: Mapping[str, str]) -> bytes:
    """The facet as bytes, values by key; labels without records of their own (provisions above) come with 0 records."""
    keys = sorted({*values, *_above(values, labels)})
    numbers = dict(zip(keys, rising([values.get(key, ()) for key in keys]).strings(), strict=True))
    listed = [[key, labels.get(key, key), len(values.get(key, [])), len(packed)] for key, packed in numbers.items()]
    header = json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join(chain((varint(len(header)), header), numbers.values()))


def _above(values: Values, labels: Mapping[str, str]) -> set[str]:
    """Labelled keys above one of the values; only provisions have any."""
    return {above for value in values if "/" in value for above in keys_upwards(value) if above in labels}


def suggested_values(values: Values, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Key and label of the values to suggest while somebody types: those of most records, the commonest first."""
    counts = {key: len(values.get(key, ())) for key in {*values, *_above(values, labels)}}
    commonest = sorted(counts, key=lambda key: (-counts[key], key))[:MOST_SUGGESTED]
    return [(key, labels.get(key, key)) for key in commonest]
