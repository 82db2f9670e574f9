"""Names of files: they are published as part of an address."""

import re
import unicodedata
from collections.abc import Iterator

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, advice, masked
from site_builder.gate.personal.contacts import allowed
from site_builder.gate.personal.forenames import can_be_a_surname, person_in
from site_builder.gate.personal.identifiers import matches
from site_builder.gate.personal.mailboxes import is_role
from site_builder.gate.personal.people import reads_like_a_name
from site_builder.gate.personal.signs import looked_at
from site_builder.gate.personal.text import text_findings
from site_builder.patterns import regex
from site_builder.problems import Level

_TITLED = regex(r"(?:^|[ _.-])(?:Mr|Mrs|Ms|Miss|Mx|Dr)[ _.-]+(?:[A-Z]\.?[ _.-]+){0,2}[A-Z][a-z]+")
_SMALL = regex(
    r"(?<![a-z])(?:to|from|for|by|of|re|mr|mrs|ms|miss|requester|applicant|complainant)[ _-]+"
    r"([a-z]{2,15})[ _-]+([a-z'’]{2,20}(?:-[a-z]+)?)(?![a-z])"
)
"""A name in small letters, right behind a word of letters and requests."""
_FRAMED = regex(
    r"(?i:\b(?:response|reply|letter|e-?mail|answer) (?:to|from)|"
    r"\b(?:statement|complaint|request|application|cv) (?:of|by|from))"
    r"[ -]+([A-Z][a-z'’-]+ (?:[A-Z]\.? )?[A-Z][A-Za-z'’-]+)$"
)
_RESERVED = regex(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_JUNK = regex(r"(?i)~\$.*|\.~lock\..*|thumbs\.db|desktop\.ini|\.ds_store|.*\.(?:bak|tmp|swp|orig)|.*~")


def name_findings(name: str, rules: Rules) -> Iterator[Finding]:
    """A name that is unsafe in an address, deceives, or tells of a person."""
    if re.search(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", name):
        code = "bidi-control" if re.search("[\u202a-\u202e\u2066-\u2069]", name) else "filename"
        yield Finding(code, "", "The name of the file holds characters that cannot be seen.")
    if _JUNK.fullmatch(name):
        yield Finding("junk-file", "", "By its name it is a leftover of another program.")
    if name != name.strip(" .") or _RESERVED.fullmatch(name) or len(unicodedata.normalize("NFC", name).encode()) > 200:
        yield Finding("filename", "", "The name of the file does not work on every machine.")
    yield from _personal(name, rules)
    for finding in text_findings(name, rules):
        if finding.code == "homoglyph":
            yield finding


def _may_be_named(words: str) -> bool:
    """Whether two or three words in capitals can be a name, as far as the last of them tells."""
    return reads_like_a_name(words) and can_be_a_surname(words.split()[-1])


def _personal(name: str, rules: Rules) -> Iterator[Finding]:
    """What identifies or reaches somebody, and names: a postcode alone may be that of a place, and is advice."""
    stem = re.sub(r"\.\w{1,5}$", "", name)
    spoken = re.sub(r"_+", " ", stem)
    forms = dict.fromkeys([spoken, re.sub(r"[_-]+", " ", stem), re.sub(r"[_.-]+", "", stem)])
    found = [(m, form[m.start : m.end]) for form in forms for m in matches(looked_at(form))]
    found = [(m, v) for m, v in found if not allowed(v, rules.allowed_contacts) and not ("@" in v and is_role(v))]
    small = [" ".join(pair).title() for pair in _SMALL.findall(stem)]
    code_name = re.search(r"\b(?:Op|Operation|Project|Storm|Exercise)[ _.-]", stem)
    person = bool(_TITLED.search(name) or any(map(person_in, [*small, *([] if code_name else [spoken])])))
    for match, value in sorted(found, key=lambda it: it[0].level is not Level.BLOCK)[:1]:
        what = f"The name of the file holds {match.kind} ({masked(value)})."
        level = Level.BLOCK if match.level is Level.BLOCK or person else Level.ADVISE
        yield Finding("personal-data-in-filename", "", what, level)
    if person:
        yield Finding("personal-data-in-filename", "", "The name of the file holds the name of a person.")
    elif (framed := _FRAMED.search(re.sub(r"[_]+", " ", stem))) and _may_be_named(framed[1]):
        yield advice("personal-data-in-filename", "", "The name of the file may hold the name of a person.")
