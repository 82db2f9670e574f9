"""Registrations of vehicles, of today and of before, told by the words around them."""

from collections.abc import Iterator

from site_builder.gate.personal.signs import Match, Text, around, near
from site_builder.gate.personal.sought import REGISTERED
from site_builder.patterns import regex

_PLATE = regex(r"\d\s?[A-Z]{3}|\d[A-Z]\b")
"""What a registration cannot be without; begins as `signs.LETTERED` does."""
_VRM = regex(
    r"(?<![A-Za-z0-9-])(?:[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-9]\d)[\s-]?[A-HJ-PR-Z]{3}|"
    r"[A-HJ-NPR-TV-Y]\d{1,3}[\s-]?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3}[\s-]?\d{1,3}[A-HJ-NPR-TV-Y])"
    r"(?![A-Za-z0-9-])"
)
_MODEL = regex(r"(?:WD|SUV|LPG|MPV|WB)$")
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
    r"fiesta|focus|corsa|astra|golf|clio|qashqai|yamaha|kawasaki|triumph|transit)\b"
)
_NORTHERN = regex(
    r"(?i:\b(?:registration|reg|number ?plate|vrm|vrn|index)(?:ed)?(?:\s(?:no|number|mark|plate))?\.?"
    r"[\s:(]{1,3}(?:is |was |of )?)"
    r"(?!SI |AI |II )([A-Z]?(?:[A-Z][IZ]|I[A-Z])\s?\d{1,4}|[a-z]{2}\d\d\s?[a-z]{3}|[a-z]\d{1,3}\s?[a-z]{3})(?![\w/-])"
)
"""Those of Northern Ireland look like references; the word must stand right before them."""


def vehicles(seen: Text) -> Iterator[Match]:
    """Registrations with a word of vehicles near."""
    for found in around(seen.text, seen.signs(_PLATE), _VRM, 8, 2):
        model = _MODEL.search(found[0]) and not _CALLED.search(seen.text, max(found.start() - 30, 0), found.start())
        if not model and near(seen.text, found.start(), found.end(), _CUE):
            yield Match("a vehicle registration", found.start(), found.end())
    for found in around(seen.text, seen.words(*REGISTERED), _NORTHERN, 8, 40):
        yield Match("a vehicle registration", found.start(1), found.end(1))
