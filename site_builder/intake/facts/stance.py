"""The clause around a citation: who speaks in it, of what time, and whether it affirms, denies or imagines."""

import re
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from site_builder.intake.phrases import phrases
from site_builder.intake.wording import in_full
from site_builder.patterns import regex

_CUES = phrases("stance")
CITED = regex(r"\b(?:sections?|regulations?|ss?\.?|regs?\.?|r\.)\s?\d|\b\d{1,2}[A-Z]?\(\w\w?\)", re.IGNORECASE)
_JOINT = regex(
    r"[,;]?\s(?:but|although|though|whereas)\s|;\s|\s[–—-]\s"
    r"|,\s(?=(?:and|or|nor|so|while|since|because|as|which|we|the|it|this|that|these|i|they|you|none|neither|no|nobody"
    r"|had|were|if|for)\b)",
    re.IGNORECASE,
)
_OF_ALL = regex(
    r"\b(?:none|neither|no (?:exemption|exception)s?|nothing|everything|any of (?:them|these|those))\b", re.IGNORECASE
)
_PRONOUN = regex(r"\s*(?:(?:it|they|he|she|both)|and (?:also |so )?(?:withheld|\w+ed))\b", re.IGNORECASE)
_SUBORDINATE = regex(r"\s*(?:if|had|were|while|although|until|in)\b", re.IGNORECASE)
VERB = regex(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|cannot"
    r"|(?!need|hundred)\w{2,}ed|appl(?:y|ies|ying)|rel(?:y|ies|ying)|withh\w+|refus\w+|us(?:e|es|ing)|cit(?:e|es|ing)"
    r"|find|falls?|fell|sets?|gives?|says?|said|provides?|means?|covers?|deals?|stands?|ought)\b",
    re.IGNORECASE,
)
"""Without one of these a piece that cites something goes with the piece before it."""


class Stance(Enum):
    """How a clause speaks of a provision."""

    DENIED = auto()
    IMAGINED = auto()
    CONSIDERED = auto()
    OTHERS = auto()
    PAST = auto()
    PLAIN = auto()


def stance_of(sentence: str, at: int, after: str) -> Stance:
    """How a sentence speaks of the provision at a place in it; `after` is what follows and cites nothing."""
    if _is_quoted(sentence, at):
        return Stance.OTHERS
    if _denies(in_full(clause(sentence, at))) or (after and _CUES["echo"].search(in_full(after))):
        return Stance.DENIED
    own = in_full(_own_clause(sentence, at))
    if _CUES["others"].search(own):
        return Stance.OTHERS
    if _CUES["imagined"].search(own):
        return Stance.IMAGINED
    if _CUES["considered"].search(own) and not _CUES["considered_and_applied"].search(own):
        return Stance.CONSIDERED
    if _CUES["past"].search(own) and not _CUES["upheld"].search(own):
        return Stance.PAST
    return Stance.PLAIN


def is_idle(text: str) -> bool:
    """Whether words that hold something back only imagine it, consider it, or report what others said or once was."""
    own = in_full(text)
    return any(_CUES[group].search(own) for group in ("imagined", "others", "past")) or (
        _CUES["considered"].search(own) is not None and not _CUES["considered_and_applied"].search(own)
    )


def _denies(text: str) -> bool:
    """Whether a clause denies a provision; that a duty does not apply is how a provision is relied on."""
    return any(not speaks_of_duty(text[: found.end()]) for found in _CUES["negated"].finditer(text))


def speaks_of_duty(text: str) -> bool:
    """Whether the words speak of what the law obliges to, which an exemption takes away."""
    return _CUES["duty"].search(text) is not None


@lru_cache(maxsize=256)
def _pieces(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where the clauses of a sentence begin and end; one without a verb goes with the one before it."""
    cuts = [0, *(joint.end() for joint in _JOINT.finditer(sentence)), len(sentence)]
    found: list[tuple[int, int]] = []
    for begin, end in pairwise(cuts):
        if found and CITED.search(sentence, begin, end) and not VERB.search(sentence, begin, end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return tuple(found)


def _place(sentence: str, at: int) -> tuple[int, int]:
    """Which piece of a sentence a position lies in, and where what it depends on begins."""
    pieces = _pieces(sentence)
    n = next((k for k, (_, end) in enumerate(pieces) if at < end), len(pieces) - 1)
    begin = pieces[n][0]
    if n and _PRONOUN.match(sentence, begin):
        begin = pieces[n - 1][0]
    for start, end in reversed(pieces[:n]):
        if CITED.search(sentence, start, end):
            break
        if _SUBORDINATE.match(sentence, start):
            begin = start
    return n, begin


def _own_clause(sentence: str, at: int) -> str:
    """The clause that a place lies in, with the condition before it."""
    n, begin = _place(sentence, at)
    return sentence[begin : _pieces(sentence)[n][1]].strip()


def clause(sentence: str, at: int) -> str:
    """The clause that a place lies in, with those behind it that cite nothing, and what the end says of all."""
    pieces = _pieces(sentence)
    n, begin = _place(sentence, at)
    last = n
    while last + 1 < len(pieces) and not CITED.search(sentence, *pieces[last + 1]):
        last += 1
    ending = sentence[slice(*pieces[-1])]
    together = f" {ending}" if last < len(pieces) - 1 and _OF_ALL.search(ending) else ""
    return sentence[begin : pieces[last][1]].strip() + together


def _is_quoted(sentence: str, at: int) -> bool:
    """Whether a place lies between quotation marks inside its sentence."""
    opened = max(sentence.rfind("“", 0, at), -1)
    curly = opened >= 0 and "”" not in sentence[opened:at]
    return curly or (sentence.count('"', 0, at) % 2 == 1 and '"' in sentence[at:])
