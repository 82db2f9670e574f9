"""Words by which something is handed over, wherever in the letter they stand."""

from site_builder.intake.phrases import phrases
from site_builder.intake.wording import sentences

_CUES = phrases("result")
_GIVES = _CUES["gives"]
_NOT_GIVEN = _CUES["not_given"]
_RELEASED = _CUES["released"]
_NOT_RELEASING = _CUES["not_releasing"]
_ASIDES = _CUES["asides"]


def releases(text: str) -> bool:
    """Whether a sentence of the text says that something is given."""
    return any(gives(s) for s in sentences(text)) or any(
        _RELEASED.search(s) and not _NOT_RELEASING.search(s) and not _ASIDES.search(s) for s in sentences(text)
    )


def gives(sentence: str) -> bool:
    """Whether a sentence hands something over, and not an explanation or a leaflet."""
    found = _GIVES.search(sentence)
    return found is not None and _NOT_GIVEN.search(sentence[max(0, found.start() - 80) : found.end() + 40]) is None
