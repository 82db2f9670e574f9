"""Registrations of vehicles, of today and of before, told by the words around them."""

from collections.abc import Iterator

from site_builder.gate.personal.forms import BEHIND_CAPITALS, BEHIND_LETTERS
from site_builder.gate.personal.owners.passages import passages
from site_builder.gate.personal.signs import Match, Text, around, near
from site_builder.gate.personal.sought import DRIVEN, REGISTERED
from site_builder.patterns import regex
from site_builder.problems import Level

_PLATE = regex(r"\d\s?[A-Z]{3}|\d[A-Z]\b")
"""What a registration cannot be without; begins as `signs.LETTERED` does."""
_VRM = regex(
    r"(?<![A-Za-z0-9-])(?:[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-9]\d)[\s-]?[A-HJ-PR-Z]{3}|"
    r"[A-HJ-NPR-TV-Y]\d{1,3}[\s-]?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3}[\s-]?\d{1,3}[A-HJ-NPR-TV-Y])"
    r"(?![A-Za-z0-9-])"
)
_MODEL = regex(r"(?![A-Z]{2}\d\d).*(?:WD|SUV|LPG|MPV|WB)$|B ?\d{1,2} ?(?:RLE|RH|TL|L)$")
"""Letters that say how a model is driven, fuelled or built; old registrations seldom end in them."""
_CALLED = regex(
    r"(?i)\b(?:vrms?|vrns?|registration|plates?|reg|index)(?: (?:no|number|mark))?[.:]?[\s|(]*(?:is |was )?$"
)
_CUE = (
    r"(?i)\b(?:registration|registered|vehicles?|vrm|vrn|number ?plates?|plates?|reg(?:\.|\b)|cars?|vans?|"
    r"motor\w*|index|"
    r"lorry|coach|minibus|taxi|moped|scooter|trailer|hatchback|saloon|estate car|keeper|towed|clamped|mot|dvla|driv\w+|"
    r"parked|ford|vauxhall|volvo|volkswagen|vw|bmw|audi|mercedes|toyota|honda|nissan|peugeot|renault|citro[eë]n|fiat|"
    r"skoda|seat|kia|hyundai|mazda|mini|rover|land rover|jaguar|tesla|suzuki|"
    r"fiesta|focus|corsa|astra|golf|clio|qashqai|yamaha|kawasaki|triumph|transit|kuga|mondeo|zafira|vivaro|polo|passat|"
    r"tiguan|sprinter|yaris|micra|juke|megane|kangoo|berlingo|octavia|fabia|picanto|sportage|dacia|lexus|subaru|"
    r"mitsubishi|porsche|jeep)\b"
)
_NORTHERN = regex(
    r"(?i:\b(?:registration|reg|number ?plate|vrm|vrn|index)(?:ed)?(?:\s(?:no|number|mark|plate))?\.?"
    r"[\s:(]{1,3}(?:is |was |of )?)"
    r"(?!SI |AI |II )([A-Z]?(?:[A-Z][IZ]|I[A-Z])\s?\d{1,4}|[a-z]{2}\d\d\s?[a-z]{3}|[a-z]\d{1,3}\s?[a-z]{3})(?![\w/-])"
)
"""Those of Northern Ireland look like references; the word must stand right before them."""

_WORDS = (
    r"(?!(?i:the|and|for|was|are|had|has|his|her|our|but|not|all|any|can|one|two|six|ten|per|new|old|who|you|out|day|"
    r"car|van|bus|hgv|lgv|mph|kph|max|min|pcs|pct|hrs|awd|fwd|rwd|suv|mpv|lpg|diy|usb|gbp|eur|via|off|its|now|yet)\b)"
)
_LOOSE = regex(
    rf"(?<![A-Za-z0-9-])(?:[A-HJ-PR-Ya-hj-pr-y]{{2}}(?:0[1-9]|[1-9]\d)[\s-]?{_WORDS}[A-HJ-PR-Za-hj-pr-z]{{3}}|"
    rf"[A-HJ-PR-Y]{{2}}[ ](?:0[1-9]|[1-9]\d)[ ]?{_WORDS}[A-HJ-PR-Z]{{3}}|"
    rf"(?:[ABMabm]\d{{1,3}}[ -]?(?![a-zA-Z]*[aeiouAEIOU])|[c-hj-npr-tv-y]\d{{1,3}}[ -]?{_WORDS})[a-hj-pr-y]{{3}}|"
    rf"{_WORDS}[a-hj-pr-y]{{3}}\d{{1,3}}[a-hj-npr-tv-y])(?![A-Za-z0-9-])"
)
"""The same in small letters, or with a space behind the letters of the area: only near a word of what is driven."""
_BEHIND_LETTERS = regex(r"(?:(?<=[A-Za-z])|(?<=[A-Z] ))\d{1,3}(?:[\s-]?[A-Za-z]{3}|[a-z])(?![A-Za-z0-9-])")
_OWNED = regex(r"(?i:\b(?:my|our|his|her|their)|(?-i:\b[a-z]+)['’]s)[ ]$")
_ROAD = regex(r"[ABM]\d{1,2}\b")
_IRISH = regex(
    r"[ ]?[^\s,:(]*(?:[,:]|\s?\()?\s{0,2}(?:reg(?:istration)?\.? )?"
    r"(?<![A-Z])(?!VIN|MIN|PIN|FIG|BIN|KIA|FIN|SIM|TIN|GIS|CIA|MIS)((?:[A-Z][A-Z][IZ]|[A-Z]I[A-Z])\s?\d{3,4})(?![\w/-])"
)
"""One of Northern Ireland, right behind a word of what is driven."""

_NO_VEHICLES = regex(
    r"(?i)\b(?:(?:unissued|specimen|fictitious|fictional|invented|made[- ]up|test|dummy|sample|example|training|"
    r"demonstration|mock) (?:number ?)?(?:plates?|registrations?|vrms?|marks?)|"
    r"(?:plates?|registrations?|vrms?|marks?) (?:used )?(?:in|for) (?:training|tests|testing|demonstrations?)|"
    r"(?:plates?|registrations?|marks?),? (?:[A-Z0-9 ]{4,9},? (?:and |or )?)?(?:which )?(?:was|were|has|have) "
    r"(?:never|not) (?:been )?issued)\b"
)
"""What says of a registration that nobody drives behind it."""


def vehicles(seen: Text) -> Iterator[Match]:
    """Registrations with a word of vehicles near."""
    for found in around(seen.text, seen.signs(_PLATE), _VRM, 8, 2):
        model = _MODEL.match(found[0]) and not _CALLED.search(seen.text, max(found.start() - 30, 0), found.start())
        owned = not _ROAD.match(found[0]) and _OWNED.search(seen.text, max(found.start() - 16, 0), found.start())
        if not model and (owned or near(seen.text, found.start(), found.end(), _CUE)):
            yield _match(seen.text, *found.span())
    digits = sorted(at + len(form) - 1 for form in BEHIND_LETTERS for at in seen.forms[form])
    behind = [(at, at) for at in digits if _BEHIND_LETTERS.match(seen.text, at)]
    for found in around(seen.text, behind, _LOOSE, 4, 9):
        if not _MODEL.match(found[0]) and near(seen.text, found.start(), found.end(), _CUE):
            yield _match(seen.text, *found.span())
    if not seen.has(*BEHIND_CAPITALS, *BEHIND_LETTERS):
        return
    for found in seen.starting(_IRISH, DRIVEN):
        yield _match(seen.text, *found.span(1))
    for found in around(seen.text, seen.words(*REGISTERED), _NORTHERN, 8, 40):
        yield _match(seen.text, *found.span(1))


def _match(text: str, start: int, end: int) -> Match:
    """A registration; one that no vehicle bears is advice."""
    level = Level.ADVISE if _NO_VEHICLES.search(passages(text, start, end)[0].whole) else Level.BLOCK
    return Match("a vehicle registration", start, end, level)
