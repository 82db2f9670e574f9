"""A new record, question by question: what to ask an officer, whether an answer will do, and the file that follows."""

import re
from collections.abc import Iterator, Mapping

from site_builder.intake.answers import Question, entries
from site_builder.legislation import Law
from site_builder.records.dates import parse_date
from site_builder.records.disclosure import slug
from site_builder.records.outcome import TYPED
from site_builder.records.writing import front_matter_lines
from site_builder.settings import Settings


def questions(settings: Settings, law: Law) -> tuple[Question, ...]:
    """What to ask for a new record, in the order in which to ask it; the reference comes with the command."""
    regimes = tuple((regime.code, regime.title) for regime in law.regimes)
    outcomes = tuple((outcome.value, outcome.label) for outcome in TYPED)
    return (
        Question("title", "What is the response about?", "Up to 90 characters, without 'FOI request'.", required=True),
        Question("date", "On which day was the answer sent?", "Year, month, day: 2024-04-09.", required=True),
        Question("received", "On which day was the request received?", "Year, month, day; leave empty if unknown."),
        Question("regime", "Under which law was it answered?", f"Empty means {settings.regime}.", choices=regimes),
        Question("outcome", "What did the requester get?", "One of the list, or its number.", True, outcomes),
        Question("exemptions", "Which exemptions were relied on?", "s31(1)(a), s40(2); a comma between them. Or none."),
        Question("summary", "What was asked, and what was answered?", "One or two plain sentences."),
        Question("keywords", "Under which words may the public look for it?", "A comma between them."),
        Question("classes", "To which classes of the publication scheme does it belong?",
                 "A comma between them.", choices=tuple(settings.classes.items())),
    )  # fmt: skip


def reference_fault(reference: str, settings: Settings) -> str:
    """What is wrong with a reference, in plain words; "" where it will do."""
    if not slug(reference):
        return "The reference needs letters or digits."
    if re.fullmatch(settings.reference_pattern, reference) is None:
        return f"'{reference}' does not look like a reference of {settings.authority}. Type it as the letter has it."
    return ""


def record_text(reference: str, answers: Mapping[str, str], settings: Settings, law: Law) -> str:
    """The file of the new record: the answers, and for each question without one a comment on what goes there."""
    return f"---\n{''.join(_lines(reference, answers, settings, law))}---\n\n{_BODY}"


def _lines(reference: str, answers: Mapping[str, str], settings: Settings, law: Law) -> Iterator[str]:
    yield from front_matter_lines({"reference": reference})
    for question in questions(settings, law):
        answer = answers.get(question.field, "").strip()
        if answer:
            listed = entries(question, answer)
            yield from front_matter_lines({question.field: listed if question.is_list else answer})
        else:
            yield f"# {question.field}: {question.words} {question.hint}\n"
    yield "# attachments: files lie in a folder named like this record; name each one:\n"
    yield "#   [{file: table.csv, title: What it holds}]\n"


_BODY = """## Request

## Response

## Reasons

## Advice and assistance
"""


def record_name(reference: str, date: str) -> str:
    """Where the record lies in the folder of records: `2024/01.FOI.24.036003.md`."""
    year = date[:4] if parse_date(date) else ""
    name = "".join(c if c.isalnum() or c in "._-" else "-" for c in reference)
    return f"{year}/{name}.md" if year else f"{name}.md"
