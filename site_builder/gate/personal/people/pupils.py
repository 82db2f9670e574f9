"""Unique Pupil Numbers, by which schools know a child from its first day to its last."""

from collections.abc import Iterator

from site_builder.gate.personal.signs import Match, Text, around, near
from site_builder.patterns import regex

_UPN = regex(r"(?<![A-Za-z0-9])[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z](?![A-Za-z0-9])")
_CUE = r"(?i)\bupn\b|\bpupils?\b|\bstudents?\b|\bchild"
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""Check letters: the digits weighed from 2 upwards, modulo 23 (Department for Education, Unique pupil numbers)."""


def pupil_numbers(seen: Text) -> Iterator[Match]:
    """Numbers with the right check letter, with a word of pupils near."""
    for found in around(seen.text, seen.long, _UPN, 2, 14) if seen.row >= 11 else ():
        if upn_checks(found[0]) and near(seen.text, found.start(), found.end(), _CUE):
            yield Match("a pupil's number", found.start(), found.end())


def upn_checks(number: str) -> bool:
    """Whether the first letter is the check letter of what follows; a letter at the end counts by its place."""
    rest = [_LETTERS.index(it) if it.isalpha() else int(it) for it in number[1:]]
    return number[0] == _LETTERS[sum(value * weight for weight, value in enumerate(rest, 2)) % 23]
