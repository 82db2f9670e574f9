"""What the sentence around a citation says of it: that it was relied on, listed, only mentioned, or not applied."""

import re
from enum import Enum, IntEnum, auto
from functools import lru_cache

from site_builder.intake.blocks import Kind
from site_builder.intake.facts.foreign import is_foreign
from site_builder.intake.facts.passage import passage
from site_builder.intake.facts.script import Script
from site_builder.intake.facts.stance import Stance, clause, speaks_of_duty, stance_of
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.parting import heading_zone
from site_builder.intake.phrases import phrases
from site_builder.legislation import Citation
from site_builder.patterns import regex

_CUES = phrases("relied")
_RELIES = _CUES["relies"]
_DENIES = _CUES["denies"]
_MAY = _CUES["may"]
_THEIRS = _CUES["theirs"]
_GENERAL = _CUES["general"]
_AVERS = _CUES["avers"]
_OPENING = regex(
    r"^[\W_]*(?:\w{1,3}[.)]\s+|(?:note|annex|part|point|exemption) \w{1,2}\s*[-–—:.]\s*)?"
    r"(?:(?:exemption|exception|under|foia?|eir|foisa|s\.|r\.)\W*)*$",
    re.IGNORECASE,
)
_NOUN = (
    r"(?:(?:the )?(?:exemptions?|exceptions?) (?:at|in|under) )?(?:sections?|regulations?|ss?\.?|regs?\.?|r\.?)?\s*$"
)
_TITLED = regex(
    r"[\w()]*(?:\s+(?:of (?:the )?)?(?:FOIA?|EIRs?|FOISA|Act))?\s*(?:[-–—:]\s*\w|\([a-z][a-z ,'’&-]{3,60}\)[.:]?\s)"
    r"|[\w()]*[.;](?:\s|$)"
)
"""What goes on behind a provision that heads its paragraph: ` - Law enforcement. …`."""
_TAGGED = regex(rf"(?:[:–—-]|\b(?:hence|thus|so|therefore))\s*{_NOUN}", re.IGNORECASE)
_ENDS_TAG = regex(r"[\w()]*\s*(?:(?:and|&|,)\s*[\w().]+\s*)*(?:of the [\w ]{2,50})?(?:[.;:]|$|\n)")
_BRACKETED = regex(rf"[(\[]\s*{_NOUN}", re.IGNORECASE)
_CLOSES = regex(r"[\w()]*[)\]]|[^)\n]{0,60}[)\]]")
_YOURS = regex(
    r"^(?:(?:in|as|while|although)\b[^.;]{0,60}, )?you(?:r \w+)? (?:also |have )?"
    r"(?:argue|say|said|state|suggest|claim|believe|contend)",
    re.IGNORECASE,
)
_LISTED_WORDS = regex(
    r"(?:sections?|regulations?|exemptions?|exceptions?|ss?|r|regs?|and|of|the|under|in|foia?|foisa|eirs?|act|applies)",
    re.IGNORECASE,
)
_CITED_WORD = regex(r"(?:s|r|reg)?\d{1,4}[A-Z]?(?:\(\w+\))*|\(\w+\)|\(\w+\)\(\w+\)", re.IGNORECASE)
_NCND = phrases("result")["ncnd"]
_SET_ASIDE = _CUES["set_aside"]
_HELD_ONLY_IN_THOUGHT = _CUES["held_only_in_thought"]
"""What would be exempt if it were held is what a reply relies on that does not say whether it is."""
_OVERTURNED = _CUES["overturned"]
_EARLIER = regex(r"\b(?:original|initial|first|previous|earlier)\b", re.IGNORECASE)
_BY_IT = _CUES["by_it"]
_CLASSED = _CUES["classed"]
_LIST_LENGTH = 170
_OTHER_ACT = regex(r"(?<!Information )(?<!Information \(Scotland\) )\bAct (?:19|20)\d\d")
_OF_THAT_ACT = regex(r"\s*(?:of|under) (?:that|the same|the said|the latter) (?:Act|legislation|statute)")


class Weight(IntEnum):
    """What a sentence says of a citation."""

    FOREIGN = -4
    DENIED = -3
    ASIDE = -2
    PAST = -1
    MENTIONED = 0
    LIKELY = 1
    LISTED = 2
    RELIED = 3


def weight(script: Script, cited: Citation) -> Weight:
    """What the letter says of the provision at this place."""
    p, start = script.block(cited.start), script.start(cited.start)
    text = p.block.plain
    if heading_zone(text[:80].partition(":")[0]) is Zone.ANNEX:
        return Weight.ASIDE
    inside = cited.start - start
    begin, sentence, after = passage(text, inside)
    before = script.text[max(start, cited.start - 200) : cited.start]
    if (_OF_THAT_ACT.match(script.text, cited.end) and _OTHER_ACT.search(before)) or is_foreign(script, cited):
        return Weight.FOREIGN
    stance = stance_of(sentence, inside - begin, after)
    said = _said(clause(sentence, inside - begin), sentence)
    if said is _Said.IF_HELD and _says_nothing(script):
        return Weight.RELIED
    if stance in _STANCES:
        return _STANCES[stance]
    if said is _Said.SET_ASIDE:
        said = _Said.SET_ASIDE if _is_overturned(script) else _Said.OWN
    if said in _WEIGHTS:
        return _WEIGHTS[said]
    if p.zone is Zone.ADVICE:
        return Weight.RELIED if _AVERS.search(sentence) else Weight.ASIDE
    opens = _OPENING.match(text[:inside]) is not None or sentence.startswith(text[inside : inside + 20])
    listed = opens and (len(text) <= _LIST_LENGTH or _TITLED.match(script.text, cited.end) is not None)
    listed = listed or (p.zone in (Zone.RESPONSE, Zone.REASONS) and _lists_only(sentence))
    tag = p.zone in (Zone.RESPONSE, Zone.REASONS) and _is_tag(before, script.text, cited.end)
    if cited.why == "alone" and not tag:
        return Weight.LIKELY
    if p.block.kind is Kind.TABLE and _EARLIER.search(" | ".join(p.block.rows[0])):
        return Weight.PAST
    if listed or p.block.kind is Kind.TABLE:
        return Weight.LISTED
    if (relied := _reliance(sentence)) is Weight.RELIED or not tag:
        said_later = after and _BY_IT.search(after)
        likely = Weight.RELIED if said_later else Weight.LIKELY if _CLASSED.search(sentence) else Weight.MENTIONED
        return relied if relied is Weight.RELIED else likely
    return relied or Weight.LISTED


def _lists_only(sentence: str) -> bool:
    """Whether a sentence names provisions and nothing else: `Sections 31(1)(a) and 38(1)(b) FOIA.`"""
    words = re.findall(r"[\w()]+", sentence[: _LIST_LENGTH + 1])
    known = (_LISTED_WORDS.fullmatch(word) or _CITED_WORD.fullmatch(word) for word in words)
    return len(sentence) <= _LIST_LENGTH and all(known)


class _Said(Enum):
    """Whose words a sentence holds, and about what."""

    DENIED = auto()
    SET_ASIDE = auto()
    IF_HELD = auto()
    NOT_OURS = auto()
    OWN = auto()


_WEIGHTS = {
    _Said.DENIED: Weight.DENIED,
    _Said.SET_ASIDE: Weight.PAST,
    _Said.NOT_OURS: Weight.ASIDE,
}
_STANCES = {
    Stance.DENIED: Weight.DENIED,
    Stance.IMAGINED: Weight.ASIDE,
    Stance.CONSIDERED: Weight.ASIDE,
    Stance.OTHERS: Weight.ASIDE,
    Stance.PAST: Weight.PAST,
}


@lru_cache(maxsize=256)
def _said(own: str, sentence: str) -> _Said:
    """Whose words they are: denied in the clause itself, all else by the whole sentence."""
    if any(not speaks_of_duty(own[: found.end()]) for found in _DENIES.finditer(own)):
        return _Said.NOT_OURS if _YOURS.search(sentence) else _Said.DENIED
    if _HELD_ONLY_IN_THOUGHT.search(sentence) and re.search("exempt|except", sentence, re.IGNORECASE):
        return _Said.NOT_OURS if _THEIRS.search(sentence) else _Said.IF_HELD
    if _THEIRS.search(sentence) or (_MAY.search(sentence) and not _AVERS.search(sentence)):
        return _Said.NOT_OURS
    return _Said.SET_ASIDE if _SET_ASIDE.search(sentence) else _Said.OWN


@lru_cache(maxsize=256)
def _reliance(sentence: str) -> Weight | None:
    if not _RELIES.search(sentence):
        return None
    return Weight.MENTIONED if _GENERAL.search(sentence) and not _AVERS.search(sentence) else Weight.RELIED


@lru_cache(maxsize=8)
def _says_nothing(script: Script) -> bool:
    """Whether the letter neither confirms nor denies: only then does it rely on what it would rely on."""
    return _NCND.search(script.text) is not None


@lru_cache(maxsize=8)
def _is_overturned(script: Script) -> bool:
    return _OVERTURNED.search(script.text) is not None


def _is_tag(before: str, text: str, end: int) -> bool:
    """Whether a provision stands as the mark of what was said before it: `Names: s.40(2).`, `… the rest (s.43(2)).`"""
    return (_TAGGED.search(before) is not None and _ENDS_TAG.match(text, end) is not None) or (
        _BRACKETED.search(before) is not None and _CLOSES.match(text, end) is not None
    )
