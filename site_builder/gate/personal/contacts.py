"""Contact details that are public by their nature: the regulators', role mailboxes, service numbers."""

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
_SURE = frozenset(
    {"foi", "foia", "eir", "info", "enquiries", "complaints", "press", "admin", "team", "support", "contact", "office"}
    | {"dpo", "records", "requests"}
    | {"library", "libraries", "museum", "reception", "surgery", "clinic", "academy", "school", "hospital", "leisure"}
)
PRIVATE = (
    "gmail|googlemail|hotmail|outlook|live|yahoo|ymail|aol|icloud|me|btinternet|protonmail|proton|gmx|"
    "sky|virginmedia|ntlworld|talktalk|msn|mail"
)
"""The domains of private mailboxes, without what follows the dot; as a pattern."""
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
    local = address.partition("@")[0].lower()
    words = [word for word in re.split(r"[^a-z]+", local) if word]
    if not words:
        return False
    if _PRIVATE_DOMAINS.search(address):
        return False
    return "".join(words) in _ROLES or words[0] in _ROLES or bool(_SURE.intersection(words))


def of_an_office(name: str) -> bool:
    """Whether a word of the name is that of an office or a body, as in `School Office` and `Northmoor Police`."""
    return not _ROLES.isdisjoint(re.findall(r"[a-z]+", name.lower()))


def _compact(value: str) -> str:
    text = re.sub(r"[\s().-]", "", value).lower() if "@" not in value else value.strip().lower()
    return re.sub(r"^(?:\+44|0044)0?(?=\d)", "0", text)
