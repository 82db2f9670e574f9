"""Days on the command line, written as records write them."""

import datetime
from collections.abc import Callable
from typing import Any

import click

from site_builder.records.dates import parse_date


class Day(click.ParamType[datetime.date]):
    """A day as records write it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day; fails where it is none."""
        read = parse_date(str(value))
        return read.exact if read and read.exact else self.fail(f"write '{value}' as YYYY-MM-DD.", param, ctx)


def day_option(what: str, *names: str, today: bool = True) -> Callable[[Any], Any]:
    """An option for a day; the day is today where none is given, unless told otherwise."""
    default = {"default": lambda: str(datetime.date.today()), "show_default": "today"} if today else {}
    return click.option(*(names or ("--on", "day")), type=Day(), metavar="YYYY-MM-DD", help=what, **default)  # type: ignore[arg-type]
