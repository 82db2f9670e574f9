"""What a site consists of, and what of it has to travel."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class CannotDeliver(Exception):
    """Nothing more is uploaded, for the reason given; what the public reads still works."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """How many files were uploaded, how many removed, and how many were there already."""

    uploaded: int
    removed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Journey:
    """What to upload, in order, and what to remove when that is done."""

    upload: tuple[str, ...]
    remove: tuple[str, ...]


def inventory(site: Path, kind: str = "sha256") -> dict[str, str]:
    """The hash of every file of the site by its path; names that begin with a dot stay at home.

    Raises CannotDeliver where the folder is no whole site: an empty folder must never replace what the public reads.
    """
    if not (site / "index.html").is_file() or not (site / "disclosures").is_dir():
        raise CannotDeliver(f"{site} is no finished site. Run 'site-builder build --strict' first.")
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    seen = {path: file for path, file in files.items() if not any(part.startswith(".") for part in path.split("/"))}
    return {path: hashlib.new(kind, seen[path].read_bytes()).hexdigest() for path in sorted(seen)}


def journey(now: Mapping[str, str], there: Mapping[str, str]) -> Journey:
    """What makes `there` into `now`: first what pages load, then pages, the home page last of all."""
    changed = [path for path, digest in now.items() if there.get(path) != digest]
    upload = sorted(changed, key=lambda path: (path.endswith(".html"), path == "index.html", path))
    return Journey(tuple(upload), tuple(sorted(there.keys() - now.keys())))
