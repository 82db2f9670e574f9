"""A block and the part of the letter that it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder.intake.blocks import Block
from site_builder.intake.parts.cues import Zone


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and its part of the letter; `asks` where it is a question repeated beside its answer."""

    block: Block
    zone: Zone
    asks: bool = False


def of(placed: Sequence[Placed], *zones: Zone) -> tuple[Block, ...]:
    """The blocks of these parts, in order."""
    return tuple(p.block for p in placed if p.zone in zones)


def bare(text: str) -> str:
    """The letters and digits of a text alone: what two printings of one question share."""
    return "".join(c for c in text.lower() if c.isalnum())


def questions_as_request(placed: Sequence[Placed]) -> tuple[Block, ...]:
    """The request: its own blocks, else the questions that are repeated beside their answers."""
    own = tuple(p.block for p in placed if p.zone is Zone.REQUEST)
    known = bare("".join(block.text for block in own))
    return (*own, *(p.block for p in placed if p.asks and bare(p.block.text) not in known))
