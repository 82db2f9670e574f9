"""Parts a letter: which block belongs to the request, the answer, its reasons, advice, or to nothing that is kept."""

import re
from collections.abc import Sequence
from dataclasses import replace

from site_builder.intake.blocks import Block, Kind
from site_builder.intake.giving import releases
from site_builder.intake.parts import cues
from site_builder.intake.parts.asking import Told, asks, told_in_one, told_in_quotes
from site_builder.intake.parts.counting import number_of
from site_builder.intake.parts.cues import Zone, is_decision
from site_builder.intake.parts.headings import Reader, heading_of, says_only
from site_builder.intake.parts.parting import parted
from site_builder.intake.parts.placed import Placed
from site_builder.intake.parts.regrouping import (
    answer_from_its_first_word,
    answers_apart,
    answers_beside,
    answers_within,
    one_request,
    questions_marked,
    rescued,
)
from site_builder.intake.parts.reruns import numbered_twice, signature_apart, statute_apart
from site_builder.intake.phrases import phrases
from site_builder.patterns import regex

_MORE = regex(
    r"^(?:you|and|also|in particular|specifically|please|for (?:each|the)|if|i|my|where|how|what|when|which|who|why)\b"
    r"|\?$|:$|^[\W_]",
    re.IGNORECASE,
)
"""How a request goes on behind the sentence that began it."""
_YOURS = regex(r"\byour (?:\w+ ){0,3}request\b", re.IGNORECASE)
_QUOTES = "\"“”'‘’"
_TOPIC = phrases("zones")["topic"]
_PLEASE = regex(r"please (?:state|provide|confirm|list|tell)\b", re.IGNORECASE)
_ANSWER_MARKER = regex(r"(?:A|Answer|Response)\W?\s?\d|A\W")


def place(blocks: Sequence[Block]) -> tuple[Placed, ...]:
    """Every block with its part of the letter, in order."""
    reader = Reader()
    for block in parted(blocks):
        reader.placed.append(_place(reader, block))
        opened = block.text.endswith(":") or (reader.listing and _lists(block))
        reader.listing = opened
    whole = statute_apart(reader.placed)
    apart = answers_apart(numbered_twice(whole if reader.thread else one_request(whole)))
    whole = answer_from_its_first_word(rescued(answers_within(apart)))
    return tuple(signature_apart(tuple(questions_marked(tuple(answers_beside(whole)), reader.together))))


def _place(reader: Reader, block: Block) -> Placed:
    text = block.text
    if cues.QUOTED.match(text) or (cues.MAIL_HEADING.match(text) and _begins_mail(reader, text)):
        return _begin_answer(reader, block) if reader.thread else _begin_quoted(reader, block)
    if cues.FURNITURE.search(text) and len(text) < 400:
        return Placed(block, Zone.DROPPED)
    if reader.quoted:
        return _quoted(reader, block)
    if cues.SALUTATION.match(text):
        reader.greeted = True
        reader.thread = reader.thread or (cues.opens_request(text) and not reader.asked and reader.zone is Zone.FRONT)
        reader.go(Zone.REQUEST if cues.opens_request(text) and reader.zone is Zone.FRONT else Zone.FRONT)
        return Placed(block, Zone.DROPPED)
    if cues.SIGN_OFF.match(text):
        reader.go(Zone.DROPPED)
        return Placed(block, Zone.DROPPED)
    if (zone := heading_of(reader, block)) is not None:
        reader.annexed = zone is Zone.ANNEX
        reader.go(zone)
        return Placed(block, Zone.DROPPED if says_only(block, zone) else zone)
    return _by_words(reader, block)


def _begins_mail(reader: Reader, text: str) -> bool:
    """Whether a heading of an e-mail begins a quoted one: `From:` below the answer."""
    return text.lower().lstrip("> *").startswith("from:") and reader.zone is not Zone.FRONT


def _begin_answer(reader: Reader, block: Block) -> Placed:
    """The next e-mail of a thread that began with the request: the authority's."""
    reader.go(Zone.FRONT)
    return Placed(block, Zone.DROPPED)


def _begin_quoted(reader: Reader, block: Block) -> Placed:
    reader.quoted = True
    reader.go(Zone.REQUEST)
    return Placed(block, Zone.DROPPED)


def _quoted(reader: Reader, block: Block) -> Placed:
    """Within a quoted e-mail: its own words are the request, until it is signed."""
    if cues.SIGN_OFF.match(block.text):
        reader.go(Zone.DROPPED)
    if cues.opens_request(block.text):
        reader.asked_first = not any(p.zone is Zone.RESPONSE for p in reader.placed)
    elif reader.asked_first and cues.SALUTATION.match(block.text) and reader.zone is Zone.DROPPED:
        reader.quoted, reader.greeted = False, True
        return _begin_answer(reader, block)
    ends = cues.MAIL_HEADING.match(block.text) or cues.SALUTATION.match(block.text)
    return Placed(block, Zone.DROPPED if ends else reader.zone)


def _lists(block: Block) -> bool:
    return block.kind is Kind.ITEM or cues.SECTION_HEADING.match(block.text) is not None


def _by_words(reader: Reader, block: Block) -> Placed:
    """The part of a block that is no heading, by how it begins."""
    opening = _opening(reader, block)
    if opening is not None:
        return opening
    if reader.zone in (Zone.REASONS, Zone.ADVICE) and _answers_next(reader, block):
        reader.go(Zone.RESPONSE)
    if reader.zone is Zone.REQUEST and _asks_next(reader, block):
        return Placed(block, Zone.REQUEST)
    text = block.text
    if reader.zone is Zone.FRONT and reader.asked and (text.endswith(".") or len(text) > 90):
        reader.go(Zone.RESPONSE)
    if reader.zone is Zone.FRONT and (text.endswith("?") or _PLEASE.match(text) or _names_what_is_asked(reader, text)):
        reader.go(Zone.REQUEST)
    if reader.whole and reader.zone is Zone.REQUEST and block.kind is not Kind.ITEM and not _MORE.search(text):
        reader.go(Zone.RESPONSE)
    goes_on = _MORE.search(text) is not None and not is_decision(text)
    if reader.closed and reader.zone is Zone.REQUEST and not goes_on and text[:1] not in _QUOTES:
        reader.go(Zone.RESPONSE)
    reader.whole = False
    reader.closed = reader.zone is Zone.REQUEST and text[:1] in _QUOTES and text.rstrip(" .")[-1:] in _QUOTES
    following = _next(reader, text)
    if following is not reader.zone:
        reader.go(following)
    if reader.zone is not Zone.REQUEST and cues.STATUTE.search(text) and not cues.OWN_WORDS.search(text):
        return Placed(block, Zone.ANNEX)
    personal = cues.CONTACT.match(text) or cues.PERSON_FIELD.match(text)
    return Placed(block, Zone.DROPPED if personal else reader.zone)


def _answers_next(reader: Reader, block: Block) -> bool:
    """Whether a block answers the question behind the last one that was answered, whatever its reasons were."""
    number = number_of(block)
    answered = (number_of(p.block) for p in reversed(reader.placed) if p.zone is Zone.RESPONSE)
    return number > 1 and number == 1 + next((found for found in answered if found), 0)


def _asks_next(reader: Reader, block: Block) -> bool:
    """Whether an entry stands behind the question before it, or right below the words that lead to the questions."""
    before = reader.placed[-1] if reader.placed else None
    number = number_of(block) if block.kind is Kind.ITEM else 0
    if not number or before is None or is_decision(block.text):
        return False
    follows = before.zone is Zone.REQUEST and before.block.kind is Kind.ITEM
    return (number == 1 and before.zone in (Zone.FRONT, Zone.DROPPED)) or (
        follows and number == 1 + number_of(before.block)
    )


def _names_what_is_asked(reader: Reader, text: str) -> bool:
    """Whether a short line right behind the opening words names what was asked for: `Number of staff since 2020`."""
    opened = bool(reader.placed) and cues.HANDLED.search(reader.placed[-1].block.text) is not None
    return opened and reader.greeted and _TOPIC.match(text) is not None


def _opening(reader: Reader, block: Block) -> Placed | None:
    """The place of a block that leads to the request or to the answer; None for every other block."""
    text = block.text
    if cues.TOGETHER.search(text) and len(text) < 400:
        reader.together = True
        return _lead(reader, block, Zone.RESPONSE)
    if _ANSWER_MARKER.match(block.marker) and (len(block.marker) > 2 or _behind_question(reader)):
        reader.go(Zone.RESPONSE)
        return Placed(block, Zone.RESPONSE)
    handled = cues.HANDLED.search(text) is not None
    fresh = reader.zone is Zone.REQUEST and not any(p.zone is Zone.REQUEST for p in reader.placed)
    if (
        fresh
        and text[:1] not in "\"“‘'«"
        and (handled or cues.INLINE_REQUEST.search(text) or _YOURS.search(text))
        and not reader.quoted
    ):
        reader.zone = Zone.FRONT  # a title, not yet the request itself
    if reader.zone in (Zone.FRONT, Zone.RESPONSE) and (quoted := told_in_quotes(text)):
        return _told(reader, block, quoted)
    if reader.zone is Zone.REQUEST and handled and "your " in text.lower()[:40]:
        return _lead(reader, block, Zone.RESPONSE)
    leading = reader.zone in (Zone.FRONT, Zone.RESPONSE, Zone.DROPPED) and block.kind is not Kind.ITEM
    if leading and (reader.zone is Zone.FRONT or handled):
        if told := told_in_one(text):
            return _told(reader, block, told)
        if asks(text) and (text.endswith(":") or not cues.ANSWERS.search(text)):
            return _lead(reader, block, Zone.REQUEST)
    if reader.zone is Zone.FRONT and handled:
        return _lead(reader, block, Zone.RESPONSE, Zone.RESPONSE) if releases(text) else Placed(block, Zone.FRONT)
    asks_again = reader.zone is Zone.RESPONSE and leading and text.lower().startswith(("you ", "i note you"))
    return _lead(reader, block, Zone.REQUEST) if asks_again and cues.ASKS.search(text) else None


def _behind_question(reader: Reader) -> bool:
    """Whether an entry called `A.` answers one called `Q.`, and is not the first of an `A.`, `B.`, `C.`."""
    return any(p.block.marker.startswith("Q") for p in reader.placed[-4:])


def _told(reader: Reader, block: Block, told: Told) -> Placed:
    """The request out of a block that leads to it and holds it; the words around it are placed before it."""
    reader.whole, reader.closed = told.whole, told.closed
    reader.placed.append(_lead(reader, replace(block, text=told.around), Zone.REQUEST))
    return Placed(replace(block, text=told.asked), Zone.REQUEST)


def _lead(reader: Reader, block: Block, to: Zone, itself: Zone = Zone.FRONT) -> Placed:
    """The block as what leads to the next part, or as its beginning."""
    reader.go(to)
    return Placed(block, itself)


def _next(reader: Reader, text: str) -> Zone:
    """The part that the words lead to from where the reading stands."""
    after_request = reader.zone in (Zone.FRONT, Zone.REQUEST) or (
        reader.zone is Zone.DROPPED and reader.before in (Zone.REQUEST, Zone.FRONT)
    )
    own = is_decision(text) and cues.OWN_WORDS.search(text) is not None
    explains = cues.GLOSSARY.search(text) is not None and not releases(text) and not own
    if reader.zone is Zone.ANNEX and own and not reader.annexed:
        return Zone.RESPONSE
    if reader.zone is Zone.ANNEX or (explains and reader.zone is not Zone.REQUEST):
        return Zone.ANNEX
    if cues.RIGHTS.search(text) and reader.zone is not Zone.REQUEST:
        return Zone.RIGHTS
    if after_request:
        return Zone.RESPONSE if cues.ANSWERS.search(text) else reader.zone
    if reader.zone in (Zone.RESPONSE, Zone.REASONS) and cues.ADVICE.search(text) and not is_decision(text):
        return Zone.ADVICE
    if reader.zone is Zone.ADVICE and cues.ANSWERS.search(text) and is_decision(text):
        return Zone.RESPONSE
    return reader.zone
