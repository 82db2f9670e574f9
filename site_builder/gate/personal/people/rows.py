"""Rows of a table, each with the name of a private person beside what may not be told of anybody by name."""

from collections.abc import Iterator, Mapping

from site_builder.gate.findings import Finding, and_more, masked
from site_builder.gate.personal.owners.contacts import NAMED_OFFICES
from site_builder.gate.personal.people.forenames import can_be_a_surname, is_forename, people_in
from site_builder.gate.personal.people.introduced import OFFICIAL
from site_builder.gate.personal.people.matters import GRAVE, MATTER, spoken
from site_builder.gate.personal.people.named import reads_like_a_name
from site_builder.gate.personal.subjects import SURNAME, Cells, asks_for_a_person, of_somebody
from site_builder.patterns import regex
from site_builder.problems import Level

_TITLED = regex(
    r"(?:Mr|Mrs|Ms|Miss|Mx)\.? (?:[A-Z]\.? ?){0,3}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?![\w'’-]| (?:&|and|Ltd))"
)
_ONE_WORD = regex(r"(?:[A-Z]\.? )?[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?")
_END = regex(r"\s*(?:[,;(/–|]|-\s|$)")
_OFFICES = regex(NAMED_OFFICES)
_PUBLIC_HEADS = regex(
    r"(?i)\b(?:councillors?|members?|directors?|officers?|head(?:teacher)?|chair|governors?|mps?|authors?|artists?|"
    r"composers?|"
    r"speakers?|judges?|coroners?|ministers?|signatory|donors?|winners?|candidates?|agents?|architects?|trustees?|"
    r"sponsors?|lead|manager|contact|investigator|researcher|editor|sitter|subject|title|hospitality|"
    r"licen[cs]\w+|ward|patron|performer|lecturer|consultant|surgeon|journalist|"
    r"reporter|petitioner|proposed by|seconded by)\b"
)
"""Headings of columns in which people are named for their office or their work."""
_PUBLIC_TABLES = regex(r"(?i)\b(?:planning|proposals?|licens\w+|premises licen[cs]e)\b")
"""Headings of tables whose people are named because the law has it."""
_GRAVE_HEADS = regex(
    r"(?i)\b(?:suspect\w*|offences?|charges?d?|convict\w*|diagnos\w+|(?:medical|health) (?:condition|reason|need)s?|"
    r"illness|sick(?:ness)?|absences?|disabilit\w+|reason for (?:absence|leav\w+|dismissal|referral|exclusion|"
    r"arrest|detention)|allegations?|arrears|debts?|(?:amount )?owe[ds]|outstanding|benefits?|ethnic\w*|religio\w+|"
    r"nationality|immigration|pregnan\w+|"
    r"medication|treatment|impairment|sen(?:d)? (?:need|type|status)|safeguarding|sexual\w*|exclu(?:ded|sion)\w*|"
    r"care (?:need|plan)s?)\b"
)
_PAID = regex(r"(?i)\b(?:payees?|suppliers?|vendors?|recipients?|beneficiar(?:y|ies)|creditors?|paid to)\b")
_ROLE = regex(
    r"(?i)^(?:(?:job |post )?(?:title|role|post|position|grade)|training|course|organisation|specialism|team|"
    r"department|directorate|service|speciality|topic|subject|book|work|qualifications?)s?$"
)
"""Headings of what somebody does, which often is to care for others."""
_IN_KIND = regex(r"(?i)(?:taxable |other )?benefits?(?: in kind)?(?: \(£\))?")
_SUM = regex(r"£?\s?[\d,.]+k?(?: ?[-–] ?£?\s?[\d,.]+k?)?")
_PAY = regex(r"(?i)\b(?:salar(?:y|ies)|remuneration|pay(?: band)?|fees and allowances)\b")
_SENIOR = regex(
    r"(?i)\s*(?:(?:temporary|acting|interim|deputy|assistant|executive|corporate|strategic|medical|finance) ){0,3}"
    r"(?:chief (?:constable|executive|fire officer|finance officer|financial officer|operating officer|officer)|"
    r"(?:police and crime |police, fire and crime )?commissioner|director|head of paid service|"
    r"section 151 officer|monitoring officer|vice[- ]chancellor|permanent secretary)\b"
    r"(?!['’]s|.*\b(?:pa|assistant|secretary|support|driver|office)\b)"
)
"""Offices whose holders are named with their pay in the accounts: Accounts and Audit Regulations 2015, schedule 1."""
_NOTHING = regex(r"(?i)(?:none|nil|n/?a|no|-+|–|0|not (?:known|stated)|withheld|redacted|\[.*\])?")
_HONOURED = regex(
    r"(?i)\b(?:services to|award|medal|[mco]be|bem|prize|memory|memorial|plaque|1[0-8]\d\d|19[0-4]\d|buried|portrait)\b"
)
"""What says that somebody is honoured, or long dead."""
_HOUSE = regex(
    r"[,;]? (?:of |at )?(?:(?:[Ff]lat|[Aa]pt\.?|[Aa]partment) \w+|\d{1,4}[A-Za-z]?,? "
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][a-z'’]{2,})"
)
"""A house right behind a name."""


def row_findings(cells: Cells) -> Iterator[Finding]:
    """One finding for all such rows of a table, with the first: sure where what is told is grave."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        rows.setdefault(row, {})[column] = text
    if len(rows) < 2:
        return
    top = min(rows)
    heads = rows.pop(top)
    public = any(map(_PUBLIC_TABLES.search, heads.values()))
    found: dict[Level, list[tuple[int, str, str]]] = {Level.BLOCK: [], Level.ADVISE: []}
    for number, cells_of in sorted(rows.items()):
        told = list(_told(cells_of, heads))
        for level, name, what in sorted(told, key=lambda it: it[0] is not Level.BLOCK)[:1]:
            found[Level.ADVISE if public else level].append((number, name, what))
    for level, those in found.items():
        if those:
            number, name, what = those[0]
            said = and_more(f"A person ({masked(name)}) is named beside {what}.", len(those) - 1)
            yield Finding("personal-data", f"row {number}", said, level)


def _told(row: Mapping[int, str], heads: Mapping[int, str]) -> Iterator[tuple[Level, str, str]]:
    """Who is named in a row, and beside what: advice where the heading says that they are named for their office."""
    if any(map(_HONOURED.search, row.values())):
        return
    for column, text in row.items():
        head = heads.get(column, "")
        name = named_in(text) or (text.strip() if asks_for_a_person(head) and _is_name(text.strip(), head) else "")
        if name and (told := _told_beside(row, heads, column, name)):
            level, what = told
            yield (Level.ADVISE if _PUBLIC_HEADS.search(head) else level), name, what


def _told_beside(row: Mapping[int, str], heads: Mapping[int, str], column: int, name: str) -> tuple[Level, str] | None:
    """What the row tells of the person whose name is in the column, and how surely; None for nothing."""
    head, text = heads.get(column, ""), row[column]
    rest = text[len(name) :]
    if _HOUSE.match(rest):
        return Level.BLOCK, "where somebody lives"
    others = {at: words for at, words in row.items() if at != column and not _ROLE.match(heads.get(at, ""))}
    others[-1] = rest
    grave = [at for at, words in others.items() if _is_grave(heads.get(at, ""), words)]
    paid = [at for at in grave if _is_in_kind(heads[at], others[at]) and _is_paid_in_office(row, heads)]
    if len(grave) > len(paid):
        return Level.BLOCK, "what no table may tell of anybody by name"
    matters = [matter for words in others.values() if (matter := MATTER.search(words.lower()))]
    for matter in sorted(matters, key=lambda it: it.lastgroup not in GRAVE):
        return (Level.BLOCK if matter.lastgroup in GRAVE else Level.ADVISE), spoken(matter)
    if paid:
        return Level.ADVISE, "what they are paid in office"
    if _PAID.search(head) and _TITLED.match(text):
        return Level.ADVISE, "what was paid to them"
    if of_somebody([head]):
        return Level.ADVISE, "what the row tells"
    return None


def _is_grave(head: str, words: str) -> bool:
    return _GRAVE_HEADS.search(head) is not None and not _NOTHING.fullmatch(words.strip())


def _is_in_kind(head: str, words: str) -> bool:
    """Whether benefits are told that an employer gives beside pay, and no benefit that somebody claims."""
    return _IN_KIND.fullmatch(head.strip()) is not None and _SUM.fullmatch(words.strip()) is not None


def _is_paid_in_office(row: Mapping[int, str], heads: Mapping[int, str]) -> bool:
    """Whether a row tells the pay of somebody in one of the offices whose pay the law has published by name."""
    posts = [words for at, words in row.items() if _ROLE.match(heads.get(at, ""))]
    return any(map(_PAY.search, heads.values())) and any(map(_SENIOR.match, posts))


def _is_name(text: str, head: str) -> bool:
    """Whether a cell under a heading that asks for a person is a name, however rare."""
    if SURNAME.match(head):
        return _ONE_WORD.fullmatch(text) is not None
    return reads_like_a_name(text) and can_be_a_surname(text.split()[-1]) and not _OFFICES.search(text)


def named_in(text: str) -> str:
    """The name of a person with which a cell begins, and nothing but what is parted from it behind; "" for none."""
    text = text.strip(" *_")
    if not text[:1].isupper():
        return ""
    titled = _TITLED.match(text)
    if titled is None and not is_forename(text.split(" ", 1)[0].rstrip(",")):
        return ""
    name = titled[0] if titled else next((text[:end] for start, end in people_in(text) if start == 0), "")
    if not name or not _END.match(text, len(name)) or OFFICIAL.search(text) or _OFFICES.search(text):
        return ""
    return name if reads_like_a_name(name) and can_be_a_surname(name.split()[-1]) else ""
