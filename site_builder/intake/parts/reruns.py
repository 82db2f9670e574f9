"""What is printed a second time: the numbers of the questions above their answers, and the words of the statute."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from site_builder.intake.blocks import Kind
from site_builder.intake.parts import cues
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.spelt_days import found_days
from site_builder.patterns import regex

_KEPT = (Zone.RESPONSE, Zone.REASONS, Zone.ADVICE)
_SMALL = frozenset(("of", "for", "and", "the", "to", "&", "in", "y", "a"))
_TITLE = regex(r"(?:section|regulation|s\.?|reg\.?)?\s?\d+[A-Z]?(?:\(\w+\))*\b.{0,110}", re.IGNORECASE)


def numbered_twice(placed: Sequence[Placed]) -> list[Placed]:
    """The parts, where numbered entries begin again from the first before any answer was found: these answer those."""
    open_zones = (Zone.FRONT, Zone.REQUEST)
    entries = [n for n, p in enumerate(placed) if p.block.kind is Kind.ITEM and p.block.marker != "-"]
    if len(entries) < 4 or placed[entries[0]].zone not in open_zones:
        return list(placed)
    first = placed[entries[0]].block.marker
    again = next((n for n in entries[2:] if placed[n].block.marker == first), None)
    if again is None or any(p.zone not in open_zones for p in placed[entries[0] : again + 1]):
        return list(placed)
    begun = [replace(p, zone=Zone.REQUEST) if n >= entries[0] else p for n, p in enumerate(placed[:again])]
    return [*begun, *(replace(p, zone=Zone.RESPONSE) if p.zone in open_zones else p for p in placed[again:])]


def signature_apart(placed: Sequence[Placed]) -> list[Placed]:
    """The parts, without who signed below the last words, where no greeting stands above: an office, a name, a day."""
    kept = list(placed)
    told = [n for n in range(len(kept) - 1, -1, -1) if kept[n].zone in _KEPT]
    for n, above in pairwise(told):
        before = kept[above]
        ended = before.block.text.endswith((".", "?", '"', ")")) or _is_signature(before)
        if not _is_signature(kept[n]) or before.asks or not ended:
            break
        kept[n] = replace(kept[n], zone=Zone.DROPPED)
    return kept


def _is_signature(p: Placed) -> bool:
    """Whether a line is an office, a name or a day: short, without an end, in capitals, without figures but a day's."""
    text = p.block.text
    if p.block.kind is not Kind.PARAGRAPH or len(text) > 70 or text.endswith((".", ":", "?", ";")):
        return False
    if any(found_days(text)) and len(text) < 40:
        return True
    words = text.replace(",", " ").split()
    small = sum(word in _SMALL for word in words)
    named = sum(word[:1].isupper() for word in words)
    return len(words) > 1 and named + small == len(words) and named > small and not any(c.isdigit() for c in text)


def statute_apart(placed: Sequence[Placed]) -> list[Placed]:
    """The parts, with a provision that is printed in full below the letter's end told from what was decided."""
    kept = list(placed)
    closed = False
    for n, p in enumerate(kept):
        closed = closed or p.zone in (Zone.RIGHTS, Zone.ANNEX) or cues.SIGN_OFF.match(p.block.text) is not None
        if not closed or p.zone not in (Zone.RESPONSE, Zone.REASONS):
            continue
        titles = n + 1 < len(kept) and kept[n + 1].zone is Zone.ANNEX and _TITLE.fullmatch(p.block.text) is not None
        goes_on = p.block.kind is Kind.ITEM and kept[n - 1].zone is Zone.ANNEX
        if titles or goes_on:
            kept[n] = replace(p, zone=Zone.ANNEX)
    return kept
