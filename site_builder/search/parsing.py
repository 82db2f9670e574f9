"""Reads what a person typed into the tree of `query`. The browser's twin is `theme/assets/search/parsing.js`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.records.dates import parse_date
from site_builder.records.disclosure import slug
from site_builder.records.outcome import Outcome
from site_builder.search.analysis import analyse, citations, fold
from site_builder.search.provisions import read_typed
from site_builder.search.query import (
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
)
from site_builder.search.references import reference_key

FACETS = ("outcome", "exemption", "year", "keyword", "regime", "class")
FIELDS = (*FACETS, "title", "ref", "reference", "from", "to")
SHORTEST_PREFIX = 2
SHORTEST_SERIAL = 5
"""A bare number with fewer digits is a number first; one that begins with 0 is always looked up as a reference."""
_NOUN = r"(?:sections?|sect?|ss?|regulations?|regs?|r)\.?\s*"
_LIMB = r"(?:\s*\([0-9a-z]{1,5}\))"
_LIMBS = rf"(?:{_LIMB}+(?:\s*(?:&|,|and|or){_LIMB}+)*)"
_PIECE = re.compile(
    rf"""(?P<minus>-(?=[^\s-]))?(?:
        (?P<field>{"|".join(FIELDS)}):(?:"(?P<exact>[^"]*)"?|(?P<value>[^\s"]+{_LIMBS}?)|(?=\s|$))
      | "(?P<phrase>[^"]*)"?
      | (?P<citation>(?:{_NOUN}[0-9]{{1,3}}[a-z]{{0,2}}{_LIMBS}?|[0-9]{{1,3}}[a-z]{{0,2}}{_LIMBS})(?![^\s",;.)]))
      | (?P<word>[^\s"]+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CITED = re.compile(r"([a-z]*)\W*([0-9]+[a-z]*)(.*)", re.DOTALL)
_QUOTES = str.maketrans("“”„«»", '"""""')
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_IN_PARTS = re.compile(r"[0-9a-z]+(?:[ /._-]+[0-9a-z]+){1,5}", re.IGNORECASE)
_OUTCOMES = frozenset(outcome.value for outcome in Outcome)


@dataclass(frozen=True, slots=True)
class _Unread:
    """A piece that says something which cannot be meant."""

    text: str


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the text has words and phrases that are searched for as they stand, from start to end."""
    negated = False
    for piece in _PIECE.finditer(text.translate(_QUOTES)):
        is_word = piece["word"] is not None and not piece["word"].endswith("*")
        if piece[0] in ("OR", "NOT"):
            negated = piece[0] == "NOT"
            continue
        if not (negated or piece["minus"]) and (is_word or piece["phrase"] is not None):
            yield piece.span()
        negated = False


def read_query(text: str) -> Query:
    """The query typed; whatever the text, it never raises. What has no meaning is left out and named in `unread`."""
    clauses: list[Clause] = []
    unread: list[str] = []
    joins = negates = False
    pieces = _PIECE.finditer(" ".join(text.translate(_QUOTES).split()))
    for piece, following in pairwise((*pieces, None)):
        assert piece is not None  # None stands behind the last one
        if piece[0] in ("OR", "NOT"):
            if following is None:
                unread.append(piece[0])
            joins, negates = (bool(clauses), negates) if piece[0] == "OR" else (joins, True)
            continue
        clause = _clause(piece)
        if negates and clause is not None and not isinstance(clause, _Unread | Not):
            clause = Not(clause)
        if isinstance(clause, _Unread):
            unread.append(clause.text)
        elif clause is not None and joins:
            before = clauses.pop()
            clauses.append(Any((*(before.clauses if isinstance(before, Any) else (before,)), clause)))
        elif clause is not None:
            clauses.append(clause)
        joins = negates = False
    return Query(All(tuple(clauses)), tuple(unread))


def _clause(piece: re.Match[str]) -> Clause | _Unread | None:
    """What one piece says; None where it says nothing, as a stop word does."""
    if piece["field"]:
        clause = _field(piece["field"].lower(), piece["exact"] or piece["value"] or "", piece[0])
    elif piece["phrase"] is not None:
        clause = _phrase(piece["phrase"])
    elif piece["citation"]:
        clause = _citation(piece["citation"])
    else:
        clause = _word(piece["word"])
    negated = piece["minus"] and clause is not None and not isinstance(clause, _Unread)
    return Not(clause) if negated else clause  # type: ignore[arg-type]  # narrowed by `negated`


def _field(name: str, value: str, typed: str) -> Clause | _Unread | None:
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
    return Facet(name, key) if key and (name != "outcome" or key in _OUTCOMES) else _Unread(typed)


def _phrase(text: str) -> Clause | None:
    terms = tuple(_terms(text))
    return Phrase(terms) if len(terms) > 1 else Term(terms[0]) if terms else None


def _citation(text: str) -> Clause:
    match = _CITED.match(fold(text))
    assert match is not None  # the piece was found by a stricter expression
    either = tuple(
        _together(tuple(Term(term) for term in citations(mark + match[2], match[3]))) for mark in match[1][:1] or "sr"
    )
    return either[0] if len(either) == 1 else Any(either)


def _together(clauses: tuple[Clause, ...]) -> Clause:
    return clauses[0] if len(clauses) == 1 else All(clauses)


def _word(word: str) -> Clause | _Unread | None:
    if word.endswith("*"):
        beginning = re.sub(r"[\W_]", "", fold(word))
        return Prefix(beginning) if len(beginning) >= SHORTEST_PREFIX else _Unread(word)
    said = _phrase(word)
    key = reference_key(word)
    if _DAY.fullmatch(word) and parse_date(word):
        return First((Reference(key), Dates(word, word)))
    if said is None or not any(c.isdecimal() for c in key):
        return said
    if isinstance(said, Phrase) or not key.isdecimal():
        return First((Reference(key), said))
    is_serial = len(key) >= SHORTEST_SERIAL or key[0] == "0" or (len(key) == 4 and key[:2] not in ("19", "20"))
    return Any((Reference(key), said)) if is_serial else said


def whole_reference(text: str) -> All | None:
    """The query as one reference whose parts stand apart, `NMP FOI 24 1234`; None where it cannot be one."""
    typed = text.strip()
    key = reference_key(typed) if _IN_PARTS.fullmatch(typed) and typed[-1].isdecimal() else ""
    return All((Reference(key),)) if key else None


def _terms(text: str) -> Iterator[str]:
    return (terms[0] for terms in analyse(text))
