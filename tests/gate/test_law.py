"""What the law asks of a refusal is found in plain words, and laws that are not the record's are left alone."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from site_builder.inspection import inspect_loose
from site_builder.problems import Problem
from site_builder.records.folder import Folder
from site_builder.settings import Project, Settings

RECORD = """\
---
reference: A-{number}
title: Lifts
date: 2024-04-09
regime: {regime}
outcome: {outcome}
exemptions: [{exemption}]
---

## Request

How many?

## Response

{answer}
"""
RIGHTS = "You may ask for a review, and complain to the Commissioner."
WEIGHED = f"The public interest is on our side.\n\n{RIGHTS}"


@dataclass(frozen=True)
class Row:
    """An answer, and what its messages and remedies hold: `CODE: words`, one for each."""

    answer: str
    said: tuple[str, ...] = ()
    exemption: str = "s40(2)"
    regime: str = "FOIA"
    outcome: str = "refused"


def harm(reason: str, missing: bool = False) -> Row:
    said = ("missing-harm: no harm is described",) if missing else ()
    return Row(f"Withheld under section 31(1)(a). {reason} {WEIGHED}", said, "s31(1)(a)")


def cites(sentence: str, *said: str) -> Row:
    return Row(f"Names are withheld under section 40(2).\n\n{sentence}\n\n{RIGHTS}", said)


def numbered(regime: str, exemption: str, *said: str) -> Row:
    return Row(f"Withheld. {WEIGHED}", tuple(f"procedural-as-exemption: {words}" for words in said), exemption, regime)


ROWS = [
    harm("Release would be likely to let intruders find the keys."),
    harm("The plans would help our rivals."),
    harm("It could also tell a rival what we pay."),
    harm("An empty house may attract strangers."),
    harm("Times of patrols would guide them."),
    harm("Rates might then reveal our hand."),
    harm("The list can be used to find the stores."),
    harm("It is what a burglar would look for."),
    harm("The list is held by the stores.", missing=True),
    harm("The keys would be counted in June.", missing=True),
    harm("We let the stores to a firm and tell it of the keys.", missing=True),
    cites("Section 38(1)(a) applies.", "citation-mismatch: 'Section 38(1)(a)'"),
    cites("Lifts are under the Lifts (Safety) Act 2011, whose section 38 they keep to."),
    cites("It is the Lifts Order 1999 and its section 22 that they keep to."),
    cites("The Lifts Order sets ages, and parts, of which section 38 is one."),
    cites("There are Rules for lifts, and its section 38 is plain."),
    cites("It is the Lifts Order. Safety is what its section 38 is for.", "citation-mismatch: 'section 38'"),
    cites("It is the Freedom of Information Act, whose section 38 we rely on.", "citation-mismatch: 'section 38'"),
    cites("The Act is old. Its keeper is away; section 22 applies.", "citation-mismatch: 'section 22'"),
    cites("They keep to section 22 of the Lifts (Regulation) Act 2011."),
    cites("```\nsection 38(1)(a) applies\n```"),
    cites("The form says `section 38(1)(a)`."),
    numbered("EISR", "r12(5)(e)", "r12(5)(e) is an exception of the EIR; in Scotland it is r10(5)(e): write that."),
    numbered("EISR", "r12(4)(b)", "in Scotland it is r10(4)(b): write that."),
    numbered("EISR", "r13", "Leave it out"),
    numbered("EIR", "r14", "Leave it out"),
    numbered("EIR", "r12(2)", "Write r12, or the part of it that was relied on."),
    Row(
        "Names are withheld under section 40(2).",
        ("missing-rights: The refusal does not mention internal review or complaint to the regulator.",),
    ),
    Row(
        "Names are withheld under section 40(2).",
        ("missing-rights: The answer, which withholds something, does not mention internal review or complaint",),
        outcome="disclosed-in-part",
    ),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, list[Problem]]:
    """The problems of every row, each a record in one folder."""
    root = tmp_path_factory.mktemp("records")
    for number, row in enumerate(ROWS):
        text = RECORD.format(
            number=number, regime=row.regime, outcome=row.outcome, exemption=row.exemption, answer=row.answer
        )
        (root / f"A-{number}.md").write_text(text, "utf-8")
    project = Project(root, root, Settings("Northmoor Police"))
    files = tuple(f"A-{number}.md" for number in range(len(ROWS)))
    problems = inspect_loose(project, Folder(root, root, files), datetime.date(2026, 1, 31), advise=True).problems
    return {number: [it for it in problems if it.path == file] for number, file in enumerate(files)}


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[row.answer[:40] for row in ROWS])
def test_what_is_said_of_an_answer(number: int, found: Mapping[int, list[Problem]]) -> None:
    told = [f"{it.code}: {it.message} {it.fix}" for it in found[number]]
    expected = [said.split(": ", 1) for said in ROWS[number].said]
    assert [it.split(": ", 1)[0] for it in told] == [code for code, _ in expected], told
    assert all(words in line for line, (_, words) in zip(told, expected, strict=True)), told
