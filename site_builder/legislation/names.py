"""Finds the names of laws in a text: ours, other laws, and `the Act` that stands for either."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from site_builder.legislation.regime import Law

_KEYWORD = re.compile(
    r"\b(?:(?P<act>Acts?|ACT|Measure|D?deddf|Deddf)|(?P<regulations>Regulations?(?!\s*[\d(])|REGULATIONS)"
    r"|(?:Order|Rules|Directive|Convention)(?=,?\s+(?:19|20)\d\d))\b(?:,?\s+\(?(?P<year>(?:19|20)\d\d)\b\)?)?"
)
_LOWER_CASE = re.compile(r"\b(?:act|regulations),?\s+(?:19|20)\d\d\b")
_LOWER_TITLE = re.compile(r"(?:\b[\w'’()]+\s+){1,6}$")
_TITLE = re.compile(
    r"(?:(?:[A-Z][\w'’&-]*|\([^()\n]{2,60}\)|of|and|the|for|to|in|on|with|from|etc\.?),?\s+)*"
    r"(?:[A-Z][\w'’&-]*|\([^()\n]{2,60}\)|etc\.?),?\s+$"
)
_CONNECTING = re.compile(
    r"(?:(?:of|and|the|for|to|in|on|with|from|the|this|that|our|under|section)\s+)+", re.IGNORECASE
)
_STANDS_FOR = re.compile(
    r"\b(?:the|this|that|said|same|above|y)\s+(?:(?:said|same|above|Scottish)\s+)?(?P<year>(?:19|20)\d\d\s+)?$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
    r"\b(?:PACE|DPA|(?:UK[ -]?|EU[ -]?)?GDPR|ECHR|RIPA|RIPSA|IPA|HRA|MHA|MCA|OSA|POA|TACT|CJA|CJPOA|PHA|TCPA|LGA|LGFA"
    r"|RTA|MDA|ASBCPA|SOCPA|POCA|CDPA|PECR|RPSI|ROPSI|DUAA|EqA|HSWA|COSHH|RIDDOR|CPIA|CrimPR|TULRCA|CTSA|PCSC|FSMA|EPA"
    r")\b(?:\s+(?:19|20)\d\d)?"
)
_ALIAS = re.compile(
    r"\s*[(\[]\s*(?:[a-z ]{3,30})?[\"“'‘*_]*(?:[Tt]he\s+)?"
    r"(?P<alias>Act|Regulations|[A-Z](?=[a-z]{0,4}[A-Z])[A-Za-z]{1,11}(?:\s\d{4})?|\d{4} (?:Act|Regulations))[\"”'’*_]*\s*[)\]]"
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
    ours = tuple(_ours(text, law))
    named = _apart((*ours, *_others(text), *(Name(*m.span(), ()) for m in _ACRONYM.finditer(text))))
    aliases = tuple(_aliases(text, named))
    short = (Name(*m.span(), regimes) for alias, regimes in aliases for m in _whole(alias).finditer(text))
    return _apart((*named, *_apart(short), *_standing_for(text, named, law)))


def _apart(names: Iterable[Name]) -> tuple[Name, ...]:
    """The names in order; of two that overlap the one that begins first, of two that begin together the longer one."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)


def _ours(text: str, law: Law) -> Iterator[Name]:
    pattern, meanings, foreign = _patterns(law)
    for match in pattern.finditer(text):
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
    pattern = re.compile(
        r"(?<![\w/])(?P<name>"
        + "|".join(_spelling(word) for word in words)
        + r")(?![A-Za-z])(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    )
    return pattern, meanings, frozenset((r.code, year) for r in law.regimes for year in r.other_years)


def _spelling(name: str) -> str:
    """The name in any case, with any space between its words; a single word keeps its first capital."""
    first = f"[{name[0]}{name[0].lower()}]" if " " in name else name[0]
    return first + "(?i:" + r"\s+".join(re.escape(word) for word in name[1:].split(" ")) + ")"


def _others(text: str) -> Iterator[Name]:
    """Laws that are not ours: a title in capitals before `Act` or `Regulations`, or a year behind them."""
    for match in _KEYWORD.finditer(text):
        lowest = max(0, match.start() - 140)
        title = _TITLE.search(text, lowest, match.start())
        words = title[0] if title else ""
        begin = match.start() - len(words)
        skipped = _CONNECTING.match(words)
        begin += len(skipped[0]) if skipped else 0
        if begin < match.start():
            yield Name(begin, match.end(), ())
    for match in _LOWER_CASE.finditer(text):
        yield Name(match.start(), match.end(), ())


def _aliases(text: str, named: tuple[Name, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Short names that the text gives to other laws: `Public Order Act 1986 (POA)`."""
    for name in named:
        match = _ALIAS.match(text, name.end)
        if match and not name.regimes and match["alias"] not in ("Act", "Regulations"):
            yield match["alias"], ()


@lru_cache(maxsize=256)
def _whole(alias: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)")


def _standing_for(text: str, named: tuple[Name, ...], law: Law) -> Iterator[Name]:
    """`the Act` and `the Regulations`, with what the text had defined as such before."""
    defined = [(n.end, m["alias"], n.regimes) for n in named if (m := _ALIAS.match(text, n.end))]
    for match in _KEYWORD.finditer(text):
        before = _STANDS_FOR.search(text, max(0, match.start() - 28), match.start())
        if before is None:
            continue
        word = "Act" if match["act"] else "Regulations"
        year = (before["year"] or "").strip()
        meant = [regimes for end, alias, regimes in defined if alias == word and end < match.start()]
        regimes = _of_year(year, word, law) if year else meant[-1] if meant else None
        yield Name(before.start(), match.end(), regimes, stands_for=True)


def _of_year(year: str, word: str, law: Law) -> tuple[str, ...]:
    """The codes of the Acts or Regulations of that year."""
    return tuple(regime.code for regime in law.regimes if year in regime.title and word in regime.title)
