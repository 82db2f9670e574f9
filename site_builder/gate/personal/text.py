"""The rules about personal data and treacherous characters, run over any text: a record, a cell, a page of a PDF."""

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterator

from site_builder.gate.attachments.properties import path_findings
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.findings import Finding, masked
from site_builder.gate.personal.characters import character_findings
from site_builder.gate.personal.identifiers import matches
from site_builder.gate.personal.owners.contacts import allowed
from site_builder.gate.personal.owners.mailboxes import is_role
from site_builder.gate.personal.people.addressed import addressed
from site_builder.gate.personal.people.forenames import people_in
from site_builder.gate.personal.people.heads import IN_A_HEAD, is_of_own_office
from site_builder.gate.personal.people.introduced import SELF
from site_builder.gate.personal.people.labelled import labelled
from site_builder.gate.personal.people.named import people
from site_builder.gate.personal.people.told import MOST, not_looked_at, told
from site_builder.gate.personal.readings import other_readings
from site_builder.gate.personal.signs import Text, looked_at
from site_builder.gate.places import Lines
from site_builder.patterns import regex
from site_builder.problems import Level

_PLAIN = dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-") | dict.fromkeys("\u00ad\u200b\u2060", "")
_NUMBERS = regex(
    r"\d(?:[ ()./-]{0,2}\d){5}|\d ?[A-Z]{2}|\d[A-Z]\b|[a-z]\d[a-z\d]? ?\d[a-z]{2}\b|[a-z]\d{2,3} ?[a-z]{3}\b"
)
_CUES = (
    *("@", "dear ", "hello ", "hi ", "good morning", "good afternoon", "from:", "to:"),
    *("cc:", "wrote", "applicant", "request", "submitted", "regards", "yours", "birth"),
    *("born", "dob", "d.o.b", "passport", "sort", "home", "living", "lives"),
    *("resid", "address", "name of", "from*", "to*", "%40", " dot ", "attention of"),
    *("fao", "attn", "thank", "wishes", "sincerely", "cheers", "complainant", "victim"),
    *("witness", "suspect", "informant", "caller", "patient", "subject:", "next of kin", "defendant"),
    *("claimant", "driver", "keeper", "tenant", "linkedin", "facebook", "mr ", "mrs "),
    *("ms ", "ip ", "annwyl", "helo ", "hey ", "bore da", "prynhawn", "evening"),
    *("live", "cofion", "diolch", "gywir", "vrm", "vrn", "plate", "geni"),
    *("moved", "reg", "again ", "morning", "thanks", "my name", "i am ", "i'm "),
    *(" by", "name:", "code", "s/c", "chi ", "at)", "at]", "at}"),
    *(" gmail", " hotmail", " outlook", " yahoo", " icloud", " btinternet", " live.", " aol."),
    *("complaint", "statement", "appeal", "enquiry"),
    *("aged", " b.", "dr ", "miss ", "this is ", "behalf of", "my ", "our "),
    *("oh ", "double", "treble", "zero", "nought", "naught", "occupi", "householder"),
    *("enw", "full name", "'s ", "’s ", "eiddoch", "ddiffuant", "chofion", "signed", "details", "deceased"),
    *("name of", "her ", "his ", "their ", "oddi wrth", "anfonwyd", "ganwyd", "ganed", "cartref", " gan "),
)


def text_findings(text: str, rules: Rules) -> Iterator[Finding]:
    """Personal data, paths of private places and characters that deceive, each with its line in the text."""
    yield from character_findings(text)
    yield from personal_findings(text, rules)
    yield from path_findings(text, "")


def personal_findings(text: str, rules: Rules) -> Iterator[Finding]:
    """Identifiers, contact details and names of people, sorted by place; each value is masked."""
    text = as_read(text)
    if len(text) < 300 and not worth_reading(text):
        return  # most cells of most tables end here
    seen = looked_at(text)
    found = list(_found(seen, rules))
    yield from found
    told = {(it.line, it.what.partition(" (")[0]) for it in found}
    for reading in other_readings(seen):
        again = _found(looked_at(reading), rules)
        yield from (it for it in again if (it.line, it.what.partition(" (")[0]) not in told)


def _found(seen: Text, rules: Rules) -> Iterator[Finding]:
    """What is found in one reading of a text, sorted by place."""
    text = seen.text
    found: dict[tuple[int, str], Finding] = {}
    ends: dict[tuple[int, str], int] = {}
    lines, own = Lines(text), rules.own_domains
    for match in (*matches(seen), *labelled(seen), *people(seen), *addressed(seen), *told(seen)):
        value = _written(text[match.start : match.end])
        if allowed(value, rules.allowed_contacts) or ("@" in value and is_role(value, own)):
            continue
        if match.kind == IN_A_HEAD and is_of_own_office(text, match, own):
            continue
        if "name" in match.kind and rules.authority and rules.authority.lower() in value.lower():
            continue
        line = lines.of(match.start)
        ends[match.start, match.kind] = match.end
        found[match.start, match.kind] = Finding(
            "personal-data", "", f"There is {match.kind} ({masked(value)}).", match.level, line
        )
    yield from (found[key] for key in sorted(_once(found, ends)))
    if (at := not_looked_at(seen)) is not None:
        yield Finding("too-complex", "", f"There are more than {MOST:,} names of people.", line=lines.of(at))


def _once(found: dict[tuple[int, str], Finding], ends: dict[tuple[int, str], int]) -> Iterator[tuple[int, str]]:
    """Where something is found, and of the names that overlap the one that says most: one that blocks, before all."""
    begins: list[int] = []
    taken: dict[int, int] = {}
    for key in sorted(found, key=lambda key: (found[key].level is not Level.BLOCK, SELF not in key[1], key)):
        if "name" in key[1]:
            place = bisect_left(begins, ends[key])  # those that are taken do not overlap: the last before may reach in
            if place and taken[begins[place - 1]] > key[0]:
                continue
            insort(begins, key[0])
            taken[key[0]] = ends[key]
        yield key


def _written(value: str) -> str:
    """An address as a machine writes it."""
    value = re.sub(r"[\[(]([.@])[\])]", r"\1", value)
    spoken = re.sub(r"(?i)\s*[\[({]?\b(?:dot)\b[\])}]?\s*", ".", value) if "dot" in value.lower() else value
    return re.sub(r"(?i)(?: at | ?[\[({]at[\])}] ?)(?=[\w.-]+$)", "@", spoken).replace("%40", "@")


def as_read(text: str) -> str:
    """The text with wide digits, dashes and fixed spaces in their plain form, and without soft hyphens."""
    if text.isascii():
        return text
    read = unicodedata.normalize("NFKC", text)
    for sign, plain in _PLAIN.items():
        read = read.replace(sign, plain)
    return read


def worth_reading(text: str) -> bool:
    """Whether any rule about persons could find something in the text: one quick look instead of twenty."""
    lower = text.lower()
    return any(cue in lower for cue in _CUES) or _NUMBERS.search(text) is not None or bool(people_in(text))
