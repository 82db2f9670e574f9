"""An officer's answer to a question of `site-builder new`: what it means, as a record writes it, and what is wrong."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from site_builder.gate.attachments.rules import rules_of
from site_builder.gate.personal.text import text_findings
from site_builder.intake.spelt_days import found_days, month_alone
from site_builder.legislation import Law, read_citation
from site_builder.patterns import regex
from site_builder.problems import Level
from site_builder.records.dates import parse_date
from site_builder.records.outcome import Outcome
from site_builder.settings import Settings

_FIRST_DAY = datetime.date(2000, 11, 30)
"""The Freedom of Information Act 2000 received assent on this day: no answer under it is older."""
_LISTS = frozenset({"exemptions", "keywords", "classes"})
_REFUSING = frozenset(
    {Outcome.REFUSED, Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.COST_LIMIT, Outcome.VEXATIOUS, Outcome.REPEATED}
)
_NOTHING = frozenset({"none", "no", "nothing", "unknown", "not known", "n/a", "na", "-"})
_SHAPED = regex(r"\d{4}-\d{2}(-\d{2})?")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: the front matter key, the question and a hint in plain words, and the answers to choose from,
    each with its words (none: free text). An answer to a question that is not `required` may be left empty.
    """

    field: str
    words: str
    hint: str
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether several answers may be given, a comma between them."""
        return self.field in _LISTS

    @property
    def values(self) -> tuple[str, ...]:
        """The answers to choose from, as a record has them."""
        return tuple(value for value, _ in self.choices)


def entries(question: Question, answer: str) -> tuple[str, ...]:
    """The answer as a list holds it, or alone."""
    if not question.is_list:
        return (answer,)
    return tuple(entry.strip() for entry in answer.split(",") if entry.strip())


def meant(question: Question, answer: str) -> str:
    """The answer as a record writes it: a day however it is spelt, a choice by its number or in other letters.

    What cannot be read stays as it is.
    """
    answer = " ".join(answer.split())
    if answer.lower() in _NOTHING and not question.required:
        return ""
    if question.choices:
        return ", ".join(_chosen(question, entry) for entry in entries(question, answer))
    return _day(answer) if question.field in ("date", "received") else answer


def _chosen(question: Question, answer: str) -> str:
    if answer.isdecimal() and 0 < int(answer) <= len(question.choices):
        return question.choices[int(answer) - 1][0]
    wanted = _bare(answer)
    same = {value for value, words in question.choices if wanted in (_bare(value), _bare(words))}
    begun = {value for value, words in question.choices if wanted and _bare(words).startswith(wanted)}
    found = same or begun
    return found.pop() if len(found) == 1 else answer


def _bare(words: str) -> str:
    return re.sub(r"[\W_]+", "", words).lower()


def _day(answer: str) -> str:
    found = found_days(answer)
    if len(found) == 1 and found[0][1:] == (0, len(answer)):
        return found[0][0].isoformat()
    month = month_alone(answer)
    return f"{month[0]}-{month[1]:02}" if month else answer


def fault(
    question: Question, answer: str, given: Mapping[str, str], law: Law, settings: Settings, today: datetime.date
) -> str:
    """What is wrong with an answer, in plain words; "" where it will do. `given` holds the answers before it."""
    answer = answer.strip()
    if not answer:
        needs = question.field == "exemptions" and given.get("outcome") in _REFUSING
        return "A refusal names what it relied on." if needs else "This is needed." if question.required else ""
    listed = entries(question, answer)
    if question.choices:
        wrong = next((entry for entry in listed if entry not in question.values), None)
        return f"'{wrong}' is not one of: {', '.join(question.values)}." if wrong else ""
    if question.field == "title" and len(answer) > 90:
        return f"That is {len(answer)} characters; 90 are the most."
    if question.field in ("date", "received"):
        return _day_fault(question.field, answer, given, today)
    if question.field == "exemptions":
        return next(_citation_faults(listed, given, law, settings), "")
    found = (it.problem("") for it in text_findings(answer, rules_of(settings)) if it.level is Level.BLOCK)
    return next((f"{problem.message} {problem.fix}" for problem in found), "")


def _day_fault(field: str, answer: str, given: Mapping[str, str], today: datetime.date) -> str:
    day = parse_date(answer)
    if day is None or (field == "received" and not day.day):
        wrong = "is no day that exists" if _SHAPED.fullmatch(answer) else "cannot be read as a day"
        return f"'{answer}' {wrong}. Write year, month and day: 2024-04-09."
    if day.earliest > today:
        return "That day has not come yet."
    if day.latest < _FIRST_DAY:
        return "That is before there was a right to information."
    sent = parse_date(given.get("date", ""))
    if field == "received" and sent and sent.latest < day.earliest:
        return "The request cannot come after its answer."
    return ""


def _citation_faults(listed: tuple[str, ...], given: Mapping[str, str], law: Law, settings: Settings) -> Iterator[str]:
    if given.get("outcome") == Outcome.DISCLOSED_IN_FULL:
        yield "What was disclosed in full relies on no exemption: leave this empty."
    day = parse_date(given.get("date", ""))
    for entry in listed:
        reading = read_citation(entry, given.get("regime") or settings.regime, day.latest if day else None, law)
        yield from (f"{found.message} {found.fix}" for found in reading.faults)
