"""What a regime file may say as a whole: its head, its sources, and its explanations."""

import datetime

from site_builder.legislation.entry import Entry, Explanation, Role, Source
from site_builder.legislation.provision import Provision
from site_builder.legislation.regime import Regime
from site_builder.legislation.sections import entries_of
from site_builder.legislation.sheet import Fields, Sheet
from site_builder.patterns import regex

_HEAD = {"code", "title", "noun", "term", "territory", "names", "regulator", "complaint", "link", "as_at"}
_REQUIRED = frozenset(_HEAD | {"public_interest", "sources", "sections"})
_KNOWN = _REQUIRED | {"appeal", "other_years", "ncnd", "emissions", "explanations"}
_EXPLAINED = frozenset({"protects", "tests", "argue", "sources"})
_CODE = regex(r"[A-Z]{2,12}")


def regime_of(fields: Fields, sheet: Sheet) -> Regime | None:
    """The regime that the file describes; None where it has no code, so that no more can be said."""
    sheet.only(fields, _KNOWN, _REQUIRED, 1)
    code = sheet.text(fields, "code")
    if not _CODE.fullmatch(code):
        sheet.fault(1, "code", f"'{code}' is no code.", "Use two to twelve capital letters.")
        return None
    _check_head(fields, code, sheet)
    explanations = _explanations(fields, code, sheet)
    entries = entries_of(sheet.table(fields, "sections"), explanations, code, sheet.text(fields, "link"), sheet)
    _check_explained(entries, explanations, sheet, fields)
    return _regime(fields, code, entries, sheet)


def _regime(fields: Fields, code: str, entries: dict[Provision, Entry], sheet: Sheet) -> Regime:
    interest, ncnd = sheet.table(fields, "public_interest"), sheet.table(fields, "ncnd")
    sheet.only(interest, {"provision", "rule"}, {"provision", "rule"} if interest else (), 1)
    sheet.only(ncnd, {"provision", "with"}, (), 1)
    texts = {key: sheet.text(fields, key) for key in ("title", "noun", "term", "territory", "regulator", "complaint")}
    return Regime(
        code=code,
        **texts,
        appeal=sheet.text(fields, "appeal"),
        link=sheet.text(fields, "link"),
        names=sheet.words(fields, "names"),
        other_years=sheet.words(fields, "other_years"),
        as_at=sheet.date(fields, "as_at") or datetime.date.min,
        public_interest=_recorded(sheet.text(interest, "provision"), code, entries, sheet) or Provision(code, "0"),
        public_interest_rule=sheet.text(interest, "rule"),
        entries=entries,
        ncnd_provision=_recorded(sheet.text(ncnd, "provision"), code, entries, sheet) if ncnd else None,
        ncnd_with=tuple(p for text in sheet.words(ncnd, "with") if (p := _recorded(text, code, entries, sheet))),
        emissions=_recorded(sheet.text(fields, "emissions"), code, entries, sheet) if "emissions" in fields else None,
    )


def _check_head(fields: Fields, code: str, sheet: Sheet) -> None:
    noun, term, link = (sheet.text(fields, key) for key in ("noun", "term", "link"))
    if noun not in ("section", "regulation"):
        sheet.fault(1, "noun", f"'{noun}' is no noun of a law.", "Use section or regulation.")
    elif (noun == "regulation") != code.endswith("R"):
        sheet.fault(1, "code", f"The code {code} does not fit {noun}s.", "End the code in R for regulations alone.")
    if term not in ("exemption", "exception"):
        sheet.fault(1, "term", f"'{term}' is no term.", "Use exemption or exception.")
    if not link.startswith("https://") or "{place}" not in link:
        sheet.fault(1, "link", "The link leads to no provision.", "Begin it with https:// and put {place} into it.")


def _explanations(fields: Fields, code: str, sheet: Sheet) -> dict[Provision, Explanation]:
    listed = sheet.table(fields, "sources")
    sources = {key: _source(sheet.table(listed, key), sheet) for key in listed}
    found: dict[Provision, Explanation] = {}
    for text, node in sheet.table(fields, "explanations").items():
        about = sheet.table(sheet.table(fields, "explanations"), text)
        sheet.only(about, _EXPLAINED, _EXPLAINED, node.line)
        for key in set(sheet.words(about, "sources")) - sources.keys():
            sheet.fault(node.line, text, f"'{key}' is not among the sources of the file.", "Add it to the sources.")
        named = tuple(sources[key] for key in sheet.words(about, "sources") if key in sources)
        words = sheet.text(about, "protects"), sheet.words(about, "tests"), sheet.words(about, "argue")
        try:
            found[Provision.parse(code, text)] = Explanation(*words, named)
        except ValueError:
            sheet.fault(node.line, text, f"'{text}' is no provision.", "Write it as 31 or 12(5)(b).")
    return found


def _source(about: Fields, sheet: Sheet) -> Source:
    sheet.only(about, {"title", "url"}, {"title", "url"}, 1)
    return Source(sheet.text(about, "title"), sheet.text(about, "url"))


def _check_explained(
    entries: dict[Provision, Entry], explanations: dict[Provision, Explanation], sheet: Sheet, fields: Fields
) -> None:
    about = sheet.table(fields, "explanations")
    for provision in explanations.keys() - entries.keys():
        text = provision.text
        sheet.fault(about[text].line, text, f"'{text}' is explained but not recorded.", "Add it to the sections.")
    for provision, entry in entries.items():
        if not provision.limbs and entry.role is Role.EXEMPTION and provision not in explanations:
            sheet.fault(1, provision.text, f"'{provision.text}' is not explained.", "Add it to the explanations.")


def _recorded(text: str, code: str, entries: dict[Provision, Entry], sheet: Sheet) -> Provision | None:
    found = next((p for p in entries if p.text == text), None)
    if found is None:
        sheet.fault(1, "", f"'{text}' is not recorded.", "Name a place that the sections hold.")
    return found
