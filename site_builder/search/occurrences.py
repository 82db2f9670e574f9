"""Which words of a record are searched, and how much each stretch of them tells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from site_builder.records.disclosure import Attachment, Disclosure, Heading, Section
from site_builder.records.markdown import plain_text, render
from site_builder.search.analysis import terms_of, tokens
from site_builder.search.attachment_text import attachment_text
from site_builder.search.equivalents import NONE, Equivalents
from site_builder.search.recurring import digest, paragraphs

TITLE, KEYWORD, CITED, SUMMARY, FILE, QUESTION, RECURRING, REFERENCE, CELL = 32, 24, 24, 16, 16, 12, 1, 8, 4
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
    """The terms of one record as they come: for each occurrence its place, and its worth in eighths.

    `words` are the words as they are typed, folded but not stemmed.
    """

    terms: list[str]
    places: list[int]
    worth: list[int]
    words: set[str]


def stretches_of(
    disclosure: Disclosure, recurring: frozenset[int], attached: Mapping[str, Path] = MappingProxyType({})
) -> tuple[Stretch, ...]:
    """Everything of the record that is searched, the title first; `attached` says where attachments lie, by address."""
    return (
        Stretch(TITLE, disclosure.title),
        Stretch(REFERENCE, disclosure.reference),
        *(Stretch(KEYWORD, keyword) for keyword in disclosure.keywords),
        *(Stretch(CITED, citation.provision.label) for citation in disclosure.cited),
        Stretch(SUMMARY, disclosure.summary, "Summary"),
        *(Stretch(QUESTION, part.question, "Question") for part in disclosure.parts),
        *(Stretch(FILE, attachment.title, attachment.file) for attachment in disclosure.attachments),
        *(stretch for section in disclosure.sections for stretch in _of_section(section, recurring)),
        *(Stretch(CELL, text, attachment.file) for attachment, text in _of_files(disclosure, attached)),
    )


def _of_files(disclosure: Disclosure, attached: Mapping[str, Path]) -> Iterator[tuple[Attachment, str]]:
    for attachment in disclosure.attachments:
        file = attached.get(f"{disclosure.url}{attachment.file}")
        if file and (text := attachment_text(file)):
            yield attachment, text


def _of_section(section: Section, recurring: frozenset[int]) -> Iterator[Stretch]:
    """The section's own text, and apart from it what it shares with many other records."""
    blocks = list(paragraphs(section.markdown))
    shared = [block for block in blocks if digest(block) in recurring] if recurring else []
    own = [block for block in blocks if block not in shared] if shared else blocks
    if own:
        yield Stretch(BODY[section.kind], plain_text(render("\n\n".join(own))), section.title or "Response")
    if shared:
        yield Stretch(RECURRING, plain_text(render("\n\n".join(shared))))


def occurrences(stretches: Iterable[Stretch], same: Equivalents = NONE) -> Occurrences:
    """The terms of the stretches, and those that mean the same as some of them.

    Between two stretches one place stays empty, so that no phrase spans them.
    """
    found = Occurrences([], [], [], set())
    place = 0
    for stretch in stretches:
        words = tokens(stretch.text)
        analysed = [terms for terms in map(terms_of, words) if terms]
        for at, added in same.added(analysed).items():
            analysed[at] += added
        terms = list(chain.from_iterable(analysed))
        if len(terms) == len(analysed):
            found.places.extend(range(place, place + len(terms)))
        else:  # citations and words that mean the same put several terms into one place
            found.places.extend(at for at, together in enumerate(analysed, place) for _ in together)
        found.terms.extend(terms)
        found.worth.extend([stretch.weight] * len(terms))
        found.words.update(words)
        place += len(analysed) + 1
    return found
