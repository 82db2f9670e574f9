"""A register kept as a spreadsheet, saved as CSV: one draft a row, its columns known by their usual names."""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from site_builder.intake.blocks import paragraph, tidy
from site_builder.intake.body import sections_of
from site_builder.intake.cues import Zone
from site_builder.intake.days import found_days
from site_builder.intake.draft import Draft
from site_builder.intake.proposals import keywords_of, summary_of, title_of
from site_builder.intake.readers.limits import MAX_FILE_BYTES, MAX_ROWS
from site_builder.intake.readers.text import decode
from site_builder.intake.wording import Doubt, clip
from site_builder.intake.zones import Placed
from site_builder.legislation import Citation, Law, Role, read_citation
from site_builder.problems import Problem
from site_builder.records.dates import PartialDate, parse_date
from site_builder.records.outcome import ALSO_CALLED, TYPED, Outcome
from site_builder.settings import Settings

_COLUMNS = {
    "received": r"(?:date )?(?:request )?(?:received|of request|requested|logged|opened|received date|of receipt)|(?:request|received|start) date|date in",
    "date": r"(?:date )?(?:of )?(?:the )?(?:response|responded|reply|replied|answered|closed|completed|issued|sent|disclosed|response sent|of response|of reply)(?: date)?|date (?:closed|out|completed)|(?:response|completion|closed|disclosure|release) date",
    "reference": r"(?:foi|eir|our|request|case|unique|log|information)?\s*(?:request )?(?:ref(?:erence)?|id|number|no)(?: (?:number|no|id|code))?|(?:foi|eir|request)(?: ?/ ?eir)?",
    "title": r"(?:request )?(?:title|subject|topic|subject matter|heading)|(?:brief )?description|nature of request|title of request",
    "request": r"(?:summary|details?|text|wording|description)(?: of (?:the )?(?:request|information requested))?|(?:request|information) (?:summary|details?|text|description|requested)|request|question(?:s)?|information requested",
    "response": r"(?:summary of )?(?:response|reply|answer|information (?:released|disclosed|provided)|decision notice)(?: (?:summary|text|details?|provided))?",
    "outcome": r"(?:final |request )?(?:outcome|decision|result|status|disposal|response type|type of response|disclosure(?: decision)?)|granted.*|information (?:released|disclosed|supplied)\??|disclosed\??",
    "exemptions": r"(?:exemptions?|exceptions?|sections?)(?: ?(?:\(s\)|/ ?exceptions?|or exceptions?))?(?: (?:applied|used|cited|relied on|engaged|claimed))?|refusal (?:reason|grounds?)|reason for refusal",
    "regime": r"regime|act|legislation|law|type(?: of request)?|request type|foi ?/ ?eir|foi or eir|access regime",
}
_NAMES = {field: re.compile(pattern, re.IGNORECASE) for field, pattern in _COLUMNS.items()}
_PERSONAL = re.compile(
    r"name|requester|requestor|applicant|e-?mail|address|phone|contact|customer|organisation|officer|owner|assigned",
    re.I,
)
_HEADER_WITHIN = 15
_MORE_NAMES = {
    "released": Outcome.DISCLOSED_IN_FULL, "full-disclosure": Outcome.DISCLOSED_IN_FULL, "fully-disclosed": Outcome.DISCLOSED_IN_FULL,
    "information-provided": Outcome.DISCLOSED_IN_FULL, "all-information-sent": Outcome.DISCLOSED_IN_FULL, "supplied": Outcome.DISCLOSED_IN_FULL,
    "provided": Outcome.DISCLOSED_IN_FULL, "full-release": Outcome.DISCLOSED_IN_FULL, "released-in-full": Outcome.DISCLOSED_IN_FULL,
    "answered-in-full": Outcome.DISCLOSED_IN_FULL, "successful": Outcome.DISCLOSED_IN_FULL, "full-response": Outcome.DISCLOSED_IN_FULL,
    "information-released": Outcome.DISCLOSED_IN_FULL, "granted-in-part": Outcome.DISCLOSED_IN_PART, "part-disclosed": Outcome.DISCLOSED_IN_PART,
    "partially-disclosed": Outcome.DISCLOSED_IN_PART, "partial-disclosure": Outcome.DISCLOSED_IN_PART, "released-in-part": Outcome.DISCLOSED_IN_PART,
    "partial-release": Outcome.DISCLOSED_IN_PART, "part-disclosure": Outcome.DISCLOSED_IN_PART, "some-released": Outcome.DISCLOSED_IN_PART,
    "some-information-sent-but-not-all-held": Outcome.DISCLOSED_IN_PART, "partly-refused": Outcome.DISCLOSED_IN_PART,
    "refused-in-full": Outcome.REFUSED, "fully-withheld": Outcome.REFUSED, "withheld-in-full": Outcome.REFUSED, "exempted": Outcome.REFUSED,
    "refused": Outcome.REFUSED, "not-disclosed": Outcome.REFUSED, "full-refusal": Outcome.REFUSED, "information-not-held": Outcome.NOT_HELD,
    "not-held": Outcome.NOT_HELD, "no-information": Outcome.NOT_HELD, "refused-cost": Outcome.COST_LIMIT, "over-cost-limit": Outcome.COST_LIMIT,
    "exceeds-cost-limit": Outcome.COST_LIMIT, "cost-limit-exceeded": Outcome.COST_LIMIT, "neither-confirm-or-deny": Outcome.NEITHER_CONFIRM_NOR_DENY,
    "refused-vexatious": Outcome.VEXATIOUS, "refused-repeated": Outcome.REPEATED, "publicly-available": Outcome.ALREADY_AVAILABLE,
    "information-already-available": Outcome.ALREADY_AVAILABLE, "reasonably-accessible": Outcome.ALREADY_AVAILABLE,
}  # fmt: skip
_OUTCOMES = {outcome.value: outcome for outcome in TYPED} | ALSO_CALLED | _MORE_NAMES
_EMPTY = re.compile(r"(?:n/?a|none|nil|-+|no|not applicable|no exemptions?(?: applied)?)?\.?", re.IGNORECASE)


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
    doubts.append(Doubt("outcome", "these words are not known" if text else "the row has none", text))
    near = (outcome for name, outcome in _OUTCOMES.items() if len(name) > 5 and name in slug)
    return next(near, Outcome.NOT_RECORDED)
