"""Characters that cannot be seen, that turn the direction of writing, or that pretend to be others."""

import re
import unicodedata
from collections.abc import Iterator

from site_builder.gate.findings import Finding, advice
from site_builder.gate.personal.forms import beyond_ascii
from site_builder.patterns import regex

_TURNING = regex("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = regex("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ORDINARY = bytes(code for code in range(128) if not _CONTROL.match(chr(code)))
_UNSEEN = regex(
    "[\u180e\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e01ef\u3164\u115f\u1160\uffa0\u034f\u17b4\u17b5\u2800"
    "\ufe00-\ufe0f\U0001d173-\U0001d17a]+"
)
_SELECTORS = regex("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_FLAG = regex("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_LOOKALIKES = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρικτυχϲϳաօսոցһӏԁԛԝ")

_LATIN = "\u036f"
"""The last character before those of other scripts; none before it is one of theirs in another form."""


def character_findings(text: str) -> Iterator[Finding]:
    """At most one finding of each kind, at the first line on which it stands."""
    is_plain = text.isascii()
    if is_plain and not text.encode().translate(None, _ORDINARY):
        return
    if control := _CONTROL.search(text):
        what = f"There is an invisible control character (U+{ord(control[0]):04X})."
        yield Finding("control-characters", "", what, line=_line(text, control.start()))
    if is_plain:
        return
    strange = beyond_ascii(text)  # few, as a rule: what is not among them is not in the text
    if _TURNING.search(strange) and (turned := _TURNING.search(text)):
        yield Finding(
            "bidi-control",
            "",
            f"A character turns the direction of writing (U+{ord(turned[0]):04X}).",
            line=_line(text, turned.start()),
        )
    if _UNSEEN.search(strange):
        yield from _unseen(text)
    if any(sign > _LATIN and sign.isalnum() for sign in set(strange)):
        yield from _mixed(text)


def _unseen(text: str) -> Iterator[Finding]:
    bare = _FLAG.sub(lambda m: "🏴" + " " * (len(m[0]) - 1), text)
    places = [m for m in _UNSEEN.finditer(bare) if not (m.start() == 0 and m[0] == "\ufeff") and not _belongs(bare, m)]
    if not places:
        return
    many = sum(len(m[0]) for m in places)
    tags = any(ord(c) >= 0xE0000 for m in places for c in m[0])
    what = f"There are {many} characters that nobody can see (U+{ord(places[0][0][0]):04X})."
    make = Finding if tags or any(len(m[0]) > 3 for m in places) or _inside_word(bare, places[0]) else advice
    yield make("invisible-characters", "", what, line=_line(text, places[0].start()))


def _belongs(text: str, found: re.Match[str]) -> bool:
    """Joiners belong between emoji, and between letters of scripts that join."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if _SELECTORS.match(found[0]):  # one of them chooses the form of an emoji, a sign or an ideograph
        plain = before.isascii() and not (before and before in "0123456789#*")
        return not plain and (len(found[0]) == 1 or found[0] == "\ufe0f\u200d")
    if set(found[0]) == {"\u2800"}:
        return any("\u2800" < c <= "\u28ff" for c in before + after)
    if found[0] not in ("\u200c", "\u200d"):
        return False
    return bool(before and after) and all(not c.isascii() and not "\u00c0" <= c <= "\u024f" for c in before + after)


def _inside_word(text: str, found: re.Match[str]) -> bool:
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return before.isalnum() and after.isalnum()


def _mixed(text: str) -> Iterator[Finding]:
    for found in re.finditer(r"[^\W\d_]{3,}", text):
        word = unicodedata.normalize("NFC", found[0])
        if word.isascii() or not any(c.isascii() for c in word):
            continue
        strange = [c for c in word if ord(c) > 0x36F and (c in _LOOKALIKES or "\u0400" <= c <= "\u04ff")]
        if strange:
            what = f"A word mixes Latin letters with look-alikes (U+{ord(strange[0]):04X})."
            yield Finding("homoglyph", "", what, line=_line(text, found.start()))
            return


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
