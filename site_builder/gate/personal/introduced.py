"""Names of people by the words that introduce them: labels of forms, greetings, whose request it is."""

import re
from collections.abc import Iterator, Sequence

from site_builder.gate.personal.forenames import is_forename, person_in
from site_builder.gate.personal.signs import Match, places
from site_builder.problems import Level

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Cllr)\.?"
_LABEL = re.compile(
    r"(?im)^[ \t>*_|-]*(?:(?:full |your |first |customer |(?:requester|applicant|complainant|sender)(?:'?s)? )?name|"
    r"(?:reported|requested|submitted|sent|made|signed|complained) by|"
    r"informant|caller|keeper|driver|complainant|witness)"
    r"[*_]*(?:[ \t]*[:–-]|(?<=by))[*_ \t]*([^\n:;,(]{4,50})"
)
_PAIR = r"[A-Z][a-z'’-]+[ ](?:[A-Z]\.?[ ])?[A-Z][A-Za-z'’-]+"
_WHOSE = re.compile(
    rf"({_PAIR})['’]s?[ ](?:own )?(?:request|complaint|enquiry|application|appeal|statement|address|home|mobile)\b"
)
_ROLE = re.compile(
    rf"(?i:\b(?:complainant|requester|applicant|witness|victim|informant|enquirer),?)[ ]({_TITLE}[ ][A-Z][\w'’-]+)"
)
_GREETED = re.compile(
    rf"(?m)^[ \t>*_]*(?:Hello again|Hi again|Good (?:morning|afternoon|evening),|(?:Good )?[Mm]orning|Afternoon|Thanks|"
    rf"Thank you|Many thanks)[ ]((?:{_TITLE}[ ][A-Z][\w'’-]+)|[A-Z][a-z]+)[ \t]*(?:[,!.–-]|$)"
)
_GIVEN = re.compile(rf"\b(?:[Mm]y name is|[Mm]y name's|I am|I'm|I, )[ ]?({_PAIR})")
_OFFICIAL = re.compile(
    r"(?i)\b(?:head|officer|manager|director|chief|inspector|constable|sergeant|superintendent|executive|clerk|secretary|"
    r"solicitor|councillor|leader|chair|member|unit|team|department|adviser|advisor|analyst|lead|coordinator|sgt|pc)\b"
)
"""What says on the same line that the name is that of somebody in office."""
_LABELS = (
    "name",
    "ed by",
    "sent by",
    "made by",
    *("informant", "caller", "keeper", "driver", "complainant", "witness"),
)
_ROLES = ("complainant", "requester", "applicant", "witness", "victim", "informant", "enquirer")
_GREETINGS = ("hello again", "hi again", "good ", "morning", "afternoon", "thanks", "thank you", "many thanks")
_OWN = ("my name", "i am", "i'm", "i, ")
"""What stands where a pattern can match: to look for that first takes a fraction of the time."""
SELF = "a name that somebody gives as their own"
"""An officer may well give it in a response; in a request it is that of a member of the public."""


def introduced(text: str) -> Iterator[Match]:
    """Names that a label, a greeting or a role says are somebody's; most of them must be common ones to count."""
    lower = text.lower() if len(text.lower()) == len(text) else text
    for found in _in_lines(_LABEL, text, lower, _LABELS):
        line = text[found.start() : (text.find("\n", found.end()) + 1 or len(text) + 1)]
        if _OFFICIAL.search(line):
            continue
        if person_in(found[1]) or re.match(rf"{_TITLE} (?:[A-Z]\.? )?[A-Z][a-z]", found[1]):
            yield Match("a name behind a label", found.start(1), found.end(1))
    for whose in _WHOSE.finditer(text) if "'s " in text or "’s " in text or "' " in text else ():
        if person_in(whose[1]):
            yield Match("the name of a requester", whose.start(1), whose.end(1))
    for role in starting(_ROLE, text, lower, _ROLES):
        yield Match("the name of whom a case is about", role.start(1), role.end(1))
    for greeted in _in_lines(_GREETED, text, lower, _GREETINGS):
        if is_forename(greeted[1]) or " " in greeted[1]:
            yield Match("a name after a salutation", greeted.start(1), greeted.end(1))
    for given in starting(_GIVEN, text, lower, _OWN):
        if person_in(given[1]):
            yield Match(SELF, given.start(1), given.end(1), Level.ADVISE)


def starting(pattern: re.Pattern[str], text: str, lower: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """What the pattern, which begins with one of the words, finds in the text; `lower` is the text in lower case."""
    found = (pattern.match(text, at) for word in words for at in places(lower, word))
    return (match for match in found if match is not None)


def _in_lines(pattern: re.Pattern[str], text: str, lower: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    """The same for a pattern that begins with a line and holds one of the words in it."""
    lines = {text.rfind("\n", 0, at) + 1 for word in words for at in places(lower, word)}
    found = (pattern.match(text, at) for at in sorted(lines))
    return (match for match in found if match is not None)
