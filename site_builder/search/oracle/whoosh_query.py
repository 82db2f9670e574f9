"""Our query as a Whoosh query: what only narrows scores nothing, whatever Whoosh would give it."""

from collections.abc import Iterable

from whoosh import query as whoosh
from whoosh.matching import FilterMatcher, Matcher
from whoosh.searching import Searcher

from site_builder.search.queries.provisions import meant
from site_builder.search.queries.query import (
    All,
    Any,
    Clause,
    Dates,
    Facet,
    First,
    Not,
    Phrase,
    Prefix,
    Reference,
    Term,
    Titled,
    TitledPrefix,
)
from site_builder.search.scoring import AS_TYPED, MOST_BEGINNINGS, REFERENCE_SCORE, in_rarity_units
from site_builder.search.terms.analysis import terms_of

_NOTHING = 2.0**-20
"""What a narrowing clause scores, lost when the sum is rounded: Whoosh takes a constant score of 0 for 1."""


def matching(clause: Clause, searcher: Searcher) -> whoosh.Query:
    """The Whoosh query that means the clause in the searcher's index."""
    match clause:
        case Term(term, word):
            return _as_typed(term, word, searcher) if word else whoosh.Term("text", term)
        case Phrase(terms):
            return _Successive([whoosh.Term("text", term) for term in terms])
        case Prefix(beginning):
            return whoosh.Or([whoosh.Term("text", term) for term in _beginning(searcher, beginning)])
        case Titled(term):
            return _titled(term)
        case TitledPrefix(beginning):
            return whoosh.Or([_titled(term) for term in _beginning(searcher, beginning)])
        case Reference(key):
            return whoosh.ConstantScoreQuery(whoosh.Term("ref", key), float(REFERENCE_SCORE))
        case Facet(facet, value):
            return _narrowing(whoosh.Or([whoosh.Term(facet, key) for key in values_of(searcher, facet, value)]))
        case Dates(first, last):
            return _narrowing(_dates(first, last))
        case Not(negated):
            return _narrowing(whoosh.Not(matching(negated, searcher)))
        case Any(clauses):
            return whoosh.Or([matching(part, searcher) for part in clauses])
        case All(clauses):
            return whoosh.And([matching(part, searcher) for part in clauses])
        case First(clauses):
            return _first(clauses, searcher)


class _Successive(whoosh.And):  # type: ignore[misc]  # Whoosh carries no types
    """Records that hold the terms one after the other, or at one place: what means the same stands there too."""

    def matcher(self, searcher: Searcher, context: object = None) -> Matcher:
        """What matches in one part of the index."""
        terms = [term.text for term in self.subqueries]
        places = [_places(searcher, term) for term in terms]
        ends = places[0]
        for at, (term, before) in enumerate(zip(terms[1:], terms, strict=False), 1):
            ends = {
                number: kept
                for number, found in places[at].items()
                if (last := ends.get(number))
                if (kept := {place for place in found if place - 1 in last or (term != before and place in last)})
            }
        return FilterMatcher(super().matcher(searcher, context), ends.keys())


def _places(searcher: Searcher, term: str) -> dict[int, set[int]]:
    """For each record that holds the term its places."""
    if ("text", term) not in searcher.reader():
        return {}
    matcher, found = searcher.postings("text", term), {}
    while matcher.is_active():
        found[matcher.id()] = set(matcher.value_as("positions"))
        matcher.next()
    return found


def _as_typed(term: str, word: str, searcher: Searcher) -> whoosh.Query:
    """Records that hold the term, with more for those whose title has the word itself."""
    more = float(AS_TYPED * in_rarity_units(searcher.idf("text", term)))
    return whoosh.AndMaybe(
        whoosh.Term("text", term), whoosh.ConstantScoreQuery(whoosh.Term("typed", f"{term}!{word}"), more)
    )


def _titled(term: str) -> whoosh.Query:
    return whoosh.And([whoosh.Term("text", term), _narrowing(whoosh.Term("title", term))])


def _narrowing(query: whoosh.Query) -> whoosh.Query:
    return whoosh.ConstantScoreQuery(query, _NOTHING)


def _first(clauses: Iterable[Clause], searcher: Searcher) -> whoosh.Query:
    """The first query that finds anything; else the last."""
    queries = [matching(clause, searcher) for clause in clauses]
    return next((query for query in queries if any(True for _ in searcher.docs_for_query(query))), queries[-1])


def _beginning(searcher: Searcher, beginning: str) -> list[str]:
    """The terms of the commonest words that begin so."""
    words = [word.decode() for word in searcher.reader().expand_prefix("words", beginning)]
    commonest = sorted(words, key=lambda word: (-searcher.doc_frequency("words", word), word))[:MOST_BEGINNINGS]
    return sorted({term for word in commonest for term in terms_of(word)})


def values_of(searcher: Searcher, facet: str, value: str) -> tuple[str, ...]:
    """The keys of the facet that the value means; what parts its words may be left out, or be another sign."""
    keys = [key.decode() for key in searcher.reader().lexicon(facet)]
    if facet == "exemption":
        return meant(value, keys)
    alike = (key for key in keys if key.replace("-", "") == value.replace("-", ""))
    return (value,) if value in keys else tuple(alike)[:1]


def _dates(first: str, last: str) -> whoosh.Query:
    """Records that may be of these days: one known by its month only may be of any day in it."""
    since = whoosh.Or([whoosh.TermRange("date", first, None), whoosh.Term("date", first[:7])])
    until = whoosh.TermRange("date", None, f"{last}\uffff")
    return since if not last else until if not first else whoosh.And([since, until])
