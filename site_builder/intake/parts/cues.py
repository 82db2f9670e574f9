"""The words by which the parts of a letter are known. What is said here is how letters are written, nothing more."""

import re
from enum import StrEnum

from site_builder.intake.phrases import phrases
from site_builder.patterns import regex


class Zone(StrEnum):
    """The parts of a letter. `front` is the letterhead and what leads to the request; `dropped` is never kept."""

    FRONT = "front"
    REQUEST = "request"
    RESPONSE = "response"
    REASONS = "reasons"
    ADVICE = "advice"
    RIGHTS = "rights"
    ANNEX = "annex"
    DROPPED = "dropped"


_CUES = phrases("cues")

HEADINGS: tuple[tuple[Zone, re.Pattern[str]], ...] = tuple(
    (Zone(name), pattern) for name, pattern in phrases("headings").items()
)
"""What a heading says about the part below it: the whole heading, without its number and colon."""

SECTION_HEADING = _CUES["section_heading"]
"""A heading that names a provision: what stands below are its reasons, unless a list of exemptions is under way."""

FURNITURE = _CUES["furniture"]
"""Lines of websites, e-mail systems and protective markings."""

BOILERPLATE = _CUES["boilerplate"]
"""Sentences that every letter of an authority holds and that say nothing of this request."""

STATUTE = _CUES["statute"]
"""The wording of the statutes themselves."""

OWN_WORDS = _CUES["own_words"]
"""What an authority decides in its own words, whatever it quotes beside them."""

GLOSSARY = _CUES["glossary"]
"""What explains exemptions in general, beside a letter or below it: none of them is thereby relied on."""

HANDLED = _CUES["handled"]
"""How letters begin: leads to the request or the answer, and belongs to neither."""

ASKS = _CUES["asks"]
"""The end of a sentence after which the request stands."""

INLINE_REQUEST = regex(
    rf"(?:{_CUES['before_a_request'].pattern})\s*:?\s+"
    rf"(?P<rest>(?!{_CUES['never_a_request'].pattern})[^\s].{{18,}}(?<!:))$",
    re.IGNORECASE | re.DOTALL,
)
"""A sentence that holds the request itself, as its `rest`."""

ANSWERS = _CUES["answers"]
"""How an authority begins its answer. A requester does not write like this."""

TOGETHER = _CUES["together"]
"""The questions are repeated, each with its answer."""

ADVICE = _CUES["advice"]
"""How an authority begins to advise."""

RIGHTS = _CUES["rights"]
"""The rights to complain, copyright, and other closing paragraphs."""

SALUTATION = regex(
    r"^(?:dear|hello|hi|good (?:morning|afternoon))\b\s*(?P<who>[^,.:;\n]{0,70})[,.:;]?\s*$"
    r"|^(?:sirs?|madam)(?: or madam)?[,:]$",
    re.IGNORECASE,
)
TO_AN_OFFICE = _CUES["to_an_office"]
SIGN_OFF = regex(
    r"^(?i:yours? (?:sincerely|faithfully|truly)|"
    r"(?:with )?(?:kind(?:est)?|best|warm(?:est)?)? ?regards|many thanks|thanks"
    r"|best|best wishes|all the best|cheers|sincerely|faithfully|hwyl|yn gywir|cofion(?: gorau)?)"
    r"(?:[,. ]*|,\s+(?:[A-Z][\w'’.-]*\s*){1,4})$"
)
MAIL_HEADING = regex(
    r"^[>\s]*\**(?P<name>from|to|cc|bcc|sent|subject|date|reply-to|importance|attachments?)\**\s?:\**\s*"
    r"(?P<value>.*)$",
    re.IGNORECASE,
)
QUOTED = regex(
    r"^[\s>]*(?:-{3,}\s*(?:original|forwarded) message\s*-{3,}|on .{6,80} wrote:|_{10,}|begin forwarded message:?)\s*",
    re.IGNORECASE,
)
CONTACT = _CUES["contact"]
PERSON_FIELD = _CUES["person_field"]


def opens_request(text: str) -> bool:
    """Whether it greets an authority by its name, as a requester does; `Dear Sir` is written by either side."""
    greeted = SALUTATION.match(text)
    if (
        greeted is None
        or not greeted["who"]
        or re.search(
            r"\b(?:sirs?|madam|requester|requestor|applicant|colleague|customer|enquirer)\b",
            greeted["who"],
            re.IGNORECASE,
        )
    ):
        return False
    return TO_AN_OFFICE.search(greeted["who"]) is not None


def is_decision(text: str) -> bool:
    """Whether the words say that something is withheld, refused or not held."""
    return (
        re.search(
            r"\b(?:exempt|except(?:ed|ion)\b|withh(?:eld|old)|refus|not held|not hold|neither confirm|redact)",
            text,
            re.I,
        )
        is not None
    )
