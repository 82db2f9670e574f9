"""The catalogue as data: one table of columns, from which CSV, JSON and their description are all made."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from site_builder.legislation import Citation
from site_builder.publish.pages.life_words import since
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure
from site_builder.records.lifecycle import told

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class Column:
    """One fact of a disclosure: its name, what it holds in words for the public, and where it comes from."""

    name: str
    about: str
    value: Callable[[Scheme, Disclosure], Any]


def _provisions(citations: Iterable[Citation], *, silent: bool) -> list[str]:
    return [f"{c.provision.regime} {c.provision.label}" for c in citations if c.ncnd is silent]


def _parts(_: Scheme, it: Disclosure) -> list[dict[str, Any]]:
    return [
        {
            "exemptions": _provisions(part.citations, silent=False),
            "neither_confirmed_nor_denied": _provisions(part.citations, silent=True),
            "outcome": part.outcome.value,
            "question": part.question,
        }
        for part in it.parts
    ]


def _attachments(scheme: Scheme, it: Disclosure) -> list[dict[str, Any]]:
    paths = [(attachment, f"{it.url}{attachment.file}") for attachment in it.attachments]
    return [
        {"address": scheme.absolute(quote(path)), "bytes": scheme.sizes.get(path), "title": attachment.title}
        for attachment, path in paths
    ]


def _status(_: Scheme, it: Disclosure) -> str:
    return "withdrawn" if it.withdrawn else "superseded" if it.superseded_by else "published"


def _day(place: int) -> Callable[[Scheme, Disclosure], str | None]:
    def day(scheme: Scheme, it: Disclosure) -> str | None:
        days = since(scheme, it)
        return str(days[place]) if days else None

    return day


def _history(_: Scheme, it: Disclosure) -> list[dict[str, str]]:
    """The steps that the record tells of, each with its kind."""
    named = [("corrected", correction) for correction in it.corrections]
    files = [("file replaced", a.file, new) for a in it.attachments for new in a.replaced]
    steps = [{"step": name, **told(step)} for name, step in named]
    steps += [{**told(new), "step": name, "file": file} for name, file, new in files]
    for name, step in (("internal review", it.review), ("regulator", it.regulator_case), ("withdrawn", it.withdrawn)):
        steps += [{"step": name, **told(step)}] if step else []
    return steps


COLUMNS = (
    Column("reference", "The authority’s own number for the request.", lambda _, it: it.reference),
    Column("title", "What the response is about.", lambda _, it: it.title),
    Column("date", "The day of the answer, YYYY-MM-DD, or its month, YYYY-MM.", lambda _, it: str(it.date)),
    Column("received", "The day the request arrived, if recorded.", lambda _, it: it.received and str(it.received)),
    Column("working_days", "From request to answer, if both are known.", lambda s, it: s.days_taken(it)),
    Column("authority", "The authority that answered.", lambda s, it: it.authority or s.settings.authority),
    Column("regime", "The law under which the request was answered.", lambda _, it: it.regime),
    Column("outcome", "What the requester got.", lambda _, it: it.outcome.value),
    Column(
        "exemptions",
        "Provisions relied on to withhold information or to refuse.",
        lambda _, it: _provisions(it.cited, silent=False),
    ),
    Column(
        "neither_confirmed_nor_denied",
        "Provisions relied on to say nothing about whether information is held.",
        lambda _, it: _provisions(it.cited, silent=True),
    ),
    Column("keywords", "Words under which it can be found.", lambda _, it: list(it.keywords)),
    Column("classes", "Classes of the publication scheme that it belongs to.", lambda _, it: list(it.classes)),
    Column("parts", "For a request with several questions: each with its own outcome.", _parts),
    Column("attachments", "Files published with it: address, size in bytes, title.", _attachments),
    Column("summary", "What was asked and what was answered, in a sentence or two.", lambda _, it: it.summary),
    Column("address", "Its permanent address.", lambda s, it: s.absolute(it.url)),
    Column(
        "status",
        "published; superseded, where a newer response takes its place; withdrawn, where only a notice is left.",
        _status,
    ),
    Column("superseded_by", "The reference of the response that takes its place.", lambda _, it: it.superseded_by),
    Column("supersedes", "The references of those whose place it takes.", lambda _, it: list(it.supersedes)),
    Column("withdrawn", "The day on which it was withdrawn.", lambda _, it: it.withdrawn and str(it.withdrawn.date)),
    Column("previous_references", "Its earlier numbers.", lambda _, it: list(it.previous_references)),
    Column("first_published", "The day of its first publication here, where the history tells.", _day(0)),
    Column("last_changed", "The day on which its record last changed, where the history tells.", _day(1)),
    Column("history", "What became of it: corrections, replaced files, reviews, decisions, withdrawal.", _history),
    Column("source", "Where it was first published, if elsewhere.", lambda _, it: it.source),
    Column("licence", "The licence for using it again.", lambda s, it: it.licence or s.settings.licence),
    Column("language", "The language of its text, as a code; empty for the site’s own.", lambda _, it: it.language),
    Column("sample", "Whether the record is an invented sample.", lambda _, it: it.sample),
)


_LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


Facts = dict[str, Any]
"""A disclosure as JSON holds it: every column by its name."""


def facts_of(scheme: Scheme, it: Disclosure) -> Facts:
    """The facts of a disclosure."""
    return {column.name: column.value(scheme, it) for column in COLUMNS}


def record_json(scheme: Scheme, it: Disclosure) -> bytes:
    """`index.json` beside a disclosure: its facts. Its words are on the page, which it lies beside."""
    return f"{_LINE.encode(_told(facts_of(scheme, it)))}\n".encode()


def json_rows(facts: Iterable[Facts]) -> str:
    """The facts of some disclosures as lines of `data/disclosures.json`, which a comma parts."""
    return ",\n".join(_LINE.encode(_told(it)) for it in facts)


def _told(facts: Facts) -> Facts:
    """The facts that tell something: most records have nothing to say to half of the columns."""
    return {name: value for name, value in facts.items() if value or (value == 0 and value is not False)}


def csv_rows(facts: Iterable[Facts]) -> str:
    """The same as rows of `data/disclosures.csv`; no cell can be taken for a formula."""
    return _rows(map(_cell, it.values()) for it in facts)


def catalogue_json(scheme: Scheme, rows: Iterable[bytes]) -> bytes:
    """`data/disclosures.json`: the facts of all disclosures, newest first, one to a line."""
    authority, licence = map(_LINE.encode, (scheme.settings.authority, scheme.settings.licence))
    before, after = f'{{"authority":{authority},"disclosures":[\n', f'\n],"licence":{licence}}}\n'
    return b"".join((before.encode(), b",\n".join(rows), after.encode()))


def catalogue_csv(rows: Iterable[bytes]) -> bytes:
    """`data/disclosures.csv`: the same, one row for each disclosure, below the names of the columns."""
    return b"".join((_rows([[column.name for column in COLUMNS]]).encode(), *rows))


def _rows(cells: Iterable[Iterable[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(cells)
    return text.getvalue()


def _cell(value: object) -> str:
    text = _text(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(_entry(item) for item in value)
    return "" if value is None else str(value)


def _entry(item: object) -> str:
    """An entry of a list: an attachment by its address, a question with its outcome."""
    if not isinstance(item, dict):
        return str(item)
    if "step" in item:
        return ", ".join(f"{name}: {value}" if name != "step" else str(value) for name, value in item.items())
    return str(item["address"]) if "address" in item else f"{item['question']} ({item['outcome']})"
