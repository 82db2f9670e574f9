"""Many letters at once: a folder, a register, or a handful of files, and a report of what became of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder.catalogue.catalogue import Catalogue
from site_builder.catalogue.shelves import by_keyword
from site_builder.intake.draft import Draft, draft_of
from site_builder.intake.readers import SUFFIXES
from site_builder.intake.readers.limits import MAX_FILE_BYTES
from site_builder.intake.register import drafts_of_register
from site_builder.intake.writing import draft_text
from site_builder.legislation import Law
from site_builder.problems import Level, Problem, in_order
from site_builder.records.disclosure import slug
from site_builder.settings import Settings

_IGNORED = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of the files: a draft for each letter, where each was written, and every problem."""

    drafts: tuple[Draft, ...]
    written: tuple[Path, ...]
    problems: tuple[Problem, ...]


def vocabulary_of(catalogue: Catalogue) -> tuple[str, ...]:
    """The catalogue's keywords, the commonest first."""
    shelves = sorted(by_keyword(catalogue), key=lambda shelf: (-len(shelf), shelf.slug))
    return tuple(shelf.label for shelf in shelves)


def import_files(
    paths: Sequence[Path], law: Law, settings: Settings, vocabulary: Sequence[str], into: Path | None = None
) -> Batch:
    """Reads letters, folders of letters and registers (.csv), and writes a draft for each where `into` is given.

    A file that exists already is left as it is, and that is a problem. Raises OSError where a file cannot be opened.
    """
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for file in _files(paths):
        for made in _drafts(file, law, settings, vocabulary):
            if isinstance(made, Problem):
                problems.append(made)
            else:
                drafts.append(made)
    problems += _doubled(drafts)
    results = [_write(draft, into) for draft in drafts] if into else []
    problems += [result for result in results if isinstance(result, Problem)]
    written = tuple(result for result in results if isinstance(result, Path))
    return Batch(tuple(drafts), written, in_order(problems))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, in the order of their paths."""
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink())
            yield from (p for p in inside if p.name.lower() not in _IGNORED and not p.name.startswith((".", "~$")))
        else:
            yield path


def _drafts(file: Path, law: Law, settings: Settings, vocabulary: Sequence[str]) -> Iterator[Draft | Problem]:
    suffix = file.suffix.lower()
    if suffix != ".csv" and suffix not in SUFFIXES:
        yield draft_of(file.as_posix(), b"-", law, settings, vocabulary)  # says which kinds can be read
        return
    with file.open("rb") as opened:
        content = opened.read(MAX_FILE_BYTES + 1)
    if suffix == ".csv":
        yield from drafts_of_register(file.as_posix(), content, law, settings, vocabulary)
    else:
        yield draft_of(file.as_posix(), content, law, settings, vocabulary)


def _doubled(drafts: Iterable[Draft]) -> Iterator[Problem]:
    by_slug: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.reference:
            by_slug[slug(draft.reference)].append(draft)
    for same in by_slug.values():
        for draft in same[1:]:
            message = f"'{draft.reference}' is also the reference of {same[0].source}."
            fix = "Keep one draft of the request, or correct the reference."
            yield Problem(draft.source, 0, "reference", "duplicate-reference", message, fix, Level.ADVISE)


def _write(draft: Draft, into: Path) -> Path | Problem:
    """Writes the draft as `YEAR/REFERENCE.md` (as its file is called where the reference is unknown)."""
    sure = draft.reference and "reference" not in draft.uncertain
    name = "".join(
        c if c.isalnum() or c in "._-" else "-" for c in (draft.reference if sure else Path(draft.source).stem)
    )
    folder = into / f"{draft.date.year:04}" if draft.date and "date" not in draft.uncertain else into
    path = folder / f"{name.strip('.-') or 'draft'}.md"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft_text(draft))
    except FileExistsError:
        fix = "Remove or rename that file, then import the letter again."
        return Problem(draft.source, 0, "reference", "duplicate-reference", f"{path.as_posix()} exists already.", fix)
    return path


def report_lines(batch: Batch) -> Iterator[str]:
    """The report for a person: one line a draft with what to look at, then what could not be read."""
    for draft in batch.drafts:
        look = ", ".join(draft.uncertain) or "nothing"
        yield f"{draft.source}: {draft.reference or 'no reference found'}; to be looked at: {look}"
        yield from (f"  {note}" for note in draft.notes)
    yield from (str(problem) for problem in batch.problems)
    ready = sum(1 for draft in batch.drafts if not set(draft.uncertain) - {"title", "summary", "keywords", "parts"})
    yield (
        f"{_counted(len(batch.drafts), 'draft')}, {len(batch.written)} written, "
        f"{ready} with every fact certain, {_counted(len(batch.problems), 'problem')}"
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
