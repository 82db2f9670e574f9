"""The hooks by which git asks the gate before every commit, every merge and every push."""

import os
import re
import shlex
from pathlib import Path

from site_builder.commits.objects import top_of
from site_builder.git import NotARepository, ask_git

_OURS = "Installed by `site-builder hooks`"
_COMMIT = """\
#!/bin/sh
# Installed by `site-builder hooks`: nothing unchecked enters a commit. What git would keep is checked, in whichever
# checkout commits, and not what lies in the folder.
top=$(git rev-parse --show-toplevel) && cd "$top" || exit 1
{command} check --staged || {{
  echo "Nothing was committed. Repair what is named above, 'git add' it, and commit again." >&2
  exit 1
}}
"""
_PUSH = """\
#!/bin/sh
# Installed by `site-builder hooks`: what is pushed to a public repository is disclosed. Every content is checked that
# the other side does not have yet, in every commit on its way there.
top=$(git rev-parse --show-toplevel) && cd "$top" || exit 1
{command} check --pushed "$1" || {{
  echo "Nothing was pushed. Repair what is named above, commit that, and push again." >&2
  exit 1
}}
"""
_HOOKS = {"pre-commit": _COMMIT, "pre-merge-commit": _COMMIT, "pre-push": _PUSH}
_QUESTIONS = {"pre-commit": "check --staged", "pre-merge-commit": "check --staged", "pre-push": 'check --pushed "$1"'}


class HookExists(Exception):
    """A hook cannot be written: one of another origin stands there, or the folder of hooks is not this repository's."""


def install_hooks(config: Path, docs: Path, program: list[str]) -> tuple[Path, ...]:
    """Writes the hooks, which run the `program` on what git would keep of the folder `docs`; gives the paths of
    those that it wrote.

    `config` is the project's `mkdocs.yml`. Raises NotARepository, and HookExists: where hooks of another origin do not
    ask the gate yet, after all others are written.
    """
    top = top_of(config.parent)
    if not docs.is_relative_to(top):
        raise NotARepository(f"The records lie in {docs}, and the repository in {top}: git knows nothing of them.")
    command = shlex.join([*program, "--config", config.relative_to(top).as_posix()])
    folder = top / ask_git(top, "rev-parse", "--git-path", "hooks").removesuffix("\n")
    home = top / ask_git(top, "rev-parse", "--git-common-dir").removesuffix("\n")
    if not any(folder.resolve().is_relative_to(own.resolve()) for own in (top, home)):
        raise HookExists(
            f"git looks for hooks in {folder} (core.hooksPath), which other repositories share. Give this one a "
            f"folder of its own ('git config core.hooksPath {home / 'hooks'}') and run this again."
        )
    others = [name for name in _HOOKS if _is_anothers(folder / name)]
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in _HOOKS.items():
        if name in others:
            continue
        arriving = folder / f"{name}.new"
        arriving.write_bytes(os.fsencode(text.format(command=command)))  # a shell reads no other line ends
        arriving.chmod(0o755)
        arriving.replace(folder / name)
    silent = [name for name in others if not _asks(folder / name, _QUESTIONS[name])]
    if silent:
        lines = "".join(f"\n  in {folder / name}:\n    {command} {_QUESTIONS[name]} || exit 1" for name in silent)
        raise HookExists(f"Hooks of another origin are there already. Add a line to each of them yourself:{lines}")
    return tuple(folder / name for name in _HOOKS if name not in others)


def _is_anothers(hook: Path) -> bool:
    return os.path.lexists(hook) and (hook.is_symlink() or _OURS not in hook.read_text("utf-8", "replace"))


def _asks(hook: Path, question: str) -> bool:
    """Whether a line of a hook of another origin puts this question to the gate."""
    asked = re.compile(rf"(?m)^(?!\s*#).*site[-_]builder.*{' '.join(question.split()[:2])}")
    return hook.is_file() and asked.search(hook.read_text("utf-8", "replace")) is not None
