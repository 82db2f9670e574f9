"""A new record, question by question: what to ask an officer, whether an answer will do, and the file that follows."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.legislation import Law, read_citation
from site_builder.records.dates import parse_date
from site_builder.records.disclosure import slug
from site_builder.records.outcome import TYPED, Outcome
from site_builder.records.writing import front_matter_lines
from site_builder.settings import Settings

_FIRST_DAY = datetime.date(2000, 11, 30)
"""The Freedom of Information Act 2000 received assent on this day: no answer under it is older."""
_LISTS = frozenset({"exemptions", "keywords", "classes"})
_REFUSING = frozenset(
    {Outcome.REFUSED, Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.COST_LIMIT, Outcome.VEXATIOUS, Outcome.REPEATED}
)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: the front matter key, the question and a hint in plain words, and the answers to choose from
    (none: free text). An answer to a question that is not `required` may be left empty.
    """

    field: str
    words: str
    hint: str
    required: bool = False
    choices: tuple[str, ...] = ()


def questions(settings: Settings, law: Law) -> tuple[Question, ...]:
    """What to ask for a new record, in the order in which to ask it; the reference comes with the command."""
    regimes = tuple(regime.code for regime in law.regimes)
    return (
        Question("title", "What is the response about?", "Up to 90 characters, without 'FOI request'.", required=True),
        Question("date", "On which day was the answer sent?", "Year, month, day: 2024-04-09.", required=True),
        Question("received", "On which day was the request received?", "Year, month, day; leave empty if unknown."),
        Question("regime", "Under which law was it answered?", f"Empty means {settings.regime}.", choices=regimes),
        Question("outcome", "What did the requester get?", "One of the list.", True, tuple(o.value for o in TYPED)),
        Question("exemptions", "Which exemptions were relied on?", "s31(1)(a), s40(2); a comma between them. Or none."),
        Question("summary", "What was asked, and what was answered?", "One or two plain sentences."),
        Question("keywords", "Under which words may the public look for it?", "A comma between them."),
        Question("classes", "To which classes of the publication scheme does it belong?",
                 "A comma between them.", choices=tuple(settings.classes)),
    )  # fmt: skip


def reference_fault(reference: str, settings: Settings) -> str:
    """What is wrong with a reference, in plain words; "" where it will do."""
    if not slug(reference):
        return "The reference needs letters or digits."
    if re.fullmatch(settings.reference_pattern, reference) is None:
        return f"'{reference}' does not look like a reference of {settings.authority}. Type it as the letter has it."
    return ""


def fault(
    question: Question, answer: str, given: Mapping[str, str], law: Law, settings: Settings, today: datetime.date
) -> str:
    """What is wrong with an answer, in plain words; "" where it will do. `given` holds the answers before it."""
    answer = answer.strip()
    if not answer:
        needs = question.field == "exemptions" and given.get("outcome") in _REFUSING
        return "A refusal names what it relied on." if needs else "This is needed." if question.required else ""
    entries = _entries(answer) if question.field in _LISTS else (answer,)
    if question.choices and (wrong := [entry for entry in entries if entry not in question.choices]):
        return f"'{wrong[0]}' is not one of: {', '.join(question.choices)}."
    if question.field == "title" and len(answer) > 90:
        return f"That is {len(answer)} characters; 90 are the most."
    if question.field in ("date", "received"):
        return _day_fault(question.field, answer, given, today)
    if question.field == "exemptions":
        return next(_citation_faults(entries, given, law, settings), "")
    return ""


def _day_fault(field: str, answer: str, given: Mapping[str, str], today: datetime.date) -> str:
    day = parse_date(answer)
    if day is None or (field == "received" and not day.day):
        return f"'{answer}' is no day that exists. Write year, month and day: 2024-04-09."
    if day.earliest > today:
        return "That day has not come yet."
    if day.latest < _FIRST_DAY:
        return "That is before there was a right to information."
    sent = parse_date(given.get("date", ""))
    return (
        "The request cannot come after its answer."
        if field == "received" and sent and sent.latest < day.earliest
        else ""
    )


def _citation_faults(entries: tuple[str, ...], given: Mapping[str, str], law: Law, settings: Settings) -> Iterator[str]:
    day = parse_date(given.get("date", ""))
    for entry in entries:
        reading = read_citation(entry, given.get("regime") or settings.regime, day.latest if day else None, law)
        yield from (f"{found.message} {found.fix}" for found in reading.faults)


def _entries(answer: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in answer.split(",") if entry.strip())


def record_text(reference: str, answers: Mapping[str, str], settings: Settings, law: Law) -> str:
    """The file of the new record: the answers, and for each question without one a comment on what goes there."""
    return f"---\n{''.join(_lines(reference, answers, settings, law))}---\n\n{_BODY}"


def _lines(reference: str, answers: Mapping[str, str], settings: Settings, law: Law) -> Iterator[str]:
    yield from front_matter_lines({"reference": reference})
    for question in questions(settings, law):
        answer = answers.get(question.field, "").strip()
        if answer:
            yield from front_matter_lines({question.field: _entries(answer) if question.field in _LISTS else answer})
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
