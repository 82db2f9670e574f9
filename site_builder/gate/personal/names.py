"""Names of files: they are published as part of an address."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, advice, masked
from site_builder.gate.personal.identifiers import matches
from site_builder.gate.personal.owners.contacts import allowed
from site_builder.gate.personal.owners.mailbox_words import MAILBOXES, THINGS
from site_builder.gate.personal.owners.mailboxes import is_role
from site_builder.gate.personal.people.forenames import can_be_a_surname, is_forename, person_in
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.gate.personal.signs import looked_at
from site_builder.gate.personal.text import text_findings
from site_builder.patterns import regex
from site_builder.problems import Level

_TITLED = regex(r"(?:^|[ _.-])(?:Mr|Mrs|Ms|Miss|Mx|Dr)[ _.-]+(?:[A-Z]\.?[ _.-]+){0,2}[A-Z][a-z]+")
_SMALL = regex(
    r"(?<![a-z])(?:to|from|for|by|of|re|mr|mrs|ms|miss|requester|applicant|complainant)[ _-]+"
    r"(?:(?:mr|mrs|ms|miss|mx|dr)[ _-]+)?(?!(?:mr|mrs|ms|miss|mx|dr)[ _-])([a-z]{2,15})[ _-]+([a-z'’]{2,20})(?![a-z])"
)
"""A name in small letters, right behind a word of letters and requests."""
_LIVES = regex(
    r"(?<![a-z])(?:mr|mrs|ms|miss|dr)[ _-]+(?:[a-z'’]{2,20}[ _-]+){1,2}\d{1,3}[a-z]?[ _-]+(?:[a-z'’]+[ _-]+){1,3}"
    r"(?:street|st|road|rd|avenue|ave|close|lane|drive|crescent|court|way|place|terrace|grove|gardens|square|hill|row)(?![a-z])"
)
"""Somebody with a title, and behind it a house in a street."""
_ABOUT_ONE = regex(
    r"(?i)(?<![a-z])(?:complain\w*|grievance|appeal|disciplin\w+|statement|witness|victim|d?sar|subject[ _-]access|"
    r"letter|e-?mail|objection|claim|tenan\w+|medical|sickness|referral|assessment|interview|application|case|requester|"
    r"applicant|cv|payslip|safeguarding|eviction|arrears|debts?|born|dob|patient|pupil|student|exclusion|caution|arrest)"
    r"(?![a-z])"
)
"""What is written to, from or about one person."""
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


def _maybe_small(stem: str) -> bool:
    """Whether a forename in small letters stands there, and behind it a word that is none of an office or a place."""
    words = re.findall(r"[a-z'’]{2,}", stem.lower())
    pairs = (pair for pair in pairwise(words) if is_forename(pair[0]))
    return any(can_be_a_surname(last) and last not in MAILBOXES and last not in THINGS for _, last in pairs)


def _may_be_framed(spoken: str) -> bool:
    """Whether a few words in capitals stand at the end, behind a word of letters and requests."""
    framed = _FRAMED.search(spoken)
    return framed is not None and _may_be_named(framed[1])


def _personal(name: str, rules: Rules) -> Iterator[Finding]:
    """What identifies or reaches somebody, and names: a postcode alone may be that of a place, and is advice."""
    stem = re.sub(r"\.\w{1,5}$", "", name)
    spoken = re.sub(r"_+", " ", stem)
    forms = dict.fromkeys([spoken, re.sub(r"[_-]+", " ", stem), re.sub(r"[_.-]+", "", stem)])
    found = [(m, form[m.start : m.end]) for form in forms for m in matches(looked_at(form))]
    found = [(m, v) for m, v in found if not allowed(v, rules.allowed_contacts) and not ("@" in v and is_role(v))]
    small = [" ".join(pair).title() for pair in _SMALL.findall(stem)]
    code_name = re.search(r"\b(?:Op|Operation|Project|Storm|Exercise)[ _.-]", stem)
    person = bool(
        _TITLED.search(name)
        or _LIVES.search(stem.lower())
        or any(map(person_in, [*small, *([] if code_name else [spoken])]))
    )
    for match, value in sorted(found, key=lambda it: it[0].level is not Level.BLOCK)[:1]:
        what = f"The name of the file holds {match.kind} ({masked(value)})."
        level = Level.BLOCK if match.level is Level.BLOCK or person else Level.ADVISE
        yield Finding("personal-data-in-filename", "", what, level)
    if person:
        yield Finding("personal-data-in-filename", "", "The name of the file holds the name of a person.")
    elif (_ABOUT_ONE.search(stem) and _maybe_small(stem)) or _may_be_framed(spoken):
        yield advice("personal-data-in-filename", "", "The name of the file may hold the name of a person.")
