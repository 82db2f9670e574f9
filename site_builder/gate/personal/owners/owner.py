"""Whose a telephone number or an address is: the one decision, for all that is said where it stands and beside it."""

import re
from enum import Enum

from site_builder.gate.personal.owners.bodies import (
    holds_office,
    is_a_firm_at,
    is_an_officers,
    is_history,
    is_labelled,
    is_one_of_several,
)
from site_builder.gate.personal.owners.contacts import NAMED_OFFICES, OFFICES, PLACES
from site_builder.gate.personal.owners.passages import passages
from site_builder.gate.personal.owners.whose import in_request, of_a_person, of_an_office
from site_builder.gate.personal.people.introduced import OFFICIAL
from site_builder.gate.personal.people.somebody import initialled, speaks_of_one, speaks_of_somebody
from site_builder.patterns import regex

_BEFORE, _AFTER = 90, 60


_BARE = regex(r"(?i)[\s*_>|]*(?:(?:direct )?(?:tel(?:ephone)?|phone|ffôn|t|dd|direct dial|office)[ .:]*)?[ (+]*")


class Owner(Enum):
    """A body or a post, which anybody may reach; a person; or nobody of whom anything is said."""

    BODY = "body"
    PERSON = "person"
    UNKNOWN = "unknown"


_KEPT_THERE = regex(
    r"(?i)\b(?:patient|tenant|resident|victim|witness|suspect|pupil|student|prisoner|inmate|complainant)s? "
    r"(?:at|of|from|in)\b"
)
"""Who is at an office may well live where the address behind it is."""
_HIDDEN = regex(r"(?i)\b(?:refuges?(?! (?:beach|island|bay|lane))|safe ?houses?)\b")
"""Where people hide: nobody may know the address."""
_AT = regex(
    rf"(?:{NAMED_OFFICES}|{PLACES}|(?<=[ ])[A-Z][\w'’-]+ (?:[a-z]+ )?{OFFICES})(?:['’]s)?\)?"
    r"(?:[ ,]+(?:(?:of|for|in|and|at|the) )?[A-Z][\w'’-]+){0,3}"
    r"(?:[ ]?[,:;|(–]|,? (?:at|is at|are at|is on|in|on|is located at|is based at|based at|located at)|\s-)?[\s|]*$"
)
"""What is named right before an address that anybody may know."""
_FOUND_AT = regex(rf"\b(?:at|to|from|in|is|visit) (?:the|our) (?:[A-Z][\w'’-]+ ){{0,3}}{NAMED_OFFICES},? (?:at )?$")
_STAYS_THERE = regex(
    r"(?i)\b(?:liv(?:es?|ed|ing)|home|resid\w+|stay(?:s|ed|ing)?|patient|tenant|victim|inmate|prisoner|pupil|detained|"
    r"admitted|discharged|in care)\b"
)
_OF_A_BODY = regex(
    r"(?i:\b(?:registered (?:office|address|charity)|head office|postal address is|(?:our|its|the) (?:new )?address|"
    r"address for (?:service|correspondence|post)|(?:ground|first|second|third|\d(?:st|nd|rd|th)) floor|suite \d|"
    r"(?:business|industrial|science|retail) (?:park|estate)|po box|lost property|open(?:ing)? (?:hours|times|from|to)|"
    r"visit (?:us|our)|by appointment|counter|(?:help|enquiry|front) ?desk|help ?line|depot|premises|based at|"
    r"trading as))|"
    r"^\W{0,3}(?i:\((?:an? |the )?(?:(?:care|nursing|residential|children['’]?s) home|guest ?house|take ?away|"
    r"shop|pub|hotel|restaurant|public house|hostel)\b)|"
    r"(?:[A-Z][\w'’-]+ ){1,3}(?:House|Building|Tower|Chambers|Exchange|Quay)(?:[ ]?[,(]|,? at)[ ]?$"
)
"""What says before or behind an address that a body is to be found there."""
_FLAT = regex(r"(?i)\b(?:flat|apartment|room|bedsit)\b")


def owner_of_a_number(text: str, start: int, end: int) -> Owner:
    """Whose a landline is; the label right before it counts more than who is spoken of in the same sentence."""
    in_row = text[text.rfind("\n", 0, start) + 1 :][:1] == "|"
    for said in passages(text, start, end) if not in_row else ():
        if is_labelled(said.before) or is_one_of_several(said.before) or holds_office(said.whole):
            return Owner.BODY
        if is_a_firm_at(said.before[-_BEFORE:]):
            return Owner.BODY
        if in_request(text, start) is False and is_an_officers(said.before):
            return Owner.BODY
        if speaks_of_one(said.whole):
            break
    if of_an_office(text, start, end) or (in_request(text, start) is False and _stands_under_a_post(text, start)):
        return Owner.BODY
    return Owner.PERSON if of_a_person(text, start, end) else Owner.UNKNOWN


def _stands_under_a_post(text: str, at: int) -> bool:
    """Whether a number stands alone under the post of whoever signs, as at the end of an answer."""
    line = text.rfind("\n", 0, at) + 1
    above = text[max(line - 80, 0) : max(line - 1, 0)].rstrip(" \n").rpartition("\n")[2].strip(" \t*_>|,")
    return (
        _BARE.fullmatch(text[line:at]) is not None
        and len(above) <= _AFTER
        and OFFICIAL.search(above) is not None
        and not speaks_of_one(above)
    )


def is_a_bodys_address(text: str, start: int, end: int) -> bool:
    """Whether the address that begins there is that of a body, named right before or behind it, or by its table."""
    steps = passages(text, start, end)
    before, after = steps[-1].before[-_BEFORE:], steps[-1].after[:_AFTER]
    if _HIDDEN.search(before):
        return False
    if _FOUND_AT.search(before) and not _STAYS_THERE.search(f"{before} {after}"):
        return True
    for said in steps:
        if is_history(said.whole) or is_a_firm_at(said.before[-_BEFORE:]):
            return True
        if speaks_of_one(said.whole):
            break
    above = text[max(start - _BEFORE, 0) : start]
    around_it = f"{before} {after}"
    named = (
        _KEPT_THERE.search(before) is None
        and _AT.search(above) is not None
        and not speaks_of_somebody(around_it)
        and not initialled(re.split(r"[|\n]", above[-45:].rstrip(" |\n"))[-1])
    )
    told = _OF_A_BODY.search(above) or _OF_A_BODY.search(after)
    body = told is not None and _FLAT.search(before[-40:]) is None and not speaks_of_one(around_it)
    return named or body or of_an_office(text, start, end, 0)
