"""Vehicles that an authority drives under its own colours: their registrations are everybody's to see."""

from site_builder.gate.personal.subjects import Cells, asks_for_a_person
from site_builder.patterns import regex

_OF_THE_FLEET = regex(
    r"(?i)\b(?:fleet (?:(?:asset )?(?:no|number|id|ref(?:erence)?)|list|registrations?|vrms?)|"
    r"(?:force|constabulary|council|trust|authority|pool) (?:registrations?|vrms?)|"
    r"(?:fleet|force|constabulary|council|trust|authority|service|pool|operational) vehicles?)\b"
)
"""Headings that say of vehicles whose they are; the number of a force or council may be that of a case."""
_PLATES = regex(r"(?i)\b(?:registrations?|vrms?|vrns?|reg(?: (?:no|number|mark))?|number ?plates?)\b")
_PAINTED = regex(
    r"(?i)\W*(?:(?:fully )?(?:marked|liveried|battenburg)\b(?!\s*[:?=-])|"
    r"(?:(?:front ?line|emergency|response|double[- ]crewed|electric|compact|large|small|spare|reserve) ){0,2}"
    r"(?:ambulance|fire (?:engine|appliance)|gritter|road sweeper|refuse (?:truck|vehicle|lorry|collection))s?\b)"
)
"""How a cell begins that tells what everybody who meets it in the street knows to be the authority's."""
_SECRET = regex(
    r"(?i)\b(?:un-?marked|un-?liveried|non-?liveried|no livery|plain|covert|surveillance|under-?cover|"
    r"protect(?:ed|ion)|private(?:ly)?|personal(?:ly)?|grey fleet|casual|owner|keeper|drivers?|driven by|allocated to|"
    r"user|seized|stolen|recovered|home|discreet|low[- ]profile|concealed|hidden)\b"
)
"""What makes of a registration a secret of the authority's, or a person's own."""
_PERSON = regex(r"(?i)\b(?:names?|officers?|staff|employees?|collar|payroll|contacts?|address)\b")
_BEFALLEN = regex(
    r"(?i)\b(?:incidents?|circumstances|contraventions?|claim\w*|offences?|location|pcns?|penalty|fines?|notices?|"
    r"collisions?|accidents?|damage|speed(?:ing)?|parking|complain\w*|allegations?|third part(?:y|ies))\b"
)
"""Headings of what befell vehicles: they are those of other people."""
_DENIED = regex(
    r"(?i)\b(?:no|not|n|un|non|none|nil|never|without|false|(?:semi|half|part|de)-?(?:marked|liveried)?|part(?:ly|ially)|"
    r"formerly|previously|ex|hits?|colli\w+|parked|stop\w*|claim\w*|bays?|crash\w*|struck|scraped|damaged?)\b"
)
"""What says of a vehicle that it has no colours, or of somebody else's what it did beside one that has."""
_PLATE = regex(r"(?i)\b(?:[a-z]{2}\d{2} ?[a-z]{3}|[a-z]\d{1,3} ?[a-z]{3}|[a-z]{3} ?\d{1,3}[a-z])\b")


def is_own_fleet(cells: Cells) -> bool:
    """Whether a table says of each vehicle in it that it bears the authority's colours, and of nobody who drives it."""
    top = min((row for row, _ in cells), default=0)
    heads = {column: text for (row, column), text in cells.items() if row == top}
    plates = [column for column, head in heads.items() if _PLATES.search(head)]
    if len(plates) != 1 or not any(map(_OF_THE_FLEET.search, heads.values())):
        return False
    if any(it.search(head) for head in heads.values() for it in (_PERSON, _SECRET, _BEFALLEN)):
        return False
    if any(map(asks_for_a_person, heads.values())):
        return False
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        if row > top:
            rows.setdefault(row, {})[column] = text
    return bool(rows) and all(_is_in_its_colours(row, plates[0]) for row in rows.values())


def _is_in_its_colours(row: dict[int, str], plate: int) -> bool:
    """Whether a row says that a vehicle bears colours that everybody knows, and nothing of another one."""
    said = [text for column, text in row.items() if column != plate]
    words = " | ".join(row.values())
    if any(map(_PLATE.search, said)) or _SECRET.search(words) or _DENIED.search(words):
        return False
    return any(map(_PAINTED.match, said))
