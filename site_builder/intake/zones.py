"""Parts a letter: which block belongs to the request, the answer, its reasons, advice, or to nothing that is kept."""

import re
from collections.abc import Sequence
from dataclasses import replace

from site_builder.intake import cues
from site_builder.intake.blocks import Block, Kind
from site_builder.intake.cues import Zone, is_decision
from site_builder.intake.headings import Reader, heading_of, says_only
from site_builder.intake.parting import parted
from site_builder.intake.placed import Placed
from site_builder.intake.regrouping import (
    answer_from_its_first_word,
    answers_apart,
    answers_beside,
    one_request,
    questions_marked,
    rescued,
)
from site_builder.intake.reruns import numbered_twice, statute_apart
from site_builder.intake.signs import releases

_RECEIVED = re.compile(
    r"(?:,? (?:which|that|and) [^,.]{0,40}?\breceived\b"
    r"|,? (?:received|dated|submitted|sent)(?: on)?(?: the)? \d)[^?]*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:you|and|also|in particular|specifically|please|for (?:each|the)|if|i|my|where|how|what|when|which|who|why)\b"
    r"|\?$|:$|^[\W_]",
    re.IGNORECASE,
)
"""How a request goes on behind the sentence that began it."""
_YOURS = re.compile(r"\byour (?:\w+ ){0,3}request\b", re.IGNORECASE)
_PLEASE = re.compile(r"please (?:state|provide|confirm|list|tell)\b", re.IGNORECASE)
_ANSWER_MARKER = re.compile(r"(?:A|Answer|Response)\W?\s?\d|A\W")


def place(blocks: Sequence[Block]) -> tuple[Placed, ...]:
    """Every block with its part of the letter, in order."""
    reader = Reader()
    for block in parted(blocks):
        reader.placed.append(_place(reader, block))
        opened = block.text.endswith(":") or (reader.listing and _lists(block))
        reader.listing = opened
    whole = statute_apart(reader.placed)
    apart = answers_apart(numbered_twice(whole if reader.thread else one_request(whole)))
    whole = answer_from_its_first_word(rescued(apart))
    return tuple(questions_marked(tuple(answers_beside(whole)), reader.together))


def _place(reader: Reader, block: Block) -> Placed:
    text = block.text
    if cues.QUOTED.match(text) or (cues.MAIL_HEADING.match(text) and _begins_mail(reader, text)):
        return _begin_answer(reader, block) if reader.thread else _begin_quoted(reader, block)
    if cues.FURNITURE.search(text) and len(text) < 400:
        return Placed(block, Zone.DROPPED)
    if reader.quoted:
        return _quoted(reader, block)
    if cues.SALUTATION.match(text):
        reader.thread = reader.thread or (cues.opens_request(text) and not reader.asked and reader.zone is Zone.FRONT)
        reader.go(Zone.REQUEST if cues.opens_request(text) and reader.zone is Zone.FRONT else Zone.FRONT)
        return Placed(block, Zone.DROPPED)
    if cues.SIGN_OFF.match(text):
        reader.go(Zone.DROPPED)
        return Placed(block, Zone.DROPPED)
    if (zone := heading_of(reader, block)) is not None:
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
    ends = cues.MAIL_HEADING.match(block.text) or cues.SALUTATION.match(block.text)
    return Placed(block, Zone.DROPPED if ends else reader.zone)


def _lists(block: Block) -> bool:
    return block.kind is Kind.ITEM or cues.SECTION_HEADING.match(block.text) is not None


def _by_words(reader: Reader, block: Block) -> Placed:
    """The part of a block that is no heading, by how it begins."""
    opening = _opening(reader, block)
    if opening is not None:
        return opening
    text = block.text
    if reader.zone is Zone.FRONT and reader.asked and (text.endswith(".") or len(text) > 90):
        reader.go(Zone.RESPONSE)
    if reader.zone is Zone.FRONT and (text.endswith("?") or _PLEASE.match(text)):
        reader.go(Zone.REQUEST)
    if reader.whole and reader.zone is Zone.REQUEST and block.kind is not Kind.ITEM and not _MORE.search(text):
        reader.go(Zone.RESPONSE)
    reader.whole = False
    following = _next(reader, text)
    if following is not reader.zone:
        reader.go(following)
    if reader.zone is not Zone.REQUEST and cues.STATUTE.search(text):
        return Placed(block, Zone.ANNEX)
    personal = cues.CONTACT.match(text) or cues.PERSON_FIELD.match(text)
    return Placed(block, Zone.DROPPED if personal else reader.zone)


def _opening(reader: Reader, block: Block) -> Placed | None:
    """The place of a block that leads to the request or to the answer; None for every other block."""
    text = block.text
    if cues.TOGETHER.search(text) and len(text) < 400:
        reader.together = True
        return _lead(reader, block, Zone.RESPONSE)
    if _ANSWER_MARKER.match(block.marker):
        reader.go(Zone.RESPONSE)
        return Placed(block, Zone.RESPONSE)
    handled = cues.HANDLED.search(text) is not None
    fresh = reader.zone is Zone.REQUEST and not any(p.zone is Zone.REQUEST for p in reader.placed)
    if fresh and (handled or cues.INLINE_REQUEST.search(text) or _YOURS.search(text)) and not reader.quoted:
        reader.zone = Zone.FRONT  # a title, not yet the request itself
    if reader.zone is Zone.REQUEST and handled and "your " in text.lower()[:40]:
        return _lead(reader, block, Zone.RESPONSE)
    leading = reader.zone in (Zone.FRONT, Zone.RESPONSE, Zone.DROPPED) and block.kind is not Kind.ITEM
    if leading and (reader.zone is Zone.FRONT or handled):
        inline = None if text.endswith(":") else cues.INLINE_REQUEST.search(text)
        if inline and not is_decision(inline["rest"]):
            return _told_in_one(reader, block, inline)
        if cues.ASKS.search(text) and not cues.ANSWERS.search(text):
            return _lead(reader, block, Zone.REQUEST)
    if reader.zone is Zone.FRONT and handled:
        return _lead(reader, block, Zone.RESPONSE, Zone.RESPONSE) if releases(text) else Placed(block, Zone.FRONT)
    asks_again = reader.zone is Zone.RESPONSE and leading and text.lower().startswith(("you ", "i note you"))
    return _lead(reader, block, Zone.REQUEST) if asks_again and cues.ASKS.search(text) else None


def _told_in_one(reader: Reader, block: Block, inline: re.Match[str]) -> Placed:
    """The request out of a sentence that leads to it and holds it; the words around it are placed before it."""
    asked = _RECEIVED.sub("", inline["rest"])
    around = block.text[: inline.start("rest")] + inline["rest"][len(asked) :]
    reader.whole = block.text.endswith(".")
    reader.placed.append(_lead(reader, replace(block, text=around), Zone.REQUEST))
    return Placed(replace(block, text=_capital(asked)), Zone.REQUEST)


def _lead(reader: Reader, block: Block, to: Zone, itself: Zone = Zone.FRONT) -> Placed:
    """The block as what leads to the next part, or as its beginning."""
    reader.go(to)
    return Placed(block, itself)


def _next(reader: Reader, text: str) -> Zone:
    """The part that the words lead to from where the reading stands."""
    after_request = reader.zone in (Zone.FRONT, Zone.REQUEST) or (
        reader.zone is Zone.DROPPED and reader.before in (Zone.REQUEST, Zone.FRONT)
    )
    if reader.zone is Zone.ANNEX:
        return Zone.ANNEX
    if cues.RIGHTS.search(text) and reader.zone is not Zone.REQUEST:
        return Zone.RIGHTS
    if after_request:
        return Zone.RESPONSE if cues.ANSWERS.search(text) else reader.zone
    if reader.zone in (Zone.RESPONSE, Zone.REASONS) and cues.ADVICE.search(text):
        return Zone.ADVICE
    if reader.zone is Zone.ADVICE and cues.ANSWERS.search(text) and is_decision(text):
        return Zone.RESPONSE
    return reader.zone


def _capital(text: str) -> str:
    words = text.strip().strip("'\"“”‘’").strip()
    return words[:1].upper() + words[1:]
