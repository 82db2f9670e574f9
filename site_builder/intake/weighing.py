"""What the sentence around a citation says of it: that it was relied on, listed, only mentioned, or not applied."""

import re
from enum import IntEnum

from site_builder.intake.blocks import Kind
from site_builder.intake.cues import Zone
from site_builder.intake.phrases import phrases
from site_builder.intake.script import Script
from site_builder.intake.wording import sentences
from site_builder.legislation import Citation

_CUES = phrases("relied")
_RELIES = _CUES["relies"]
_DENIES = _CUES["denies"]
_MAY = _CUES["may"]
_THEIRS = _CUES["theirs"]
_GENERAL = _CUES["general"]
_AVERS = _CUES["avers"]
_OPENING = re.compile(
    r"^[\W_]*(?:\w{1,3}[.)]\s+)?(?:(?:exemption|exception|under|foia?|eir|foisa|s\.|r\.)\W*)*$", re.IGNORECASE
)
_SET_ASIDE = _CUES["set_aside"]
_OVERTURNED = _CUES["overturned"]
_LIST_LENGTH = 170
_OTHER_ACT = re.compile(r"(?<!Information )(?<!\(Scotland\) )\bAct (?:19|20)\d\d")
_OF_THAT_ACT = re.compile(r"\s*(?:of|under) (?:that|the same|the said|the latter) (?:Act|legislation|statute)")


class Weight(IntEnum):
    """What a sentence says of a citation."""

    DENIED = -2
    ASIDE = -1
    MENTIONED = 0
    LISTED = 1
    RELIED = 2


def weight(script: Script, cited: Citation) -> Weight:
    """What the letter says of the provision at this place."""
    p, start = script.block(cited.start), script.start(cited.start)
    text = p.block.plain
    inside = cited.start - start
    sentence = _sentence(text, inside)
    before = script.text[max(start, cited.start - 200) : cited.start]
    if _OF_THAT_ACT.match(script.text, cited.end) and _OTHER_ACT.search(before):
        return Weight.DENIED
    if _DENIES.search(sentence):
        return Weight.DENIED
    if _SET_ASIDE.search(sentence) and _OVERTURNED.search(script.text):
        return Weight.ASIDE
    if _THEIRS.search(sentence) or (_MAY.search(sentence) and not _AVERS.search(sentence)):
        return Weight.ASIDE
    if p.zone is Zone.ADVICE:
        return Weight.RELIED if _AVERS.search(sentence) else Weight.ASIDE
    listed = _OPENING.match(text[:inside]) is not None and len(text) <= _LIST_LENGTH
    if cited.why == "alone":
        return Weight.MENTIONED
    if listed or p.block.kind is Kind.TABLE:
        return Weight.LISTED
    if _RELIES.search(sentence):
        return Weight.MENTIONED if _GENERAL.search(sentence) and not _AVERS.search(sentence) else Weight.RELIED
    return Weight.MENTIONED


def _sentence(text: str, at: int) -> str:
    """The sentence of a paragraph that a position lies in."""
    end = 0
    for sentence in sentences(text):
        end = text.index(sentence, end) + len(sentence)
        if at < end:
            return sentence
    return text
