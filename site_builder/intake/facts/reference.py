"""The authority's own number of the request, told from crime numbers, other references and telephone numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.intake.blocks import Block, Kind
from site_builder.intake.facts.numbering import candidate, is_reference, printed, tightened
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.phrases import phrases
from site_builder.intake.spelt_days import found_days
from site_builder.intake.wording import Doubt, clip
from site_builder.patterns import regex
from site_builder.settings import Settings

_KIND = (
    r"(?:foia?|eirs?|foisa|rfi|dpa|fo?i/eir|freedom\s+of\s+information(?:\s+act)?|environmental\s+information"
    r"|information(?:\s+rights)?)"
)
_NUMBER = r"(?:ref(?:erence)?\b\.?\s*(?:number|no\b|num|id|code)?|number|no\b|id\b)\.?"
_LABELS: tuple[tuple[int, str], ...] = (
    (10, r"(?:our|council|trust|university|force|department)\s+" + rf"(?:{_KIND}\s+)?" + _NUMBER),
    (10, r"(?:ein\s+cyf|cyfeirnod)\b(?:\s*/\s*(?:our\s+)?ref(?:erence)?\b)?\.?"),
    (9, rf"{_KIND}(?:\s+(?:request|case|enquiry|response|release))?\s*{_NUMBER}"),
    (9, rf"(?:request|case|enquiry|tracking|unique|disclosure(?:\s+log)?|log)\s+{_NUMBER}"),
    (7, rf"(?<!\w){_NUMBER}"),
    (
        7,
        r"(?:quot(?:e|ing)|logged as|numbered(?:\s+(?:it|this))?"
        rf"|recorded as|registered as|allocated|given)(?:\s+the|\s+our)?(?:\s+{_NUMBER})?",
    ),
    (7, r"(?:ticket|docket)\s*(?:#|number|no\b)"),
    (5, rf"(?:{_KIND}(?:\s+act(?:\s+2000)?)?\s+)?(?:request|response|case|disclosure|release)\b"),
    (5, r"(?<!\w)(?:foi|eir|rfi)\b(?=\s*[:#(–]|\s+-\s|\s+[A-Z]{1,8}[-/ ]?\d{2})"),
)
_LABEL = tuple(
    (weight, regex(rf"(?<![\w-]){label}\s*(?:\([a-z ]{{3,40}}\)\s*)?(?:is\b)?[\s:#(\[–-]*", re.IGNORECASE))
    for weight, label in _LABELS
)
_BARE = regex(
    r"(?:[A-Z]{2,6}\s(?=(?:FOI|EIR|RFI)\s))?(?:[A-Z]{1,8}[A-Za-z]?[ ./_:-]?)?"
    r"(?:[A-Z0-9]{1,12}[./_-]){0,4}[A-Z0-9]{0,9}\d{2,16}[A-Z0-9]{0,9}(?![A-Z0-9])"
    r"(?:[./_-][A-Z0-9]{1,12}){0,4}(?:\s\d{2,5}(?!\d|\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))?"
)
_LEADING = regex(rf"(?P<number>{_BARE.pattern})(?:\s+[-–—|·•]\s+|\s*[:,]\s+|\s+(?=[A-Z][a-z]))(?=\D{{6}}).{{6,90}}$")
_LEADING_WORDS = regex(
    rf"(?:foi |eir )?(?:ref(?:erence)?|request)?\b[\s:.-]*(?P<number>{_BARE.pattern})$", re.IGNORECASE
)
_TRAILING = regex(rf"(?<=[a-z0-9A-Z)])\s*(?:\s[-–—]\s|:\s)(?P<number>(?=\S*[A-Z/])(?=\S*\d){_BARE.pattern})$")
_BRACKETED = regex(
    r"[(\[]\s*(?:ref\.?:?\s*)?(?P<number>(?:FOI|EIR|RFI|IC|F|FOIA|IR)(?-i:(?![a-z]))[\w./ -]*\d[\w./-]*)\s*[)\]]",
    re.IGNORECASE,
)
_ASIDE = regex(r"\w\W+\w+.*[(\[]\s*$")
"""What stands before a reference that is only mentioned: a sentence, and the bracket that the reference is in."""
_LONGEST_LINE = 1_000
"""Only so much of a paragraph is searched: nothing states a reference that far in, and patterns stay quick."""
_BEFORE = 120
"""So many characters before a number say what it is the number of."""
_ADDRESS = regex(r"(?<!\S)[^\s@]{0,80}@\S+")
_HOUSE = regex(r"\d{1,4}[a-zA-Z]?\s+[A-Z][a-z]")
_SHAPED = regex(
    r"(?<![\w./-])(?P<number>(?:[A-Z0-9]{1,12}[./_-])*(?:FOIA?|EIRS?|RFI|FOISA)[A-Z]{0,3}"
    r"(?:[./_-][A-Z]{1,5})?[\s./_-]{0,1}\d[\w./-]*\w"
    r"|(?:[A-Z0-9]{1,12}[./_-])+(?:FOIA?|EIRS?|RFI|FOISA)(?:[./_-]\w+)*)(?![\w-])"
)
"""A number that says what it is of: with FOI, EIR or RFI in it."""
_ENCLOSED = regex(r"[(\[](?P<number>(?:[A-Z0-9]{1,12}[./_-]){1,4}[A-Z0-9]*\d[A-Z0-9]*)[)\]]$")
_CUES = phrases("reference")
_DECOY = _CUES["decoy"]
_EARLIER = _CUES["earlier"]


_ANY = Settings("").reference_pattern
"""The pattern of an authority that has not set its own: it tells nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A reference that may be the one: how much speaks for it, the words it stands in, and how it is `also` printed."""

    number: str
    weight: int
    words: str
    also: str = ""


def reference_of(placed: Sequence[Placed], pattern: str) -> tuple[str, tuple[Doubt, ...]]:
    """The reference as printed, spaces around its separators removed; "" where the letter holds none that is its own.

    `pattern` is the authority's own pattern: what matches it is preferred.
    """
    ranked = ranked_references(placed, pattern)
    if not ranked:
        return "", (Doubt("reference", "the letter does not state it"),)
    best = ranked[0]
    rivals = [other for other in ranked[1:] if best.weight - other.weight < 2 and other.number not in best.number]
    if rivals:
        return best.number, (Doubt("reference", f"it could also be {rivals[0].number}", best.words),)
    if best.also:
        return best.number, (Doubt("reference", f"it is also printed as {best.also}", best.words),)
    return best.number, (() if best.weight >= 5 else (Doubt("reference", "nothing calls it a reference", best.words),))


def ranked_references(placed: Sequence[Placed], pattern: str) -> list[Found]:
    """Every number that may be the reference, the likeliest first, each once."""
    best: dict[str, Found] = {}
    for place, p in enumerate(placed):
        for found in _in_block(p):
            bonus = 3 * (pattern not in ("", _ANY) and _matches(pattern, found.number))
            early = 1 if place < 12 else 0
            weighed = Found(found.number, found.weight + bonus + early, found.words)
            key = _key(found.number)
            best[key] = _together(best.get(key), weighed)
    return sorted(best.values(), key=lambda found: -found.weight)


def _together(known: Found | None, found: Found) -> Found:
    """Two printings of one number as one: the longer one, with what speaks for the likelier, and a little more."""
    if known is None:
        return found
    longer, shorter = sorted((known.number, found.number), key=len, reverse=True)
    if longer.endswith(f" {shorter}") and max((known, found), key=lambda it: it.weight).number == shorter:
        longer, shorter = shorter, longer
    likelier = found if found.weight > known.weight else known
    also = known.also or (
        shorter if longer != shorter and (longer.endswith(shorter) or shorter.endswith(longer)) else ""
    )
    return Found(longer, likelier.weight + (found.weight > known.weight), likelier.words, also)


def heading_number(block: Block) -> str:
    """The number that a short block begins with or consists of, as a record of a log is headed; else ""."""
    line = block.text if block.kind is not Kind.TABLE and len(block.text) < 120 else ""
    headed = _LEADING.match(line) or _LEADING_WORDS.match(line)
    number = line if _BARE.fullmatch(line) else headed["number"] if headed else ""
    return printed(number) if is_reference(number) and not _HOUSE.match(line) and any(map(str.isalpha, number)) else ""


def _matches(pattern: str, number: str) -> bool:
    return re.fullmatch(pattern, number) is not None


def _key(number: str) -> str:
    """What two spellings of one reference share: `FOI 1234/24` and `1234/24`."""
    return re.sub(
        r"^(?:FOI|EIR|RFI|REF|REQUEST|CASE){1,3}(?=\d)", "", "".join(c for c in number.upper() if c.isalnum())
    )


def _in_block(p: Placed) -> Iterator[Found]:
    within = p.zone is Zone.REQUEST
    told = p.zone in (Zone.RESPONSE, Zone.REASONS, Zone.ADVICE, Zone.RIGHTS, Zone.ANNEX)
    for whole in p.block.text.split("\n"):
        line = _ADDRESS.sub(" ", whole[:_LONGEST_LINE])
        words = clip(line)
        alone = _without_days(line)
        figure = told and not any(map(str.isalpha, alone))
        if _BARE.fullmatch(alone) and is_reference(alone) and not (within or figure):
            yield Found(printed(alone), 5, words)
        if (
            (led := _LEADING.match(re.sub(r"^(?:(?:subject|re|fwd?)\s*:\s*)+", "", line, flags=re.IGNORECASE)))
            and is_reference(led["number"])
            and not (within or _HOUSE.match(line) or _begins_with_day(line))
        ):
            yield Found(printed(led["number"]), 5, words)
        if (tail := _TRAILING.search(line)) and is_reference(tail["number"]) and not (within or _other(line, tail)):
            yield Found(printed(tail["number"]), 4 if len(line) > 90 else 5, words)
        if within and len(line) > 60:
            continue
        taken: set[int] = set()
        for weight, label in _LABEL:
            for match in label.finditer(line):
                number = candidate(line[match.end() :])
                before = line[max(0, match.end() - _BEFORE) : match.end()]
                if number and match.end() not in taken and not (_DECOY.search(before) or _EARLIER.search(before)):
                    aside = 4 if _ASIDE.search(line[: match.start()]) else 0
                    taken.add(match.end())
                    yield Found(number, weight - (4 if len(line) > 140 else 0) - 4 * within - aside, words)
        yield from _shaped(line, words) if not within else ()
        for match in _BRACKETED.finditer(line):
            if is_reference(match["number"]) and not _other(line, match):
                yield Found(printed(match["number"]), 5 if len(line) < 140 else 3, words)


def _without_days(line: str) -> str:
    """A line of the letterhead without the day that stands beside the number."""
    days = found_days(line) if len(line) < 80 else []
    return f"{line[: days[0][1]]}{line[days[0][2] :]}".strip(" ,;|–-") if len(days) == 1 else line


def _begins_with_day(line: str) -> bool:
    return any(start < 12 for _, start, _ in found_days(line[:40]))


def _shaped(line: str, words: str) -> Iterator[Found]:
    """The numbers that no label calls a reference, but that look like one by themselves."""
    for match in _SHAPED.finditer(tightened(line)):
        if is_reference(match["number"]) and not _other(match.string, match):
            yield Found(printed(match["number"]), 5 if len(line) < 60 else 3, words)
    if (last := _ENCLOSED.search(line)) and len(line) < 120 and is_reference(last["number"]) and not _other(line, last):
        yield Found(printed(last["number"]), 4, words)


def _other(line: str, match: re.Match[str]) -> bool:
    """Whether the words before a number say that it is that of something else."""
    before = line[max(0, match.start("number") - _BEFORE) : match.start("number")]
    return _DECOY.search(before) is not None or _EARLIER.search(before) is not None
