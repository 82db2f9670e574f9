"""What is typed sloppily, as what it can only mean. The browser's twin is `theme/assets/search/tidying.js`.

A step of a provision may stand without its brackets behind another one, `s36(2)b(ii)`; behind its name, `section 31
subsection 1(a)`; and at the end of what is typed, or before `of` or `or`, alone: `s 40 2`. A stretch of time may end
before it begins.
"""

import re
from itertools import pairwise

from site_builder.patterns import regex
from site_builder.search.pieces import LIMB, NOUN, NUMBER

_STEP = "(?:[1-9][a-z]?|[a-z]|[ivx]{2,5})"
_NAMED = "(?:sub-? ?section|(?:sub-? ?)?para(?:graph)?)s?"
_CITED = regex(
    rf"(?<![^ :(,-])({NOUN}{NUMBER})((?:{LIMB}|,? {_NAMED} ?\(?{_STEP}\)?(?![0-9a-z])|(?<=\)){_STEP}(?![0-9a-z]))*"
    rf"(?:(?: {_STEP}|{LIMB})+(?=$|[,;]| (?:of|or|not|foia?|eir) ))?)|\"[^\"]*\"?",
    re.IGNORECASE,
)
_NAME = regex(_NAMED, re.IGNORECASE)
_PART = regex("[0-9]+[a-z]*|[a-z]+", re.IGNORECASE)
_BRACKETED = regex(f"{LIMB}*", re.IGNORECASE)
_END_OF_TIME = regex("(?<![^ ])(from|to): ?([0-9]{4}[0-9-]*)(?![^ ])", re.IGNORECASE)


def tidied(text: str) -> tuple[str, tuple[str, ...]]:
    """The query as it can only be meant, and what was changed in it; what stands in quotation marks stays."""
    text, meant = " ".join(text.split()), list[str]()

    def put_right(found: re.Match[str]) -> str:
        steps = _PART.findall(_NAME.sub("", found[2] or ""))
        if _BRACKETED.fullmatch(found[2] or "") or not _is_place(steps):
            return found[0]
        meant.append(found[1] + "".join(f"({step})" for step in steps))
        return meant[-1]

    text = _CITED.sub(put_right, text)
    ends = {found[1].lower(): found[2] for found in _END_OF_TIME.finditer(text)}
    first, last = ends.get("from", ""), ends.get("to", "")
    shorter = min(len(first), len(last))
    if first[:shorter] > last[:shorter]:
        turned = {"from": f"from:{last}", "to": f"to:{first}"}
        text = _END_OF_TIME.sub(lambda found: turned[found[1].lower()], text)
        meant.append(" ".join(turned.values()))
    return text, tuple(meant)


def _is_place(steps: list[str]) -> bool:
    """Whether these can be the steps down to a provision: a number first, and never one behind another."""
    kinds = [step[0].isdigit() for step in steps]
    return kinds[0] and not any(a and b for a, b in pairwise(kinds))
