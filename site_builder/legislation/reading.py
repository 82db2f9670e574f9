"""Reads one entry of a record's list of exemptions, and says in an officer's words what is wrong with it."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from site_builder.legislation.brackets import Place
from site_builder.legislation.citation import Citation, Fault, Reading
from site_builder.legislation.citing import citation_at, paired
from site_builder.legislation.context import choose_in_entry
from site_builder.legislation.deciding import decide
from site_builder.legislation.entry import Entry, Role
from site_builder.legislation.letter import Letter
from site_builder.legislation.provision import Provision
from site_builder.legislation.regime import Law, Regime
from site_builder.legislation.scan import Group, groups
from site_builder.patterns import regex
from site_builder.problems import Level

_NCND = regex(r"\bNCND\b|neither\s+confirm|confirm\s+n?or\s+deny", re.IGNORECASE)
_TRANSITION = datetime.timedelta(days=90)
"""A request is answered under the numbering of the day on which it came: 20 working days, and 40 more at most."""


def read_citation(text: str, regime_code: str, date: datetime.date | None, law: Law) -> Reading:
    """What one entry cites, such as `s31(1)(a)&(b)`, and its faults; both in the order typed.

    `regime_code` is the law to assume where the entry does not say, `date` the day of the response (None: unknown).
    Codes: malformed-citation, unknown-exemption, wrong-regime, procedural-as-exemption, ambiguous-citation and
    repealed-citation. An entry with faults still yields every citation that could be made out. Raises KeyError where
    there is no such regime.
    """
    marked, faults, says_ncnd = _read(text, regime_code, law)
    dated = (_faults_of(it, law, date, says_ncnd) for it in marked)
    return Reading(marked, tuple(dict.fromkeys(chain(faults, *dated))))


@lru_cache(maxsize=10_000)
def _read(text: str, regime_code: str, law: Law) -> tuple[tuple[Citation, ...], tuple[Fault, ...], bool]:
    """What the entry cites and what is wrong with it whenever it was written, and whether it says NCND.

    Remembered, because an authority cites a few dozen provisions again and again.
    """
    letter = Letter(text, law, regime_code)
    listed = tuple(groups(text, {name.end for name in letter.names}, bare=True))
    faults = list(_malformed(letter, listed))
    found: list[Citation] = []
    for group in listed:
        cited, wrong = _read_group(letter, group, law.regime(regime_code))
        found += cited
        faults += wrong
    says_ncnd = _NCND.search(text) is not None
    return tuple(_marked(paired(found, law, letter), says_ncnd)), tuple(faults), says_ncnd


def _read_group(letter: Letter, group: Group, home: Regime) -> tuple[list[Citation], list[Fault]]:
    """What one list within the entry cites, and which of its places are no law, or another law than the record's."""
    typed = letter.text[group.start : group.end]
    choice = choose_in_entry(letter, group)
    if choice is None:
        return [], [_other_law(typed, home)]
    decision = decide(letter, group, choice)
    regime, found, faults = decision.regime, [], list(_ranges(group, letter.text))
    if regime is not choice.regimes[0] and not choice.named:
        faults.append(_unsaid(typed, regime, home))
    for place in decision.places:
        entry = regime.entry(place.provision) if place.provision and not place.wrong else None
        if entry is None:
            faults.append(_unknown(place, regime, letter.text))
        else:
            found.append(citation_at(entry, letter.text, place, decision.why))
    return found, faults


def _marked(citations: Iterable[Citation], says_ncnd: bool) -> Iterator[Citation]:
    """The citations; where the entry says so, its exemptions neither confirm nor deny."""
    for citation in citations:
        yield replace(citation, ncnd=True) if says_ncnd and citation.role is Role.EXEMPTION else citation


def _malformed(letter: Letter, listed: tuple[Group, ...]) -> Iterator[Fault]:
    text = letter.text
    if not listed:
        fix = "Write the section with its brackets, such as s31(1)(a), or r12(5)(b) for a regulation."
        yield Fault("malformed-citation", f"'{text}' holds no section number.", fix)
        return
    if text.count("(") != text.count(")"):
        yield Fault(
            "malformed-citation", f"'{text}' has a bracket too few or too many.", "Close every bracket that opens."
        )
    rest = list(text)
    for start, end in [(g.start, g.end) for g in listed] + [(name.start, name.end) for name in letter.names]:
        rest[start:end] = " " * (end - start)
    if stray := re.search(r"[0-9]+\S*", "".join(rest)):
        message = f"'{stray[0]}' in '{text}' cannot be read as a part of a citation."
        yield Fault("malformed-citation", message, "Write one citation an entry, such as s31(1)(a) or s40(2).")


def _other_law(typed: str, home: Regime) -> Fault:
    message = f"'{typed}' is followed or preceded by the name of another law."
    fix = f"List only {home.term_plural} of the laws on information; name other laws in the reasons."
    return Fault("wrong-regime", message, fix)


def _unsaid(typed: str, regime: Regime, home: Regime) -> Fault:
    message = f"The {home.title} has no '{typed}', but the {regime.title} has."
    return Fault(
        "wrong-regime", message, f"Write '{regime.code}' before it, or correct the number or the record's regime."
    )


def _unknown(place: Place, regime: Regime, text: str) -> Fault:
    typed = text[place.start : place.end].strip()
    near = regime.nearest(typed) or place.provision
    fix = (
        f"Did you mean {near.label} ({_label(regime, near)})?"
        if near
        else "Compare the number with the refusal letter."
    )
    return Fault("unknown-exemption", f"The {regime.title} has no '{typed}'.", fix)


def _label(regime: Regime, provision: Provision) -> str:
    entry = regime.entry(provision)
    return entry.label if entry else provision.text


def _ranges(group: Group, text: str) -> Iterator[Fault]:
    for place in group.places:
        if place.until and place.number and not place.limbs:
            message = f"'{text[group.start : group.end]}' leaves open which sections between the two were relied on."
            yield Fault("ambiguous-citation", message, "List each section by itself.")


def _faults_of(cited: Citation, law: Law, date: datetime.date | None, says_ncnd: bool) -> Iterator[Fault]:
    regime = law.regime(cited.provision.regime)
    entry = regime.entry(cited.provision)
    assert entry is not None, cited  # a citation is of a recorded provision
    if cited.role is Role.PROCEDURAL:
        yield _of_the_other_act(entry, regime, law) or _procedural(entry, regime)
    yield from _out_of_force(entry, date)
    if says_ncnd and cited.role is Role.EXEMPTION and not entry.ncnd:
        yield from _not_ncnd(entry, regime)


def _of_the_other_act(entry: Entry, regime: Regime, law: Law) -> Fault | None:
    """A section that is no exemption in Scotland, and one in the Act of the rest of the United Kingdom.

    An officer who lists s43 means commercial interests: the number was taken from the other Act.
    """
    british = next((it for it in law.regimes if it.code == _BRITISH.get(regime.code)), None)
    section = regime.entries.get(entry.provision.section)
    if british is None or section is None or section.role is not Role.PROCEDURAL:
        return None
    other = british.entry(replace(entry.provision, regime=british.code))
    other = other or british.entry(replace(entry.provision.section, regime=british.code))
    if other is None or other.role is not Role.EXEMPTION:
        return None
    label, there = entry.provision.label, f"{british.code} {other.provision.label} ({other.label})"
    message = f"{label} ({entry.label}) is no {regime.term} of the {regime.title}; {there} is one."
    fix = f"Write the number that {regime.code} has for it, or set the regime to {british.code}."
    return Fault("wrong-regime", message, fix)


_BRITISH = {"FOISA": "FOIA"}


def _procedural(entry: Entry, regime: Regime) -> Fault:
    label, section = entry.provision.label, regime.entries[entry.provision.section]
    message = f"{label} ({entry.label}) is no {regime.term}: it is not a reason for withholding."
    instead = f"Write {section.provision.label}, or the part of it that was relied on."
    fix = (
        instead
        if section.role is not Role.PROCEDURAL
        else f"Leave it out, and list the {regime.term} that was relied on."
    )
    if regime.code == "EISR" and label.startswith("r12("):
        fix = f"{label} is an exception of the EIR; in Scotland it is {label.replace('r12', 'r10', 1)}: write that."
    return Fault("procedural-as-exemption", message, fix)


def _out_of_force(entry: Entry, date: datetime.date | None) -> Iterator[Fault]:
    if date is None or entry.in_force(date):
        return
    label = entry.provision.label
    if entry.since and date < entry.since:
        message = f"{label} is in force only since {entry.since:%Y-%m-%d}; the response is older."
        yield Fault("repealed-citation", message, "Check the date, or write the number that held then.", Level.ADVISE)
    elif entry.until and date > entry.until + _TRANSITION:
        now = " or ".join(provision.label for provision in entry.successors)
        message = f"{label} was replaced after {entry.until:%Y-%m-%d}; the response is later."
        fix = f"Today's number is {now}." if now else "Leave it out: nothing has taken its place."
        yield Fault("repealed-citation", message, fix, Level.ADVISE)


def _not_ncnd(entry: Entry, regime: Regime) -> Iterator[Fault]:
    """The entry says NCND, and names a provision that permits withholding."""
    if regime.covered_by_ncnd(entry.provision):
        return
    section = entry.provision.section
    places = (p for p, e in regime.entries.items() if section.covers(p) and e.ncnd and e.until is None)
    right = [place for place in places if len(place.limbs) == 1]
    message = f"The entry says neither confirm nor deny, but {entry.provision.label} permits withholding."
    fix = (
        f"Write {' or '.join(p.label for p in right)}."
        if right
        else f"{section.label} has no such provision: leave NCND out."
    )
    yield Fault("ambiguous-citation", message, fix, Level.ADVISE)
