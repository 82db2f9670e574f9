"""What else a text says to whoever reads it: numbers spelt in words, and letters that a scan took for digits."""

import re
from collections.abc import Iterator

from site_builder.gate.personal.forms import BESIDE_LETTERS
from site_builder.gate.personal.signs import Text
from site_builder.gate.personal.sought import NUMBERED, SPELT
from site_builder.patterns import regex

_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_UNITS = {word: str(number) for number, word in enumerate(_NAMES)}
_UNITS |= dict.fromkeys(("oh", "o", "nought", "naught", "nil"), "0")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNIT = f"(?:{'|'.join(_UNITS)})"
_WORD = rf"(?:{'|'.join([*_TEENS, *_TENS])}|{_UNIT}|hundred|double|treble|triple|\d{{1,6}})"
_NUMBER = regex(
    rf"(?i)(?:plus(?= four four)|{_UNIT}|\d{{1,6}})(?:[ ,.–-]{{1,3}}(?:and )?\n?[> ]{{0,3}}{_WORD}\b){{2,15}}"
)
_HOUSE = regex(
    rf"(?i)(?:number|flat|no\.) ((?:(?:{'|'.join(_TENS)})[ -])?(?:{'|'.join(_NAMES[1:])})|"
    rf"{'|'.join([*_TEENS, *_TENS])})\b(?=,? (?-i:[A-Z]))"
)
_GARBLED = regex(r"(?<![A-Za-z0-9|])(?=[OoIl|]*\d)(?=\d*[OoIl|])[\dOoIl|]{2,}(?![A-Za-z0-9|])")
_MISREAD = regex(r"(?<![\w@./-])(?=[A-Za-z01|]*[a-z][01|]|[01][a-z]{2})[A-Z01]?[a-z01|]{2,}(?![\w@/-])")
_DIGITS = str.maketrans("OoIl|", "00111")
_LETTERS = str.maketrans("01|", "oll")
_FEWEST = 9
"""Digits that a number spelt in words must have to be looked at as one of a telephone."""


def other_readings(seen: Text) -> Iterator[str]:
    """The text as it is heard or meant, line by line the same, where that is another than what is written."""
    heard = _heard(seen)
    meant = _meant(heard) if _is_garbled(seen) else heard
    if meant != seen.text:
        yield meant


def _heard(seen: Text) -> str:
    """The text with numbers in figures that are spelt in words."""
    text = seen.text
    begun = [at for at in seen.digits if text[at] == "0" and not text[max(at - 1, 0) : at].isalnum()]
    mixed = [found for at in begun if (found := _NUMBER.match(text, at)) and any(map(str.isalpha, found[0]))]
    spelt = [(it.span(), _figures(it[0])) for it in (*seen.starting(_NUMBER, SPELT), *mixed)]
    spelt = [(span, figures) for span, figures in spelt if sum(map(str.isdigit, figures)) >= _FEWEST]
    spelt += [(it.span(1), _figures(it[1])) for it in seen.starting(_HOUSE, NUMBERED)]
    at, pieces = 0, []
    for (start, end), figures in sorted(spelt):
        if start >= at:
            pieces += [text[at:start], figures]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _figures(words: str) -> str:
    """`07700 and so on` for `oh double seven oh oh`: all digits in a row, and the ends of lines behind them."""
    found, times = "", 1
    for word in re.findall(r"[a-z]+|\d+", words.lower()):
        if word in ("double", "treble", "triple"):
            times = 2 if word == "double" else 3
        elif word == "hundred":
            found += "00"
        elif word == "plus":
            found += "+"
        elif word in _TENS:
            found += f"{_TENS.index(word) + 2}0"
        elif word in _UNITS and re.search(r"[2-9]0$", found) and _follows_ten(words.lower(), word, found):
            found = found[:-1] + _UNITS[word]
        elif word != "and":
            found += times * (_UNITS.get(word) or (word if word.isdigit() else f"1{_TEENS.index(word)}"))
            times = 1
    return found + "\n" * words.count("\n")


def _follows_ten(words: str, unit: str, found: str) -> bool:
    """Whether the unit belongs to the tens before it, as in `fifty-two`."""
    return re.search(rf"\b{_TENS[int(found[-2]) - 2]}[ -]{unit}\b", words) is not None


def _is_garbled(seen: Text) -> bool:
    """Whether a digit stands beside a letter that looks like one, or inside a word."""
    text, last = seen.text, len(seen.text) - 1
    digits = (at + form.index(b"0") for form in BESIDE_LETTERS for at in seen.forms[form])
    beside = ((text[at - 1] if at else " ", text[at + 1] if at < last else " ") for at in digits)
    return any(
        before in "OoIl|" or after in "OoIl|" or (before.islower() and after.islower()) for before, after in beside
    )


def _meant(text: str) -> str:
    """The text as it stood on paper before a machine read it."""
    text = _GARBLED.sub(lambda it: it[0].translate(_DIGITS), text)
    return _MISREAD.sub(lambda it: ("O" if it[0][0] == "0" else it[0][0].translate(_LETTERS)) + _rest(it[0]), text)


def _rest(word: str) -> str:
    return word[1:].translate(_LETTERS)
