"""The catalogue as data: one table of columns, from which CSV, JSON and their description are all made."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from site_builder.legislation import Citation
from site_builder.publish.scheme import Scheme
from site_builder.records.disclosure import Disclosure

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


COLUMNS = (
    Column("reference", "The authority’s own number for the request.", lambda _, it: it.reference),
    Column("title", "What the response is about.", lambda _, it: it.title),
    Column("date", "The day of the answer, YYYY-MM-DD, or its month, YYYY-MM.", lambda _, it: str(it.date)),
    Column("received", "The day the request arrived, if recorded.", lambda _, it: it.received and str(it.received)),
    Column("working_days", "From request to answer, if both are known.", lambda s, it: s.days_taken.get(it.reference)),
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
    Column("source", "Where it was first published, if elsewhere.", lambda _, it: it.source),
    Column("licence", "The licence for using it again.", lambda s, it: it.licence or s.settings.licence),
    Column("language", "The language of its text, as a code; empty for the site’s own.", lambda _, it: it.language),
    Column("sample", "Whether the record is an invented sample.", lambda _, it: it.sample),
)


_LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_LINES = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",\n ", ":"))


def facts_of(scheme: Scheme, it: Disclosure) -> dict[str, Any]:
    """A disclosure as JSON holds it: every column by its name."""
    return {column.name: column.value(scheme, it) for column in COLUMNS}


def record_json(scheme: Scheme, it: Disclosure) -> bytes:
    """`index.json` beside a disclosure: its facts, one to a line. Its words are on the page, and not kept twice."""
    return f"{_LINES.encode(facts_of(scheme, it))}\n".encode()


def catalogue_json(scheme: Scheme) -> bytes:
    """`data/disclosures.json`: the facts of all disclosures, newest first, one to a line."""
    lines = ",\n".join(_LINE.encode(facts_of(scheme, it)) for it in scheme.catalogue)
    authority, licence = map(_LINE.encode, (scheme.settings.authority, scheme.settings.licence))
    return f'{{"authority":{authority},"disclosures":[\n{lines}\n],"licence":{licence}}}\n'.encode()


def catalogue_csv(scheme: Scheme) -> bytes:
    """`data/disclosures.csv`: the same, one row for each disclosure; no cell can be taken for a formula."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(column.name for column in COLUMNS)
    for it in scheme.catalogue:
        rows.writerow(_cell(value) for value in facts_of(scheme, it).values())
    return text.getvalue().encode()


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
    return str(item["address"]) if "address" in item else f"{item['question']} ({item['outcome']})"
