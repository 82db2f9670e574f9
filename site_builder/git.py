"""What git is asked, wherever anything is asked of it."""

import os
import subprocess
from pathlib import Path


class NotARepository(Exception):
    """The folder is not in a git repository, or git is not there."""


def ask_git(folder: Path, *arguments: str, check: bool = True, told: str | None = None) -> str:
    """What git answers to the arguments, and to what it is `told` on its standard input; raises NotARepository where it
    cannot, unless told not to `check`.
    """
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False, env=environment, input=told,
            text=True, encoding="utf-8", errors="surrogateescape",
        )  # fmt: skip
    except OSError as error:
        raise NotARepository(f"git cannot be run: {error}.") from error
    if check and done.returncode:
        said = done.stderr.strip()
        if not said or "not a git repository" in said:
            said = f"{folder} is not in a git repository: 'git clone' brings one, 'git init' begins one."
        raise NotARepository(said)
    return done.stdout


def is_tracked(root: Path, name: str) -> bool:
    """Whether anything of this name below `root` is in the repository; not so where there is none."""
    if not (root / name).exists():
        return False
    try:
        return bool(ask_git(root, "ls-files", "-z", "--", name, check=False))
    except NotARepository:
        return False


def known_to_git(folder: Path) -> str:
    """What stands for all that git knows of the folder: the last commit, and whether its past is there."""
    try:
        return ask_git(folder, "rev-parse", "--is-shallow-repository", "HEAD", check=False).strip()
    except NotARepository:
        return ""


def is_in_repository(folder: Path) -> bool:
    """Whether the folder is in a repository at all, where git could not tell its last commit."""
    try:
        return ask_git(folder, "rev-parse", "--is-inside-work-tree", check=False).strip() == "true"
    except NotARepository:
        return False
