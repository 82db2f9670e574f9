"""Finds the citations of information law in running text, as letters really write them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from site_builder.legislation.brackets import Place
from site_builder.legislation.citation import Citation
from site_builder.legislation.context import choose
from site_builder.legislation.deciding import Decision, decide, is_title
from site_builder.legislation.entry import Entry, Role
from site_builder.legislation.letter import Letter
from site_builder.legislation.regime import Law, Regime
from site_builder.legislation.scan import Group, groups


def cite(
    text: str, law: Law, regime: str | None = None, leave_out: Iterable[tuple[int, int]] = ()
) -> tuple[Citation, ...]:
    """Every citation of information law in the text, in its order; `text[start:end]` is what was typed.

    `regime` is the law to assume where the words do not say; None lets the text decide. Citations within the spans of
    `leave_out` (a requester's own words, say) are not returned, though the laws named there still count. Raises
    KeyError where there is no such regime.
    """
    letter = Letter(text, law, regime)
    spans = tuple(leave_out)
    found: list[Citation] = []
    for group in groups(text, {name.end for name in letter.names}):
        if not any(start <= group.start < end for start, end in spans):
            found += citations_of(letter, group)
    return tuple(paired(found, law, letter))


def citations_of(letter: Letter, group: Group) -> Iterator[Citation]:
    """The citations that one group makes; none where it belongs to another law or to no law."""
    choice = choose(letter, group)
    if choice is None:
        return
    decision = decide(letter, group, choice)
    if not choice.named and is_title(letter, group, decision.regime):
        return
    if not (group.noun or choice.named or any(_permits_refusal(decision, place) for place in decision.places)):
        return
    entries = [decision.regime.entry(place.provision) if place.provision else None for place in decision.places]
    sure = choice.named or any(entry and _counts_unnamed(letter, entry, decision.regime) for entry in entries)
    for place, entry in zip(decision.places, entries, strict=True):
        if entry is not None and sure:
            yield citation_at(entry, letter.text, place, decision.why)


def _counts_unnamed(letter: Letter, entry: Entry, regime: Regime) -> bool:
    """Whether a place counts without its law's name beside it, and with it those that are listed beside it.

    Procedure of regulations does so by which regulations the text names elsewhere.
    """
    if regime.noun == "section" or entry.role.cited_as is not Role.PROCEDURAL:
        return not entry.named_only
    ours = letter.assumed == regime.code or any(regime.code in (name.regimes or ()) for name in letter.names)
    others = any("egulation" in letter.text[name.start : name.end] for name in letter.names if not name.regimes)
    return (ours and not (others and entry.named_only)) or not (others or entry.named_only)


def _permits_refusal(decision: Decision, place: Place) -> bool:
    entry = decision.regime.entries.get(place.provision) if place.provision and not place.wrong else None
    return entry is not None and entry.role.cited_as is not Role.PROCEDURAL


def citation_at(entry: Entry, text: str, place: Place, why: str) -> Citation:
    """The citation of a provision at a place of the text."""
    typed = text[place.start : place.end]
    return Citation(entry.provision, entry.ncnd, entry.role.cited_as, typed, place.start, place.end, why)


def paired(citations: Iterable[Citation], law: Law, letter: Letter) -> Iterator[Citation]:
    """The citations; those are marked as NCND that share a sentence with a law's general NCND provision (FOISA s18)."""
    listed = tuple(citations)
    general = {
        (c.provision.regime, letter.sentence(c.start))
        for c in listed
        if (p := law.regime(c.provision.regime).ncnd_provision) and c.provision.section.covers(p)
    }
    for cited in listed:
        regime = law.regime(cited.provision.regime)
        beside = general and (regime.code, letter.sentence(cited.start)) in general
        yield replace(cited, ncnd=True) if beside and regime.covered_by_ncnd(cited.provision) else cited
