"""Vehicles that an authority drives under its own colours: their registrations are everybody's to see."""

from site_builder.gate.personal.subjects import Cells, asks_for_a_person
from site_builder.patterns import regex

_OF_THE_FLEET = regex(
    r"(?i)\b(?:fleet|force|constabulary|council|trust|authority|service|pool|operational) "
    r"(?:vehicles?|registrations?|vrms?|(?:asset )?(?:no|number|id))\b"
)
"""Headings that say of vehicles whose they are."""
_PLATES = regex(r"(?i)\b(?:registrations?|vrms?|vrns?|reg(?: (?:no|number|mark))?|number ?plates?)\b")
_PAINTED = regex(
    r"(?i)\b(?:liveried|livery|marked|battenburg|ambulances?|fire (?:engines?|appliances?)|gritters?|road sweepers?|"
    r"refuse (?:truck|vehicle|lorry|collection))\b"
)
"""What everybody who meets it in the street knows to be the authority's."""
_SECRET = regex(
    r"(?i)\b(?:un-?marked|un-?liveried|non-?liveried|no livery|plain|covert|surveillance|under-?cover|"
    r"protect(?:ed|ion)|private(?:ly)?|personal(?:ly)?|grey fleet|casual|owner|keeper|drivers?|driven by|allocated to|"
    r"user|seized|stolen|recovered|home)\b"
)
"""What makes of a registration a secret of the authority's, or a person's own."""
_PERSON = regex(r"(?i)\b(?:names?|officers?|staff|employees?|collar|payroll|contacts?|address)\b")


def is_own_fleet(cells: Cells) -> bool:
    """Whether a table says of each vehicle in it that it bears the authority's colours, and of nobody who drives it."""
    top = min((row for row, _ in cells), default=0)
    heads = [text for (row, _), text in cells.items() if row == top]
    if not any(map(_PLATES.search, heads)) or not any(map(_OF_THE_FLEET.search, heads)):
        return False
    if any(_PERSON.search(head) or _SECRET.search(head) or asks_for_a_person(head) for head in heads):
        return False
    rows: dict[int, list[str]] = {}
    for (row, _), text in cells.items():
        if row > top:
            rows.setdefault(row, []).append(text)
    said = map(" | ".join, rows.values())
    return bool(rows) and all(_PAINTED.search(words) and not _SECRET.search(words) for words in said)
