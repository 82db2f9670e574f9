"""What records and files hold, judged by their content and remembered by it: an unchanged file costs one hash."""

import functools
import hashlib
import json
import os
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.context import Context
from site_builder.gate.findings import Finding
from site_builder.gate.pool import examine_all
from site_builder.gate.words import read_source, source_findings
from site_builder.problems import Level, Problem
from site_builder.settings import Settings

_LIBRARIES = ("pikepdf", "pypdfium2", "pillow", "lxml", "xlrd", "olefile")
_MANY = 200
Remembered = dict[str, list[list[str | int]]]


def rules_of(settings: Settings) -> Rules:
    """The part of the settings that the examination of content needs; the address for requests may be published."""
    contacts = (*settings.allowed_contacts, *filter(None, [settings.request_address]))
    return Rules(settings.authority, contacts, settings.small_count)


def contents(context: Context) -> Iterator[Problem]:
    """Hidden and personal data in every record, ordinary page and file of the folder."""
    folder = context.folder
    texts, files = (*folder.records, *folder.pages), (*folder.others, *folder.loose)
    insides = {path: folder.inside(path) for path in texts}
    yield from problems_in(folder.root, insides, files, rules_of(context.settings), folder.root / ".cache" / "gate")


def problems_in(
    root: Path, texts: Mapping[str, str], files: Sequence[str], rules: Rules, cache: Path | None
) -> Iterator[Problem]:
    """The problems in texts and files, by their paths from `root`.

    `texts` are records and pages, each with its path from the authority's folder; `cache` is safe to delete.
    """
    known = _load(cache)
    keys = {path: _key(root / path, texts.get(path, posixpath.basename(path)), rules) for path in (*texts, *files)}
    missing = [path for path, key in keys.items() if key not in known]
    fresh = _examined(root, missing, texts, rules)
    known.update({keys[path]: _packed(found) for path, found in fresh.items()})
    if fresh and cache is not None:
        _save(cache, known, set(keys.values()))
    for path, key in keys.items():
        field = "attachments" if path in files else ""
        yield from (finding.problem(path, field) for finding in _unpacked(known[key]))


def _examined(
    root: Path, paths: Sequence[str], texts: Mapping[str, str], rules: Rules
) -> dict[str, tuple[Finding, ...]]:
    """Files go to the workers, and so do records where they are many; few are read faster than a worker starts."""
    few = sum(1 for path in paths if path in texts) < _MANY
    found = {
        path: source_findings(texts[path], read_source(root / path), rules) for path in paths if few and path in texts
    }
    rest = [path for path in paths if path not in found]
    answers = examine_all([(root / path, texts.get(path, "")) for path in rest], rules)
    return found | dict(zip(rest, answers, strict=True))


def _key(file: Path, name: str, rules: Rules) -> str:
    seen = hashlib.sha256(f"{gate_version()}\0{rules!r}\0{name}\0".encode("utf-8", "backslashreplace"))
    with file.open("rb") as opened:
        while piece := opened.read(1 << 20):
            seen.update(piece)
    return seen.hexdigest()


@functools.cache
def gate_version() -> str:
    """A hash over the rules themselves and the libraries beneath: when either changes, everything is looked at anew."""
    seen = hashlib.sha256(" ".join(version(library) for library in _LIBRARIES).encode())
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        seen.update(source.read_bytes())
    return seen.hexdigest()


def _load(cache: Path | None) -> Remembered:
    file = cache / "findings.json" if cache is not None else None
    if file is None or not file.is_file():
        return {}
    try:
        remembered: Remembered = json.loads(file.read_text("utf-8"))
    except ValueError:  # cut short when it was written: look at everything anew
        return {}
    return remembered


def _save(cache: Path, known: Remembered, used: set[str]) -> None:
    """Keeps what this run used, and as much again of what others may use."""
    old = [key for key in known if key not in used]
    kept = {key: known[key] for key in [*old[-max(len(used), 1_000) :], *used]}
    cache.mkdir(parents=True, exist_ok=True)
    staged = cache / f"findings.{os.getpid()}.tmp"
    staged.write_text(json.dumps(kept, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
    staged.replace(cache / "findings.json")


def _packed(found: tuple[Finding, ...]) -> list[list[str | int]]:
    return [[f.code, f.place, f.what, f.level.value, f.line] for f in found]


def _unpacked(rows: list[list[str | int]]) -> Iterator[Finding]:
    for code, place, what, level, line in rows:
        yield Finding(str(code), str(place), str(what), Level(str(level)), int(line))
