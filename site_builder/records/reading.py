"""One file becomes one record, or the list of all that keeps it from being one.

The steps stand in the order in which they run: bytes, text and fences (`fences.py`), front matter, fields, sections.
"""

from dataclasses import dataclass

from site_builder.legislation import Citation, Law, read_citation
from site_builder.problems import Level, Problem, blocking
from site_builder.records.dates import UNREADABLE, PartialDate
from site_builder.records.disclosure import Attachment, Disclosure, Part, Section, Waiver
from site_builder.records.fences import parted
from site_builder.records.fields import FieldReader
from site_builder.records.lifecycle_keys import corrections, regulator_case, replacements, review, withdrawal
from site_builder.records.outcome import Outcome, outcome_of_parts
from site_builder.records.schema import ATTACHMENT_FIELDS, FIELDS, LANGUAGE, PART_FIELDS, WAIVER_FIELDS
from site_builder.records.sections import sections_of
from site_builder.records.yaml_nodes import parse_yaml


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one file: the disclosure, where it could be read at all, and every problem found on the way."""

    disclosure: Disclosure | None
    problems: tuple[Problem, ...]


def read_record(path: str, content: bytes, law: Law, regime: str) -> Read:
    """The record held by these bytes; `path` is for its problems, `regime` the law to assume where it names none."""
    found = parted(path, content)
    if isinstance(found, Problem):
        return Read(None, (found,))
    table, problems = parse_yaml(found.front, path, found.front_line)
    if table is None:
        return Read(None, problems)
    fields = FieldReader(path, table, problems=list(problems))
    disclosure = _disclosure(fields, found.body, found.body_line, law, regime)
    return Read(disclosure, tuple(fields.problems))


def read_text(path: str, content: bytes) -> tuple[Section, ...] | None:
    """The sections of the record held by these bytes, without a look at its front matter; None where it has none."""
    found = parted(path, content)
    return None if isinstance(found, Problem) else sections_of(found.body, found.body_line)


def _disclosure(fields: FieldReader, body: str, body_line: int, law: Law, default_regime: str) -> Disclosure:
    """The record as far as it can be read, so that the gate can look at the rest; `fields` gathers the problems."""
    fields.check_keys(FIELDS)
    reference, title, date = fields.text("reference"), fields.text("title"), fields.date("date")
    regime = _regime(fields, law, default_regime)
    parts = _parts(fields, law, regime, date)
    outcome = _outcome(fields, parts)
    sections = sections_of(body, body_line)
    if fields.node("withdrawn") is None and not any(section.markdown.strip() for section in sections):
        fix = "Write the response below the front matter, under the headings '## Request' and '## Response'."
        fields.report("", "empty-body", "The record has no text.", fix, body_line)
    return Disclosure(
        path=fields.path,
        reference=reference,
        title=title,
        date=date or UNREADABLE,
        regime=regime,
        outcome=outcome,
        received=fields.day("received"),
        summary=fields.text("summary"),
        citations=_citations(fields, law, regime, date),
        keywords=_once(fields, "keywords"),
        classes=_once(fields, "classes"),
        attachments=_attachments(fields),
        parts=parts,
        authority=fields.text("authority"),
        source=_source(fields),
        licence=fields.text("licence"),
        language=_language(fields),
        reasons_withheld=_reasons_withheld(fields),
        sample=fields.flag("sample"),
        waivers=_waivers(fields),
        publish_after=fields.day("publish_after"),
        corrections=corrections(fields),
        supersedes=_once(fields, "supersedes"),
        superseded_by=fields.text("superseded_by"),
        withdrawn=withdrawal(fields),
        previous_references=_once(fields, "previous_references"),
        review=review(fields),
        regulator_case=regulator_case(fields),
        sections=sections,
        lines={name.text: name.line for name, _ in fields.table.pairs},
        unread=frozenset(p.field.partition(".")[0] for p in blocking(fields.problems)),  # the last: all have been read
    )


def _regime(fields: FieldReader, law: Law, default: str) -> str:
    typed = fields.text("regime")
    known = tuple(regime.code for regime in law.regimes)
    if typed and typed not in known:
        fields.report(
            "regime",
            "wrong-regime",
            f"'{typed}' is not a law that we know.",
            f"Use one of: {', '.join(known)}.",
        )
    return typed if typed in known else default


def _citations(fields: FieldReader, law: Law, regime: str, date: PartialDate | None) -> tuple[Citation, ...]:
    """The provisions of the key `exemptions`, each once, in the order typed."""
    if any(problem.field == "regime" for problem in fields.problems):
        return ()  # numbers mean nothing until it is known whose they are
    found: dict[Citation, None] = {}
    for item in fields.texts("exemptions"):
        reading = read_citation(item.text, regime, date.latest if date else None, law)
        found.update(dict.fromkeys(reading.citations))
        for fault in reading.faults:
            fields.report("exemptions", fault.code, fault.message, fault.fix, item.line, fault.level)
    return tuple(found)


def _parts(fields: FieldReader, law: Law, regime: str, date: PartialDate | None) -> tuple[Part, ...]:
    parts = []
    for table in fields.tables("parts"):
        part = FieldReader(fields.path, table, "parts", fields.problems)
        part.check_keys(PART_FIELDS)
        outcome = part.outcome() or Outcome.NOT_RECORDED
        parts.append(Part(part.text("question"), outcome, _citations(part, law, regime, date)))
    return tuple(parts)


def _outcome(fields: FieldReader, parts: tuple[Part, ...]) -> Outcome:
    """The outcome typed, else the one that follows from the parts."""
    typed = fields.outcome()
    derived = outcome_of_parts([part.outcome for part in parts])
    if typed is None and not parts and fields.node("outcome") is None:
        fix = "Add 'outcome: …', so that the public can find the response by what came of it."
        fields.report("outcome", "missing-field", "The outcome is missing.", fix, level=Level.ADVISE)
    if typed and parts and Outcome.NOT_RECORDED not in {p.outcome for p in parts} and typed is not derived:
        message = f"The outcome is '{typed}', but its parts together make '{derived}'."
        fields.report(
            "outcome",
            "inconsistent-outcome",
            message,
            "Correct the outcome, or the outcome of the part that is wrong.",
        )
    return typed or derived


def _attachments(fields: FieldReader) -> tuple[Attachment, ...]:
    attachments = []
    for table in fields.tables("attachments"):
        entry = FieldReader(fields.path, table, "attachments", fields.problems)
        entry.check_keys(ATTACHMENT_FIELDS)
        if file := entry.text("file"):
            title = entry.text("title") or file
            attachments.append(Attachment(file, title, entry.line("file"), replacements(entry)))
    return tuple(attachments)


def _waivers(fields: FieldReader) -> tuple[Waiver, ...]:
    folder = fields.path.removesuffix(".md")
    waivers = []
    for table in fields.tables("waivers"):
        entry = FieldReader(fields.path, table, "waivers", fields.problems)
        entry.check_keys(WAIVER_FIELDS)
        name, until = entry.text("file"), entry.day("until")
        file = name if name.startswith(f"{folder}/") else f"{folder}/{name}"  # findings give the path from the project
        file = file if name not in ("", fields.path) else fields.path
        digest, who, why = (entry.text(key) for key in ("sha256", "who", "why"))
        if until and (code := entry.text("code")):
            waivers.append(Waiver(fields.path, code, file, digest, who, why, until, table.line))
    return tuple(waivers)


def _source(fields: FieldReader) -> str:
    source = fields.text("source")
    if source and not source.startswith(("https://", "http://")):
        fields.report("source", "unsafe-link", f"'{source}' is not a web address.", "Write it with https:// in front.")
        return ""
    return source


def _language(fields: FieldReader) -> str:
    code = fields.text("language")
    if code and LANGUAGE.fullmatch(code) is None:
        fix = "Write the code of the language in small letters: en, cy, gd."
        fields.report("language", "wrong-type", f"'{code}' is not the code of a language.", fix)
        return ""
    return code


def _reasons_withheld(fields: FieldReader) -> bool:
    """Whether the record says that reasons would themselves disclose too much (FOIA s17(4))."""
    typed = fields.text("reasons")
    if typed not in ("", "withheld"):
        fix = "Write 'reasons: withheld' where they may not be given, and leave the key out otherwise."
        fields.report("reasons", "wrong-type", f"'{typed}' is not 'withheld'.", fix)
    return typed == "withheld"


def _once(fields: FieldReader, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.text for item in fields.texts(key)))
