"""What the sentences of an answer do, one by one: release, withhold, refuse, say that nothing is held."""

import re
from collections.abc import Iterable
from enum import StrEnum

from site_builder.intake.blocks import Kind
from site_builder.intake.facts.stance import is_idle
from site_builder.intake.giving import gives
from site_builder.intake.parts import cues
from site_builder.intake.parts.counting import number_of
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.phrases import phrases
from site_builder.intake.spelt_days import found_days
from site_builder.intake.wording import clip, in_full, sentences, without_law
from site_builder.patterns import regex

_CUES = phrases("result")
_NOT_HELD = _CUES["not_held"]
_NO_SUCH = _CUES["no_such"]
_NOT_RELEASING = _CUES["not_releasing"]
_RELEASED = _CUES["released"]
_WHOLLY = _CUES["wholly"]
_PARTLY = _CUES["partly"]
_WITHHELD = _CUES["withheld"]
_NOTHING_WITHHELD = _CUES["nothing_withheld"]
_NCND = _CUES["ncnd"]
_AVAILABLE = _CUES["available"]
_COST = _CUES["cost"]
_MAY_BE_IDLE = (_WITHHELD, _PARTLY, _AVAILABLE, _WHOLLY)
_ASIDES = _CUES["asides"]
_FACT = _CUES["fact"]
_NO_FACT = _CUES["no_fact"]
_RELEASE_HEADING = _CUES["release_heading"]
_LABELLED = regex(
    r"(?:(?:part|point|item|question|q)\s?\d+[.):]?\s*)?[^.?!:]{2,110}(?::|\s[–-]|=)\s*"
    r"(?P<value>£?\d|yes\b|no\b|none\b|nil\b)",
    re.IGNORECASE,
)
"""A value behind what it is of: `Tonnes removed in each year: 14, 22 and 19.`"""
_FIRST = regex(r"£?\d[\d,.]*%?(?=[\s.]|$)")
"""A figure that an answer begins with is what was asked for, whatever follows: `31 applications were refused.`"""
_TREATED = _CUES["treated"]
_PROVISION = regex(r"\b(?:sections?|regulations?|s\.?|reg\.?|r\.?)\s?\d", re.IGNORECASE)
_WORKLOAD = _CUES["workload"]
_BURDEN = _CUES["burden"]
_VALUED = regex(
    r"(?!authority|department|directorate|service|team|officer|handled|classification|category|type|status|format"
    r"|organisation|name|exempt|except|decision|outcome|result|section|regulation|reason|note|ref|date|public|harm|link|source|contact"
    r"|response|answer|request|question|for|against|in favour|factor|balanc|review|subject|title|status|tel|e-?mail"
    r"|sign)"
    r"[A-Z][\w'/()-]+(?: [\w'/()-]+){0,2}: (?!\W|see\b|www|http)\S[^.:]{0,60}",
    re.IGNORECASE,
)
"""A value behind its label: `Tenant: Hall Events Ltd`."""
_WORK_COLUMN = regex(r"\b(?:hours?|minutes?|mins|time|cost|effort|work)\b", re.IGNORECASE)
_BUT = regex(r"\s*(?:;|,?\s\b(?:but|whereas|while|although|though|however)\b)\s", re.IGNORECASE)


class Sign(StrEnum):
    """One thing that an answer does."""

    RELEASED = "released"
    FIGURE = "figure"
    """A figure in a sentence, which may be an answer or an argument."""
    FIRMLY = "firmly"
    """Something handed over plainly, or standing where an answer stands."""
    PARTLY = "partly"
    WHOLLY = "wholly"
    WITHHELD = "withheld"
    NCND = "ncnd"
    NOT_HELD = "not held"
    AVAILABLE = "available"
    COST = "cost"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"


ARGUED = frozenset({Sign.WITHHELD, Sign.NCND, Sign.COST})
"""Behind these signs a figure is an argument, until the next answer begins."""


def withholds(p: Placed) -> bool:
    """Whether a block says outright that something is held back or not held."""
    return cues.is_decision(p.block.plain) or any(_NOT_HELD.search(s) for s in sentences(p.block.plain))


def refuses(p: Placed) -> bool:
    """Whether an answer holds anything back, or says that there is nothing or that it is elsewhere."""
    return cues.is_decision(p.block.plain) or any(
        _NOT_RELEASING.search(s) or _NOT_HELD.search(s) or _AVAILABLE.search(s) or _BURDEN.search(s)
        for s in sentences(p.block.plain)
    )


def heads_release(text: str) -> bool:
    """Whether a heading says that what stands below is what was released."""
    return _RELEASE_HEADING.fullmatch(text.strip(" :.").lower()) is not None


def signs_of(p: Placed, fact: Sign | None) -> Iterable[tuple[Sign, str]]:
    """What each sentence of a block says; `fact` is what a bare figure says (None: nothing)."""
    text = in_full(p.block.text)
    if p.block.kind is Kind.TABLE and p.zone is Zone.RESPONSE and not _lists_law(p):
        yield from ((sign, clip(text)) for sign in (Sign.RELEASED, Sign.FIRMLY))
    for sentence in map(without_law, sentences(text)):
        if gives(sentence) and p.zone is Zone.RESPONSE:
            yield from ((sign, clip(sentence)) for sign in (Sign.RELEASED, Sign.FIRMLY))
        if _ASIDES.search(sentence) or cues.STATUTE.search(sentence) or cues.BOILERPLATE.search(sentence):
            continue
        for clause in _clauses(sentence):
            found = list(_of_sentence(clause, p, fact))
            yield from ((sign, clip(sentence)) for sign in found)
            fact = None if ARGUED & set(found) else fact


def counts_work(p: Placed) -> bool:
    """Whether a table says how long a search would take."""
    return bool(p.block.rows) and _WORK_COLUMN.search(" | ".join(p.block.rows[0])) is not None


def _lists_law(p: Placed) -> bool:
    """Whether a table lists the provisions that were applied, and gives nothing."""
    rows = p.block.rows[1:] or p.block.rows
    return 2 * sum(any(_PROVISION.search(cell) for cell in row) for row in rows) > len(rows)


def _clauses(sentence: str) -> list[str]:
    """The halves of a sentence that gives one thing and holds another back; else the sentence."""
    halves = _BUT.split(sentence)
    refusing = [_WITHHELD.search(half) or _NOT_HELD.search(half) for half in halves]
    return halves if any(refusing) and not all(refusing) else [sentence]


def _of_sentence(sentence: str, p: Placed, fact: Sign | None) -> Iterable[Sign]:
    if fact is Sign.RELEASED and _FIRST.match(sentence):
        yield from (Sign.RELEASED, Sign.FIRMLY)
        return
    nothing = _NOTHING_WITHHELD.search(sentence) is not None
    idle = any(said.search(sentence) for said in _MAY_BE_IDLE) and is_idle(sentence)
    withheld = _WITHHELD.search(sentence) is not None and not (nothing or idle)
    if p.zone is Zone.RESPONSE and not (nothing or idle) and _PARTLY.search(sentence) and _TREATED.search(sentence):
        yield Sign.PARTLY
    if (
        p.zone is Zone.RESPONSE
        and not (withheld or idle)
        and _WHOLLY.search(sentence)
        and not _NOT_RELEASING.search(sentence)
    ):
        yield Sign.WHOLLY
    if _NCND.search(sentence):
        yield Sign.NCND
    elif _NOT_HELD.search(sentence) and not _NO_SUCH.search(sentence):
        yield Sign.NOT_HELD
    elif _COST.search(sentence):
        yield Sign.COST
    elif _AVAILABLE.search(sentence) and p.zone is Zone.RESPONSE and not idle:
        yield Sign.AVAILABLE
    elif withheld:
        yield Sign.WITHHELD
    elif p.zone is Zone.RESPONSE and not _NOT_RELEASING.search(sentence) and not (idle and _WITHHELD.search(sentence)):
        if _RELEASED.search(sentence):
            yield Sign.RELEASED
        elif fact and (_FACT.search(_NO_FACT.sub(" ", sentence)) or _is_valued(sentence)):
            yield fact
            if fact is Sign.RELEASED:
                yield Sign.FIRMLY


def _is_valued(sentence: str) -> bool:
    return _VALUED.fullmatch(sentence) is not None and not any(found_days(sentence))


def figure_of(p: Placed, burdened: bool) -> Sign | None:
    """What a bare figure says in a block that stands nowhere in particular: nothing where it counts the work."""
    text = p.block.text
    return None if burdened and (_BURDEN.search(text) or _WORKLOAD.search(text)) else Sign.FIGURE


def is_answer(p: Placed, before: Placed | None, burdened: bool) -> bool:
    """Whether a block stands where an answer stands: under its question, with its number, or behind its label.

    In a letter that is `burdened`, hours and minutes are those that the search would take.
    """
    text = p.block.plain
    numbered = (p.block.kind is Kind.ITEM and p.block.marker != "-") or (
        p.block.kind is Kind.PARAGRAPH and number_of(p.block) > 0
    )
    beside = before is not None and before.asks
    numbered = numbered and _PROVISION.match(p.block.text) is None
    return (numbered or beside or _is_labelled(text)) and not (burdened and _BURDEN.search(text))


def _is_labelled(text: str) -> bool:
    """Whether a text is a value behind its label; a day there is the letter's own."""
    found = _LABELLED.match(text)
    return found is not None and not any(start < 3 for _, start, _ in found_days(text[found.start("value") :]))
