"""Keeps the requester out of the draft: finds the names that the letter is addressed to, and takes them out."""

import re
from collections.abc import Iterable, Sequence

from site_builder.intake.blocks import Block, Kind, table
from site_builder.intake.parts import cues
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.phrases import phrases
from site_builder.intake.wording import sentences
from site_builder.patterns import regex

_TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|cllr|councillor|sir|lady|lord|rev)\b\.?"
_NAME = regex(rf"(?:(?P<title>{_TITLE})\s+)?(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’.-]*){{0,3}})", re.IGNORECASE)
_CUES = phrases("people")
_NOBODY = _CUES["nobody"]
_ADDRESS = regex(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_OF_THEM = _CUES["of_them"]
_WROTE = regex(
    r"^[\s>]*on .{6,40}(?:\d{4}|\d\d:\d\d)(?: at [\d:]+)?,?\s+(?P<who>[^<\d]{3,50}?)\s*(?:<[^>]*>)?\s*wrote:", re.I
)
REPLACED = "[the requester]"


def names_of(placed: Sequence[Placed]) -> tuple[str, ...]:
    """What may stand in the text for the requester: `Mr Smith`, `Jane Smith`; the longest first."""
    found: set[str] = set()
    for p in placed:
        for words in _addressed(p):
            match = _NAME.match(words.strip())
            if match and not _NOBODY.fullmatch(match["name"]) and not cues.TO_AN_OFFICE.search(words):
                found |= set(_spellings(match["title"] or "", match["name"]))
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def left_out(placed: Sequence[Placed], names: Sequence[str]) -> tuple[str, ...]:
    """What was left out because it is about people, for the officer to check; none where the letter held nothing."""
    dropped = [p.block.text for p in placed if p.zone is Zone.DROPPED]
    contact = sum(1 for text in dropped if cues.CONTACT.match(text) or cues.PERSON_FIELD.match(text))
    signed = any(cues.SIGN_OFF.match(text) for text in dropped)
    things = (
        "the name of the person who asked" if names else "",
        "the signature" if signed else "",
        f"{contact} line{'s' * (contact > 1)} of contact details" if contact else "",
    )
    told = [thing for thing in things if thing]
    listed = " and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))
    return (f"Left out: {listed}. Check that nobody is named who should not be.",) if told else ()


def _addressed(p: Placed) -> Iterable[str]:
    text = p.block.text
    if (salutation := cues.SALUTATION.match(text)) is not None:
        yield salutation["who"] or ""
    if (
        p.zone is not Zone.REQUEST
        and (heading := cues.MAIL_HEADING.match(text))
        and heading["name"].lower() in ("to", "from")
    ):
        yield re.sub(r"[\"'<(\[].*", "", heading["value"].lstrip("\"'"))
    if (quoted := _WROTE.match(text)) is not None:
        yield quoted["who"]
    if cues.PERSON_FIELD.match(text):
        yield text.partition(":")[2]


def _spellings(title: str, name: str) -> Iterable[str]:
    words = name.split()
    if title:
        yield from (
            f"{t} {words[-1]}" for t in ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Professor", "Councillor", "Cllr")
        )
    if len(words) > 1:
        yield name
        yield from (f"{t} {words[-1]}" for t in ("Mr", "Mrs", "Ms", "Miss", "Dr"))


def without_people(block: Block, names: Sequence[str], asked: bool) -> Block | None:
    """The block without the requester; None where nothing is left. `asked` where it is the requester's own text."""
    if block.kind is Kind.TABLE:
        return table([words_without(cell, names, asked) for cell in row] for row in block.rows)
    text = words_without(block.text, names, asked)
    if asked and _OF_THEM.search(text):
        text = " ".join(s for s in sentences(text) if not _OF_THEM.search(s))
    return Block(block.kind, text, block.marker) if text.strip() else None


def words_without(text: str, names: Sequence[str], asked: bool = True) -> str:
    """The words without these names and, where the requester may have written them, without e-mail addresses."""
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", REPLACED, text, flags=re.IGNORECASE)
    return _ADDRESS.sub("[e-mail address]", text) if asked else text
