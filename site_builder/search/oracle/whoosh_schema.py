"""How Whoosh keeps a record: our own terms and weights, handed to it ready-made, and its BM25 in whole levels."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence, Positions
from whoosh.scoring import BM25F, WeightLengthScorer, bm25
from whoosh.searching import Searcher

from site_builder.records.disclosure import Disclosure
from site_builder.search.bundle.facets import FACETS
from site_builder.search.queries.provisions import keys_upwards
from site_builder.search.scoring import IN_TITLE, K1, PIVOT, B, in_levels, in_rarity_units
from site_builder.search.terms.stretches import TITLE, WHOLE

_TITLED = 1 << 20
"""Added to the weight of a term that stands in the title: Whoosh keeps one number for each."""
Posting = tuple[bytes, int, float, bytes]


class WeighedText(FieldType):  # type: ignore[misc]  # Whoosh carries no types
    """A field that takes the occurrences of a record, as `of_each` gives them: scored, with places."""

    def __init__(self) -> None:
        super().__init__(format=Positions(), analyzer=None, scorable=True, stored=False)

    def index(self, value: Iterable[tuple[str, int, int]], **options: object) -> Iterator[Posting]:
        """The terms as Whoosh wants them: bytes, frequency, weight, encoded places."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        worth: Counter[str] = Counter()
        titles = {term for term, _, eighths in value if eighths >= TITLE}
        for term, place, eighths in value:
            places[term].append(place)
            worth[term] += eighths
        for term, at in places.items():
            yield term.encode(), len(at), worth[term] / WHOLE + _TITLED * (term in titles), self.format.encode(at)


class Marks(FieldType):  # type: ignore[misc]
    """A field that takes ready terms and only says which records have them."""

    def __init__(self) -> None:
        super().__init__(format=Existence(), analyzer=None, scorable=False, stored=False)

    def index(self, value: Iterable[str], **options: object) -> Iterator[Posting]:
        """The terms as Whoosh wants them."""
        return ((term.encode(), 1, 1.0, b"") for term in value)


def schema() -> Schema:
    """The fields: `text` holds everything that is scored; the others only narrow."""
    return Schema(text=WeighedText(), **{name: Marks() for name in ("title", "typed", "ref", "words", "date", *FACETS)})


def facets_of(disclosure: Disclosure) -> dict[str, set[str]]:
    """The record's value in each facet, each provision with those above it."""
    found = {name: set(facet.keys(disclosure)) for name, facet in FACETS.items()}
    found["exemption"] = {above for key in found["exemption"] for above in keys_upwards(key)}
    return found


class WholeBM25F(BM25F):  # type: ignore[misc]
    """Whoosh's BM25F against a fixed pivot length, with level and rarity rounded as `scoring` says."""

    def __init__(self) -> None:
        super().__init__(B=B, K1=K1)

    def scorer(self, searcher: Searcher, fieldname: str, text: bytes, qf: int = 1) -> Any:
        """The scorer of one term."""
        return _WholeScorer(searcher, fieldname, text)


class _WholeScorer(WeightLengthScorer):  # type: ignore[misc]
    def __init__(self, searcher: Searcher, fieldname: str, text: bytes) -> None:
        self.rarity = in_rarity_units(searcher.get_parent().idf(fieldname, text))
        self.setup(searcher, fieldname, text)

    def _score(self, weight: float, length: int) -> float:
        in_title = weight >= _TITLED
        level = in_levels(bm25(1.0, weight - _TITLED * in_title, length, PIVOT, B, K1))
        return float(self.rarity * (level + IN_TITLE * in_title))
