"""Names of people where the words around them say that they are names: salutations, mail headers, signatures."""

import re
from collections.abc import Iterator, Sequence

from site_builder.gate.personal.forenames import can_be_a_surname, is_forename, person_in
from site_builder.gate.personal.groups import are_many
from site_builder.gate.personal.introduced import introduced
from site_builder.gate.personal.mailboxes import is_called_after, is_role, named_as_an_office
from site_builder.gate.personal.signs import TITLE, Match, Text
from site_builder.gate.personal.sought import ASKERS
from site_builder.patterns import regex
from site_builder.problems import Level

_NAME = (
    r"(?:[A-Z]\.?[ \t]?(?=[ \t.A-Z])){0,3}[ \t]*(?:(?:de|van|von|der|den|la|le|du)[ \t]+){0,2}[A-Z][\w'’-]*"
    r"(?:[ \t]+(?:[A-Z][\w'’-]*|[A-Z]\.?|de|van|von|al|bin|ap|ab|O'))*"
)
_TITLE = TITLE
_ONLY_A_NAME = rf"(?:{_TITLE}[ \t]+)?(?:[A-Z][a-z'’-]+|[A-Z]\.?)(?:[ \t]+(?:[A-Z][A-Za-z'’-]+|[A-Z]\.)){{1,3}}"
_OPENING = regex(
    r"\n[ \t>*_|\"]*(?:Dear|dear|DEAR|[Hh](?:i|ello|elo|ey)[ \t]|Annwyl|ANNWYL|annwyl|[Bb]ore |[Pp]rynhawn |[Gg]ood |"
    r"From|To[*_\s:]|B?[Cc]c|Requester|Applicant|"
    r"Name of |On |"
    r"Complainant|Victim|Witness|Suspect|Informant|Caller|Patient|Data subject|Next of kin|Defendant|Claimant|Driver|"
    r"Registered keeper|Tenant|Yours|Kind|Best[ ,\n]|Warm|[Ww]ith |All the |Many |[Tt]hank|[Rr]egards|Sincerely|Cheers|"
    r"Yn gywir|Cofion|Diolch)"
)
"""How a line begins that may name a person."""
_DEAR = regex(
    rf"(?m)^[ \t>*_|\"]*(?:Dear|DEAR|Annwyl|ANNWYL|Hi|Hello|Helo|Hey|Bore da|Prynhawn da|"
    rf"Good (?:morning|afternoon|evening|day))[ \t]+"
    rf"((?:{_TITLE}[ \t]+(?:(?:and|&)[ \t]+{_TITLE}[ \t]+)?)?{_NAME})[ \t]*[,:!.\r\n*_]?"
)
_SMALL = regex(
    r"(?m)^[ \t>*_|\"]*(?i:dear|annwyl|hi|hello|good (?:morning|afternoon))[ \t]+"
    r"((?i:mr|mrs|ms|miss|mx|dr)\.?[ \t]+[\w'’-]{2,}|[a-z'’-]{3,15}(?:[ \t][a-z'’-]{2,20})?(?=[ \t]*(?:,|\r?$)))"
)
_HEADER = regex(
    r"(?m)^[ \t>*_|]*(?:From|To|Cc|Bcc|Requester|Applicant|Name of (?:requester|applicant))[*_]*\s*:[*_ \t]*(.{3,80})$"
)
_CASE = regex(
    r"(?m)^[ \t>*_|]*(?:Complainant|Victim|Witness|Suspect|Informant|Caller|Patient|Data subject|Next of kin|Defendant|"
    r"Claimant|Driver|Registered keeper|Tenant)(?:'?s? name)?(?: ?\d)?[*_]*\s*:[*_ \t]*"
    r"(?:[a-z]+,[ ]){0,2}([^\s,;(]+[ \t][^,;(\n]{2,60})"
)
"""Who a case is about, in a line of a form or report."""
_DESCRIBED = regex(
    r"(?i)\b(?:white|black|asian|mixed|male|female|man|woman|boy|girl|adult|child|youth|juvenile|unknown|none|not|no|yes|"
    r"aged?|over|under|other|n/?a|statements?|support|care|services?|present|absent|withheld|redacted|anonymous|stranger|"
    r"public|neighbour|business|shop|british|english|irish|polish|european)\b"
)
_DAYS, _MONTHS = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b",
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b",
)
"""Whole words: `Sunita` and `Marsh` begin like a day and a month."""
_WROTE = regex(
    rf"(?m)^[ \t>]*On .{{6,60}}?,?\s(?!{_DAYS}\.?,?\s(?:\d|{_MONTHS}\s)|{_MONTHS}\.?,?\s\d|(?:[AP]M|GMT|BST|UTC)\b)"
    rf"({_NAME})([^\n]{{0,80}}?)(?:\s|\n[ \t>]*)wrote:"
)
"""Who wrote, behind the day and the hour."""
_TURNED = regex(
    rf"[\"']?([A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)?,[ ]?(?:{_TITLE}[ ])?([A-Z][a-z'’-]+)(?:[ ][A-Z][\w'’.-]*){{0,2}})"
    r"[\"']?[\\*_ \t]*(?=$|[\d<(\[;|])"
)
"""A name as programs for mail show that of a colleague: the surname first."""
_OF_MAIL = regex(r"\n[ \t>*_|]*(?:Sent|Date|Subject|Received|Anfonwyd|Pwnc)[*_]*[ ]?:")
"""What stands shortly below in the head of a message."""
_ASKED = regex(
    r"\b(?:[Rr]equester|[Aa]pplicant|[Rr]equest(?:ed)?(?: was)?(?: made| received| submitted| sent)? (?:from|by)|"
    rf"[Ss]ubmitted by)(?:[ ,:(]+|[ ]is[ ]){_TITLE}[ \t]+[A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’-]+)*"
)
_ATTENTION = regex(
    rf"(?:[Ff]or the (?:personal )?attention of|\b(?:FAO|F\.A\.O\.|Attn\.?))[ \t:]+{_TITLE}[ \t]+{_NAME}"
)
_TELLS = regex(
    rf"\b({_TITLE}[ \t]+(?!Justice|Speaker|President|Secretary|Chair|Deputy|Judge|Commissioner)[A-Z][\w'’-]+"
    r"(?:[ \t][A-Z][\w'’-]+)?)(?:['’]s?[ ](?:own )?"
    r"(?:request|complaint|application|enquiry|e-?mail|letter|address|home|review)\b|"
    r"(?:[ ](?:of|from)[ ][A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+)?)?(?:,[ ]who(?:se|m)?[ ][^,.;\n]{3,80},)?"
    r",?[ ](?:who )?(?:(?:has )?(?:asked|requested)|applied|complained|enquired|wrote to|contacted us|lives))|"
    r"(?:Thank you|Diolch|(?:We|I) (?:are grateful|am grateful|are sorry|am sorry|apologise))"
    rf"[^.,\n]{{0,70}},[ ]({_TITLE}[ \t]+[A-Z][\w'’-]+)"
)
"""Somebody with a title who asks, complains or is thanked."""
_IN_MEETING = regex(r"(?:Cllr|Councillor|Lord|Lady|Sir|Dame)\b.*\basked$", re.DOTALL)
"""Minutes say this of members of councils and boards."""
_IN_OFFICE = regex(
    r"(?:(?:Temporary|Acting|Deputy|Assistant|Senior|Chief|Detective|Police|Crime|Contact|Control|Custody|Press|Duty|Human|"
    r"Resources|Legal|Executive|Officers?|Constable|Superintendent|Inspector|Sergeant|Commissioner|Manager|Director|Head|"
    r"Team|Staff|Centre|Room|Desk|Unit|Office|Department|Services?|Board|Committee|Council|Clerk|Secretary|of|and|the|All)"
    r"\b[ ]?){2,}"
)
"""A sender or receiver who is told by office alone."""
_NAMED_ROLE = regex(
    r"\b(?:[Rr]equester|[Aa]pplicant|[Cc]omplainant|[Ee]nquirer)(?:,|:| \(|, named| named| is| was)[ ]?"
    r"(?:an? )?((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? (?:[A-Z]\.? ?){0,2}|[A-Z][a-z'’-]+ (?:[A-Z]\.? )?)[A-Z][A-Za-z'’-]+)"
)
_SIGNED = regex(
    r"(?m)^[ \t>]*(?:Yours(?: (?:sincerely|faithfully|truly|ever))?|Best|All the best|Sincerely yours|[Ww]ith thanks|"
    r"(?:With )?(?:(?:[Kk]ind(?:est)?|[Bb]est|[Ww]arm(?:est)?|[Mm]any) )?(?:[Rr]egards|[Ww]ishes|[Tt]hanks)|"
    r"Thank you|Sincerely|Cheers|Yn gywir|Cofion(?: gorau)?|Diolch(?: yn fawr)?)[,.!]?[ \t]*\n{1,9}"
    rf"[ \t>*_]*({_NAME}|[a-z]{{3,12}}(?:[ ][a-z'’-]{{2,20}})?)[ \t]*$"
)
_NOBODY = frozenset(
    """
    sir madam requester requestor applicant colleague colleagues team all customer customers resident
    residents editor member members commissioner minister councillor councillors chief constable officer
    everyone anyone information foi freedom correspondent enquirer complainant sirs parent parents
    tenant student students reader office department the sender who whom it xxxx xxx redacted name
    recipient user there again or and mr mrs ms miss dr council police authority ico head director
    service services group unit data protection force county borough city district trust nhs university
    college governance disclosure records management public access request requests rights desk hub
    section branch central leader national local board committee staff support folks friends world guys both
    syr madam gyfaill gyfeillion bawb gydweithiwr ymholydd ymgeisydd foneddigion tîm pawb swyddfa
    patient patients client clients pupil pupils guardian guardians carer carers neighbours taxpayer ratepayer user
    users driver motorist owner leaseholder supplier volunteer volunteers governor governors subscriber visitor
    householders freedom officers media press contributor participant resident householder neighbour voter passenger
    secretary state mayor president chancellor chair chairman chairwoman clerk
    occupier headteacher principal practice manager landlord shareholder trustee delegate candidate attendee exhibitor
    stallholder trader licensee operator contractor tenderer bidder provider childminder employer employee
    worker teacher consultant postholder listener viewer graduate donor
    supporter cyclist apprentice trainee caretaker
    """.split()  # noqa: SIM905 (a list of eighty quoted words reads badly)
)
"""Words that greet an office or anybody, never one person."""
IN_A_HEAD = "a name in the head of a message"
_TITLES = ("mr", "mrs", "ms", "miss", "dr", "sir")
MAILBOX = regex(r"[\w.+'-]{1,64}@[\w.-]+\w")
_ORDINARY = frozenset(
    """
    please reply what do they know your my our this that is are for of in on to the looking forward sent via get
    thanks thank you regards question request response march april may june july august monday friday section act
    """.split()  # noqa: SIM905
)
"""Words of which no name under a closing is made."""


def people(seen: Text) -> Iterator[Match]:
    """Names after a salutation, in the head of a quoted mail, after "requested by", and under a closing."""
    text = seen.text
    yield from introduced(seen)
    for at in [found.start() for found in _OPENING.finditer(f"\n{text}")]:
        yield from _in_line(text, at)
    for role in seen.starting(_NAMED_ROLE, ASKERS):
        if reads_like_a_name(role[1]):
            level = Level.BLOCK if person_in(role[1]) else Level.ADVISE
            yield Match("the name of a requester", role.start(1), role.end(1), level)
    if seen.titled:
        for told in _TELLS.finditer(text):
            level = Level.ADVISE if _IN_MEETING.match(told[0]) else Level.BLOCK
            yield Match("the name of a requester", *told.span(told.lastindex or 0), level)
        for pattern, what in ((_ASKED, "the name of a requester"), (_ATTENTION, "the name of whom it is for")):
            yield from (Match(what, found.start(), found.end()) for found in pattern.finditer(text))


def _in_line(text: str, at: int) -> Iterator[Match]:
    """The name in the line that begins there, or in the one below a closing."""
    if (found := _DEAR.match(text, at) or _SMALL.match(text, at)) and _somebody(found[1]):
        yield Match("a name after a salutation", found.start(1), found.end(1))
    if found := _HEADER.match(text, at):
        name = re.match(rf"[\"']?((?:{_TITLE}[ \t]+)?{_NAME})", found[1])
        office = name and _is_of_an_office(name[1], found[1].removeprefix(name[0]))
        if name and not office and _somebody(name[1]) and len(name[1].split()) > 1:
            yield Match(IN_A_HEAD, found.start(1), found.start(1) + len(name[0]))
        elif (turned := _TURNED.match(found[1])) and (not office or is_forename(turned[2])):
            if level := _turned_level(turned, text, found.end()):
                yield Match(IN_A_HEAD, found.start(1), found.start(1) + turned.end(1), level)
    if (found := _CASE.match(text, at)) and reads_like_a_name(found[1].strip()):
        rest = " ".join(_DESCRIBED.sub(" ", found[1]).split())
        if rest == found[1].strip() or reads_like_a_name(rest):
            level = Level.BLOCK if rest == found[1].strip() or person_in(rest) else Level.ADVISE
            yield Match("the name of whom a case is about", found.start(1), found.end(1), level)
    if (found := _WROTE.match(text, at)) and _somebody(found[1]):
        called = any(is_called_after(found[1], it) for it in MAILBOX.findall(found[2]))
        if not _is_of_an_office(found[1], found[2] if called else ""):
            yield Match(IN_A_HEAD, found.start(1), found.end(1))
    if (found := _SIGNED.match(text, at)) and can_sign(found[1]):
        yield Match("a name under a closing", found.start(1), found.end(1), Level.ADVISE)


def _is_of_an_office(name: str, rest: str) -> bool:
    """Whether a sender or receiver is an office, by its name or by the mailbox behind it."""
    named = not person_in(name) and named_as_an_office(name)  # there are people whose surname is `Sales`
    return bool(_IN_OFFICE.fullmatch(name) or named or _is_a_desks(f"{name}{rest}"))


def _turned_level(turned: re.Match[str], text: str, end: int) -> Level | None:
    """How sure a name is whose surname stands first; None where it is none."""
    surname = turned[1].partition(",")[0]
    if (
        (named_as_an_office(turned[1]) and not is_forename(turned[2]))
        or not all(map(can_be_a_surname, surname.split()))
        or not _somebody(f"Ms {surname}")
    ):
        return None
    if is_forename(turned[2]):
        return Level.BLOCK
    in_head = _OF_MAIL.search(text, end, end + 200) is not None and can_be_a_surname(turned[2])
    return Level.ADVISE if in_head and _somebody(turned[2]) else None


def _is_a_desks(written: str) -> bool:
    """Whether the mailbox beside the name of a sender or receiver is an office's, and the name nobody's."""
    mailboxes = MAILBOX.findall(written)
    return bool(mailboxes) and all(map(is_role, mailboxes)) and not person_in(written)


def can_sign(name: str) -> bool:
    """Whether the line under a closing is the name of a person and no phrase in capitals."""
    words = name.lower().split()
    if (
        not _somebody(name)
        or named_as_an_office(name)
        or not _ORDINARY.isdisjoint(words)
        or not can_be_a_surname(words[-1])
    ):
        return False
    return (len(words) > 1 and name[0].isupper()) or is_forename(words[0])


def reads_like_a_name(text: str) -> bool:
    """Whether a short text is nothing but the name of a person, as far as its letters tell."""
    bare = re.sub(r"[^\w\s.'’-]", "", text).strip()
    named = len(bare) < 60 and re.fullmatch(_ONLY_A_NAME, bare) is not None
    return named and _somebody(bare) and not named_as_an_office(bare)


def _somebody(name: str) -> bool:
    words = [word for word in re.split(r"[^\w]+", name.lower()) if word]
    if words and are_many(words) and not (words[0] in _TITLES or is_forename(words[0])):
        return False
    return any(
        _NOBODY.isdisjoint((word, word.removesuffix("s"))) and len(word) > 1 and not set(word) <= {"x"}
        for word in words
    ) and not (_is_a_place(words) or (words[0] in _NOBODY and words[0] not in _TITLES))


def _is_a_place(words: Sequence[str]) -> bool:
    """Whether the words are a name as streets have it: `Dear Leap Close`, but not `Dear Sam Hill`."""
    return len(words) > 1 and not (words[0] in _TITLES or is_forename(words[0]) or can_be_a_surname(words[-1]))
