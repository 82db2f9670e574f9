"""A register kept as a spreadsheet, saved as CSV: one draft a row, its columns known by their usual names."""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from site_builder.intake.blocks import paragraph, tidy
from site_builder.intake.body import sections_of
from site_builder.intake.draft import Draft
from site_builder.intake.facts.proposals import keywords_of, summary_of, title_of
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.phrases import phrases
from site_builder.intake.readers.limits import MAX_FILE_BYTES, MAX_ROWS
from site_builder.intake.readers.text import decode
from site_builder.intake.spelt_days import found_days
from site_builder.intake.wording import Doubt, clip
from site_builder.legislation import Citation, Law, Role, read_citation
from site_builder.patterns import regex
from site_builder.problems import Problem
from site_builder.records.dates import PartialDate, parse_date
from site_builder.records.outcome import ALSO_CALLED, TYPED, Outcome
from site_builder.settings import Settings

_NAMES = phrases("columns")
_PERSONAL = regex(
    r"name|requester|requestor|applicant|e-?mail|address|phone|contact|customer|organisation|officer|owner|assigned",
    re.I,
)
_HEADER_WITHIN = 15
_OUTCOMES = {outcome.value: outcome for outcome in TYPED} | ALSO_CALLED
_MORE_NAMES = phrases("outcomes")
_EMPTY = regex(r"(?:n/?a|none|nil|-+|no|not applicable|no exemptions?(?: applied)?)?\.?", re.IGNORECASE)


def drafts_of_register(
    path: str, content: bytes, law: Law, settings: Settings, vocabulary: Sequence[str]
) -> Iterator[Draft | Problem]:
    """A draft for each row of a register; a problem where the table or its header cannot be made out."""
    if len(content) > MAX_FILE_BYTES:
        yield Problem(path, 0, "", "too-large", "The register is too large.", "Save it in several files, one a year.")
        return
    rows = _rows(decode(content))
    start, columns = _header(rows)
    if "reference" not in columns or len(columns) < 3:
        fix = "Give the columns plain names: reference, title, date received, date of response, outcome, exemptions."
        yield Problem(path, 1, "", "unreadable", "No row names the columns of a register.", fix)
        return
    for number, row in enumerate(rows[start + 1 :], start + 2):
        cells = {field: tidy(row[place]) if place < len(row) else "" for field, place in columns.items()}
        if any(cells.values()):
            yield _draft(f"{path}#{number}", cells, law, settings, vocabulary)


def _rows(text: str) -> list[list[str]]:
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:20_000], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows: list[list[str]] = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter):
        rows.append(row)
        if len(rows) > MAX_ROWS:
            break
    return rows


def _header(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """The row that names the columns, and the place of each column that is known."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        columns = _columns(row)
        if len(columns) > len(best[1]):
            best = (number, columns)
    return best


def _columns(row: Sequence[str]) -> dict[str, int]:
    names = [" ".join(re.sub(r"[_.:*#]", " ", cell).split()) for cell in row]
    usable = [n for n, name in enumerate(names) if name and not _PERSONAL.search(name)]
    found: dict[str, int] = {}
    for field, pattern in _NAMES.items():
        place = next((n for n in usable if n not in found.values() and pattern.fullmatch(names[n])), None)
        if place is not None:
            found[field] = place
    return found


def _draft(source: str, cells: Mapping[str, str], law: Law, settings: Settings, vocabulary: Sequence[str]) -> Draft:
    doubts: list[Doubt] = []
    regime = _regime(cells.get("regime", ""), cells, settings.regime)
    date, received = _day(cells, "date", doubts), _day(cells, "received", doubts)
    citations = _citations(cells.get("exemptions", ""), regime, date, law, doubts)
    outcome = _outcome(cells.get("outcome", ""), doubts)
    placed = _placed(cells)
    title, own = (cells["title"], True) if cells.get("title") else title_of(placed, [p.block for p in placed[:1]])
    keywords, known = keywords_of(title, " ".join(p.block.text for p in placed), vocabulary)
    if not cells.get("reference"):
        doubts.append(Doubt("reference", "the row has none"))
    if not own:
        doubts.append(Doubt("title", "made from the words of the request" if title else "the row has none", title))
    if not known:
        doubts.append(Doubt("keywords", "none of the catalogue's keywords occur in the row", ", ".join(keywords)))
    if not any(p.zone is Zone.RESPONSE for p in placed):
        doubts.append(Doubt("body", "the register does not hold the answer itself"))
    summary = summary_of(title, outcome)
    if summary:
        doubts.append(Doubt("summary", "made from the title and the outcome", title))
    day = received.exact if received else None
    return Draft(
        source, cells.get("reference", ""), clip(title, 90), date, day, summary, regime, outcome, citations, keywords,
        (), sections_of(placed), tuple(doubts),
    )  # fmt: skip


def _placed(cells: Mapping[str, str]) -> tuple[Placed, ...]:
    texts = ((Zone.REQUEST, cells.get("request", "")), (Zone.RESPONSE, cells.get("response", "")))
    return tuple(Placed(paragraph(text), zone) for zone, text in texts if text)


def _day(cells: Mapping[str, str], field: str, doubts: list[Doubt]) -> PartialDate | None:
    text = cells.get(field, "")
    iso = parse_date(text[:10])
    days = found_days(text)
    if iso is None and len(days) == 1:
        found: datetime.date = days[0][0]
        iso = PartialDate(found.year, found.month, found.day)
    if iso is None and (text or field == "date"):
        doubts.append(Doubt(field, "no day could be read" if text else "the row has none", text))
    return iso


def _regime(text: str, cells: Mapping[str, str], usual: str) -> str:
    scottish = usual in ("FOISA", "EISR") or "scotland" in text.lower()
    words = f"{text} {cells.get('reference', '')}".upper()
    environmental = re.search(r"\bEIRS?\b|EIR(?=[\W\d_])|ENVIRONMENT", words) is not None
    if environmental:
        return "EISR" if scottish else "EIR"
    if re.search(r"FOI|FREEDOM", words):
        return "FOISA" if scottish else "FOIA"
    return usual


def _citations(text: str, regime: str, date: PartialDate | None, law: Law, doubts: list[Doubt]) -> tuple[Citation, ...]:
    """The provisions of a cell, whatever parts them; each that cannot be read is a doubt."""
    found: dict[Citation, None] = {}
    for entry in re.split(r"\s*[;\n|]\s*|,\s*(?=[sr(\d]|reg|section)", text, flags=re.IGNORECASE):
        if _EMPTY.fullmatch(entry.strip()):
            continue
        reading = read_citation(entry, regime, date.latest if date else None, law)
        found.update((c, None) for c in reading.citations if c.role in (Role.EXEMPTION, Role.REFUSAL_GROUND))
        if reading.faults:
            doubts.append(Doubt("exemptions", reading.faults[0].message.rstrip("."), entry))
    return tuple(found)


def _outcome(text: str, doubts: list[Doubt]) -> Outcome:
    slug = re.sub(r"\W+", "-", text.lower()).strip("-")
    if slug in _OUTCOMES:
        return _OUTCOMES[slug]
    named = next((name for name, pattern in _MORE_NAMES.items() if pattern.fullmatch(slug)), "")
    if named:
        return Outcome(named)
    doubts.append(Doubt("outcome", "these words are not known" if text else "the row has none", text))
    return Outcome.NOT_RECORDED
