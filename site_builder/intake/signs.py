"""What the sentences of an answer do, one by one: release, withhold, refuse, say that nothing is held."""

import re
from collections.abc import Iterable
from enum import StrEnum

from site_builder.intake import cues
from site_builder.intake.blocks import Kind
from site_builder.intake.cues import Zone
from site_builder.intake.phrases import phrases
from site_builder.intake.placed import Placed
from site_builder.intake.spelt_days import found_days
from site_builder.intake.wording import clip, sentences

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
_ASIDES = _CUES["asides"]
_FACT = _CUES["fact"]
_NO_FACT = _CUES["no_fact"]
_RELEASE_HEADING = _CUES["release_heading"]
_LABELLED = re.compile(r"[^.?!]{2,70}(?::|\s[–-]|=)\s*£?\d[\d,.]*%?\W*(?:\w+\W*){0,3}")
_BURDEN = _CUES["burden"]
_VALUED = re.compile(
    r"(?!exempt|except|decision|outcome|result|section|regulation|reason|note|ref|date|public|harm|link|source|contact"
    r"|response|answer|request|question|for|against|in favour|factor|balanc|review|subject|title|status|tel|e-?mail"
    r"|sign)"
    r"[A-Z][\w'/()-]+(?: [\w'/()-]+){0,2}: (?!\W|see\b|www|http)\S[^.:]{0,60}",
    re.IGNORECASE,
)
"""A value behind its label: `Tenant: Hall Events Ltd`."""
_BUT = re.compile(r"\s*(?:;|,?\s\b(?:but|whereas|while|although|though|however)\b)\s", re.IGNORECASE)


class Sign(StrEnum):
    """One thing that an answer does."""

    RELEASED = "released"
    FIGURE = "figure"
    """A figure in a sentence, which may be an answer or an argument."""
    PARTLY = "partly"
    WHOLLY = "wholly"
    WITHHELD = "withheld"
    NCND = "ncnd"
    NOT_HELD = "not held"
    AVAILABLE = "available"
    COST = "cost"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"


def refuses(p: Placed) -> bool:
    """Whether an answer holds anything back, or says that there is nothing or that it is elsewhere."""
    return cues.is_decision(p.block.plain) or any(
        _NOT_RELEASING.search(s) or _NOT_HELD.search(s) or _AVAILABLE.search(s) or _BURDEN.search(s)
        for s in sentences(p.block.plain)
    )


def releases(text: str) -> bool:
    """Whether a sentence of the text says that something is given."""
    return any(_RELEASED.search(s) and not _NOT_RELEASING.search(s) and not _ASIDES.search(s) for s in sentences(text))


def heads_release(text: str) -> bool:
    """Whether a heading says that what stands below is what was released."""
    return _RELEASE_HEADING.fullmatch(text.strip(" :.").lower()) is not None


def signs_of(p: Placed, fact: Sign | None) -> Iterable[tuple[Sign, str]]:
    """What each sentence of a block says; `fact` is what a bare figure says (None: nothing)."""
    text = p.block.plain
    if p.block.kind is Kind.TABLE and p.zone is Zone.RESPONSE:
        yield Sign.RELEASED, clip(text)
    for sentence in sentences(text):
        if _ASIDES.search(sentence) or cues.STATUTE.search(sentence) or cues.BOILERPLATE.search(sentence):
            continue
        for clause in _clauses(sentence):
            yield from ((sign, clip(sentence)) for sign in _of_sentence(clause, p, fact))


def _clauses(sentence: str) -> list[str]:
    """The halves of a sentence that gives one thing and holds another back; else the sentence."""
    halves = _BUT.split(sentence)
    refusing = [_WITHHELD.search(half) or _NOT_HELD.search(half) for half in halves]
    return halves if any(refusing) and not all(refusing) else [sentence]


def _of_sentence(sentence: str, p: Placed, fact: Sign | None) -> Iterable[Sign]:
    withheld = _WITHHELD.search(sentence) is not None and not _NOTHING_WITHHELD.search(sentence)
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
    elif p.zone is Zone.RESPONSE and not _NOT_RELEASING.search(sentence):
        if _RELEASED.search(sentence):
            yield Sign.RELEASED
        elif fact and (_FACT.search(_NO_FACT.sub(" ", sentence)) or _VALUED.fullmatch(sentence)):
            yield fact


def is_answer(p: Placed, before: Placed | None) -> bool:
    """Whether a block stands where an answer stands: under its question, with its number, or behind its label."""
    text = p.block.plain
    numbered = p.block.kind is Kind.ITEM and p.block.marker != "-"
    beside = before is not None and before.asks
    labelled = _LABELLED.fullmatch(text) is not None and not any(found_days(text))  # a day is the letter's own
    return (numbered or beside or labelled) and not _BURDEN.search(text)
