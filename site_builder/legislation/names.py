"""Finds the names of laws in a text: ours, other laws, and `the Act` that stands for either."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from site_builder.legislation.regime import Law
from site_builder.patterns import regex

_YEAR = r"(?:,?\s+\(?(?P<year>(?:19|20)\d\d)\b\)?)?"
_KEYWORD = regex(  # every branch begins with a letter of its own, so that the scan can skip ahead
    r"(?:Acts?|ACT|Measure|Regulations?(?!\s*(?:\(|\d{1,3}(?!\d)))|REGULATIONS|Order(?=,?\s+(?:19|20)\d\d)|Rules(?=,?\s+(?:19|20)\d\d)"
    rf"|Directive(?=,?\s+(?:19|20)\d\d))\b{_YEAR}"
)
_LOWER_CASE = regex(r"(?:act|regulations),?\s+(?:19|20)\d\d\b")
_WELSH = regex(r"(?:Ddeddf|Deddf|ddeddf|Rheoliadau)\b(?P<title>(?:\s+[A-Z][\w'’-]*)*(?:\s+(?:19|20)\d\d)?)")
_ACRONYM = regex(r"[A-Z]{2}[A-Za-z]*(?:[ -]GDPR)?(?:\s+(?:19|20)\d\d)?")
_KNOWN_ACRONYMS = frozenset(
    {"PACE", "DPA", "GDPR", "ECHR", "RIPA", "RIPSA", "IPA", "HRA", "MHA", "MCA", "OSA", "POA", "TACT", "CJA", "CJPOA"}
    | {"PHA", "TCPA", "LGA", "LGFA", "RTA", "MDA", "ASBCPA", "SOCPA", "POCA", "CDPA", "PECR", "RPSI", "ROPSI", "DUAA"}
    | {"HSWA", "COSHH", "RIDDOR", "CPIA", "TULRCA", "CTSA", "PCSC", "FSMA", "EPA"}
)
_CONNECTING = frozenset({"of", "and", "for", "to", "in", "on", "with", "from", "etc.", "etc.,", "&"})
_NO_TITLE = frozenset({"The", "This", "That", "Our", "Under", "Section", "Sections", "Any", "An", "A", "Both", "Each"})
_STANDS_FOR = regex(
    r"(?:the|this|that|said|same|above)\s+(?:(?:said|same|above|Scottish)\s+)?(?P<year>(?:19|20)\d\d\s+)?$",
    re.IGNORECASE,
)
_ALIAS = regex(
    r"\s*[(\[]\s*(?:[a-z ]{3,30})?[\"“'‘*_]*(?:[Tt]he\s+)?"
    r"(?P<alias>Act|Regulations|[A-Z](?=[a-z]{0,4}[A-Z])[A-Za-z]{1,11}(?:\s\d{4})?|\d{4} (?:Act|Regulations))"
    r"[\"”'’*_]*\s*[)\]]"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A law named in a text: `regimes` holds the codes that it can mean, none for a law that is not ours.

    `stands_for` is set for `the Act`, `the Regulations`: `regimes` is then what the text defined as such, and None
    where it defined nothing.
    """

    start: int
    end: int
    regimes: tuple[str, ...] | None
    stands_for: bool = False


def names_in(text: str, law: Law) -> tuple[Name, ...]:
    """Every law named in the text, in its order and without overlap."""
    keywords = [match for match in _KEYWORD.finditer(text) if not text[match.start() - 1 : match.start()].isalnum()]
    named = _apart((), _ours(text, law))
    named = _apart(named, (*_titled(text, keywords, named), *_welsh(text), *_abbreviated(text)))
    named = _apart(
        named, (Name(*m.span(), ()) for alias in _aliases(text, named) for m in _whole(alias).finditer(text))
    )
    return _apart(named, _standing_for(text, keywords, named, law))


def _apart(sure: tuple[Name, ...], further: Iterable[Name]) -> tuple[Name, ...]:
    """The sure names and those further ones that overlap none, in order; of two further ones the first and longer."""
    kept, taken = list(sure), [(name.start, name.end) for name in sure]
    for name in sorted(further, key=lambda n: (n.start, -n.end)):
        at = bisect_left(taken, (name.start, name.end))
        if (not at or taken[at - 1][1] <= name.start) and (at == len(taken) or name.end <= taken[at][0]):
            taken.insert(at, (name.start, name.end))
            kept.insert(at, name)
    return tuple(kept)


def _ours(text: str, law: Law) -> Iterator[Name]:
    pattern, meanings, foreign = _patterns(law)
    for match in pattern.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if before.isalnum() or before == "/":
            continue
        regimes = meanings[" ".join(match["name"].lower().split())]
        elsewhere = match["year"] is not None and any((code, match["year"]) in foreign for code in regimes)
        yield Name(*match.span(), () if elsewhere else regimes)


@lru_cache(maxsize=8)
def _patterns(law: Law) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]], frozenset[tuple[str, str]]]:
    """One pattern for every name of our laws, what each name can mean, and the years that make it another country's."""
    meanings: dict[str, tuple[str, ...]] = {}
    for regime in law.regimes:
        for name in regime.names:
            meanings[name.lower()] = (*meanings.get(name.lower(), ()), regime.code)
    words = sorted({name for regime in law.regimes for name in regime.names}, key=lambda name: (-len(name), name))
    spellings = [spelling for word in words for spelling in _spellings(word)]
    pattern = re.compile(r"(?P<name>" + "|".join(spellings) + rf")(?![A-Za-z]){_YEAR}")
    return pattern, meanings, frozenset((r.code, year) for r in law.regimes for year in r.other_years)


def _spellings(name: str) -> Iterator[str]:
    """The name in any case, with any space between its words; a single word keeps its first capital."""
    rest = "(?i:" + r"\s+".join(re.escape(word) for word in name[1:].split(" ")) + ")"
    yield re.escape(name[0]) + rest  # a literal first letter lets the scan skip ahead
    if " " in name:
        yield re.escape(name[0].lower()) + rest


def _titled(text: str, keywords: Iterable[re.Match[str]], ours: tuple[Name, ...]) -> Iterator[Name]:
    """Laws that are not ours: a title in capitals before `Act` or `Regulations`, or a year behind them."""
    ends = [name.end for name in ours]
    for match in keywords:
        behind = bisect_left(ends, match.start())
        begin = _title_start(text, match.start(), ends[behind - 1] if behind else 0)
        if begin < match.start():
            yield Name(begin, match.end(), ())
    for match in _LOWER_CASE.finditer(text):
        yield Name(match.start(), match.end(), ())


def _title_start(text: str, end: int, lowest: int) -> int:
    """Where the title begins that ends in the keyword at `end`; `end` itself where no word in capitals precedes it."""
    begin, lowest, in_brackets, lists = end, max(lowest, end - 140), False, False
    for word in reversed(list(re.finditer(r"\S+", text[lowest:end]))):
        token = word[0]
        in_brackets = in_brackets or token.rstrip(",").endswith(")")
        lists = lists or token == "and"  # a comma belongs to a title only in a list, as in Crime, Policing and Fire
        ends = token.endswith((".", ";", ":")) or (token.endswith(",") and not lists)
        capital = token[0].isupper() and not ends and token not in _NO_TITLE
        if not (capital or in_brackets or (token in _CONNECTING and begin < end)):
            break
        in_brackets = in_brackets and not token.startswith("(")
        if capital and not in_brackets:
            begin = lowest + word.start()
    return begin


def _welsh(text: str) -> Iterator[Name]:
    for match in _WELSH.finditer(text):
        yield Name(*match.span(), () if match["title"] else None, stands_for=not match["title"])


def _abbreviated(text: str) -> Iterator[Name]:
    for match in _ACRONYM.finditer(text):
        words = match[0].replace("-", " ").split()
        if not _KNOWN_ACRONYMS.isdisjoint(words) and not text[match.start() - 1 : match.start()].isalnum():
            yield Name(*match.span(), ())


def _aliases(text: str, named: tuple[Name, ...]) -> frozenset[str]:
    """Short names that the text gives to other laws: `Public Order Act 1986 (POA)`."""
    given = (match["alias"] for n in named if not n.regimes and (match := _ALIAS.match(text, n.end)))
    return frozenset(given) - {"Act", "Regulations"}


@lru_cache(maxsize=256)
def _whole(alias: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)")


def _standing_for(text: str, keywords: Iterable[re.Match[str]], named: tuple[Name, ...], law: Law) -> Iterator[Name]:
    """`the Act` and `the Regulations`, with what the text had defined as such before."""
    defined = [(n.end, m["alias"], n.regimes) for n in named if (m := _ALIAS.match(text, n.end))]
    for match in keywords:
        lowest = max(0, match.start() - 28)
        before = _STANDS_FOR.search(text[lowest : match.start()])
        if before is None:
            continue
        word = "Act" if match[0].startswith("A") else "Regulations"
        year = (before["year"] or "").strip()
        meant = [regimes for end, alias, regimes in defined if alias == word and end < match.start()]
        regimes = _of_year(year, word, law) if year else meant[-1] if meant else None
        yield Name(lowest + before.start(), match.end(), regimes, stands_for=True)


def _of_year(year: str, word: str, law: Law) -> tuple[str, ...]:
    """The codes of the Acts or Regulations of that year."""
    return tuple(regime.code for regime in law.regimes if year in regime.title and word in regime.title)
