"""Messages as a mail program keeps them: each part decoded and read as what it is; files within are not opened."""

import email
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.findings import Finding
from site_builder.gate.personal.text import text_findings
from site_builder.patterns import regex

_HEAD = regex(r"(?i)(?:(?:from|to|subject|date|mime-version|received|return-path|message-id|x-[\w-]+):[^\n]*\n)")
_CODED = regex(
    r"(?im)^(?:content-transfer-encoding:[ \t]*(?:base64|quoted-printable)|content-type:[ \t]*multipart/)|"
    r"^(?:from|to|cc|subject):[^\n]*=\?[\w-]+\?[bq]\?"
)
_IDENTIFIERS = regex(r"(?im)^(?:message-id|references|in-reply-to|content-id|thread-index):[^\n]*(?:\n[ \t][^\n]*)*")
"""Lines of a head whose values look like addresses, and reach nobody."""
_SHOWN = frozenset({Kind.TEXT, Kind.HTML, Kind.EMPTY})


def is_coded(text: str) -> bool:
    """Whether a text is a message with parts that must be decoded before anybody can read them."""
    return _HEAD.match(text) is not None and _CODED.search(text) is not None


def message_findings(content: bytes, rules: Rules) -> Iterator[Finding]:
    """Everything in the head and the readable parts of a message, and that it holds files where it does."""
    text = content.replace(b"\r\n", b"\n")
    head = text.partition(b"\n\n")[0].decode("utf-8", "replace")
    yield from text_findings(_unfolded(_IDENTIFIERS.sub(_blank, head)), rules)
    try:
        message = email.message_from_bytes(text)
        parts = [part for part in message.walk() if not part.is_multipart()]
        around = "\n".join(
            words for part in message.walk() for words in (part.preamble, part.epilogue) if isinstance(words, str)
        )
    except RecursionError:
        yield Finding("too-complex", "", "Messages are packed in messages.")
        return
    yield from (found.inside("outside the parts of the message") for found in text_findings(around, rules))
    if any(map(_is_a_file, parts)):
        yield Finding("embedded-object", "", "It is a message with other files in it.")
    for number, part in enumerate(parts, 1):
        yield from (found.inside(f"part {number} of the message") for found in _read(part, rules))


def _unfolded(head: str) -> str:
    """The head with its encoded words in plain letters, line by line."""
    try:
        return "\n".join(str(make_header(decode_header(line))) for line in head.split("\n"))
    except (LookupError, UnicodeError, ValueError):  # an encoding that does not exist: as it stands
        return head


def _is_a_file(part: Message) -> bool:
    if part.get_filename() is not None or part.get_content_maintype() != "text":
        return True
    return kind_of(_content(part)) not in _SHOWN


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _read(part: Message, rules: Rules) -> Iterator[Finding]:
    """What a part says that is shown as text."""
    from site_builder.gate.attachments.markup import html_findings  # it reads tables, which may be messages

    if _is_a_file(part):
        return
    content = _content(part)
    if part.get_content_subtype() == "html":
        yield from html_findings(content, rules)
        return
    try:
        words = content.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        words = content.decode("utf-8", "replace")
    yield from text_findings(words, rules)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "", found[0])
