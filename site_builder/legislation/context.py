"""Decides which law a typed citation belongs to, or that it belongs to none of ours. Each decision says why."""

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.legislation.entry import Role
from site_builder.legislation.letter import Letter
from site_builder.legislation.names import Name
from site_builder.legislation.provision import Provision
from site_builder.legislation.regime import Regime, heading_words, words_of
from site_builder.legislation.scan import Group
from site_builder.legislation.surroundings import (
    DOUBTFUL_WORD,
    LAWFUL,
    OF_SOMETHING,
    RELIED_ON,
    THEIR_VERB,
    THEIR_WORD,
)
from site_builder.patterns import regex

_BEHIND = regex(
    r"[\s*_]*(?:\([^()\n]{2,160}\)|[“\"][^”\"\n]{2,80}[”\"])?(?:\s*[-–—:]\s?[A-Za-z][^\n.;()]{2,70}?\s*[-–—,]?)?"
    r"[\s*_,]*(?:\b(?:both|all|each|exemptions?|exceptions?)\s+)?(?P<link>\b(?:of|under|in|within|o|from)\s+)?"
    r"(?:(?:the|that|this|said|same|our|y|o'r|o’r)\s+)*[(\[“\"*_]*"
)
_BEFORE = regex(
    r"(?:\s*\([^()\n]{2,40}\))?[ \u00a0,:*_]*[-–—(\[]?[\s*_]*"
    r"(?:(?:the\s+)?(?:exemptions?|exceptions?)\s*)?(?:(?:under|at|in|by)\s+)?[\"“(]*"
)


class Choice(NamedTuple):
    """The regimes that a group can belong to, the likeliest first, and why. `named`: the words beside it say so."""

    regimes: tuple[Regime, ...]
    why: str
    named: bool


def choose(letter: Letter, group: Group) -> Choice | None:
    """The laws that a group can mean, or None where it belongs to another law or to another document."""
    name, why = named_beside(letter, group)
    if name is None:
        return None if _is_elsewhere(letter, group) else _unnamed(letter, group)
    if name.regimes is None:
        return _stood_for(letter, group)
    if name.regimes:
        return Choice(tuple(_ordered(letter, name.regimes)), why, named=True)
    misnamed = why == "named before it" and group.places[0].limbs and letter.speaks_of_us(group.start)
    return _unnamed(letter, group) if misnamed else None


def choose_in_entry(letter: Letter, group: Group) -> Choice | None:
    """As `choose`, for an entry of a list of exemptions: only the name of another law takes it from ours."""
    name, why = named_beside(letter, group)
    if name is None or name.regimes is None:
        return Choice(letter.at_home(group.noun), "assumed", named=False)
    return Choice(tuple(_ordered(letter, name.regimes)), why, named=True) if name.regimes else None


def named_beside(letter: Letter, group: Group) -> tuple[Name | None, str]:
    """The law named right behind the group, else right before it, and which of the two; (None, "") where neither is.

    Where there are both and nothing links the one behind (`FOI 10: upheld, EIR 12: not upheld`), it is the one before.
    """
    behind, linked = _behind(letter, group)
    before = _in_front(letter, group)
    if behind is not None and (linked or before is None):
        return behind, "named behind it"
    return before, "named before it" if before else ""


def _behind(letter: Letter, group: Group) -> tuple[Name | None, bool]:
    """The law named right behind the group, and whether `of` or the like links it: `s40 of the FOIA`, `s1 PACE`."""
    name = letter.next_name(group.end)
    if name is None or name.start - group.end > 240:
        return None, False
    gap = _BEHIND.fullmatch(letter.text, group.end, name.start)
    if gap is None:
        return None, False
    loose = "\n" in gap[0] or "," in gap[0][-8:] or "the " in gap[0][-6:]
    linked = bool(gap["link"])
    return (name, linked) if linked or not loose else (None, False)


def _in_front(letter: Letter, group: Group) -> Name | None:
    """The law named right before the group: `EIR 12(4)(a)`, `the Act (section 40)`."""
    name = letter.last_name(group.start)
    if name is None or group.start - name.end > 70:
        return None
    gap = _BEFORE.fullmatch(letter.text, name.end, group.start)
    if gap is None:
        return None
    loose = "\n" in gap[0] or "," in gap[0]
    return None if loose and not name.regimes else name


def _stood_for(letter: Letter, group: Group) -> Choice | None:
    """`the Act` where the text has not said which: ours, unless the same sentence has just named another one."""
    begin, _ = letter.sentence(group.start)
    named = [name for name in letter.named_between(begin, group.start) if not name.stands_for]
    if named and not named[-1].regimes and not letter.speaks_of_us(group.start):
        return None
    return Choice(letter.at_home(group.noun), "the Act meant by the letter", named=True)


def _is_elsewhere(letter: Letter, group: Group) -> bool:
    """Whether it is a section of a contract, a form or a report."""
    match = OF_SOMETHING.match(letter.text, group.end)
    return match is not None and match["word"].lower() not in LAWFUL


def _unnamed(letter: Letter, group: Group) -> Choice | None:
    begin, end = letter.sentence(group.start)
    before = [name for name in letter.named_between(begin, group.start) if not name.stands_for]
    behind = [name for name in letter.named_between(group.end, end) if not name.stands_for]
    if not _is_ours(letter, group, before):
        return None
    ours = [name for name in (*reversed(before), *behind) if name.regimes]
    fitting = [r for name in ours for r in _ordered(letter, name.regimes or ()) if group.noun in (r.noun, "", "either")]
    home = letter.at_home(group.noun)
    if fitting:
        regimes = tuple(dict.fromkeys((fitting[0], *home, *fitting)))
        return Choice(regimes, "named in the same sentence", named=False)
    return Choice(home, "assumed", named=False)


def _is_ours(letter: Letter, group: Group, before: list[Name]) -> bool:
    """Whether a group without a law's name beside it cites ours: by what stands around it."""
    depth = max(len(place.limbs) for place in group.places)
    speaks = letter.speaks_of_us(group.start)
    if depth <= (not speaks) and _tells_of_another_law(letter, group):
        return False
    if before and not before[-1].regimes and _continues(letter, before[-1], group, depth):
        return False
    if speaks or _is_labelled(letter, group) or (not before and RELIED_ON.match(letter.text, group.end)):
        return True
    begin, _ = letter.sentence(group.start)
    paragraph, _ = letter.paragraph(group.start)
    earlier = [name for name in letter.named_between(paragraph, begin) if not name.stands_for]
    last = (before or (earlier if depth <= 1 else []))[-1:]
    if last and not last[0].regimes:
        return False
    doubtful = DOUBTFUL_WORD.match(letter.text, group.end) is not None and not _is_procedure(letter, group)
    return not (depth <= 1 and (doubtful or letter.speaks_of_others(group.start)))


def _continues(letter: Letter, other: Name, group: Group, depth: int) -> bool:
    """Whether a group goes on with another law's name earlier in the sentence: regulations with regulations, or after a
    mere comma.
    """
    regulations = group.noun == "regulation" and "egulation" in letter.text[other.start : other.end]
    return regulations or (depth == 0 and group.start - other.end <= 3)


def _tells_of_another_law(letter: Letter, group: Group) -> bool:
    """`section 47 assaults`, `arrested under section 24`: the noun or the verb belongs to another law."""
    verb = THEIR_VERB.search(letter.text[max(0, group.start - 60) : group.start].lower())
    return verb is not None or THEIR_WORD.match(letter.text, group.end) is not None


def _is_procedure(letter: Letter, group: Group) -> bool:
    """Whether the last place is one of procedure, as in `section 17 notice`."""
    regime = letter.at_home(group.noun)[0]
    entry = regime.entry(Provision(regime.code, _last_number(group)))
    return entry is not None and entry.role is Role.PROCEDURAL


def _is_labelled(letter: Letter, group: Group) -> bool:
    """Whether the words behind the group repeat at least two of the law's heading for it."""
    behind = letter.text[group.end : group.end + 60]
    return any(len(heading_words(r, _last_number(group)) & words_of(behind)) > 1 for r in letter.at_home(group.noun))


def _last_number(group: Group) -> str:
    return next(place.number.upper() for place in reversed(group.places) if place.number)


def _ordered(letter: Letter, codes: tuple[str, ...]) -> Iterator[Regime]:
    """The regimes of these codes, those of the home territory first."""
    home = letter.law.regime(letter.home).territory
    regimes = [letter.law.regime(code) for code in codes]
    yield from sorted(regimes, key=lambda regime: regime.territory != home)
