"""The words that tell whose a number or an address is: those of its own sentence, and more where that is bare."""

from dataclasses import dataclass

from site_builder.patterns import regex

_ABBREVIATED = "".join(
    rf"(?<!\b{short}[.!?;])"
    for short in ("St", "Tel", "No", "Rd", "Mr", "Ms", "Mrs", "Dr", "Ext", "Ave", "d", "b", "c", "Rev", "Prof")
)
CLAUSE = regex(rf"[.!?;](?i:{_ABBREVIATED})(?<!\b[A-Z][.!?;])[ *_)\"”’]+(?=\S)")
"""Where a sentence or a part of one ends: what stands before it seldom tells of what stands behind."""
_POINTS_BACK = regex(
    r"(?i)[ *_(\"“]*(?:it|that|this|he|she|they|both|which|his|her|hers|their|whose|who|the (?:number|address|house|"
    r"flat|line|postcode|phone|telephone|caller|person|man|woman)|number|address|tel\b|telephone|phone)\b"
)
"""How a sentence begins that speaks of what stands before it."""
_LINK = regex(
    r"(?i)^(?:of|for|in|and|or|at|the|on|is|are|to|by|via|a|an|tel|telephone|phone|call|ring|contact|number|address|"
    r"e-?mail|no|ffôn|please|postcode|ext|between|from|until|am|pm|also|we|called|rang|rung|phoned|telephoned|texted|"
    r"dialled|tried|spoke|back|again|once|twice|times|then|later|left|messages?|voicemail|answerphone|there|noon|"
    r"morning|afternoon|evening|night)$"
)
_ENDS = regex(r"[.!?;]\s+")
_WORD = regex(r"[A-Za-zÀ-ÿ][\w'’-]*")
_REACH, _BEHIND, _STEPS = 260, 110, 3


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands on the line before and behind a place, in its own sentence or in more of them."""

    before: str
    after: str

    @property
    def whole(self) -> str:
        """Both, with a gap where the place is."""
        return f"{self.before} {self.after}"


def passages(text: str, start: int, end: int) -> tuple[Passage, ...]:
    """The sentence around a place; behind it the same with the one before, as long as the sentence says nothing itself.

    Only what stands on the same line counts.
    """
    begin = max(text.rfind("\n", max(start - _REACH, 0), start) + 1, start - _REACH)
    reach = min(end + _BEHIND + 1, len(text))  # no further: a line may be as long as the text, and ask for each name
    stop = text.find("\n", end, reach)
    stop = reach if stop < 0 else stop
    cut = stop > end + _BEHIND
    after = _until(text[end : end + _BEHIND].rpartition(" ")[0] if cut else text[end:stop])
    pieces = _pieces(text[begin:start])
    found, at = [], len(pieces) - 1
    while True:
        before = "".join(pieces[at:])
        found.append(Passage(before, after))
        refers = _POINTS_BACK.match(before) is not None
        if at == 0 or len(found) > _STEPS or not (refers or is_silent(f"{before} {after}")):
            return tuple(found)
        at -= 1


def is_silent(words: str) -> bool:
    """Whether nothing is said: at most names, numbers and words like `call` and `at` stand there."""
    return not any(word[0].islower() and not _LINK.match(word) for word in _WORD.findall(words))


def _pieces(before: str) -> list[str]:
    """The sentences of a text, each with what ends it."""
    found, at = [], 0
    for ends in CLAUSE.finditer(before):
        found.append(before[at : ends.end()])
        at = ends.end()
    return [*found, before[at:]]


def _until(after: str) -> str:
    """What follows up to the end of the sentence, and the next one where it speaks of the same."""
    ends = _ENDS.match(after) or CLAUSE.search(after)
    if ends is None or _POINTS_BACK.match(after, ends.end()):
        return after
    return after[: ends.start()]
