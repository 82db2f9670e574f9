"""Folders and records made to break the check, or to slip past it: each is answered, soon, with a problem."""

import datetime
import hashlib
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from site_builder.cache import load, save
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.bare import bare_files, bare_problems
from site_builder.gate.contents import gate_version
from site_builder.gate.words import source_findings
from site_builder.inspection import Inspection, inspect, inspect_files
from site_builder.problems import ChangedMeanwhile, blocking
from site_builder.settings import Project, Settings

TODAY = datetime.date(2024, 6, 1)
RECORD = """---
reference: A-1
title: {title}
date: 2024-01-02
outcome: disclosed-in-full
{more}---
## Request
Figures.

## Response
{body}
"""


def project(root: Path, more: str = "", title: str = "Figures", body: str = "They are attached.") -> Project:
    (root / "disclosures/2024/A-1").mkdir(parents=True)
    text = RECORD.format(more=more, title=title, body=body)
    (root / "disclosures/2024/A-1.md").write_text(text, "utf-8")
    return Project(root, root / "disclosures", Settings("Northmoor Police"))


def codes(inspection: Inspection) -> set[str]:
    return {problem.code for problem in blocking(inspection.problems)}


def test_names_that_no_system_can_hold(tmp_path: Path) -> None:
    name = "a" * 300
    more = f"attachments: [{{file: {name}.csv, title: Figures}}]\n"
    more += f"waivers: [{{code: comment, file: {name}, sha256: aa, who: Sam, why: It is fine, until: 2024-12-01}}]\n"
    assert codes(inspect(project(tmp_path, more), TODAY)) == {"filename", "stale-waiver"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_no_record_can_write(tmp_path: Path) -> None:
    made = project(tmp_path)
    (made.docs / "2024/A-1" / os.fsdecode(b"\xe9.csv")).write_text("Year,Count\n2021,9\n")
    assert codes(inspect(made, TODAY)) == {"filename"}


def test_names_written_in_two_ways(tmp_path: Path) -> None:
    made = project(tmp_path, "attachments: [{file: e\u0301.csv, title: One}, {file: \u00e9.csv, title: Two}]\n")
    for name in ("e\u0301.csv", "\u00e9.csv"):
        (tmp_path / "disclosures/2024/A-1" / name).write_text("Year,Count\n2021,9\n")
    assert "case-collision" in codes(inspect(made, TODAY))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
@pytest.mark.parametrize("name", ["A-1/a.csv", "B.md"])
def test_a_pipe_is_not_opened(tmp_path: Path, name: str) -> None:
    made = project(tmp_path)
    os.mkfifo(tmp_path / "disclosures/2024" / name)
    assert codes(inspect(made, TODAY)) == {"symlink"}


def test_a_waiver_for_the_text_does_not_reach_the_front_matter(tmp_path: Path) -> None:
    body = "Call 07700 900123."
    below = RECORD.format(more="", title="", body=body).partition("---\n## ")[2]
    digest = hashlib.sha256(f"## {below}".encode()).hexdigest()
    more = f"waivers: [{{code: personal-data, sha256: {digest}, who: Sam, why: It is invented, until: 2024-12-01}}]\n"
    assert codes(inspect(project(tmp_path / "one", more, body=body), TODAY)) == set()
    assert codes(inspect(project(tmp_path / "two", more, "Asked by sam@gmail.com", body), TODAY)) == {"personal-data"}


@pytest.mark.parametrize("name", ["a.csv", "disclosures/2024/A-1/a.csv"])
def test_a_waiver_names_the_file_as_the_finding_does(tmp_path: Path, name: str) -> None:
    table = b"Year,Count\n=1+cmd|x!A0,9\n"
    waiver = f"{{code: formula-injection, file: {name}, sha256: {hashlib.sha256(table).hexdigest()}, "
    waiver += "who: Sam, why: It is invented, until: 2024-12-01}"
    made = project(tmp_path, f"attachments: [{{file: a.csv, title: Figures}}]\nwaivers: [{waiver}]\n")
    (made.docs / "2024/A-1/a.csv").write_bytes(table)
    assert codes(inspect(made, TODAY)) == set()


def test_a_bare_file_is_examined_wherever_it_lies(tmp_path: Path) -> None:
    made = project(tmp_path / "project")
    clean, hostile = tmp_path / "clean.csv", tmp_path / "hostile.csv"
    clean.write_text("Year,Count\n2021,9\n")
    hostile.write_text("Year,Count\n=1+cmd|x!A0,9\n")
    assert codes(inspect_files(made, [clean], TODAY)) == set()
    assert codes(inspect_files(made, [hostile, made.docs / "2024/A-1.md"], TODAY)) == {"formula-injection"}


def test_a_folder_elsewhere_is_opened_and_what_is_checked_is_counted(tmp_path: Path) -> None:
    made = project(tmp_path / "project", "attachments: [{file: a.csv, title: Figures}]\n")
    (made.docs / "2024/A-1/a.csv").write_text("Year,Count\n2021,9\n")
    (tmp_path / "elsewhere/deeper").mkdir(parents=True)
    (tmp_path / "elsewhere/deeper/a.csv").write_text("Year,Count\n=1+cmd|x!A0,9\n")
    (tmp_path / "elsewhere/.hidden").write_text("=1+1")
    there = inspect_files(made, [tmp_path / "elsewhere"], TODAY)
    assert (codes(there), len(there.folder.loose)) == ({"formula-injection"}, 1)
    assert inspect_files(made, [made.docs / "2024/A-1/a.csv"], TODAY).folder.others == ("disclosures/2024/A-1/a.csv",)


def test_remembered_findings_from_the_repository_are_not_believed(tmp_path: Path) -> None:
    made = project(tmp_path, body="Dear Mr Example,")
    assert codes(inspect(made, TODAY)) == {"personal-data"}
    remembered = tmp_path / ".cache/gate/findings"
    save(remembered, gate_version(), {key: [] for key in load(remembered, gate_version())})
    for command in (["init", "-q"], ["add", "-f", ".cache"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    assert codes(inspect(made, TODAY)) == {"personal-data", "committed-cache"}


def test_a_record_that_is_saved_between_two_looks_is_not_remembered_as_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project(tmp_path, body="Dear Mr Example,")
    with monkeypatch.context() as patched:
        patched.setattr("site_builder.gate.words.read_source", lambda file: b"It was repaired for a moment.")
        with pytest.raises(ChangedMeanwhile):
            inspect(made, TODAY)
    assert codes(inspect(made, TODAY)) == {"personal-data"}


def test_the_name_of_a_record_is_published_too(tmp_path: Path) -> None:
    made = project(tmp_path)
    (made.docs / "2024/A-1.md").rename(made.docs / "2024/Letter from Mrs Example.md")
    assert codes(inspect(made, TODAY)) == {"personal-data-in-filename"}


def test_tension_with_what_was_refused_is_advice_on_a_named_record(tmp_path: Path) -> None:
    body = "Payments to informants about hare coursing in Northmoor during harvest were listed by parish."
    made = project(tmp_path, title="Payments to informants about hare coursing", body=body)
    text = (made.docs / "2024/A-1.md").read_text()
    refused = text.replace("reference: A-1", "reference: A-2").replace(
        "disclosed-in-full", "refused\nexemptions: [s31(1)(a)]"
    )
    (made.docs / "2024/A-2.md").write_text(refused)
    for number in range(3, 9):
        other = f"Road works and parking number {number}: cones, signs, lorries and kerbs in street {number}."
        (made.docs / f"2024/A-{number}.md").write_text(
            RECORD.format(more="", title=f"Roads {number}", body=other).replace("A-1", f"A-{number}")
        )
    found = inspect_files(made, [made.docs / "2024/A-1.md"], TODAY).problems
    assert [(p.level.value, "refused it" in p.message) for p in found if p.code == "tension"] == [("advise", True)]
    assert "tension" not in {problem.code for problem in inspect(made, TODAY).problems}


@pytest.mark.parametrize(
    "unit",
    ["<!--", "<a:", "\n", "|\n", "[a](", "<![CDATA[", "&", "> ", "Dear A ", "a@b."],
)
def test_no_text_takes_for_ever(unit: str) -> None:
    started = time.process_time()
    source_findings("2024/A.md", f"---\nreference: A\n---\n{unit * (100_000 // len(unit))}", Rules("Northmoor Police"))
    assert time.process_time() - started < 5


def test_many_open_tags_and_marks_of_code_do_not_take_for_ever() -> None:
    started = time.process_time()
    marks = "".join("`" * count + " " for count in range(1, 400))
    for text in ("<b>" * 9_000 + "</i>" * 20_000, marks, "```\n" + "\n" * 90_000):
        source_findings("2024/A.md", f"---\nreference: A\n---\n{text}", Rules("Northmoor Police"))
    assert time.process_time() - started < 9


def test_a_named_link_is_not_followed(tmp_path: Path) -> None:
    made = project(tmp_path / "project")
    (tmp_path / "secret.csv").write_text("Year,Count\n2021,9\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.csv").symlink_to(tmp_path / "secret.csv")
    assert codes(inspect_files(made, [tmp_path / "elsewhere"], TODAY)) == {"symlink"}
    files = bare_files(made, [tmp_path / "elsewhere/a.csv"])
    assert files and {problem.code for problem in bare_problems(made, files)} == {"symlink"}


def test_a_named_file_is_examined_though_its_name_keeps_it_from_the_site(tmp_path: Path) -> None:
    made = project(tmp_path)
    hidden = made.docs / "2024/.a.csv"
    hidden.write_text("Year,Count\n=1+cmd|x!A0,9\n")
    assert "formula-injection" in codes(inspect_files(made, [hidden, made.docs / "2024/A-1.md"], TODAY))
    files = bare_files(made, [hidden])
    assert files and "formula-injection" in {problem.code for problem in bare_problems(made, files)}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_named_pipe_is_not_opened(tmp_path: Path) -> None:
    made = project(tmp_path / "project")
    (tmp_path / "elsewhere").mkdir()
    os.mkfifo(tmp_path / "elsewhere/a.csv")
    for named in (tmp_path / "elsewhere", tmp_path / "elsewhere/a.csv"):
        files = bare_files(made, [named])
        assert files and {problem.code for problem in bare_problems(made, files)} == {"symlink"}
        assert codes(inspect_files(made, [named], TODAY)) == {"symlink"}


def test_bare_files_need_nothing_of_the_project(tmp_path: Path) -> None:
    made = project(tmp_path / "project")
    assert bare_files(made, [made.docs / "2024/A-1/a.csv"]) is None
    (tmp_path / "a.md").write_text("x")
    assert bare_files(made, [tmp_path / "a.md"]) is None
    (tmp_path / "a.csv").write_text("Year,Count\n=1+cmd|x!A0,9\n")
    files = bare_files(made, [tmp_path / "a.csv"])
    assert files and bare_problems(made, files) == inspect_files(made, [tmp_path / "a.csv"], TODAY).problems


def test_whatever_is_published_with_the_theme_is_looked_at(tmp_path: Path) -> None:
    made = replace(project(tmp_path), theme=tmp_path / "theme")
    assets = tmp_path / "theme" / "assets"
    assets.mkdir(parents=True)
    (assets / "site.css").write_text("a { color: #ab12cd }\n")
    Image.new("RGB", (2, 2)).save(assets / "mark.png")
    assert codes(inspect(made, TODAY)) == set()
    (assets / "staff.csv").write_text("Name,Grade\nSam,A\n")
    (assets / "notes.txt").write_text("Ask sam@private.example\n")
    (assets / "keys").symlink_to("/etc/passwd")
    exif = Image.Exif()
    exif[315] = "Sam Example"
    Image.new("RGB", (2, 2)).save(assets / "photo.jpg", exif=exif)
    found = {(problem.path, problem.code) for problem in blocking(inspect(made, TODAY).problems)}
    assert found == {
        ("theme/assets/keys", "symlink"),
        ("theme/assets/notes.txt", "personal-data"),
        ("theme/assets/photo.jpg", "image-metadata"),
        ("theme/assets/staff.csv", "unnamed-file"),
    }


def test_a_theme_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    made = replace(project(tmp_path), theme=tmp_path / "theme")
    (tmp_path / "theme").symlink_to("/etc")
    assert codes(inspect(made, TODAY)) == {"symlink"}


def test_a_record_that_is_too_long_is_told_of_once(tmp_path: Path) -> None:
    problems = inspect(project(tmp_path, body="Figures. " * 250_000), TODAY).problems
    assert [(it.code, it.fix) for it in problems] == [("too-large", "Move long tables into an attachment.")]
