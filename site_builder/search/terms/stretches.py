"""Which words of a record are searched, stretch by stretch, and how much each of them tells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from site_builder.gate.waivers import unseen_files
from site_builder.patterns import regex
from site_builder.records.disclosure import Attachment, Disclosure, Heading, Section
from site_builder.records.markdown import text_of
from site_builder.search.terms.recurring import digest, paragraphs

TITLE, KEYWORD, CITED, SUMMARY, FILE, QUESTION, RECURRING, REFERENCE, CELL = 32, 24, 24, 16, 16, 12, 1, 8, 4
BODY = {Heading.REQUEST: 12, Heading.RESPONSE: 12, Heading.OTHER: 8, Heading.REASONS: 6, Heading.ADVICE: 4}
WHOLE = 8
"""Weights are whole eighths, exact in every language: a plain word of the text weighs one, a word of the title four."""
_SEAM = regex(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Za-z])")
"""Where a word begins inside a file's name: `CustodyRecords2023`."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that is searched as one piece: no phrase reaches across its end. `label` is "" where none is shown."""

    weight: int
    text: str
    label: str = ""


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
        *_of_sections(disclosure.sections, recurring),
        *(stretch for attachment in disclosure.attachments for stretch in _of_name(attachment)),
        *(Stretch(CELL, text, attachment.file) for attachment, text in _of_files(disclosure, attached)),
    )


def _of_name(attachment: Attachment) -> Iterator[Stretch]:
    """What the attachment is called: its title, its file's name, and the words that stand in the name without a gap."""
    yield Stretch(FILE, attachment.title, attachment.file)
    yield Stretch(FILE, attachment.file, "File")
    if (apart := _SEAM.sub(" ", attachment.file)) != attachment.file:
        yield Stretch(FILE, apart)


def _of_files(disclosure: Disclosure, attached: Mapping[str, Path]) -> Iterator[tuple[Attachment, str]]:
    if not attached:
        return
    from site_builder.search.attachment_text import attachment_text  # what opens files is slow to load

    unseen = unseen_files(disclosure)
    for attachment in disclosure.attachments:
        file = attached.get(f"{disclosure.url}{attachment.file}")
        if file and f"{disclosure.folder}/{attachment.file}" not in unseen and (text := attachment_text(file)):
            yield attachment, text


def _of_sections(sections: Sequence[Section], recurring: frozenset[int]) -> Iterator[Stretch]:
    """Each section's own text, and apart from it what it shares with many other records.

    What is shared is shown only of a record that has no words of its own.
    """
    parted = [(section, *_parted(section, recurring)) for section in sections]
    is_shared = not any(own for _, own, _ in parted)
    for section, own, shared in parted:
        label = section.title or "Response"
        if own:
            yield Stretch(BODY[section.kind], text_of("\n\n".join(own)), label)
        if shared:
            yield Stretch(RECURRING, text_of("\n\n".join(shared)), label if is_shared else "")


def _parted(section: Section, recurring: frozenset[int]) -> tuple[list[str], list[str]]:
    """The section's own paragraphs, and those that recur."""
    blocks = list(paragraphs(section.markdown))
    shared = [block for block in blocks if digest(block) in recurring] if recurring else []
    return [block for block in blocks if block not in shared] if shared else blocks, shared
