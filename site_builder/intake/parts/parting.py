"""Parts what stands together in one block: a label and its text, the opening words and the answer behind them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from site_builder.intake.blocks import Block, Kind, item, paragraph, tidy
from site_builder.intake.giving import releases
from site_builder.intake.parts import cues
from site_builder.intake.parts.cues import Zone
from site_builder.intake.phrases import phrases
from site_builder.intake.spelt_days import found_days
from site_builder.intake.wording import sentences
from site_builder.patterns import regex

_LABEL = regex(
    r"(?P<label>(?:date )?(?:(?:request|response|reply|enquiry|answer|decision) )?"
    r"(?:received|responded|published|of (?:request|response|reply)|answered|closed|sent|issued|dated|made|completed)"
    r"(?: (?:date|on))?"
    r"|date|(?:foi |eir |our |request |case )?(?:reference|ref|number|id)(?: number| no)?)\s*:?",
    re.IGNORECASE,
)
_MARK = regex(r"(?:Q|A|Question|Answer|Response)\s?\d{1,2}\W{0,2}", re.IGNORECASE)
"""What marks the paragraph below it: `A1`."""
_STILL_ASKS = regex(
    r"^(?:you|your|and|also|in particular|specifically|please|i|my)\b|\?$"
    r"|\byou (?:also |then |further )?(?:asked|requested|want|wanted|would like|seek|sought)\b",
    re.IGNORECASE,
)
_BEFORE_REVIEW = regex(r"\bit was (?:\w+ )?(?:refused|withheld|rejected|answered)\b", re.IGNORECASE)
_COMES = regex(r"^\w{2,12} (?:holds?|does not hold)\b|\bappropriate limit\b|\bneither confirms?\b", re.IGNORECASE)
_SAID_OF_A_DAY = regex(r"^\s*(?:received|sent|dated|submitted|made|issued|given|on)\b(?: on)?\s*", re.IGNORECASE)
_REFERENCE = phrases("columns")["reference"]
_ANNEX = regex(r"^(?:annex|appendix)\s+[A-Z0-9]{1,2}\s*[-–:.]\s*", re.IGNORECASE)
_WELSH = regex(r"^(?:(?:eich|ein|y) )?(?:cais|gais|cwestiwn|ateb|ymateb|hateb|hymateb)\s*/\s*", re.IGNORECASE)
"""The Welsh of a heading in two languages."""
_NUMBERED = regex(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\s+")


def parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a label and the text behind it parted: `Response: We hold…`."""
    for block in _labelled(blocks):
        if block.kind is Kind.TABLE and _is_form(block):
            yield from parted([paragraph(f"{row[0].rstrip(':')}: {' '.join(row[1:])}") for row in block.rows])
            continue
        if block.kind is Kind.TABLE and (columns := _asked_and_answered(block)) is not None:
            yield from _rows_as_pairs(block, *columns)
            continue
        label, colon, rest = block.text.partition(":")
        zone = heading_zone(label) if colon and len(label) < 60 and rest.strip() and "\n" not in block.text else None
        if zone in (Zone.REQUEST, Zone.RESPONSE, Zone.REASONS) and len(rest) > 12 and not _is_value(rest):
            yield paragraph(f"{label}:")
            yield replace(block, text=tidy(rest))
        elif block.kind is Kind.PARAGRAPH and cues.HANDLED.search(block.text):
            yield from _opening_apart(block)
        elif block.kind is Kind.PARAGRAPH and block.text.lower().startswith("you ") and block.text.endswith("."):
            yield from _asked_apart(block)
        else:
            yield block


def _labelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a label that stands above its value joined to it, as pages copied from a website have them."""
    at = 0
    while at < len(blocks):
        label = _LABEL.fullmatch(blocks[at].text)
        value = blocks[at + 1].text if label and at + 1 < len(blocks) else ""
        marks = _MARK.fullmatch(blocks[at].text) if blocks[at].kind is Kind.PARAGRAPH else None
        if marks and at + 1 < len(blocks) and blocks[at + 1].kind is Kind.PARAGRAPH:
            yield item(blocks[at].text, blocks[at + 1].text)
            at += 2
        elif label and 0 < len(value) < 40 and any(c.isdigit() for c in value) and not _LABEL.fullmatch(value):
            yield paragraph(f"{label['label']}: {value}")
            at += 2
        else:
            yield blocks[at]
            at += 1


def _is_form(block: Block) -> bool:
    """Whether a table is the letter itself, laid out as labels and their values."""
    labels = {heading_zone(row[0]) for row in block.rows if len(row) > 1}
    return max(len(row) for row in block.rows) == 2 and {Zone.REQUEST, Zone.RESPONSE} <= labels


def _asked_and_answered(block: Block) -> tuple[int, int] | None:
    """The columns of the questions and of their answers, where a table holds both; else None."""
    if any(_REFERENCE.fullmatch(cell) for cell in block.rows[0]):
        return None  # a log of several requests
    zones = [heading_zone(cell) for cell in block.rows[0]]
    if len(block.rows) < 2 or Zone.REQUEST not in zones or Zone.RESPONSE not in zones:
        return None
    return zones.index(Zone.REQUEST), zones.index(Zone.RESPONSE)


def _rows_as_pairs(block: Block, asked: int, answered: int) -> Iterator[Block]:
    for row in block.rows[1:]:
        if len(row) > max(asked, answered) and row[asked] and row[answered]:
            yield item("Q.", row[asked])
            yield item("A.", row[answered])


def _opening_apart(block: Block) -> Iterator[Block]:
    """The opening words of a letter, and the answer that begins in the same paragraph."""
    parts = sentences(block.text)
    first = next((n for n, s in enumerate(parts) if n and _answers(s)), None)
    if first is None:
        yield block
        return
    yield paragraph(" ".join(parts[:first]))
    yield paragraph(" ".join(parts[first:]))


def _answers(sentence: str) -> bool:
    """Whether a sentence behind the opening words answers; what was decided before a review is part of these."""
    if any(p.search(sentence) for p in (cues.TOGETHER, _BEFORE_REVIEW, cues.HANDLED)) and not releases(sentence):
        return False
    return cues.ANSWERS.search(sentence) is not None or releases(sentence) or _COMES.search(sentence) is not None


def _asked_apart(block: Block) -> Iterator[Block]:
    """What was asked, and the sentences behind it that ask nothing: `You asked how many there are. There are nine.`"""
    first, *rest = sentences(block.text)
    if not rest or not cues.INLINE_REQUEST.search(first) or any(_STILL_ASKS.search(s) for s in rest):
        yield block
        return
    yield paragraph(first)
    yield paragraph(" ".join(rest))


def _is_value(text: str) -> bool:
    """Whether the words behind a label are its number or its day, as in `FOI request: 2022/00918`."""
    if any(start < 3 for _, start, _ in found_days(_SAID_OF_A_DAY.sub("", text, count=1)[:40])):
        return True
    return re.fullmatch(r"\s*(?:[A-Za-z]{1,6}[ ./-]?)?[\w./-]*\d[\w./ -]*", text) is not None


def heading_zone(text: str) -> Zone | None:
    """The part of the letter that these words head; None where they are no heading that is known."""
    words = _ANNEX.sub("", text.strip(" *_:–-."))
    words = _WELSH.sub("", words)
    words = _NUMBERED.sub("", words.strip(" *_:–-.")).strip(" :–-.")
    return next((zone for zone, pattern in cues.HEADINGS if pattern.fullmatch(words)), None)
