"""The gate stands in front of git: what is blocked does not get into a commit."""

import datetime
import hashlib
import subprocess
from pathlib import Path

import pytest

from tests.test_build import AUTHORITY, RECORD, run, saltmarsh

__all__ = ["saltmarsh"]
GOOD = "ward,bins\nNorth,4\n"
BAD = "ward,officer\nNorth,jane.doe@private.example\n"
OTHER = RECORD.replace("FOI-17", "FOI-18").replace("attachments:", "#").replace("[the table](FOI-18/bins.csv)", "it")


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    named = ("-c", "user.name=Officer", "-c", "user.email=officer@saltmarsh.example")
    return subprocess.run(["git", *named, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def commit(folder: Path, message: str, *more: str) -> subprocess.CompletedProcess[str]:
    git(folder, "add", ".")
    return git(folder, "commit", "-m", message, *more)


@pytest.fixture
def repository(saltmarsh: Path) -> Path:
    """The authority's folder under git, with the hooks installed and nothing committed."""
    git(saltmarsh, "init", "-q")
    (saltmarsh / ".gitignore").write_text("site/\n.cache/\n")
    done = run(saltmarsh, "site_builder", "hooks")
    assert done.returncode == 0, done.stderr
    return saltmarsh


def test_settings_that_cannot_be_used_are_told_of_the_file_that_would_be_committed(repository: Path) -> None:
    commit(repository, "first")
    (repository / "mkdocs.yml").write_text(AUTHORITY.replace("docs_dir: published", "docs_dir: nowhere"))
    refused = commit(repository, "second")
    told = refused.stdout + refused.stderr
    assert refused.returncode == 1 and "The path 'nowhere'" in told and ".cache" not in told


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


def test_what_git_would_keep_is_checked_and_not_what_lies_in_the_folder(repository: Path) -> None:
    commit(repository, "first")
    record, table = repository / "published/2024/FOI-17.md", repository / "published/2024/FOI-17/bins.csv"
    table.write_text(BAD)
    git(repository, "add", ".")
    table.write_text(GOOD)
    refused = git(repository, "commit", "-m", "second")
    assert refused.returncode == 1 and "FOI-17/bins.csv" in refused.stdout + refused.stderr
    git(repository, "add", ".")
    record.write_text(RECORD.replace("title: Grit", "title: Grit: "))
    (repository / "notes.txt").write_text("one")
    git(repository, "add", "notes.txt")
    assert git(repository, "commit", "-m", "notes of a draft under way").returncode == 0
    git(repository, "update-index", "--skip-worktree", "published/2024/FOI-17.md")
    git(repository, "rm", "-q", "--cached", "published/2024/FOI-17/bins.csv")
    refused = git(repository, "commit", "-m", "the record still names it")
    assert refused.returncode == 1 and "missing-attachment" in refused.stdout + refused.stderr


def test_what_breaks_another_file_is_refused_and_what_was_broken_before_is_not(repository: Path) -> None:
    (repository / "published/2024/FOI-18.md").write_text(OTHER.replace("bins by", "bins: by"))
    commit(repository, "broken", "--no-verify")
    (repository / "published/index.md").write_text("# Saltmarsh\n\nWelcome again.\n")
    assert commit(repository, "elsewhere").returncode == 0
    (repository / "published/2024/FOI-17/bins.csv").unlink()
    assert "missing-attachment" in run(repository, "site_builder", "check", "--changed").stdout
    refused = commit(repository, "the record still names it")
    assert refused.returncode == 1 and "missing-attachment" in refused.stdout + refused.stderr


@pytest.mark.parametrize("kind", ["link to a folder", "link to nothing", "repository", "hidden", "outside", "unnamed"])
def test_whatever_comes_into_the_repository_is_looked_at(repository: Path, kind: str, tmp_path: Path) -> None:
    commit(repository, "first")
    place = repository / "published/2024/FOI-17"
    if kind == "link to a folder":
        (place / "more").symlink_to(repository / "published")
    elif kind == "link to nothing":
        (place / "more").symlink_to("nowhere")
    elif kind == "repository":
        name = git(repository, "rev-parse", "HEAD").stdout.strip()
        git(repository, "update-index", "--add", "--cacheinfo", f"160000,{name},published/2024/FOI-17/more")
    else:
        file = {"hidden": place / ".staff.csv", "outside": repository / "drafts/staff.csv", "unnamed": place / "a.csv"}[
            kind
        ]
        file.parent.mkdir(exist_ok=True)
        file.write_text(BAD)
    if kind != "repository":
        git(repository, "add", ".")
    refused = git(repository, "commit", "-m", "second")
    assert refused.returncode == 1, refused.stdout
    assert git(repository, "rev-list", "--count", "HEAD").stdout.strip() == "1"


def test_a_merge_brings_in_nothing_unchecked(repository: Path) -> None:
    commit(repository, "first")
    git(repository, "branch", "side")
    (repository / "published/index.md").write_text("# Saltmarsh\n\nWelcome again.\n")
    commit(repository, "second")
    git(repository, "checkout", "-q", "side")
    (repository / "published/2024/FOI-17/bins.csv").write_text(BAD)
    commit(repository, "bad", "--no-verify")
    git(repository, "checkout", "-q", "-")
    refused = git(repository, "merge", "-m", "all", "side")
    assert refused.returncode and "bins.csv" in refused.stdout + refused.stderr
    assert git(repository, "rev-list", "--count", "HEAD").stdout.strip() == "2"


def test_a_merge_that_is_not_settled_is_told_in_words(repository: Path) -> None:
    commit(repository, "first")
    git(repository, "branch", "side")
    git(repository, "branch", "-m", "ours")
    for words in ("one", "two"):
        (repository / "published/index.md").write_text(f"# Saltmarsh\n\n{words}\n")
        commit(repository, words)
        git(repository, "checkout", "-q", "side")
    git(repository, "merge", "ours")
    told = run(repository, "site_builder", "check", "--staged")
    assert told.returncode == 2 and "not settled yet in published/index.md" in told.stderr


def test_a_linked_checkout_is_checked_itself(repository: Path, tmp_path: Path) -> None:
    commit(repository, "first")
    linked = tmp_path / "linked"
    git(repository, "worktree", "add", "-q", str(linked))
    (linked / "published/2024/FOI-17/bins.csv").write_text(BAD)
    assert commit(linked, "second").returncode == 1
    (linked / "published/2024/FOI-17/bins.csv").write_text(GOOD)
    (repository / "published/2024/FOI-17/bins.csv").write_text(BAD)
    (linked / "published/index.md").write_text("# Saltmarsh\n\nWelcome again.\n")
    assert commit(linked, "third").returncode == 0


@pytest.fixture
def remote(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the repository pushes to; its first commit is there."""
    there = tmp_path_factory.mktemp("remote")
    git(there, "init", "-q", "--bare")
    git(repository, "remote", "add", "origin", str(there))
    commit(repository, "first")
    assert git(repository, "push", "-q", "origin", "HEAD:main").returncode == 0
    return there


def test_every_content_that_is_pushed_is_checked(repository: Path, remote: Path) -> None:
    table = repository / "published/2024/FOI-17/bins.csv"
    table.write_text(BAD)
    commit(repository, "bad", "--no-verify")
    git(repository, "branch", "bad")
    git(repository, "tag", "-m", "as it was", "bad-tag")
    table.write_text(GOOD)
    assert git(repository, "push", "origin", "HEAD:main").returncode == 1  # repaired in the folder alone
    assert commit(repository, "good again").returncode == 0
    for what in ("HEAD:main", "HEAD:new", "bad", "bad-tag", "bad^:refs/heads/new bad-tag"):
        refused = git(repository, "push", "origin", *what.split())
        told = refused.stdout + refused.stderr
        assert refused.returncode == 1 and "bins.csv" in told and "In the commit " in told, what
    assert git(remote, "for-each-ref").stdout.count("\n") == 1
    address = git(repository, "push", str(remote), "HEAD:main")
    assert address.returncode == 1
    blob = git(repository, "rev-parse", "bad:published/2024/FOI-17/bins.csv").stdout.strip()
    git(repository, "tag", "blob", blob)
    assert git(repository, "push", "origin", "blob").returncode == 1
    git(repository, "reset", "-q", "--soft", "HEAD~2")
    git(repository, "commit", "-q", "--allow-empty", "-m", "made one of both")
    done = git(repository, "push", "origin", "HEAD:main", "HEAD:refs/tags/sound")
    assert done.returncode == 0, done.stdout + done.stderr
    assert git(repository, "push", "origin", ":sound").returncode == 0


def test_an_earlier_content_that_was_let_by_is_pushed(repository: Path, remote: Path) -> None:
    table, record = repository / "published/2024/FOI-17/bins.csv", repository / "published/2024/FOI-17.md"
    table.write_text(BAD)
    until = datetime.date.today() + datetime.timedelta(days=9)
    waiver = f"{{code: personal-data, file: bins.csv, sha256: {hashlib.sha256(BAD.encode()).hexdigest()}, "
    waiver += f"who: Ann Example, why: The address is invented, until: {until}}}"
    record.write_text(RECORD.replace("keywords:", f"waivers: [{waiver}]\nkeywords:"))
    done = commit(repository, "let by")
    assert done.returncode == 0, done.stdout + done.stderr
    table.write_text(GOOD)
    assert "stale-waiver" in run(repository, "site_builder", "check", "--changed").stdout
    assert commit(repository, "the waiver is for another file now").returncode == 1
    record.write_text(RECORD)
    assert commit(repository, "repaired").returncode == 0
    done = git(repository, "push", "origin", "HEAD:main")
    assert done.returncode == 0, done.stdout + done.stderr


def test_pre_commit_gives_its_question_by_the_environment(
    repository: Path, remote: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "published/2024/FOI-17/bins.csv").write_text(BAD)
    commit(repository, "bad", "--no-verify")
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert run(repository, "site_builder", "check", "--staged").returncode == 1  # as with --all-files
    (repository / "published/2024/FOI-17/bins.csv").write_text(GOOD)
    commit(repository, "good again")
    assert run(repository, "site_builder", "check", "--staged").returncode == 0
    monkeypatch.delenv("PRE_COMMIT")
    assert run(repository, "site_builder", "check", "--pushed", "origin").returncode == 1  # nothing told: all of HEAD
    monkeypatch.setenv("PRE_COMMIT", "1")
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD~2")
    monkeypatch.setenv("PRE_COMMIT_TO_REF", "HEAD")
    assert run(repository, "site_builder", "check", "--staged").returncode == 1
    monkeypatch.delenv("PRE_COMMIT_FROM_REF")
    monkeypatch.setenv("PRE_COMMIT_REMOTE_NAME", "origin")
    assert run(repository, "site_builder", "check", "--pushed", "").returncode == 1


def test_only_what_changed_is_checked(repository: Path) -> None:
    git(repository, "add", ".")
    git(repository, "commit", "-m", "first")
    assert run(repository, "site_builder", "check", "--changed").stdout.startswith("0 checked")
    (repository / "published/2024/FOI-18.md").write_text(RECORD.replace("FOI-17", "FOI-18"))
    assert "1 checked" in run(repository, "site_builder", "check", "--changed").stdout


def test_what_changed_outside_of_the_folder_is_checked_where_it_is_in_the_repository(repository: Path) -> None:
    commit(repository, "first")
    (repository / "drafts").mkdir()
    (repository / "drafts/staff.csv").write_text(BAD)
    assert run(repository, "site_builder", "check", "--changed").stdout.startswith("0 checked")
    commit(repository, "staff", "--no-verify")
    late = run(repository, "site_builder", "check", "--changed", "--base", "HEAD~1")
    assert late.returncode == 1 and "problem: drafts/staff.csv:2" in late.stdout and "outside-folder" in late.stdout


def test_a_folder_that_holds_all_records_stands_for_them(saltmarsh: Path) -> None:
    (saltmarsh / "README.md").write_text("# Ours\n")
    (saltmarsh / "published/2024/FOI-18.md").write_text(OTHER.replace("keywords: [roads]", "keywords: roads: all"))
    everything = run(saltmarsh, "site_builder", "check")
    assert everything.returncode == 1
    for named in (".", "published"):
        assert run(saltmarsh, "site_builder", "check", named).stdout == everything.stdout


def test_a_hook_of_another_origin_is_left_alone(repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nmake lint\n")
    done = run(repository, "site_builder", "hooks")
    assert done.returncode == 2
    assert hook.read_text() == "#!/bin/sh\nmake lint\n"
    line = next(line.strip() for line in done.stderr.splitlines() if "check --staged" in line)
    hook.write_text(f"#!/bin/sh\n{line}\n")
    assert run(repository, "site_builder", "hooks").returncode == 0
    assert hook.read_text() == f"#!/bin/sh\n{line}\n"
    (repository / "published/2024/FOI-17/bins.csv").write_text(BAD)
    refused = commit(repository, "first")
    assert refused.returncode == 1 and "personal-data" in refused.stdout + refused.stderr


def test_a_hook_of_another_origin_keeps_no_other_hook_away(saltmarsh: Path) -> None:
    git(saltmarsh, "init", "-q")
    hooks = saltmarsh / ".git/hooks"
    (hooks / "pre-commit").write_text("#!/bin/sh\n# site-builder check --staged\n")
    done = run(saltmarsh, "site_builder", "hooks")
    assert done.returncode == 2 and "pre-push" not in done.stderr
    assert "check --pushed" in (hooks / "pre-push").read_text()


def test_without_git_the_command_says_so(saltmarsh: Path) -> None:
    done = run(saltmarsh, "site_builder", "check", "--changed")
    assert done.returncode == 2
    assert "git" in done.stderr


def test_hooks_are_not_written_where_other_repositories_look_for_theirs(saltmarsh: Path, tmp_path: Path) -> None:
    git(saltmarsh, "init", "-q")
    shared = tmp_path.parent / "shared-hooks"
    git(saltmarsh, "config", "core.hooksPath", str(shared))
    done = run(saltmarsh, "site_builder", "hooks")
    assert done.returncode == 2 and "core.hooksPath" in done.stderr and not shared.exists()


def test_records_outside_of_the_repository_are_said_to_be_so(saltmarsh: Path) -> None:
    (saltmarsh / "inner").mkdir()
    git(saltmarsh / "inner", "init", "-q")
    (saltmarsh / "inner/mkdocs.yml").write_text(AUTHORITY.replace("docs_dir: published", "docs_dir: ../published"))
    for command in (["hooks"], ["check", "--changed"]):
        done = run(saltmarsh / "inner", "site_builder", *command)
        assert done.returncode == 2 and "repository" in done.stderr and "Traceback" not in done.stderr
