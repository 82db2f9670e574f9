"""What records and files hold, judged by their content and remembered by it: an unchanged file costs one hash."""

import functools
import hashlib
import json
import os
import posixpath
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from site_builder.cache import code_of, digest, libraries, load, save
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding
from site_builder.git import is_tracked
from site_builder.problems import ChangedMeanwhile, Level, Problem
from site_builder.workers import each

_LONG = 250_000
"""Bytes of a text that is looked at like any other; the longest records of today have a fifth of them."""
_BROKEN_OFF = "uninspectable"
_LIBRARIES = ("pikepdf-", "pypdfium2-", "pillow-", "lxml-", "xlrd-", "olefile-", "ahocorasick")
Packed = list[list[str | int]]
Seals = Mapping[str, bytes]
Remembered = dict[str, Packed]


def contents(
    root: Path, texts: Mapping[str, str], files: Sequence[str], rules: Rules, seals: Seals = MappingProxyType({})
) -> Iterator[Problem]:
    """Hidden and personal data in texts and files, by their paths from `root`; what is found is remembered there.

    `texts` are records and pages, each with its path from the authority's folder; `seals` are the digests of texts that
    others have read. Raises ChangedMeanwhile where a text is another by now.
    """
    cache = remembered_in(root)
    if cache is None:
        yield committed_cache()
    yield from problems_in(root, texts, files, rules, cache, seals)


def remembered_in(root: Path) -> Path | None:
    """Where what was found is remembered; None where whoever can add to the repository could have written it."""
    return None if is_tracked(root, ".cache") else root / ".cache" / "gate"


def committed_cache() -> Problem:
    """What is remembered came with the repository."""
    message = "The folder .cache is in the repository: what it says was not found out on this machine."
    fix = "Run 'git rm -r .cache' and list '.cache/' in .gitignore; the next check makes it anew."
    return Problem(".cache", 0, "", "committed-cache", message, fix)


def link_problem(path: str) -> Problem:
    """A symbolic link, or whatever else is no file: what it leads to is not looked at."""
    message, fix = "This is a link to a place elsewhere, or no file.", "Put the file itself here, or remove it."
    return Problem(path, 0, "", "symlink", message, fix)


def problems_in(
    root: Path,
    texts: Mapping[str, str],
    files: Sequence[str],
    rules: Rules,
    cache: Path | None,
    seals: Seals = MappingProxyType({}),
) -> Iterator[Problem]:
    """The problems in texts and files, as for `contents`; `cache` is safe to delete."""
    known = _load(cache)
    ruled = hashlib.sha256(f"{gate_version().hex()}\0{rules!r}\0".encode("utf-8", "backslashreplace"))
    if texts:
        from site_builder.gate.words import LONGEST, read_source, source_findings  # files alone need none of it

    def read(path: str) -> tuple[bytes, tuple[str, Packed]]:
        source = read_source(f"{root}/{path}")
        seal = digest(source)
        key = _key(ruled, texts[path], seal.hex())
        found = known.get(key)
        if found is None:
            text = source.decode("utf-8", "replace")
            found = _packed(_within_limits(lambda: source_findings(texts[path], text, rules), len(source)))
            if found and found[0][0] == _BROKEN_OFF:
                key = ""
        return seal if path in seals and len(source) <= LONGEST else b"", (key, found)

    seen = dict(zip(texts, each(read, list(texts)), strict=True))
    for path, (seal, _) in seen.items():
        if seal and seal != seals[path]:
            raise ChangedMeanwhile(path)
    answers = {path: answer for path, (_, answer) in seen.items()}
    keys = {path: _key(ruled, posixpath.basename(path), _sha256(root / path)) for path in files}
    answers |= {path: (key, known[key]) for path, key in keys.items() if key in known}
    answers |= _examined(root, {path: key for path, key in keys.items() if key not in known}, rules, ruled)
    fresh = {key: found for key, found in answers.values() if key}
    if cache is not None and not fresh.keys() <= known.keys():
        _save(cache, known, fresh)
    for path, (_, found) in answers.items():
        field = "attachments" if path in keys else ""
        yield from (finding.problem(path, field) for finding in _unpacked(found))


def _within_limits(examine: Callable[[], tuple[Finding, ...]], length: int) -> tuple[Finding, ...]:
    """What is found in a text; one that is longer than most is looked at within the limits of a file."""
    if length <= _LONG or not hasattr(os, "fork") or threading.active_count() > 1:
        return examine()
    from site_builder.gate.child import Died, in_a_child

    try:
        return tuple(_unpacked(json.loads(in_a_child(lambda: json.dumps(_packed(examine())).encode()))))
    except Died as error:
        return (Finding(_BROKEN_OFF, "", str(error)),)


def _examined(
    root: Path, keys: Mapping[str, str], rules: Rules, ruled: "hashlib._Hash"
) -> dict[str, tuple[str, Packed]]:
    """What these files hold, each under what stands for the very bytes that were examined: a file may be saved
    meanwhile, and become another than the one that was asked for. Nothing stands for what broke off: it may have been
    the hour, and is looked at again.
    """
    if not keys:  # mostly, no file is new
        return {}
    from site_builder.gate.pool import examine_files

    seen = zip(keys, examine_files([root / path for path in keys], rules), strict=True)
    return {
        path: (_key(ruled, posixpath.basename(path), read) if read else "", _packed(found))
        for path, (read, found) in seen
    }


def _key(ruled: "hashlib._Hash", name: str, content: str) -> str:
    """What stands for a file of this name and of the content with this digest, under the rules that are hashed."""
    seen = ruled.copy()
    seen.update(f"{name}\0{content}".encode("utf-8", "backslashreplace"))
    return seen.hexdigest()


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@functools.cache
def gate_version() -> bytes:
    """A hash over the rules themselves and the libraries beneath: when either changes, everything is looked at anew."""
    beneath = " ".join(name for name in libraries() if name.lower().startswith(_LIBRARIES))
    return digest(beneath, code_of("gate"))


def _load(cache: Path | None) -> Remembered:
    return load(cache / "findings", gate_version()) or {} if cache is not None else {}


def _save(cache: Path, known: Remembered, fresh: Remembered) -> None:
    """Keeps what this run used, and as much again of what others may use."""
    old = [key for key in known if key not in fresh]
    save(cache / "findings", gate_version(), {key: known[key] for key in old[-max(len(fresh), 1_000) :]} | fresh)


def _packed(found: tuple[Finding, ...]) -> Packed:
    return [[f.code, f.place, f.what, f.level.value, f.line] for f in found]


def _unpacked(rows: Packed) -> Iterator[Finding]:
    for code, place, what, level, line in rows:
        yield Finding(str(code), str(place), str(what), Level(str(level)), int(line))
