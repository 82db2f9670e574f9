"""What git knows of now: which files changed. What it knows of the past is `history`, what it keeps is `objects`."""

from dataclasses import dataclass
from pathlib import Path

from site_builder.git import NotARepository, ask_git


def changed_files(root: Path, base: str = "HEAD") -> tuple[Path, ...]:
    """Whatever under `root` differs from `base`, staged or not: new, another, a link, or gone; all of it where there is
    no such commit. Beside `root`, only what is kept in the repository.

    Raises NotARepository.
    """
    top = Path(ask_git(root, "rev-parse", "--show-toplevel").removesuffix("\n"))
    known = ask_git(root, "rev-parse", "--verify", "--quiet", base, check=False).strip()
    listing = ("diff", "--name-only", "--no-renames", "--ignore-submodules=none", "-z", base)
    names = ask_git(top, *(listing if known else ("ls-files", "-z", "--cached")), "--")
    names += ask_git(top, "ls-files", "-z", "-o", "--exclude-standard", "--", str(root))
    return tuple(sorted(top / name for name in set(names.split("\0")) if name))


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that are new, different or gone since another commit, each sorted."""

    added: tuple[Path, ...]
    modified: tuple[Path, ...]
    removed: tuple[Path, ...]


def changes_since(root: Path, base: str) -> Changes:
    """What differs under `root` from `base`, staged or not; raises NotARepository, also where `base` is unknown."""
    top = Path(ask_git(root, "rev-parse", "--show-toplevel").strip())
    told = ask_git(top, "diff", "--name-status", "--no-renames", "-z", base, "--", str(root)).split("\0")
    found: dict[str, set[Path]] = {"A": set(), "M": set(), "D": set()}
    for kind, name in zip(told[::2], told[1::2], strict=False):
        found["M" if kind == "T" else kind].add(top / name)
    new = ask_git(top, "ls-files", "-z", "-o", "--exclude-standard", "--", str(root)).split("\0")
    found["A"].update(top / name for name in new if name)
    return Changes(*(tuple(sorted(found[kind])) for kind in "AMD"))


def place_in_repository(root: Path) -> str:
    """The folder as seen from the top of its repository: "" for the top itself, and where there is none."""
    try:
        return ask_git(root, "rev-parse", "--show-prefix", check=False).removesuffix("\n")
    except NotARepository:
        return ""
