"""Words without which no rule about persons finds anything: all are looked for in one pass over a text."""

from collections.abc import Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation

AT = ("@",)
PARTED = (" at ", " @", "@ ")
"""An address that is spelt with gaps."""
BORN = ("birth", "born", "dob", "d.o.b", "d.ob", "do.b", "d o b", "d. o", "dyddiad geni")
AGED = ("aged ", "age ")
BORN_SHORT = ("b.",)
NETWORK = ("ip", "address")
REGISTERED = ("reg", "plate", "vrm", "vrn", "index")
DRIVEN = (" car", " van", "vehicle", "lorry", "taxi", "corsa", "fiesta", "astra", "transit", "qashqai")
"""What is driven: a car, and the makes and models of cars."""
LIVES = (" liv", "\nliv", "address", "postcode", "post code", " resid", "me at", "moved")
LABELS = (
    *("name", "ed by", "sent by", "made by"),
    *("informant", "caller", "keeper", "driver", "complainant", "witness"),
)
PARTIES = (
    *("complainant", "requester", "applicant", "witness", "victim", "informant", "enquirer", "tenant", "keeper"),
    *("neighbour", "occupier", "householder", "leaseholder", "lodger", "patient", "suspect", "caller"),
)
ASKERS = ("requester", "applicant", "complainant", "enquirer")
GREETINGS = ("hello again", "hi again", "good ", "morning", "afternoon", "thanks", "thank you", "many thanks")
OWN = ("my name", "i am", "i'm", "i, ", "this is")
CLOSINGS = ("regards", "wishes", "thanks", "sincerely", "faithfully", "cheers", "gywir", "cofion", "diolch")
KIN = (
    *(" son", " daughter", " child", " wife", " husband", " partner", " mother", " father", " mum", " dad", " brother"),
    *(" sister", " uncle", " aunt", " nephew", " niece", " cousin", " client", " constituent", " neighbour", " friend"),
    *(" grandson", " granddaughter", " grandmother", " grandfather", " tenant"),
)
SECTIONS = ("\n## ",)
DWELLING = (
    " liv",
    "i live",
    " stay",
    " resid",
    "house is",
    "home is",
    "address is",
    "address was",
    "moved",
    "we are",
    "we're",
    "i am",
)
KEPT_BACK = ("not on the", "not for", "not to be", "sensitive interest", "address withheld", "confidential address")
HIDDEN = ("safe house", "safehouse", "refuge")
SPELT = ("oh ", "oh-", "oh,", "zero", "nought", "naught", "plus four")
NUMBERED = ("number ", "flat ", "no. ")
"""What begins a number that is spelt in words."""
BEHALF = ("behalf of",)
TITLES = (
    *("mr", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "lord", "lady", "rev", "cllr", "councillor"),
    *("y parch", "yr athro", "y cyng"),
)
"""How every title begins."""

_ALL = tuple(
    dict.fromkeys(
        (
            *(*AT, *PARTED, *BORN, *AGED, *BORN_SHORT, *NETWORK, *REGISTERED, *DRIVEN, *LIVES, *LABELS, *PARTIES),
            *(
                *ASKERS,
                *GREETINGS,
                *OWN,
                *CLOSINGS,
                *KIN,
                *BEHALF,
                *SECTIONS,
                *TITLES,
                *SPELT,
                *NUMBERED,
                *DWELLING,
                *KEPT_BACK,
                *HIDDEN,
            ),
        )
    )
)
_AUTOMATON = AhoCorasick(_ALL, implementation=Implementation.DFA)
_NOWHERE: dict[str, Sequence[int]] = dict.fromkeys(_ALL, ())


def spots(lower: str) -> Mapping[str, Sequence[int]]:
    """Where each of the words stands in a text in lower case, rising; empty for those that do not."""
    found: dict[str, list[int]] = {}
    for word, start, _ in _AUTOMATON.find_matches_as_indexes(lower, overlapping=True):
        found.setdefault(_ALL[word], []).append(start)
    return _NOWHERE | found
