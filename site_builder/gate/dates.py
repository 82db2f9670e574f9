"""Dates that cannot be."""

import datetime
from collections.abc import Iterator

from site_builder.gate.context import Context
from site_builder.problems import Problem
from site_builder.records.disclosure import Disclosure

FIRST_DAY = datetime.date(2005, 1, 1)
"""The day on which the right of access began under all four laws (FOIA s87 and S.I. 2004/3122, and the like)."""


def dates(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """Dates in the future, before the law was in force, or in the wrong order."""
    for key, day in (("date", disclosure.date.earliest), ("received", disclosure.received)):
        if day is None or key in disclosure.unread:
            continue
        if day > context.today:
            message, fix = f"{day:%Y-%m-%d} has not come yet.", f"Correct the year, month or day of '{key}'."
            yield Problem(disclosure.path, disclosure.line(key), key, "future-date", message, fix)
        if day < FIRST_DAY:
            message = f"{day:%Y-%m-%d} is before the right to information began on {FIRST_DAY:%Y-%m-%d}."
            yield Problem(
                disclosure.path,
                disclosure.line(key),
                key,
                "implausible-date",
                message,
                f"Correct the year of '{key}'.",
            )
    if disclosure.received and not disclosure.unread & {"date"} and disclosure.date.latest < disclosure.received:
        message = f"The response ({disclosure.date}) is dated before the request ({disclosure.received})."
        fix = "Correct 'date' or 'received'; they may have been swapped."
        yield Problem(disclosure.path, disclosure.line("received"), "received", "date-order", message, fix)
