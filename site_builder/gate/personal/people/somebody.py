"""Words that speak of a person, whatever office is named beside them; and names that no list of forenames knows."""

from site_builder.gate.personal.owners.contacts import NAMED_OFFICES
from site_builder.gate.personal.people.forenames import is_forename, person_in
from site_builder.patterns import regex

_SPOKEN = (
    r"(?:i|me|my|mine|(?:his|her)(?! majesty)|(?<!their )(?<!your )home"
    r"(?! (?:office|secretary|to[- ]school|care|library|help|tuition))|"
    r"(?<!from a )mobile(?! (?:library|coverage))|"
    r"direct(?! lines?| labour| debit| award| payment| services?| works)|personal|private|mrs?|ms|miss|live[sd]?|"
    r"living|surname|(?<!of )(?:man|woman)|lady|mother|father|wife|husband|son|daughter|"
    r"dear|regards|sincerely|(?<!was )(?<!were )(?<!been )moved|arrested|retired|member of staff|carer|deceased|"
    r"volunteer|student)"
)
"""Words that speak of somebody by themselves."""
_HUMANS = (
    r"(?:resident|tenant|complainant|victim|suspect|requester|applicant|caller|patient|neighbour|occupier|householder|"
    r"occupant|defendant|claimant|keeper|driver|pupil|girl|boy|nurse|staff member|prisoner|inmate|detainee|"
    r"(?:boy|girl)friend|employee|passenger|informant|(?<=the )family(?= (?:on|at|by|can|may|is|was)\b)|"
    r"(?:plot|allotment|licence|account|permit|policy|card|key)[ -]?holder)"
)
"""Who is somebody when one is spoken of, and anybody when many are."""
_DOES = r"\b(?:s?he['’ ](?=\w)|they (?:live|reside|said|gave|told|asked|moved|stay|rang|called|phoned|left)\b)"
_SOMEBODY = regex(
    rf"(?i)\b(?:{_SPOKEN}|{_HUMANS}s?|witness(?:es)?|child(?:ren)?|tenanc(?:y|ies)|male|female|parents?|partner|"
    r"famil(?:y|ies)|detained|seekers?|refugees?|beneficiar(?:y|ies)|foster carers|caretakers?|reps?|cleaner|"
    rf"child ?minders?|multiple occup\w+|hmos?)\b|{_DOES}"
)
"""Words on a line that speak of a person, whatever office is named beside."""
_ONE = regex(
    rf"(?i)\b(?:{_SPOKEN}|{_HUMANS}|witness|child)\b"
    rf"(?!['’]?s? (?:care|services?|support|advice|liaison|union|transport))|{_DOES}"
)
"""Words that speak of one person, and not of all who are like them."""
_NAMED_AFTER = regex(
    rf"(?:[A-Z][\w'’.&-]*[ ]){{1,5}}(?:{NAMED_OFFICES}|(?:House|Building|Tower|Wing|Ward|Unit|Room)\b)|"
    r"\b(?:Ysbyty|Ysgol|Canolfan|Llyfrgell|Meddygfa|Neuadd|Swyddfa|Prifysgol|Coleg)(?: [A-Z][\w'’-]+){1,3}"
)
"""Bodies and buildings, many of which are called after somebody."""
_INSTITUTION = regex(
    r"(?i)\b(?:care|nursing|residential|rest|funeral|children'?s) homes?\b|residents'? association|"
    r"\bvictims?['’]? (?:support|services?|hub)\b|\bwitness (?:care|service)|"
    r"\bpatients? (?:advice|liaison|transport|services?)\b|"
    r"\b(?:student|volunteer)s?['’]? (?:union|services?|support|loans?|finance|centre|bureau|hub|team|records)\b|"
    r"\bchild(?:ren)?['’]?s? (?:and|&|services?|centres?|hospitals?|social|protection|charit\w+|wards?|trust|help|"
    r"line)\b|"
    r"\b(?:and|&) child(?:ren)?\b|\bfamil(?:y|ies) (?:court|centres?|hubs?|services?|practice|law|division|support)\b|"
    r"\bemployee (?:relations|benefits|services|assistance)\b|\bstudent (?:recruitment|housing|office)\b|"
    rf"(?-i:\b(?:Boys|Girls|[Ww]om[ae]n|Men|Male|Female|Tenants|Residents|Parents|Patients|Prisoners|Refugees?|Carers|"
    rf"Famil(?:y|ies)|Children|Drivers|Nurses|Volunteers)(?:['’]s?)?(?: (?:and|&|for|[A-Z]\w+)(?:['’]s?)?){{0,2}} "
    rf"{NAMED_OFFICES})"
)
"""Names of offices in which such a word stands."""
_ROOMS = "Block|Building|Unit|Ward|Room|Suite|Floor|Wing|Group|Level|Zone|Area|Gate|Division|Hall|Class|Plan|Part|Annex"
_INITIAL = regex(
    rf"(?<![\w.&'’-])(?!(?:{_ROOMS})\b)(?:[A-Z][a-z'’-]{{2,}}|[A-Z]{{3,}}),? [A-Z](?:\.|(?![\w'’&-]))(?! ?&)|"
    r"(?<![\w.&'’-])[A-Z]\.? (?:[A-Z]\.? )?[A-Z][a-z'’-]{2,}(?![\w'’-])"
)
_TURNED = regex(r"(?<![\w'’-])[A-Z][\w'’-]+, ([A-Z][a-z]+)(?![\w'’-])")
_BREAK = regex(r"\s*[,:(–-]")


def speaks_of_somebody(line: str) -> bool:
    """Whether a line has a word that speaks of a person, or the name of one."""
    return _SOMEBODY.search(_INSTITUTION.sub(" ", line)) is not None or person_in(line) != ""


def speaks_of_one(line: str) -> bool:
    """Whether a line has a word that speaks of one person, or a name that is not that of a body or a building."""
    bare = _NAMED_AFTER.sub(" ", _INSTITUTION.sub(" ", line))
    return _ONE.search(bare) is not None or person_in(bare) != "" or initialled(bare)


def initialled(text: str, listed: bool = False) -> bool:
    """Whether a name stands there as lists have it: with an initial, or turned with a common forename behind.

    Where it is `listed`, a comma or the like follows: it begins no name of a firm.
    """
    if any(not listed or _BREAK.match(text, found.end()) for found in _INITIAL.finditer(text)):
        return True
    return any(is_forename(found[1]) for found in _TURNED.finditer(text))
