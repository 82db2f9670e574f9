"""Records that speak of one another agree, name records that are there, and do not show what is held."""

import datetime
from pathlib import Path

import pytest

from site_builder.inspection import inspect, inspect_files
from site_builder.settings import Project, Settings

RECORD = """\
---
reference: {reference}
title: Grit bins
date: 2024-04-09
outcome: disclosed-in-full
{more}---

## Request

How many?

## Response

{text}
"""
TODAY = datetime.date(2026, 1, 31)
HELD = "publish_after: 2026-02-01\n"


def found(folder: Path, **records: str | tuple[str, str]) -> list[str]:
    (folder / "2024").mkdir(exist_ok=True)
    for name, said in records.items():
        more, text = (said, "Four.") if isinstance(said, str) else said
        content = RECORD.format(reference=f"FOI-{name}", more=more, text=text)
        (folder / "2024" / f"{name}.md").write_text(content)
    problems = inspect(Project(folder, folder, Settings("Saltmarsh")), TODAY, advise=False).problems
    return [f"{p.path.removeprefix('2024/')}:{p.line} {p.code}: {p.message}" for p in problems]


def test_one_side_suffices_and_both_may_say_the_same(tmp_path: Path) -> None:
    both = {"c": "superseded_by: foi-d\n", "d": "supersedes: FOI-c\n"}
    assert found(tmp_path, a="", b="supersedes: FOI-a\n", **both, e="supersedes: [FOI-b, FOI-d]\n") == []


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ({"a": "superseded_by: FOI-9\n"}, ["a.md:6 unknown-reference: No record has 'FOI-9'."]),
        (
            {"a": "superseded_by: FOI-b\n", "b": "", "c": "supersedes: FOI-a\n"},
            ["c.md:6 inconsistent-succession: 'FOI-a' is superseded by 'FOI-b' already, says 2024/a.md."],
        ),
        (
            {"a": "superseded_by: FOI-b\n", "b": "superseded_by: FOI-c\n", "c": "superseded_by: FOI-a\n"},
            [
                f"{name}.md:6 inconsistent-succession: "
                "The responses take the place of each other in a circle: FOI-a → FOI-b → FOI-c → FOI-a."
                for name in "abc"
            ],
        ),
        (
            {
                "a": "",
                "b": "previous_references: [foi/A]\n",
                "c": "previous_references: [F1]\n",
                "d": "reference_: x\n",
            },
            [
                "b.md:6 duplicate-reference: The earlier reference 'foi/A' makes the address of 2024/a.md.",
                "d.md:6 unknown-field: There is no key 'reference_'.",
            ],
        ),
        (
            {"a": "previous_references: [F1]\n", "b": "previous_references: [f-1, f.1]\n"},
            ["b.md:6 duplicate-reference: The earlier reference 'f.1' makes the address of 2024/b.md."],
        ),
        (
            {"a": ("", "[See](b.md)"), "b": HELD},
            ["a.md:14 link-to-held: The link 'b.md' leads to a record that nobody may see before 2026-02-01."],
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(tmp_path: Path, records: dict[str, str], said: list[str]) -> None:
    assert found(tmp_path, **records) == said


def test_a_held_record_may_speak_of_one_that_is_held_no_longer(tmp_path: Path) -> None:
    assert (
        found(tmp_path, a=(HELD, "[See](b.md)"), b=HELD, c=("publish_after: 2026-01-31\n", "[See](d.md)"), d="") == []
    )
    later = (HELD.replace("02-01", "02-02"), "Four.")
    assert [line[:21] for line in found(tmp_path, b=later)] == ["a.md:15 link-to-held:"]


def test_a_held_record_is_checked_like_any_other(tmp_path: Path) -> None:
    assert found(tmp_path, a=(HELD, "Ask jane.doe@private.example"))[0].startswith("a.md:15 personal-data")


def test_a_draft_elsewhere_may_speak_of_records_that_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    draft = tmp_path / "draft.md"
    draft.write_text(RECORD.format(reference="FOI-9", more="supersedes: FOI-a\n", text="Four."))
    project = Project(tmp_path, tmp_path / "published", Settings("Saltmarsh"))
    assert not [it for it in inspect_files(project, [draft], TODAY).problems if it.code == "unknown-reference"]


def test_a_page_does_not_lead_to_a_held_record(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# Welcome\n\nNew: [grit bins](2024/a.md), [others](2024/b.md).\n")
    said = "The link '2024/a.md' leads to a record that nobody may see before 2026-02-01."
    assert found(tmp_path, a=HELD, b="") == [f"index.md:3 link-to-held: {said}"]


def test_files_of_a_withdrawn_record_are_no_place_to_link_to(tmp_path: Path) -> None:
    taken = "attachments: [{file: a.csv, title: Bins}]\nwithdrawn: {date: 2024-05-01, reason: It named a person.}\n"
    assert found(tmp_path, a=taken, b="") == []
    (tmp_path / "2024/a").mkdir()
    (tmp_path / "2024/a/a.csv").write_text("ward,bins\nNorth,9\n")
    assert found(tmp_path, b=("", "[Table](a/a.csv), [page](a.md)")) == [
        "b.md:14 broken-link: The link 'a/a.csv' leads nowhere."
    ]
