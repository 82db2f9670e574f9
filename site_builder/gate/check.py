"""Runs every rule over every record, and says what stands in the way of publication."""

from collections.abc import Callable, Iterator

from site_builder.gate import dates, files, outcomes, pages, references
from site_builder.gate.context import Context
from site_builder.problems import Problem, in_order
from site_builder.records.disclosure import Disclosure

RULES: tuple[Callable[[Disclosure, Context], Iterator[Problem]], ...] = (
    references.reference,
    references.classes,
    dates.dates,
    outcomes.outcome,
    files.attachments,
)
"""Rules that look at one record."""

FOLDER_RULES: tuple[Callable[[Context], Iterator[Problem]], ...] = (
    references.duplicates,
    files.left_over,
    pages.pages,
)
"""Rules that look at the catalogue or the folder as a whole."""


def check(context: Context) -> tuple[Problem, ...]:
    """Every problem of every record and of the folder, sorted by place."""
    single = (problem for d in context.disclosures for rule in RULES for problem in rule(d, context))
    whole = (problem for rule in FOLDER_RULES for problem in rule(context))
    return in_order([*single, *whole])
