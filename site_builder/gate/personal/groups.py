"""Groups of people by their work, as circulars greet them: many are spoken to, and nobody in particular."""

GROUPS = frozenset(
    """
    sergeants inspectors constables superintendents commanders detectives chiefs heads managers leaders supervisors
    commissioners officers doctors nurses firefighters wardens analysts cadets recruits specials trainers tutors
    instructors controllers dispatchers handlers supporters trainees teachers governors members directors secretaries
    clerks councillors headteachers principals consultants editors reporters correspondents representatives
    stewards coordinators partners caretakers cleaners drivers advisers advisors assistants administrators
    """.split()  # noqa: SIM905 (a list of fifty quoted words reads badly)
)
