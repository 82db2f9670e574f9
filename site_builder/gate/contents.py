"""What records and files hold, judged by their content and remembered by it: an unchanged file costs one hash."""

import functools
import hashlib
import json
import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from site_builder.cache import code_of, digest, libraries
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding
from site_builder.history import is_tracked
from site_builder.problems import Level, Problem
from site_builder.workers import each

_LIBRARIES = ("pikepdf-", "pypdfium2-", "pillow-", "lxml-", "xlrd-", "olefile-", "ahocorasick")
Packed = list[list[str | int]]
Remembered = dict[str, Packed]


def contents(root: Path, texts: Mapping[str, str], files: Sequence[str], rules: Rules) -> Iterator[Problem]:
    """Hidden and personal data in texts and files, by their paths from `root`; what is found is remembered there.

    `texts` are records and pages, each with its path from the authority's folder.
    """
    cache: Path | None = root / ".cache" / "gate"
    if is_tracked(root, ".cache"):
        cache = None  # whoever can add to the repository could have written what stands there
        message = "The folder .cache is in the repository: what it says was not found out on this machine."
        fix = "Run 'git rm -r .cache' and list '.cache/' in .gitignore; the next check makes it anew."
        yield Problem(".cache", 0, "", "committed-cache", message, fix)
    yield from problems_in(root, texts, files, rules, cache)


def link_problem(path: str) -> Problem:
    """A symbolic link, or whatever else is no file: what it leads to is not looked at."""
    message, fix = "This is a link to a place elsewhere, or no file.", "Put the file itself here, or remove it."
    return Problem(path, 0, "", "symlink", message, fix)


def problems_in(
    root: Path, texts: Mapping[str, str], files: Sequence[str], rules: Rules, cache: Path | None
) -> Iterator[Problem]:
    """The problems in texts and files, by their paths from `root`.

    `texts` are records and pages, each with its path from the authority's folder; `cache` is safe to delete.
    """
    known = _load(cache)
    ruled = hashlib.sha256(f"{gate_version()}\0{rules!r}\0".encode("utf-8", "backslashreplace"))
    if texts:
        from site_builder.gate.words import read_source, source_findings  # files alone need none of it

    def read(path: str) -> tuple[str, Packed]:
        source = read_source(f"{root}/{path}")
        key = _key(ruled, texts[path], [source])
        found = known.get(key)
        if found is None:
            found = _packed(source_findings(texts[path], source.decode("utf-8", "replace"), rules))
        return key, found

    answers = dict(zip(texts, each(read, list(texts)), strict=True))
    keys = {path: _key(ruled, posixpath.basename(path), _pieces(root / path)) for path in files}
    missing = [path for path, key in keys.items() if key not in known]
    examined = _examined(root, missing, rules) if missing else {}
    answers |= {path: (key, _packed(examined[path]) if path in examined else known[key]) for path, key in keys.items()}
    fresh = dict(answers.values())
    if cache is not None and not fresh.keys() <= known.keys():
        _save(cache, known, fresh)
    for path, (_, found) in answers.items():
        field = "attachments" if path in keys else ""
        yield from (finding.problem(path, field) for finding in _unpacked(found))


def _examined(root: Path, files: Sequence[str], rules: Rules) -> dict[str, tuple[Finding, ...]]:
    from site_builder.gate.pool import examine_files  # mostly, no file is new

    return dict(zip(files, examine_files([root / path for path in files], rules), strict=True))


def _key(ruled: "hashlib._Hash", name: str, content: Iterable[bytes]) -> str:
    """What stands for a file of this name and content, under the rules that are hashed already."""
    seen = ruled.copy()
    for piece in chain([name.encode("utf-8", "backslashreplace"), b"\0"], content):
        seen.update(piece)
    return seen.hexdigest()


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while piece := opened.read(1 << 20):
            yield piece


@functools.cache
def gate_version() -> str:
    """A hash over the rules themselves and the libraries beneath: when either changes, everything is looked at anew."""
    beneath = " ".join(name for name in libraries() if name.lower().startswith(_LIBRARIES))
    return digest(beneath, code_of("gate")).hex()


def _load(cache: Path | None) -> Remembered:
    file = cache / "findings.json" if cache is not None else None
    if file is None or not file.is_file():
        return {}
    try:
        remembered: Remembered = json.loads(file.read_text("utf-8"))
    except ValueError:  # cut short when it was written: look at everything anew
        return {}
    return remembered


def _save(cache: Path, known: Remembered, fresh: Remembered) -> None:
    """Keeps what this run used, and as much again of what others may use."""
    old = [key for key in known if key not in fresh]
    kept = {key: known[key] for key in old[-max(len(fresh), 1_000) :]} | fresh
    cache.mkdir(parents=True, exist_ok=True)
    staged = cache / f"findings.{os.getpid()}.tmp"
    staged.write_text(json.dumps(kept, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
    staged.replace(cache / "findings.json")


def _packed(found: tuple[Finding, ...]) -> Packed:
    return [[f.code, f.place, f.what, f.level.value, f.line] for f in found]


def _unpacked(rows: Packed) -> Iterator[Finding]:
    for code, place, what, level, line in rows:
        yield Finding(str(code), str(place), str(what), Level(str(level)), int(line))
