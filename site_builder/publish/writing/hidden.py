"""What is hidden in a deployed site (`.git`, `.well-known`) and was not published by a build stays in it."""

import contextlib
import os
from collections.abc import Collection
from pathlib import Path


def keep_hidden(old: Path, site: Path, gone: Collection[str]) -> None:
    """Moves what is hidden in the old site into the one that took its place, but for what is to go.

    What came with the new site stands where both have something. `old` must be a site that was deployed: what is hidden
    in a folder that was only to become one has passed no gate.
    """
    for entry in sorted(old.glob(".*")):
        _keep(entry, site / entry.name, entry.name, gone)


def _keep(entry: Path, target: Path, path: str, gone: Collection[str]) -> None:
    if path in gone:
        return
    is_folder = entry.is_dir() and not entry.is_symlink()
    is_parted = is_folder and any(it.startswith(f"{path}/") for it in gone)
    if not os.path.lexists(target) and not is_parted:
        entry.rename(target)
    elif is_folder and (not os.path.lexists(target) or (target.is_dir() and not target.is_symlink())):
        target.mkdir(exist_ok=True)
        for below in sorted(entry.iterdir()):
            _keep(below, target / below.name, f"{path}/{below.name}", gone)
        with contextlib.suppress(OSError):  # a folder that is not empty stays
            target.rmdir()
