"""Numbers and addresses that identify or reach one person, each by its form, its checksum or the words around it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from site_builder.gate.personal.contact_details import emails, phones
from site_builder.gate.personal.forms import DECIMAL
from site_builder.gate.personal.homes import addresses
from site_builder.gate.personal.owners.specimens import is_a_bodys_account, is_a_specimen
from site_builder.gate.personal.people.pupils import pupil_numbers
from site_builder.gate.personal.signs import Match, Text, around, near
from site_builder.gate.personal.sought import (
    AGED,
    BORN,
    BORN_SHORT,
    BRITISH,
    NETWORK,
    PASSPORT,
    PROFILES,
    SORT_CODE,
)
from site_builder.gate.personal.vehicles import vehicles
from site_builder.patterns import regex
from site_builder.problems import Level

_NINO = regex(
    r"(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[ ./-]?\d\d[ ./-]?\d\d[ ./-]?\d\d[ ./-]?[A-D](?![A-Za-z0-9])"
)
_NINO_SPREAD = regex(
    r"(?<!\b[A-Za-z0-9] )(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z] [A-CEGHJ-NPR-TW-Z](?: \d){6} [A-D]"
    r"(?![A-Za-z0-9]| [A-Za-z0-9]\b)"
)
"""With a blank between all its letters and digits."""
_NINO_SMALL = regex(_NINO.pattern, re.IGNORECASE)
_NINO_PARTED = regex(r"[A-Za-z]{2}([ ./-])\d\d\1\d\d\1\d\d\1[A-Da-d]")
"""In five parts as on its card: so nothing else is written, whatever its letters."""
_SAYS_HEALTH = r"\bNHS(?:\b|[ _]?(?i:n))|\bCHI\b|\bHCN\b|\bH ?& ?C\b|(?i:\bpatient|health (?:and care )?number)"
_NHS = regex(r"(?<![\d-])(?:\d{3}([ -]?)\d{3}\1\d{4}|\d{6}[ -]\d{4})(?![\d-])")
"""In three parts, or with the day of birth before the rest, as in Scotland."""
_CARD = regex(r"(?<![\d-])(?<!\d\.)(?:\d[ -]?){12,18}\d(?![\d-])(?!\.\d*[1-9])")
"""No number with a fraction is a card; `.0` is only how a program writes one that it took for a number."""
_MONTH = (
    r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"ion|chwef|ebr|mai|meh|gorff|awst|medi|hyd|tach|rhag)[a-z]{0,7}"
)
_DAY_IN_WORDS = (
    r"(?i:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|"
    r"fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|"
    r"eighteenth|nineteenth|twentieth|thirtieth)"
)
_DATE = (
    r"(?:\d{1,2}(?: ?[./-] ?| )\d{1,2}(?: ?[./-] ?| )(?:\d{4}|\d\d)|\d{4}([-./])\d\d\2\d\d|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s./-]+(?:{_MONTH}),?[\s./-]+['’]?(?:\d{{4}}|\d\d)|"
    rf"(?:{_DAY_IN_WORDS}\s+(?:day\s+)?of\s+)?(?:{_MONTH})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,?)?\s+\d{{4}})"
)
_BIRTH = regex(
    r"(?i:\b(?:date\s+of\s+birth|d\.?\s?o\.?\s?b|born(?:\s+on)?|birth\s?(?:date|day)|dyddiad geni|"
    r"gan(?:wyd|ed)(?: (?:hi|ef|fo|e|o))?(?: ar)?)\b\.?"
    r"(?:\s*\([^)\n]{1,20}\))?(?:\s+(?:is|was|as|of|the))*)"
    rf"[\s:()=,|*\"–-]{{0,12}}({_DATE})"
)
_AGED = regex(rf"(?i:\baged? \d{{1,3}})[ ]?\(({_DATE})\)")
_BORN_SHORT = regex(rf"(?<![A-Za-z.])b\.[ ]?({_DATE})")
_MANY = regex(r"(?i)\b(?:children|babies|infants|people|persons|those|pupils|patients|anyone|all)[ ]+$")
"""Whose births are counted where two dates follow; one day is somebody's."""
_DEAD = regex(r"(?:[,;]? (?:and )?)(?:died|d\.) [^()\n]{0,24}\d{4}\)")
"""How a life in brackets ends."""
_HONOURED = regex(r"\b(?:Sir|Dame|Lord|Lady|Baron(?:ess)?)(?: [A-Z][\w'’.-]+){1,4},? \(?$")
"""Whose birth is in every book of reference."""
_UNTIL = regex(r"\s*(?:to|and|until|till|[-–])\s*\d")
_LONG_AGO = regex(r"(?<!\d)(?:1[0-8]\d\d|190\d)(?!\d)")
_MASK = regex(r"/(?:[89]|1\d|2[0-4])(?!\d)")
"""What makes a network of an address."""
_PASSPORT = regex(r"(?i:\bpassport\b)[^\n]{0,30}?\b(\d{9})\b")
_LICENCE = regex(r"(?<![A-Za-z0-9])[A-Z9]{5} ?\d[0156]\d[0-3]\d{2} ?[A-Z9]{2}\d ?[A-Z]{2}(?![A-Za-z0-9])")
_BANK = regex(
    r"(?i:\b(?:sort\s?code|s/c)\b)[^\n]{0,20}?\d\d[- ]?\d\d[- ]?\d\d\b.{0,60}?\b\d{7,8}\b|"
    r"\b\d{8}\b.{0,30}?(?i:\b(?:sort\s?code|s/c)\b)[^\n]{0,10}?\d\d[- ]?\d\d[- ]?\d\d\b",
    re.S,
)
_ACCOUNT = regex(
    r"(?<![\d./-])\d\d-\d\d-\d\d(?:[ ,/]{1,3}|\s+)\d{8}(?!\d|[./-]\d)|"
    r"(?<![\d./-])\d{8}[ ,/(]{1,3}(?!(?:0[1-9]|[12]\d|3[01])-(?:0[1-9]|1[0-2])-)\d\d-\d\d-\d\d(?!\d|[./-]\d)"
)
"""A sort code and an account side by side, as nothing else is written: behind a number, a day is none."""
_POLICE = regex(r"(?<![\d/])(?:19|20)?(\d\d)/(\d{5,7})([A-HJ-NP-RT-Z])(?![A-Za-z0-9])")
_POLICE_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
"""Check letters of the Police National Computer: the year and the serial number, modulo 23."""
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IP = regex(rf"(?<![\w.])(?!10\.|127\.|192\.168\.|0\.)(?:{_BYTE}\.){{3}}{_BYTE}(?![\w.]?\d)")
_SAYS_IP = regex(
    r"(?i)\bip\b|"
    r"\b(?:user|visitor|client|reader|member|source|remote|device|log-?in)(?:s|['’]s|s['’])? (?:net(?:work)? )?address"
)
_PROFILE = regex(
    r"(?i)\blinkedin\.com/in/[\w%-]{3,}|"
    r"\bfacebook\.com/(?:profile\.php\?id=\d+|[a-z]{2,}\.[a-z]{2,}(?:\.\d+)?\b)"
)
_IBAN = regex(r"(?<![A-Za-z0-9])GB\d\d\s?[A-Z]{4}\s?(?:\d\s?){13}\d(?!\d)")
_LAST_LETTER = regex(r"[ ./-]?[A-Da-d]")
"""What stands behind the six digits of every National Insurance number."""
_SAYS_INSURANCE = regex(
    r"(?i)national insurance|\bnat\.? ins\b|\bnino\b|\bn\.?i\.?[ _-]?(?:no|num)|"
    r"\bni\b[*_]*[ ]?[:#]|\byswiriant gwladol"
)
_DRIVER = regex(r"\d ?[A-Z9]{2}\d ?[A-Z]{2}")
"""What a licence cannot be without; it begins as `signs.LETTERED` does."""


_FORMS = frozenset(
    {
        *("a National Insurance number", "an NHS number", "a payment card number", "a pupil's number"),
        *("a driving licence number", "a passport number", "a bank account", "a vehicle registration"),
    }
)
"""Kinds of which guides and forms show an example that is nobody's."""


def matches(seen: Text) -> Iterator[Match]:
    """Everything in the text that looks like a personal identifier, in no particular order."""
    for find in _FINDERS:
        for match in find(seen):
            if match.kind not in _FORMS or not is_a_specimen(seen.text, match.start, match.end):
                own = match.kind == "a bank account" and is_a_bodys_account(seen.text, match.start, match.end)
                yield replace(match, level=Level.ADVISE) if own else match


def _insurance(seen: Text) -> Iterator[Match]:
    if not any(_LAST_LETTER.match(seen.text, end) for _, end in seen.long):
        return
    for found in around(seen.text, seen.long, _NINO_SMALL, 6, 30):
        if _NINO.fullmatch(found[0]) or _NINO_PARTED.fullmatch(found[0]) or _SAYS_INSURANCE.search(seen.text):
            yield Match("a National Insurance number", found.start(), found.end())
    for found in around(seen.text, seen.long, _NINO_SPREAD, 5, 14):
        yield Match("a National Insurance number", found.start(), found.end())


def _health(seen: Text) -> Iterator[Match]:
    for found in around(seen.text, seen.long, _NHS, 4, 30) if seen.row >= 10 else ():
        number = re.sub(r"\D", "", found[0])
        cue = near(seen.text, found.start(), found.end(), _SAYS_HEALTH)
        if (found[1] or cue) and len(set(number)) > 1 and nhs_checks(number) and (cue or not number.startswith("0")):
            yield Match("an NHS number", found.start(), found.end())


def nhs_checks(digits: str) -> bool:
    """Whether the tenth digit is the modulus 11 check digit of the nine before it."""
    rest = 11 - sum(int(d) * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return rest != 10 and int(digits[9]) == rest % 11


def _cards(seen: Text) -> Iterator[Match]:
    for found in around(seen.text, seen.long, _CARD, 4, 60) if seen.row >= 13 else ():
        number = re.sub(r"\D", "", found[0])
        if _issuer(number) and luhn_checks(number) and len(set(number)) > 1:
            yield Match("a payment card number", found.start(), found.end())


def _issuer(digits: str) -> bool:
    lengths = {"4": (13, 16, 19), "5": (16,), "2": (16,), "6": (16, 19)}
    if digits[:2] in ("34", "37"):
        return len(digits) == 15
    if digits[:2] in ("30", "36", "38"):
        return len(digits) == 14
    if digits[0] == "5" and digits[1] not in "12345":
        return False
    if digits[0] == "2" and not 2221 <= int(digits[:4]) <= 2720:
        return False
    if digits[0] == "6" and not digits.startswith(("6011", "64", "65", "62")):
        return False
    return len(digits) in lengths.get(digits[0], ())


def luhn_checks(digits: str) -> bool:
    """Whether the number ends in its Luhn check digit."""
    odd, even = digits[-1::-2], digits[-2::-2]
    return (sum(map(int, odd)) + sum(sum(divmod(int(d) * 2, 10)) for d in even)) % 10 == 0


def _of_somebody_alive(text: str, birth: re.Match[str]) -> bool:
    """Whether the date of a birth may be that of one person who lives, and not of history or of a number of people."""
    many = _UNTIL.match(text, birth.end()) and _MANY.search(text, max(birth.start() - 12, 0), birth.start())
    return not (many or (birth[0][:4].lower() == "born" and _LONG_AGO.search(birth[1])))


def _in_books(text: str, birth: re.Match[str]) -> bool:
    """Whether somebody is spoken of who is dead, or known to all by a title."""
    if not birth[0].startswith("born"):
        return False
    dead = text[birth.start() - 1 : birth.start()] == "(" and _DEAD.match(text, birth.end())
    return bool(dead or _HONOURED.search(text, max(birth.start() - 60, 0), birth.start()))


def _documents(seen: Text) -> Iterator[Match]:
    births = around(seen.text, seen.words(*BORN), _BIRTH, 40, 80)
    for birth in births:
        if _of_somebody_alive(seen.text, birth):
            level = Level.ADVISE if _in_books(seen.text, birth) else Level.BLOCK
            yield Match("a date of birth", birth.start(1), birth.end(1), level)
    for pattern, cue in ((_AGED, AGED), (_BORN_SHORT, BORN_SHORT)):
        for aged in seen.starting(pattern, cue):
            yield Match("a date of birth", aged.start(1), aged.end(1))
    if seen.long and seen.says(*PASSPORT):
        yield from (
            Match("a passport number", m.start(1), m.end(1)) for m in around(seen.text, seen.long, _PASSPORT, 48, 12)
        )
    drivers = around(seen.text, seen.signs(_DRIVER), _LICENCE, 16, 8)
    yield from (Match("a driving licence number", m.start(), m.end()) for m in drivers)
    if seen.long and seen.says(*SORT_CODE):
        yield from (Match("a bank account", m.start(), m.end()) for m in around(seen.text, seen.long, _BANK, 40, 90))
    for found in around(seen.text, seen.long, _ACCOUNT, 1, 14) if seen.row >= 8 and "-" in seen.text else ():
        yield Match("a bank account", found.start(), found.end())
    for found in around(seen.text, seen.long, _POLICE, 5, 4) if seen.lettered and "/" in seen.text else ():
        checks = _POLICE_LETTERS[int(found[1] + found[2]) % 23] == found[3] and len(found[2]) == 7
        if checks or near(seen.text, found.start(), found.end(), r"\b(?:PNC|pnc)"):
            yield Match("a number of the Police National Computer", found.start(), found.end())
    for found in _PROFILE.finditer(seen.text) if seen.says(*PROFILES) else ():
        yield Match("the address of a person's profile", found.start(), found.end())
    has_network = len(seen.forms[DECIMAL]) >= 3 and any(around(seen.text, seen.words(*NETWORK), _SAYS_IP, 24, 12))
    for found in _IP.finditer(seen.text) if has_network else ():
        if _on_its_line(seen.text, found, _SAYS_IP) and not _MASK.match(seen.text, found.end()):
            yield Match("an IP address", found.start(), found.end())
    for account in _IBAN.finditer(seen.text) if seen.long and seen.says(*BRITISH) else ():
        compact = re.sub(r"\s", "", account[0])
        moved = "".join(str(int(c, 36)) for c in compact[4:] + compact[:4])
        if int(moved) % 97 == 1:
            yield Match("a bank account", account.start(), account.end())


def _on_its_line(text: str, found: re.Match[str], pattern: re.Pattern[str], reach: int = 45) -> bool:
    """Whether the pattern stands shortly before or behind the place, and not on another line."""
    before = text[max(found.start() - reach, 0) : found.start()].rpartition("\n")[2]
    behind = text[found.end() : found.end() + reach // 2].partition("\n")[0]
    return pattern.search(f"{before} {behind}") is not None


_FINDERS: tuple[Callable[[Text], Iterator[Match]], ...] = (
    *(emails, phones, _insurance, _health, _cards, pupil_numbers),
    *(addresses, vehicles, _documents),
)
