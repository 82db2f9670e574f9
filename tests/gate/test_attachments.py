"""Every trick is found under its code, and its harmless twin passes."""

import pytest

from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding
from site_builder.gate.remedies import REMEDIES
from site_builder.problems import Level
from tests.gate import (
    cases_binary,
    cases_documents,
    cases_elsewhere,
    cases_fields,
    cases_formats,
    cases_kept,
    cases_later,
    cases_others,
    cases_pdf,
    cases_sheets,
    cases_surgery,
    cases_swept,
    cases_unseen,
)
from tests.gate.cases import Case

ROOMS = (
    cases_sheets,
    cases_documents,
    cases_pdf,
    cases_others,
    cases_surgery,
    cases_unseen,
    cases_kept,
    cases_swept,
    cases_elsewhere,
    cases_fields,
    cases_formats,
    cases_binary,
    cases_later,
)
CASES = [case for room in ROOMS for case in room.CASES]
RULES = Rules("Northmoor Police", ("foi@northmoor.example",), 5)


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_trick_is_found(case: Case) -> None:
    found = examine(case.file, case.hostile(), RULES)
    level = Level.ADVISE if case.advised else Level.BLOCK
    assert case.code in {finding.code for finding in found if finding.level is level}, found


TWINS = [case for case in CASES if case.twin is not None]


@pytest.mark.parametrize("case", TWINS, ids=[case.what for case in TWINS])
def test_twin_passes(case: Case) -> None:
    assert case.twin is not None
    blocked = [finding for finding in examine(case.file, case.twin(), RULES) if finding.level is Level.BLOCK]
    assert not blocked
    if case.advised:
        assert case.code not in {finding.code for finding in examine(case.file, case.twin(), RULES)}


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_finding_explains_itself(case: Case) -> None:
    for finding in examine(case.file, case.hostile(), RULES):
        problem = finding.problem("2024/X/a.bin")
        assert problem.message.endswith(".") and problem.fix and problem.code in REMEDIES


def test_findings_speak_of_one_thing_as_of_one() -> None:
    one = Finding("hidden-rows", "part 'word/header1.xml'", "1 rows are hidden, with what they hold.").problem("a")
    assert one.message.startswith("Header of the pages (part 'word/header1.xml'): 1 row is hidden, with")
    assert "There are 11 comments." in Finding("comment", "", "There are 11 comments.").problem("a").message
    assert "There is 1 comment." in Finding("comment", "", "There are 1 comments.").problem("a").message
