"""Sections of other Acts: named once in full, and then by their number alone, as if they were of this law."""

import re
from functools import lru_cache

from site_builder.intake.facts.script import Script
from site_builder.legislation import Citation
from site_builder.patterns import regex

_OF_ACT = regex(
    r"\b(?i:sections?|s\.?|regulations?|reg\.?|rules?|schedule) ?(?P<number>\d+[A-Z]?)[\w()]*,? (?:and \d[\w()]* )?"
    r"(?:of|to|in) (?:the |that )?(?P<act>(?:(?:[A-Z(][\w'’()&,-]*|of|and|for|in|the|to|etc\.?) ){1,14}"
    r"(?:Act|Order|Regulations|Rules|Measure)(?: \(Northern Ireland\)| \(Scotland\))? (?:19|20)\d\d)"
)
_OURS = regex(r"information", re.IGNORECASE)
_NAMED = regex(
    r"[\w()]*,? (?:of|in|under) (?:the )?(?:FOIA?|EIRs?|FOISA|Freedom|Environmental Information)", re.IGNORECASE
)
_REFUSES = regex(r"\b(?:exempt|withh|refus|excepted|rel(?:y|ied|ying) on)", re.IGNORECASE)


def is_foreign(script: Script, cited: Citation) -> bool:
    """Whether a citation is of an Act that the letter named before it: by its number, or in the same paragraph."""
    before = [(number, at) for number, at in _of_others(script.text) if at <= cited.start]
    if not before or _NAMED.match(script.text, cited.end) or cited.why == "alone":
        return False
    if any(number == cited.provision.number for number, _ in before):
        return not _refuses(script, cited)
    start = script.start(cited.start)
    return any(at >= start for _, at in before) and not _refuses(script, cited)


def _refuses(script: Script, cited: Citation) -> bool:
    """Whether the words right before a citation refuse something by it, or it stands at the head of its paragraph."""
    start = script.start(cited.start)
    near = script.text[max(start, cited.start - 90) : cited.start]
    return cited.start - start < 12 or _REFUSES.search(near[near.rfind(". ") + 1 :]) is not None


@lru_cache(maxsize=8)
def _of_others(text: str) -> tuple[tuple[str, int], ...]:
    """The number of each section of another Act, and where it is named."""
    return tuple((m["number"], m.start()) for m in _OF_ACT.finditer(text) if not _OURS.search(m["act"]))
