"""Values of several words typed behind a field without quotation marks: `outcome:not held`, `keyword:council tax`.

The browser's twin is `theme/assets/search/values.js`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from site_builder.patterns import regex
from site_builder.records.disclosure import slug
from site_builder.records.outcome import Outcome
from site_builder.search.queries.pieces import QUOTED

_WORD = r'[^\s"“”„«»():]+(?=[ "()]|$)'
_FIELD = regex(rf'(?<![^ (-])(outcome|keyword|class): ?(?:"([^"]*)"?|({_WORD}(?: {_WORD})*))|{QUOTED}', re.IGNORECASE)
_OUTCOMES = {key: it.value for it in Outcome for key in (slug(it.label), it.value)}


@dataclass(frozen=True, slots=True)
class Valued:
    """The query with its values of several words in one piece, what was read so, and fields whose value nothing has."""

    text: str
    meant: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def with_whole_values(text: str, is_known: Callable[[str, str], bool]) -> Valued:
    """The query with the longest run of words behind a field that is a value of it read as that value.

    `is_known` says whether records have a value of a facet. A keyword or a class that none has is left out.
    """
    meant, unread = list[str](), list[str]()

    def whole(found: re.Match[str]) -> str:
        name, quoted, run = (found[1] or "").lower(), found[2], found[3] or ""
        words = run.split(" ")
        for count in range(_until_sign(words), 1, -1) if name else ():
            value = " ".join(words[:count]).rstrip(",;.")
            key = _OUTCOMES.get(slug(value), "") if name == "outcome" else f'"{value}"' * is_known(name, slug(value))
            if key:
                meant.append(f"{name}:{key}")
                return meant[-1] + run[len(value) :]
        value = words[0] if quoted is None else quoted
        if name in ("", "outcome") or not slug(value) or is_known(name, slug(value)) or _is_beside(found, words[1:]):
            return found[0]
        unread.append(f"{found[1]}:{value}" if quoted is None else f'{found[1]}:"{value}"')
        return run[len(value) :] if quoted is None else ""

    better = _FIELD.sub(whole, text)
    return Valued(" ".join(better.split()), tuple(dict.fromkeys(meant)), tuple(dict.fromkeys(unread)))


def _until_sign(words: list[str]) -> int:
    """How many words stand before `OR`, `NOT`, or one that is left out."""
    return next((at for at, word in enumerate(words) if word in ("OR", "NOT") or (at and word[:1] == "-")), len(words))


def _is_beside(found: re.Match[str], following: list[str]) -> bool:
    """Whether it is excluded, or stands beside `OR` or `NOT`, where what is left out would change what they join."""
    before, behind = found.string[: found.start()], found.string[found.end() :]
    is_joined = following[:1] == ["OR"] or behind.startswith(" OR ")
    return is_joined or before.endswith("-") or before.rstrip().endswith(("OR", "NOT"))
