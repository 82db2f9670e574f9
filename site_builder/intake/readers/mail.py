"""A saved e-mail: its headings as lines, its text, and the letters attached to it."""

import email
import email.policy
from collections.abc import Callable, Iterator, Mapping
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import PurePath

from site_builder.intake.blocks import Block, paragraph
from site_builder.intake.readers import page, text
from site_builder.intake.readers.limits import MAX_FILE_BYTES, MAX_MAIL_PARTS, Unreadable
from site_builder.records.dates import PartialDate

Reader = Callable[[bytes], tuple[Block, ...]]
_BROKEN = Unreadable("The file is no e-mail that can be read.", "Save the e-mail again as .eml.")


def read(content: bytes, readers: Mapping[str, Reader]) -> tuple[Block, ...]:
    """The blocks of an .eml file; `readers` read the attachments, by the ending of their names."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise _BROKEN
    parts = [part for part in message.walk() if isinstance(part, EmailMessage)]
    if len(parts) > MAX_MAIL_PARTS:
        raise Unreadable("The e-mail has too many parts.", "Save the letter that was attached to it, and import that.")
    return (*_headings(message), *_body(message), *(b for part in parts for b in _attached(part, readers)))


def _headings(message: EmailMessage) -> Iterator[Block]:
    for name in ("From", "To", "Subject"):
        if value := str(message.get(name, "")):
            yield paragraph(f"{name}: {value}")
    try:
        sent = parsedate_to_datetime(str(message["Date"]))
    except (TypeError, ValueError, IndexError):
        return
    yield paragraph(f"Sent: {PartialDate(sent.year, sent.month, sent.day).words}")


def _body(message: EmailMessage) -> tuple[Block, ...]:
    body = message.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        return ()
    content = body.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ()
    words = _decoded(content, body.get_content_charset() or "utf-8")
    return page.blocks_of(words) if body.get_content_subtype() == "html" else text.blocks_of(words)


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return text.decode(content)


def _attached(part: EmailMessage, readers: Mapping[str, Reader]) -> tuple[Block, ...]:
    """The blocks of an attached letter; none where the part is no file that can be read as one."""
    reader = readers.get(PurePath(part.get_filename() or "").suffix.lower())
    content = part.get_payload(decode=True) if reader else None
    if reader is None or not isinstance(content, bytes) or len(content) > MAX_FILE_BYTES:
        return ()
    return reader(content)
