"""What the rows of a table are: people, or places, offices and firms, whose contact details anybody may know."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from site_builder.gate.personal.owners.contacts import KINDS, OFFICES, STREETS
from site_builder.gate.personal.people.forenames import can_be_a_surname, person_in
from site_builder.gate.personal.people.introduced import OFFICIAL
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.patterns import regex

Cells = Mapping[tuple[int, int], str]
STRONG = regex(
    r"(?i)^(?:(?:date[ _]of[ _]birth|d\.?o\.?b\.?|birth[ _]?date|dyddiad geni)|"
    r"rhif yswiriant gwladol|cyfeiriad cartref|"
    r"(?:ni[ _]?(?:no|number)|nino|national[ _]insurance.*)|nhs[ _]?(?:no|number|id)?\.?|"
    r"(?:home|private|personal)[ _](?:address|phone|telephone|e-?mail|mobile).*|"
    r"passport.*|sort[ _]?code|(?:bank[ _])?account[ _](?:no|number)|next of kin.*)$"
)
SURNAME = regex(r"(?i)^(?:surname|cyfenw|last[ _]?name|family[ _]?name)$")
FORENAME = regex(r"(?i)^(?:forenames?|enwa?u? cyntaf|first[ _]?name|given[ _]?name|christian name|initials?)$")
WHOLE = regex(
    r"(?i)^(?:full[ _]?name|enw llawn|(?:surname|last name) ?[/,&] ?(?:forename|first name)s?|"
    r"(?:employee|staff|officer|patient|pupil|client|customer|applicant|requester|complainant|"
    r"victim|suspect|defendant|tenant|member|person)(?:'?s)?[ _]?name|name of (?:employee|officer|applicant|"
    r"requester|complainant|person|patient|pupil|tenant))$"
)
GROUPED = regex(r"(?i)\b(?:total|(?:head)?count|number of|no\. of|sum|average|percentage|%)")
_ACCOUNT = regex(r"(?i)^account[ _](?:no|number)$")
"""Of a bank only where something else of people stands beside it."""
_OF_SOMEBODY = regex(
    r"(?i)\b(?:pupil|student|parent|guardian|carer|child|tenant|resident|occup(?:ant|ier)|patient|complainant|victim|"
    r"applicant|requester|driver|keeper|witness|suspect|defendant|claimant|householder|owner|excluded|detainee|prisoner|"
    r"neighbour|caller|informant|objector|reported by|raised by|foster\w*)(?:'?s)?\b"
)
_ROLL = regex(r"(?i)^(?:nhs )?(?:pupils|students|patients|residents)(?: on roll)?$")
"""Headings of counts."""
_STAFF = regex(
    r"(?i)^(?:(?:staff|employee|payroll|personnel|collar|warrant|badge)[ _]?(?:no|number|id|ref)\.?|"
    r"gender|sex|ethnicity|religion|age|rank|grade|salary|disability|sexual orientation)$"
)
"""Headings of what people in a unit or a station are like: its rows are no units and stations."""
_KINDS = regex(rf"(?i){KINDS}")
_OFFICES = regex(rf"(?i){OFFICES}")
_ATTRIBUTE = regex(
    r"(?i)\b(?:rating|hygiene|opening (?:hours|times)|capacity|beds|spaces|seats|covers|rateable value|web ?site|"
    r"web ?page|url|denomination|licensable|ofsted|cqc|(?:company|charity|licence) (?:no|number)|facilities|wheelchair|"
    r"pupils on roll)\b"
)
"""Headings of what only places and bodies have."""
_AREA = regex(r"(?i)^(?:electoral )?(?:ward|constituency|division)s?$")
_ELECTED = regex(r"(?i)\b(?:councillors?|members?|mps?|mp)\b")
_OF_AN_OFFICE = regex(rf"(?i)(?!premises|building|property){OFFICES} (?:postal )?(?:address|telephone|phone)$")
_NAME = regex(r"(?i)^(?:names?|title)$")
_HOLDER = regex(
    r"(?i)^(?:head(?: ?teacher)?|principal|chair(?:man|person)?|clerk|secretary|councillors?|minister|"
    r"director|governor|chief executive|trading (?:as|name)|vicar|mp|leader|mayor|post(?: title)?|"
    r"role|(?:.* )?(?:address|role|street|road|town|city|village|parish|district|area|ward|location|"
    r"locality|county|country|region|phase|type|kind|category|speciality|service|department|party|denomination|status|purpose))$"
)
"""Headings of people in an office that is public, of who may as well be a firm, and of what is no name at all."""
_PERSON = regex(
    r"(?i)^(?:contact(?: ?name)?|names?|manager|partners?|landlord|proprietor|excluded|barred|banned|"
    r"(?!head)(?:.* )?(?:person|\w*holder|licensee|supervisor|employee|teacher|tutor|worker|volunteer|guest|"
    r"caller|occupants?))$"
)
"""Headings of what may be a person as well as a firm or a post."""
_HELD_BY = regex(r"(?i)(?:.* )?(?:\w*holder|employee|worker|volunteer|guest|caller|occupants?|excluded|barred|banned)")
_SURNAME_ALONE = regex(r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)?|[A-Z][A-Za-z'’-]+,? [A-Z]\.?")
_HOUSED = regex(r"(?i)\b(?:foster|carers?|child ?minders?|multiple occup\w+|hmos?|refuges?|safe ?houses?)\b")
"""Kinds of rows that are people's homes, whatever the table is of."""
_WORDS = regex(r"[A-Za-z]{3}")
_HOUSE = regex(rf"(?:[Ff]lat |[Uu]nit )?\d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w'’-]+ ){{1,3}}(?:{STREETS})\b")
_INITIAL = regex(r"(?:^|,? )[A-Z](?:\.|\b)|^(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b|,")
_SAYS = regex(
    r"\W*(?:[A-Z][a-z]+ed|Taken|Seen|Given|Driven|Left|Sent|Found|Living|Staying|Called) "
    r"(?:at|to|from|by|in|near|outside)\b|"
    r"[^,;:(\d]*?\b(?!(?:of|in|for|and|at|on|to|the|by|with|its|their|our)\b)[a-z]{3,}\b(?!['’])"
)
"""What was done, or a word in small letters, as no name of a body holds before its first comma."""
_BODY = regex(r"(?:^| )(?:The|of|in|for|and|at|on|to) |&|['’]s\b")
_TOP, _SAMPLE = 6, 300


def about_places(heads: Iterable[str]) -> bool:
    """Whether the headings speak of schools, suppliers and the like: what reaches those is public as a rule."""
    told = [head for head in heads if not GROUPED.search(head) and not _ROLL.match(head.strip())]
    return any(_is_kind(head, told) for head in told) and not of_somebody(told)


def about_areas(heads: Iterable[str]) -> bool:
    """Whether the headings speak of wards: what stands there is of an area, and seldom of one person."""
    return any(_AREA.match(head.strip()) for head in heads)


def of_somebody(heads: Iterable[str]) -> bool:
    """Whether a heading says that single people stand below it."""
    people = (STRONG, SURNAME, FORENAME, WHOLE, _STAFF)
    return any(_OF_SOMEBODY.search(head) or any(pattern.match(head) for pattern in people) for head in heads)


@lru_cache(maxsize=1_000)
def asks_for_a_person(head: str) -> bool:
    """Whether a heading asks for the name of somebody as a private person."""
    return _HELD_BY.fullmatch(head.strip()) is not None or of_somebody([head])


def names_somebody(heads: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a row has the name of somebody under a heading that asks for one, or is of people's homes."""
    asked = [cell for head, cell in zip(heads, cells, strict=False) if _PERSON.match(head)]
    return of_somebody(heads) or any(map(_maybe_named, asked)) or any(map(_HOUSED.search, cells))


def _maybe_named(text: str) -> bool:
    """Whether a cell that should hold a name holds one, or a surname alone."""
    if _is_named(text):
        return can_be_a_surname(text.split()[-1])
    return _SURNAME_ALONE.fullmatch(text) is not None and not _OFFICES.search(text)


def public_list(cells: Cells) -> bool:
    """Whether one of the first rows holds headings of a table about places, offices and firms."""
    rows = sorted({row for row, _ in cells})[:_SAMPLE]
    cells = {at: text for at, text in cells.items() if rows and at[0] <= rows[-1]}
    for row in rows[:_TOP]:
        heads = {column: text.strip() for (r, column), text in cells.items() if r == row}
        numbered = sum(1 for head in heads.values() if any(map(str.isdigit, head)))
        if len(heads) < 2 or numbered * 2 >= len(heads):
            continue
        if of_somebody(head for head in heads.values() if not (_ROLL.match(head) or _ACCOUNT.match(head))):
            return False
        if of_bodies(cells, row, heads):
            return True
        if any(map(_PERSON.match, heads.values())):
            return False
    return False


def of_bodies(cells: Cells, row: int, heads: Mapping[int, str]) -> bool:
    """Whether the rows below these headings are places, offices and firms, and nobody is named beside them."""
    told = {
        at: head
        for at, head in heads.items()
        if not (_ACCOUNT.match(head) or _ROLL.match(head) or GROUPED.search(head))
    }
    if of_somebody(told.values()):
        return False
    columns: dict[int, list[str]] = {at: [] for at in heads}
    for (r, at), text in cells.items():
        if at in columns and row < r <= row + _SAMPLE:
            columns[at].append(text)
    kinds = [at for at, head in told.items() if _is_kind(head, heads.values()) and not _houses(columns[at])]
    named = [at for at, head in told.items() if _NAME.match(head)] or kinds or _first(columns)
    elected = about_areas(told.values())
    held = {at for at, head in heads.items() if _HOLDER.match(head) or (elected and _ELECTED.search(head))}
    if any(_PERSON.match(told[at]) and _most(_maybe_named, columns[at]) for at in told if at not in named or kinds):
        return False
    if any(_most(_HOUSED.search, texts) for texts in columns.values()):
        return False
    others = (at for at in heads if at not in named and at not in held)
    if any(_are_people(columns[at]) for at in others):
        return False
    if (kinds and kinds[0] in named) or any(map(_OF_AN_OFFICE.match, told.values())):
        return True
    names = [text for at in named for text in columns[at]]
    attributes = bool(kinds) or any(map(_ATTRIBUTE.search, told.values()))
    return bool(names) and not _houses(names) and _are_bodies(names, attributes)


def _is_kind(head: str, heads: Iterable[str]) -> bool:
    """Whether a heading names places or bodies; an area names none, but for those elected there."""
    return _KINDS.search(head) is not None and (not _AREA.match(head) or any(map(_ELECTED.search, heads)))


def _first(columns: Mapping[int, list[str]]) -> list[int]:
    """The first column that holds words."""
    return [at for at in sorted(columns) if any(map(_WORDS.search, columns[at]))][:1]


def _houses(texts: list[str]) -> bool:
    """Whether most are addresses of houses."""
    return _most(_HOUSE.match, texts)


def _most(test: Callable[[str], object], texts: list[str]) -> bool:
    return sum(1 for text in texts if test(text)) * 2 > len(texts)


def _are_people(texts: list[str]) -> bool:
    return _most(_is_named, texts)


def _is_named(text: str) -> bool:
    """Whether a text is a name of somebody and no post that somebody holds."""
    return reads_like_a_name(text) and not OFFICIAL.search(text) and not _OFFICES.search(text)


def _are_bodies(names: list[str], attributes: bool) -> bool:
    """Whether most are names of bodies; or some, with hardly a name of a person among them."""
    names = [_HOUSE.sub(" ", name) for name in names]  # streets are called after mills and churches
    if sum(1 for name in names if _OFFICES.search(name)) * 2 > len(names):
        return True
    people = sum(1 for name in names if person_in(name) or (_INITIAL.search(name) and reads_like_a_name(name)))
    bodies = sum(1 for name in names if _OFFICES.search(name) or _is_a_bodys_name(name) or OFFICIAL.search(name))
    return people * 5 <= len(names) and (attributes or bodies * 3 >= len(names))


def _is_a_bodys_name(text: str) -> bool:
    """Whether a text is put together as names of bodies are, and is no sentence about what was done somewhere."""
    return _BODY.search(text) is not None and _SAYS.match(text) is None


def people_in(cells: Cells, row: int, columns: Iterable[int]) -> bool:
    """Whether most of what stands in these columns below the row are names of people."""
    wanted = set(columns)
    return _are_people([text for (r, column), text in cells.items() if r > row and column in wanted])
