"""Where people live: postcodes and houses, told from the addresses of offices by the words around them."""

import re
from collections.abc import Iterator

from site_builder.gate.personal.dwellings import dwellings
from site_builder.gate.personal.owners.bodies import is_a_firm_at, is_history
from site_builder.gate.personal.owners.contacts import NO_STREET, STREETS, WELSH_STREETS
from site_builder.gate.personal.owners.owner import is_a_bodys_address
from site_builder.gate.personal.owners.passages import passages
from site_builder.gate.personal.owners.whose import table_heads
from site_builder.gate.personal.people.forenames import can_be_a_surname, person_in
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.gate.personal.people.somebody import initialled, speaks_of_one
from site_builder.gate.personal.signs import Match, Text, around
from site_builder.gate.personal.sought import LIVES, OWN
from site_builder.gate.personal.subjects import of_somebody
from site_builder.patterns import regex
from site_builder.problems import Level

_POSTCODE = regex(
    r"(?<![A-Za-z0-9])(?!A{1,2}9[A9]? {0,2}9AA|AA|XX|ZZ)(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) {0,2}\d[ABD-HJLNP-UW-Z]{2}"
    r"(?![A-Za-z0-9])"
)
_POSTCODE_SMALL = regex(r"(?<![A-Za-z0-9])[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}(?![A-Za-z0-9])")
_HOUSE = regex(
    r"(?:\b(?:[Ff]lat|[Aa]partment)\s\d+\w?,?\s)?(?<![\w£.-])\d{1,4}[A-Za-z]?,?\s(?!Any |Your )"
    rf"(?:{NO_STREET}(?:[A-Z][a-z'’]+\s){{1,3}}(?:{STREETS})|{WELSH_STREETS})\b"
)
_HOUSE_SMALL = regex(
    r"(?i)(?<![\w£.-])\d{1,4}[a-z]?,?\s"
    r"(?:(?!in |of |at |and |day |week|month|year|new |other )[a-z']+\s){1,3}"
    rf"(?:{STREETS.removesuffix('|St|Rd|Ave')}|rd|ave)\b"
)
_HOME = regex(
    r"(?i)\b(?:(?<!care )(?<!nursing )(?<!rest )(?<!dential )home(?! (?:office|secretary|page|affairs|department))|"
    r"live[sd]?|living|resid(?!ential)\w+|address|my post ?code|"
    r"(?:i['’]m|i am)(?: at)? (?=number|flat|no\.|$)|(?:we['’]re|we are|it['’]s|this is)(?: at)? (?=number|flat|no\.)|"
    r"(?:occupi(?:er|ant)|tenant|householder)s? (?:of|at)|"
    r"of the applicant|requester|(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [a-z'’-]+(?: [a-z'’-]+)? of)\b"
)
_LIVES = regex(
    r"(?i)\b(?:(?:i|we|he|she|they|who|still|now) (?:still |now |both )?liv(?:e|es|ing|ed) (?:at|in|on)|"
    r"liv(?:es|ing) at|"
    r"(?:my|our|his|her|their|home) (?:(?:home|postal|full) )?address(?: is|:)?|resid(?:es|ing|ent) (?:at|of)|"
    r"my post ?code(?: is|:)?|write to me at|moved (?:in)?to|i(?:['’]m| am) (?:in|at|from))\b"
)
"""Words that say of somebody where they live, whatever the letters of the address."""
_LIVING_AT = regex(r"(?i)\b(?:tenant|resident|occupier|householder|victim|complainant) (?:at|of|from|in) $")
_HIS = regex(
    r"[,. ]{1,3}(?:is (?:my|our|his|her|their) (?:home )?address|"
    r"where (?:he|she|they|(?:the|a|his|her|their|my|our) (?:[\w-]+ ){1,2})[ ]?(?:lives?|lived|resides?|stays)) ?\b"
)
_INWARD = regex(r"\d[ABD-HJLNP-UW-Z]{2}")
_NUMBERED = regex(r"\d[A-Za-z]?,?\s[A-Z][a-z']")
_MARKS = ' \t>*_|,;\\"'
_TITLED = regex(r"(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:[A-Z][\w'’-]*\.? ){0,3}[A-Z][\w'’-]+")
_IN_CAPITALS = regex(
    r"(?<![A-Za-z])(?:MR|MRS|MS|MISS|MX)\.?(?: (?:AND|&) (?:MR|MRS|MS)\.?)?(?: [A-Z]+\.?){0,3} ([A-Z][A-Z'’-]+)"
    r"[ ,]*[,\n\\|][^.;:?!a-z]{5,80}$"
)
"""The head of a letter in capitals: somebody, and lines of nothing else up to the postcode."""
_BEFORE = 90
_NAME_BEFORE = regex(
    r"(?<![\w'’-])((?:(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:[A-Z]\.? ){0,3}|[A-Z][a-z'’-]+ (?:[A-Z]\.? )?|(?:[A-Z]\. ?){1,3})"
    r"[A-Z][A-Za-z'’-]+)(?:[,:]? (?:then |now |late |lately |formerly |still |currently )?"
    r"(?:of |at |from )?| *\| *)(?:[Ff]lat \w+,? )?$"
)
"""Two words that may be a name, and at most `of` between them and a house."""
_TOWN = regex(
    r"[ \t]*[,\n\\][ \t\n>*_\\]*[A-Z][\w'’-]+(?:[ -](?:[A-Z][\w'’-]+|on|upon|the|le|in|by)){0,4}[ \t*_]*[,.\n\\]"
)


def addresses(seen: Text) -> Iterator[Match]:
    """Postal addresses and postcodes; a postcode alone is advice, and so is the address of an office."""
    told: set[int] = set()
    for found in around(seen.text, seen.signs(_INWARD), _POSTCODE, 7, 2):
        before = seen.text[max(found.start() - 90, 0) : found.start()]
        house, home = _last(_HOUSE, before), _HOME.search(before)
        begins = found.start() - (len(before) - house.start() if house else 0)
        of_office = (house or home) is not None and is_a_bodys_address(seen.text, begins, found.end())
        kind = "a postal address" if house else "a postcode"
        if of_office and home is not None and (home[0].lower() == "address" or is_history(before)):
            home = None
        said = _HIS.match(seen.text, found.end())
        kept = not house and _LIVING_AT.search(before) is not None
        named = house is not None and (
            _is_somebodys(seen.text, begins) or _is_addressed(seen.text, begins, begins + len(house[0]))
        )
        capitals = _IN_CAPITALS.search(before)
        kept = kept or (capitals is not None and can_be_a_surname(capitals[1]))
        private = home is not None or said is not None or kept or named or (house is not None and not of_office)
        told |= {begins} if private else set()
        yield Match(kind, found.start(), found.end(), Level.BLOCK if private else Level.ADVISE)
    for found in around(seen.text, seen.signs(_NUMBERED), _HOUSE, 24, 120):
        before = seen.text[max(found.start() - 40, 0) : found.start()]
        if found.start() in told:
            continue
        if not _LIVES.search(before) and is_a_bodys_address(seen.text, *found.span()):
            continue
        written = _POSTCODE_SMALL.search(seen.text, found.end(), found.end() + 60)
        if (
            written
            or _HOME.search(before)
            or _HIS.match(seen.text, found.end())
            or _is_addressed(seen.text, *found.span())
            or _is_somebodys(seen.text, found.start())
        ):
            yield Match("a postal address", found.start(), found.end())
    yield from _spoken(seen)
    yield from dwellings(seen)


def _is_somebodys(text: str, house: int) -> bool:
    """Whether the name of somebody stands right before a house, on its line or in the cell beside it."""
    line = text.rfind("\n", 0, house) + 1
    name = _NAME_BEFORE.search(text, max(line, house - 60), house)
    if name is None or is_a_firm_at(text[line:house][-_BEFORE:]):
        return False
    if _TITLED.fullmatch(name[1]) or person_in(name[1]) == name[1] or name[1][1] == ".":
        return True
    said = passages(text, name.start(1), house)[-1].before
    told = speaks_of_one(said) or of_somebody(table_heads(text, line))
    return told and reads_like_a_name(name[1]) and all(map(can_be_a_surname, name[1].split()))


def _is_addressed(text: str, house: int, end: int) -> bool:
    """Whether the lines of a letter's head stand there: somebody, the house, the town."""
    line = text.rfind("\n", 0, house) + 1
    above = text[max(line - 80, 0) : max(line - 1, 0)].rpartition("\n")[2].strip(_MARKS)
    before = text[line:house].strip(_MARKS)
    titled = _TITLED.fullmatch(before or above) is not None
    named = titled or (not before and reads_like_a_name(above) and (person_in(above) == above or initialled(above)))
    return named and _TOWN.match(text, end) is not None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007 (the last one counts)
        pass
    return found


def _spoken(seen: Text) -> Iterator[Match]:
    """Houses and postcodes in any letters, right behind words that say that somebody lives there."""
    for said in around(seen.text, seen.words(*LIVES, *OWN), _LIVES, 12, 24):
        for pattern, kind in ((_HOUSE_SMALL, "a postal address"), (_POSTCODE_SMALL, "a postcode")):
            if found := pattern.search(seen.text, said.end(), said.end() + 90):
                yield Match(kind, found.start(), found.end())
