"""What a record's front matter may hold: one table, from which reading, suggestions and the JSON Schema are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.patterns import regex
from site_builder.records.lifecycle import Result
from site_builder.records.outcome import TYPED

_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DAY_OR_MONTH = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"}
_WORDS = {"type": "string", "minLength": 1}
_LIST = {"type": "array", "items": _WORDS}
_OUTCOME = {"enum": [outcome.value for outcome in TYPED]}
LANGUAGE = regex(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_ADDRESS = {"type": "string", "pattern": "^https?://"}
_YES_OR_NO = {"enum": ["true", "false", True, False]}
REVIEW_RESULTS = [result.value for result in (Result.UPHELD, Result.PARTLY_UPHELD, Result.OVERTURNED)]


@dataclass(frozen=True, slots=True)
class Field:
    """One key: its name, what it is for, its JSON Schema, and whether a record must have it."""

    name: str
    about: str
    shape: Mapping[str, Any]
    required: bool = False

    @property
    def fullest(self) -> Mapping[str, Any]:
        """The shape, or of several the last, which holds the most."""
        whole: Mapping[str, Any] = self.shape["anyOf"][-1] if "anyOf" in self.shape else self.shape
        return whole


def _entries(*fields: Field) -> dict[str, Any]:
    return {"type": "array", "items": _object(fields)}


def _object(fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: {**field.shape, "description": field.about} for field in fields},
        "required": [field.name for field in fields if field.required],
    }


REPLACEMENT_FIELDS = (
    Field("date", "The day on which the file was replaced.", _DAY, required=True),
    Field("note", "What is different, in words for the public.", _WORDS, required=True),
    Field("file", "The name that the earlier file had, where it was another.", _WORDS),
)

ATTACHMENT_FIELDS = (
    Field("file", "The file's name in the folder that is named like the record.", _WORDS, required=True),
    Field("title", "What the file holds, in a few words.", _WORDS, required=True),
    Field("replaced", "When this file took the place of an earlier one, and why.", _entries(*REPLACEMENT_FIELDS)),
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

CORRECTION_FIELDS = (
    Field("date", "The day on which it was corrected.", _DAY, required=True),
    Field("note", "What was wrong and now is right, in words for the public.", _WORDS, required=True),
)

WITHDRAWAL_FIELDS = (
    Field("date", "The day on which it was withdrawn.", _DAY, required=True),
    Field("reason", "Why, in words for the public.", _WORDS, required=True),
    Field("hide_title", "true where the title must not be read any more.", _YES_OR_NO),
)

REVIEW_FIELDS = (
    Field("requested", "The day on which the review was asked for.", _DAY),
    Field("decided", "The day of its outcome.", _DAY),
    Field("result", "What the review made of the response.", {"enum": REVIEW_RESULTS}),
    Field("note", "What it changed, in words for the public.", _WORDS),
)

REGULATOR_FIELDS = (
    Field("reference", "The regulator's own number for the case.", _WORDS, required=True),
    Field("url", "Web address of the decision.", _ADDRESS),
    Field("decision", "What the regulator made of the response.", {"enum": [result.value for result in Result]}),
    Field("date", "The day of the decision.", _DAY),
    Field("note", "What it changed, in words for the public.", _WORDS),
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
        "The day of the response, as 2026-05-04; its month, 2026-05, where an old record gives no more.",
        _DAY_OR_MONTH,
        required=True,
    ),
    Field("received", "The day on which the request was received.", _DAY),
    Field("summary", "One or two plain sentences: what was asked, what was answered.", _WORDS),
    Field("regime", "The law under which it was answered; the authority's default where left out.", _WORDS),
    Field("outcome", "What the requester got.", _OUTCOME),
    Field("exemptions", "The provisions relied on, as you would write them: s31(1)(a)&(b).", _LIST),
    Field("keywords", "Words under which the public may look for it.", _LIST),
    Field("classes", "Classes of the publication scheme that it belongs to, by name or title.", _LIST),
    Field("attachments", "Files published with the response.", _entries(*ATTACHMENT_FIELDS)),
    Field("parts", "The questions of a request with several.", _entries(*PART_FIELDS)),
    Field("authority", "The authority that answered, where it is another than the one that publishes.", _WORDS),
    Field(
        "source",
        "Web address where the response was first published.",
        _ADDRESS,
    ),
    Field("licence", "Licence of this response, where it is not the authority's usual one.", _WORDS),
    Field(
        "language",
        "Language of the response, as a code: en, cy.",
        {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
    ),
    Field("reasons", "Says 'withheld' where reasons would themselves disclose too much.", {"enum": ["withheld"]}),
    Field(
        "sample",
        "true marks an invented record; it is shown as such.",
        _YES_OR_NO,
    ),
    Field("publish_after", "The day from which the public may see it; until then nothing of it is published.", _DAY),
    Field("corrections", "What was put right after publication.", _entries(*CORRECTION_FIELDS)),
    Field("supersedes", "References of the responses that this one takes the place of.", {"anyOf": [_WORDS, _LIST]}),
    Field("superseded_by", "Reference of the response that takes the place of this one.", _WORDS),
    Field(
        "withdrawn",
        "The response was taken back: its address stays and says so, and nothing else of it is published.",
        _object(WITHDRAWAL_FIELDS),
    ),
    Field("previous_references", "Earlier numbers; their addresses lead here.", _LIST),
    Field("review", "The authority's own review of the answer.", _object(REVIEW_FIELDS)),
    Field("regulator_case", "A complaint to the regulator and what came of it.", _object(REGULATOR_FIELDS)),
    Field("waivers", "Findings that a named person lets through; never published.", _entries(*WAIVER_FIELDS)),
)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a record's front matter, for editors and forms."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a released response",
        **_object(FIELDS),
    }
