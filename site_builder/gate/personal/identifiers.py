"""Numbers and addresses that identify or reach one person, each by its form, its checksum or the words around it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from site_builder.gate.personal.signs import Text, around, looked_at
from site_builder.problems import Level


@dataclass(frozen=True, slots=True)
class Match:
    """One thing found in a text: what kind it is in words, and where it stands."""

    kind: str
    start: int
    end: int
    level: Level = Level.BLOCK


_SPELT = re.compile(
    r"(?i)(?<![\w.+-])[\w.+'-]{2,64} ?(?:\(at\)|\[at\]|\{at\}) ?"
    r"(?:[a-z0-9-]{1,63}(?: ?(?:\.|\(dot\)|\[dot\]|\{dot\}) ?))+[a-z]{2,24}\b"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}\b")
_IN_WORDS = re.compile(
    r"(?i)(?<![\w.+-])[\w+'.-]{2,40}(?: dot [\w+'-]{1,40}){0,4} at (?:[a-z0-9-]{1,63} dot ){1,4}[a-z]{2,24}\b"
)
_ENCODED = re.compile(_EMAIL.pattern.replace("@", "%40"))
_PHONE = re.compile(
    r"(?<![\w./+-])(?:07\d{3}([./])\d{3}\1\d{3}|"
    r"(?:\+44[\s-]?\(?0?\)?[\s-]?|0044[\s-]?|\(?0)(?:[\s()-]{0,2}\d){9,10})(?!\d|[./-]\d|\w)"
)
_NINO = re.compile(
    r"(?<![A-Za-z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[ ./-]?\d\d[ ./-]?\d\d[ ./-]?\d\d[ ./-]?[A-D](?![A-Za-z0-9])"
)
_NINO_SMALL = re.compile(_NINO.pattern, re.IGNORECASE)
_NINO_PARTED = re.compile(r"[A-Za-z]{2}([ ./-])\d\d\1\d\d\1\d\d\1[A-Da-d]")
"""In five parts as on its card: so nothing else is written, whatever its letters."""
_NHS = re.compile(r"(?<![\d-])\d{3}([ -]?)\d{3}\1\d{4}(?![\d-])")
_CARD = re.compile(r"(?<![\d-])(?:\d[ -]?){12,18}\d(?![\d-])")
_POSTCODE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d[A-Z\d]?|GIR) ?\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])")
_POSTCODE_SMALL = re.compile(r"(?<![A-Za-z0-9])[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}(?![A-Za-z0-9])")
_HOUSE = re.compile(
    r"(?:\b(?:[Ff]lat|[Aa]partment)\s\d+\w?,?\s)?(?<![\w£.-])\d{1,4}[A-Za-z]?,?\s(?:[A-Z][a-z']+\s){1,3}(?:Street|Road|Avenue|Lane|"
    r"Close|Drive|Way|Crescent|Gardens|Terrace|Place|Court|Grove|Hill|Square|Mews|Row|Walk|Rise|St|Rd|Ave)\b"
)
_VRM = re.compile(
    r"(?<![A-Za-z0-9-])(?:[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-9]\d)\s?[A-HJ-PR-Z]{3}|"
    r"[A-HJ-NPR-TV-Y]\d{1,3}\s?[A-HJ-PR-Y]{3})"
    r"(?![A-Za-z0-9-])"
)
_DATE = (
    r"(?:\d{1,2}[ ./-]\d{1,2}[ ./-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d|"
    r"\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+[A-Z][a-z]{2,8},?[\s-]+(?:\d{4}|\d\d)|[A-Z][a-z]{2,8}\s+\d{1,2},?\s+\d{4})"
)
_BIRTH = re.compile(
    rf"(?i:\b(?:date\s+of\s+birth|d\.?o\.?b|born(?:\s+on)?|birth\s?date)\b\.?)[\s:()=,|*\"–-]{{0,12}}({_DATE})"
)
_PASSPORT = re.compile(r"(?i:\bpassport\b)[^\n]{0,30}?\b(\d{9})\b")
_LICENCE = re.compile(r"(?<![A-Za-z0-9])[A-Z9]{5}\d[0156]\d[0-3]\d{2}[A-Z9]{2}\d[A-Z]{2}(?![A-Za-z0-9])")
_BANK = re.compile(
    r"(?i:\bsort\s?code\b)[^\n]{0,20}?\d\d[- ]?\d\d[- ]?\d\d\b.{0,60}?\b\d{7,8}\b|"
    r"\b\d{8}\b[^\n]{0,30}?(?i:\bsort\s?code\b)[^\n]{0,10}?\d\d[- ]?\d\d[- ]?\d\d\b",
    re.S,
)
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IP = re.compile(rf"(?<![\w.])(?!10\.|127\.|192\.168\.|0\.)(?:{_BYTE}\.){{3}}{_BYTE}(?![\w.]?\d)")
_PROFILE = re.compile(
    r"(?i)\blinkedin\.com/in/[\w%-]{3,}|"
    r"\bfacebook\.com/(?:profile\.php\?id=\d+|[a-z]{2,}\.[a-z]{2,}(?:\.\d+)?\b)"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])GB\d\d\s?[A-Z]{4}\s?(?:\d\s?){13}\d(?!\d)")
_HOME = re.compile(
    r"(?i)\b(?:home|lives?|living|resid\w+|address|of the applicant|requester|"
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? [a-z'’-]+(?: [a-z'’-]+)? of)\b"
)
_SAYS_INSURANCE = re.compile(r"(?i)national insurance|\bnino\b|\bni no")
_BORN = ("birth", "born", "dob", "d.o.b", "d.ob", "do.b")
_PLATE = re.compile(r"\d\s?[A-Z]{3}")
_DRIVER = re.compile(r"\d[A-Z9]{2}\d[A-Z]{2}")
_INWARD = re.compile(r"\d[ABD-HJLNP-UW-Z]{2}")
_NUMBERED = re.compile(r"\d[A-Za-z]?,?\s[A-Z][a-z']")
"""What a registration, a licence, a postcode or a house cannot be without; each begins as `signs.LETTERED` does."""


def matches(text: str) -> Iterator[Match]:
    """Everything in the text that looks like a personal identifier, in no particular order."""
    seen = looked_at(text)
    for find in _FINDERS:
        yield from find(seen)


def _emails(seen: Text) -> Iterator[Match]:
    for found in around(seen.text, seen.words("@"), _EMAIL, 66, 400):
        yield Match("an e-mail address", found.start(), found.end())
    if any(at[0] in seen.text and at in seen.lower for at in ("(at)", "[at]", "{at}")):
        yield from (Match("an e-mail address", m.start(), m.end()) for m in _SPELT.finditer(seen.text))
    for pattern, sign in ((_IN_WORDS, " dot "), (_ENCODED, "%40")):
        if sign in seen.lower:
            yield from (Match("an e-mail address", m.start(), m.end()) for m in pattern.finditer(seen.text))


def _phones(seen: Text) -> Iterator[Match]:
    for found in around(seen.text, seen.long, _PHONE, 12, 60):
        number = re.sub(r"^(?:0044|44)0?", "0", re.sub(r"\D", "", found[0]))
        spaced = bool(re.search(r"\d[\s()-]+\d", found[0]))
        cue = _near(
            seen.text,
            found.start(),
            found.end(),
            r"(?i)\b(?:tel|phone|telephone|call|mobile|mob|ring|fax|contact|landline)",
        )
        if len(number) == 11 and number[1] == "7" and number[2] not in "06":
            yield Match("a mobile number", found.start(), found.end())
        elif len(number) == 11 and number.startswith("070"):
            yield Match("a personal telephone number", found.start(), found.end())
        elif len(number) in (10, 11) and number[1] in "12" and (spaced or cue or found[0].startswith("+")):
            service = (
                r"(?i)switchboard|helpline|hotline|reception|press office|enquiries|main (?:line|number)|control room"
            )
            level = Level.ADVISE if _near(seen.text, found.start(), found.end(), service) else Level.BLOCK
            yield Match("a telephone number", found.start(), found.end(), level)


def _insurance(seen: Text) -> Iterator[Match]:
    for found in around(seen.text, seen.long, _NINO_SMALL, 6, 30):
        if _NINO.fullmatch(found[0]) or _NINO_PARTED.fullmatch(found[0]) or _SAYS_INSURANCE.search(seen.text):
            yield Match("a National Insurance number", found.start(), found.end())


def _health(seen: Text) -> Iterator[Match]:
    for found in around(seen.text, seen.long, _NHS, 4, 30):
        number = re.sub(r"\D", "", found[0])
        cue = _near(seen.text, found.start(), found.end(), r"\bNHS\b|(?i:\bpatient|health (?:and care )?number)")
        if (found[1] or cue) and len(set(number)) > 1 and nhs_checks(number) and (cue or not number.startswith("0")):
            yield Match("an NHS number", found.start(), found.end())


def nhs_checks(digits: str) -> bool:
    """Whether the tenth digit is the modulus 11 check digit of the nine before it."""
    rest = 11 - sum(int(d) * (10 - i) for i, d in enumerate(digits[:9])) % 11
    return rest != 10 and int(digits[9]) == rest % 11


def _cards(seen: Text) -> Iterator[Match]:
    for found in around(seen.text, seen.long, _CARD, 4, 60):
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


def _addresses(seen: Text) -> Iterator[Match]:
    for found in around(seen.text, seen.signs(_INWARD), _POSTCODE, 6, 2):
        before = seen.text[max(found.start() - 90, 0) : found.start()]
        private = _HOUSE.search(before) or _HOME.search(before)
        kind = "a postal address" if _HOUSE.search(before) else "a postcode"
        yield Match(kind, found.start(), found.end(), Level.BLOCK if private else Level.ADVISE)
    for found in around(seen.text, seen.signs(_NUMBERED), _HOUSE, 24, 120):
        before = seen.text[max(found.start() - 40, 0) : found.start()]
        if _HOME.search(before) or _POSTCODE_SMALL.search(seen.text, found.end(), found.end() + 60):
            yield Match("a postal address", found.start(), found.end())


def _vehicles(seen: Text) -> Iterator[Match]:
    cue = (
        r"(?i)\b(?:registration|registered|vehicles?|vrm|vrn|number ?plates?|reg(?:\.|\b)|cars?|vans?|motor\w*|index)\b"
    )
    for found in around(seen.text, seen.signs(_PLATE), _VRM, 6, 2):
        if _near(seen.text, found.start(), found.end(), cue):
            yield Match("a vehicle registration", found.start(), found.end())


def _documents(seen: Text) -> Iterator[Match]:
    births = around(seen.text, seen.words(*_BORN), _BIRTH, 40, 80)
    yield from (Match("a date of birth", m.start(1), m.end(1)) for m in births)
    if seen.long and "passport" in seen.lower:
        yield from (
            Match("a passport number", m.start(1), m.end(1)) for m in around(seen.text, seen.long, _PASSPORT, 48, 12)
        )
    drivers = around(seen.text, seen.signs(_DRIVER), _LICENCE, 14, 8)
    yield from (Match("a driving licence number", m.start(), m.end()) for m in drivers)
    if seen.long and "sort" in seen.lower:
        yield from (Match("a bank account", m.start(), m.end()) for m in around(seen.text, seen.long, _BANK, 40, 90))
    for found in _PROFILE.finditer(seen.text) if ".com/" in seen.lower else ():
        yield Match("the address of a person's profile", found.start(), found.end())
    for found in _IP.finditer(seen.text) if re.search(r"\bip\b", seen.lower) else ():
        if _near(seen.text, found.start(), found.end(), r"(?i)\bip\b"):
            yield Match("an IP address", found.start(), found.end())
    for account in _IBAN.finditer(seen.text) if seen.long and "GB" in seen.text else ():
        compact = re.sub(r"\s", "", account[0])
        moved = "".join(str(int(c, 36)) for c in compact[4:] + compact[:4])
        if int(moved) % 97 == 1:
            yield Match("a bank account", account.start(), account.end())


def _near(text: str, start: int, end: int, pattern: str, reach: int = 45) -> bool:
    return re.search(pattern, text[max(start - reach, 0) : start] + " " + text[end : end + reach // 2]) is not None


_FINDERS: tuple[Callable[[Text], Iterator[Match]], ...] = (
    *(_emails, _phones, _insurance, _health, _cards),
    *(_addresses, _vehicles, _documents),
)
