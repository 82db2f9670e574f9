"""Names of people who are spoken to, sign or speak of themselves where no `Dear` and no label says so."""

import re
from collections.abc import Iterator, Sequence

from site_builder.gate.personal.owners.contacts import STREETS
from site_builder.gate.personal.people.forenames import can_be_a_surname, is_forename, person_in
from site_builder.gate.personal.people.introduced import OFFICIAL, SELF
from site_builder.gate.personal.people.named import WELSH_CLOSING, can_sign, reads_like_a_name
from site_builder.gate.personal.signs import Match, Text
from site_builder.gate.personal.sought import BEHALF, CLOSINGS, KIN, OWN, SECTIONS
from site_builder.patterns import regex
from site_builder.problems import Level

_COURTESY = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?"
_SURNAME = r"(?:(?:de|van|von|der|la|le|O')[ ]?){0,2}[A-Z][\w'’-]+"
_TITLED = rf"{_COURTESY}[ ]+(?!Justice|Speaker|President|Chair)(?:[A-Z]\.?[ ]){{0,3}}{_SURNAME}(?:[ ]{_SURNAME})?"
_PAIR = r"[A-Z][\w'’-]+[ ](?:[A-Z]\.?[ ]){0,2}(?:(?:de|van|von|al|bin|ap)[ ])?[A-Z][\w'’-]+"
_MARKS = r"[ \t>*_\"]*"
_SPOKEN_TO = regex(rf"{_MARKS}({_TITLED}){_MARKS}(?:[,:]{_MARKS}(?=\n|$)|(?=\n{_MARKS}\n))")
"""A line that is nothing but the name of somebody with a title."""
_WRITTEN_TO = regex(
    rf"{_MARKS}({_TITLED}),[ ](?i:thank|further to|following your|with (?:reference|regard)|"
    r"in (?:reply|response|answer|relation) to your|"
    r"i (?:write|refer|am writing|acknowledge|attach|enclose|can confirm)|"
    r"we (?:write|refer|acknowledge|received|have (?:received|considered|now))|please find|"
    r"your (?:request|letter|e-?mail|application|complaint|appeal|questions?))\b"
)
_YOURS = regex(
    r"\b[Yy]our (?:[\w-]+ ){0,5}(?:requests?|letter|e-?mail|application|complaint|appeal|enquiry|correspondence|"
    rf"questions?|call|patience|interest|review)\b(?:[^.;:\n]{{0,40}},)?[ ]({_TITLED})"
    r"(?=[:.;!?\n]|$|,(?! (?:the|our|a|an|who|as|head)\b))"
)
_REQUEST_OF = regex(rf"(?<!at the )\b(?:[Rr]equest|REQUEST|[Ee]nquiry|[Cc]omplaint)s? of ({_TITLED})")
_CLOSED = regex(
    rf"(?:[Rr]egards|[Ww]ishes|[Tt]hanks|[Ss]incerely|[Ff]aithfully|Cheers|{WELSH_CLOSING})"
    rf"(?:[,.!]?[ \t*_]+|[,.!]?[ \t]*\n{{1,2}}{_MARKS})({_PAIR}|[A-Z][a-z'’-]+)"
    r"(?: \([^()\n]{1,60}\))?[.*_ \t]*(?=\n|$)"
)
_BEGINS = regex(
    r"(?:^|\n|[.!?)]\s)[ \t>*_]*"
    r"(?:(?:[Ww]ith|[Kk]ind(?:est)?|[Bb]est|[Ww]arm(?:est)?|[Mm]any|Yours|Yn|Gyda|Yr eiddoch yn)[ ]){0,2}$"
)
_GIVEN = regex(
    rf"(?<![A-Za-z])(?i:my name is|my name's|i am|i'm|i,|this is)[ ]?({_PAIR})"
    r"(?=[.,;:!()\n]|$|[ ](?:and|of|from|at|who|here|speaking|writing|again|with|living)\b)"
)
_SURE = regex(r"(?i)my name")
_HERE = regex(r"This|this")
_WHENCE = regex(r" (?:of|from|here|speaking|writing)\b")
_KIND = regex(
    r"\b(?:British|English|Irish|Welsh|Scottish|Black|White|Asian|African|Caribbean|American|Indian|Pakistani|Polish|"
    r"European|Muslim|Christian|Catholic|Jewish|Hindu|Sikh|Roman|One|Two|Three|Four|Five|Six|First|Second|Third|Part|Phase|"
    r"Stage|Tier|Level|Year|Step|Section|Table|Figure|Annex|Appendix|Schedule|Volume|Version|Operation|Project|National|"
    r"Government|Crown|Royal|Great|United|Northern|Southern|Eastern|Western|Central|General|Public|Freedom|Subject)\b"
)
"""What no name of a person holds, though it reads like one."""
_KIN = regex(
    r"[ ](?:son|daughter|child|wife|husband|partner|mother|father|mum|dad|brother|sister|uncle|aunt|nephew|niece|"
    r"cousin|grand(?:son|daughter|mother|father)|client|constituent|neighbour|friend|tenant)"
    rf"(?:[ ]is|['’]s name is|[ ]called|[ ]named)?,?[ ]\(?({_TITLED}|{_PAIR})(?![ ](?:Ltd|plc|&|[A-Z])|[\w-])"
)
_OURS = regex(
    r"(?i)(?:\b(?:(my|our)|her|his|their|whose)|\w['’]s)"
    r"(?: (?:late|elderly|disabled|eldest|youngest|elder|younger|own|next[- ]door|\d+[- ]year[- ]old))?$"
)
_PARTNERS = regex(r" (?:partner|client|constituent|neighbour|friend|tenant)")
"""Who may be a body as well."""
_PLACES = (
    rf"{STREETS}|Hospital|Infirmary|Hospice|School|Academy|College|University|Hall|Ward|Station|Hotel|Arms|Surgery|"
    "Library|Theatre|Estate|Cross|Lynn|Heath|Norton"
)
"""What is called after kings, and tells of no king."""
_PUBLIC = regex(
    r"\b(?:King|Queen|Prince|Princess|Duke|Duchess|Lord|Lady|Sir|Dame|Mayor)\b"
    rf"(?!(?:['’]s)?(?: [A-Z][\w'’-]+){{0,3}} (?:{_PLACES})\b)[^.;\n]{{0,200}}$|"
    r"(?i:\b(?:in|since|died|born|about|c\.))[ ](?:1[0-8]\d\d|190\d)\b|\((?:1[0-8]\d\d|190\d)\b"
)
"""What a line says that tells of people known to all, or of long ago."""
_BESIDE = 200
"""How far on its line that is looked for before the name and behind it."""
_BEHALF = regex(rf"behalf of (?:the )?({_TITLED}|{_PAIR})")
_FIRST = regex(
    r"\n##[ \t]+(?:Your |Our )?(?:Request|Response)\b[^\n]*\n\s*?"
    rf"{_MARKS}([A-Z][a-z'’-]+){_MARKS}[,:]{_MARKS}(?=\n|$)"
)
"""One word and a comma, alone on the first line of a letter."""
_GREETINGS = frozenset(
    """
    hello hi hey greetings morning afternoon evening thanks good please apologies sirs all colleagues team madam sir
    everyone everybody folks officers officer requester applicant customer resident note answer yes no however therefore
    urgent dear cofion diolch helo syr bawb bore prynhawn question questions figures guidance hiya regards both
    """.split()  # noqa: SIM905 (a list of forty quoted words reads badly)
)
_OFFICE = regex(
    rf"(?i)[ \t*_]*[,(–:-]?\s*(?:the |our |as |a |an )?(?:[\w-]+ ){{0,4}}?(?:{OFFICIAL.pattern.removeprefix('(?i)')}|"
    r"\b(?:mp|msp|ms|mep|kc|qc|minister|commissioner|mayor|judge|registrar|author|chairman|chairwoman|coroner)\b)"
)
"""What says right behind a name that somebody holds an office."""


def addressed(seen: Text) -> Iterator[Match]:
    """Names in the lines that open and close a letter, and behind words by which somebody says who they are."""
    if seen.titled:
        yield from _titled(seen.text, seen.titled)
    for first in seen.starting(_FIRST, SECTIONS):
        if first[1].lower() not in _GREETINGS:
            yield Match("a name after a salutation", first.start(1), first.end(1))
    for closed in seen.starting(_CLOSED, CLOSINGS):
        if _BEGINS.search(seen.text, max(closed.start() - 24, 0), closed.start()) and _signed(seen.text, closed):
            yield Match("a name under a closing", closed.start(1), closed.end(1), Level.ADVISE)
    yield from _own(seen)


def _titled(text: str, titles: Sequence[int]) -> Iterator[Match]:
    """Those with a title before their name."""
    for at in titles:
        line = text.rfind("\n", 0, at) + 1
        found = _SPOKEN_TO.match(text, line) or _WRITTEN_TO.match(text, line)
        if found and found.start(1) == at and _opens(text, line) and not in_office(text, found.end()):
            yield Match("a name after a salutation", at, found.end(1))
    for pattern in (_YOURS, _REQUEST_OF):
        for found in pattern.finditer(text):
            if not in_office(text, found.end(1)):
                yield Match("the name of a requester", found.start(1), found.end(1))


def _opens(text: str, line: int) -> bool:
    """Whether the line begins a text or a paragraph, and none under a closing."""
    above = text[max(line - 80, 0) : line].rstrip(" \t")
    if not above.strip():
        return text[line:].count("\n") > 0 or "," in text[line:]
    last = above.strip().rpartition("\n")[2]
    return (above.endswith("\n\n") or last.startswith("#")) and not signs_off(last)


def signs_off(line: str) -> bool:
    """Whether a line is the closing of a letter."""
    return _SIGNS_OFF.search(line) is not None


_SIGNS_OFF = regex(r"(?i)\b(?:regards|sincerely|faithfully|truly|wishes|thanks|gywir|cofion|diolch)\b[,.!*_ ]*$")


def _signed(text: str, closed: re.Match[str]) -> bool:
    """Whether a closing has the name of somebody behind it; a word that is no forename only where nothing follows."""
    name = closed[1]
    if " " in name:
        return can_sign(name) and not _KIND.search(name)
    if is_forename(name):
        return can_sign(name)
    rest = text[closed.end() :].lstrip()
    ends = not rest or rest.startswith(("#", "---"))
    return ends and name.lower() not in _GREETINGS and can_be_a_surname(name) and reads_like_a_name(f"Ms {name}")


def _own(seen: Text) -> Iterator[Match]:
    """Who says who they are, or for whom they write."""
    for given in seen.starting(_GIVEN, OWN):
        known = person_in(given[1]) != ""
        if known or (reads_like_a_name(given[1]) and not _KIND.search(given[1]) and _may_be_said(seen.text, given)):
            yield Match(SELF, given.start(1), given.end(1), Level.ADVISE)
    for kin in seen.starting(_KIN, KIN):
        whose = _OURS.search(seen.text, max(kin.start() - 40, 0), kin.start())
        if whose and _is_somebody(kin[1]) and (whose[1] or not _is_known_to_all(seen.text, kin)):
            yield Match("the name of whom a case is about", kin.start(1), kin.end(1))
    for behalf in seen.starting(_BEHALF, BEHALF):
        titled = re.match(_COURTESY, behalf[1]) is not None or person_in(behalf[1]) != ""
        if titled and _is_somebody(behalf[1]) and not in_office(seen.text, behalf.end(1)):
            yield Match("the name of whom a case is about", behalf.start(1), behalf.end(1))


def _may_be_said(text: str, given: re.Match[str]) -> bool:
    """Whether what is no common name may be one: whoever says "this is" must say of whom."""
    if _SURE.match(given[0]):
        return True
    if in_office(text, given.end(1)) or not all(map(can_be_a_surname, given[1].split())):
        return False
    return _HERE.match(given[0]) is None or _WHENCE.match(text, given.end()) is not None


def _is_known_to_all(text: str, kin: re.Match[str]) -> bool:
    """Whether whoever is told of as somebody's is a body, holds an office or lived long ago."""
    before = text[max(kin.start() - _BESIDE, 0) : kin.start()].rpartition("\n")[2]
    after = text[kin.end(1) : kin.end(1) + _BESIDE].partition("\n")[0]
    told = f"{before}{text[kin.start() : kin.end(1)]}"
    named = _PARTNERS.match(kin[0]) is None or re.match(_COURTESY, kin[1]) or person_in(kin[1])
    return not named or in_office(text, kin.end(1)) or any(map(_PUBLIC.search, (told, f"{told}{after}")))


def _is_somebody(name: str) -> bool:
    return reads_like_a_name(name) and not _KIND.search(name) and can_be_a_surname(name.split()[-1])


def in_office(text: str, end: int) -> bool:
    """Whether what follows a name says what office its bearer holds."""
    return _OFFICE.match(text, end, end + 60) is not None
