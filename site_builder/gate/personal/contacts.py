"""Contact details that are public by their nature: the regulators', role mailboxes, service numbers."""

import re

from site_builder.gate.personal.forenames import is_forename

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
_ROLES = frozenset(
    """
    foi foia foirequests freedomofinformation freedom information info enquiries enquiry
    inquiries contact contactus contacts office admin mail mailbox team press pressoffice
    media news communications comms complaints complaint feedback help helpdesk support
    service services customerservices customer casework case cases dpo dataprotection data
    protection privacy records disclosure disclosures eir sar accessrequests access requests
    request publication publications library webmaster web website postmaster noreply no
    reply donotreply jobs recruitment careers hr finance procurement tenders accounts
    payments legal governance compliance secretary secretariat clerk council councillors
    democratic democraticservices planning licensing environment environmental highways housing
    benefits tax elections registrar registry reception switchboard general hello police
    force unit desk department dept section group central public transparency review reviews
    internal internalreview appeals statistics stats research policy security itservice it
    abuse sales licensingunit firearms vetting standards icocasework safeguarding schools
    school nhs trust hospital estates property parking fraud whistleblowing editor
    """.split()  # noqa: SIM905 (a list of eighty quoted words reads badly)
)
_MAILBOXES = _ROLES | frozenset(
    """
    academy accommodation administration admissions adoption adult adults advice allotment alumni analysis analytics
    anpr appointments archive archives asb asc association audiology audit bereavement births blue bookings box
    building buildings bursar camhs cardiology care catering cctv celebrate cemeteries ceo ceremonies chaplain
    chaplaincy charity chief childrens claims cleaning clinic cllr club community conferences consultation control
    coroner coroners counciltax creche crime crimes curator custody cyber dbs deputy dermatology design development
    digital director diversity donations dpfoi drainage duty ecology education emergencies emergency engagement
    equality events exams executive experience facilities family fire fleet flood flooding fostering friends frontdoor
    fundraising gallery gdpr gis governors guild head headteacher health helpline heritage hire hotline ict insight
    inspectorate insurance intelligence international invoice invoices lado leader learning leisure libraries lighting
    maintenance mapping maps marketing marriages mash maternity mayor meetings membership museum neighbourhood
    newsdesk newsletter npt ooh opcc operations ops optician outreach pals parks partnership partnerships patient
    patients payroll pcc pensions performance permits pharmacy physio policing post ppu principal programme project
    projects protect psd pta publichealth purchasing quality radiology record referral referrals register relations
    repairs reply reports resilience response revenue revenues roads rural safety sar searches secretaries section sen
    senco send shop social socialcare society sports stores student students subscriptions supplies surgery theatre
    tickets town trading training transport travel treasurer trees triage trustees volunteer volunteering volunteers
    waste wellbeing wildlife xray
    amgueddfa canolfan cyfrifon cyngor gwasanaeth gwybodaeth heddlu iechyd llyfrgell llyfrgelloedd meddygfa swyddfa tai
    ymholiadau ysgol ysgolion
    """.split()  # noqa: SIM905
)
"""What mailboxes are called beside: some of these are surnames too, and tell nothing in a name."""
_SURE = frozenset(
    {"foi", "foia", "eir", "info", "enquiries", "complaints", "press", "admin", "team", "support", "contact", "office"}
    | {"dpo", "records", "requests"}
    | {"library", "libraries", "museum", "reception", "surgery", "clinic", "academy", "school", "hospital", "leisure"}
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
    residential_home children's_home citizens_advice law_centre rape_crisis food_?bank & hq cic inc gmbh
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
NAMED_OFFICES = rf"(?<![A-Za-z])(?:{'|'.join(map(_capital, _NOUNS))})(?![A-Za-z])"
"""The same where it begins with a capital, as in the name of one."""
KINDS = rf"(?<![A-Za-z])(?:{'|'.join(map(_spelt, [*_NOUNS, *_GENERAL]))})(?![A-Za-z])"
"""What a heading calls places, offices and firms; compiled to match in any letters."""
STREETS = (
    "Street|Road|Avenue|Lane|Close|Drive|Way|Crescent|Gardens|Terrace|Place|Court|Grove|Hill|Square|Mews|Row|Walk|Rise|"
    "Parade|View|Green|Villas|Cottages|St|Rd|Ave"
)
"""How the names of streets end, as a pattern."""
PRIVATE = (
    "gmail|googlemail|hotmail|outlook|live|yahoo|ymail|aol|icloud|me|btinternet|protonmail|proton|gmx|"
    "sky|virginmedia|ntlworld|talktalk|msn|mail"
)
"""The domains of private mailboxes, without what follows the dot; as a pattern."""
_LONG = "|".join(sorted(word for word in _MAILBOXES if len(word) > 5))
_MADE_OF_ROLES = re.compile(rf"(?:{'|'.join(sorted(_MAILBOXES, key=len, reverse=True))}){{2,4}}")
_BEGINS_OR_ENDS = re.compile(rf"(?:{_LONG})[a-z]*|[a-z]*(?:{_LONG}s?|admin|museum|npt)")
_PUBLIC_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)*([a-z0-9-]+)\.(?:gov|police|nhs|ac|sch|org)(?:\.uk)?$")
_ELECTED = re.compile(r"(?:cllr|councillor)[._-].*@.*|.*[._]mp@parliament\.uk$|.*@(?:senedd\.wales|parliament\.scot)$")
"""Members of councils and parliaments, whose addresses are published for everybody to write to."""
_EXAMPLE = re.compile(
    r"(?:your[._-]?)?(?:name|email|e-mail|firstname[._-]?(?:lastname|surname)|address)@(?:[\w-]+\.)*example(?:\.|$)"
)
"""What forms show where an address is to be written."""
_PRIVATE_DOMAINS = re.compile(rf"(?i)@(?:{PRIVATE})\.[a-z.]+$")


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


def is_role(address: str) -> bool:
    """Whether an e-mail address belongs to an office and not to a person."""
    local, _, domain = address.lower().partition("@")
    words = [word for word in re.split(r"[^a-z]+", local) if word]
    if not words or _PRIVATE_DOMAINS.search(address):
        return False
    if _EXAMPLE.match(address.lower()):
        return True
    if "".join(words) in _ROLES or words[0] in _ROLES or _SURE.intersection(words) or _ELECTED.match(address.lower()):
        return True
    if any(len(word) == 1 or is_forename(word) for word in words):
        return False
    return any(map(_speaks_of_a_role, words)) or _named_like(words, domain)


def _speaks_of_a_role(word: str) -> bool:
    """Whether a word of an address is that of an office, or made of such, as in `roadspolicing` and `mainoffice`."""
    saint = word.startswith("st") and is_forename(word[2:].removesuffix("s"))
    known = word in _MAILBOXES or word.removesuffix("s") in _MAILBOXES
    return saint or known or bool(_MADE_OF_ROLES.fullmatch(word) or _BEGINS_OR_ENDS.fullmatch(word))


def _named_like(words: list[str], domain: str) -> bool:
    """Whether an address of a public body or charity says no more before its sign than behind it."""
    public, whole = _PUBLIC_DOMAIN.match(domain), "".join(words)
    name = re.sub(r"[^a-z]", "", public[1]) if public else ""
    return len(whole) > 2 and len(name) > 2 and (name.startswith(whole) or whole.startswith(name))


def of_an_office(name: str) -> bool:
    """Whether a word of the name is that of an office or a body, as in `School Office` and `Northmoor Police`."""
    return not _ROLES.isdisjoint(re.findall(r"[a-z]+", name.lower()))


def _compact(value: str) -> str:
    text = re.sub(r"[\s().-]", "", value).lower() if "@" not in value else value.strip().lower()
    return re.sub(r"^(?:\+44|0044)0?(?=\d)", "0", text)
