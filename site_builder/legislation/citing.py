"""Finds the citations of information law in running text, as letters really write them."""

import re
from collections.abc import Iterable, Iterator

from site_builder.legislation.brackets import Place, resolve
from site_builder.legislation.citation import Citation
from site_builder.legislation.context import Choice, choose
from site_builder.legislation.letter import Letter
from site_builder.legislation.provision import Provision
from site_builder.legislation.regime import Law, Regime, Role
from site_builder.legislation.scan import Group, groups

_WORD = re.compile(r"[a-z]{4,}")


def cite(
    text: str, law: Law, regime: str | None = None, leave_out: Iterable[tuple[int, int]] = ()
) -> tuple[Citation, ...]:
    """Every citation of information law in the text, in its order; `text[start:end]` is what was typed.

    `regime` is the law to assume where the words do not say; None lets the text decide. Citations within the spans of
    `leave_out` (a requester's own words, say) are not returned, though the laws named there still count.
    """
    letter = Letter(text, law, regime)
    spans = tuple(leave_out)
    found: list[Citation] = []
    for group in groups(text, {name.end for name in letter.names}):
        if not any(start <= group.start < end for start, end in spans):
            found += citations_of(letter, group)
    return tuple(found)


def citations_of(letter: Letter, group: Group) -> Iterator[Citation]:
    """The citations that one group makes; none where it belongs to another law."""
    choice = choose(letter, group)
    if choice is None:
        return
    regime, why = decide(letter, group, choice)
    places = [place for place in resolve(group, regime) if _counts(place, regime, group, choice)]
    paired = regime.ncnd_provision is not None and any(
        place.provision and place.provision.section.covers(regime.ncnd_provision) for place in places
    )
    for place in places:
        if place.provision is not None:
            yield citation(place.provision, regime, letter.text, place, why, paired)


def citation(p: Provision, regime: Regime, text: str, place: Place, why: str, paired: bool = False) -> Citation:
    """The citation of a provision at a place of the text; `paired` where a general NCND provision stands beside it."""
    entry = regime.entry(p)
    assert entry is not None, p  # places are resolved against this regime
    ncnd = entry.ncnd or (paired and any(other.covers(p) for other in regime.ncnd_with))
    return Citation(p, ncnd, entry.role.cited_as, text[place.start : place.end], place.start, place.end, why)


def decide(letter: Letter, group: Group, choice: Choice) -> tuple[Regime, str]:
    """The one regime of those that the words allow, by what each really holds, and why it was chosen."""
    first = choice.regimes[0]
    if choice.named and len(choice.regimes) == 1:
        return first, choice.why
    if (labelled := _by_label(letter, group, choice)) is not None:
        return labelled, "the label names its subject"
    fit = fitness(group, first)
    for other in choice.regimes[1:]:
        if fitness(group, other) > max(fit, 1):
            return other, f"{first.code} has no such place"
    if fit == 0 and not choice.named and not letter.names_home():
        elsewhere = (r for r in letter.law.regimes if r not in choice.regimes and r.noun == first.noun)
        best = next((r for r in elsewhere if fitness(group, r) == 2), None)
        return (best, f"{first.code} has no such place") if best else (first, choice.why)
    return first, choice.why


def fitness(group: Group, regime: Regime) -> int:
    """How well the regime holds every place of the group: 2 recorded as typed, 1 well-formed procedure, 0 not all."""
    return min(_fit(place, regime) for place in resolve(group, regime))


def _fit(place: Place, regime: Regime) -> int:
    if place.wrong or place.provision is None:
        return 0
    return 2 if place.provision in regime.entries else 1


def _by_label(letter: Letter, group: Group, choice: Choice) -> Regime | None:
    """The regime whose heading the words behind the citation repeat, where the first choice's heading shares none."""
    if choice.named:
        return None
    words = set(_WORD.findall(letter.text[group.end : group.end + 60].lower()))
    first = choice.regimes[0]
    if not words or _shares(group, first, words):
        return None
    others = (r for r in letter.law.regimes if r.noun == first.noun or not group.noun)
    return next((r for r in others if r is not first and _repeats(group, r, words) and fitness(group, r)), None)


def _heading(group: Group, regime: Regime) -> set[str]:
    number = group.places[-1].number or group.places[0].number
    entry = regime.entry(Provision(regime.code, number.upper()))
    return set(_WORD.findall(f"{entry.heading} {entry.label}".lower())) if entry else set()


def _shares(group: Group, regime: Regime, words: set[str]) -> bool:
    return bool(_heading(group, regime) & words)


def _repeats(group: Group, regime: Regime, words: set[str]) -> bool:
    entry = regime.entry(Provision(regime.code, (group.places[-1].number or group.places[0].number).upper()))
    return entry is not None and entry.role is Role.EXEMPTION and set(_WORD.findall(entry.heading.lower())) <= words


def _counts(place: Place, regime: Regime, group: Group, choice: Choice) -> bool:
    """Whether a place is a citation: recorded, and named beside it where other laws share the number."""
    entry = regime.entry(place.provision) if place.provision else None
    if entry is None or (entry.named_only and not choice.named):
        return False
    certain = bool(group.noun) or choice.named
    return certain or (entry.provision in regime.entries and entry.role.cited_as is not Role.PROCEDURAL)
