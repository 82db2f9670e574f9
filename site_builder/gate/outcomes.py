"""Outcome and exemptions must tell the same story: a page that contradicts itself misleads about a legal decision."""

from collections.abc import Iterator, Mapping, Sequence

from site_builder.gate.context import Context
from site_builder.legislation import Citation
from site_builder.problems import Level, Problem
from site_builder.records.disclosure import Disclosure, Heading
from site_builder.records.outcome import Outcome

_GROUNDS = {
    Outcome.COST_LIMIT: {"FOIA": "12", "FOISA": "12"},
    Outcome.VEXATIOUS: {"FOIA": "14", "FOISA": "14"},
    Outcome.REPEATED: {"FOIA": "14", "FOISA": "14"},
    Outcome.ALREADY_AVAILABLE: {"FOIA": "21", "FOISA": "25"},
}
"""Outcomes that have a section of their own in each Act; the Regulations have none for them."""
_DISCLOSING = (Outcome.DISCLOSED_IN_FULL, Outcome.DISCLOSED_IN_PART)


def outcome(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """Contradictions between an outcome and the exemptions relied on, for the record and for each of its parts."""
    if disclosure.unread & {"outcome", "exemptions", "parts"}:
        return
    whole = disclosure.cited
    yield from _contradictions(disclosure, disclosure.outcome, whole, "outcome", "The record")
    for number, part in enumerate(disclosure.parts, 1):
        yield from _contradictions(disclosure, part.outcome, part.citations, "parts", f"Part {number}")
    if disclosure.outcome in _DISCLOSING and disclosure.withdrawn is None and _holds_only_the_request(disclosure):
        message = "Something was disclosed, and neither text nor a file says what."
        fix = "Write what was disclosed below the heading '## Response', or add the files as attachments."
        line = disclosure.line("outcome")
        yield Problem(disclosure.path, line, "outcome", "inconsistent-outcome", message, fix, Level.ADVISE)


def _holds_only_the_request(it: Disclosure) -> bool:
    """False for a record without any text, which is told so already."""
    said = [section.kind for section in it.sections if section.markdown.strip()]
    return not it.attachments and not it.source and bool(said) and set(said) == {Heading.REQUEST}


def _contradictions(
    disclosure: Disclosure, outcome: Outcome, cited: Sequence[Citation], key: str, what: str
) -> Iterator[Problem]:
    for message, fix, level in _faults(outcome, cited, what):
        yield Problem(disclosure.path, disclosure.line(key), key, "inconsistent-outcome", message, fix, level)


def _faults(outcome: Outcome, cited: Sequence[Citation], what: str) -> Iterator[tuple[str, str, Level]]:
    labels = ", ".join(citation.provision.label for citation in cited)
    withholding = [citation for citation in cited if not citation.ncnd]
    if outcome is Outcome.DISCLOSED_IN_FULL and cited:
        fix = "Remove the exemptions, or change the outcome to disclosed-in-part."
        yield f"{what} was disclosed in full and yet relies on {labels}.", fix, Level.BLOCK
    if outcome is Outcome.NOT_HELD and (held := [c for c in withholding if _says_held(c)]):
        names = ", ".join(citation.provision.label for citation in held)
        fix = "Change the outcome to refused, or remove the exemptions."
        yield f"{what} says that nothing is held and yet withholds something under {names}.", fix, Level.BLOCK
    if outcome is Outcome.REFUSED:
        yield from _refusal_faults(cited, withholding, labels, what)
    if outcome is Outcome.DISCLOSED_IN_PART and not cited:
        fix = "List the exemptions relied on; if the rest is not held, say so in the response."
        yield f"{what} was disclosed in part, and no exemption says why the rest was not.", fix, Level.ADVISE
    if outcome is Outcome.NEITHER_CONFIRM_NOR_DENY:
        yield from _ncnd_faults(cited, withholding, what)
    if outcome in _GROUNDS and (stray := [c for c in cited if _strays(c, _GROUNDS[outcome])]):
        names = ", ".join(citation.provision.label for citation in stray)
        fix = "Correct the outcome or the exemptions; several questions with different answers belong in 'parts'."
        yield f"The outcome '{outcome}' does not go with {names}.", fix, Level.BLOCK


def _refusal_faults(
    cited: Sequence[Citation], withholding: Sequence[Citation], labels: str, what: str
) -> Iterator[tuple[str, str, Level]]:
    if not cited:
        fix = "List the exemptions relied on (FOIA s17(1)(b): a refusal notice specifies the exemption)."
        yield f"{what} was refused, and no exemption is given.", fix, Level.BLOCK
    elif not withholding:
        fix = "Change the outcome to neither-confirm-nor-deny: 'refused' says that the information is held."
        yield f"{what} was refused under {labels}, which neither confirms nor denies.", fix, Level.BLOCK
    for proper, sections in _GROUNDS.items():
        if cited and all(_is_ground(c, sections) for c in cited) and proper is not Outcome.REPEATED:
            named = " or ".join(o.value for o, s in _GROUNDS.items() if s == sections)
            yield f"{what} was refused under {labels} alone.", f"Change the outcome to {named}.", Level.BLOCK


def _ncnd_faults(
    cited: Sequence[Citation], withholding: Sequence[Citation], what: str
) -> Iterator[tuple[str, str, Level]]:
    if not cited:
        fix = "List the provision relied on, for example s23(5), s31(3) or s40(5B)(a)(i)."
        yield f"{what} neither confirms nor denies, and no provision is given.", fix, Level.BLOCK
    if (any(citation.ncnd for citation in cited) and not withholding) or not cited:
        return
    if any(citation.ncnd and citation.provision.label == "s18(1)" for citation in cited):
        return  # FOISA s18(1) is cited together with the exemption that would apply
    names = ", ".join(citation.provision.label for citation in withholding)
    fix = "Cite the subsection that lets you neither confirm nor deny, or change the outcome to refused."
    yield (
        f"{what} neither confirms nor denies, but {names} withholds information that is held.",
        fix,
        Level.BLOCK,
    )


def _says_held(citation: Citation) -> bool:
    """False for the one exception that means 'not held' (EIR reg 12(4)(a), EISR reg 10(4)(a))."""
    return citation.provision.label not in ("r12(4)(a)", "r10(4)(a)")


def _is_ground(citation: Citation, sections: Mapping[str, str]) -> bool:
    return sections.get(citation.provision.regime) == citation.provision.number


def _strays(citation: Citation, sections: Mapping[str, str]) -> bool:
    """Whether an Act that has a section for this outcome is cited with another one."""
    return citation.provision.regime in sections and not _is_ground(citation, sections)
