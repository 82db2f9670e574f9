"""Which words of a record are searched, and how much each stretch of them tells."""

from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.records.disclosure import Disclosure, Heading, Section
from site_builder.records.markdown import plain_text, render
from site_builder.search.analysis import terms_of, tokens
from site_builder.search.recurring import digest, paragraphs

TITLE, KEYWORD, CITED, SUMMARY, FILE, QUESTION, RECURRING, REFERENCE = 32, 24, 24, 16, 16, 12, 1, 8
BODY = {Heading.REQUEST: 12, Heading.RESPONSE: 12, Heading.OTHER: 8, Heading.REASONS: 6, Heading.ADVICE: 4}
WHOLE = 8
"""Weights are whole eighths, exact in every language: a plain word of the text weighs one, a word of the title four."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that is searched as one piece: no phrase reaches across its end. `label` is "" where none is shown."""

    weight: int
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The terms of one record: for each its weight in eighths and its places, counted over all stretches."""

    weights: dict[str, int]
    places: dict[str, list[int]]
    length: int
    words: frozenset[str]
    """The words as they are typed, folded but not stemmed."""


def stretches_of(disclosure: Disclosure, recurring: frozenset[int]) -> tuple[Stretch, ...]:
    """Everything of the record that is searched, the title first."""
    return (
        Stretch(TITLE, disclosure.title),
        Stretch(REFERENCE, disclosure.reference),
        *(Stretch(KEYWORD, keyword) for keyword in disclosure.keywords),
        *(Stretch(CITED, citation.provision.label) for citation in disclosure.cited),
        Stretch(SUMMARY, disclosure.summary, "Summary"),
        *(Stretch(QUESTION, part.question, "Question") for part in disclosure.parts),
        *(Stretch(FILE, attachment.title, attachment.file) for attachment in disclosure.attachments),
        *(stretch for section in disclosure.sections for stretch in _of_section(section, recurring)),
    )


def _of_section(section: Section, recurring: frozenset[int]) -> Iterator[Stretch]:
    """The section's own text, and apart from it what it shares with many other records."""
    blocks = list(paragraphs(section.markdown))
    shared = [block for block in blocks if digest(block) in recurring] if recurring else []
    own = [block for block in blocks if block not in shared] if shared else blocks
    if own:
        yield Stretch(BODY[section.kind], plain_text(render("\n\n".join(own))), section.title or "Response")
    if shared:
        yield Stretch(RECURRING, plain_text(render("\n\n".join(shared))))


def occurrences(stretches: tuple[Stretch, ...]) -> Occurrences:
    """The terms of the stretches; between two stretches one place stays empty, so that no phrase spans them."""
    weights: dict[str, int] = {}
    places: dict[str, list[int]] = {}
    words: set[str] = set()
    place = length = 0
    for stretch in stretches:
        weight, found = stretch.weight, tokens(stretch.text)
        words.update(found)
        for token in found:
            terms = terms_of(token)
            for term in terms:
                if term in places:
                    places[term].append(place)
                    weights[term] += weight
                else:
                    places[term] = [place]
                    weights[term] = weight
            place += bool(terms)
            length += len(terms)
        place += 1
    return Occurrences(weights, places, length, frozenset(words))
