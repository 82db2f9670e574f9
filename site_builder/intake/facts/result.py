"""What the requester got: the outcome that the signs of an answer and its citations make."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from site_builder.intake.blocks import Kind
from site_builder.intake.facts.signs import (
    ARGUED,
    Sign,
    figure_of,
    heads_release,
    is_answer,
    refuses,
    signs_of,
    withholds,
)
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.wording import Doubt, clip
from site_builder.legislation import Citation, Role
from site_builder.records.outcome import Outcome

_NOTHING = re.compile(r"(?:none|nothing|nil|no information|n/?a)\W*", re.IGNORECASE)
_UNREASONABLE = frozenset({"12(4)(b)", "10(4)(b)"})


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome, the signs that it was read from, and doubts about it."""

    outcome: Outcome
    signs: frozenset[Sign]
    doubts: tuple[Doubt, ...]


def result_of(placed: Sequence[Placed], citations: Sequence[Citation]) -> Result:
    """The outcome of a letter, or of the part of it that answers one question."""
    cited = _cited_signs(citations)
    burdened = bool(cited & {Sign.COST, Sign.VEXATIOUS, Sign.REPEATED}) or any(
        c.provision.text in _UNREASONABLE for c in citations
    )
    said: dict[Sign, str] = {}
    argued = False
    asked = {p.block.marker for p in placed if p.zone is Zone.REQUEST and p.block.marker.strip("-")}
    for n, p in enumerate(placed):
        if p.zone in (Zone.RESPONSE, Zone.REASONS) and not p.asks and not _is_nothing(p, placed[n - 1] if n else None):
            answer = is_answer(p, placed[n - 1] if n else None, burdened)
            argued = argued and not answer and p.block.kind is Kind.PARAGRAPH
            fact = Sign.RELEASED if answer else None if argued else figure_of(p, burdened)
            found = dict(reversed(list(signs_of(p, fact))))
            if answer and p.block.marker in asked and not refuses(p):
                found |= {Sign.RELEASED: clip(p.block.text), Sign.FIRMLY: clip(p.block.text)} | found
            said = {**found, **said}
            argued = argued or bool(ARGUED & found.keys())
    if (plain := _plainly_answered(placed)) is not None:
        said |= {Sign.RELEASED: plain, Sign.FIRMLY: plain} | said
    spoken = _reconciled(said, cited)
    outcome, sure = _outcome(frozenset(spoken))
    answers = any(p.zone is Zone.RESPONSE and not p.asks for p in placed)
    if outcome is Outcome.NOT_RECORDED and answers and not said.keys() - {Sign.PARTLY, Sign.FIRMLY} and not cited:
        words = next(clip(p.block.text) for p in placed if p.zone is Zone.RESPONSE and not p.asks)
        doubt = Doubt("outcome", "something is answered and nothing is said to be withheld", words)
        return Result(Outcome.DISCLOSED_IN_FULL, frozenset(), (doubt,))
    return Result(outcome, frozenset(spoken), tuple(_doubts(outcome, sure, said, cited)))


def _plainly_answered(placed: Sequence[Placed]) -> str | None:
    """The first answer below a question that neither refuses anything nor says that anything is not held; else None."""
    answers: list[list[Placed]] = []
    for n, p in enumerate(placed):
        if _is_nothing(p, placed[n - 1] if n else None):
            continue
        if p.zone is Zone.RESPONSE and n and heads_release(placed[n - 1].block.text) and not withholds(p):
            return clip(p.block.text)
        if p.asks:
            answers.append([])
        elif answers and p.zone is Zone.RESPONSE:
            answers[-1].append(p)
    return next((clip(answer[0].block.text) for answer in answers if answer and not any(map(refuses, answer))), None)


def _is_nothing(p: Placed, before: Placed | None) -> bool:
    """Whether a block says `None.` below a heading that promises what was released."""
    return before is not None and heads_release(before.block.text) and _NOTHING.fullmatch(p.block.text) is not None


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


def _reconciled(said: dict[Sign, str], cited: frozenset[Sign]) -> set[Sign]:
    """The signs that count: what is cited counts, and words alone count where nothing cited explains them."""
    signs = set(cited)
    signs |= {Sign.RELEASED} if Sign.FIGURE in said else set()
    signs |= {sign for sign in (Sign.RELEASED, Sign.PARTLY, Sign.WHOLLY, Sign.NOT_HELD) if sign in said}
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


_SINGLE = {
    Sign.WITHHELD: Outcome.REFUSED,
    Sign.NCND: Outcome.NEITHER_CONFIRM_NOR_DENY,
    Sign.NOT_HELD: Outcome.NOT_HELD,
    Sign.AVAILABLE: Outcome.ALREADY_AVAILABLE,
    Sign.COST: Outcome.COST_LIMIT,
    Sign.VEXATIOUS: Outcome.VEXATIOUS,
    Sign.REPEATED: Outcome.REPEATED,
}


def _doubts(outcome: Outcome, sure: bool, said: dict[Sign, str], cited: frozenset[Sign]) -> Iterable[Doubt]:
    figures_alone = Sign.FIGURE in said and not said.keys() & {Sign.RELEASED, Sign.WHOLLY, Sign.PARTLY}
    if outcome is Outcome.NOT_RECORDED:
        yield Doubt("outcome", "the letter does not say what was decided")
    elif not sure or (
        outcome is Outcome.DISCLOSED_IN_PART and (figures_alone or not said.keys() & {Sign.FIRMLY, Sign.PARTLY})
    ):
        yield Doubt("outcome", "the letter says several things", " / ".join(dict.fromkeys(said.values()))[:400])
    elif outcome is Outcome.DISCLOSED_IN_FULL and said.keys() & {Sign.WITHHELD, Sign.COST, Sign.NCND, Sign.AVAILABLE}:
        first = next(
            words for sign, words in said.items() if sign in (Sign.WITHHELD, Sign.COST, Sign.NCND, Sign.AVAILABLE)
        )
        yield Doubt("outcome", "the letter also speaks of what is not released", first)
    elif outcome is Outcome.DISCLOSED_IN_PART and not cited:
        yield Doubt("outcome", "nothing cited says what was not released", next(iter(said.values()), ""))
    elif outcome in (Outcome.REFUSED, Outcome.COST_LIMIT, Outcome.NEITHER_CONFIRM_NOR_DENY) and not cited:
        yield Doubt("outcome", "no provision is cited for it", next(iter(said.values()), ""))
