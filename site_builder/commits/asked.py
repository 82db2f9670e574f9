"""What a hook is asked to look at: git tells it on standard input, the program pre-commit by its environment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.commits.objects import commit_named
from site_builder.git import ask_git


@dataclass(frozen=True, slots=True)
class Push:
    """`tips` are the names of what is pushed; `known` says which commits the other side has (see `commits_without`)."""

    tips: tuple[str, ...]
    known: tuple[str, ...]


def push_asked(top: Path, remote: str | None, told: Iterable[str], environment: Mapping[str, str]) -> Push | None:
    """The push that is to be judged; None where it is a commit. `remote` is None unless a push is asked about.

    git tells one line for each branch or tag: its name here, what it is here, its name there and what it is there.
    """
    first, last = environment.get("PRE_COMMIT_FROM_REF", ""), environment.get("PRE_COMMIT_TO_REF", "")
    if first and last:
        return Push((last,), (first,))
    if "PRE_COMMIT" in environment:  # it has read what git told
        remote = environment.get("PRE_COMMIT_REMOTE_NAME", "")
        tip = environment.get("PRE_COMMIT_LOCAL_BRANCH") or "HEAD"
        return Push((tip,), _of_remote(top, remote)) if remote else None
    if remote is None:
        return None
    lines = [line.rsplit(maxsplit=3) for line in told if line.strip()]  # the name here may hold blanks
    if not lines and commit_named(top, "HEAD"):  # asked by hand, or by a program that kept to itself what git told
        return Push(("HEAD",), _of_remote(top, remote))
    tips = tuple(new for _, new, _, _ in lines if new.strip("0"))
    old = tuple(old for _, _, _, old in lines if old.strip("0") and commit_named(top, old))
    is_another = any(not old.strip("0") and _was_seen(top, remote, there) for _, _, there, old in lines)
    return Push(tips, old if is_another else (*old, *_of_remote(top, remote)))


def _was_seen(top: Path, remote: str, there: str) -> bool:
    """Whether a branch that the other side lacks was seen there once: then its name stands for another place now."""
    return bool(commit_named(top, f"refs/remotes/{remote}/{there.removeprefix('refs/heads/')}"))


def _of_remote(top: Path, remote: str) -> tuple[str, ...]:
    """What was seen of a remote; nothing where it is an address that has no name here, or is not what is pushed to."""
    if not remote or remote not in ask_git(top, "remote").split("\n"):
        return ()
    seen, sent = (ask_git(top, "remote", "get-url", *how, remote) for how in ((), ("--push",)))
    return (f"--remotes={remote}",) if seen == sent else ()
