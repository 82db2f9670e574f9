"""What became of a response: days that can be, and other records that are there and say the same."""

import datetime
from collections.abc import Iterator

from site_builder.gate.context import Context
from site_builder.problems import Problem
from site_builder.records.disclosure import Disclosure, slug

Step = tuple[str, str, datetime.date]
"""A key, its name inside that key or "", and its day."""


def steps(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """Steps in the life of a response that have not happened yet, or that happened before there was a response."""
    for key, name, day in _steps(disclosure):
        if key in disclosure.unread:
            continue
        if day > context.today:
            fix = "Correct the year, month or day, or add it on that day."
            yield _problem(disclosure, key, name, "future-date", f"{day:%Y-%m-%d} has not come yet.", fix)
        elif day < disclosure.date.earliest and "date" not in disclosure.unread:
            message = f"{day:%Y-%m-%d} is before the response ({disclosure.date})."
            fix = "Correct the year, month or day, or the 'date' of the response."
            yield _problem(disclosure, key, name, "date-order", message, fix)
    review = disclosure.review
    if review and review.requested and review.decided and review.decided < review.requested:
        message = f"The review was decided ({review.decided}) before it was asked for ({review.requested})."
        fix = "Correct 'requested' or 'decided'; they may have been swapped."
        yield _problem(disclosure, "review", "decided", "date-order", message, fix)


def _steps(it: Disclosure) -> Iterator[Step]:
    yield from (("corrections", "date", correction.date) for correction in it.corrections)
    yield from (("attachments", "replaced.date", new.date) for file in it.attachments for new in file.replaced)
    if it.withdrawn:
        yield "withdrawn", "date", it.withdrawn.date
    days = (it.review.requested, it.review.decided) if it.review else ()
    yield from (("review", name, day) for name, day in zip(("requested", "decided"), days, strict=False) if day)
    if it.regulator_case and it.regulator_case.date:
        yield "regulator_case", "date", it.regulator_case.date


def successions(context: Context) -> Iterator[Problem]:
    """References to records that are not there, and records that disagree about which takes the place of which."""
    telling = [it for it in context.disclosures if it.supersedes or it.superseded_by]
    known = {disclosure.slug: disclosure for disclosure in context.disclosures} if telling else {}
    after: dict[str, tuple[Disclosure, str]] = {}
    for it in telling:
        said = [("supersedes", old, old, it.reference) for old in it.supersedes]
        said += [("superseded_by", it.superseded_by, it.reference, it.superseded_by)] if it.superseded_by else []
        for key, named, old, new in said:
            if slug(named) not in known or slug(named) == it.slug:
                if slug(named) == it.slug or not _lies_elsewhere(it, context):
                    yield _unknown(it, key, named)
                continue
            before, other = after.setdefault(slug(old), (it, slug(new)))
            if other != slug(new):
                yield _disagreeing(it, key, old, before, known[other])
    yield from _circles({old: new for old, (_, new) in after.items()}, known)


def _lies_elsewhere(it: Disclosure, context: Context) -> bool:
    """Whether it is a draft outside the authority's folder, which is checked without the records of that folder."""
    return context.folder.inside(it.path).startswith("../")


def _unknown(it: Disclosure, key: str, named: str) -> Problem:
    same = slug(named) == it.slug
    message = f"A response cannot take the place of itself ('{named}')." if same else f"No record has '{named}'."
    fix = "Give the reference of the other record, as it stands there."
    return _problem(it, key, "", "unknown-reference", message, fix)


def _disagreeing(it: Disclosure, key: str, old: str, before: Disclosure, other: Disclosure) -> Problem:
    message = f"'{old}' is superseded by '{other.reference}' already, says {before.path}."
    fix = "Keep one of the two; where one replaced the other, let each name the one before it."
    return _problem(it, key, "", "inconsistent-succession", message, fix)


def _circles(after: dict[str, str], known: dict[str, Disclosure]) -> Iterator[Problem]:
    """A problem for each record that in the end takes the place of itself."""
    done: set[str] = set()
    for start in sorted(after):
        way: dict[str, None] = {}
        here = start
        while here in after and here not in way and here not in done:
            way[here] = None
            here = after[here]
        if here in way:
            circle = list(way)[list(way).index(here) :]
            names = " → ".join(known[place].reference for place in (*circle, here))
            for place in circle:
                it = known[place]
                key = "superseded_by" if it.superseded_by else "supersedes"
                message = f"The responses take the place of each other in a circle: {names}."
                yield _problem(it, key, "", "inconsistent-succession", message, "Remove the one that is wrong.")
        done.update(way)


def _problem(it: Disclosure, key: str, name: str, code: str, message: str, fix: str) -> Problem:
    return Problem(it.path, it.line(key), f"{key}.{name}" if name else key, code, message, fix)
