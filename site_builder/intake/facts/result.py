"""What the requester got: the outcome that the signs of an answer and its citations make."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from site_builder.intake.facts.hearing import said_in
from site_builder.intake.facts.signs import Sign
from site_builder.intake.facts.verdict import stated_outcome, verdicts
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.wording import Doubt, clip
from site_builder.legislation import Citation, Role
from site_builder.patterns import regex
from site_builder.records.outcome import Outcome

_HANDED = regex(
    r"\b(?:is|are|have been|has been|we|i) (?:now |therefore |also )?"
    r"(?:disclos|releas|provid|enclos|attach|suppl)\w+(?! (?:to|by) us)",
    re.IGNORECASE,
)
"""What is handed over in a sentence that holds back a part of it."""
_UNREASONABLE = frozenset({"12(4)(b)", "10(4)(b)"})


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome, the signs that it was read from, and doubts about it."""

    outcome: Outcome
    signs: frozenset[Sign]
    doubts: tuple[Doubt, ...]


def result_of(placed: Sequence[Placed], citations: Sequence[Citation], part: bool = False) -> Result:
    """The outcome of a letter, or with `part` of that part of it which answers one question."""
    cited = _cited_signs(citations)
    burdened = bool(cited & {Sign.COST, Sign.VEXATIOUS, Sign.REPEATED}) or any(
        c.provision.text in _UNREASONABLE for c in citations
    )
    said, figure = said_in(placed, burdened)
    whole: frozenset[Sign] = frozenset() if part else verdicts(placed)
    spoken = _reconciled(said, cited, whole)
    if figure and not spoken:
        said, spoken = {**said, Sign.FIGURE: figure}, {Sign.RELEASED}
    outcome, sure = _outcome(frozenset(spoken))
    answers = any(p.zone is Zone.RESPONSE and not p.asks for p in placed)
    if outcome is Outcome.NOT_RECORDED and answers and not said.keys() - {Sign.PARTLY, Sign.FIRMLY} and not cited:
        words = next(clip(p.block.text) for p in placed if p.zone is Zone.RESPONSE and not p.asks)
        doubt = Doubt("outcome", "something is answered and nothing is said to be withheld", words)
        return Result(Outcome.DISCLOSED_IN_FULL, frozenset(), (doubt,))
    doubts = tuple(_doubts(outcome, sure, said, cited, whole)) or (() if part else tuple(_thin(outcome, said, whole)))
    if (stated := stated_outcome(placed)) is not None and stated is not outcome:
        doubt = Doubt("outcome", f"a field states '{stated}', but the words of the answer make '{outcome}'")
        return Result(stated, frozenset(spoken), (doubt,))
    return Result(outcome, frozenset(spoken), () if stated else doubts)


def _cited_signs(citations: Sequence[Citation]) -> frozenset[Sign]:
    return frozenset(sign for c in citations if (sign := _cited_sign(c)) is not None)


def _cited_sign(c: Citation) -> Sign | None:
    code, place = c.provision.regime, c.provision.text
    if c.ncnd or (code == "FOISA" and c.provision.number == "18"):
        return Sign.NCND
    if c.role is Role.REFUSAL_GROUND and c.provision.number == "12":
        return Sign.COST
    if c.role is Role.REFUSAL_GROUND and c.provision.number == "14":
        return Sign.REPEATED if place == "14(2)" else Sign.VEXATIOUS
    if (code, c.provision.number) in (("FOIA", "21"), ("FOISA", "25")) or place.startswith("6(1)"):
        return Sign.AVAILABLE
    if place in ("12(4)(a)", "10(4)(a)") and code in ("EIR", "EISR"):
        return Sign.NOT_HELD
    if (code, c.provision.number) in (("FOIA", "39"), ("FOISA", "39")):
        return None  # hands the request over to the regulations; withholds nothing by itself
    return Sign.WITHHELD if c.role is Role.EXEMPTION else None


def _reconciled(said: dict[Sign, str], cited: frozenset[Sign], whole: frozenset[Sign]) -> set[Sign]:
    """The signs that count: what is cited counts, and words alone count where nothing cited explains them.

    Where the whole is said to be refused, a figure is an argument.
    """
    signs = set(cited)
    signs |= {Sign.RELEASED} if Sign.FIGURE in said and not whole else set()
    signs |= {sign for sign in (Sign.RELEASED, Sign.PARTLY, Sign.WHOLLY, Sign.NOT_HELD) if sign in said}
    if Sign.NCND in whole and Sign.WITHHELD not in said:
        signs.discard(Sign.WITHHELD)
    if whole and not said.keys() & {Sign.FIRMLY, Sign.WHOLLY}:
        signs -= {Sign.RELEASED} if _HANDED.search(said.get(Sign.PARTLY, "")) else {Sign.PARTLY, Sign.RELEASED}
    if Sign.NCND in said and not cited - {Sign.WITHHELD}:
        signs.add(Sign.NCND)
    explained = signs & {Sign.NCND, Sign.COST, Sign.AVAILABLE, Sign.VEXATIOUS, Sign.REPEATED, Sign.WITHHELD}
    if Sign.WITHHELD in said and not explained:
        signs.add(Sign.WITHHELD)
    if Sign.COST in said and not explained:
        signs.add(Sign.COST)
    if Sign.AVAILABLE in said and not signs - {Sign.PARTLY}:
        signs.add(Sign.AVAILABLE)
    if Sign.COST in signs or Sign.VEXATIOUS in signs:
        signs.discard(Sign.WHOLLY)
    return signs


def _outcome(signs: frozenset[Sign]) -> tuple[Outcome, bool]:
    """The outcome that the signs make, and whether they leave no doubt."""
    released = bool(signs & {Sign.RELEASED, Sign.WHOLLY})
    refusing = signs - {Sign.RELEASED, Sign.WHOLLY, Sign.PARTLY}
    if Sign.REPEATED in refusing and not released:
        return Outcome.REPEATED, True
    if Sign.VEXATIOUS in refusing:
        return Outcome.VEXATIOUS, not released
    if Sign.PARTLY in signs and (released or refusing):
        return Outcome.DISCLOSED_IN_PART, released and bool(refusing)
    if released and refusing:
        return Outcome.DISCLOSED_IN_PART, Sign.WHOLLY not in signs and refusing != {Sign.AVAILABLE}
    if released:
        return Outcome.DISCLOSED_IN_FULL, True
    if len(refusing) == 1:
        return _SINGLE[next(iter(refusing))], True
    if refusing:
        strong = refusing - {Sign.NOT_HELD}
        return (_SINGLE[next(iter(strong))] if len(strong) == 1 else Outcome.REFUSED), False
    return Outcome.NOT_RECORDED, False


_NEEDS_PROVISION = (Outcome.REFUSED, Outcome.COST_LIMIT, Outcome.NEITHER_CONFIRM_NOR_DENY)
_SINGLE = {
    Sign.WITHHELD: Outcome.REFUSED,
    Sign.NCND: Outcome.NEITHER_CONFIRM_NOR_DENY,
    Sign.NOT_HELD: Outcome.NOT_HELD,
    Sign.AVAILABLE: Outcome.ALREADY_AVAILABLE,
    Sign.COST: Outcome.COST_LIMIT,
    Sign.VEXATIOUS: Outcome.VEXATIOUS,
    Sign.REPEATED: Outcome.REPEATED,
}


def _doubts(
    outcome: Outcome, sure: bool, said: dict[Sign, str], cited: frozenset[Sign], whole: frozenset[Sign]
) -> Iterable[Doubt]:
    figures_alone = Sign.FIGURE in said and not said.keys() & {Sign.RELEASED, Sign.WHOLLY, Sign.PARTLY}
    if outcome is Outcome.NOT_RECORDED:
        yield Doubt("outcome", "the letter does not say what was decided")
    elif (
        whole
        and said.keys() & {Sign.RELEASED, Sign.FIGURE, Sign.PARTLY}
        and outcome not in (Outcome.DISCLOSED_IN_FULL,)
    ):
        words = (
            f"{said.get(Sign.RELEASED) or said.get(Sign.FIGURE) or said[Sign.PARTLY]} / {said.get(Sign.WITHHELD, '')}"
        )
        yield Doubt("outcome", "something is given, but the whole is said to be refused", words[:400])
    elif not sure or (
        outcome is Outcome.DISCLOSED_IN_PART and (figures_alone or not said.keys() & {Sign.FIRMLY, Sign.PARTLY})
    ):
        yield Doubt("outcome", "the letter says several things", " / ".join(dict.fromkeys(said.values()))[:400])
    elif outcome is Outcome.DISCLOSED_IN_FULL and said.keys() & {Sign.WITHHELD, Sign.COST, Sign.NCND, Sign.AVAILABLE}:
        first = next(
            words for sign, words in said.items() if sign in (Sign.WITHHELD, Sign.COST, Sign.NCND, Sign.AVAILABLE)
        )
        yield Doubt("outcome", "the letter also speaks of what is not released", first)
    elif outcome is Outcome.DISCLOSED_IN_PART and not said.keys() & {Sign.PARTLY, Sign.WITHHELD}:
        yield Doubt("outcome", "only a provision says that something was held back", next(iter(said.values()), ""))
    elif outcome is Outcome.DISCLOSED_IN_PART and not cited:
        yield Doubt("outcome", "nothing cited says what was not released", next(iter(said.values()), ""))
    elif outcome in _NEEDS_PROVISION and not cited and not (outcome is Outcome.COST_LIMIT and Sign.COST in whole):
        yield Doubt("outcome", "no provision is cited for it", next(iter(said.values()), ""))


def _thin(outcome: Outcome, said: dict[Sign, str], whole: frozenset[Sign]) -> Iterable[Doubt]:
    """A doubt where an outcome was put together from single sentences, and none speaks of the request as a whole."""
    words = " / ".join(dict.fromkeys(said.values()))[:400]
    if outcome is Outcome.DISCLOSED_IN_PART and Sign.PARTLY not in said:
        yield Doubt("outcome", "no sentence says that only a part is given", words)
    elif outcome in (Outcome.REFUSED, Outcome.NOT_HELD) and (not whole or Sign.FIGURE in said):
        yield Doubt("outcome", "no sentence says it of the whole request", words)
    elif outcome is Outcome.DISCLOSED_IN_FULL and not said.keys() & {Sign.FIRMLY, Sign.WHOLLY}:
        yield Doubt("outcome", "nothing is plainly handed over", words)
