"""What an officer would otherwise think up: a title, a summary and keywords, made from the words of the letter."""

import re
from collections import Counter
from collections.abc import Sequence

from site_builder.intake.blocks import Block, Kind
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.phrases import phrases
from site_builder.intake.wording import clip, sentences
from site_builder.patterns import regex
from site_builder.records.outcome import Outcome

LONGEST_TITLE = 90
MOST_KEYWORDS = 5
_CUES = phrases("proposals")
_GENERIC = _CUES["generic"]
_CODE = regex(r"[(\[][^)\]]*\d[^)\]]*[)\]]|\b[\w./-]*\d[\w./-]{3,}")
_POLITE = _CUES["polite"]
_COUNT = _CUES["count"]
_VALUE = regex(r"^what\s+(?:was|is|were|are|has|have)\s+(?:the\s+)?(?P<what>.{8,})$", re.IGNORECASE)
_WORD = regex(r"[a-z][a-z'’-]+")
_DULL = _CUES["dull"]


def title_of(placed: Sequence[Placed], asked: Sequence[Block]) -> tuple[str, bool]:
    """A title, and whether the letter itself gave it (False: made from the request); "" where neither gives one."""
    for p in placed:
        if p.zone is Zone.FRONT and (
            p.block.kind is Kind.HEADING or p.block.text.lower().startswith(("subject:", "re:", "title:"))
        ):
            own = _own_title(p.block.text)
            if own:
                return own, True
    return _from_request(asked), False


def _own_title(text: str) -> str:
    bare = _CODE.sub(" ", re.sub(r"^(?:(?:subject|re|fwd?|title)\s*:\s*)+", "", text, flags=re.IGNORECASE))
    parts = [part.strip(" .,:;|/") for part in re.split(r"\s[-–—|]\s|:\s", bare)]
    telling = [part for part in parts if len("".join(_GENERIC.sub(" ", part).split())) >= 6]
    return _capital(clip(telling[0], LONGEST_TITLE)) if telling else ""


def _from_request(asked: Sequence[Block]) -> str:
    telling = [block for block in asked if not block.text.endswith(":")]
    for block in telling or asked:
        for sentence in sentences(block.text):
            words = _POLITE.sub("", sentence).strip(" ?.:;,\"'“”‘’")
            if len(words) >= 12 and len(words.split()) >= 3:
                return _capital(clip(_as_topic(words), LONGEST_TITLE))
    return ""


def _as_topic(words: str) -> str:
    """A question as the name of what it asks for, where that can be done without losing its sense."""
    if match := _COUNT.match(words):
        rest = (
            match["rest"]
            if re.match(
                r"(?:\w+ed|made|held|paid|sold|lost|given|taken|spent|sent|in|at|on|by|of|with|from)\b", match["rest"]
            )
            else ""
        )
        return f"Number of {match['what']} {rest}".strip() if rest else words
    if match := _VALUE.match(words):
        return match["what"]
    return words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def summary_of(title: str, outcome: Outcome) -> str:
    """One or two plain sentences: what was asked, and what came of it; "" where either is unknown."""
    whole = title and not title.endswith("…")
    return f"A request about this: {title.rstrip('.?')}. {outcome.meaning}" if whole and outcome.is_typed else ""


def keywords_of(title: str, text: str, vocabulary: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Keywords, those of the catalogue first, and whether all of them are the catalogue's own.

    `text` is what was asked and answered; a word of the title counts as five of the text.
    """
    words = [*_stems(title) * 5, *_stems(text)]
    joined = f" {' '.join(words)} "
    counts = {keyword: joined.count(f" {' '.join(_stems(keyword))} ") for keyword in vocabulary if _stems(keyword)}
    known = sorted((k for k, count in counts.items() if count), key=lambda k: (-counts[k] * len(k.split()), k))
    if known:
        return tuple(known[:MOST_KEYWORDS]), True
    common = Counter(w for w in _WORD.findall(f"{title} {text}".lower()) if len(w) >= 5 and not _DULL.fullmatch(w))
    titled = set(_WORD.findall(title.lower()))
    new = [w for w, count in common.most_common(30) if count >= 2 and w in titled]
    return tuple(new[:3]), False


def _stems(text: str) -> list[str]:
    return [word.removesuffix("s") if len(word) > 3 else word for word in _WORD.findall(text.lower())]
