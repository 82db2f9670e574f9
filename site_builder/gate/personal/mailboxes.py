"""Mailboxes of offices, told from those of people by the words before and behind the sign."""

import re

from site_builder.gate.personal.contacts import OFFICES, PRIVATE
from site_builder.gate.personal.forenames import is_forename
from site_builder.patterns import regex

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
    academy accommodation administration admissions adoption adult adults adviser advisers advice all allotment
    alumni analysis analytics anpr appointments archive archives asb asc association audiology audit authorisation
    authorisations bereavement births blue bookings box building buildings bursar camhs cardiology care catering
    cctv celebrate cemeteries ceo ceremonies chaplain chaplaincy charity chief childrens claims cleaning clinic cllr
    club community conferences consultation contracts control coroner coroners counciltax creche crime crimes
    curator custody cyber cymorth dbs depot deputy dermatology design development digital director diversity
    donations dpfoi drainage duty ecology education emergencies emergency engagement equality events exams executive
    experience facilities family fire fleet flood flooding fostering friends frontdoor fundraising gallery galw gdpr
    gis gofal governors guild head headteacher health helpline heritage highways hire hotline ict insight
    inspectorate insurance intelligence international invoice invoices lado leader learning leisure lettings
    libraries lighting lost maintenance mapping maps marketing marriages mash maternity mayor meetings membership
    museum neighbourhood newsdesk newsletter npt ooh opcc operations ops optician outreach pals parks partnership
    partnerships patient patients payroll pcc pensions performance permits pharmacy physio policing post ppu
    principal programme project projects protect psd pta publichealth purchasing quality radiology record referral
    referrals register relations repairs reports resilience resources response revenue revenues rights rent rents
    roads rural safety searches secretaries sen senco send shop site social socialcare society sports staff stores
    student students subscriptions supplies surgery theatre tickets town trading training transport travel treasurer
    trees triage trustees volunteer volunteering volunteers waste wellbeing wildlife xray
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
_DESKS = frozenset({"enquiries", "complaints", "foi", "bookings", "admissions", "reception", "switchboard"})
"""What no person's mailbox begins with: a place stands behind."""
_LONG = "|".join(sorted(word for word in _MAILBOXES if len(word) > 5))
_MADE_OF_ROLES = regex(rf"(?:{'|'.join(sorted(_MAILBOXES, key=len, reverse=True))}){{2,4}}")
_BEGINS_OR_ENDS = regex(rf"(?:{_LONG})(?P<rest>[a-z]{{3,}})|(?P<name>[a-z]{{3,}})(?:{_LONG}s?|admin|museum|npt)")
_OFFICE = regex(OFFICES)
_OF_WORK = regex(r"[a-z]{3,}(?:ations?|itions?|ments|rooms?|desk|works|lettings|licensing)")
"""Words for what is done or where, as no surname ends."""
_PUBLIC_DOMAIN = regex(
    r"(?:[a-z0-9-]+\.)*?([a-z0-9-]+)\.(?:(?:gov|police|nhs|ac|sch|mod|parliament)\.uk|gov\.(?:wales|scot)|llyw\.cymru)$|"
    r"(parliament)\.(?:uk|scot)$|(senedd)\.wales$|([a-z0-9.-]+)\.sch\.uk$|(nhs)\.(?:net|scot)$|"
    r"(?:[a-z0-9-]+\.)?([a-z0-9-]+)\.hscni\.net$"
)
_CHARITY_DOMAIN = regex(r"(?:www\.)?([a-z0-9-]+)\.org(?:\.uk)?$")
_ELECTED = regex(r"(?:cllr|councillor)[._-].*@.*|.*[._]mp@parliament\.uk$|.*@(?:senedd\.wales|parliament\.scot)$")
"""Members of councils and parliaments, whose addresses are published for everybody to write to."""
_EXAMPLE = regex(
    r"(?:your[._-]?)?(?:name|email|e-mail|address)@example\.(?:com|org|net|co\.uk)$|"
    r"(?:first|fore|your|given)[._-]?name[._-]?(?:last[._-]?name|surname)@"
)
"""What forms show where an address is to be written."""
_PRIVATE_DOMAINS = regex(rf"(?i)@(?:{PRIVATE})\.[a-z.]+$")


def is_role(address: str) -> bool:
    """Whether an e-mail address belongs to an office and not to a person."""
    local, _, domain = address.lower().partition("@")
    words = [word for word in re.split(r"[^a-z]+", local) if word]
    if not words or _PRIVATE_DOMAINS.search(address):
        return False
    if _EXAMPLE.match(address.lower()):
        return True
    public = _PUBLIC_DOMAIN.match(domain)
    if not public and any(_is_saint(word) and word not in re.sub(r"[^a-z]", "", domain) for word in words):
        return False
    if "".join(words) in _ROLES or all(map(_is_role_word, words)) or _ELECTED.match(address.lower()):
        return True
    if public and (words[0] in _ROLES or _SURE.intersection(words)):
        return True
    if any(len(word) == 1 or is_forename(word) for word in words):
        return False
    if not public:
        return _of_its_domain(words, domain)
    return any(map(_is_role_word, words)) or any(map(_BEGINS_OR_ENDS.fullmatch, words)) or _named_like(words, domain)


def is_a_word_of_a_body(address: str) -> bool:
    """Whether it is one word at a public body, and neither a forename nor begun with one: a desk's, as a rule."""
    local, _, domain = address.lower().partition("@")
    if not local.isalpha() or not _PUBLIC_DOMAIN.match(domain):
        return False
    return not any(is_forename(local[:end]) for end in range(4, len(local) + 1)) and not is_forename(local)


def _is_role_word(word: str) -> bool:
    """Whether a word of an address is that of an office, or made of such, as in `roadspolicing` and `mainoffice`."""
    known = word in _MAILBOXES or word.removesuffix("s") in _MAILBOXES or _OFFICE.fullmatch(word)
    return _is_saint(word) or bool(known) or any(it.fullmatch(word) for it in (_MADE_OF_ROLES, _OF_WORK))


def _is_saint(word: str) -> bool:
    """Whether the word is the patron of a school or church, as `stmarys` is; or, elsewhere, somebody's surname."""
    return word.startswith("st") and is_forename(word[2:].removesuffix("s"))


def _of_its_domain(words: list[str], domain: str) -> bool:
    """Whether an address says no more than a role and the name of its firm or charity."""
    name, whole = re.sub(r"[^a-z]", "", domain), "".join(words)
    rest = name.partition(whole)[2]
    if rest.startswith(("family", "families")):
        return False
    if any(map(_is_role_word, words)):
        return (words[0] in _DESKS and len(words) == 2) or all(
            _is_role_word(word) or (len(word) > 3 and word in name) for word in words
        )
    if (glued := _BEGINS_OR_ENDS.fullmatch(whole)) is not None:
        return (glued["rest"] or glued["name"]) in name
    charity = _CHARITY_DOMAIN.match(domain)
    bare = re.sub(r"[^a-z]", "", charity[1]) if charity else ""
    return len(whole) > 2 and bare.startswith(whole) and (bare == whole or _is_role_word(bare.removeprefix(whole)))


def _named_like(words: list[str], domain: str) -> bool:
    """Whether an address of a public body says no more before its sign than behind it."""
    public, whole = _PUBLIC_DOMAIN.match(domain), "".join(words)
    name = re.sub(r"[^a-z]", "", next(filter(None, public.groups()), "")) if public else ""
    return len(whole) > 2 and len(name) > 2 and (name.startswith(whole) or whole.startswith(name))


def named_as_an_office(name: str) -> bool:
    """Whether a word of the name is that of an office or a body, as in `School Office` and `Northmoor Police`."""
    words = re.findall(r"[a-z]+", name.lower())
    return not _ROLES.isdisjoint(words) or (len(words) > 1 and _MAILBOXES.issuperset(words))
