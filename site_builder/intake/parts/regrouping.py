"""A second look at the parts, once all are known: quoted requests, answers among questions, answers without a sign."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from site_builder.intake.blocks import Block, Kind, paragraph
from site_builder.intake.parts import cues
from site_builder.intake.parts.counting import number_of
from site_builder.intake.parts.cues import Zone, is_decision
from site_builder.intake.parts.placed import Placed, bare
from site_builder.intake.phrases import phrases
from site_builder.intake.spelt_days import found_days
from site_builder.intake.wording import in_full, sentences
from site_builder.patterns import regex

_CUES = phrases("zones")
_OPENS = regex(
    r"\b(?:your|you|request|enquiry|e-?mail|letter|received|dated|act 2000|reference|asked)\b", re.IGNORECASE
)
_BESIDE = regex(r"(?P<question>[^?\n]{10,200}\?)\s+(?P<answer>[^?\n]{1,300}[^?\s])")
_BEFORE = regex(
    r"\b(?:you(?:r \w+)? (?:have |had |also )?(?:asked|requested|complain|wrote|sought|said|say|argue)"
    r"|review|original|earlier|previous|first|initial)",
    re.IGNORECASE,
)
_REFUSES = regex(
    r"\b(?:this|it|these|they|which|information|data|names?|details) (?:is|are) (?:therefore |also |being )?"
    r"(?:exempt|withheld|excepted)\b|\bin terms of section \d"
    r"|\b(?:exempt|withheld|excepted|redacted) (?:under|by virtue of|in terms of) (?:section|regulation|s\.)",
    re.IGNORECASE,
)
_YOU = regex(r"\byou(?:r|rs)?\b|\b(?:if|whether|why)\b|\?", re.IGNORECASE)
_OFFERS = _CUES["offers"]
_ANSWER = _CUES["answer"]
_ASKING = _CUES["asking"]


def one_request(placed: Sequence[Placed]) -> list[Placed]:
    """The parts, without a quoted e-mail where the letter itself repeats the request; of several the last counts."""
    starts = [n for n, p in enumerate(placed) if p.zone is Zone.DROPPED and _begins_quote(p.block.text) and n]
    if not starts:
        return list(placed)
    before = any(p.zone is Zone.REQUEST for p in placed[: starts[0]])
    last = max((n for n in starts if any(p.zone is Zone.REQUEST for p in placed[n:])), default=starts[0])
    return [
        replace(p, zone=Zone.DROPPED) if n >= starts[0] and p.zone is Zone.REQUEST and (before or n < last) else p
        for n, p in enumerate(placed)
    ]


def _begins_quote(text: str) -> bool:
    return cues.QUOTED.match(text) is not None or text.lower().lstrip("> *").startswith("from:")


def answers_apart(placed: Sequence[Placed]) -> list[Placed]:
    """The parts, with questions and answers told apart where the answers stand within the request."""
    request = [n for n, p in enumerate(placed) if p.zone is Zone.REQUEST]
    pairs = [n for n in request if n + 1 in request and _is_pair(placed[n].block, placed[n + 1].block)]
    if not pairs:
        return list(placed)
    answered_below = any(p.zone is Zone.RESPONSE and len(p.block.text) > 200 for p in placed[pairs[0] :])
    if answered_below and len(pairs) < 2 and not placed[request[-1]].block.text.endswith("?"):
        return list(placed)
    first = pairs[0]
    return [
        replace(p, zone=Zone.RESPONSE) if p.zone is Zone.REQUEST and n >= first else p for n, p in enumerate(placed)
    ]


def _is_pair(question: Block, answer: Block) -> bool:
    asked = (question.text.rstrip().endswith("?") or _ASKING.match(question.text) is not None) and not answer.marker[
        :1
    ].isalpha()
    return (
        asked
        and not answer.text.rstrip().endswith("?")
        and (
            _ANSWER.match(answer.text) is not None or (len(answer.text) < 60 and any(c.isdigit() for c in answer.text))
        )
    )


def rescued(placed: list[Placed]) -> list[Placed]:
    """The parts; where no answer was found, it begins behind the last block of the request that asks for something."""
    request = [n for n, p in enumerate(placed) if p.zone is Zone.REQUEST]
    if any(p.zone in (Zone.RESPONSE, Zone.REASONS) for p in placed):
        return placed
    greeted = next((n for n, p in enumerate(placed) if cues.SALUTATION.match(p.block.text)), 0)
    if not request or any(
        p.zone is Zone.FRONT and p.block.text.endswith(".") for p in placed[greeted : request[0]][2:]
    ):
        return _without_request(placed)
    asking = [n for n in request if _ASKING.search(placed[n].block.text) or placed[n].block.kind is Kind.ITEM]
    last = max(asking, default=request[0])
    return [replace(p, zone=Zone.RESPONSE) if p.zone is Zone.REQUEST and n > last else p for n, p in enumerate(placed)]


def answer_from_its_first_word(placed: Sequence[Placed]) -> list[Placed]:
    """The parts, with the sentences of the letterhead that stand right before the answer given to it: they begin it."""
    kept = list(placed)
    first = next((n for n, p in enumerate(kept) if p.zone is Zone.RESPONSE), 0)
    while first and (_is_telling(kept[first - 1]) or _counts_up(kept[first - 1], kept[first])):
        first -= 1
        kept[first] = replace(kept[first], zone=Zone.RESPONSE)
    decided = next((n for n, p in enumerate(kept[:first]) if _decides(p)), first)
    return [
        replace(p, zone=Zone.RESPONSE) if decided <= n < first and p.zone is Zone.FRONT else p
        for n, p in enumerate(kept)
    ]


def answers_within(placed: Sequence[Placed]) -> list[Placed]:
    """The parts, where what refuses something by a provision stands within the request: it and its table answer."""
    kept = list(placed)
    for n, p in enumerate(kept):
        if p.zone is not Zone.REQUEST or not any(
            _REFUSES.search(s) and not _YOU.search(s) for s in sentences(p.block.text)
        ):
            continue
        kept[n] = replace(p, zone=Zone.RESPONSE)
        above = n - 1
        while above > 0 and kept[above].block.kind is Kind.TABLE and kept[above].zone is Zone.REQUEST:
            kept[above] = replace(kept[above], zone=Zone.RESPONSE)
            above -= 1
    return kept


def _decides(p: Placed) -> bool:
    """Whether a paragraph of the letterhead tells what is held or given, and not what was decided or asked before."""
    if p.zone is not Zone.FRONT or not p.block.text.endswith("."):
        return False
    told = [s for s in sentences(in_full(p.block.text)) if is_decision(s) and len(s) > 20]
    return any(not _BEFORE.search(s) and not cues.HANDLED.search(s) and not s.endswith("?") for s in told)


def _counts_up(p: Placed, after: Placed) -> bool:
    """Whether an entry of the letterhead stands before the next one of a list that is the answer."""
    entries = p.block.kind is Kind.ITEM and after.block.kind is Kind.ITEM and p.zone is Zone.FRONT
    return entries and 0 < number_of(p.block) == number_of(after.block) - 1


def _is_telling(p: Placed) -> bool:
    text = p.block.text
    if p.zone is not Zone.FRONT or not text.endswith(".") or len(text) <= 40:
        return False
    if any(is_decision(s) or "vexatious" in s for s in sentences(text)):
        return True
    return any(
        len(s) > 20 and not (cues.HANDLED.search(s) or cues.ASKS.search(s) or _OPENS.search(s) or any(found_days(s)))
        for s in sentences(text)[-1:]
    )


def _without_request(placed: list[Placed]) -> list[Placed]:
    """The parts of a letter without a request: the answer begins with the first sentence that opens no letter."""
    sentences_at = (
        n
        for n, p in enumerate(placed)
        if p.zone is Zone.FRONT and p.block.text.endswith((".", ":")) and not cues.HANDLED.search(p.block.text)
    )
    first = next(sentences_at, len(placed))
    kept, zone = list(placed), Zone.RESPONSE
    for n, p in enumerate(placed):
        if p.zone is Zone.FRONT and n >= first:
            zone = Zone.ADVICE if n > first and cues.ADVICE.search(p.block.text) else zone
            kept[n] = replace(p, zone=zone)
    return kept


def answers_beside(placed: Sequence[Placed]) -> Iterator[Placed]:
    """The parts, with a question of the answer and what stands behind it on the same line parted."""
    for p in placed:
        both = _BESIDE.fullmatch(p.block.text) if p.zone is Zone.RESPONSE and p.block.kind is not Kind.TABLE else None
        if both is None:
            yield p
        else:
            yield replace(p, block=replace(p.block, text=both["question"]))
            yield Placed(paragraph(both["answer"]), p.zone)


def _leads(placed: Sequence[Placed]) -> frozenset[int]:
    """The places of numbered lines, each with its answer in a paragraph below it: these are the questions."""
    within = (Zone.FRONT, Zone.REQUEST, Zone.RESPONSE, Zone.REASONS)
    items = [n for n, p in enumerate(placed) if p.block.kind is Kind.ITEM and p.zone in within]
    numbered = [n for n in items if number_of(placed[n].block)]
    below = [
        n
        for n in numbered
        if n + 1 < len(placed)
        and placed[n + 1].block.kind is Kind.PARAGRAPH
        and placed[n + 1].zone in (Zone.FRONT, Zone.RESPONSE)
        and placed[n].zone in (Zone.FRONT, Zone.RESPONSE)
        and len(placed[n].block.text) < 300
        and not is_decision(placed[n].block.text)
    ]
    return frozenset(below) if len(below) > 1 and len(below) == len(numbered) else frozenset()


def _counted_headings(placed: Sequence[Placed]) -> frozenset[int]:
    """The places of the headings that count the questions from the first, each above its answer."""
    told = (Zone.FRONT, Zone.REQUEST, Zone.RESPONSE, Zone.REASONS)
    heads = [n for n, p in enumerate(placed) if p.block.kind is Kind.HEADING and p.zone in told and number_of(p.block)]
    counts = [number_of(placed[n].block) for n in heads]
    counted = len(heads) > 1 and counts == list(range(1, len(heads) + 1))
    return frozenset(heads) if counted and placed[heads[-1]].zone is not Zone.REQUEST else frozenset()


def _called(placed: Sequence[Placed]) -> frozenset[int]:
    """The places of the blocks that are called `Q.` and are followed by one called `A.`."""
    return frozenset(
        n
        for n, (p, after) in enumerate(pairwise(placed))
        if (p.block.marker[:1], after.block.marker[:1]) == ("Q", "A") and len(p.block.marker) == 2
    )


def questions_marked(placed: Sequence[Placed], together: bool) -> Iterator[Placed]:
    """The parts, with the questions that the answer repeats marked."""
    headed = _counted_headings(placed)
    called = _called(placed) | _leads(placed) | headed
    first, below = min(called, default=len(placed)), min(headed, default=len(placed))
    placed = [
        replace(p, zone=Zone.RESPONSE)
        if n in called or (p.zone is Zone.FRONT and n > first) or (p.zone is Zone.REQUEST and n > below)
        else p
        for n, p in enumerate(placed)
    ]
    asked = {bare(p.block.text) for p in placed if p.zone is Zone.REQUEST}
    no_request = not asked
    for n, p in enumerate(placed):
        repeated = p.zone in (Zone.RESPONSE, Zone.REASONS) and len(p.block.text) > 12 and bare(p.block.text) in asked
        asking = p.zone is Zone.RESPONSE and p.block.text.rstrip(" \"'”’)").endswith("?")
        phrased = p.zone is Zone.RESPONSE and (together or no_request) and _ASKING.search(p.block.text) is not None
        is_answer = (is_decision(p.block.text) and not p.block.text.rstrip().endswith("?")) or _OFFERS.search(
            p.block.text
        )
        yield replace(p, asks=n in called or repeated or ((asking or phrased) and not is_answer))
