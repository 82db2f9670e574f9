"""Reads what a person typed into the tree of `query`. The browser's twin is `theme/assets/search/parsing.js`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.patterns import regex
from site_builder.records.dates import parse_date
from site_builder.records.disclosure import slug
from site_builder.records.outcome import Outcome
from site_builder.search.queries.pieces import pieces
from site_builder.search.queries.provisions import read_typed
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
    Query,
    Reference,
    Term,
    Titled,
    TitledPrefix,
)
from site_builder.search.queries.references import reference_key
from site_builder.search.terms.analysis import analyse, fold, places_cited, terms_of, tokens

SHORTEST_PREFIX = 2
SHORTEST_SERIAL = 5
"""A bare number with fewer digits is a number first; one that begins with 0 is always looked up as a reference."""
_EITHER = regex(r"\bor\s*[0-9(]")
_STARRED = regex(r"([^*]+)\*+\W*")
_STAR_WITHIN = regex(r"\w\*|\*\w")
_UNKNOWN_FIELD = regex(r"[a-z]{2,}:[^\W_].*", re.IGNORECASE)
_UNKNOWN_SIGN = regex(r"[a-z]+(?:\?[a-z]|[\^~]).*", re.IGNORECASE)
_ADDRESS = regex(r"[a-z]+://(?:[^?#]*/)?([^/?#]+)/*(?:[?#].*)?", re.IGNORECASE)
_YEAR = regex(r"[0-9]{4}")
_DAY = regex(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_FIGURE = regex(r"^[£$€]|[0-9],[0-9]{3}(?![0-9])")
_NUMBERS = regex(r"\(?(?:[0-9]+\.[0-9]+|(?:19|20)[0-9]{2}[-/–][0-9]{2,4})[%,;:.?!)]*")
"""A figure or years before they are a reference: that may be found, but does not hide the texts that say them."""
_OUTCOMES = tuple(outcome.value for outcome in Outcome)
_NCND = Outcome.NEITHER_CONFIRM_NOR_DENY.value


@dataclass(frozen=True, slots=True)
class _Unread:
    """A piece that says something which cannot be meant."""

    text: str


def read_query(text: str) -> Query:
    """The query typed; whatever the text, it never raises. What has no meaning is left out and named in `unread`."""
    clauses: list[Clause] = []
    unread: list[str] = []
    joins = negates = False
    for piece, following in pairwise((*pieces(" ".join(text.split())), None)):
        assert piece is not None  # None stands behind the last one
        if piece[0] in ("OR", "NOT"):
            if following is None:
                unread.append(piece[0])
            joins, negates = (bool(clauses), negates) if piece[0] == "OR" else (joins, True)
            continue
        clause = _group(piece["group"], unread) if piece["group"] is not None else _clause(piece)
        if (
            (negates or (piece["minus"] and piece["group"]))
            and clause is not None
            and not isinstance(clause, _Unread | Not)
        ):
            clause = Not(clause)
        if isinstance(clause, _Unread):
            unread.append(clause.text)
        elif clause is not None and joins:
            before = clauses.pop()
            clauses.append(Any((*(before.clauses if isinstance(before, Any) else (before,)), clause)))
        elif clause is not None:
            is_list = (piece["group"] or piece["citation"]) and not (following and following[0] == "OR")
            clauses += clause.clauses if is_list and isinstance(clause, All) else (clause,)
        joins = negates = False
    return Query(All(tuple(clauses)), tuple(unread))


def _group(text: str, unread: list[str]) -> Clause | None:
    """What stands in brackets; what has no meaning there is added to `unread`."""
    read = read_query(text)
    unread += read.unread
    return _together(read.clause.clauses) if read.clause.clauses else None


def _clause(piece: re.Match[str]) -> Clause | _Unread | None:
    """What one piece says; None where it says nothing, as a stop word does."""
    if piece["field"]:
        clause = _field(piece["field"].lower(), piece["exact"] or piece["value"] or "", piece[0])
        if piece["exact"] and isinstance(clause, All):
            clause = All((*clause.clauses, Phrase(tuple(_terms(piece["exact"])))))
    elif piece["phrase"] is not None:
        clause = _Unread(piece[0]) if _STAR_WITHIN.search(piece["phrase"]) else _phrase(piece["phrase"])
    elif piece["citation"]:
        clause = _citation(piece["citation"])
    elif piece["figure"]:
        parts = All(tuple(part for it in piece["figure"].split() if isinstance(part := _word(it), Clause)))
        clause = Any((Term(reference_key(piece["figure"])), parts))
    else:
        clause = _word(piece["word"])
    negated = piece["minus"] and clause is not None and not isinstance(clause, _Unread)
    return Not(clause) if negated else clause  # type: ignore[arg-type]  # narrowed by `negated`


def _field(name: str, value: str, typed: str) -> Clause | _Unread | None:
    if name == "title" and "*" in value:
        begun = _beginning(value, typed)
        return TitledPrefix(begun.beginning) if isinstance(begun, Prefix) else _Unread(typed)
    if name == "title":
        titled = tuple(Titled(term) for term in _terms(value))
        return _together(titled) if titled else None if value else _Unread(typed)
    if name in ("ref", "reference"):
        return Reference(reference_key(value)) if reference_key(value) else _Unread(typed)
    if name in ("from", "to"):
        if not (_YEAR.fullmatch(value) or parse_date(value)):
            return _Unread(typed)
        return Dates(value, "") if name == "from" else Dates("", value)
    if name == "exemption":
        return Facet(name, value.lower()) if read_typed(value) else _Unread(typed)
    key = slug(value)
    if name == "year":
        return Facet(name, key) if _YEAR.fullmatch(key) else _Unread(typed)
    if name == "outcome":
        return _outcome(key) or _Unread(typed)
    return Facet(name, key) if key else _Unread(typed)


def _outcome(key: str) -> Clause | None:
    """The outcomes that begin with these words, `disclosed` for two of them; NCND by its usual letters."""
    found = [_NCND] if key == "ncnd" else [it for it in _OUTCOMES if key and f"{it}-".startswith(f"{key}-")]
    facets = tuple(Facet("outcome", it) for it in found)
    return Any(facets) if len(facets) > 1 else facets[0] if facets else None


def _phrase(text: str) -> Clause | None:
    terms = tuple(_terms(text))
    return Phrase(terms) if len(terms) > 1 else Term(terms[0], *filter(terms_of, tokens(text))) if terms else None


def _citation(text: str) -> Clause:
    folded = fold(text)
    either = tuple(_cited(mark, folded) for mark in (folded[0] if folded[0] in "sr" else "sr"))
    return either[0] if len(either) == 1 else Any(either)


def _cited(mark: str, folded: str) -> Clause:
    """The provisions of one kind of law: `sections 30 and 31` are two of them."""
    places = tuple(Term(it) for terms in places_cited(mark, folded) for it in terms)
    return Any(places) if len(places) > 1 and _EITHER.search(folded) else _together(places)


def _together(clauses: tuple[Clause, ...]) -> Clause:
    return clauses[0] if len(clauses) == 1 else All(clauses)


def _beginning(word: str, typed: str) -> Prefix | _Unread:
    """The beginning of a word that a star stands behind: elsewhere it says nothing."""
    starred = _STARRED.fullmatch(word)
    beginning = re.sub(r"[\W_]", "", fold(starred[1])) if starred else ""
    return Prefix(beginning) if len(beginning) >= SHORTEST_PREFIX else _Unread(typed)


def _word(word: str) -> Clause | _Unread | None:
    if "*" in word:
        return _beginning(word, word)
    if _UNKNOWN_FIELD.fullmatch(word):
        return _Unread(word)
    if _UNKNOWN_SIGN.match(word):
        return _Unread(word)
    said = _phrase(word)
    address = _ADDRESS.fullmatch(word)
    key = reference_key(address[1] if address else word)
    if _DAY.fullmatch(word) and parse_date(word):
        return Any((Reference(key), Dates(word, word)))
    if said is None or not any(c.isdecimal() for c in key) or _FIGURE.search(word):
        return said
    is_number = _NUMBERS.fullmatch(word) is not None
    if (isinstance(said, Phrase) or not key.isdecimal()) and not is_number:
        return First((Reference(key), said))
    is_serial = (
        is_number or len(key) >= SHORTEST_SERIAL or key[0] == "0" or (len(key) == 4 and key[:2] not in ("19", "20"))
    )
    return Any((Reference(key), said)) if is_serial else said


def _terms(text: str) -> Iterator[str]:
    """The terms of the text; of a citation those that stand above no other."""
    for terms in analyse(text):
        yield from (term for term in terms if not any(other.startswith(f"{term}(") for other in terms))
