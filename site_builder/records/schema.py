"""What a record's front matter may hold: one table, from which reading, suggestions and the JSON Schema are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.records.outcome import TYPED

_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DAY_OR_MONTH = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}
_WORDS = {"type": "string", "minLength": 1}
_LIST = {"type": "array", "items": _WORDS}
_OUTCOME = {"enum": [outcome.value for outcome in TYPED]}


@dataclass(frozen=True, slots=True)
class Field:
    """One key: its name, what it is for, its JSON Schema, and whether a record must have it."""

    name: str
    about: str
    shape: Mapping[str, Any]
    required: bool = False


def _entries(*fields: Field) -> dict[str, Any]:
    return {"type": "array", "items": _object(fields)}


def _object(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: {**field.shape, "description": field.about} for field in fields},
        "required": [field.name for field in fields if field.required],
    }


ATTACHMENT_FIELDS = (
    Field("file", "The file's name in the folder that is named like the record.", _WORDS, required=True),
    Field("title", "What the file holds, in a few words.", _WORDS, required=True),
)

PART_FIELDS = (
    Field("question", "What this part of the request asked.", _WORDS, required=True),
    Field("outcome", "What the requester got for this part.", _OUTCOME, required=True),
    Field("exemptions", "The provisions relied on for this part.", _LIST),
)

WAIVER_FIELDS = (
    Field("code", "The code of the finding that is let through.", _WORDS, required=True),
    Field("file", "The file's name, where it is an attachment; left out for the record itself.", _WORDS),
    Field(
        "sha256",
        "The hash of the file that was looked at; of a record's text below its front matter.",
        _WORDS,
        required=True,
    ),
    Field("who", "Who decided; two names for grave findings.", _WORDS, required=True),
    Field("why", "Why it may be published.", _WORDS, required=True),
    Field("until", "The last day on which the waiver holds, at most a year from now.", _DAY, required=True),
)

FIELDS = (
    Field(
        "reference",
        "The authority's own number for the request; it makes the permanent address.",
        _WORDS,
        required=True,
    ),
    Field("title", "What the response is about, in up to 90 characters.", _WORDS, required=True),
    Field(
        "date",
        "The day of the response; its month where an old record gives no more.",
        _DAY_OR_MONTH,
        required=True,
    ),
    Field("received", "The day on which the request was received.", _DAY),
    Field("summary", "One or two plain sentences: what was asked, what was answered.", _WORDS),
    Field("regime", "The law under which it was answered; the authority's default where left out.", _WORDS),
    Field("outcome", "What the requester got.", _OUTCOME),
    Field("exemptions", "The provisions relied on, as you would write them: s31(1)(a)&(b).", _LIST),
    Field("keywords", "Words under which the public may look for it.", _LIST),
    Field("classes", "Classes of the publication scheme that it belongs to.", _LIST),
    Field("attachments", "Files published with the response.", _entries(*ATTACHMENT_FIELDS)),
    Field("parts", "The questions of a request with several.", _entries(*PART_FIELDS)),
    Field("authority", "The authority that answered, where it is another than the one that publishes.", _WORDS),
    Field(
        "source",
        "Web address where the response was first published.",
        {"type": "string", "pattern": "^https?://"},
    ),
    Field("licence", "Licence of this response, where it is not the authority's usual one.", _WORDS),
    Field(
        "language",
        "Language of the response, as a code: en, cy.",
        {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
    ),
    Field("reasons", "Says 'withheld' where reasons would themselves disclose too much.", {"enum": ["withheld"]}),
    Field(
        "sample",
        "true marks an invented record; it is shown as such.",
        {"enum": ["true", "false", True, False]},
    ),
    Field("waivers", "Findings that a named person lets through; never published.", _entries(*WAIVER_FIELDS)),
)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a record's front matter, for editors and forms."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a released response",
        **_object(FIELDS),
    }
