"""Words that greet an office, a group or anybody, as circulars and forms do, and nobody in particular."""

import re
from collections.abc import Sequence

from site_builder.gate.personal.owners.mailbox_words import ALSO_SURNAMES, MAILBOXES, THINGS
from site_builder.gate.personal.people.forenames import can_be_a_surname, is_forename
from site_builder.patterns import regex

_GROUPS = frozenset(
    """
    sergeants inspectors constables superintendents commanders detectives chiefs heads managers leaders supervisors
    commissioners officers doctors nurses firefighters wardens analysts cadets recruits specials trainers tutors
    instructors controllers dispatchers handlers supporters trainees teachers governors members directors secretaries
    clerks councillors headteachers principals consultants editors reporters correspondents representatives
    stewards coordinators partners caretakers cleaners drivers advisers advisors assistants administrators
    """.split()  # noqa: SIM905 (a list of fifty quoted words reads badly)
)
"""Groups of people by their work."""
_SURNAMES = frozenset(
    """
    heads wardens stewards partners clerks chiefs specials board clerk head leader chair
    """.split()  # noqa: SIM905
)
"""Groups and offices whose name may be somebody's surname."""
_OF_OFFICES = ((MAILBOXES | THINGS) - ALSO_SURNAMES) | frozenset(
    """
    parole town company church parish street park senior managing shop faculty divisional borough
    """.split()  # noqa: SIM905
)
"""Words behind which such a name is that of a group."""
_NOBODY = frozenset(
    """
    sir madam requester requestor applicant colleague colleagues team all customer customers resident
    residents editor member members commissioner minister councillor councillors chief constable officer
    everyone anyone information foi freedom correspondent enquirer complainant sirs parent parents
    tenant student students reader office department the sender who whom it xxxx xxx redacted name
    recipient user there again or and mr mrs ms miss dr council police authority ico head director
    service services group unit data protection force county borough city district trust nhs university
    college governance disclosure records management public access request requests rights desk hub
    section branch central leader national local board committee staff support folks friends world guys both
    syr madam gyfaill gyfeillion bawb gydweithiwr ymholydd ymgeisydd foneddigion tîm pawb swyddfa
    patient patients client clients pupil pupils guardian guardians carer carers neighbours taxpayer ratepayer user
    users driver motorist owner leaseholder supplier volunteer volunteers governor governors subscriber visitor
    householders freedom officers media press contributor participant resident householder neighbour voter passenger
    secretary state mayor president chancellor chair chairman chairwoman clerk
    occupier headteacher principal practice manager landlord shareholder trustee delegate candidate attendee exhibitor
    stallholder trader licensee operator contractor tenderer bidder provider childminder employer employee
    worker teacher consultant postholder listener viewer graduate donor
    supporter cyclist apprentice trainee caretaker
    not known unknown none anonymous withheld supplied provided stated disclosed recorded applicable
    dîm gyngor cyngor swyddog swyddogion cynghorwyr gynghorwyr adran uned gwasanaeth gwasanaethau wasanaeth
    wasanaethau pennaeth bennaeth rhieni rieni preswylydd breswylydd trigolion drigolion cwsmer gwsmer
    ddarllenydd darllenydd denant denantiaid aelod aelodau athrawon olygydd gomisiynydd ffrindiau ddinasyddion
    riant rhiant warcheidwad gwarcheidwad family families
    """.split()  # noqa: SIM905 (a list of eighty quoted words reads badly)
)
"""Words that greet an office or anybody, never one person."""
_TITLES = frozenset(
    """
    mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend cllr councillor cynghorydd gynghorydd
    """.split()  # noqa: SIM905
)
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
_CALLED = frozenset(
    """
    driver head friend friends guy parent clerk world office press board
    """.split()  # noqa: SIM905
)
"""Words for offices and groups that are surnames where such a title stands before them."""
_SHORT_FORM = regex(r"[B-DF-HJ-NP-TV-XZ]{2,4}")
"""What bodies are called for short, without a vowel: `KHAN` and `COX` are surnames."""
_OFFICES = frozenset(
    """
    team teams service services department departments office offices unit council police authority trust
    committee desk group school college university hospital surgery association partnership directorate division
    officer manager director secretary commissioner coordinator administrator headteacher chairman adviser
    """.split()  # noqa: SIM905
)
"""What the name of an office ends in."""


def is_somebody(name: str) -> bool:
    """Whether a name greets one person, and no office, group or street."""
    words = [word for word in re.split(r"[^\w]+", name.lower()) if word]
    titled = bool(words) and words[0] in _TITLES
    if _SHORT_FORM.fullmatch(name.strip()):
        return False
    if words and (_are_many(words) or words[-1] in _OFFICES) and not (titled or is_forename(words[0])):
        return False
    if len(words) > 1 and words[0] in _COURTESIES and words[-1] in _CALLED:
        return True
    told = [word for word in words if word not in _TITLES and len(word) > 1 and not set(word) <= {"x"}]
    return any(_NOBODY.isdisjoint((word, word.removesuffix("s"))) for word in told) and not (
        _is_a_place(words) or (words[0] in _NOBODY and not titled)
    )


def _are_many(words: Sequence[str]) -> bool:
    """Whether the words, in small letters, greet a group: `wardens` and `parking wardens`, but not `zofka wardens`."""
    *before, last = words
    if last in _SURNAMES and before:
        return before[-1] in _OF_OFFICES
    return last in _GROUPS


def _is_a_place(words: Sequence[str]) -> bool:
    """Whether the words are a name as streets have it: `Dear Leap Close`, but not `Dear Sam Hill`."""
    return len(words) > 1 and not (words[0] in _TITLES or is_forename(words[0]) or can_be_a_surname(words[-1]))
