"""Cuts what a person typed into the pieces that `parsing` reads: fields, phrases, citations, figures and words.

The browser's twin is `theme/assets/search/pieces.js`.
"""

import re
from collections.abc import Iterator

from site_builder.patterns import regex

FACETS = ("outcome", "exemption", "year", "keyword", "regime", "class")
FIELDS = (*FACETS, "title", "ref", "reference", "from", "to")
NOUN = r"(?:§+|(?:sections?|sect?|ss?|regulations?|regs?|r)\.?)\s*"
_NOUNS = r"(?:§§|(?:sections|ss|regulations|regs)\.?)\s*"
NUMBER = "[0-9]{1,3}[a-z]{0,2}"
LIMB = r"(?:\s*\([0-9a-z]{1,5}\))"
LIMBS = rf"(?:{LIMB}+(?:\s*(?:&|,|and|or){LIMB}+)*)"
_CITED_ON = rf"(?:{NOUN}{NUMBER}{LIMBS}?|{NUMBER}{LIMBS})"
_END = rf"""(?:(?![^\s",;:.)])(?!:\S)|(?=[/+&]{_CITED_ON}(?![^\s",;:.)/+&])))"""
"""Behind a citation: no letter, but another citation behind a sign; `S12/2024` is a reference."""
NEXT = rf"\s*(?:,\s*)?(?:and|or|&|,)\s*{NUMBER}{LIMBS}?"
_FIELD = "|".join(FIELDS)
_PIECE = regex(
    rf"""(?P<minus>-(?=[^\s-]))?(?:
        (?P<field>{_FIELD}):(?:\s+(?!(?:{_FIELD}):))?
        (?:"(?P<exact>[^"]*)"?|(?P<value>(?:{NOUN}(?=[0-9]))?[^\s"]+{LIMBS}?)|(?=\s|$))
      | "(?P<phrase>[^"]*)"?
      | \((?P<group>[^()]*)\)(?!\S)
      | [/+&]?(?P<citation>{_NOUNS}{NUMBER}{LIMBS}?(?:{NEXT}{_END})+|{_CITED_ON}{_END})
      | (?P<figure>[£$€]?[0-9]{{1,3}}(?:\s[0-9]{{3}})+{_END})
      | (?P<word>[^\s"]+)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
QUOTED = '["“”„«»][^"“”„«»]*["“”„«»]?'
"""A phrase in quotation marks of any kind, of which the last may be missing."""
_QUOTES = str.maketrans("“”„«»", '"""""')


def pieces(text: str) -> Iterator[re.Match[str]]:
    """The pieces in order; the groups of each say what it is."""
    return _PIECE.finditer(text.translate(_QUOTES))


def pieces_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the text has words and phrases that are searched for as they stand, from start to end."""
    negated = False
    for piece in pieces(text):
        is_word = piece["word"] is not None and "*" not in piece["word"]
        if piece[0] in ("OR", "NOT"):
            negated = piece[0] == "NOT"
            continue
        if not (negated or piece["minus"]) and (is_word or piece["phrase"] is not None):
            yield piece.span()
        elif not (negated or piece["minus"]) and piece["field"] and piece["field"].lower() == "title":
            yield piece.span("value" if piece["exact"] is None else "exact")
        elif not (negated or piece["minus"]) and piece["group"]:
            yield from (
                (piece.start("group") + start, piece.start("group") + end) for start, end in pieces_of(piece["group"])
            )
        negated = False
