"""Waivers: a named person's recorded reason for letting one finding in one file through, for a time.

A waiver holds the hash of the file: an edited file is a new file, and needs a new look.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from site_builder.patterns import regex
from site_builder.problems import Level, Problem
from site_builder.records.disclosure import Disclosure, Waiver

_UNSEEN = frozenset(
    {"archive", "lfs-pointer", "too-complex", "too-large", "uninspectable", "unreadable", "unsupported-type"}
    | {"xml-entity", "zip-bomb"}
)
"""Findings at which the examination stops: whoever lets one by lets by whatever else the file holds."""
_TWO_PEOPLE = _UNSEEN | {"macro", "personal-data-columns"}
_POST = frozenset(
    """
    head manager officer director team lead leader assistant adviser advisor chief senior deputy clerk department
    unit office information data foi it governance legal disclosure records compliance requests protection security
    of for the and
    """.split()  # noqa: SIM905 (a list of thirty quoted words reads badly)
)
_NOBODY = frozenset(
    """
    above agreed all anybody anyone applicable approved available below confirmed everybody everyone first himself
    herself known me myself na name no nobody none not said same second self somebody someone tba tbc tbd unknown us
    various we you
    """.split()  # noqa: SIM905 (as above)
)
"""Words that stand where a name is wanted, and are none."""
_WORD = regex(r"[^\W\d_]+")
_REASON = 8
"""Letters of the shortest reason."""
_GRAVE_NUMBERS = regex(r"National Insurance|NHS number")
_LONGEST = datetime.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Waived:
    """`problems` are what still stands, with those about waivers; `live` are the waivers that let something by."""

    problems: tuple[Problem, ...]
    live: tuple[Waiver, ...]


def apply_waivers(
    problems: Iterable[Problem], waivers: Sequence[Waiver], sha256: Callable[[str], str], today: datetime.date
) -> Waived:
    """What is left of the problems once the waivers are applied; `sha256` gives the hash of a file, "" where absent.

    A waiver that has expired, whose file has changed, that lets nothing by or that is incomplete is itself a problem.
    """
    everything = tuple(problems)
    faults: list[Problem] = []
    sound: list[Waiver] = []
    for waiver in waivers:
        found = [*_faults(waiver, everything, sha256, today), *_alone(waiver, everything)]
        faults.extend(found)
        if not found:
            sound.append(waiver)
    live = [waiver for waiver in sound if any(_lets_by(waiver, problem) for problem in everything)]
    faults.extend(_unused(waiver, everything) for waiver in sound if waiver not in live)
    kept = [problem for problem in everything if not any(_lets_by(waiver, problem) for waiver in live)]
    return Waived((*kept, *faults), tuple(live))


def unseen_files(disclosure: Disclosure) -> frozenset[str]:
    """The files that waivers of the record let by although nobody could look through them."""
    return frozenset(waiver.file for waiver in disclosure.waivers if waiver.code in _UNSEEN)


def in_force(waiver: Waiver) -> Problem:
    """The advice that lists a waiver which is letting something by."""
    message = (
        f"{waiver.code} in {waiver.file} is let through until {waiver.until:%Y-%m-%d} ({waiver.who}: {waiver.why})."
    )
    fix = "Remove the waiver when the file is repaired."
    return Problem(waiver.record, waiver.line, "waivers", "waived", message, fix, Level.ADVISE)


def _lets_by(waiver: Waiver, problem: Problem) -> bool:
    return problem.level is Level.BLOCK and (problem.path, problem.code) == (waiver.file, waiver.code)


def _faults(
    waiver: Waiver, problems: Iterable[Problem], sha256: Callable[[str], str], today: datetime.date
) -> Iterator[Problem]:
    if waiver.until < today:
        message = f"The waiver for {waiver.code} in {waiver.file} ended on {waiver.until:%Y-%m-%d}."
        yield _problem(waiver, "expired-waiver", message, "Look at the file again: repair it, or renew the waiver.")
    elif waiver.until > today + _LONGEST:
        message = f"The waiver for {waiver.code} in {waiver.file} holds for more than a year."
        yield _problem(waiver, "invalid-waiver", message, "Give a day within a year; it can be renewed.")
    reason = _WORD.findall(waiver.why)
    if not _names_somebody(waiver.who) or len(reason) < 3 or sum(map(len, reason)) < _REASON:
        message = f"The waiver for {waiver.code} in {waiver.file} does not say who decided and why."
        fix = "Fill in the name of a person in 'who' and a reason of at least three words in 'why'."
        yield _problem(waiver, "invalid-waiver", message, fix)
    seen = sha256(waiver.file)
    if seen != waiver.sha256.lower():
        message = f"{waiver.file} is not the file that the waiver for {waiver.code} was given for."
        fix = f"Look at the file again; if it may be published as it is, write 'sha256: {seen}'."
        fix = fix if seen else "Correct the path in 'file', or remove the waiver."
        if meant := _meant(waiver, problems, sha256):
            fix = f"It was given for another: write 'file: {meant}'."
        yield _problem(waiver, "stale-waiver", message, fix)


def _names_somebody(who: str) -> bool:
    return any(len(word) > 1 and word.lower() not in _NOBODY | _POST for word in _WORD.findall(who))


def _meant(waiver: Waiver, problems: Iterable[Problem], sha256: Callable[[str], str]) -> str:
    """The name of the record's attachment that has such a finding, and the hash of the waiver; "" where none has."""
    folder = waiver.record.removesuffix(".md") + "/"
    files = {problem.path for problem in problems if problem.code == waiver.code and problem.path.startswith(folder)}
    found = (path for path in sorted(files) if sha256(path) == waiver.sha256.lower())
    return next(found, "").removeprefix(folder)


def _alone(waiver: Waiver, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Grave findings are let by only by two people."""
    grave = waiver.code in _TWO_PEOPLE or any(
        _lets_by(waiver, problem) and _GRAVE_NUMBERS.search(problem.message) for problem in problems
    )
    if grave and _names_somebody(waiver.who) and len(people(waiver.who)) < 2:
        message = f"A waiver for {waiver.code} in {waiver.file} needs two people."
        yield _problem(waiver, "invalid-waiver", message, "Write 'who: First Name and Second Name'.")


def people(who: str) -> tuple[str, ...]:
    """The different people in `who`: names of two words or more with capitals, in lower case.

    A post beside a name is nobody, and so is the same name turned round, or shortened.
    """
    found: list[frozenset[str]] = []
    for part in re.split(r"\b[Aa][Nn][Dd]\b|[,;&/\n]", re.sub(r"\([^)]*\)", " ", who)):
        words = _WORD.findall(part)
        name = frozenset(word.lower() for word in words)
        written = sum(not word[0].islower() for word in words) > 1
        if written and not (name & (_NOBODY | {"of", "for"})) and not _POST.issuperset(name) and len(name) > 1:
            found += [] if any(_within(name, other) or _within(other, name) for other in found) else [name]
    return tuple(" ".join(sorted(name)) for name in found)


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each word of a name, or its first letter, is in the other name."""
    return all(any(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for b in other) for a in one)


def _unused(waiver: Waiver, problems: Iterable[Problem]) -> Problem:
    message = f"The waiver for {waiver.code} in {waiver.file} lets nothing by: there is no such finding."
    stops = {problem.code for problem in problems if problem.path == waiver.file and problem.level is Level.BLOCK}
    other = f", or write the code of what is found in this file: {', '.join(sorted(stops))}" if stops else ""
    return _problem(waiver, "stale-waiver", message, f"Remove the waiver{other}.")


def _problem(waiver: Waiver, code: str, message: str, fix: str) -> Problem:
    return Problem(waiver.record, waiver.line, "waivers", code, message, fix)
