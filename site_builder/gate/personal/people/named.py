"""Names of people where the words around them say that they are names: salutations, mail headers, signatures."""

import re
from collections.abc import Iterator

from site_builder.gate.personal.owners.mailboxes import named_as_an_office
from site_builder.gate.personal.people.forenames import can_be_a_surname, is_forename, person_in
from site_builder.gate.personal.people.groups import is_somebody
from site_builder.gate.personal.people.heads import in_a_head
from site_builder.gate.personal.people.introduced import introduced
from site_builder.gate.personal.signs import NAME, TITLE, Match, Text
from site_builder.gate.personal.sought import ASKERS
from site_builder.patterns import regex
from site_builder.problems import Level

_ONLY_A_NAME = rf"(?:{TITLE}[ \t]+)?(?:[A-Z][a-z'’-]+|[A-Z]\.?)(?:[ \t]+(?:[A-Z][A-Za-z'’-]+|[A-Z]\.)){{1,3}}"
WELSH_CLOSING = (
    r"(?:[Gg]ywir|[Dd]diffuant|(?:[Cc]h?ofion|[Dd]iolch)(?: (?:gorau|cynnes|caredig|yn fawr(?: iawn)?|o galon))?)"
)
_MARKS = r"[ \t>*_|\"#+-]*(?:\d{1,3}[.)][ \t]+[*_]*)?"
"""What may stand before the first word of a line: signs of quoting, of emphasis and of lists."""
_OPENING = regex(
    rf"\n{_MARKS}(?:Dear|dear|DEAR|[Hh](?:i|ello|elo|ey)[ \t]|Annwyl|ANNWYL|annwyl|[Bb]ore |[Pp]rynhawn |[Gg]ood |"
    r"From|Oddi wrth|Anfonwyd gan|To[*_\s:]|B?[Cc]c|Requester|Applicant|"
    r"Name of |On |"
    r"Complainant|Victim|Witness|Suspect|Informant|Caller|Patient|Data subject|Next of kin|Defendant|Claimant|Driver|"
    r"Registered keeper|Tenant|[Ss]igned|"
    r"Yours|Kind|Best[ ,\n]|Warm|[Ww]ith |All the |Many |[Tt]hank|[Rr]egards|Sincerely|Cheers|"
    r"Y[nr] |Gyda |Cofion|Diolch)"
)
"""How a line begins that may name a person."""
_DEAR = regex(
    rf"(?m)^{_MARKS}(?:Dear|DEAR|Annwyl|ANNWYL|Hi|Hello|Helo|Hey|Bore da|Prynhawn da|"
    rf"Good (?:morning|afternoon|evening|day))(?:[ \t]+|[ \t]*\n[ \t>]*(?={TITLE}[ \t]))"
    rf"((?:{TITLE}[ \t]+(?:(?:and|&)[ \t]+{TITLE}[ \t]+)?)?{NAME})[ \t]*[,:!.\r\n*_]?"
)
_SMALL = regex(
    rf"(?m)^{_MARKS}(?i:dear|annwyl|hi|hello|good (?:morning|afternoon))[ \t]+"
    r"((?i:mr|mrs|ms|miss|mx|dr)\.?[ \t]+[\w'’-]{2,}|[a-z'’-]{3,15}(?:[ \t][a-z'’-]{2,20})?(?=[ \t]*(?:,|\r?$)))"
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
_ASKED = regex(
    r"\b(?:[Rr]equester|[Aa]pplicant|[Rr]equest(?:ed)?(?: was)?(?: made| received| submitted| sent)? (?:from|by)|"
    r"(?:[Cc]ais|[Gg]ais|[Yy]mholiad|[Cc]h?wyn) gan|"
    rf"[Ss]ubmitted by)(?:[ ,:(]+|[ ]is[ ]){TITLE}[ \t]+[A-Z][\w'’-]+(?:[ \t]+[A-Z][\w'’-]+)*"
)
_ATTENTION = regex(rf"(?:[Ff]or the (?:personal )?attention of|\b(?:FAO|F\.A\.O\.|Attn\.?))[ \t:]+{TITLE}[ \t]+{NAME}")
_TELLS = regex(
    rf"\b((?:{TITLE}[ \t]+(?:and|&)[ \t]+)?{TITLE}[ \t]+"
    r"(?!Justice|Speaker|President|Secretary|Chair|Deputy|Judge|Commissioner)[A-Z][\w'’-]+"
    r"(?:[ \t][A-Z][\w'’-]+)?)(?:['’]s?[ ](?:own )?"
    r"(?:request|complaint|application|enquiry|e-?mail|letter|address|home|"
    r"review|tenancy|eviction|arrears|diagnosis|exclusion)\b|"
    r"(?:[ ](?:of|from)[ ][A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+)?)?(?:,[ ]who(?:se|m)?[ ][^,.;\n]{3,80},)?"
    r",?[ ](?:who )?(?:(?:has )?(?:asked|requested)|applied|complained|enquired|wrote to|contacted us|lives|"
    r"objected to (?:the |this |our |an? )?(?:\w+ )?"
    r"(?:application|proposals?|plans?|development|extension|licence|scheme)\b))|"
    r"(?:Thank you|Diolch|(?:We|I) (?:are grateful|am grateful|are sorry|am sorry|apologise))"
    rf"[^.,\n]{{0,70}},[ ]({TITLE}[ \t]+[A-Z][\w'’-]+)"
)
"""Somebody with a title who asks, complains or is thanked."""
_IN_MEETING = regex(r"(?:Cllr|Councillor|Lord|Lady|Sir|Dame)\b.*\basked$", re.DOTALL)
"""Minutes say this of members of councils and boards."""
_NAMED_ROLE = regex(
    r"\b(?:[Rr]equester|[Aa]pplicant|[Cc]omplainant|[Ee]nquirer)(?:,|:| \(|, named| named| is| was)[ ]?"
    r"(?:an? )?((?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? (?:[A-Z]\.? ?){0,2}|[A-Z][a-z'’-]+ (?:[A-Z]\.? )?)[A-Z][A-Za-z'’-]+)"
)
_TITLED = regex(rf"{TITLE} ")
_SIGNED = regex(
    r"(?m)^[ \t>]*(?:[Ss]igned|"
    r"Yours(?: (?:sincerely|faithfully|truly|ever))?|Best|All the best|Sincerely yours|[Ww]ith thanks|"
    r"(?:With )?(?:(?:[Kk]ind(?:est)?|[Bb]est|[Ww]arm(?:est)?|[Mm]any) )?(?:[Rr]egards|[Ww]ishes|[Tt]hanks)|"
    rf"Thank you|Sincerely|Cheers|(?:Y[nr] |Yr eiddoch yn |Gyda )?{WELSH_CLOSING})[,.!]?[ \t]*\n{{1,9}}"
    rf"[ \t>*_]*({NAME}|[a-z]{{3,12}}(?:[ ][a-z'’-]{{2,20}})?)(?:[ ]\([^()\n]{{1,60}}\))?[ \t*_]*$"
)
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
            level = Level.BLOCK if person_in(role[1]) or _TITLED.match(role[1]) else Level.ADVISE
            yield Match("the name of a requester", role.start(1), role.end(1), level)
    if seen.titled:
        for told in _TELLS.finditer(text):
            level = Level.ADVISE if _IN_MEETING.match(told[0]) else Level.BLOCK
            yield Match("the name of a requester", *told.span(told.lastindex or 0), level)
        for pattern, what in ((_ASKED, "the name of a requester"), (_ATTENTION, "the name of whom it is for")):
            yield from (Match(what, found.start(), found.end()) for found in pattern.finditer(text))


def _in_line(text: str, at: int) -> Iterator[Match]:
    """The name in the line that begins there, or in the one below a closing."""
    if (found := _DEAR.match(text, at) or _SMALL.match(text, at)) and is_somebody(found[1]):
        yield Match("a name after a salutation", found.start(1), found.end(1))
    yield from in_a_head(text, at)
    if (found := _CASE.match(text, at)) and reads_like_a_name(found[1].strip()):
        rest = " ".join(_DESCRIBED.sub(" ", found[1]).split())
        if rest == found[1].strip() or reads_like_a_name(rest):
            level = Level.BLOCK if rest == found[1].strip() or person_in(rest) else Level.ADVISE
            yield Match("the name of whom a case is about", found.start(1), found.end(1), level)
    if (found := _SIGNED.match(text, at)) and can_sign(found[1]):
        yield Match("a name under a closing", found.start(1), found.end(1), Level.ADVISE)


def can_sign(name: str) -> bool:
    """Whether the line under a closing is the name of a person and no phrase in capitals."""
    words = name.lower().split()
    if (
        not is_somebody(name)
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
    return named and is_somebody(bare) and not named_as_an_office(bare)
