"""The text of the draft: request, response, reasons and advice, without the sentences that every letter holds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from site_builder.intake.blocks import Block, Kind, heading, markdown
from site_builder.intake.parts import cues
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed, of, questions_as_request
from site_builder.intake.people import names_of, without_people
from site_builder.intake.wording import sentences
from site_builder.records.disclosure import Heading, Section
from site_builder.records.sections import HEADINGS

_QUOTES = "\"“”'‘’ "


def sections_of(placed: Sequence[Placed]) -> tuple[Section, ...]:
    """The sections that the letter fills, in the order in which a record holds them."""
    names = names_of(placed)
    asked = [b for block in questions_as_request(placed) if (b := without_people(_unquoted(block), names, asked=True))]
    parts = {
        Heading.REQUEST: asked,
        Heading.RESPONSE: _answer(_response(placed), names),
        Heading.REASONS: _answer(of(placed, Zone.REASONS), names),
        Heading.ADVICE: _answer(of(placed, Zone.ADVICE), names),
    }
    return tuple(Section(kind, HEADINGS[kind], markdown(blocks), 0) for kind, blocks in parts.items() if blocks)


def text_of(sections: Iterable[Section]) -> str:
    """The sections as the body of a record."""
    return "\n\n".join(f"## {section.title}\n\n{section.markdown}" for section in sections)


def _response(placed: Sequence[Placed]) -> tuple[Block, ...]:
    """The answer; a question that it repeats becomes a heading, so that the answer below it can be found."""
    return tuple(_as_heading(p.block) if p.asks else p.block for p in placed if p.zone is Zone.RESPONSE)


def _as_heading(block: Block) -> Block:
    short = block.kind is not Kind.TABLE and len(block.text) <= 140
    return heading(block.plain) if short else block


def _answer(blocks: Iterable[Block], names: Sequence[str]) -> list[Block]:
    kept = [b for block in blocks if (b := without_people(_own(block), names, asked=False))]
    while kept and kept[-1].kind is Kind.HEADING:  # a heading whose text was dropped
        kept.pop()
    return kept


def _own(block: Block) -> Block:
    """The block without the sentences that every letter of an authority holds."""
    if block.kind is Kind.TABLE or not cues.BOILERPLATE.search(block.text):
        return block
    return replace(block, text=" ".join(s for s in sentences(block.text) if not cues.BOILERPLATE.search(s)))


def _unquoted(block: Block) -> Block:
    """The block without the quotation marks around the request, where they stand at its outer ends."""
    if block.kind is Kind.TABLE or not re.search(r"^[\"“‘']|[\"”’']$", block.text):
        return block
    return replace(block, text=block.text.strip(_QUOTES))
