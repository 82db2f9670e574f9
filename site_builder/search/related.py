"""What is already published on a draft's subject, and where the two together could tell more than either was meant to.

Likeness is counted in rare words and figures: what nearly every record says weighs next to nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice, takewhile

import numpy as np

from site_builder.catalogue.catalogue import Catalogue
from site_builder.problems import Level, Problem
from site_builder.records.disclosure import Disclosure
from site_builder.records.outcome import RELEASING, Outcome
from site_builder.search.said import Words, said_in, words_of
from site_builder.search.subjects import Column, Subjects, columns_of, likeness
from site_builder.search.terms.numbered import Numbered
from site_builder.search.terms.recurring import recurring_paragraphs

CLOSE = 0.2
"""Above this likeness, two records are on the same subject (1 is the same text)."""
SHOWN = 12
_DRAFTS = 20
"""Drafts compared in one check: comparing is work for an officer who has a few of them in hand."""
_ORDINARY = frozenset(
    """
    additional also another answer answered answers any anything asked because been being between both confirm confirmed
    could deny denied different do does done each eight either else every everybody everything far few find follow found
    gave give given gives hold holds how however information into itself keep kept know known like made make many may
    means more most much must name named neither never nor nothing number one only other others our out over own page
    part particular please provide provided purpose put question questions reason related request requested response
    said say says see seven several shown since six so some something such taken tell ten than that their them then
    there these they thing this those though three through too twelve two under until up upon use used way well were
    what when where whether which while who whole whose why with within without would you your
    """.split()  # noqa: SIM905 (a list of words reads better so)
)
"""Words of any letter: that two records hold them says nothing."""
_WITHHELD = frozenset({Outcome.REFUSED, Outcome.NEITHER_CONFIRM_NOR_DENY})
_TELLING = frozenset({Outcome.REFUSED, Outcome.NOT_HELD, Outcome.COST_LIMIT, Outcome.ALREADY_AVAILABLE})
"""Outcomes that tell whether information is held, without a word of it."""


@dataclass(frozen=True, slots=True)
class Related:
    """A published record like the draft: its likeness from 0 to 1, the rare words that both hold, and the tension
    between the two in a sentence, or "".
    """

    disclosure: Disclosure
    score: float
    shared: tuple[str, ...]
    tension: str


def related(draft: Disclosure, catalogue: Catalogue, limit: int = 5) -> tuple[Related, ...]:
    """The records of a catalogue with its text that are most like the draft, as `related_among` finds them."""
    recurring = recurring_paragraphs(disclosure for disclosure in catalogue if disclosure.slug != draft.slug)
    records, numbers = tuple(catalogue), Numbered[str]()
    columns = columns_of([said_in(records, recurring)], numbers)
    slugs = [disclosure.slug for disclosure in records]
    return related_among(draft, Subjects(slugs, records.__getitem__, (columns,), numbers, recurring), limit)


def related_among(draft: Disclosure, subjects: Subjects, limit: int = 5, least: float = 0) -> tuple[Related, ...]:
    """The records most like the draft, and more than `least`, the likest first, ties by reference; never itself."""
    own = {number for number, slug in enumerate(subjects.slugs) if slug == draft.slug}
    mine = words_of(draft, subjects.recurring)
    found = likeness(mine, subjects, own | subjects.left_out)
    hits = (_hit(draft, subjects, *hit, mine, found.rarity) for hit in _likest_first(found.scores, subjects, least))
    return tuple(islice((hit for hit in hits if hit.shared), limit))


def _likest_first(scores: Column, subjects: Subjects, least: float) -> Iterator[tuple[int, float]]:
    """Records with their likeness, as far as that is more than `least`; they are opened as they are asked for."""
    order = ((int(number), float(scores[number])) for number in np.argsort(-scores, kind="stable"))
    for _, alike in groupby(takewhile(lambda hit: hit[1] > least, order), key=lambda hit: round(hit[1], 3)):
        yield from sorted(alike, key=lambda hit: subjects.opened(hit[0]).reference)


def _hit(
    draft: Disclosure, subjects: Subjects, number: int, score: float, mine: Words, rarity: Mapping[str, float]
) -> Related:
    theirs = set(subjects.terms(number).tolist())
    shared = _shared(mine, [term for term in rarity if subjects.numbers[term] in theirs], rarity)
    other = subjects.opened(number)
    return Related(other, round(score, 3), shared, _tension(draft, other, score, shared))


def _shared(mine: Words, theirs: Collection[str], rarity: Mapping[str, float]) -> tuple[str, ...]:
    """The rarest words and figures that both hold, as the draft spells them."""
    both = [term for term in theirs if rarity[term] > 1 and mine[term][1] not in _ORDINARY]
    return tuple(mine[term][1] for term in sorted(both, key=lambda term: (-rarity[term], term))[:SHOWN])


def tensions(drafts: Iterable[Disclosure], subjects: Subjects) -> Iterator[Problem]:
    """Advice where a draft and what is published could tell more together than either was meant to."""
    waiting = iter(drafts)
    for draft in islice(waiting, _DRAFTS):
        for hit in related_among(draft, subjects, limit=20, least=CLOSE):
            if hit.tension:
                both = f" Both speak of: {', '.join(hit.shared[:6])}."
                fix = f"Read '{hit.disclosure.title}' before you publish ('site-builder related' shows more)."
                yield Problem(draft.path, 0, "", "tension", hit.tension + both, fix, Level.ADVISE)
    for draft in waiting:
        message = f"It was not compared with what is published: in one check that is done for {_DRAFTS} records."
        fix = "Check fewer records at a time, or ask 'site-builder related' about this one."
        yield Problem(draft.path, 0, "", "tension", message, fix, Level.ADVISE)


def _tension(draft: Disclosure, other: Disclosure, score: float, shared: tuple[str, ...]) -> str:
    open_yet, silent = not draft.outcome.is_typed, Outcome.NEITHER_CONFIRM_NOR_DENY
    releases, withheld = open_yet or draft.outcome in RELEASING, other.outcome in _WITHHELD
    what_it_does = "is" if open_yet else "releases information"
    if score <= CLOSE:
        return ""
    if releases and other.outcome is silent:
        return f"This draft {what_it_does} on a subject where {other.reference} would not say whether any is held."
    if releases and withheld:
        return f"This draft {what_it_does} on a subject where {other.reference} refused it."
    if releases and other.outcome is Outcome.DISCLOSED_IN_PART and len(shared) >= SHOWN // 2:
        ncnd = any(citation.ncnd for citation in other.cited)
        what = "would not say whether more is held" if ncnd else "withheld a part"
        return f"This draft shares rare words and figures with {other.reference}, which {what}: read the two together."
    if draft.outcome in _WITHHELD and other.outcome in RELEASING:
        return f"This draft withholds information on a subject where {other.reference} released some."
    if draft.outcome in _TELLING and other.outcome is silent:
        return f"This draft tells whether anything is held on a subject where {other.reference} would not say."
    if draft.outcome is silent and other.outcome in _TELLING:
        return f"This draft would not say whether anything is held on a subject where {other.reference} tells it."
    return ""
