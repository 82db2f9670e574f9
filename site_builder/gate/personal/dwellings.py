"""Where somebody lives, told without a street: by the name of a house, by coordinates, or as what must stay secret."""

from collections.abc import Iterator

from site_builder.gate.personal.forms import BEHIND_CAPITALS, DECIMAL
from site_builder.gate.personal.owners.contacts import NO_STREET, STREETS
from site_builder.gate.personal.owners.passages import passages
from site_builder.gate.personal.people.forenames import people_in, person_in
from site_builder.gate.personal.people.introduced import OFFICIAL
from site_builder.gate.personal.signs import Match, Text, around
from site_builder.gate.personal.sought import DWELLING, HIDDEN, HOME, KEPT_BACK
from site_builder.patterns import regex

_KINDS = (
    "Cottages?|Farm|Farmhouse|Barn|Bungalow|Croft|Villa|Bothy|Caravan|Chalet|Lodge|House|Manor|Grange|Rectory|Vicarage|Mill|"
    "Stables|Gatehouse|Steading|Hall|Court|Cabin|Annexe|Tower|Mews|Almshouses?|Place|View|Heights|Toll ?[Hh]ouse"
)
_HOMELY = (
    "Cottages?|Farm|Farmhouse|Barn|Bungalow|Croft|Villa|Bothy|Caravan|Chalet|Steading|Cabin|Rectory|Vicarage|Annexe"
)
_NAME = r"(?:[Tt]he )?(?:Old )?(?:[A-Z][\w'’-]+ ){0,3}"
_LIVES = regex(
    r"(?i:\b(?:(?:i|he|she|(?-i:who)) (?:still |now |also |has |have |had )?(?:lived?s?|living|stays?|resides?|moved)|"
    r"(?:(?:my|his|her|their) (?:home|house|address)|our home)(?: address)? (?:is|was)|we (?:still |now )?live) "
    rf"(?:at|in|into|to) ){_NAME}"
    rf"(?:{_KINDS})\b(?! (?:[A-Z]|care|nursing|estate|school))"
)
_LABELLED = regex(
    r"(?i:\b(?:home address|cyfeiriad cartref))[*_]*[ \t]*[:–-][*_ \t]*"
    r"(?!(?i:dim|heb|withheld|redacted|not|n/?a|none|removed|as (?:above|below)|unknown|see)\b)"
    r"(?:\d|[A-ZÀ-Ý])[^\n|]{5,60}"
)
"""The field of a form."""
_ARE_AT = regex(
    r"(?i:\b(?:we|i)(?:['’]re| are|['’]m| am) (?:at|in|the people (?:at|in)) )"
    r"(?!(?:[Tt]he )?(?:[A-Z][\w'’-]+ )?(?:Home|City|Community|Wind|Solar) Farm\b)"
    rf"{_NAME}(?:{_HOMELY})\b(?! [A-Z])"
)
"""Without the farm of an estate or a town, which people visit."""
_AT_WORK = regex(r"(?i)\b(?:staff|teams?|officers|councillors|employees|colleagues|departments?|services) $")
"""Who have moved or stay with their office."""
BEHIND_A_NAME = regex(
    r"[,:]? (?:then |now |late |lately |formerly |still )?(?:of |at |from |in )?"
    r"(?:(?:[Ff]lat|[Aa]partment) \d+[a-zA-Z]?\b|(?:[Nn]umber|[Nn]o\.?) (?!1[01]\b)\d+[a-zA-Z]?(?=[,.;)])|"
    rf"(?<= ){_NAME}(?:Cottage|Bungalow|Barn|Croft|Bothy|Caravan|Farmhouse|Steading)\b(?! [A-Z]))"
)
"""A house that is told right behind somebody's name."""
_OF_PAST = regex(r"\b(?:1[0-8]\d\d|19[0-4]\d)\b")
_KEEPS = regex(
    r"(?i)(?<!pedestrian )(?<!traffic )(?<!wildlife )(?<!central )\b(?:safe ?houses?|"
    r"refuge(?! (?:beach|island|bay|lane|point|collection|service|provision|on|places?|spaces?|beds?)))\b"
)
_POINT = regex(
    r"(?<![\d.])(?:49|5\d|60)\.\d{3,}[°NS ]*[,|;/\s]{1,4}[|\s]{0,3}[-–−]?\d\.\d{3,}|"
    r"(?<![A-Z])(?:H[PTUWXYZ]|N[A-HJ-OR-UW-Z]|S[C-EH-KM-PR-Z]|T[AFGLMQRV]|OV)\s?\d{4,5}\s?\d{4,5}(?!\d)|"
    r"///[a-z]+\.[a-z]+\.[a-z]+"
)
"""A place to a few steps: degrees, a grid reference, or three words."""
_THREE = regex(r"///")
_AT_HOME = regex(
    r"(?i)\b(?:(?:home|(?-i:house)|flat|bedroom|front door|back door|driveway) of|(?:lives|living) (?:here|at)|"
    r"(?:her|his|their|my|victim['’]s|tenant['’]s|resident['’]s|complainant['’]s|witness['’]s|informant['’]s) "
    r"(?:home|house|flat|front door|back door|address)|home address|"
    r"(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z]\w+)\b"
)
_SHOWN = regex(
    r"(?i)\b(?:statue|memorial|plaque|bench|bust|grave|tomb|mural|school|hall|park|library|church|centre|museum|college|"
    r"theatre|building|hospital|bridge|road|street|lane|avenue|tree|works|public house|inn|birthplace)\b"
)
_HOUSE = regex(
    rf"(?:(?:[Ff]lat|[Aa]partment) \w+,? )?(?<![\w£.-])\d{{1,4}}[A-Za-z]?,? {NO_STREET}(?:[A-Z][a-z'’]+ ){{0,3}}"
    rf"(?:{STREETS})\b"
)


_OF_ONE = regex(r" (?:of|for) (?:(?:Mr|Mrs|Ms|Miss)\.? )?[A-Z][a-z]+(?: [A-Z]\.?(?![a-z])| [A-Z][a-z]+)")
_KEPT = regex(
    r"(?i)(?:not (?:on the public register|for (?:publication|release|disclosure|the public)|"
    r"to be (?:published|disclosed|shared|released))|sensitive interest|address withheld|confidential address)"
)


def dwellings(seen: Text) -> Iterator[Match]:
    """Houses that have a name, places to a few steps, and addresses that are said to be nobody's to know."""
    said = seen.words(*DWELLING)
    for pattern in (_LIVES, _ARE_AT):
        for lives in around(seen.text, said, pattern, 16, 70):
            if _AT_WORK.search(seen.text, max(lives.start() - 16, 0), lives.start()):
                continue
            if not _OF_PAST.search(_line(seen.text, lives.start(), lives.end())):
                yield Match("the house of somebody", lives.start(), lives.end())
    for label in seen.starting(_LABELLED, HOME):
        yield Match("the house of somebody", label.start(), label.end())
    yield from _points(seen)
    yield from _secrets(seen)


def _points(seen: Text) -> Iterator[Match]:
    """Places to a few steps, on a line that speaks of somebody's home."""
    text = seen.text
    threes = [found.span() for found in _THREE.finditer(text)] if "///" in text else []
    if not threes and not seen.has(DECIMAL, *BEHIND_CAPITALS):
        return  # neither degrees nor the letters of a grid, nor three words
    for point in around(text, sorted([*seen.long, *threes]), _POINT, 4, 60):
        line = _line(text, point.start(), point.end())
        if _KEEPS.search(line) or (_names_one(line) and not _SHOWN.search(line)):
            yield Match("the place of somebody's home", point.start(), point.end())


def _secrets(seen: Text) -> Iterator[Match]:
    """What the text itself says must not be known: an address that is kept back, and who hides in a refuge."""
    text = seen.text
    for kept in seen.starting(_KEPT, KEPT_BACK):
        said = passages(text, kept.start(), kept.end())[0]
        for at, words in ((kept.end(), said.after), (kept.start() - len(said.before), said.before)):
            if house := _HOUSE.search(words):
                yield Match("an address that is not to be known", at + house.start(), at + house.end())
    for hides in around(text, seen.words(*HIDDEN), _KEEPS, 18, 12):
        said = passages(text, hides.start(), hides.end())[0]
        named = person_in(said.after) or _OF_ONE.match(said.after)
        if named and not OFFICIAL.search(said.whole):
            yield Match("the name of somebody who hides", hides.start(), hides.end())


def _names_one(line: str) -> bool:
    """Whether a line speaks of the home of one person, or names one who holds no office."""
    return _AT_HOME.search(line) is not None or (bool(people_in(line)) and not OFFICIAL.search(line))


def _line(text: str, start: int, end: int) -> str:
    stop = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : stop if stop >= 0 else len(text)]
