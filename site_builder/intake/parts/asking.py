"""The request that is told within a paragraph: behind the words that lead to it, or between quotation marks."""

import re
from dataclasses import dataclass

from site_builder.intake.parts import cues
from site_builder.intake.parts.cues import is_decision
from site_builder.intake.spelt_days import found_days
from site_builder.intake.wording import sentences
from site_builder.patterns import regex

_RECEIVED = regex(
    r"(?:,? (?:which|that|and) [^,.]{0,40}?\breceived\b"
    r"|,? (?:received|dated|submitted|sent)(?: on)?(?: the)? \d"
    r"|,? on (?:the )?\d[\w ]{3,20},? and (?:this|our|we|it|replied|answered|responded)\b)[^?]*$",
    re.IGNORECASE,
)
_ASKED_FURTHER = regex(
    r"[^.?!:]{0,80}\b(?:received|dated|sent|submitted|\d{4})\b[^.?!:]{0,60}?\b(?:asking|requesting|seeking"
    r"|you (?:have )?(?:ask(?:ed)?|request(?:ed)?|sought))\b(?: us)?(?: for)?(?: information)?"
    r"(?: about| on)?\s+(?P<rest>.{8,})$",
    re.IGNORECASE | re.DOTALL,
)
_OWN_WORDS = regex(
    r"(?:(?:I|we|the (?:council|trust|force|university|authority|department|agency|board)) "
    r"(?:have|has|am|are|will|can|consider|regard|sent|replied|responded|answered|issued)"
    r"|(?:it|this|your request) (?:is|was|has been) (?:being )?"
    r"(?:considered|handled|dealt|processed|treated|logged|received))\b",
    re.IGNORECASE,
)
_QUOTED_REQUEST = regex(r"(?P<lead>[^:\"“]{5,300}[:,])\s*(?P<asked>[\"“‘'][^\"”]{8,}[\"”’']\W{0,2})", re.DOTALL)

_LAST_WORDS = 800
"""So many characters at the end of a paragraph say whether the request stands behind it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was asked, and the words around it; `whole` where it ends the paragraph, `closed` where it is quoted."""

    asked: str
    around: str
    whole: bool
    closed: bool


def asks(text: str) -> bool:
    """Whether the request stands behind these words; the list of what is refused does not."""
    return cues.ASKS.search(text[-_LAST_WORDS:]) is not None and not is_decision(text)


def told_in_quotes(text: str) -> Told | None:
    """The request of a paragraph that leads to it and quotes it; None for every other one."""
    found = _QUOTED_REQUEST.fullmatch(text)
    if found is None or not asks(found["lead"]):
        return None
    return Told(found["asked"], found["lead"], whole=True, closed=True)


def told_in_one(text: str) -> Told | None:
    """The request of a paragraph that leads to it and tells it; None for every other one."""
    inline = None if text.endswith(":") else cues.INLINE_REQUEST.search(text)
    if inline is None or is_decision(inline["rest"]):
        return None
    rest = inline["rest"]
    if (further := _ASKED_FURTHER.match(rest)) is not None:  # `your request received by the … on 9 May asking for …`
        rest = further["rest"]
    asked = _RECEIVED.sub("", _as_asked(rest))
    around = text[: text.rindex(rest)] + rest[len(asked) :]
    return Told(_capital(asked), around, text.endswith("."), closed=False)


def _as_asked(text: str) -> str:
    """What was asked, without the sentences behind it in which the authority speaks: `I have dealt with it…`."""
    first, *rest = sentences(text)
    said = next((s for s in rest if _OWN_WORDS.match(s) or (len(s) < 30 and any(found_days(s)))), "")
    return text[: text.index(said, len(first))].rstrip() if said else text


def _capital(text: str) -> str:
    words = text.strip().strip("'\"“”‘’").strip()
    return words[:1].upper() + words[1:]
