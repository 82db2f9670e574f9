"""What an answer says of the request as a whole, and whether a figure in it is one that was asked for."""

import re
from collections.abc import Iterator, Sequence

from site_builder.intake.facts.signs import Sign
from site_builder.intake.parts import cues
from site_builder.intake.parts.counting import number_of
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed, questions_as_request
from site_builder.intake.phrases import phrases
from site_builder.intake.wording import in_full, sentences, without_law
from site_builder.patterns import regex
from site_builder.records.outcome import ALSO_CALLED, TYPED, Outcome

_CUES = phrases("verdict")
_OF_ALL = (
    (Sign.NCND, _CUES["ncnd"]),
    (Sign.COST, _CUES["cost"]),
    (Sign.NOT_HELD, _CUES["not_held"]),
    (Sign.AVAILABLE, _CUES["available"]),
    (Sign.WITHHELD, _CUES["refused"]),
)
_PARTIAL = phrases("result")["partly"]
_ASIDES = phrases("result")["asides"]
_NO_SUCH = phrases("result")["no_such"]
_NOTHING_WITHHELD = phrases("result")["nothing_withheld"]
_OVERTURNED = phrases("relied")["overturned"]
_SET_ASIDE = phrases("relied")["set_aside"]
_QUANTITY = _CUES["quantity"]
_STATED = _CUES["stated"]
_COMMON = _CUES["common"]
_PROVISION = regex(r"(?:sections?|regulations?|s\.?|reg\.?|r\.?)\s?\d", re.IGNORECASE)
_NAMED = regex(
    r"\b(?:the|these|those|this|your) (?P<what>[\w'’-]+(?: [\w'’-]+){0,4}) (?:is|are|has been|have been|must be) "
    r"(?:being |therefore |all |both )*(?:withheld|exempt|excepted|refused)\b",
    re.IGNORECASE,
)
"""What was asked for by its own name: `the file is exempt`."""
_BALANCE = regex(
    r"\b(?:public interest|balance)\b[^.;]{0,60}\b(?:lies?|favours?|in favour|outweigh\w*|weighs?)\b", re.IGNORECASE
)
"""What is weighed: it says of everything that is withheld, and not that everything is."""
_WORD = regex(r"[a-z]{4,}")
_SHORTEST = 10
"""Fewer characters than this say nothing of the whole."""
_STEM = 5
"""Words that begin with the same letters, so many, are taken for one: `tractor` and `tractors`."""
_CALLED = {outcome.value: outcome for outcome in TYPED} | ALSO_CALLED
_ALSO = phrases("outcomes")
_LABELLED = regex(r"(?:outcome|decision|result|status)s?\W*", re.IGNORECASE)


def verdicts(placed: Sequence[Placed]) -> frozenset[Sign]:
    """What the answer says of all that was asked for; nothing where it answers question by question."""
    said = [p for p in placed if p.zone in (Zone.RESPONSE, Zone.REASONS)]
    numbers = {number_of(p.block) for p in said if not _PROVISION.match(p.block.text)} - {0}
    if any(p.asks for p in said) or len(numbers) > 1:
        return frozenset()
    asked = _stems(" ".join(block.text for block in questions_as_request(placed)).lower())
    past = overturned(placed)
    return frozenset(sign for p in said for sign in _of_all(p, asked, past))


def _of_all(p: Placed, asked: frozenset[str], past: bool) -> Iterator[Sign]:
    for sentence in map(without_law, sentences(in_full(p.block.plain))):
        if _BALANCE.search(sentence):
            continue
        if len(sentence) < _SHORTEST or (past and is_set_aside(sentence)):
            continue
        if _ASIDES.search(sentence) or cues.STATUTE.search(sentence) or _NOTHING_WITHHELD.search(sentence):
            continue
        partial = _PARTIAL.search(sentence) is not None
        for sign, pattern in _OF_ALL:
            whole = not partial or (sign is Sign.WITHHELD and re.search(r"\bnone\b", sentence, re.IGNORECASE))
            if whole and pattern.search(sentence) and not (sign is Sign.NOT_HELD and _NO_SUCH.search(sentence)):
                yield sign
                break
        else:
            named = None if partial else _NAMED.search(sentence)
            if named and (words := _stems(named["what"].lower())) and words <= asked:
                yield Sign.WITHHELD


def stated_outcome(placed: Sequence[Placed]) -> Outcome | None:
    """The outcome that a form states in a field of its own: `Outcome: Information not held`; else None."""
    for n, p in enumerate(placed):
        field = _STATED.match(p.block.text)
        alone = p.zone is Zone.FRONT and " " in p.block.text and len(p.block.text) < 40
        below = n and placed[n - 1].zone is Zone.DROPPED and _LABELLED.fullmatch(placed[n - 1].block.text)
        words = field["value"] if field else p.block.text if alone or (below and len(p.block.text) < 60) else ""
        if words and (outcome := _named(words)) is not None:
            return outcome
    return None


def _named(words: str) -> Outcome | None:
    slug = re.sub(r"\W+", "-", words.lower()).strip("-")
    named = next((name for name, pattern in _ALSO.items() if pattern.fullmatch(slug)), "")
    return _CALLED.get(slug) or (Outcome(named) if named else None)


def asked_words(placed: Sequence[Placed]) -> frozenset[str] | None:
    """The words of what was asked for, cut to their stems; none of them where no quantity was; None where unknown."""
    asked = " ".join(block.text for block in questions_as_request(placed)).lower()
    if not asked:
        return None
    return _stems(asked) if _QUANTITY.search(asked) else frozenset()


def is_asked_for(sentence: str, asked: frozenset[str] | None) -> bool:
    """Whether a sentence with a figure may tell what was asked for: it shares a word with the request."""
    tokens = sentence.split()
    data = 3 * sum(any(map(str.isdigit, token)) for token in tokens) > len(tokens) + 3
    return asked is None or data or bool(asked & _stems(sentence.lower()))


def overturned(placed: Sequence[Placed]) -> bool:
    """Whether a review comes to another decision than the one before it."""
    return any(_OVERTURNED.search(p.block.plain) for p in placed if p.zone in (Zone.RESPONSE, Zone.REASONS))


def is_set_aside(sentence: str) -> bool:
    """Whether a sentence tells what was decided before a review."""
    return _SET_ASIDE.search(sentence) is not None


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text) if not _COMMON.fullmatch(word))
