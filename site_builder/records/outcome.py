"""What the requester got: the nine outcomes, their names for the public, and the outcome of several parts."""

from collections.abc import Collection
from enum import StrEnum


class Outcome(StrEnum):
    """One outcome; the value is what a record says and what an address holds."""

    DISCLOSED_IN_FULL = "disclosed-in-full"
    DISCLOSED_IN_PART = "disclosed-in-part"
    REFUSED = "refused"
    NEITHER_CONFIRM_NOR_DENY = "neither-confirm-nor-deny"
    NOT_HELD = "not-held"
    ALREADY_AVAILABLE = "already-available"
    COST_LIMIT = "cost-limit"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"
    NOT_RECORDED = "not-recorded"
    """The record does not say: shown as such, never typed."""

    @property
    def is_typed(self) -> bool:
        """Whether a record says it itself."""
        return self is not Outcome.NOT_RECORDED

    @property
    def label(self) -> str:
        """The name the public reads, sentence case."""
        return _WORDS[self][0]

    @property
    def meaning(self) -> str:
        """One plain sentence that says what the outcome means for the requester."""
        return _WORDS[self][1]


_WORDS: dict[Outcome, tuple[str, str]] = {
    Outcome.DISCLOSED_IN_FULL: (
        "Disclosed in full",
        "Everything that was asked for and is held was released.",
    ),
    Outcome.DISCLOSED_IN_PART: (
        "Disclosed in part",
        "Some of what was asked for was released; the rest was not.",
    ),
    Outcome.REFUSED: ("Refused", "The information is held, and the law was relied on to withhold all of it."),
    Outcome.NEITHER_CONFIRM_NOR_DENY: (
        "Neither confirmed nor denied",
        "The authority would not say whether it holds the information. That tells nothing about whether it does.",
    ),
    Outcome.NOT_HELD: ("Not held", "The authority searched and does not have the information."),
    Outcome.ALREADY_AVAILABLE: (
        "Already available",
        "The information can be had elsewhere, and the response says where.",
    ),
    Outcome.COST_LIMIT: (
        "Over the cost limit",
        "Answering would take more staff time than the law requires.",
    ),
    Outcome.VEXATIOUS: (
        "Vexatious",
        "The request was refused because of the burden or distress that it would cause.",
    ),
    Outcome.REPEATED: ("Repeated", "The same request from the same person had been answered shortly before."),
    Outcome.NOT_RECORDED: ("Outcome not recorded", "The record does not say what the outcome was."),
}

TYPED = tuple(outcome for outcome in Outcome if outcome.is_typed)
"""The outcomes that a record may name, in the order in which lists show them."""

ALSO_CALLED = {
    "granted": Outcome.DISCLOSED_IN_FULL,
    "granted-in-full": Outcome.DISCLOSED_IN_FULL,
    "full": Outcome.DISCLOSED_IN_FULL,
    "disclosed": Outcome.DISCLOSED_IN_FULL,
    "partial": Outcome.DISCLOSED_IN_PART,
    "part-granted": Outcome.DISCLOSED_IN_PART,
    "partially-withheld": Outcome.DISCLOSED_IN_PART,
    "withheld": Outcome.REFUSED,
    "exempt": Outcome.REFUSED,
    "rejected": Outcome.REFUSED,
    "ncnd": Outcome.NEITHER_CONFIRM_NOR_DENY,
    "no-information-held": Outcome.NOT_HELD,
    "none-held": Outcome.NOT_HELD,
    "already-public": Outcome.ALREADY_AVAILABLE,
    "s21": Outcome.ALREADY_AVAILABLE,
    "s12": Outcome.COST_LIMIT,
    "cost": Outcome.COST_LIMIT,
    "s14": Outcome.VEXATIOUS,
}
"""What other systems and letters call our outcomes: for suggestions, never read as one."""

RELEASING = frozenset({Outcome.DISCLOSED_IN_FULL, Outcome.DISCLOSED_IN_PART})


def outcome_of_parts(parts: Collection[Outcome]) -> Outcome:
    """The outcome of the whole: what all parts share; else in part where anything was released; else refused."""
    kinds = set(parts)
    if not kinds:
        return Outcome.NOT_RECORDED
    if len(kinds) == 1:
        return kinds.pop()
    return Outcome.DISCLOSED_IN_PART if kinds & RELEASING else Outcome.REFUSED
