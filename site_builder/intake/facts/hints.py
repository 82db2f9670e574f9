"""Words that speak against an outcome: too weak to decide it, strong enough for an officer to look again."""

import re
from collections.abc import Iterator, Sequence

from site_builder.intake.blocks import Kind
from site_builder.intake.parts import cues
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed, of, questions_as_request
from site_builder.intake.phrases import phrases
from site_builder.intake.wording import Doubt, clip, sentences
from site_builder.patterns import regex
from site_builder.records.outcome import RELEASING, Outcome

_CUES = phrases("result")
_ASIDES = _CUES["asides"]
_RELEASED = _CUES["hint_released"]
_WITHHELD = _CUES["hint_withheld"]
_NOTHING_WITHHELD = _CUES["nothing_withheld"]
_PROCEDURE = _CUES["procedure"]
_NOT_RELEASING = _CUES["not_releasing"]
_TELLS = regex(r"^(?:yes|no)\b|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|none)\b", re.IGNORECASE)
_ALL = regex(
    r"\b(?:refuse|refusing|comply with|meet) your request|\ball (?:of )?(?:the|your|this)\b|\bin full\b|\bthe whole\b"
    r"|\b(?:information|details) (?:that )?(?:you (?:have )?)?(?:requested|asked for)\b"
    r"|\b(?:this|requested) information\b",
    re.IGNORECASE,
)


def hinted(placed: Sequence[Placed], outcome: Outcome) -> Doubt | None:
    """A doubt about the outcome, with the words that speak against it; None where none do."""
    if outcome is Outcome.DISCLOSED_IN_FULL:
        held = (s for s in _sentences(placed) if _WITHHELD.search(s) and not _NOTHING_WITHHELD.search(s))
        words = next(held, "")
        return Doubt("outcome", "some words may say that something was held back", clip(words)) if words else None
    if outcome in RELEASING or outcome is Outcome.NOT_RECORDED:
        return None
    given = (s for s in _sentences(placed) if _RELEASED.search(s) and not _NOT_RELEASING.search(s))
    words = (_fact_first(placed) if outcome is Outcome.REFUSED else "") or next(given, "")
    return Doubt("outcome", "some words may say that something was given", clip(words)) if words else None


def _sentences(placed: Sequence[Placed]) -> Iterator[str]:
    """What the answer says of itself, sentence by sentence."""
    for p in placed:
        if p.zone is Zone.RESPONSE and not p.asks:
            yield from (s for s in sentences(p.block.plain) if not _ASIDES.search(s) and not cues.STATUTE.search(s))


def _fact_first(placed: Sequence[Placed]) -> str:
    """A sentence about the matter itself, and not about the request, before the answer says what it holds back."""
    for p in placed:
        if p.zone is not Zone.RESPONSE or p.asks or p.block.kind is Kind.HEADING:
            continue
        first, *rest = sentences(p.block.plain) or [""]
        if _WITHHELD.search(first):
            return ""
        if len(first.split()) >= 3 and first.endswith(".") and _TELLS.search(first) and not _PROCEDURE.search(first):
            return first
        if any(_WITHHELD.search(s) for s in rest):
            return ""
    return ""


def asks_much(placed: Sequence[Placed]) -> bool:
    """Whether the request has several questions, and no sentence answers all of them at once."""
    asked = questions_as_request(placed)
    several_asked = sum(block.kind is Kind.ITEM or block.text.endswith("?") for block in asked) > 1
    return several_asked and not any(_ALL.search(block.text) for block in of(placed, Zone.RESPONSE))
