"""The gate stands in front of git: what is blocked does not get into a commit."""

import subprocess
from pathlib import Path

import pytest

from tests.test_build import RECORD, run, saltmarsh

__all__ = ["saltmarsh"]


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    named = ("-c", "user.name=Officer", "-c", "user.email=officer@saltmarsh.example")
    return subprocess.run(["git", *named, *arguments], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(saltmarsh: Path) -> Path:
    """The authority's folder under git, with the hooks installed and nothing committed."""
    git(saltmarsh, "init", "-q")
    (saltmarsh / ".gitignore").write_text("site/\n.cache/\n")
    done = run(saltmarsh, "site_builder", "hooks")
    assert done.returncode == 0, done.stderr
    return saltmarsh


def test_a_sound_folder_is_committed_and_a_broken_record_is_not(repository: Path) -> None:
    git(repository, "add", ".")
    done = git(repository, "commit", "-m", "first")
    assert done.returncode == 0, done.stdout + done.stderr
    (repository / "published/2024/FOI-18.md").write_text(
        RECORD.replace("FOI-17", "FOI-18").replace("bins by", "bins: by")
    )
    git(repository, "add", ".")
    refused = git(repository, "commit", "-m", "second")
    assert refused.returncode == 1
    assert "Put the title in quotes" in refused.stdout + refused.stderr
    assert git(repository, "rev-list", "--count", "HEAD").stdout.strip() == "1"


def test_what_was_added_and_then_repaired_is_not_committed_as_it_was(repository: Path) -> None:
    git(repository, "add", ".")
    git(repository, "commit", "-m", "first")
    record, table = repository / "published/2024/FOI-17.md", repository / "published/2024/FOI-17/bins.csv"
    sound = table.read_text()
    table.write_text("ward,officer\nNorth,jane.doe@private.example\n")
    git(repository, "add", ".")
    table.write_text(sound)
    refused = git(repository, "commit", "-m", "second")
    assert refused.returncode == 1
    assert "FOI-17/bins.csv" in refused.stdout + refused.stderr
    assert "add them again" in refused.stderr
    git(repository, "add", ".")
    record.write_text(RECORD.replace("Grit", "Salt"))
    (repository / "notes.txt").write_text("one")
    git(repository, "add", "notes.txt")
    (repository / "notes.txt").write_text("two")
    assert git(repository, "commit", "-m", "notes of a draft under way").returncode == 0
    git(repository, "add", ".")
    record.unlink()
    assert git(repository, "commit", "-m", "third").returncode == 1


def test_only_what_changed_is_checked(repository: Path) -> None:
    git(repository, "add", ".")
    git(repository, "commit", "-m", "first")
    assert run(repository, "site_builder", "check", "--changed").stdout.startswith("0 checked")
    (repository / "published/2024/FOI-18.md").write_text(RECORD.replace("FOI-17", "FOI-18"))
    assert "1 checked" in run(repository, "site_builder", "check", "--changed").stdout


def test_a_hook_of_another_origin_is_left_alone(repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nmake lint\n")
    done = run(repository, "site_builder", "hooks")
    assert done.returncode == 2
    assert hook.read_text() == "#!/bin/sh\nmake lint\n"


def test_without_git_the_command_says_so(saltmarsh: Path) -> None:
    done = run(saltmarsh, "site_builder", "check", "--changed")
    assert done.returncode == 2
    assert "git" in done.stderr
