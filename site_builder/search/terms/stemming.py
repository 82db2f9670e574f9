"""Porter's stemmer (M. F. Porter, An algorithm for suffix stripping, 1980). The browser's twin is `stemming.js`.

Written afresh, because Whoosh's own never undoubles a consonant: it leaves `stopped` at `stopp`, apart from `stop`.
Beside his rules stands one for words that end in an s of their own: `virus` keeps it, as `viruses` does.
"""

import re

from site_builder.patterns import regex

_CC = "[^aeiou][^aeiouy]*"  # consonants; y is one at the start of a word, where it is written Y meanwhile
_VV = "[aeiouy][aeiou]*"
_ONCE = regex(f"^(?:{_CC})?{_VV}{_CC}")
_JUST_ONCE = regex(f"^(?:{_CC})?{_VV}{_CC}(?:{_VV})?$")
_TWICE = regex(f"^(?:{_CC})?{_VV}{_CC}{_VV}{_CC}")
_VOWEL = regex(f"^(?:{_CC})?[aeiouy]")
_DOUBLED = regex(r"([^aeiouylsz])\1$")
_SHORT = regex(f"^{_CC}[aeiouy][^aeiouwxy]$")
_CLIPPED = regex("(?:at|bl|iz)$")
_ORDINAL = regex("^([0-9]+)(?:st|nd|rd|th)$")

_OWN_S = regex(
    "^(?:(?!(?:gur|haik|has|hind|(?:sub)?men|[np]ic|snaf|sudok|tut|zul)us$)(?=.{5}).*[aeiouy].*[^aeou]us"
    "|(?:bio)?gas|bus|lens|atlas|canvas|bias|alias|trellis)$"
)
_LEFT_AN_E = frozenset(["buses", "gases", "biogases"])
"""Plurals of such words that the other steps would leave an e."""

_STEP_2 = regex(
    "^(.+?)(ational|tional|enci|anci|izer|bli|alli|entli|eli|ousli|ization|ation|ator|alism|iveness|fulness|ousness"
    "|aliti|iviti|biliti|logi)$"
)
_AFTER_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = regex("^(.+?)(icate|ative|alize|iciti|ical|ful|ness)$")
_AFTER_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = regex("^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize|(?<=[st])ion)$")
_ENDS_2, _ENDS_3 = tuple(_AFTER_2), tuple(_AFTER_3)
_ENDS_4 = ("al", "nce", "er", "ic", "ble", "ant", "ent", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "ion")
"""How a word must end for a step to be worth trying: that is known in no time."""


def stem(word: str) -> str:
    """The stem of a folded word; those of one or two letters, or with a digit, are their own, but `12th` is `12`."""
    if len(word) < 3 or not word.isalpha():
        return _ORDINAL.sub(r"\1", word)
    word = "Y" + word[1:] if word[0] == "y" else word
    word = _past(_plural(word))
    if word[-1] == "y" and _VOWEL.match(word[:-1]):
        word = word[:-1] + "i"
    if word.endswith(_ENDS_2):
        word = _replace(word, _STEP_2, _AFTER_2)
    if word.endswith(_ENDS_3):
        word = _replace(word, _STEP_3, _AFTER_3)
    if word.endswith(_ENDS_4) and (found := _STEP_4.match(word)) and _TWICE.match(found[1]):
        word = found[1]
    return _final(word).lower()


def _plural(word: str) -> str:
    """Step 1a: `caresses` to `caress`, `ponies` to `poni`, `cats` to `cat`; `bus` is no plural."""
    if word.endswith(("sses", "ies")) or word in _LEFT_AN_E:
        return word[:-2]
    is_plural = word.endswith("s") and word[-2] != "s"
    return word[:-1] if is_plural and not (word[-2] in "aiun" and _OWN_S.match(word)) else word


def _past(word: str) -> str:
    """Step 1b: `agreed` to `agree`, `plastered` to `plaster`, `stopping` to `stop`, `filing` to `file`."""
    if word.endswith("eed"):
        return word[:-1] if _ONCE.match(word[:-3]) else word
    rest = word[:-2] if word.endswith("ed") else word[:-3] if word.endswith("ing") else ""
    if not rest or not _VOWEL.match(rest):
        return word
    if _CLIPPED.search(rest) or _SHORT.match(rest):
        return rest + "e"
    return rest[:-1] if _DOUBLED.search(rest) else rest


def _replace(word: str, endings: re.Pattern[str], after: dict[str, str]) -> str:
    found = endings.match(word)
    return found[1] + after[found[2]] if found and _ONCE.match(found[1]) else word


def _final(word: str) -> str:
    """Step 5: a final e, and one of two final l."""
    if word.endswith("e"):
        rest = word[:-1]
        if _TWICE.match(rest) or (_JUST_ONCE.match(rest) and not _SHORT.match(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _TWICE.match(word) else word
