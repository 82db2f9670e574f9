"""What a term is. The browser's twin is `theme/assets/search/analysis.js`; one table of cases holds them together.

A citation is one term, whatever its spelling, and stands for every place above it too: `Section 31 (1)(a)` gives
`s31(1)(a)`, `s31(1)` and `s31`, so that a search for the section finds the limb; `sections 30 and 31` give both. Other
words are folded and stemmed.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from site_builder.patterns import regex
from site_builder.search.terms.stemming import stem

STOP_WORDS = frozenset([
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "i",
    "in", "is", "it", "its", "of", "on", "or", "our", "that", "the", "their", "this", "to", "was", "we", "were",
    "which", "will", "with", "you", "your",
])  # fmt: skip
_NOUN = r"(?:s(?:ections?|ect?|s)?|r(?:eg(?:ulation)?s?)?)\.?[ \n]?"
_NUMBER = r"[0-9]{1,3}[a-z]{0,2}(?![^\W_])"
_LIMB = r"(?:[ \n]?\((?:[0-9]{1,2}[a-z]{0,2}|[ivx]{1,5}|[a-z]{1,2})\))"
_LIMBS = f"(?:{_LIMB}+(?:[ \n]?(?:&|,|and|or){_LIMB}+)*)?"
_NEXT = rf"[ \n]?(?:,[ \n]?)?(?:and|or|&|,)[ \n]?(?![0-9]+(?:%|[./:][0-9])){_NUMBER}{_LIMBS}"
_CITED = rf"(?:s(?:ection)?s|reg(?:ulation)?s)\.?[ \n]?{_NUMBER}{_LIMBS}(?:{_NEXT})+|{_NOUN}{_NUMBER}{_LIMBS}"
_TOKEN = regex(rf"{_CITED}|[^\W_]+")
_CITATION = regex(_CITED)
_PLACE = regex(r"([0-9]+[a-z]{0,2})((?:[^0-9a-z(]*(?:and|or)?[^0-9a-z(]*\([0-9a-z]+\))*)")
_MAYBE_CITED = regex(f"{_NOUN}[0-9]")
_APART = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(128)
"""What stands between words in plain text, made spaces: many times faster than to look for the words."""
_JOINT = regex(r"&|,|and|or")
_APOSTROPHE = regex(r"(?<=\w)['’ʼ‘＇](?=\w)")
_THOUSANDS = regex(r",(?<=[0-9],)(?<![0-9]{4},)(?=[0-9]{3}(?![0-9]))")
_SPACED = regex("(?<=[0-9])(?<![0-9]{4})[,\xa0\u2007\u2009\u202f](?=[0-9]{3}(?![0-9]))")
"""Commas, and spaces at which no line may end, between the thousands of a figure: `212,604` is one number."""
_BEGINS = r"(?<![^\W_])(?<!-)"
_JOINED = regex(rf"-(?<=[exyo]-)(?=[^\W\d_]{{2}})(?:(?<={_BEGINS}[ex].)|(?<={_BEGINS}(?:by|co|re).))")
"""Hyphens behind beginnings that nobody parts from their word by a space: `e-mail` and `email` are one word."""
_LETTERS = regex(rf"&(?<={_BEGINS}(?<!&)[a-z]&)(?=[a-z](?![^\W_]|&))")
"""What joins two single letters to a name: `A&E`."""
_LETTERS_APART = regex(rf" & (?<={_BEGINS}(?<!&)(?<!& )[a-z] & )(?=[a-z](?![^\W_]| &))")
_DOTTED = regex(r"\.[a-z](?<=(?<![^\W_])(?<!\.)[a-z]\.[a-z])(?:(?:\.[a-z])+\.?|\.)(?![^\W_])")
"""What follows the first letter of a name in dotted letters, `C.C.T.V.`; of two letters where a dot is behind both."""
_NAME = regex(r"(?<![A-Za-z0-9'’-])(?<![A-Z]{2} )I(?:T|\.T\.?)(?:['’]s)?(?![A-Za-z0-9'’]| [A-Z]{2})")
"""The one name in capitals that is a stop word in small letters; not where other words are in capitals as well."""
_POSSESSIVE = regex(r"(?<=[1-9])['’ʼ‘＇]s(?![^\W_])")
"""Not behind a nought: `1990's` are many."""
_UNHEARD = frozenset({"Mn", "Cf"})
_DEEPEST = 8
"""More brackets than any law has one in the other."""
_BRACKETED = regex(r"[0-9a-z]+")


def fold(text: str) -> str:
    """The text in lower case but for `IT`, without accents, soft hyphens and the like, apostrophes inside its words,
    what parts the thousands of its figures, what joins `e-mail`, `A&E` and `c.c.t.v.`, and the s behind `HS2's`.
    """
    if not text.isascii():
        text = _SPACED.sub("", text).replace("™", "").replace("℠", "")  # no letters, though they are made of some
        text = unicodedata.normalize("NFKD", text).replace("\u2010", "-")
        text = "".join(c for c in text if unicodedata.category(c) not in _UNHEARD)
    text = "IT".join(it.lower() for it in _NAME.split(text)) if "IT" in text or "I.T" in text else text.lower()
    if "'" in text or not text.isascii():
        text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", text))
    if "." in text:
        text = _DOTTED.sub(_without_dots, text)
    if "-" in text:
        text = _JOINED.sub("", text)
    if "&" in text:
        text = _LETTERS_APART.sub("", _LETTERS.sub("", text))
    return _THOUSANDS.sub("", text) if "," in text else text


def _without_dots(found: re.Match[str]) -> str:
    return found[0].replace(".", "")


def tokens(text: str) -> list[str]:
    """The words and citations of the text in order, folded but not yet terms; stop words are still among them."""
    folded = fold(text)
    letters = in_plain_letters(folded)
    return tokens_of(folded) if letters is None else letters.decode().split()


def tokens_of(folded: str) -> list[str]:
    """The same of a text that is folded already, whatever is in it."""
    return _TOKEN.findall(folded)


def in_plain_letters(folded: str) -> bytes | None:
    """The words of a folded text in ASCII, spaces between them; None where it has other letters, or may cite a law."""
    if not folded.isascii() or (any(map(folded.__contains__, "0123456789")) and _MAYBE_CITED.search(folded)):
        return None
    return folded.encode().translate(_APART)


@lru_cache(maxsize=200_000)
def terms_of(token: str) -> tuple[str, ...]:
    """The terms that one token of `tokens` stands for, most exact first; none for a stop word."""
    if token in STOP_WORDS:
        return ()
    if token[0] not in "rs" or not _CITATION.fullmatch(token):
        return (stem(token),)
    cited = chain.from_iterable(places_cited(token[0], token))
    return tuple(dict.fromkeys(above for provision in cited for above in upwards(provision)))


def places_cited(mark: str, folded: str) -> Iterator[list[str]]:
    """The provisions meant by each section of a list: `s` and `sections 30 and 31(1)` give [s30] and [s31(1)]."""
    return (citations(mark + found[1], found[2]) for found in _PLACE.finditer(folded))


def citations(section: str, brackets: str) -> list[str]:
    """The provisions meant by a section and all that follows it: `s31` and `(1)(a)&(b)` give s31(1)(a) and s31(1)(b).

    A further bracket takes the place of the first one of its kind, number or letter, and of all behind that. What is
    deeper than any law goes is left out.
    """
    limbs: list[str] = []
    found = []
    for group in _JOINT.split(brackets):
        more = _BRACKETED.findall(group)
        kept = next(
            (i for i, limb in enumerate(limbs) if more and limb[0].isdigit() == more[0][0].isdigit()), len(limbs)
        )
        limbs = [*limbs[:kept], *more][:_DEEPEST]
        found.append(section + "".join(f"({limb})" for limb in limbs))
    return found


def upwards(provision: str) -> Iterator[str]:
    """The provision and each place above it: `s31(1)(a)`, `s31(1)`, `s31`."""
    while provision:
        yield provision
        provision = provision.rpartition("(")[0]


def as_typed(text: str) -> Iterator[str]:
    """Keys for the words of the text just as they are: `park!parking`. In order, they come right behind their term."""
    return (f"{terms[0]}!{token}" for token in tokens(text) if len(terms := terms_of(token)) == 1)


def analyse(text: str) -> Iterator[tuple[str, ...]]:
    """The terms of the text, position by position; words that stop words parted become neighbours."""
    return (terms for token in tokens(text) if (terms := terms_of(token)))
