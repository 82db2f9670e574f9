"""Names of people by the words that introduce them: labels of forms, greetings, whose request it is."""

import re
from collections.abc import Iterator

from site_builder.gate.personal.people.forenames import is_forename, person_in
from site_builder.gate.personal.people.groups import is_somebody
from site_builder.gate.personal.signs import Match, Text
from site_builder.gate.personal.sought import GREETINGS, LABELS, PARTIES
from site_builder.gate.places import everywhere
from site_builder.patterns import regex

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Cllr)\.?"
_LABEL = regex(
    r"(?im)^[ \t>*_|-]*(?:(?:full |your |first |customer |(?:requester|applicant|complainant|sender)(?:['’]?s)? )?name|"
    r"enw|"
    r"(?:reported|requested|submitted|sent|made|signed|complained) by|signed|fao|attn\.?|"
    r"informant|caller|keeper|driver|complainant|witness|(?:keeper|applicant|client)(?:['’]?s)? (?:name|details))"
    r"[*_]*(?:[ \t]*[:–-]|(?<=by))[*_ \t]*([^\n:;,(]{4,50})"
)
_PAIR = r"[A-Z][a-z'’-]+[ ](?:[A-Z]\.?[ ])?[A-Z][A-Za-z'’-]+"
_OWNING = regex("['’]s |' ")
_OWNED = regex(r"['’]s?[ ](?:own )?(?:request|complaint|enquiry|application|appeal|statement|address|home|mobile)\b")
_WHOSE = regex(rf"({_PAIR}){_OWNED.pattern}")
_ROLE = regex(
    r"(?i:\b(?:complainant|requester|applicant|witness|victim|informant|enquirer|tenant|keeper|neighbour|occupier|"
    r"householder|leaseholder|lodger|patient|suspect|caller)(?:,|[ ]is|[ ]was)?)[ ]"
    rf"({_TITLE}[ ](?:[A-Z]\.?[ ]){{0,3}}[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+)?|{_PAIR})"
)
_COURTESY = regex(rf"{_TITLE}[ ]")
_UNKNOWN = regex(
    r"((?:Mr|Mrs|Ms|Miss|Mx)\.?[ ](?:[A-Z]\.?[ ]){0,3}"
    r"(?!Whippy|Men\b|Kipling|Beeton|Selfridge|Muscle|Bean\b|World|Universe)[A-Z][\w'’-]+(?:[ ][A-Z][\w'’-]+)?)"
)
"""Behind `a`: somebody of whom nobody has heard."""
_GREETED = regex(
    rf"(?m)^[ \t>*_]*(?:Hello again|Hi again|Good (?:morning|afternoon|evening),|(?:Good )?[Mm]orning|Afternoon|"
    rf"(?:Thanks|Thank you|Many thanks|Diolch)(?: for [^.,\n]{{2,60}},|,)?)[ ]"
    rf"((?:{_TITLE}[ ][A-Z][\w'’-]+)|[A-Z][a-z]+)[ \t]*(?:[,!.–-]|$)"
)
_THANKED = regex(r"(?m)^[ \t>*_]*(?:Thanks|Thank you|Many thanks|Diolch),[ ]([A-Z][a-z'’-]+),[ ](?:for|am)\b")
"""Who stands between commas there is spoken to, be the name a common one or not."""
OFFICIAL = regex(
    r"(?i)\b(?:head|officer|manager|director|chief|inspector|constable|sergeant|superintendent|executive|clerk|secretary|"
    r"solicitor|councillor|leader|chair|member|unit(?! ?\d)|team|department|adviser|advisor|"
    r"analyst|lead|coordinator|governor|worker|sgt|pc)\b"
)
"""What says on the same line that the name is that of somebody in office."""
BEHIND_A_LABEL = "a name behind a label"
SELF = "a name that somebody gives as their own"
"""An officer may well give it in a response; in a request it is that of a member of the public."""


def introduced(seen: Text) -> Iterator[Match]:
    """Names that a label, a greeting or a role says are somebody's; most of them must be common ones to count."""
    text = seen.text
    for found in seen.in_lines(_LABEL, LABELS):
        line = text[found.start() : (text.find("\n", found.end()) + 1 or len(text) + 1)]
        if OFFICIAL.search(line):
            continue
        if person_in(found[1]) or re.match(rf"{_TITLE} (?:[A-Z]\.? )?[A-Z][a-z]", found[1]):
            yield Match(BEHIND_A_LABEL, found.start(1), found.end(1))
    marks = [at for mark in "'’" for at in everywhere(text, mark)]
    owned = any(_OWNING.match(text, at) for at in marks) and any(_OWNED.match(text, at) for at in marks)
    for whose in _WHOSE.finditer(text) if owned else ():
        if person_in(whose[1]):
            yield Match("the name of a requester", whose.start(1), whose.end(1))
    for role in seen.starting(_ROLE, PARTIES):
        if _COURTESY.match(role[1]) or person_in(role[1]) == role[1]:
            yield Match("the name of whom a case is about", role.start(1), role.end(1))
    for at in seen.titled:
        if (unknown := _UNKNOWN.match(text, at)) and text[max(at - 2, 0) : at].lower() == "a ":
            yield Match("the name of whom a case is about", unknown.start(1), unknown.end(1))
    for thanked in seen.in_lines(_THANKED, GREETINGS):
        if is_somebody(thanked[1]):
            yield Match("a name after a salutation", thanked.start(1), thanked.end(1))
    for greeted in seen.in_lines(_GREETED, GREETINGS):
        if is_forename(greeted[1]) or " " in greeted[1]:
            yield Match("a name after a salutation", greeted.start(1), greeted.end(1))
