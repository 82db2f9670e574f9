"""Waivers let one finding by, in one file as it was seen, for a time; otherwise they block."""

import datetime
from dataclasses import replace

import pytest

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.waivers import apply_waivers
from site_builder.gate.words import source_findings
from site_builder.problems import Level, Problem
from site_builder.records.disclosure import Waiver

TODAY = datetime.date(2026, 5, 1)
FILE = "disclosures/2026/A/table.xlsx"
FOUND = Problem(FILE, 0, "attachments", "hidden-rows", "Rows are hidden.", "Delete them.")
WAIVER = Waiver(
    "disclosures/2026/A.md", "hidden-rows", FILE, "ab" * 32, "Officer One", "Rows are blank lines", TODAY, line=9
)


def applied(waiver: Waiver, *problems: Problem, digest: str = "ab" * 32) -> list[str]:
    left = apply_waivers(problems, [waiver], lambda path: digest if path == FILE else "", TODAY)
    return sorted(problem.code for problem in left.problems)


def test_a_sound_waiver_lets_its_finding_by_and_is_listed() -> None:
    left = apply_waivers([FOUND], [WAIVER], lambda path: "ab" * 32, TODAY)
    assert left.problems == () and left.live == (WAIVER,)


@pytest.mark.parametrize(
    ("waiver", "codes"),
    [
        (replace(WAIVER, until=TODAY - datetime.timedelta(days=1)), ["expired-waiver", "hidden-rows"]),
        (replace(WAIVER, until=datetime.date(2030, 1, 1)), ["hidden-rows", "invalid-waiver"]),
        (replace(WAIVER, sha256="cd" * 32), ["hidden-rows", "stale-waiver"]),
        (replace(WAIVER, code="hidden-sheet"), ["hidden-rows", "stale-waiver"]),
        (replace(WAIVER, file="disclosures/2026/A/other.xlsx"), ["hidden-rows", "stale-waiver"]),
        (replace(WAIVER, who=""), ["hidden-rows", "invalid-waiver"]),
        (replace(WAIVER, why="because"), ["hidden-rows", "invalid-waiver"]),
        (replace(WAIVER, why=". . ."), ["hidden-rows", "invalid-waiver"]),
        (replace(WAIVER, why="a b c"), ["hidden-rows", "invalid-waiver"]),
        *(
            (replace(WAIVER, who=who), ["hidden-rows", "invalid-waiver"])
            for who in (".", "12", "\u200b\u200b", "n/a", "TBC", "FOI team", "Head of Information Governance")
        ),
    ],
)
def test_an_unsound_waiver_blocks(waiver: Waiver, codes: list[str]) -> None:
    assert applied(waiver, FOUND) == codes


def test_grave_findings_need_two_people() -> None:
    macro = replace(FOUND, code="macro")
    assert applied(replace(WAIVER, code="macro"), macro) == ["invalid-waiver", "macro"]
    assert applied(replace(WAIVER, code="macro", who="Officer One, officer one"), macro) == ["invalid-waiver", "macro"]
    assert applied(replace(WAIVER, code="macro", who="Officer One and Officer Two"), macro) == []
    for who in (
        "Sam Example, Head of FOI",
        "Sam Example, Information Manager",
        "Sam Example; Sam Example.",
        "Sam, Alex",
        "Ann Bee and Bee Ann",
        "Ann Bee and Ann C. Bee",
        "A. Bee, Ann Bee",
        "Ann Bee, as agreed",
        "Ann Bee and Not Available",
        "First Name and Second Name",
    ):
        assert applied(replace(WAIVER, code="macro", who=who), macro) == ["invalid-waiver", "macro"]
    unread = replace(FOUND, code="unreadable")
    assert applied(replace(WAIVER, code="unreadable"), unread) == ["invalid-waiver", "unreadable"]


def test_advice_is_left_alone() -> None:
    advice = replace(FOUND, level=Level.ADVISE)
    assert applied(WAIVER, advice) == ["hidden-rows", "stale-waiver"]


def test_a_waiver_with_a_mistyped_code_is_told_the_right_one() -> None:
    left = apply_waivers([FOUND], [replace(WAIVER, code="hidden-row")], lambda path: "ab" * 32, TODAY)
    assert any("hidden-rows" in problem.fix for problem in left.problems if problem.code == "stale-waiver")


def test_a_waiver_without_the_name_of_its_file_is_told_which_it_is_for() -> None:
    record = replace(WAIVER, file=WAIVER.record)
    left = apply_waivers([FOUND], [record], lambda path: "ab" * 32 if path == FILE else "cd" * 32, TODAY)
    (stale,) = (problem for problem in left.problems if problem.code == "stale-waiver")
    assert "'file: table.xlsx'" in stale.fix


@pytest.mark.parametrize(
    "written", ["{code: comment, who: Ann Sample, why: x}", "code: comment\n    who: 'Ann Bee, Cy Dee'"]
)
def test_who_answers_for_a_waiver_is_no_finding(written: str) -> None:
    record = f"---\nreference: A\nwaivers:\n  - {written}\n---\n## Response\n\nEleven.\n"
    assert source_findings("2026/A.md", record, Rules()) == ()
    (told,) = source_findings("2026/A.md", record.replace("Eleven.", "Ann Sample said so."), Rules())
    assert told.line == record[: record.index("Eleven")].count("\n") + 1
