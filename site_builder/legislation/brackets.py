"""Makes sense of brackets by what a law really holds: 31(1)(a)(b) is two places there, 36(2)(b)(i) is one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_builder.legislation.provision import Provision
from site_builder.legislation.regime import Regime
from site_builder.legislation.scan import Group
from site_builder.legislation.typed import Limb, Typed


class Place(NamedTuple):
    """A place of the law that was meant, and where it was typed.

    `wrong` is the bracket (or the number) that the law does not have there: `provision` is then the place above it, or
    None where there is no such section at all.
    """

    provision: Provision | None
    start: int
    end: int
    wrong: str = ""


def resolve(group: Group, regime: Regime) -> tuple[Place, ...]:
    """Every place that the group means in this regime, in the order typed."""
    found: list[Place] = []
    for typed in group.places:
        last = next((place.provision for place in reversed(found) if place.provision), None)
        found += _range(typed, last, regime) if typed.until else _typed(typed, last, regime)
    return tuple(found)


def _typed(typed: Typed, last: Provision | None, regime: Regime) -> Iterator[Place]:
    if typed.number:
        section = _section(typed.number, regime)
        if section is None:
            yield Place(None, typed.start, typed.end, typed.number)
            return
        yield from _follow(section, typed.limbs, typed.start, typed.end, regime)
    elif last is not None:
        first = typed.limbs[0]
        start = _beside(last, first, regime) or _step(last, first.text, regime)
        if start is None:
            yield Place(last, typed.start, typed.end, first.text)
            return
        yield from _follow(start, typed.limbs[1:], typed.start, first.end, regime)


def _section(number: str, regime: Regime) -> Provision | None:
    """The section of that number, in the case in which the law prints it (22a is 22A)."""
    section = Provision(regime.code, number.upper().lstrip("0"))
    return section if section in regime.entries else None


def _follow(here: Provision, limbs: Sequence[Limb], start: int, end: int, regime: Regime) -> Iterator[Place]:
    """Walks down bracket by bracket; one that the law has only further up ends a place and begins its sibling."""
    for limb in limbs:
        below = _step(here, limb.text, regime)
        if below is None and (beside := _beside(here, limb, regime) if here.limbs else None):
            yield Place(here, start, end)
            here, start = beside, limb.start - 1
        elif below is None:
            yield Place(here, start, limbs[-1].end, limb.text)
            return
        else:
            here = below
        end = limb.end
    yield Place(here, start, end)


def _step(here: Provision, limb: str, regime: Regime) -> Provision | None:
    """The place one bracket down; a letter that slipped into the bracket before it (38(1a)) is a step of its own."""
    spelt = limb.upper() if limb[0].isdigit() else limb.lower()
    below = Provision(here.regime, here.number, (*here.limbs, spelt))
    if regime.holds(below):
        return below
    digits = limb.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if digits and digits != limb:
        apart = Provision(here.regime, here.number, (*here.limbs, digits, limb[len(digits) :].lower()))
        return apart if regime.holds(apart) else None
    return None


def _beside(here: Provision, limb: Limb, regime: Regime) -> Provision | None:
    """The place that this bracket names beside `here` or beside one above it, the nearest first."""
    return next((place for above in here.ancestors if (place := _step(above, limb.text, regime))), None)


def _range(typed: Typed, first: Provision | None, regime: Regime) -> Iterator[Place]:
    """Every place from the one before to the one typed, where both hang on the same place; else that one alone."""
    ends = tuple(_typed(typed, first, regime))
    last = ends[0].provision if len(ends) == 1 and not ends[0].wrong else None
    siblings = regime.limbs(last.parent) if last and last.parent else ()
    if first is None or last not in siblings or first not in siblings or last < first:
        yield from ends
        return
    for place in siblings:
        if first < place <= last and regime.entries[place].until == regime.entries[last].until:
            yield Place(place, typed.start, typed.end)
