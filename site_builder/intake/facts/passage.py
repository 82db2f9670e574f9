"""The sentence that a place of a paragraph lies in, and what the paragraph goes on to say without citing anything."""

import re
from functools import lru_cache
from itertools import takewhile

from site_builder.intake.facts.stance import CITED, VERB
from site_builder.intake.wording import sentences
from site_builder.patterns import regex

_PART = regex(r"[^;]*(?:;|$)")
_PRONOUN = regex(r"\s*(?:it|they|he|she|this|which|these|both)\b", re.IGNORECASE)
_WINDOW = 300
"""So many characters around a citation are read where a sentence does not end."""


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(sentences(text))


def passage(text: str, at: int) -> tuple[int, str, str]:
    """Where the sentence begins that a position lies in (or its part between semicolons), it, and what follows it.

    What follows is the rest of the paragraph up to the next citation. Of what has no end only the words around count.
    """
    end = 0
    listed = _sentences(text)
    for n, sentence in enumerate(listed):
        end = text.index(sentence, end) + len(sentence)
        if at < end:
            start = end - len(sentence)
            if len(sentence) > 4 * _WINDOW:
                start = max(start, at - _WINDOW)
                return start, text[start : at + _WINDOW], ""
            part = next(part for part in _PART.finditer(sentence) if at - start < part.end())
            after = " ".join(takewhile(lambda s: not CITED.search(s), listed[n + 1 : n + 9]))
            if part.start() and (_PRONOUN.match(part[0]) or not VERB.search(part[0])):
                return start, sentence, after[:_WINDOW]
            return start + part.start(), part[0], after[:_WINDOW] if part.end() == len(sentence) else ""
    return 0, text[: 4 * _WINDOW], ""
