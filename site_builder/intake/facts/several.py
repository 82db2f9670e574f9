"""Whether a file holds several records: a page of a disclosure log, a table of answers, one letter below the other."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from site_builder.intake.blocks import Block, Kind
from site_builder.intake.facts.numbering import is_reference
from site_builder.intake.facts.reference import heading_number, ranked_references
from site_builder.intake.facts.roles import speaks_of_role
from site_builder.intake.parts import cues
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.parting import heading_zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.phrases import phrases
from site_builder.intake.spelt_days import found_days

_COLUMNS = phrases("columns")
_OWN = 9
"""How much speaks for a reference that is called the letter's own."""


def several(placed: Sequence[Placed]) -> tuple[str, ...]:
    """The references of the records that stand in one file; none where it holds one record."""
    blocks = [p.block for p in placed]
    return _below_one_another(placed) or ((_in_table(placed) or _headed(blocks)) if not _is_letter(blocks) else ())


def _is_letter(blocks: Sequence[Block]) -> bool:
    """Whether somebody is addressed: a letter answers one request, whatever numbers it tells of."""
    return any(cues.SALUTATION.match(block.text) for block in blocks)


def _below_one_another(placed: Sequence[Placed]) -> tuple[str, ...]:
    """The labelled references of a file whose headings of request and answer both come again."""
    heads = [heading_zone(p.block.text) for p in placed if p.zone is Zone.DROPPED]
    ranked = ranked_references(placed, "")
    labelled = [found.number for found in ranked if found.weight >= _OWN and len(found.words) < 60]
    repeated = min(heads.count(Zone.REQUEST), heads.count(Zone.RESPONSE))
    return tuple(sorted(labelled)) if repeated > 1 and len(labelled) > 1 else ()


def _in_table(placed: Sequence[Placed]) -> tuple[str, ...]:
    """The references in a table of requests and their answers, unless the file has one of its own."""
    for n, p in enumerate(placed):
        if p.block.kind is not Kind.TABLE:
            continue
        column = _column(p.block.rows[0], "reference")
        if column is not None and any(_column(p.block.rows[0], name) is not None for name in ("request", "response")):
            found = dict.fromkeys(row[column] for row in p.block.rows[1:] if is_reference(row[column]))
            own = any(number.weight >= _OWN for number in ranked_references(placed[:n], ""))
            if len(found) > 1 and not own:
                return tuple(found)
    return ()


def _column(header: Sequence[str], field: str) -> int | None:
    """The column that is called by one of the names of this field; None where there is none."""
    return next((n for n, name in enumerate(header) if _COLUMNS[field].fullmatch(name)), None)


def _headed(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The references of one kind that stand as headings, where each has days of its own below it."""
    heads = [(n, number) for n, block in enumerate(blocks) if (number := heading_number(block))]
    kinds: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for (at, number), (end, _) in pairwise([*heads, (len(blocks), "")]):
        if any(_tells_days(line) for block in blocks[at:end] for line in block.text.split("\n")):
            kinds[re.sub(r"\d+", "0", number.upper())][number] = None
    return next((tuple(found) for found in kinds.values() if len(found) > 1), ())


def _tells_days(line: str) -> bool:
    """Whether a line says when a request came or was answered."""
    return any(speaks_of_role(line[:start]) for _, start, _ in found_days(line))
