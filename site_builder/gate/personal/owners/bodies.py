"""Words that say of a telephone number or an address that it is a body's, a post's or a line's that anybody may use."""

from site_builder.gate.personal.people.forenames import person_in
from site_builder.gate.personal.people.somebody import initialled, speaks_of_one
from site_builder.gate.personal.signs import TITLE
from site_builder.patterns import regex

_POST = (
    r"(?:secretary|secretariat|clerk|town clerk|director|manager|chief executive|head ?(?:teacher|master|mistress)|"
    r"principal|mayor|leader|curator|registrar|coroner|commissioner|chair(?:man|woman|person)?|bursar|librarian|"
    r"harbour ?master|monitoring officer|duty (?:officer|manager|solicitor|engineer|team)|(?:night |day )?foreman|"
    r"officer in charge|"
    r"treasurer|archivist|press officer|returning officer|inspector of \w+|governor|town hall|keeper of \w+)"
)
_TITLES_OF_POSTS = (
    r"(?:Councillor|Cllr|Director|Secretary|(?:Town )?Clerk|Chief (?:Executive|Constable|Officer|Registrar)|"
    r"Head ?(?:[Tt]eacher|[Mm]aster|[Mm]istress)|Principal|Mayor|Leader|Curator|Registrar|(?:Senior )?Coroner|"
    r"Commissioner|Chair(?:man|woman)?|Monitoring Officer|M[EMS]?P|MS|Head of [A-Z]\w+|Press [Oo]fficer|Minister|"
    r"(?:[A-Z]\w+ (?:to )?){1,4}(?:Guardian|Champion|Officer|Manager|Co-?ordinator|Administrator|Adviser|Advisor|Lead))"
)
_LINES = (
    r"(?:(?:visitors?|information|enquir(?:y|ies)|advice|public|customers?|main|press|media|crime|tenants?|residents?|"
    r"members?|patients?|parents?|families|bookings?|sales|tickets?|general|office|repairs?|rents?|donors?|passengers?|"
    r"reporting|complaints?|appointments?|schools?|welsh|duty|flood|noise|news|archive|reservations?)['’]?s?['’]? "
    r"(?:line|desk|number|telephone|phone)s?|fax|facsimile|switchboard|switsfwrdd|reception|hotline|helpline|minicom|"
    r"text ?phone|text relay|typetalk|box office|freephone|non[- ]emergency(?: numbers?| line)?|out[- ]of[- ]hours|"
    r"24[- ]hour|pencadlys|swyddfa|llinell \w+|oifig\w*|oifis\w*|head office|control room|answer ?phone|call centre|"
    r"(?:[\w'’&-]+ )?(?:team|unit|department|section|service)|"
    r"contact centre|weekdays|office hours|public counter|front desk|call[- ]?out|ward [A-Z0-9]\w*|extension)"
)
_IS = (
    r"(?:\W{0,3}(?:is|are|on|at|to|of|by|the|numbers?|tel|telephone|phone|ffôn|no|via|and|quay|in|or|answers|"
    r"[a-z]+ing)\b)"
)
_LABEL = regex(
    rf"(?i)\b(?P<label>{_LINES}|{_POST})(?:['’]s?)?(?:{_IS}){{0,4}}[\s*_:,.(–|-]*"
    r"(?:\+?[\d ()]{6,16}[,;/&]?(?: and| or)? ?)?$"
)
"""A line, or a post, right before a number; another number may stand between."""
_ANSWERS = regex(
    r"(?i)\b(?:(?:contact|call|ring|phone|telephone|reach|speak to) (?:me|my (?:colleagues?|office|team))|"
    r"i (?:can|may) be (?:reached|contacted|rung|called)|i am (?:on|at)|my (?:colleagues?|office|team|desk|"
    r"direct line))\b"
)
"""How an officer says where to be reached."""
_TOLD = regex(
    r"(?i)\byou (?:wrote|said|say|asked|told|want|wish)|\b(?:letter|e-?mail|message|note|caller|complaint) "
    r"(?:said|says|read|reads|told)|\bwrote\b|[\"“”>]"
)
"""What says that somebody else's words are reported."""
_FIRST = regex(r"(?i)\b(?:i|me|my)\b")
_SEVERAL = regex(
    r"(?i)\b(?:branches|offices|libraries|depots|stations|shops|surgeries|clinics|centres|sites|counters|desks|schools|"
    r"hubs|outlets|stores|garages|teams|wards|departments|museums|pools)\b[^.;:]{0,30}:"
)
"""What announces several bodies, each with its number."""
_TRADE = regex(
    r"(?i)\b(?:(?:sold|supplied|printed|fitted|repaired|serviced|stocked|installed|maintained|catered) by|"
    r"stockists?|suppliers?|contractors?|retailers?|caterers?|printers?|branch(?:es)?:|surveyors|"
    r"solicitors|accountants|architects|barristers|auctioneers|valuers|undertakers|engineers|builders|consultants|"
    r"auditors|insurers)\b"
)
"""What is done by firms, and seldom at anybody's home."""
_LEGAL = regex(
    r"(?:\b|(?=& ))(?:LLP|Messrs|Ltd|LTD|Limited|plc|PLC|CIC|CIO|Inc|GmbH|DX \d{2,6}|"
    r"(?:& |and )(?:Sons?|Daughters?|Co|Partners|Company|Brothers|Bros)|Solicitors|Chambers|Associates|"
    r"Consultants|Surveyors|Architects|Accountants|Engineers|Builders|"
    r"Contractors|Auctioneers|Undertakers|Funeral|Motors|Tyres|Vets|Autos|Florists|Outfitters|Stationers|"
    r"Newsagents?|Butchers|"
    r"Bakers|Grocers|Greengrocers?|Ironmongers?|Caterers|Embroidery|Uniforms?|Fashions?|Foods|Kebabs?|Pizza|Tandoori|"
    r"Bwrdd|Cyngor|Heddlu|Ysbyty|Ysgol|Prifysgol|Coleg|Llyfrgell|Amgueddfa|Canolfan|Swyddfa|Meddygfa|Adran|Awdurdod|"
    r"Pencadlys|Comhairle|Oifi[sg]\w*|Leabharlann|S[cg]oil|Ospadal|Roinn|Coimis\w+|Bòrd|"
    r"[A-Z][a-z]{2,}(?:wear|tech|craft|works|print|graphics|stores|parts|soft|lines|point))\b|"
    r"\b[A-Z][\w-]+['’]s (?!Cottages|Gardens|Flats|Buildings|Almshouses|Villas|Lodgings)[A-Z][a-z]+(?:s|ry|er|ing)\b"
)
"""How the name of a firm or a body ends, or a Welsh, Irish or Gaelic one begins."""
_HISTORY = regex(
    r"[A-Z][\w'’-]+(?:,| \()[ ]?(?:1[0-8][6-9]\d ?[-–] ?1[0-9]\d\d|1[0-8]\d\d ?[-–] ?1[0-8][6-9]\d)[),]|"
    r"\((?:d|b|died|born)\.? (?:c\.? ?)?1[0-8]\d\d\)|\bborn (?:in |at )?[^.;]{0,30}\b1[0-8]\d\d\b"
)
"""Years in which nobody lived who lives now; two that could be times of a day are none."""
_PRIVATE = regex(
    r"(?i)\b(?:(?<!their )(?<!your )home"
    r"(?! (?:office|secretary|page|affairs|department|team|to[- ]school|care|library|help|tuition))|"
    r"private(?! (?:hire|sector|secretary|office))|"
    r"personal(?! (?:data|injury|information))|(?:his|her|my|our) own|(?<!from a )mobile(?! (?:library|coverage))|"
    r"lives?d?|living|retired|former|late|ex-|"
    r"moved|husband|wife|widow|mother|father|son|daughter|partner of)\b"
)
"""What says that even somebody in office is spoken of as a person."""
_HELD = regex(
    rf"\b{_TITLES_OF_POSTS}(?: (?:to|of|for|and) (?:the )?[A-Z][\w'’-]+){{0,3}}[:,]? (?:{TITLE} )?"
    r"(?:[A-Z][\w'’.-]+ ){0,3}[A-Z][\w'’-]+|"
    rf"[A-Z][\w'’-]+(?:, | \()(?:the |our |its )?{_TITLES_OF_POSTS}\b"
)
"""The holder of a public office, before or behind whose name it is told."""
_PRONOUN = regex(r"\b[Ss]?[Hh]e (?=[a-z])")
_FIRM = regex(
    r"(?:[A-Z][\w'’.-]+ ){1,4}(?:& [A-Z][\w'’-]+|and (?:Sons?|Daughters?|Co|Partners|Company|Brothers)\b|LLP|Ltd|"
    r"Limited|plc|"
    r"PLC|CIC|Solicitors|Associates)|Messrs\.? [A-Z][\w'’-]+"
    r"(?: [A-Z][\w'’-]+)*"
)
_NAMED = regex(r"\b[A-Z][\w'’&-]{2,}")
_NEAR = 45
_ANY_HOME = regex(r"(?i)\b(?:flat|apartment|bedsit|tenants?|homes?|lives?d?|living)\b")


def is_labelled(before: str) -> bool:
    """Whether a line, a fax or a post is named right before a number, and nobody whose it would be."""
    label = _LABEL.search(before)
    if label is None or _PRIVATE.search(before):
        return False
    return not _speaks_of_one(_HELD.sub(" ", before[: label.start()])) and not person_in(before[label.end("label") :])


def is_an_officers(before: str) -> bool:
    """Whether somebody who answers in office says how they are reached at work."""
    return (
        _ANSWERS.search(before) is not None
        and not _PRIVATE.search(before)
        and not _TOLD.search(before)
        and not speaks_of_one(_FIRST.sub(" ", before))
    )


def is_one_of_several(before: str) -> bool:
    """Whether the number stands in a sentence that counts up branches, offices or the like, and names nobody."""
    several = _SEVERAL.search(before) is not None and not person_in(before) and not initialled(before)
    return several and not speaks_of_one(before)


def holds_office(said: str) -> bool:
    """Whether the holder of a public office is named, as such and nobody else."""
    if _HELD.search(said) is None or _PRIVATE.search(said):
        return False
    return not _speaks_of_one(_PRONOUN.sub("", _HELD.sub(" ", said)))


def is_history(said: str) -> bool:
    """Whether all that is told is long ago."""
    return _HISTORY.search(said) is not None


def is_a_firm_at(before: str) -> bool:
    """Whether the name that stands right before an address is that of a firm, or what is done there a firm's work."""
    near = before.rstrip(" ,(:–-")
    named = len(near) - _firm_ends(near) <= _NEAR and _LEGAL.search(near) is not None
    return (
        (named or _is_done_by_a_firm(before[-2 * _NEAR :]))
        and not _ANY_HOME.search(before)
        and not _speaks_of_one(before)
    )


def _is_done_by_a_firm(before: str) -> bool:
    """Whether a trade is told, and behind it a name that is nobody's."""
    trade = _TRADE.search(before)
    name = before[trade.end() :] if trade else ""
    return _NAMED.search(name) is not None and not person_in(name) and not initialled(name)


def _firm_ends(words: str) -> int:
    """Where the last word ends that makes a firm of a name; -1 where none does."""
    return max((found.end() for found in _LEGAL.finditer(words)), default=-1)


def _speaks_of_one(said: str) -> bool:
    """Whether one person is spoken of; the partners after whom a firm is called are none."""
    return speaks_of_one(_FIRM.sub(" ", said))
