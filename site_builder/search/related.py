"""What is already published on a draft's subject, and where the two together could tell more than either was meant to.

Likeness is counted in rare words and figures: what nearly every record says weighs next to nothing.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from site_builder.catalogue.catalogue import Catalogue
from site_builder.problems import Level, Problem
from site_builder.records.disclosure import Disclosure, Heading
from site_builder.records.outcome import RELEASING, Outcome
from site_builder.search.analysis import STOP_WORDS, terms_of, tokens
from site_builder.search.occurrences import stretches_of
from site_builder.search.recurring import recurring_paragraphs

CLOSE = 0.2
"""From this likeness on, two records are on the same subject (1 is the same text)."""
SHOWN = 12
_FORMAL = frozenset({Heading.REASONS, Heading.ADVICE})
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
    """The published records most like the draft, the likest first, ties by reference; the draft itself is left out."""
    others = [disclosure for disclosure in catalogue if disclosure.slug != draft.slug]
    recurring = recurring_paragraphs(others)
    words = {disclosure.reference: _words(disclosure, recurring) for disclosure in others}
    rarity = _rarity(words.values())
    mine = _words(draft, recurring)
    found = []
    for disclosure in others:
        score = _likeness(mine, words[disclosure.reference], rarity)
        shared = _shared(mine, words[disclosure.reference], rarity)
        if score > 0 and shared:
            found.append(Related(disclosure, round(score, 3), shared, _tension(draft, disclosure, score, shared)))
    return tuple(sorted(found, key=lambda hit: (-hit.score, hit.disclosure.reference))[:limit])


def _words(disclosure: Disclosure, recurring: frozenset[int]) -> dict[str, tuple[float, str]]:
    """Each term of the record with its weight and the word as typed, as far as they tell its subject.

    Citations do not, nor do the reasons and the advice: letters that refuse resemble one another whatever they refuse.
    """
    weights: Counter[str] = Counter()
    typed: dict[str, str] = {}
    about = tuple(section for section in disclosure.sections if section.kind not in _FORMAL)
    for stretch in stretches_of(replace(disclosure, sections=about), recurring):
        for token in tokens(stretch.text):
            terms = terms_of(token)
            if len(terms) == 1 and token not in STOP_WORDS and "(" not in token and len(token) > 1:
                weights[terms[0]] += stretch.weight
                typed.setdefault(terms[0], token)
    return {term: (1 + math.log(weight), typed[term]) for term, weight in weights.items()}


def _rarity(records: Iterable[Mapping[str, object]]) -> dict[str, float]:
    """How much a term tells: the logarithm of how few records hold it."""
    records = list(records)
    holding = Counter(term for record in records for term in record)
    return {term: math.log((len(records) + 1) / (count + 0.5)) for term, count in holding.items()}


def _likeness(
    one: Mapping[str, tuple[float, str]], other: Mapping[str, tuple[float, str]], rarity: Mapping[str, float]
) -> float:
    """The cosine between two records, each term weighed by its rarity."""
    rarest = max(rarity.values(), default=1.0)

    def length(words: Mapping[str, tuple[float, str]]) -> float:
        return math.sqrt(sum((weight * rarity.get(term, rarest)) ** 2 for term, (weight, _) in words.items()))

    dot = sum(weight * other[term][0] * rarity[term] ** 2 for term, (weight, _) in one.items() if term in other)
    return dot / (length(one) * length(other)) if dot else 0.0


def _shared(
    one: Mapping[str, tuple[float, str]], other: Mapping[str, tuple[float, str]], rarity: Mapping[str, float]
) -> tuple[str, ...]:
    """The rarest words and figures that both hold, as the draft spells them."""
    both = [term for term in one if term in other and rarity[term] > 1 and one[term][1] not in _ORDINARY]
    return tuple(one[term][1] for term in sorted(both, key=lambda term: (-rarity[term], term))[:SHOWN])


def tensions(drafts: Iterable[Disclosure], catalogue: Catalogue) -> Iterator[Problem]:
    """Advice where a draft and what is published could tell more together than either was meant to."""
    for draft in islice(drafts, _DRAFTS):
        for hit in related(draft, catalogue, limit=20):
            if hit.tension:
                both = f" Both speak of: {', '.join(hit.shared[:6])}."
                fix = f"Read '{hit.disclosure.title}' before you publish ('site-builder related' shows more)."
                yield Problem(draft.path, 0, "", "tension", hit.tension + both, fix, Level.ADVISE)


def _tension(draft: Disclosure, other: Disclosure, score: float, shared: tuple[str, ...]) -> str:
    releases = draft.outcome in RELEASING
    withheld = other.outcome in _WITHHELD
    silent = any(citation.ncnd for citation in other.cited)
    if score < CLOSE:
        return ""
    if releases and other.outcome is Outcome.NEITHER_CONFIRM_NOR_DENY:
        return (
            f"This draft releases information on a subject where {other.reference} would not say whether any is held."
        )
    if releases and withheld:
        return f"This draft releases information on a subject where {other.reference} refused it."
    if releases and other.outcome is Outcome.DISCLOSED_IN_PART and len(shared) >= SHOWN // 2:
        what = "would not say whether more is held" if silent else "withheld a part"
        return f"This draft shares rare words and figures with {other.reference}, which {what}: read the two together."
    if draft.outcome in _WITHHELD and other.outcome in RELEASING:
        return f"This draft withholds information on a subject where {other.reference} released some."
    return ""
