"""What a person typed, as a tree of clauses; the browser's is one of lists that begin with the same names in small
letters (`theme/assets/search/parsing.js`).

Words must all match; `OR` joins its neighbours; `-` or `NOT` in front excludes; `"…"` is a phrase; `vett*` a beginning.
A provision in any spelling is one term; a word that could be a reference is also looked up as one.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Term:
    """Records whose text holds the term; scored, and higher where the title has the word itself, if one is given."""

    name: ClassVar[str] = "term"
    term: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Records whose text holds the terms one after the other; scored as the sum of the terms."""

    name: ClassVar[str] = "phrase"
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Records whose text holds a word that begins so; scored as the sum of the terms found."""

    name: ClassVar[str] = "prefix"
    beginning: str


@dataclass(frozen=True, slots=True)
class Titled:
    """Records whose title holds the term; scored as the term."""

    name: ClassVar[str] = "title"
    term: str


@dataclass(frozen=True, slots=True)
class TitledPrefix:
    """Records whose title holds a word that begins so; scored as the sum of the terms found."""

    name: ClassVar[str] = "titles"
    beginning: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The records whose reference ends in this key (see `reference_keys`); far above every score of words."""

    name: ClassVar[str] = "reference"
    key: str


@dataclass(frozen=True, slots=True)
class Facet:
    """Records with this value of a facet; a provision covers what lies below it. Never scored."""

    name: ClassVar[str] = "facet"
    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class Dates:
    """Records that may be of these days, as `YYYY-MM-DD` or the beginning of it; "" for an open end. Never scored."""

    name: ClassVar[str] = "dates"
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Not:
    """All records but those of the clause."""

    name: ClassVar[str] = "not"
    clause: "Clause"


@dataclass(frozen=True, slots=True)
class Any:
    """Records of at least one of the clauses; scored as the sum of those that match."""

    name: ClassVar[str] = "any"
    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class First:
    """Records of the first of the clauses that has any."""

    name: ClassVar[str] = "first"
    clauses: tuple["Clause", ...]


@dataclass(frozen=True, slots=True)
class All:
    """Records of every clause; scored as the sum. Without clauses: none."""

    name: ClassVar[str] = "all"
    clauses: tuple["Clause", ...]


Clause = Term | Phrase | Prefix | Titled | TitledPrefix | Reference | Facet | Dates | Not | Any | First | All


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood, and the pieces that were not, as typed."""

    clause: All
    unread: tuple[str, ...] = ()


def outline(clause: Clause) -> list[object]:
    """The clause as nested lists, the form in which the table of cases writes it."""
    match clause:
        case Any(clauses) | First(clauses) | All(clauses):
            return [clause.name, *map(outline, clauses)]
        case Not(negated):
            return [clause.name, outline(negated)]
        case Phrase(terms):
            return [clause.name, *terms]
        case Facet(facet, value):
            return [clause.name, facet, value]
        case Dates(first, last):
            return [clause.name, first, last]
        case Term(term, word) if word:
            return [clause.name, term, word]
        case Term(text) | Prefix(text) | Titled(text) | TitledPrefix(text) | Reference(text):
            return [clause.name, text]


def is_scored(clause: Clause) -> bool:
    """Whether words are asked for, and not only values to narrow by."""
    match clause:
        case Any(clauses) | First(clauses) | All(clauses):
            return any(is_scored(part) for part in clauses)
        case Facet() | Dates() | Not():
            return False
        case _:
            return True


def some_of(clause: All) -> All | None:
    """The query that asks for some of the words where `clause` asks for all; None where there are no two of them."""
    asked = tuple(part for part in clause.clauses if is_scored(part))
    rest = tuple(part for part in clause.clauses if not is_scored(part))
    return All((Any(asked), *rest)) if len(asked) > 1 else None
