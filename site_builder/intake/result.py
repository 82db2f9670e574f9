"""What the requester got: what was released, withheld, not held or refused, read sentence by sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from site_builder.intake import cues
from site_builder.intake.blocks import Kind
from site_builder.intake.cues import Zone
from site_builder.intake.phrases import phrases
from site_builder.intake.wording import Doubt, clip, sentences
from site_builder.intake.zones import Placed
from site_builder.legislation import Citation, Role
from site_builder.records.outcome import Outcome


class Sign(StrEnum):
    """One thing that an answer does."""

    RELEASED = "released"
    PARTLY = "partly"
    WHOLLY = "wholly"
    WITHHELD = "withheld"
    NCND = "ncnd"
    NOT_HELD = "not held"
    AVAILABLE = "available"
    COST = "cost"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"


_CUES = phrases("result")
_NOT_HELD = _CUES["not_held"]
_NO_SUCH = _CUES["no_such"]
_NOT_RELEASING = _CUES["not_releasing"]
_RELEASED = _CUES["released"]
_WHOLLY = _CUES["wholly"]
_PARTLY = _CUES["partly"]
_WITHHELD = _CUES["withheld"]
_NCND = _CUES["ncnd"]
_AVAILABLE = _CUES["available"]
_COST = _CUES["cost"]
_ASIDES = _CUES["asides"]
_HOLDS = _CUES["holds"]
_FACT = _CUES["fact"]
_NO_FACT = _CUES["no_fact"]


_LABELLED = re.compile(r"[^.?!]{2,70}(?::|\s[–-]|=)\s*£?\d[\d,.]*%?\W*(?:\w+\W*){0,3}")
_BURDEN = _CUES["burden"]
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
    for n, p in enumerate(placed):
        if p.zone in (Zone.RESPONSE, Zone.REASONS) and not p.asks:
            answer = _is_answer(p, placed[n - 1] if n else None)
            for sign, words in _signs(p, facts=answer or not burdened):
                said.setdefault(sign, words)
    spoken = _reconciled(said, cited, citations)
    outcome, sure = _outcome(frozenset(spoken))
    return Result(outcome, frozenset(spoken), tuple(_doubts(outcome, sure, said, cited)))


def _is_answer(p: Placed, before: Placed | None) -> bool:
    """Whether a block stands where an answer stands: under its question, with its number, or as a label and its value."""
    text = p.block.plain
    numbered = p.block.kind is Kind.ITEM and p.block.marker != "-"
    beside = before is not None and before.asks
    return (numbered or beside or _LABELLED.fullmatch(text) is not None) and not _BURDEN.search(text)


def _signs(p: Placed, facts: bool) -> Iterable[tuple[Sign, str]]:
    """What each sentence of a block says; a bare figure counts as released only where `facts` are answers."""
    text = p.block.plain
    if p.block.kind is Kind.TABLE and p.zone is Zone.RESPONSE:
        yield Sign.RELEASED, clip(text)
    for sentence in sentences(text):
        if _ASIDES.search(sentence) or cues.STATUTE.search(sentence):
            continue
        yield from ((sign, clip(sentence)) for sign in _of_sentence(sentence, p, facts))


def _of_sentence(sentence: str, p: Placed, facts: bool) -> Iterable[Sign]:
    withheld = _WITHHELD.search(sentence) is not None
    if p.zone is Zone.RESPONSE and _PARTLY.search(sentence):
        yield Sign.PARTLY
    if p.zone is Zone.RESPONSE and not withheld and _WHOLLY.search(sentence) and not _NOT_RELEASING.search(sentence):
        yield Sign.WHOLLY
    if _NCND.search(sentence):
        yield Sign.NCND
    elif _NOT_HELD.search(sentence) and not _NO_SUCH.search(sentence):
        yield Sign.NOT_HELD
    elif _COST.search(sentence):
        yield Sign.COST
    elif _AVAILABLE.search(sentence) and p.zone is Zone.RESPONSE:
        yield Sign.AVAILABLE
    elif withheld:
        yield Sign.WITHHELD
    elif p.zone is Zone.RESPONSE and _gives(sentence, facts):
        yield Sign.RELEASED


def _gives(sentence: str, facts: bool) -> bool:
    """Whether a sentence hands something over: it says so, or states a figure, a yes or a no."""
    if _NOT_RELEASING.search(sentence):
        return False
    if _RELEASED.search(sentence):
        return True
    return facts and _FACT.search(_NO_FACT.sub(" ", sentence)) is not None


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


def _reconciled(said: dict[Sign, str], cited: frozenset[Sign], citations: Sequence[Citation]) -> set[Sign]:
    """The signs that count: what is cited counts, and words alone count where nothing cited explains them."""
    signs = set(cited)
    signs |= {sign for sign in (Sign.RELEASED, Sign.PARTLY, Sign.WHOLLY, Sign.NOT_HELD) if sign in said}
    if Sign.NCND in said and not cited - {Sign.COST, Sign.WITHHELD}:
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
        strong = refusing - {Sign.NOT_HELD} if Sign.WITHHELD in refusing or Sign.NCND in refusing else refusing
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
    if outcome is Outcome.NOT_RECORDED:
        yield Doubt("outcome", "the letter does not say what was decided")
    elif not sure:
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
