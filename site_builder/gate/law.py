"""What the law asks of a refusal: the right law, reasons where it wants them, and the reader's rights.

What would make a page legally wrong blocks; what a reader of an old or short letter could dispute advises.
"""

import re
from collections.abc import Iterator

from site_builder.gate.context import Context
from site_builder.gate.words import without_code
from site_builder.legislation import Citation, Entry, Provision, Role, Test, cite
from site_builder.patterns import regex
from site_builder.problems import Level, Problem
from site_builder.records.disclosure import Disclosure, Heading
from site_builder.records.outcome import Outcome

_PUBLIC_INTEREST = regex(
    r"public\W+interest|outweigh|\bweigh|\bbalanc|speaks (?:for|against)|budd y cyhoedd", re.IGNORECASE
)
_HARM = regex(
    r"prejudic|harm|damag|endanger|advers|hinder|undermin|inhibit|compromis|jeopard|disrupt|detriment|risk|niwed|"
    r"\b(?:would|could|might|may|can)(?: also| well| then)?(?: be (?:likely|expected) to)? (?:let|help|tell|guide|"
    r"reveal|attract|allow|enable|alert|assist|aid|tempt|deter|weaken|expose|discourage|frighten|distort|invite|lead|drive|warn|"
    r"be found by|be used (?:by|to))\b(?! you\b| us\b)|"
    r"\b(?:thieves|thief|fraud\w*|criminals?|squatters|burglars?|poachers?|vandals?|attackers?|hackers?)\b",
    re.IGNORECASE,
)
_RIGHTS = {
    "internal review": regex(r"\breview\b|complain|adolygiad", re.IGNORECASE),
    "complaint to the regulator": regex(r"commission|\bICO\b|comisiyn", re.IGNORECASE),
}
_BRIDGE = {"FOIA": "39", "FOISA": "39"}
"""The section of each Act that hands environmental information over to the Regulations; it belongs into both."""
_SIBLINGS = {"EIR": "FOIA", "EISR": "FOISA"}
_IN_PART = frozenset({Outcome.DISCLOSED_IN_PART})
_WHOSE = regex(
    r"(?<!Information )(?<!Information \(Scotland\) )\b(?:Act|Regulations?|Order|Rules)\b[^.;\n]*"
    r"\b(?:whose|its|of which) $"
)
"""What hands the section that follows to the law named before, which is none on information."""
_REFUSING = frozenset({Outcome.REFUSED, Outcome.DISCLOSED_IN_PART, Outcome.NEITHER_CONFIRM_NOR_DENY})


def law_of_the_record(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """An answer that relies on another law than it is said to be under, and a refusal to confirm that the law does not
    know (s21).
    """
    act = _SIBLINGS.get(disclosure.regime)
    laws = {citation.provision.regime for citation in disclosure.cited}
    if len(laws) == 1 and _SIBLINGS.get(min(laws)) == disclosure.regime:
        message = f"The answer is said to be under {disclosure.regime}, and all that it relies on is of {min(laws)}."
        fix = f"Set the regime to {min(laws)}, or list what was relied on of {disclosure.regime} as well."
        yield _problem(disclosure, "exemptions", "wrong-regime", message, fix, Level.ADVISE)
    for citation in disclosure.cited:
        provision = citation.provision
        if provision.regime == act and provision.number != _BRIDGE[act]:
            message = f"{act} {provision.label} is cited, but the answer was given under {disclosure.regime}."
            fix = f"Cite the regulation that was relied on, or change the regime to {act}."
            yield _problem(disclosure, "exemptions", "wrong-regime", message, fix)
        entry = context.law.entry(provision)
        if citation.ncnd and entry and not _may_ncnd(entry, context):
            message = f"{provision.label} does not let an authority neither confirm nor deny."
            fix = "Leave NCND out, or cite the provision that was relied on."
            yield _problem(disclosure, "exemptions", "inconsistent-outcome", message, fix)


def _may_ncnd(entry: Entry, context: Context) -> bool:
    section = entry.provision.section
    regime = context.law.regime(section.regime)
    return bool(regime.ncnd_provision) or any(e.ncnd for p, e in regime.entries.items() if section.covers(p))


_GIVE_REASONS = "Add it under '## Reasons', or write 'reasons: withheld' where giving it would disclose too much."


def reasons(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """Exemptions that ask for reasoning which the record does not give.

    FOIA s17(1)(c) and (3), EIR reg 14(3), FOISA s16(1)-(2), EISR reg 13. Reasons may be left out where they would give
    away what is withheld (FOIA s17(4)): the record then says `reasons: withheld`.
    """
    if disclosure.reasons_withheld or disclosure.outcome not in _REFUSING:
        return
    text = disclosure.text(Heading.REASONS) or disclosure.text(*Heading)
    entries = [(c, e) for c in disclosure.cited if c.role is Role.EXEMPTION and (e := context.law.entry(c.provision))]
    qualified = [c for c, e in entries if e.test is Test.QUALIFIED]
    if qualified and not _PUBLIC_INTEREST.search(text):
        message = f"{_labels(qualified)}: the public interest must be weighed, and no reasoning about it is given."
        yield _problem(disclosure, "exemptions", "missing-public-interest", message, _GIVE_REASONS, Level.ADVISE)
    harmful = [c for c, e in entries if e.harm and not c.ncnd]
    if harmful and not _HARM.search(text):
        message = f"{_labels(harmful)}: the law asks what harm release would do, and no harm is described."
        yield _problem(disclosure, "exemptions", "missing-harm", message, _GIVE_REASONS, Level.ADVISE)


def rights(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """A refusal that names neither a review nor the regulator (FOIA s17(7), EIR reg 14(5), FOISA s19, EISR reg 13)."""
    refused = disclosure.outcome not in (Outcome.DISCLOSED_IN_FULL, Outcome.NOT_HELD, Outcome.NOT_RECORDED)
    text = disclosure.text(*Heading)
    missing = [right for right, words in _RIGHTS.items() if not words.search(text)]
    if refused and disclosure.cited and missing:
        what = "answer, which withholds something," if disclosure.outcome in _IN_PART else "refusal"
        message = f"The {what} does not mention {' or '.join(missing)}."
        fix = "Add the sentences of the letter that tell the requester how to ask for a review and how to complain."
        yield _problem(disclosure, "", "missing-rights", message, fix, Level.ADVISE)


def text_and_front_matter(disclosure: Disclosure, context: Context) -> Iterator[Problem]:
    """Sections that the text relies on and the front matter lacks, and the reverse."""
    if "exemptions" in disclosure.unread:
        return
    answer = [section for section in disclosure.sections if section.kind is not Heading.REQUEST]
    texts = [(section, without_code(section.markdown)) for section in answer]
    found = [(s, c) for s, text in texts for c in cite(text, context.law, disclosure.regime) if _is_ours(text, c)]
    listed = {citation.provision.section for citation in disclosure.cited}
    told = set(listed)
    for section, citation in found:
        place = citation.provision
        if place.section in told or citation.role not in _RELIED_ON:
            continue
        told.add(place.section)
        line = section.line + 1 + section.markdown.count("\n", 0, citation.start)
        message = f"The text says '{citation.text}', and the exemptions do not list {place.regime} {place.label}."
        yield Problem(
            disclosure.path,
            line,
            "exemptions",
            "citation-mismatch",
            message,
            "Add it to the exemptions if it was relied on.",
            Level.ADVISE,
        )
    said = {citation.provision.section for _, citation in found}
    for silent in sorted(listed - said):
        if any(_is_written(silent, text) for _, text in texts):
            continue
        message = f"The exemptions list {silent.regime} {silent.label}, and the text never mentions it."
        fix = "Say in the text what was withheld under it, or remove it."
        yield _problem(disclosure, "exemptions", "citation-mismatch", message, fix, Level.ADVISE)


def _is_ours(text: str, citation: Citation) -> bool:
    """Whether what is cited is not the section of another law that the sentence named just before."""
    return _WHOSE.search(text, max(citation.start - 120, 0), citation.start) is None


def _is_written(provision: Provision, text: str) -> bool:
    """Whether the section stands in the text, though the name of another law beside it draws it away."""
    number = re.escape(provision.number)
    return re.search(rf"(?i)\b(?:sections?|ss?|regulations?|regs?|r)\.?\s?{number}(?![\dA-Z])", text) is not None


_RELIED_ON = (Role.EXEMPTION, Role.REFUSAL_GROUND)


def _labels(citations: list[Citation]) -> str:
    return ", ".join(citation.provision.label for citation in citations)


def _problem(
    disclosure: Disclosure, key: str, code: str, message: str, fix: str, level: Level = Level.BLOCK
) -> Problem:
    return Problem(disclosure.path, disclosure.line(key), key, code, message, fix, level)
