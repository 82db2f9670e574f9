"""What an answer says, block by block: the first words of each sign, and the figures that nobody asked for."""

import re
from collections.abc import Sequence

from site_builder.intake.blocks import Kind
from site_builder.intake.facts.signs import (
    ARGUED,
    Sign,
    counts_work,
    figure_of,
    heads_release,
    is_answer,
    refuses,
    signs_of,
    withholds,
)
from site_builder.intake.facts.verdict import asked_words, is_asked_for, is_set_aside, overturned
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.wording import clip
from site_builder.patterns import regex

_TELLS = regex(
    r"(?:there (?:are|were|is|was|have been)|the (?:total|number|cost|average|amount)|a total|in (?:19|20)\d\d"
    r"|(?:we|i) (?:have|had|hold|held|received|spent|paid|made|issued|recorded))\b",
    re.IGNORECASE,
)
"""How a sentence begins that tells a figure, also where others argue."""
_NOTHING = regex(r"(?:none|nothing|nil|no information|n/?a)\W*", re.IGNORECASE)


def said_in(placed: Sequence[Placed], burdened: bool) -> tuple[dict[Sign, str], str]:
    """Each sign of the answer with the words that it was first read from; and a figure that was not asked for, or "".

    In a letter that is `burdened`, hours and figures count the work of a search.
    """
    said: dict[Sign, str] = {}
    besides = ""
    argued = False
    words, past = asked_words(placed), overturned(placed)
    asked = {p.block.marker for p in placed if p.zone is Zone.REQUEST and p.block.marker.strip("-")}
    for n, p in enumerate(placed):
        if p.zone not in (Zone.RESPONSE, Zone.REASONS) or p.asks or _is_nothing(p, placed[n - 1] if n else None):
            continue
        if burdened and counts_work(p):
            continue
        answer = is_answer(p, placed[n - 1] if n else None, burdened)
        argued = argued and not answer and p.block.kind is Kind.PARAGRAPH
        found: dict[Sign, str] = {}
        for sign, sentence in signs_of(p, Sign.RELEASED if answer else figure_of(p, burdened)):
            if past and is_set_aside(sentence):
                continue
            told = words is not None and _TELLS.match(sentence) is not None
            if sign is Sign.FIGURE and not (is_asked_for(sentence, words) and (told or not argued)):
                besides = besides or ("" if argued else sentence)
            else:
                found.setdefault(sign, sentence)
            if sign is Sign.FIGURE and words and told and is_asked_for(sentence, words):
                found |= {Sign.RELEASED: sentence, Sign.FIRMLY: sentence} | found
        if answer and p.block.marker in asked and not refuses(p):
            found |= {Sign.RELEASED: clip(p.block.text), Sign.FIRMLY: clip(p.block.text)} | found
        said = {**found, **said}
        argued = argued or bool(ARGUED & found.keys())
    if (plain := _plainly_answered(placed)) is not None:
        said |= {Sign.RELEASED: plain, Sign.FIRMLY: plain} | said
    return said, besides


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
