"""People who are named beside what is private: advice in running text, and sure where the sentence says it of them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from site_builder.gate.personal.dwellings import BEHIND_A_NAME
from site_builder.gate.personal.forms import AGES, INITIAL
from site_builder.gate.personal.owners.bodies import is_history
from site_builder.gate.personal.owners.passages import passages
from site_builder.gate.personal.people.addressed import in_office
from site_builder.gate.personal.people.forenames import is_forename, people_in
from site_builder.gate.personal.people.introduced import OFFICIAL
from site_builder.gate.personal.people.matters import GRAVE, MATTER, spoken
from site_builder.gate.personal.signs import Match, Text, around, at_places
from site_builder.patterns import regex
from site_builder.problems import Level

_TITLED = regex(r"(?:Mr|Mrs|Ms|Miss|Mx)\.?[ \t](?:[A-Z]\.?[ ]?){0,3}[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+)?")
_INITIALLED = regex(r"[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?(?![\w'’]| &| [A-Z])")
_CHILD = regex(r"(?<![\w'’-])([A-Z][a-z]+)(?: \(|, (?:who is |aged )?)\d{1,2}[),]")
"""A forename with an age behind it."""
_HELD_BEFORE = regex(
    r"(?:\b(?:Cllr|Councillor|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Rev|Canon|Bishop|Judge|Justice|Minister|"
    r"Secretary|Commissioner|Mayor|Chair(?:man|woman)?|President|Director|Leader|Chief|Executive|"
    r"Chief Constable|Superintendent|Coroner|Clerk|Head|Head ?[Tt]eacher|Principal|MP|MSP|"
    r"MS|KC|QC|[Aa]uthor|[Aa]rtist|[Ss]culptor|[Aa]rchitect|[Pp]oet|[Pp]ainter|[Aa]ctor|[Ss]inger|[Cc]omposer|[Nn]ovelist|"
    r"[Hh]istorian|[Ee]ngineer|[Pp]hotographer|[Cc]andidate|[Ss]olicitor|[Bb]arrister|St|Saint|King|Queen|Prince|"
    r"Princess|Captain|Major|Colonel|General|Admiral|v\.?|[Nn]amed after|[Ss]tatue of|[Ii]n memory of|[Mm]emorial to)|"
    r"[Ll]ife of|[Ww]orks? of|(?:[Ww]ritten|[Dd]esigned|[Pp]ainted|[Bb]uilt|[Cc]omposed|[Gg]uidance|[Bb]ook|"
    r"[Pp]ortrait|[Ss]culpture|[Rr]eport|[Aa]rticle|[Pp]lay|[Pp]oem|[Pp]aper|[Ff]ilm|[Ll]ecture|[Tt]alk) by)[ ,:*_(]*$"
)
"""What says before a name that its bearer is in office, or known to all."""
_PUBLIC = regex(
    r"(?i)[ ]*(?:\((?:MP|MSP|Chair|Lab|Con|Lib)|[ ,](?:mp|msp|kc|qc)\b|['’]s (?:law|rule|day|trust|fund|report|review)|"
    r"(?:and|&) (?:sons?|co|partners)\b|& |v\.? |ltd|limited|plc|llp|\(\d{4}|\d{4}\b)"
)
"""What says behind it that it is that of a body, a law, an author or somebody in politics."""
_OF_PAST = regex(r"(?i)\b(?:1[0-8]\d\d|19[0-4]\d|killed in action|memorial|plaque|in memory)\b")
_OF_THEM = regex(
    r"(?i)\b(?:who(?:se)?|she|he|her|his|aged|year \d|is an?|was an?|has|had|is|was|suffers?|mother of|father of|"
    r"patient|tenant|pupil|resident|claimant)\b|\(\d{1,2}\)|^, \d{1,2},|^(?:, | \()(?:an? )?$"
)
_SURE = frozenset({"health", "suspicion", "family", "belief"})
_OF = regex(r"[^.;,:]{0,25} (?:of|against|with)\s$")
_NO_TITLE = regex(r"[a-z]|[A-Z]{2}|Parkinson|Alzheimer|Down['’]?s|Asperger")
"""How the word begins where it is no part of the name of a body or a book."""
_HEARD = regex(
    r"(?i)\b(?:inquiry|inquest|crown court|magistrates|trial|judgment|newspapers?|the press|reported widely)\b"
)
"""What says that the matter was heard in public."""
_THEIRS = frozenset({"health", "belief", "money", "work"})
MOST = 20_000
"""Names in one text that are looked at closely, a tenth of a millisecond each: where there are more, it is told."""


def told(seen: Text) -> Iterator[Match]:
    """Names of people who hold no office, in a sentence that tells what is private."""
    for start, end in _private_names(seen):
        if house := BEHIND_A_NAME.match(seen.text, end):
            yield Match("a postal address", end, house.end())
        said = passages(seen.text, start, end)[0]
        before, after = said.before.lower(), said.after.lower()
        behind, ahead = list(MATTER.finditer(after)), list(MATTER.finditer(before))
        grave = [it for it in (*behind, *ahead) if it.lastgroup in GRAVE]
        for matter in [*grave, *behind, *ahead][:1]:
            sure = _says_it_of_them(after, matter) if matter in behind else _says_it_before(before, matter)
            written = said.after if matter in behind else said.before
            in_row = seen.text[seen.text.rfind("\n", 0, start) + 1 : start].startswith("|")  # rows are judged as such
            sure = (
                sure
                and not in_row
                and _NO_TITLE.match(written, matter.start()) is not None
                and not _is_open(said.whole)
            )
            level = Level.BLOCK if sure else Level.ADVISE
            yield Match(f"a name beside {spoken(matter)}", start, end, level)


@lru_cache(maxsize=8)
def unspoken(text: str) -> Sequence[tuple[int, int]]:
    """Where people are named in a text, line by line, of whom nothing at all is said that makes it their office."""
    return tuple((start, end) for start, end in people_in(text)[:MOST] if not _is_public(text, start, end))


def _private_names(seen: Text) -> Iterator[tuple[int, int]]:
    """The same with those who have a title and no forename, and children with their age."""
    text = seen.text
    others = (span for span in _other_names(seen)[:MOST] if not _is_public(text, *span))
    last = 0
    for start, end in sorted([*unspoken(text), *others], key=lambda it: (it[0], -it[1])):
        if start >= last:
            last = end
            yield start, end


def not_looked_at(seen: Text) -> int | None:
    """Where the first name stands that is one too many to be looked at; None where all of them are."""
    if len(seen.text) < MOST:
        return None
    return min(
        (those[MOST][0] for those in (people_in(seen.text), _other_names(seen)) if len(those) > MOST), default=None
    )


def _other_names(seen: Text) -> Sequence[tuple[int, int]]:
    """Where names with a title or an initial stand, and forenames with an age, in the order of the text."""
    text = seen.text
    spans = [found.span() for at in seen.titled if (found := _TITLED.match(text, at))]
    spans += [found.span() for found in at_places(text, _INITIALLED, seen.forms[INITIAL])]
    behind = sorted(at + 1 for form in AGES for at in seen.forms[form])
    ages = [(at, at + 1) for at in behind if text[max(at - 2, 0) : at].endswith(("(", ", ", "s ", "d "))]
    return sorted([*spans, *(it.span(1) for it in around(text, ages, _CHILD, 28, 3) if is_forename(it[1]))])


def _is_public(text: str, start: int, end: int) -> bool:
    """Whether the name is that of somebody in office, known to all, or of long ago."""
    before = text[max(start - 40, 0) : start].rpartition("\n")[2]
    if _HELD_BEFORE.search(before) or _PUBLIC.match(text, end) or in_office(text, end):
        return True
    whole = passages(text, start, end)[0].whole
    return _OF_PAST.search(whole) is not None or is_history(whole)


def _says_it_of_them(after: str, matter: re.Match[str]) -> bool:
    """Whether what follows a name says of its bearer what is private."""
    return matter.lastgroup in _SURE and _OF_THEM.search(after, 0, matter.start()) is not None


def _says_it_before(before: str, matter: re.Match[str]) -> bool:
    """Whether what is private is said to be that of somebody, right before the name."""
    return matter.lastgroup in _THEIRS and _OF.match(before, matter.end()) is not None


def _is_open(whole: str) -> bool:
    """Whether somebody in office is spoken of as well, or the matter was heard in public."""
    return OFFICIAL.search(whole) is not None or _HEARD.search(whole) is not None
