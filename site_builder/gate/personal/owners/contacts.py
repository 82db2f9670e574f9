"""Contact details that are public by their nature: the regulators', and the nouns by which offices are known."""

import re

_REGULATORS = (
    *("SK9 5AF", "0303 123 1113", "01625 545 745", "01625 545 700", "@ico.org.uk"),  # Information Commissioner's Office
    *("KY16 9DS", "01334 464610", "@foi.scot", "@itspublicknowledge.info"),  # Scottish Information Commissioner
    *(
        "LE1 8DJ",
        "0300 123 4504",
        "SW1A 0AA",
        "SW1A 2AA",
        "SW1P 4DF",
        "M33 0BW",
        "CV4 0EH",
    ),  # tribunal, state, ombudsmen
    *("jo@samaritans.org", "116 123"),  # Samaritans
)
_NOUNS = """
    academy agency airport archive arms association authority bakery bank bar barracks board branch brewery brigade
    bureau building business cafe casino cathedral cemetery centre chambers chapel charity chemist church cinema
    clinic club college commission commissioner committee company constabulary consulate convent council court
    crematorium depot department dental directorate dispensary embassy establishment factory farm federation firm
    forum foundation gallery garage group guildhall gurdwara gym hall headquarters helpline hospice hospital hostel
    hotel hotline hub inn inspectorate institute institution jobcentre kennels kiosk optician dentist butcher trader
    laboratory leisure library ltd limited llp plc lodgings market mill ministry monastery mosque museum network
    nursery office ombudsman organisation organization partners partnership pavilion pharmacy police post_office
    practice premises prison pub refuge registry restaurant salon school service shelter shop society solicitor
    solutions stadium station store studio suite supermarket surgery synagogue takeaway team temple terminal theatre
    tribunal trust union unit university venue veterinary warehouse works workshop yard care_home nursing_home
    residential_home information_compliance information_governance information_rights
    children's_home citizens_advice law_centre rape_crisis food_?bank & hq cic inc gmbh
    infirmary superstore hypermarket hmp hmyoi arena bookmaker
""".split()  # noqa: SIM905 (a list of a hundred quoted words reads badly)
"""Nouns of offices and bodies: with one before it, an address, a number or a row of a table is nobody's home."""
_GENERAL = """
    car_park constituency contractor facility force location operator organiser place playground post provider site
    supplier vendor ward
""".split()  # noqa: SIM905 (so that it looks like the other)
"""What the heading of a column says of its places and firms beside these nouns."""


def _spelt(noun: str) -> str:
    """The noun as a pattern, in one or many."""
    noun = noun.replace("_", "[ -]")
    return f"{noun[:-1]}(?:y|ies)" if noun.endswith("y") else noun if noun == "&" else f"{noun}(?:'?s|es)?"


def _capital(noun: str) -> str:
    """The noun as a name has it: with a capital, or in capitals alone where it is short."""
    spelt = _spelt(noun)
    named = spelt[0].upper() + re.sub(
        r"(?<=\])\??[a-z]", lambda m: f"{m[0][:-1]}[{m[0][-1].upper()}{m[0][-1]}]", spelt[1:]
    )
    return f"(?:{spelt.upper()}|{named})" if len(noun) < 4 and noun.isalpha() else named


OFFICES = rf"(?<![A-Za-z])(?:{'|'.join(map(_spelt, _NOUNS))})(?![A-Za-z])"
"""A noun of an office or body, as a pattern; compiled to match in any letters."""
_CHAINS = (
    "Tesco|Sainsbury['’]?s|Asda|ASDA|Aldi|ALDI|Lidl|LIDL|Morrisons|Waitrose|Greggs|McDonald['’]?s|KFC|Wetherspoons?|Boots|"
    "Starbucks|Premier Inn|Travelodge|B&Q|Argos|Primark|Poundland|Halfords|Superdrug|Barclays|NatWest|HSBC|Texaco|Esso"
)
"""Chains whose branches everybody knows."""
NAMED_OFFICES = rf"(?<![A-Za-z])(?:{'|'.join(map(_capital, _NOUNS))}|{_CHAINS})(?![A-Za-z])"
"""The same where it begins with a capital, as in the name of one."""
PLACES = (
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]his|[Tt]hat|and|to|at) (?:[\w'’&-]+ ){0,4}?"
    r"(?:library|mosque|hospital|infirmary|church|chapel|cathedral|temple|synagogue|gurdwara|school|college|university|"
    r"nursery|court|prison|museum|gallery|theatre|cinema|stadium|arena|station|supermarket|superstore|shop|store|pharmacy|"
    r"surgery|clinic|centre|hotel|pub|restaurant|café|cafe|takeaway|bank|post office|garage|depot|airport|cemetery|"
    r"crematorium|gym|town hall|village hall|custody suite|jobcentre|embassy|consulate|headquarters|salon|bakery)|"
    r"\bto chambers"
)
"""A place that is open to all, spoken of in small letters."""
KINDS = rf"(?<![A-Za-z])(?:{'|'.join(map(_spelt, [*_NOUNS, *_GENERAL]))})(?![A-Za-z])"
"""What a heading calls places, offices and firms; compiled to match in any letters."""
STREETS = (
    "Street|Road|Avenue|Lane|Close|Drive|Way|Crescent|Gardens|Terrace|Place|Court|Grove|Hill|Square|Mews|Row|Walk|Rise|"
    "Parade|View|Green|Villas|Cottages|Yard|Bank|Fold|Croft|Garth|Brow|Wharf|Meadows?|Vale|Mount|Wynd|Chase|Mead|Loan|"
    "Ginnel|Vennel|Loke|Brae|Approach|Orchard|Alley|Passage|Buildings|Tollgate|Dene|Dell|Leys|Heights|Common|End|St|Rd|Ave"
)
"""How the names of streets end, as a pattern."""
WELSH_STREETS = (
    r"(?:Heol|Ffordd|Stryd|L[oô]n|Rhodfa|Clos|Teras|Maes|Llys|Rhes|Gerddi|Cwrt)"
    r"(?:\s(?:yr?|[A-Z][\w'’-]+)){1,3}"
)
"""How streets are called in Wales: what they are comes first."""
NO_STREET = (
    r"(?!(?:[A-Z][a-z'’]+\s){0,2}(?:Year|Financial|Period|Quarter|Month)\s|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:End|Close)\b)"
)
"""What no house stands in, though it ends like a street: a day or a year and its end; as a pattern, looked ahead."""
PRIVATE = (
    "gmail|googlemail|hotmail|outlook|live|yahoo|ymail|aol|icloud|me|btinternet|protonmail|proton|gmx|"
    "sky|virginmedia|ntlworld|talktalk|msn|mail|tiscali|btopenworld|tutanota|tuta|zoho|yandex|fastmail|hey|rocketmail|"
    r"blueyonder|o2|plus(?:net)?|btconnect|virgin|pm|tutamail|hushmail|lineone|freeserve|wanadoo|"
    r"supanet|onetel|talk21|madasafish|posteo"
)
"""The domains of private mailboxes, without what follows the dot; as a pattern."""


def allowed(value: str, contacts: tuple[str, ...]) -> bool:
    """Whether the value is a regulator's or one that the authority lets through; spaces and case do not matter.

    A contact that begins with '@' lets every address of that domain through.
    """
    compact = _compact(value)
    for contact in (*_REGULATORS, *contacts):
        listed = _compact(contact)
        if listed and (compact == listed or (listed.startswith("@") and compact.endswith(listed))):
            return True
    return False


def _compact(value: str) -> str:
    text = re.sub(r"[\s().-]", "", value).lower() if "@" not in value else value.strip().lower()
    return re.sub(r"^(?:\+44|0044)0?(?=\d)", "0", text)
