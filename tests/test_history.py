"""When a page was first published and last changed is asked of git, and where git does not know, nobody guesses."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from site_builder.git import known_to_git
from site_builder.history import NO_GIT, NOTHING_COMMITTED, SHALLOW, History, history_of


def git(folder: Path, *words: str, day: str = "2024-05-04") -> None:
    date = f"{day}T23:30:00+0100"
    environment = {**os.environ, "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": "2001-01-01T00:00:00"}
    named = ("-c", "user.name=Officer", "-c", "user.email=officer@saltmarsh.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *named, *words], cwd=folder, check=True, env=environment, capture_output=True)


def commit(folder: Path, day: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x", day=day)
    if (folder / ".cache").exists() or day != "2024-05-04":
        known(folder)


def known(folder: Path) -> History:
    """What is known, which is the same whatever was remembered."""
    fresh = history_of(folder / "our docs", folder, folder / ".cache" / str(len(list(folder.glob(".cache/*")))))
    assert history_of(folder / "our docs", folder, folder / ".cache") == fresh
    return fresh


def dates(folder: Path) -> dict[str, str]:
    found = known(folder)
    assert not found.notice
    return {path.removeprefix("our docs/"): f"{it.first} {it.last}" for path, it in found.dates.items()}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "above" / "project"
    (folder / "our docs" / "2024").mkdir(parents=True)
    git(folder.parent, "init", "-q", "-b", "main")
    (folder / ".gitignore").write_text(".cache/\n")
    (folder / "our docs/2024/é 1.md").write_text("one\n" * 20)
    return folder


def test_first_and_last_day_of_each_record(repository: Path) -> None:
    commit(repository, "2024-05-04")
    (repository / "our docs/2024/2.md").write_text("two\n" * 20)
    (repository / "mkdocs.yml").write_text("x")
    commit(repository, "2024-06-06")
    with (repository / "our docs/2024/é 1.md").open("a") as file:
        file.write("more\n")
    commit(repository, "2024-07-07")
    (repository / "our docs/2024/3.md").write_text("not committed")
    assert dates(repository) == {"2024/é 1.md": "2024-05-04 2024-07-07", "2024/2.md": "2024-06-06 2024-06-06"}


def test_a_record_is_followed_through_its_names_and_not_into_another_with_an_old_name(repository: Path) -> None:
    commit(repository, "2024-05-04")
    (repository / "our docs/2024/é 1.md").rename(repository / "our docs/2024/b.md")
    commit(repository, "2024-06-06")
    (repository / "our docs/2024/é 1.md").write_text("another thing altogether\n" * 9)
    (repository / "our docs/2024/b.md").rename(repository / "our docs/2024/c.md")
    commit(repository, "2024-07-07")
    found = dates(repository)
    assert (found["2024/c.md"], found["2024/é 1.md"]) == ("2024-05-04 2024-05-04", "2024-07-07 2024-07-07")


def test_work_beside_the_line_counts_from_when_it_was_done(repository: Path) -> None:
    commit(repository, "2024-05-04")
    git(repository, "checkout", "-q", "-b", "side")
    (repository / "our docs/2024/2.md").write_text("two\n")
    commit(repository, "2024-06-06")
    git(repository, "checkout", "-q", "main")
    (repository / "our docs/2024/3.md").write_text("three\n")
    commit(repository, "2024-07-07")
    git(repository, "merge", "-q", "--no-ff", "-m", "both", "side", day="2024-08-08")
    assert dates(repository)["2024/2.md"] == "2024-06-06 2024-06-06"


def test_what_came_from_elsewhere_begins_when_it_came(repository: Path) -> None:
    drafts = repository / "drafts"
    drafts.mkdir()
    (repository / "our docs/2024/é 1.md").rename(drafts / "1.md")
    commit(repository, "2024-05-04")
    (drafts / "1.md").rename(repository / "our docs/2024/1.md")
    commit(repository, "2024-06-06")
    assert dates(repository) == {"2024/1.md": "2024-06-06 2024-06-06"}


def test_a_folder_that_is_itself_moved_keeps_its_past(repository: Path) -> None:
    now, before = repository / "our docs", repository / "dóc s"
    now.rename(before)
    (before / "index.md").write_text("home\n" * 20)
    commit(repository, "2024-05-04")
    (before / "2024/2.md").write_text("two\n" * 20)
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "x", day="2024-06-06")
    before.rename(now)
    (now / "2024/2.md").rename(now / "2024/3.md")
    commit(repository, "2024-07-07")
    (now / "2024/4.md").write_text("four\n" * 20)
    commit(repository, "2024-08-08")
    assert dates(repository) == {
        "index.md": "2024-05-04 2024-05-04",
        "2024/é 1.md": "2024-05-04 2024-05-04",
        "2024/3.md": "2024-06-06 2024-06-06",
        "2024/4.md": "2024-08-08 2024-08-08",
    }


def test_the_folder_may_be_the_whole_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "1.md").write_text("one")
    git(tmp_path, "add", "1.md")
    git(tmp_path, "commit", "-q", "-m", "x", day="2024-05-04")
    assert [str(it.first) for it in history_of(tmp_path, tmp_path, tmp_path / ".cache").dates.values()] == [
        "2024-05-04"
    ]


def test_where_git_does_not_know_nobody_guesses(repository: Path, tmp_path: Path) -> None:
    assert known(repository) == History(notice=NOTHING_COMMITTED)
    commit(repository, "2024-05-04")
    (repository / "our docs/2024/é 1.md").write_text("two")
    commit(repository, "2024-06-06")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.parent}", "shallow")
    shallow = tmp_path / "shallow" / "project"
    assert known(shallow) == History(notice=SHALLOW)
    before = known_to_git(shallow)
    git(shallow, "fetch", "-q", "--unshallow")
    assert known_to_git(shallow) != before  # a site that was built before is not taken for current
    assert not known(shallow).notice
    shutil.rmtree(repository.parent / ".git")
    assert known(repository) == History(notice=NO_GIT)


def test_a_name_that_was_given_to_another_file_tells_its_days_alone_after_that_is_renamed(repository: Path) -> None:
    commit(repository, "2024-05-04")
    text = "once\n" * 20
    (repository / "our docs/2024/b.md").write_text(text)
    commit(repository, "2024-06-06")
    (repository / "our docs/2024/b.md").unlink()
    commit(repository, "2024-07-07")
    (repository / "our docs/2024/b.md").write_text(text)
    commit(repository, "2024-08-08")
    (repository / "our docs/2024/b.md").rename(repository / "our docs/2024/c.md")
    commit(repository, "2024-09-09")
    assert dates(repository)["2024/c.md"] == "2024-08-08 2024-08-08"


def test_nor_where_that_happened_between_two_builds(repository: Path) -> None:
    commit(repository, "2024-05-04")
    file = repository / "our docs/2024/b.md"
    for day in ("2024-06-06", "2024-08-08"):
        file.write_text("once\n" * 20)
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "-m", "x", day=day)
        if day < "2024-08":
            git(repository, "rm", "-q", str(file))
            git(repository, "commit", "-q", "-m", "x", day="2024-07-07")
    known(repository)
    file.rename(repository / "our docs/2024/c.md")
    commit(repository, "2024-09-09")
    assert dates(repository)["2024/c.md"] == "2024-08-08 2024-08-08"


def test_a_folder_that_was_built_where_it_lies_before_that_was_committed_keeps_its_days(repository: Path) -> None:
    (repository / "our docs/index.md").write_text("home\n" * 9)
    commit(repository, "2024-05-04")
    (repository / "our docs").rename(repository / "records")
    history_of(repository / "records", repository, repository / ".cache")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "x", day="2024-06-06")
    found = history_of(repository / "records", repository, repository / ".cache")
    assert str(found.dates["records/2024/é 1.md"].first) == "2024-05-04"
