"""The rows of the data files, month by month: those of a month that has not changed are kept from the last build."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from site_builder.cache import digest, load_parts, save_parts
from site_builder.publish.data import csv_rows, facts_of, json_rows
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure

_KEY = 16


@dataclass(frozen=True, slots=True)
class Month:
    """The disclosures of one month, newest first, those withdrawn included; `slug` is `2024/05`."""

    slug: str
    disclosures: tuple[Disclosure, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some disclosures as the CSV and the JSON of the catalogue hold them; `key` stands for both."""

    key: bytes
    csv: bytes
    json: bytes


def months_of(disclosures: Sequence[Disclosure]) -> Iterator[Month]:
    """Disclosures in the order of the catalogue, parted by month."""
    for (year, month), some in groupby(disclosures, lambda it: (it.date.year, it.date.month)):
        yield Month(f"{year:04}/{month:02}", tuple(some))


def rows_of(scheme: Scheme, months: Sequence[tuple[Month, bytes]], file: Path | None, version: bytes) -> list[Rows]:
    """The rows of each month, which comes with what stands for it; those in `file` that are still right are not made.

    The file is then brought up to date; without one, all are made.
    """
    kept = list(map(bytes, load_parts(file, version) or ())) if file else []
    known = {csv[:_KEY]: Rows(csv[:_KEY], csv[_KEY:], json) for csv, json in zip(kept[::2], kept[1::2], strict=True)}
    keys = [digest(month.slug, facts) for month, facts in months]
    now = [known.get(key) or _made(scheme, month, key) for key, (month, _) in zip(keys, months, strict=True)]
    if file and keys != list(known):
        save_parts(file, version, [part for it in now for part in (it.key + it.csv, it.json)])
    return now


def _made(scheme: Scheme, month: Month, key: bytes) -> Rows:
    facts = [facts_of(scheme, it) for it in month.disclosures]
    return Rows(key, csv_rows(facts).encode(), json_rows(facts).encode())
