"""People named in descriptions: of pictures, of signatures, of whatever a reader does not see."""

from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.patterns import regex

_SHOWS = regex(
    r"(?i:\b(?:photo(?:graph)?s?|portraits?|picture|image|head ?shot|mug ?shot|selfie|face|still|footage|"
    r"signature|signed|initials|handwriting|badge|id card|identity card|passport|licence|statement|interview|"
    r"complaint|grievance|victim|witness|suspect|complainant|informant|patient|tenant|applicant|requester|source|caller|driver))"
    r"(?i:\s+(?:of|by|from|for|showing|with|is))?\s*[:,(–-]?\s*(?i:the\s+)?"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|PS|Sgt|Cllr)\.?\s+)?"
    r"((?:[A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+){1,2})"
)
"""A word for what shows or speaks of one person, and a name behind it."""
_PLACE = regex(
    r"(?i)\b(?:bridge|street|road|avenue|lane|park|house|hall|station|town|city|county|square|church|castle|river|valley|"
    r"centre|center|gardens?|market|tower|court|gate|hill|wood|lake|bay|beach|harbour|north|south|east|west|upper|lower|"
    r"great|little|new|old|st|saint|building|site|estate|farm|mill|green|common|library|museum|theatre|airport|port|"
    r"map|chart|graph|logo|crest|figure|table|form|part|section|annex|page|band|act|united|kingdom|england|wales|"
    r"scotland|ireland|crown|chief|home|secretary|prime|minister|mayor|lord|king|queen|prince|princess)\b"
)


def names_in(text: str) -> bool:
    """Whether the text names a person as what it shows or where it comes from, as far as words can tell."""
    return any(not _PLACE.search(found[1]) and reads_like_a_name(found[1]) for found in _SHOWS.finditer(text))
