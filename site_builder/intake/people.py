"""Keeps the requester out of the draft: finds the names that the letter is addressed to, and takes them out of its text."""

import re
from collections.abc import Iterable, Sequence

from site_builder.intake import cues
from site_builder.intake.blocks import Block, Kind, table
from site_builder.intake.cues import Zone
from site_builder.intake.wording import sentences
from site_builder.intake.zones import Placed

_TITLE = r"(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|cllr|councillor|sir|lady|lord|rev)\b\.?"
_NAME = re.compile(rf"(?:(?P<title>{_TITLE})\s+)?(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’.-]*){{0,3}})", re.IGNORECASE)
_NOBODY = re.compile(r"requester|requestor|applicant|enquirer|customer|redacted|name|xx+|sir|madam|all", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_OF_THEM = re.compile(
    r"\bmy (?:full )?(?:name|address|postal address|e-?mail|telephone|phone|mobile)\b|\bI am an? (?:\w+ ){0,3}(?:journalist|student|reporter|resident|researcher|writer|producer|constituent|victim|member)\b"
    r"|look(?:ing)? forward to (?:hearing|your|receiving)|acknowledge (?:receipt|this)|^(?:many )?thanks?(?: you)?\b.{0,40}$|hope you are well|if you need (?:any )?clarif|do not hesitate|(?:prefer|like) .{0,40}by e-?mail",
    re.IGNORECASE,
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


def _addressed(p: Placed) -> Iterable[str]:
    text = p.block.text
    if (salutation := cues.SALUTATION.match(text)) is not None:
        yield salutation["who"]
    if (
        p.zone is not Zone.REQUEST
        and (heading := cues.MAIL_HEADING.match(text))
        and heading["name"].lower() in ("to", "from")
    ):
        yield re.sub(r"[\"'<(\[].*", "", heading["value"].lstrip("\"'"))
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
        return table([_removed(cell, names, asked) for cell in row] for row in block.rows)
    text = _removed(block.text, names, asked)
    if asked and _OF_THEM.search(text):
        text = " ".join(s for s in sentences(text) if not _OF_THEM.search(s))
    return Block(block.kind, text, block.marker) if text.strip() else None


def _removed(text: str, names: Sequence[str], asked: bool) -> str:
    for name in names:
        text = re.sub(rf"\b{re.escape(name)}\b", REPLACED, text, flags=re.IGNORECASE)
    return _ADDRESS.sub("[e-mail address]", text) if asked else text
