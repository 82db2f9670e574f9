"""How large a letter may be. A letter is a few pages; what is far beyond that is a mistake or an attack."""

from collections.abc import Iterator
from dataclasses import replace

from site_builder.intake.blocks import Block, Kind, paragraph

MAX_FILE_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 60_000_000
MAX_CHARACTERS = 1_000_000
MAX_PAGES = 300
MAX_MAIL_PARTS = 100
MAX_ROWS = 5_000
_PARAGRAPH = 4_000
"""No letter has a longer paragraph, and the time that some patterns take grows with its square."""


class Unreadable(ValueError):
    """The file cannot be read as the kind that its name says; `message` and `fix` are for the officer."""

    def __init__(self, message: str, fix: str) -> None:
        self.message = message
        self.fix = fix
        super().__init__(message)


def in_parts(block: Block) -> Iterator[Block]:
    """The block; a paragraph without end in parts, cut between words where there are any."""
    text = block.text
    while block.kind is not Kind.TABLE and len(text) > _PARAGRAPH:
        cut = text.rfind(" ", 1, _PARAGRAPH) if " " in text[1:_PARAGRAPH] else _PARAGRAPH
        yield replace(block, text=text[:cut])
        block, text = paragraph(text[cut:]), text[cut:].lstrip()
    yield block if text == block.text else replace(block, text=text)


def within(characters: int) -> None:
    """Raises Unreadable where a letter holds more text than any letter does."""
    if characters > MAX_CHARACTERS:
        raise Unreadable(
            f"The file holds more than {MAX_CHARACTERS:,} characters of text.",
            "Import the letter alone, and publish long tables as attachments.",
        )
