"""Where people live: postcodes and houses, told from the addresses of offices by the words around them."""

import re
from collections.abc import Iterator

from site_builder.gate.personal.contacts import NAMED_OFFICES, OFFICES, PLACES, STREETS
from site_builder.gate.personal.forenames import person_in
from site_builder.gate.personal.people import reads_like_a_name
from site_builder.gate.personal.signs import Match, Text, around
from site_builder.gate.personal.somebody import initialled, speaks_of_one, speaks_of_somebody
from site_builder.gate.personal.sought import LIVES, OWN
from site_builder.gate.personal.whose import of_an_office
from site_builder.patterns import regex
from site_builder.problems import Level

_POSTCODE = regex(
    r"(?<![A-Za-z0-9])(?!A{1,2}9[A9]? ?9AA)(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) ?\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])"
)
_POSTCODE_SMALL = regex(r"(?<![A-Za-z0-9])[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}(?![A-Za-z0-9])")
_HOUSE = regex(
    r"(?:\b(?:[Ff]lat|[Aa]partment)\s\d+\w?,?\s)?(?<![\w£.-])\d{1,4}[A-Za-z]?,?\s(?:[A-Z][a-z']+\s){1,3}"
    rf"(?:{STREETS})\b"
)
_HOUSE_SMALL = regex(
    r"(?i)(?<![\w£.-])\d{1,4}[a-z]?,?\s"
    r"(?:(?!in |of |at |and |day |week|month|year|new |other )[a-z']+\s){1,3}"
    rf"(?:{STREETS.removesuffix('|St|Rd|Ave')}|rd|ave)\b"
)
_HOME = regex(
    r"(?i)\b(?:(?<!care )(?<!nursing )(?<!rest )(?<!dential )home(?! (?:office|secretary|page|affairs|department))|"
    r"live[sd]?|living|resid(?!ential)\w+|address|my post ?code|"
    r"of the applicant|requester|(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [a-z'’-]+(?: [a-z'’-]+)? of)\b"
)
_LIVES = regex(
    r"(?i)\b(?:(?:i|we|he|she|they|who|still|now) (?:still |now |both )?liv(?:e|es|ing|ed) (?:at|in|on)|"
    r"liv(?:es|ing) at|"
    r"(?:my|our|his|her|their|home) (?:(?:home|postal|full) )?address(?: is|:)?|resid(?:es|ing|ent) (?:at|of)|"
    r"my post ?code(?: is|:)?|write to me at|moved (?:in)?to|i(?:['’]m| am) (?:in|at|from))\b"
)
"""Words that say of somebody where they live, whatever the letters of the address."""
_KEPT_THERE = regex(
    r"(?i)\b(?:patient|tenant|resident|victim|witness|suspect|pupil|student|prisoner|inmate|complainant)s? "
    r"(?:at|of|from|in)\b"
)
"""Who is at an office may well live where the address behind it is."""
_LIVING_AT = regex(r"(?i)\b(?:tenant|resident|occupier|householder|victim|complainant) (?:at|of|from|in) $")
_HIDDEN = regex(r"(?i)\b(?:refuges?(?! (?:beach|island|bay|lane))|safe ?houses?)\b")
"""Where people hide: nobody may know the address."""
_HIS = regex(r"[,. ]{1,3}is (?:my|our|his|her|their) (?:home )?address\b")
_INWARD = regex(r"\d[ABD-HJLNP-UW-Z]{2}")
_NUMBERED = regex(r"\d[A-Za-z]?,?\s[A-Z][a-z']")
_MARKS = ' \t>*_|,;\\"'
_TITLED = regex(r"(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:[A-Z][\w'’-]*\.? ){0,3}[A-Z][\w'’-]+")
_TOWN = regex(
    r"[ \t]*[,\n\\][ \t\n>*_\\]*[A-Z][\w'’-]+(?:[ -](?:[A-Z][\w'’-]+|on|upon|the|le|in|by)){0,4}[ \t*_]*[,.\n\\]"
)
_AT = regex(
    rf"(?:{NAMED_OFFICES}|{PLACES}|(?<=[ ])[A-Z][\w'’-]+ (?:[a-z]+ )?{OFFICES})(?:['’]s)?\)?"
    r"(?:[ ,]+(?:(?:of|for|in|and|at|the) )?[A-Z][\w'’-]+){0,3}"
    r"(?:[ ]?[,:;|(–]|,? (?:at|is at|are at|is on|in|on|is located at|is based at|based at|located at)|\s-)?[\s|]*$"
)
"""What is named right before an address that anybody may know."""


_OF_A_BODY = regex(
    r"(?i:\b(?:registered (?:office|address|charity)|head office|postal address is|(?:our|its|the) (?:new )?address|"
    r"address for (?:service|correspondence|post)|(?:ground|first|second|third|\d(?:st|nd|rd|th)) floor|suite \d|"
    r"(?:business|industrial|science|retail) (?:park|estate)|po box|lost property|open(?:ing)? (?:hours|times|from|to)|"
    r"visit (?:us|our)|by appointment|counter|(?:help|enquiry|front) ?desk|help ?line|depot|premises|based at|"
    r"trading as))|"
    r"(?:[A-Z][\w'’-]+ ){1,3}(?:House|Building|Tower|Chambers|Exchange|Quay)(?:[ ]?[,(]|,? at)[ ]?$"
)
"""What says before or behind an address that a body is to be found there."""
_FLAT = regex(r"(?i)\b(?:flat|apartment|room|bedsit)\b")


def addresses(seen: Text) -> Iterator[Match]:
    """Postal addresses and postcodes; a postcode alone is advice, and so is the address of an office."""
    for found in around(seen.text, seen.signs(_INWARD), _POSTCODE, 6, 2):
        before = seen.text[max(found.start() - 90, 0) : found.start()]
        house, home = _last(_HOUSE, before), _HOME.search(before)
        begins = found.start() - (len(before) - house.start() if house else 0)
        of_office = (house or home) is not None and _is_an_office(seen.text, begins, found.end())
        kind = "a postal address" if house else "a postcode"
        if of_office and home is not None and home[0].lower() == "address":
            home = None
        said = _HIS.match(seen.text, found.end())
        kept = not house and _LIVING_AT.search(before) is not None
        private = home is not None or said is not None or kept or (house is not None and not of_office)
        yield Match(kind, found.start(), found.end(), Level.BLOCK if private else Level.ADVISE)
    for found in around(seen.text, seen.signs(_NUMBERED), _HOUSE, 24, 120):
        before = seen.text[max(found.start() - 40, 0) : found.start()]
        if not _LIVES.search(before) and _is_an_office(seen.text, *found.span()):
            continue
        written = _POSTCODE_SMALL.search(seen.text, found.end(), found.end() + 60)
        if written or _HOME.search(before) or _is_addressed(seen.text, found):
            yield Match("a postal address", found.start(), found.end())
    yield from _spoken(seen)


def _is_an_office(text: str, start: int, end: int) -> bool:
    """Whether the address that begins there is that of an office, named right before or behind it, or by its table."""
    before = text[max(start - 90, 0) : start]
    line = before[before.rfind("\n") + 1 :]
    if _HIDDEN.search(line):
        return False
    around_it = f"{line} {text[end : end + 60].partition(chr(10))[0]}"
    named = (
        _KEPT_THERE.search(line) is None
        and _AT.search(before) is not None
        and not speaks_of_somebody(around_it)
        and not initialled(re.split(r"[|\n]", before[-45:].rstrip(" |\n"))[-1])
    )
    said = _OF_A_BODY.search(before) or _OF_A_BODY.search(text[end : end + 60].partition("\n")[0])
    body = said is not None and _FLAT.search(before[-40:]) is None and not speaks_of_one(around_it)
    return named or body or of_an_office(text, start, end, 0)


def _is_addressed(text: str, house: re.Match[str]) -> bool:
    """Whether the lines of a letter's head stand there: somebody, the house, the town."""
    line = text.rfind("\n", 0, house.start()) + 1
    above = text[max(line - 80, 0) : max(line - 1, 0)].rpartition("\n")[2].strip(_MARKS)
    before = text[line : house.start()].strip(_MARKS)
    titled = _TITLED.fullmatch(before or above) is not None
    named = titled or (not before and reads_like_a_name(above) and (person_in(above) == above or initialled(above)))
    return named and _TOWN.match(text, house.end()) is not None


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
