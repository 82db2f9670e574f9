"""How much the words beside a day say of its role: the day of the request, or that of the answer."""

import re

from site_builder.intake.phrases import phrases
from site_builder.patterns import regex

_CUES = phrases("days")
_AFTER_RECEIVED = _CUES["after_received"]
_OF_REVIEW = regex(r"\breview\b[^.;]{0,40}$", re.IGNORECASE)
_ANOTHER = regex(
    r"\b(?:identical|same|similar|previous|earlier|last|former) (?:[\w-]+ )?(?:request|e-?mail|letter)\b[^.;]*$",
    re.IGNORECASE,
)
"""Words that tell of another request than the one that is answered."""
_UP_TO_THE_DAY = r"(?:\s*(?:on|of|at|:|-|–|=|\|)\s*)*(?:the\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)?\s*$"


_OF_REQUEST = _CUES["of_request"]
_OF_ANSWER = _CUES["of_answer"]
_CLAUSE = regex(r"[.;?!]\s|,\s(?:and|but|which|while)\b|\band (?=(?:this|our|we|was|is|\w+ed\b))")


def _weighed(role: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """What may stand right before a day of this role, with how much it says, the strongest first."""
    return tuple(
        (int(name.split()[1]), re.compile(f"(?:{group.pattern}){_UP_TO_THE_DAY}", re.IGNORECASE))
        for name, group in _CUES.items()
        if name.startswith(f"{role} ")
    )


_RECEIVED = _weighed("received")
_ANSWERED = _weighed("answered")


def by_nearest_word(near: str) -> tuple[int, int]:
    """How much the clause right before a day says that it is that of the request, and that of the answer."""
    clause = _CLAUSE.split(near[-160:])[-1]
    asked, answered = (list(pattern.finditer(clause)) for pattern in (_OF_REQUEST, _OF_ANSWER))
    if asked and answered:
        return (3, 0) if asked[-1].start() > answered[-1].start() else (0, 4)
    return (5 if asked else 0), (7 if answered else 0)


def speaks_for_request(lead: str, rest: str) -> int:
    """How much the words before and behind a day say that it is that of the request; little for that of a review."""
    if _ANOTHER.search(lead[-160:]):
        return 0
    received = next((weight for weight, pattern in _RECEIVED if pattern.search(lead[-160:])), 0)
    if not received and _AFTER_RECEIVED.match(rest):
        received = 9
    return 4 if received and _OF_REVIEW.search(lead) else received


def speaks_of_role(lead: str) -> bool:
    """Whether the words before a day say that it is that of a request or of an answer."""
    return any(speaks_for_request(lead, "") or speaks_for_answer(lead) or weight for weight in by_nearest_word(lead))


def speaks_for_answer(near: str) -> int:
    """How much the words right before a day say that it is that of the answer."""
    return next((weight for weight, pattern in _ANSWERED if pattern.search(near)), 0) if len(near) < 60 else 0
