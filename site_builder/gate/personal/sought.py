"""Words without which no rule about persons finds anything: all are looked for in one pass over a text."""

from collections.abc import Mapping, Sequence

from ahocorasick_rs import BytesAhoCorasick, Implementation

AT = ("@",)
PARTED = (" at ", " @", "@ ", "@\n")
"""An address that is spelt with gaps."""
AT_SPELT = ("(at)", "[at]", "{at}", "[@]", "(@)")
DOT_SPELT = (" dot ",)
AT_ENCODED = ("%40",)
BORN = ("birth", "born", "dob", "d.o.b", "d.ob", "do.b", "d o b", "d. o", "dyddiad geni", "ganwyd", "ganed")
AGED = ("aged ", "age ")
BORN_SHORT = ("b.",)
NETWORK = ("ip", "address")
PROFILES = (".com/",)
PASSPORT = ("passport",)
SORT_CODE = ("sort", "s/c")
BRITISH = ("gb",)
REGISTERED = ("reg", "plate", "vrm", "vrn", "index")
DRIVEN = (" car", " van", "vehicle", "lorry", "taxi", "corsa", "fiesta", "astra", "transit", "qashqai")
"""What is driven: a car, and the makes and models of cars."""
LIVES = (" liv", "\nliv", "address", "postcode", "post code", " resid", "me at", "moved")
LABELS = (
    *("name", "enw", "ed by", "sent by", "made by", "signed", "fao", "attn", "details"),
    *("informant", "caller", "keeper", "driver", "complainant", "witness"),
)
PARTIES = (
    *("complainant", "requester", "applicant", "witness", "victim", "informant", "enquirer", "tenant", "keeper"),
    *("neighbour", "occupier", "householder", "leaseholder", "lodger", "patient", "suspect", "caller"),
)
ASKERS = ("requester", "applicant", "complainant", "enquirer")
GREETINGS = ("hello again", "hi again", "good ", "morning", "afternoon", "thanks", "thank you", "many thanks", "diolch")
OWN = ("my name", "i am", "i'm", "i, ", "this is")
CLOSINGS = (
    *("regards", "wishes", "thanks", "sincerely", "faithfully", "cheers"),
    *("gywir", "ddiffuant", "chofion", "cofion", "diolch"),
)
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
HOME = ("home address", "cyfeiriad cartref")
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
            *(*AT, *PARTED, *AT_SPELT, *DOT_SPELT, *AT_ENCODED, *BORN, *AGED, *BORN_SHORT, *NETWORK, *PROFILES),
            *(*PASSPORT, *SORT_CODE, *BRITISH, *REGISTERED, *DRIVEN, *LIVES, *LABELS, *PARTIES),
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
                *HOME,
            ),
        )
    )
)
_AUTOMATON = BytesAhoCorasick([word.encode("ascii") for word in _ALL], implementation=Implementation.DFA)


def spots(lower: str) -> Mapping[str, Sequence[int]]:
    """Where those of the words stand that are in a text in lower case, rising."""
    found: dict[str, list[int]] = {}
    plain = lower.encode("ascii", "replace")  # one byte for each character, so that places are the same
    for word, start, _ in _AUTOMATON.find_matches_as_indexes(plain, overlapping=True):
        found.setdefault(_ALL[word], []).append(start)
    return found
