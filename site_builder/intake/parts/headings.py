"""Where the reading of a letter stands, and the headings that lead it from one part to the next."""

import re
from dataclasses import dataclass, field

from site_builder.intake.blocks import Block, Kind
from site_builder.intake.parts import cues
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.parting import heading_zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.spelt_days import found_days
from site_builder.patterns import regex

_ON_A_DAY = regex(r"[\s:,(–-]*\b(?:(?:sent|issued|dated|given|made|of|on|the)\b\W*)+$", re.IGNORECASE)
_HEADING_LENGTH = 120


@dataclass(slots=True)
class Reader:
    """Where the reading of a letter stands."""

    zone: Zone = Zone.FRONT
    before: Zone = Zone.FRONT
    listing: bool = False
    together: bool = False
    quoted: bool = False
    asked_first: bool = False
    asked: bool = False
    annexed: bool = False
    whole: bool = False
    closed: bool = False
    greeted: bool = False
    thread: bool = False
    placed: list[Placed] = field(default_factory=list)

    def go(self, zone: Zone) -> None:
        """Passes from one part of the letter to the next."""
        self.before, self.zone = self.zone, zone
        self.asked = self.asked or zone is Zone.REQUEST


def heading_of(reader: Reader, block: Block) -> Zone | None:
    """The part that a block begins because it is a heading; None for every other block."""
    text = block.text.strip()
    if block.kind is Kind.TABLE or len(text) > _HEADING_LENGTH or text.endswith(("?", ";")):
        return None
    if block.kind is Kind.ITEM and text.endswith("."):
        return None  # an answer, as in `1. 77 complaints.`
    zone = heading_zone(text) or (Zone.RESPONSE if reader.zone is Zone.REQUEST and _answered_on(text) else None)
    annexed = re.match(r"annex|appendix", text, re.IGNORECASE) is not None
    if zone is Zone.RIGHTS and reader.zone is Zone.FRONT and not reader.asked:
        return None  # a title, as of a letter that reviews an earlier one
    if zone is Zone.REASONS and reader.zone in (Zone.REQUEST, Zone.FRONT) and not annexed:
        return None
    if zone is not None:
        return None if block.kind is Kind.ITEM and not text.endswith(":") and reader.zone is Zone.REQUEST else zone
    if reader.zone in (Zone.RIGHTS, Zone.ANNEX, Zone.DROPPED) and re.match(
        r"annex|appendix|attachment|schedule", text, re.I
    ):
        return Zone.RESPONSE
    begins_reasons = cues.SECTION_HEADING.fullmatch(text) and reader.zone is Zone.RESPONSE and not reader.listing
    return Zone.REASONS if begins_reasons and not text.endswith(".") and not _verbal(text) else None


def _answered_on(text: str) -> bool:
    """Whether the answer begins below this line, which says when it was sent: `Answer sent 19 December 2024`."""
    day = next(iter(found_days(text)), None)
    if day is None or day[2] < len(text.rstrip(" :.)")):
        return False
    return heading_zone(_ON_A_DAY.sub("", text[: day[1]])) is Zone.RESPONSE


def _verbal(text: str) -> bool:
    return (
        re.search(r"\b(?:is|are|was|were|applies|appl(?:y|ied)|has|have|exempts|covers|provides|says)\b", text)
        is not None
    )


def says_only(block: Block, zone: Zone) -> bool:
    """Whether the heading says no more than which part it begins; headings of the reasons are kept."""
    return not (zone is Zone.REASONS and (block.kind is Kind.HEADING or cues.SECTION_HEADING.match(block.text)))
