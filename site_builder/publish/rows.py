"""The rows of the data files, month by month: those of a month that has not changed are kept from the last build."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from site_builder.cache import digest, keep_only, load, save
from site_builder.publish.data import csv_rows, facts_of, json_rows
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure


@dataclass(frozen=True, slots=True)
class Month:
    """The disclosures of one month, newest first, those withdrawn included; `slug` is `2024/05`."""

    slug: str
    disclosures: tuple[Disclosure, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some disclosures as the CSV and the JSON of the catalogue hold them."""

    csv: bytes
    json: bytes


def months_of(disclosures: Sequence[Disclosure]) -> Iterator[Month]:
    """Disclosures in the order of the catalogue, parted by month."""
    for (year, month), some in groupby(disclosures, lambda it: (it.date.year, it.date.month)):
        yield Month(f"{year:04}/{month:02}", tuple(some))


def rows_of(scheme: Scheme, months: Iterable[tuple[Month, bytes]], folder: Path | None, version: bytes) -> list[Rows]:
    """The rows of each month, which comes with what stands for it; those that lie in `folder` are not made again.

    The folder is then brought up to date; without one, all are made.
    """
    if folder is None:
        return [_made(scheme, month) for month, _ in months]
    files = [(month, folder / digest(version, month.slug, facts).hex()) for month, facts in months]
    found = [_recalled(file, version) or _kept(scheme, month, file, version) for month, file in files]
    keep_only(folder, {file.name for _, file in files})
    return found


def _recalled(file: Path, version: bytes) -> Rows | None:
    kept = load(file, version)
    return kept if isinstance(kept, Rows) else None


def _kept(scheme: Scheme, month: Month, file: Path, version: bytes) -> Rows:
    rows = _made(scheme, month)
    save(file, version, rows)
    return rows


def _made(scheme: Scheme, month: Month) -> Rows:
    facts = [facts_of(scheme, it) for it in month.disclosures]
    return Rows(csv_rows(facts).encode(), json_rows(facts).encode())
