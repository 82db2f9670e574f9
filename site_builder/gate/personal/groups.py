"""Groups of people by their work, as circulars greet them: many are spoken to, and nobody in particular."""

from collections.abc import Sequence

from site_builder.gate.personal.mailbox_words import ALSO_SURNAMES, MAILBOXES, THINGS

_GROUPS = frozenset(
    """
    sergeants inspectors constables superintendents commanders detectives chiefs heads managers leaders supervisors
    commissioners officers doctors nurses firefighters wardens analysts cadets recruits specials trainers tutors
    instructors controllers dispatchers handlers supporters trainees teachers governors members directors secretaries
    clerks councillors headteachers principals consultants editors reporters correspondents representatives
    stewards coordinators partners caretakers cleaners drivers advisers advisors assistants administrators
    """.split()  # noqa: SIM905 (a list of fifty quoted words reads badly)
)
_SURNAMES = frozenset({"heads", "wardens", "stewards", "partners", "clerks", "chiefs", "specials"})
"""Groups whose name may be somebody's surname."""
_OF_OFFICES = ((MAILBOXES | THINGS) - ALSO_SURNAMES) | {
    *("church", "parish", "street", "park", "senior", "managing", "shop", "faculty", "divisional", "borough")
}
"""Words behind which such a name is that of a group."""


def are_many(words: Sequence[str]) -> bool:
    """Whether the words, in small letters, greet a group: `wardens` and `parking wardens`, but not `zofka wardens`."""
    *before, last = words
    if last in _SURNAMES and before:
        return before[-1] in _OF_OFFICES
    return last in _GROUPS
