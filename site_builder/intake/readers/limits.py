"""How large a letter may be. A letter is a few pages; what is far beyond that is a mistake or an attack."""

MAX_FILE_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 60_000_000
MAX_CHARACTERS = 1_000_000
MAX_PAGES = 300
MAX_MAIL_PARTS = 100
MAX_ROWS = 5_000


class Unreadable(ValueError):
    """The file cannot be read as the kind that its name says; `message` and `fix` are for the officer."""

    def __init__(self, message: str, fix: str) -> None:
        self.message = message
        self.fix = fix
        super().__init__(message)


def within(characters: int) -> None:
    """Raises Unreadable where a letter holds more text than any letter does."""
    if characters > MAX_CHARACTERS:
        raise Unreadable(
            f"The file holds more than {MAX_CHARACTERS:,} characters of text.",
            "Import the letter alone, and publish long tables as attachments.",
        )
