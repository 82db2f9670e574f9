"""E-mail addresses and telephone numbers, as people write them and as they hide them from machines."""

import re
from collections.abc import Iterator

from site_builder.gate.personal.owners.contacts import PRIVATE
from site_builder.gate.personal.owners.mailboxes import is_a_word_of_a_body, may_be_a_clubs
from site_builder.gate.personal.owners.owner import Owner, owner_of_a_number
from site_builder.gate.personal.owners.passages import passages
from site_builder.gate.personal.owners.whose import head_of_cell
from site_builder.gate.personal.people.somebody import speaks_of_one
from site_builder.gate.personal.signs import Match, Text, around, near
from site_builder.gate.personal.sought import AT, AT_ENCODED, AT_SPELT, DOT_SPELT, PARTED
from site_builder.gate.places import everywhere
from site_builder.patterns import regex
from site_builder.problems import Level

_SPELT = regex(
    r"(?i)(?<![\w.+-])(?:[\w.+'-]|\[\.\]|\(\.\)){1,64} ?(?:\(at\)|\[at\]|\{at\}|\[@\]|\(@\)) ?"
    r"(?:[a-z0-9-]{1,63}(?: ?(?:\.|\(dot\)|\[dot\]|\{dot\}|\[\.\]|\(\.\)) ?))+[a-z]{2,24}\b"
)
_EMAIL = regex(
    r"(?:(?<![\w.+%-])|(?<=%)(?![0-9A-Fa-f]{2})|(?<=%[0-9A-Fa-f]{2}))"
    r"[\w.+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}\b"
)
"""The name begins behind what is no part of one, or behind a sign that a link writes as `%` and two digits."""
_IN_WORDS = regex(
    r"(?i)(?<![\w.+-])[\w+'.-]{2,40}(?: dot [\w+'-]{1,40}){0,4} at (?:[a-z0-9-]{1,63} dot ){1,4}[a-z]{2,24}\b"
)
_PARTED = regex(
    rf"(?i)(?<![\w.+-])[\w+'.-]{{2,40}}(?: at |[ ]@[ ]?|@[ \n])(?:{PRIVATE})"
    r" ?(?:\.| dot ) ?(?:com|co\.uk|co dot uk|net|me|uk)\b"
)
_PARTING = regex(rf"(?i)(?: at |[ ]@[ ]?|@[ \n])(?:{PRIVATE}) ?(?:\.| dot )")
"""What such an address cannot be without."""
_ENCODED = regex(r"(?:(?<=%7[Cc])|(?<![\w.+%-]))[\w.+'-]{1,64}%40(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}\b")
_PHONE = regex(
    r"(?<![\w./+-])(?:07\d{3}([./])\d{3}\1\d{3}|0\d{2,4}([./])\d{3,4}\2?\d{3,4}|"
    r"(?:(?:\+44|\(\+44\)|0044)[\s.-]?(?:\(0\)|0)?[\s.-]?7\d{3}[\s.-]\d{3}[\s.-]?\d{3})|"
    r"447\d{9}|(?:\+44[\s-]?\(?0?\)?[\s-]?|0044[\s-]?|\(?0)(?:[\s()-]{0,2}\d){9,10})(?!\d|[./-]\d|(?!x\d{1,5}\b)\w)"
)
_WITHOUT_NOUGHT = regex(
    r"(?i)\b(?:(?:mobile|mob|cell|whatsapp|tele?phone|phone|tel|symudol|ffôn)\b[ .]{0,2}){1,2}"
    r"(?:nos?|num|number)?\b[.:]*[ *_]*(7[1-57-9]\d{2} ?\d{3} ?\d{3})(?![\d]|[.,/-]\d|\w)"
)
"""Right behind words that say what it is: a table that takes it for a number drops the nought at its beginning."""
_WITHIN = frozenset("_./+-")
"""Signs that stand within longer numbers and addresses: behind them, or a letter or digit, no telephone's begins."""
_ABROAD = regex(r"(?<![\w./+-])\+(?!44)[1-9]\d{0,2}(?:[ ()-]{0,2}\d){8,11}(?!\d|[./,]\d|\w)")
_TELEPHONE = r"(?i)\b(?:tel|phone|telephone|call|mobile|mob|ring|fax|contact|landline|ffôn|whatsapp)"
_SERVICE = r"(?i)switchboard|helpline|hotline|reception|press office|enquiries|main (?:line|number)|control room"
_ON_DUTY = regex(
    r"(?i)\b(?:whatsapp for (?:tenants|residents|customers|patients)|office mobile|on[- ]call|pals|team(?:['’]s)?|"
    r"duty (?:mobile|phone|officer|manager|team|line|engineer)|0[38]00[\d ]{6,9}|text ?phone|switchboard|helpline)\b"
)
"""What says that whoever is on duty answers."""
_NEAR = regex(r"[^.;\n]{0,30}$")
_OTHER = regex(
    r"(?i)(?:\b(?:isbn|issn|doi|uprn|urn|ref(?:erence)?s?|incidents?|logs?|crimes?|case|invoice|order|account|serial|job|"
    r"ticket|docket|permit|contract|tender|purchase|vat|asset|batch|docs?|article|claim|complaint|id)\b|"
    r"(?:^|\n)\W*number:|#)[^\d\n]{0,14}$"
)
"""Words right before a number that is another thing than a telephone's."""
_LABEL = regex(
    r"(?i)\b(?:ref(?:erence)?s?|incidents?|logs?|urns?|uprns?|serial|job|tickets?|orders?|invoices?|contracts?|cases?|id|"
    r"crimes?|claims?|tags?|assets?|permits?|batch|docket|code|isbn|account|vat)\b"
)
"""What the heading of a column calls numbers that are no telephone's."""
_NUMBER_OF = regex(rf"(?i)\W*(?:{_LABEL.pattern.removeprefix('(?i)')}) (?:no|number)\b\W*")
"""A heading that is nothing but such a number's: below it one may look as a mobile's does."""
_CELL = regex(r"[|][\s*_`]*$")
_CELL_ENDS = regex(r"[ \t*_`]*(?:[|\n]|$)")
_WRITTEN_AS_A_MOBILE = regex(r"07\d{3} \d{3} ?\d{3}")
_SHORT = ((5, 5), (6, 4), (5, 2, 3), (5, 3, 2), (10,))
"""How the few numbers of ten digits are written, the first nought counted."""


def emails(seen: Text) -> Iterator[Match]:
    """E-mail addresses, plain or spelt out."""
    for found in around(seen.text, seen.words(*AT), _EMAIL, 66, 400):
        level = Level.ADVISE if is_a_word_of_a_body(found[0]) or may_be_a_clubs(found[0]) else Level.BLOCK
        yield Match("an e-mail address", found.start(), found.end(), level)
    if seen.says(*AT_SPELT):
        yield from (Match("an e-mail address", m.start(), m.end()) for m in _SPELT.finditer(seen.text))
    for pattern, sign in ((_IN_WORDS, DOT_SPELT), (_ENCODED, AT_ENCODED)):
        if seen.says(*sign):
            yield from (Match("an e-mail address", m.start(), m.end()) for m in pattern.finditer(seen.text))
    parted = [found.span() for found in seen.starting(_PARTING, PARTED)]
    for found in around(seen.text, parted, _PARTED, 42, 40):
        yield Match("an e-mail address", found.start(), found.end())


def phones(seen: Text) -> Iterator[Match]:
    """Telephone numbers of persons; those of services are left out or but advice."""
    for found in around(seen.text, seen.long, _PHONE, 12, 60) if _may_begin(seen.text) else ():
        number = re.sub(r"^(?:0044|44)0?", "0", re.sub(r"\D", "", found[0]))
        cue = _said_to_be_a_telephone(seen.text, found)
        mobile = _WRITTEN_AS_A_MOBILE.match(found[0]) and not _is_value(seen.text, found)
        if _is_labelled_otherwise(seen.text, found) or (not mobile and _something_else(seen.text, found)):
            continue
        if not cue and (_is_broken(found[0]) or found[0].startswith("447")):
            continue
        if len(number) == 11 and number[1] == "7" and number[2] not in "06":
            level = Level.ADVISE if _is_on_duty(seen.text, *found.span()) else Level.BLOCK
            yield Match("a mobile number", found.start(), found.end(), level)
        elif len(number) == 11 and number.startswith("070"):
            yield Match("a personal telephone number", found.start(), found.end())
        elif len(number) in (10, 11) and number[1] in "12" and _grouped(found[0], number, cue):
            yield Match("a telephone number", found.start(), found.end(), _level(seen.text, *found.span()))
    for found in around(seen.text, seen.long, _WITHOUT_NOUGHT, 40, 14) if seen.row >= 10 else ():
        yield Match("a mobile number", found.start(1), found.end(1))
    for found in around(seen.text, seen.long, _ABROAD, 6, 30) if "+" in seen.text else ():
        if near(seen.text, found.start(), found.end(), _TELEPHONE) or re.search(r"\d[ ()-]", found[0]):
            yield Match("a telephone number", found.start(), found.end())


def _may_begin(text: str) -> bool:
    """Whether a nought stands where a telephone number of ours begins, or the code of the country."""
    noughts = (text[max(at - 1, 0) : at] for at in everywhere(text, "0"))
    return (
        "447" in text
        or ("+" in text and "+44" in text)
        or any(not (before.isalnum() or before in _WITHIN) for before in noughts)
    )


def _is_broken(written: str) -> bool:
    """Whether what looks like one number is two, on lines of their own: a number breaks where it has a blank."""
    first, broken, rest = written.partition("\n")
    return "\n" in rest or (broken != "" and re.search(r"\d{6}$", first) is not None)


def _is_on_duty(text: str, start: int, end: int) -> bool:
    """Whether the mobile number that begins there is that of whoever is on duty, and no person is spoken of before."""
    steps = passages(text, start, end)
    said = steps[0].before
    duty = [found.end() for found in _ON_DUTY.finditer(said)]
    beside = bool(duty) and _NEAR.match(said, duty[-1]) is not None
    return beside and not speaks_of_one(_ON_DUTY.sub(" ", steps[-1].before))


def _level(text: str, start: int, end: int) -> Level:
    """A landline is somebody's only where a person is named or speaks beside it: most are of offices."""
    service = near(text, start, end, _SERVICE)
    return Level.BLOCK if not service and owner_of_a_number(text, start, end) is Owner.PERSON else Level.ADVISE


def _is_labelled_otherwise(text: str, found: re.Match[str]) -> bool:
    """Whether a number is all that its cell holds, and the heading of the column says it is of something else."""
    start, end = found.span()
    if not _CELL.search(text, max(start - 8, 0), start) or not _CELL_ENDS.match(text, end):
        return False
    head = head_of_cell(text, start)
    if _WRITTEN_AS_A_MOBILE.match(found[0]):
        return _NUMBER_OF.fullmatch(head) is not None
    return _LABEL.search(head) is not None and not re.search(_TELEPHONE, head)


def _something_else(text: str, found: re.Match[str]) -> bool:
    other = _OTHER.search(text, max(found.start() - 40, 0), found.start())
    return other is not None and not re.search(_TELEPHONE, text[max(other.start() - 12, 0) : found.start()])


def _said_to_be_a_telephone(text: str, found: re.Match[str]) -> bool:
    """Whether a word for it stands before the number, or behind it on the same line."""
    after = text[found.end() : found.end() + 22].partition("\n")[0]
    return re.search(_TELEPHONE, f"{text[max(found.start() - 45, 0) : found.start()]} {after}") is not None


def _is_value(text: str, found: re.Match[str]) -> bool:
    """Whether the text is a heading and this number alone, as the cell of a table is read with its heading."""
    return found.end() == len(text) and ":" in text[: found.start()] and "\n" not in text


def _grouped(written: str, number: str, cue: bool) -> bool:
    """Whether the digits stand together as those of a telephone number do."""
    if "\n" in written:
        return False
    if written.startswith(("+", "00")):
        return True
    groups = tuple(map(len, re.findall(r"\d+", written)))
    if len(groups) == 1 and not cue:
        return False
    return groups in _SHORT if len(number) == 10 else groups[0] > 2
