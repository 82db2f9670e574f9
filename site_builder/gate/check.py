"""Runs every rule over every record, and says what stands in the way of publication."""

from collections.abc import Callable, Iterator
from itertools import chain

from site_builder.gate import contents, dates, files, law, lifecycle, links, outcomes, pages, references, theme
from site_builder.gate.attachments.rules import rules_of
from site_builder.gate.context import Context
from site_builder.gate.waivers import apply_waivers, in_force
from site_builder.problems import Problem, in_order
from site_builder.records.disclosure import Disclosure
from site_builder.workers import each


def what_files_hold(context: Context) -> Iterator[Problem]:
    """Hidden and personal data in records and files, waivers applied; those in force are listed as advice."""
    waivers = [waiver for disclosure in context.disclosures for waiver in disclosure.waivers]
    bodies = {d.path: d.sections[0].line for d in context.disclosures if d.sections}
    folder = context.folder
    texts = {path: folder.inside(path) for path in (*folder.records, *folder.pages)}
    files = (*folder.others, *folder.loose)
    found = tuple(contents.contents(folder.root, texts, files, rules_of(context.settings), context.seals))
    in_front = [problem for problem in found if 0 < problem.line < bodies.get(problem.path, 0)]
    # the hash in a waiver does not cover the front matter that holds it: nothing there can be let by
    rest = [problem for problem in found if problem not in in_front]
    waived = apply_waivers(rest, waivers, context.folder.sha256, context.today)
    yield from (*in_front, *waived.problems)
    yield from map(in_force, waived.live)


RULES: tuple[Callable[[Disclosure, Context], Iterator[Problem]], ...] = (
    references.reference,
    references.classes,
    links.links,
    dates.dates,
    lifecycle.steps,
    outcomes.outcome,
    law.law_of_the_record,
    files.attachments,
)
"""Rules that look at one record and may stop its publication."""

ADVICE: tuple[Callable[[Disclosure, Context], Iterator[Problem]], ...] = (
    law.reasons,
    law.rights,
    law.text_and_front_matter,
)
"""Rules that look at one record and only advise: they read every word, and a build need not wait for them."""

ACROSS: tuple[Callable[[Context], Iterator[Problem]], ...] = (
    references.duplicates,
    lifecycle.successions,
)
"""Rules that hold every record against all others, whichever of them is being checked."""

FOLDER_RULES: tuple[Callable[[Context], Iterator[Problem]], ...] = (
    files.left_over,
    pages.pages,
    pages.unseen,
    theme.in_the_theme,
    what_files_hold,
)
"""Rules that look at the files of the folder as a whole."""


def check(context: Context, advise: bool = True) -> tuple[Problem, ...]:
    """Every problem of every record and of the folder, sorted by place; without `advise`, those that can block."""
    return in_order([*check_each(context), *check_across(context), *(advice(context) if advise else ())])


def check_each(context: Context) -> Iterator[Problem]:
    """What is wrong with single records and files, whatever other records say."""
    yield from (problem for it in context.disclosures for rule in RULES for problem in rule(it, context))
    yield from (problem for rule in FOLDER_RULES for problem in rule(context))


def check_across(context: Context) -> Iterator[Problem]:
    """What is wrong between the records."""
    return (problem for rule in ACROSS for problem in rule(context))


def advice(context: Context) -> Iterator[Problem]:
    """What a person should look at in single records, though it stops nothing."""

    def of_one(disclosure: Disclosure) -> list[Problem]:
        return [problem for rule in ADVICE for problem in rule(disclosure, context)]

    return chain.from_iterable(each(of_one, context.disclosures))
