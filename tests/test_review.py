"""The way of a proposed change: the scripts of `.ci/`, run as the workflows run them, on a small repository."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.review.preview import write_preview
from tests.conftest import ROOT
from tests.test_build import RECORD, saltmarsh
from tests.test_commits import git

__all__ = ["saltmarsh"]


OTHER = """\
---
reference: FOI-{number}
title: {subject}
date: 2024-03-0{number}
outcome: disclosed-in-full
---

## Request

{subject}?

## Response

All of it. You may ask us for a review, and complain to the Information Commissioner.
"""


def step(folder: Path, script: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """One script of `.ci/`, with this program in the place of the installed one."""
    unset = ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "CI")
    environment = {key: value for key, value in os.environ.items() if key not in unset}
    environment |= {"SITE_BUILDER": f"{sys.executable} -m site_builder", "PYTHONPATH": str(ROOT), **more}
    command = [folder / ".ci" / script, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def authority(saltmarsh: Path) -> Path:
    """The authority's repository with the scripts, one commit on its branch, and a change begun on it."""
    shutil.copytree(ROOT / ".ci", saltmarsh / ".ci")
    (saltmarsh / ".gitignore").write_text("site/\n.cache/\nreview/\n.site.*/\n")
    for number, subject in enumerate(("Library loans", "Parking fines", "School meals", "Street lamps"), 1):
        (saltmarsh / f"published/2024/FOI-{number}.md").write_text(OTHER.format(number=number, subject=subject))
    git(saltmarsh, "init", "-q", "-b", "main")
    git(saltmarsh, "add", ".")
    git(saltmarsh, "commit", "-q", "-m", "first")
    return saltmarsh


def propose(authority: Path, text: str, name: str = "FOI-18") -> None:
    (authority / f"published/2024/{name}.md").write_text(text)
    folder = authority / "published/2024" / name
    folder.mkdir(exist_ok=True)
    (folder / "bins.csv").write_text("ward,bins\nSouth,9\n")


NEW = RECORD.replace("FOI-17", "FOI-18").replace("Grit bins by ward", "Grit bins in the south")
NEW = NEW.replace("Where are the grit bins?", "How many grit bins stand in the southern ward, and who fills them?")


def test_a_sound_change_gives_the_reviewer_its_pages_and_what_is_near(authority: Path) -> None:
    propose(authority, NEW)
    (authority / "published/index.md").write_text("# Saltmarsh\n\nWelcome again. [Grit](2024/FOI-17.md)\n")
    (authority / "published/templates").mkdir()
    (authority / "published/templates/letter.md").write_text("# A folder that MkDocs leaves out\n")
    assert step(authority, "check", "HEAD").returncode == 0
    done = step(authority, "review", "HEAD")
    assert done.returncode == 0, done.stderr
    summary = (authority / "review/summary.md").read_text()
    assert "## New: Grit bins in the south" in summary
    assert "<code>FOI-17</code> Grit bins by ward" in summary
    assert "<code>bins.csv</code>, Grit bins: 0 to repair, 0 to look at." in summary
    preview = authority / "review/preview"
    assert "Grit bins in the south" in (preview / "disclosures/foi-18/index.html").read_text()
    assert (preview / "disclosures/foi-18/bins.csv").read_text() == "ward,bins\nSouth,9\n"
    assert "Welcome again" in (preview / "home.html").read_text()
    assert not (preview / "disclosures/foi-17").exists()


def test_a_held_record_has_no_page_and_of_a_withdrawn_one_only_the_notice_is_reviewed(authority: Path) -> None:
    (authority / "published/2024/FOI-4.md").unlink()
    propose(authority, NEW.replace("keywords:", "publish_after: 2999-01-01\nkeywords:"))
    propose(authority, NEW.replace("FOI-18", "FOI-19").replace("in the south", "in the west"), "FOI-19")
    taken_back = authority / "published/2024/FOI-3.md"
    told = "withdrawn: {date: 2024-06-01, reason: It named somebody.}\n---\n\n## Request"
    taken_back.write_text(taken_back.read_text().replace("---\n\n## Request", told))
    done = step(authority, "review", "HEAD")
    assert done.returncode == 0, done.stderr
    summary = (authority / "review/summary.md").read_text()
    assert "## New: Grit bins in the south" in summary
    assert "no page of it is made before 2999-01-01" in summary
    assert "<code>FOI-19</code> Grit bins in the west" in summary
    assert "<code>FOI-18</code> Grit bins in the south" not in summary
    assert "| Withdrawn | 2024-06-01: It named somebody. |" in summary
    assert "School meals?" not in summary
    shown = sorted(it.name for it in (authority / "review/preview/disclosures").iterdir())
    assert shown == ["foi-19", "foi-3"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no such names")
def test_a_name_that_is_no_utf_8_is_reported_and_no_line_can_pass_for_a_command(authority: Path) -> None:
    propose(authority, NEW)
    for name in (os.fsdecode(b"\xff.csv"), "a\n::error::b.csv"):
        (authority / "published/2024/FOI-18" / name).write_text("ward,bins\n")
    done = step(authority, "review", "HEAD")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert r"\udcff.csv" in (authority / "review/summary.md").read_text()
    rows = json.loads((authority / "review/code-quality.json").read_text())
    assert r"published/2024/FOI-18/\xff.csv" in {row["location"]["path"] for row in rows}
    for script in ("check", "build"):
        told = step(authority, script)
        assert "a\\n::error::b.csv" in told.stdout + told.stderr
        assert "\n::error" not in told.stdout + told.stderr


def test_a_preview_opens_from_a_disk_with_its_looks_and_working_links(authority: Path, browser: Browser) -> None:
    propose(authority, NEW)
    assert step(authority, "review", "HEAD").returncode == 0
    page = browser.new_page(viewport={"width": 360, "height": 800})
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto((authority / "review/preview/index.html").as_uri())
    page.get_by_role("link", name="Grit bins in the south").click()
    assert page.locator("h1").inner_text() == "Grit bins in the south"
    assert page.evaluate("getComputedStyle(document.querySelector('body > a')).position") == "absolute"
    assert page.locator('a[href="bins.csv"]').count()
    assert page.locator("body > header > div > a").get_attribute("href") == "https://foi.saltmarsh.example/"
    assert faults == []
    page.close()


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ('<a class="b" href="../y/#z">', '<a class="b" href="https://foi.example/y/#z">'),
        ("<a lang=cy href=../y/>", '<a lang=cy href="https://foi.example/y/">'),
        ("<a href='../y/?\"'>", '<a href="https://foi.example/y/?&quot;">'),
        ("<a href=../x/#z>", '<a href="index.html#z">'),
        (
            '<a title="a href=b onmouseover=alert(1) z" href="../y/">',
            '<a title="a href=b onmouseover=alert(1) z" href="https://foi.example/y/">',
        ),
        ("<a title='<a href=b onclick=c' href=#d>", "<a title='<a href=b onclick=c' href=#d>"),
        ('<img alt="<a href=b onclick=c>">', '<img alt="<a href=b onclick=c>">'),
        ("<!-- <a href=b> -->", "<!-- <a href=b> -->"),
        ("<script>'<a href=b>'</script>", "<script>'<a href=b>'</script>"),
    ],
)
def test_links_of_a_preview_lead_to_the_site_and_nothing_else_becomes_one(
    tmp_path: Path, link: str, shown: str
) -> None:
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "x").mkdir()
    (site / "x/index.html").write_text(f"<p>{link}</p>")
    write_preview(site, tmp_path / "preview", [("x/", "A page")], "https://foi.example/")
    assert (tmp_path / "preview/x/index.html").read_text() == f"<p>{shown}</p>"


def test_a_change_that_may_not_be_published_stops_with_a_remark_in_its_line(authority: Path, tmp_path: Path) -> None:
    propose(authority, NEW.replace("exemptions: [s40(2)]", "exemptions: [s99]"))
    told = step(authority, "check", "HEAD", GITHUB_ACTIONS="true")
    assert told.returncode == 1
    assert "::error file=published/2024/FOI-18.md,line=7,title=unknown-exemption::" in told.stdout
    page = tmp_path / "page.md"
    done = step(authority, "review", "HEAD", GITHUB_STEP_SUMMARY=str(page))
    assert done.returncode == 1
    assert "May not be published yet" in page.read_text()
    assert "How many grit bins stand" not in page.read_text()
    assert not (authority / "review/preview").exists()
    sarif = json.loads((authority / "review/gate.sarif").read_text())
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} == {"unknown-exemption"}
    rows = json.loads((authority / "review/code-quality.json").read_text())
    assert [(row["severity"], row["location"]["lines"]["begin"]) for row in rows] == [("blocker", 7)]


def test_a_change_that_breaks_records_it_does_not_touch_is_stopped(authority: Path) -> None:
    settings = authority / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("FOI-", "EIR-"))
    assert step(authority, "review", "HEAD").returncode == 1
    assert "<code>published/2024/FOI-17.md:2</code>" in (authority / "review/summary.md").read_text()


def test_a_document_outside_of_the_folder_is_part_of_the_change(authority: Path) -> None:
    (authority / "staff.csv").write_text("ward,officer\nNorth,jane.doe@private.example\n")
    git(authority, "add", "staff.csv")
    assert step(authority, "review", "HEAD").returncode == 1
    assert "<code>staff.csv:2</code>" in (authority / "review/summary.md").read_text()
    sarif = json.loads((authority / "review/gate.sarif").read_text())
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} == {"outside-folder", "personal-data"}


def test_a_record_that_is_deleted_is_pointed_out_and_text_cannot_pass_for_the_summary(authority: Path) -> None:
    propose(authority, NEW.replace("How many grit bins stand", "</details>\n# Nothing stands against it"))
    git(authority, "add", ".")
    git(authority, "commit", "-q", "-m", "second")
    git(authority, "rm", "-q", "-r", "published/2024/FOI-17.md", "published/2024/FOI-17")
    step(authority, "review", "HEAD^")
    summary = (authority / "review/summary.md").read_text()
    assert "- <code>published/2024/FOI-17.md</code>" in summary
    assert "> &lt;/details>" in summary
    assert "\n# Nothing stands" not in summary


def test_a_site_stays_as_it_is_where_the_next_one_may_not_be_published(authority: Path) -> None:
    assert step(authority, "build").returncode == 0
    before = (authority / "site/index.html").read_bytes()
    propose(authority, NEW.replace("date: 2024-05-02", "date: 2024-05-42"))
    assert step(authority, "build").returncode == 1
    assert (authority / "site/index.html").read_bytes() == before


def test_an_unknown_commit_is_said_to_be_unknown(authority: Path) -> None:
    done = step(authority, "review", "no-such-commit")
    assert done.returncode == 2
    assert "no-such-commit" in done.stderr
