"""What became of a response after it was published, in words: the public history of its page.

Days come from the record itself and from git; nothing here looks at today's date.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.publish.pages.clock_words import day_words, regulator_of
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure
from site_builder.records.lifecycle import RegulatorCase, Review


@dataclass(frozen=True, slots=True)
class Event:
    """One step: its day, None where it is under way; what happened, more about it, and where to read on, or ""."""

    day: datetime.date | None
    what: str
    note: str = ""
    url: str = ""

    @property
    def when(self) -> str:
        """The day in words."""
        return day_words(self.day) if self.day else "Under way"


def since(scheme: Scheme, it: Disclosure) -> tuple[datetime.date, datetime.date] | None:
    """The day on which the page was first published and that on which its record last changed; None if unknown."""
    known = scheme.dates.get(it.path)
    if known is None:
        return None
    first = max(known.first, it.publish_after or known.first)
    return first, max(known.last, first)


def life_of(scheme: Scheme, it: Disclosure) -> tuple[Event, ...]:
    """Every step in order; what is under way comes last."""
    events = list(_steps(it, regulator_of(scheme, scheme.law.regime(it.regime)).name))
    if days := since(scheme, it):
        events.insert(0, Event(days[0], "First published here" if it.source else "First published"))
        if days[1] > max(event.day for event in events if event.day):
            events.append(Event(days[1], "Last changed"))
    return tuple(sorted(events, key=lambda event: event.day or datetime.date.max))


def updated(it: Disclosure) -> datetime.date:
    """The day of the last step that the record tells of, the answer itself being the first."""
    days = [event.day for event in _steps(it, "") if event.day]
    return max([it.date.earliest, it.publish_after or it.date.earliest, *days])


def _steps(it: Disclosure, regulator: str) -> Iterator[Event]:
    yield from (Event(correction.date, "Corrected", correction.note) for correction in it.corrections)
    for file in it.attachments:
        for new in file.replaced:
            earlier = f", before called {new.file}" if new.file else ""
            yield Event(new.date, f"File replaced: {file.file}{earlier}", new.note)
    if it.review:
        yield from _of_review(it.review)
    if it.regulator_case:
        yield _of_regulator(it.regulator_case, regulator)
    if it.withdrawn:
        yield Event(it.withdrawn.date, "Withdrawn", it.withdrawn.reason)


def _of_review(review: Review) -> Iterator[Event]:
    if review.requested:
        yield Event(review.requested, "Internal review asked for", "" if review.decided else review.note)
    if review.decided and review.result:
        yield Event(review.decided, f"Internal review: {review.result.words}", review.note)


def _of_regulator(case: RegulatorCase, regulator: str) -> Event:
    if case.decision and case.date:
        return Event(case.date, f"{regulator}, case {case.reference}: {case.decision.words}", case.note, case.url)
    return Event(case.date, f"Complaint to the {regulator}, case {case.reference}", case.note, case.url)
