"""What the clock says about a disclosure, in words: how long it took, and what its requester can still do, until when.

Nothing here looks at today's date: a page says the same whenever it is made.
"""

import datetime
from dataclasses import dataclass

from site_builder.legislation import Regime
from site_builder.legislation.clock import LIMIT, complaint_within, due_day, extendable, review_by, review_in_law
from site_builder.publish.pages.words import count
from site_builder.publish.scheme import Scheme
from site_builder.records.dates import PartialDate
from site_builder.records.disclosure import Disclosure
from site_builder.settings import Regulator


@dataclass(frozen=True, slots=True)
class Pace:
    """How long an answer took; `hint` says what else has to be known to judge it, or ""."""

    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """What a requester who is not content can do; the address and the last day for a review are empty if unknown."""

    authority: str
    address: str
    review_by: datetime.date | None
    review_words: str
    basis: str
    complaint: str
    regulator: Regulator


def pace_of(scheme: Scheme, it: Disclosure) -> Pace | None:
    """How long the answer took and whether it was late; None where the record does not say when the request came."""
    if it.received is None:
        return None
    days = scheme.days_taken(it)
    if days is None:
        return Pace("Cannot be told", "So it cannot be told either whether the answer was in time.")
    taken = count(days, "working day")
    if days <= LIMIT:
        return Pace(taken)
    due = f"It was due by {day_words(due_day(it.received, it.regime, scheme.settings.holidays))}."
    more = (
        " The law allows longer in some cases; the record does not say if this is one." if extendable(it.regime) else ""
    )
    return Pace(f"{taken}: late by {count(days - LIMIT, 'working day')}", f"{due}{more}")


def rights_of(scheme: Scheme, it: Disclosure) -> Rights:
    """What the requester can do, and until when as far as the day of the answer is known."""
    settings, law, answered = scheme.settings, scheme.law.regime(it.regime), it.date.exact
    last = review_by(answered, it.regime, settings.holidays) if answered else None
    return Rights(
        authority=it.authority or settings.authority,
        address="" if it.authority else settings.request_address,
        review_by=last,
        review_words=day_words(last) if last else "",
        basis="the limit in law" if review_in_law(it.regime) else f"as the {law.regulator} advises",
        complaint=complaint_within(it.regime),
        regulator=regulator_of(scheme, law),
    )


def regulator_of(scheme: Scheme, law: Regime) -> Regulator:
    """Who takes complaints under a law: the authority's own regulator, or the other territory's by name."""
    at_home = law.territory == scheme.law.regime(scheme.settings.regime).territory
    return scheme.settings.regulator if at_home else Regulator(law.regulator, url="", complain_url="")


def day_words(day: datetime.date) -> str:
    """`9 April 2024`."""
    return PartialDate(day.year, day.month, day.day).words
