"""What git knows of now: which files changed, and where its hooks live. What it knows of the past is `history`."""

import shlex
from dataclasses import dataclass
from pathlib import Path

from site_builder.history import NotARepository, ask_git

__all__ = ["Changes", "HookExists", "NotARepository", "changed_files", "changes_since", "install_hooks"]

PRE_COMMIT = """\
#!/bin/sh
# Installed by `site-builder hooks`: nothing unchecked enters a commit.
# What lies in the folder is checked, so what was added to the commit must be the same.
if ! git diff --cached --name-only --no-relative --diff-filter=d -z -- {docs} |
  xargs -0 -r git --no-pager --literal-pathspecs diff --stat --no-ext-diff --exit-code --
then
  echo "These files changed after 'git add', and the commit would hold what they were: add them again." >&2
  exit 1
fi
{command} check --changed || {{
  echo "Nothing was committed. Repair what is named above, 'git add' it, and commit again." >&2
  exit 1
}}
"""
PRE_PUSH = """\
#!/bin/sh
# Installed by `site-builder hooks`: what is pushed to a public repository is disclosed.
{command} check || {{
  echo "Nothing was pushed. Repair what is named above, commit that, and push again." >&2
  exit 1
}}
"""


class HookExists(Exception):
    """A hook that this program did not write stands there already; its path is named."""


def changed_files(root: Path, base: str = "HEAD") -> tuple[Path, ...]:
    """Files under `root` that differ from `base` or are new, staged or not; those deleted are left out.

    Raises NotARepository.
    """
    top = Path(ask_git(root, "rev-parse", "--show-toplevel").strip())
    known = ask_git(root, "rev-parse", "--verify", "--quiet", base, check=False).strip()
    listing = ("diff", "--name-only", "-z", "--diff-filter=d", base) if known else ("ls-files", "-z", "--cached")
    names = ask_git(top, *listing, "--", str(root)) + ask_git(
        top, "ls-files", "-z", "-o", "--exclude-standard", "--", str(root)
    )
    return tuple(sorted(file for name in names.split("\0") if name and (file := top / name).is_file()))


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


def install_hooks(root: Path, docs: Path, command: str) -> tuple[Path, ...]:
    """Writes the pre-commit and the pre-push hook, which run `command` on what lies in `docs`; gives their paths.

    Raises NotARepository, and HookExists before anything is written where a hook of another origin stands there.
    """
    top = Path(ask_git(root, "rev-parse", "--show-toplevel").strip()).resolve()
    above = shlex.quote(f":(top,literal){docs.relative_to(top).as_posix()}")
    folder = root / ask_git(root, "rev-parse", "--git-path", "hooks").strip()
    hooks = {folder / "pre-commit": PRE_COMMIT, folder / "pre-push": PRE_PUSH}
    for hook in hooks:
        if hook.exists() and "Installed by `site-builder hooks`" not in hook.read_text("utf-8", "replace"):
            raise HookExists(hook)
    folder.mkdir(parents=True, exist_ok=True)
    for hook, text in hooks.items():
        hook.write_text(text.format(command=command, docs=above))
        hook.chmod(0o755)
    return tuple(hooks)
