"""The front matter keys that tell what became of a response after it was published."""

import datetime
from collections.abc import Iterator, Sequence

from site_builder.records.fields import FieldReader
from site_builder.records.lifecycle import Correction, RegulatorCase, Replacement, Result, Review, Withdrawal
from site_builder.records.schema import (
    CORRECTION_FIELDS,
    REGULATOR_FIELDS,
    REPLACEMENT_FIELDS,
    REVIEW_FIELDS,
    REVIEW_RESULTS,
    WITHDRAWAL_FIELDS,
    Field,
)


def corrections(fields: FieldReader) -> tuple[Correction, ...]:
    """The corrections in the order in which they were made."""
    found = (
        Correction(day, note)
        for entry in _entries(fields, "corrections", CORRECTION_FIELDS)
        if (day := entry.day("date")) and (note := entry.text("note"))
    )
    return tuple(sorted(found, key=lambda it: it.date))


def replacements(attachment: FieldReader) -> tuple[Replacement, ...]:
    """When an attachment took the place of an earlier file, in order."""
    found = (
        Replacement(day, note, entry.text("file"))
        for entry in _entries(attachment, "replaced", REPLACEMENT_FIELDS)
        if (day := entry.day("date")) and (note := entry.text("note"))
    )
    return tuple(sorted(found, key=lambda it: it.date))


def withdrawal(fields: FieldReader) -> Withdrawal | None:
    """The withdrawal; one whose keys are wrong still counts as one, so that nothing is published meanwhile."""
    entry = _entry(fields, "withdrawn", WITHDRAWAL_FIELDS)
    if entry is None:
        return None
    return Withdrawal(entry.day("date") or datetime.date.min, entry.text("reason"), entry.flag("hide_title"))


def review(fields: FieldReader) -> Review | None:
    """The internal review, under way or decided."""
    entry = _entry(fields, "review", REVIEW_FIELDS)
    if entry is None:
        return None
    found = Review(entry.day("requested"), entry.day("decided"), _result(entry, "result"), entry.text("note"))
    if found.result and found.decided is None and not entry.text("decided"):
        fix = "Add 'decided: YYYY-MM-DD', the day of its outcome."
        entry.report("decided", "missing-field", "The review has a result and no day.", fix)
    if found.decided and found.result is None and not entry.text("result"):
        fix = f"Add 'result: …', one of: {', '.join(REVIEW_RESULTS)}."
        entry.report("result", "missing-field", "The review was decided, but its result is missing.", fix)
    if not any((found.requested, found.decided, entry.text("requested"), entry.text("decided"))):
        fix = "Add 'requested: YYYY-MM-DD', or 'decided: YYYY-MM-DD' with its 'result'."
        entry.report("requested", "missing-field", "The review has no day.", fix)
    return found


def regulator_case(fields: FieldReader) -> RegulatorCase | None:
    """The regulator's case, open or decided."""
    entry = _entry(fields, "regulator_case", REGULATOR_FIELDS)
    if entry is None:
        return None
    url, decision, date = entry.text("url"), _result(entry, "decision"), entry.day("date")
    if url and not url.startswith(("https://", "http://")):
        fix = "Write it with https:// in front."
        entry.report("url", "unsafe-link", f"'{url}' is not a web address.", fix)
        url = ""
    if decision and date is None and not entry.text("date"):
        fix = "Add 'date: YYYY-MM-DD', the day of the decision."
        entry.report("date", "missing-field", "The regulator's decision has no day.", fix)
    return RegulatorCase(entry.text("reference"), url, decision, date, entry.text("note"))


def _entries(fields: FieldReader, key: str, known: Sequence[Field]) -> Iterator[FieldReader]:
    """A reader for each entry of a list of tables, its keys checked."""
    within = f"{fields.within}.{key}" if fields.within else key
    for table in fields.tables(key):
        entry = FieldReader(fields.path, table, within, fields.problems)
        entry.check_keys(known)
        yield entry


def _entry(fields: FieldReader, key: str, known: Sequence[Field]) -> FieldReader | None:
    """A reader for the one table that stands behind the key; None where there is none."""
    table = fields.one_table(key)
    if table is None:
        return None
    entry = FieldReader(fields.path, table, key, fields.problems)
    entry.check_keys(known)
    return entry


def _result(entry: FieldReader, key: str) -> Result | None:
    shape = next(field.shape for field in (*REVIEW_FIELDS, *REGULATOR_FIELDS) if field.name == key)
    found = entry.choice(key, shape["enum"])
    return Result(found) if found else None
