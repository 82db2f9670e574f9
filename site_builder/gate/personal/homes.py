"""Where people live: postcodes and houses, told from the addresses of offices by the words around them."""

import re
from collections.abc import Iterator

from site_builder.gate.personal.signs import Match, Text, around
from site_builder.gate.personal.sought import LIVES
from site_builder.problems import Level

_POSTCODE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) ?\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])")
_POSTCODE_SMALL = re.compile(r"(?<![A-Za-z0-9])[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}(?![A-Za-z0-9])")
_KINDS = (
    "Street|Road|Avenue|Lane|Close|Drive|Way|Crescent|Gardens|Terrace|Place|Court|Grove|Hill|Square|Mews|Row|Walk|Rise|"
    "Parade|View|Green|Villas|Cottages|St|Rd|Ave"
)
_HOUSE = re.compile(
    r"(?:\b(?:[Ff]lat|[Aa]partment)\s\d+\w?,?\s)?(?<![\w£.-])\d{1,4}[A-Za-z]?,?\s(?:[A-Z][a-z']+\s){1,3}"
    rf"(?:{_KINDS})\b"
)
_HOUSE_SMALL = re.compile(
    r"(?i)(?<![\w£.-])\d{1,4}[a-z]?,?\s"
    r"(?:(?!in |of |at |and |day |week|month|year|new |other )[a-z']+\s){1,3}"
    rf"(?:{_KINDS.removesuffix('|St|Rd|Ave')}|rd|ave)\b"
)
_HOME = re.compile(
    r"(?i)\b(?:home(?! (?:office|secretary|page|affairs|department))|lives?|living|resid\w+|address|my post ?code|"
    r"of the applicant|requester|(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [a-z'’-]+(?: [a-z'’-]+)? of)\b"
)
_LIVES = re.compile(
    r"(?i)\b(?:(?:i|we|he|she|they|who|still|now) (?:still |now |both )?liv(?:e|es|ing|ed) (?:at|in|on)|"
    r"liv(?:es|ing) at|"
    r"(?:my|our|his|her|their|home) (?:(?:home|postal|full) )?address(?: is|:)?|resid(?:es|ing|ent) (?:at|of)|"
    r"my post ?code(?: is|:)?|write to me at|moved (?:in)?to)\b"
)
"""Words that say of somebody where they live, whatever the letters of the address."""
_HIS = re.compile(r"[,. ]{1,3}is (?:my|our|his|her|their) (?:home )?address\b")
_INWARD = re.compile(r"\d[ABD-HJLNP-UW-Z]{2}")
_NUMBERED = re.compile(r"\d[A-Za-z]?,?\s[A-Z][a-z']")
_OFFICES = re.compile(
    r"\b(?:Library|Cent(?:re|er)|School|Academy|College|University|Station|Hospital|Surgery|Clinic|Practice|Pharmacy|Hall|"
    r"Council|Offices?|Church|Mosque|Temple|Police|Constabulary|Depot|Headquarters|HQ|Ltd|Limited|plc|PLC|LLP|Trust|Hotel|"
    r"Inn|Arms|Pub|Club|Museum|Theatre|Stadium|Store|Supermarket|Garage|Yard|Tribunal|Commission(?:er)?|Department|"
    r"Ministry|Agency|Authority|Unit|Service|Ombudsman|Courts?|Building|Works|Bank|Nursery|Mill)"
    r"(?:['’]s)?\)?(?:,|:|;| at| is at| is on| in| on|\s-)?\s*$"
)
"""What is named right before an address that anybody may know."""


def addresses(seen: Text) -> Iterator[Match]:
    """Postal addresses and postcodes; a postcode alone is advice, and so is the address of an office."""
    for found in around(seen.text, seen.signs(_INWARD), _POSTCODE, 6, 2):
        before = seen.text[max(found.start() - 90, 0) : found.start()]
        house, home = _last(_HOUSE, before), _HOME.search(before)
        of_office = house is not None and _OFFICES.search(before[: house.start()]) is not None
        kind = "a postal address" if house else "a postcode"
        if of_office and home is not None and home[0].lower() == "address":
            home = None
        said = _HIS.match(seen.text, found.end())
        private = home is not None or said is not None or (house is not None and not of_office)
        yield Match(kind, found.start(), found.end(), Level.BLOCK if private else Level.ADVISE)
    for found in around(seen.text, seen.signs(_NUMBERED), _HOUSE, 24, 120):
        before = seen.text[max(found.start() - 40, 0) : found.start()]
        if _OFFICES.search(before) and not _LIVES.search(before):
            continue
        if _HOME.search(before) or _POSTCODE_SMALL.search(seen.text, found.end(), found.end() + 60):
            yield Match("a postal address", found.start(), found.end())
    yield from _spoken(seen)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007 (the last one counts)
        pass
    return found


def _spoken(seen: Text) -> Iterator[Match]:
    """Houses and postcodes in any letters, right behind words that say that somebody lives there."""
    for said in around(seen.text, seen.words(*LIVES), _LIVES, 12, 24):
        for pattern, kind in ((_HOUSE_SMALL, "a postal address"), (_POSTCODE_SMALL, "a postcode")):
            if found := pattern.search(seen.text, said.end(), said.end() + 90):
                yield Match(kind, found.start(), found.end())
