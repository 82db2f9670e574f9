"""Names in the heads of messages: whom they are from and to, and who wrote on which day."""

import re
from collections.abc import Iterator

from site_builder.gate.personal.owners.mailboxes import is_called_after, is_role, named_as_an_office
from site_builder.gate.personal.people.forenames import can_be_a_surname, is_forename, person_in
from site_builder.gate.personal.people.groups import is_somebody
from site_builder.gate.personal.signs import NAME, TITLE, Match
from site_builder.patterns import regex
from site_builder.problems import Level

IN_A_HEAD = "a name in the head of a message"
_HEADER = regex(
    r"(?m)^[ \t>*_|]*(?:From|Oddi wrth|Anfonwyd gan|To|Cc|Bcc|"
    r"Requester|Applicant|Name of (?:requester|applicant))[*_]*\s*:[*_ \t]*(.{3,80})$"
)
_DAYS, _MONTHS = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b",
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b",
)
"""Whole words: `Sunita` and `Marsh` begin like a day and a month."""
_WROTE = regex(
    rf"(?m)^[ \t>]*On .{{6,60}}?,?\s(?!{_DAYS}\.?,?\s(?:\d|{_MONTHS}\s)|{_MONTHS}\.?,?\s\d|(?:[AP]M|GMT|BST|UTC)\b)"
    rf"({NAME})([^\n]{{0,80}}?)(?:\s|\n[ \t>]*)wrote:"
)
"""Who wrote, behind the day and the hour."""
_TURNED = regex(
    rf"[\"']?([A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)?,[ ]?(?:{TITLE}[ ])?([A-Z][a-z'’-]+)(?:[ ][A-Z][\w'’.-]*){{0,2}})"
    r"[\"']?[\\*_ \t]*(?=$|[\d<(\[;|])"
)
"""A name as programs for mail show that of a colleague: the surname first."""
_OF_MAIL = regex(r"\n[ \t>*_|]*(?:Sent|Date|Subject|Received|Anfonwyd|Pwnc)[*_]*[ ]?:")
"""What stands shortly below in the head of a message."""
_IN_OFFICE = regex(
    r"(?:(?:Temporary|Acting|Deputy|Assistant|Senior|Chief|Detective|Police|Crime|Contact|Control|Custody|Press|Duty|Human|"
    r"Resources|Legal|Executive|Officers?|Constable|Superintendent|Inspector|Sergeant|Commissioner|Manager|Director|Head|"
    r"Team|Staff|Centre|Room|Desk|Unit|Office|Department|Services?|Board|Committee|Council|Clerk|Secretary|of|and|the|All)"
    r"\b[ ]?){2,}"
)
"""A sender or receiver who is told by office alone."""
_MAILBOX = regex(r"[\w.+'-]{1,64}@[\w.-]+\w")


def in_a_head(text: str, at: int) -> Iterator[Match]:
    """The name of a sender or receiver in the line that begins there."""
    if found := _HEADER.match(text, at):
        name = re.match(rf"[\"']?((?:{TITLE}[ \t]+)?{NAME})", found[1])
        office = name and _is_of_an_office(name[1], found[1].removeprefix(name[0]))
        if name and not office and is_somebody(name[1]) and len(name[1].split()) > 1:
            yield Match(IN_A_HEAD, found.start(1), found.start(1) + len(name[0]))
        else:
            yield from _turned(found, text, bool(office))
    if (found := _WROTE.match(text, at)) and is_somebody(found[1]):
        called = any(is_called_after(found[1], it) for it in _MAILBOX.findall(found[2]))
        if not _is_of_an_office(found[1], found[2] if called else ""):
            yield Match(IN_A_HEAD, found.start(1), found.end(1))


def _is_of_an_office(name: str, rest: str) -> bool:
    """Whether a sender or receiver is an office, by its name or by the mailbox behind it."""
    named = not person_in(name) and named_as_an_office(name)  # there are people whose surname is `Sales`
    return bool(_IN_OFFICE.fullmatch(name) or named or _is_a_desks(f"{name}{rest}"))


def _turned(head: re.Match[str], text: str, office: bool) -> Iterator[Match]:
    """The name in a head whose surname stands first; nobody calls an office by a forename."""
    turned = _TURNED.match(head[1])
    if turned is None or (office and not is_forename(turned[2])):
        return
    if level := _turned_level(turned, text, head.end()):
        yield Match(IN_A_HEAD, head.start(1), head.start(1) + turned.end(1), level)


def _turned_level(turned: re.Match[str], text: str, end: int) -> Level | None:
    """How sure a name is whose surname stands first; None where it is none."""
    surname = turned[1].partition(",")[0]
    if (
        (named_as_an_office(turned[1]) and not is_forename(turned[2]))
        or not all(map(can_be_a_surname, surname.split()))
        or not is_somebody(f"Ms {surname}")
    ):
        return None
    if is_forename(turned[2]):
        return Level.BLOCK
    in_head = _OF_MAIL.search(text, end, end + 200) is not None and can_be_a_surname(turned[2])
    return Level.ADVISE if in_head and is_somebody(turned[2]) else None


def _is_a_desks(written: str) -> bool:
    """Whether the mailbox beside the name of a sender or receiver is an office's, and the name nobody's."""
    mailboxes = _MAILBOX.findall(written)
    return bool(mailboxes) and all(map(is_role, mailboxes)) and not person_in(written)


def is_of_own_office(text: str, match: Match, own: tuple[str, ...]) -> bool:
    """Whether the mailbox behind a name in the head of a message is one of the authority's own offices."""
    name, written = text[match.start : match.end], text[match.start : match.start + 160].partition("\n")[0]
    mailboxes = _MAILBOX.findall(written)
    desks = bool(mailboxes) and all(is_role(it, own) and is_called_after(name, it) for it in mailboxes)
    return desks and not person_in(written)
