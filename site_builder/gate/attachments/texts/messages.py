"""Messages as a mail program keeps them: each part decoded and read as what it is; files within are not opened."""

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header
from email.message import Message

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.signatures import Kind, kind_of
from site_builder.gate.findings import Finding
from site_builder.gate.personal.text import text_findings
from site_builder.patterns import regex

_HEAD = regex(r"(?i)(?:(?:from|to|subject|date|mime-version|received|return-path|message-id|x-[\w-]+):[^\n]*\n)")
_CODED = regex(
    r"(?im)^(?:content-transfer-encoding:\s*(?:base64|quoted-printable)|content-type:\s*multipart/)|"
    r"^(?:[\w-]+:|[ \t])[^\n]*=\?[\w.:*+-]+\?[bq]\?"
)
_IDENTIFIERS = regex(
    r"(?im)^(?:message-id|references|in-reply-to|content-id|thread-index|dkim-signature|arc-[a-z-]+):"
    r"[^\n]*(?:\n[ \t][^\n]*)*|"
    r"^received:(?:(?!\bfor[ \t]+<)[^\n]|\n[ \t])*|(?<=[;\s])boundary=(?:\"[^\"\n]*\"|[^\s;]+)"
)
"""What in a head looks like addresses and numbers, and reaches nobody; for whom a message was received stays."""
_FOLDED = regex(r"(?m)^[^\n]*\?=[ \t]*(?:\n[ \t]+=\?[^\n]*){1,200}")
_PACKED = regex(r"(?im)^content-transfer-encoding:\s*base64")
_DEEPEST = 3
"""Messages that are read within the text of one another."""
_WITH_FILES = "It is a message with other files in it."
_SHOWN = frozenset({Kind.TEXT, Kind.HTML, Kind.EMPTY})


def is_coded(text: str) -> bool:
    """Whether a text is a message with parts that must be decoded before anybody can read them."""
    return _HEAD.match(text) is not None and _CODED.search(text) is not None


def holds_packed(text: str) -> bool:
    """Whether something that is packed as base64 stands in a text, with a head of its own."""
    return _PACKED.search(text) is not None


def message_findings(content: bytes, rules: Rules, depth: int = 0) -> Iterator[Finding]:
    """Everything in the heads and the readable parts of a message, and that it holds files where it does."""
    text = content.replace(b"\r\n", b"\n")
    yield from _head_findings(text.partition(b"\n\n")[0].decode("utf-8", "replace"), rules)
    try:
        message = email.message_from_bytes(text)
        every = list(message.walk())
    except RecursionError:
        yield Finding("too-complex", "", "Messages are packed in messages.")
        return
    around = _as_sent(
        "\n".join(words for it in every for words in (it.preamble, it.epilogue) if isinstance(words, str))
    )
    yield from (found.inside("outside the parts of the message") for found in text_findings(around, rules))
    within = "\n".join(_head(it) for it in every[1:])
    for found in _head_findings(within, rules):
        yield replace(found.inside("heads of the parts of the message"), line=0)
    parts = [part for part in every if not part.is_multipart()]
    packed = holds_packed(around) or any(it.is_multipart() and _is_packed(it) for it in every)
    if packed or any(map(_is_a_file, parts)):
        yield Finding("embedded-object", "", _WITH_FILES)
    for number, part in enumerate(parts, 1):
        yield from (found.inside(f"part {number} of the message") for found in _read(part, rules, depth))


def _head(part: Message) -> str:
    """The head of a part as it is written."""
    return _as_sent("\n".join(f"{name}: {value}" for name, value in part.raw_items()))


def _as_sent(words: str) -> str:
    """The text of which the parser of messages kept the bytes that are not ASCII as half characters."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _head_findings(head: str, rules: Rules) -> Iterator[Finding]:
    """What a head says, with its encoded words in plain letters, line by line."""
    lines = _FOLDED.sub(_unfolded, _IDENTIFIERS.sub(_blank, head)).split("\n")
    return text_findings("\n".join(map(_in_plain_letters, lines)), rules)


def _unfolded(found: re.Match[str]) -> str:
    """Encoded words that are one text, on one line; what follows stays on the line on which it was."""
    return found[0].replace("\n", "") + "\n" * found[0].count("\n")


def _in_plain_letters(line: str) -> str:
    try:
        words = decode_header(line)
    except MessageError:  # they are not encoded as they say: as they stand
        return line
    return "".join(it if isinstance(it, str) else _letters(it, name or "raw-unicode-escape") for it, name in words)


def _letters(content: bytes, encoding: str) -> str:
    """The text in an encoding; in UTF-8 where there is none of this name, or none for a whole text."""
    try:
        words = content.decode(encoding, "replace")
        return words.encode("utf-8", "replace").decode("utf-8")  # some encodings write half characters
    except (LookupError, UnicodeError, ValueError):
        return content.decode("utf-8", "replace")


def _is_packed(part: Message) -> bool:
    """Whether the head of a part says that it is base64, however loosely that is written."""
    return str(part.get("content-transfer-encoding", "")).strip().lower().startswith("base64")


def _is_a_file(part: Message) -> bool:
    if part.get_filename() is not None or part.get_content_maintype() != "text":
        return True
    return kind_of(_content(part)) not in _SHOWN


def _content(part: Message) -> bytes:
    if _is_packed(part):
        part.replace_header("content-transfer-encoding", "base64")  # else a blank behind it is enough to keep it packed
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _read(part: Message, rules: Rules, depth: int) -> Iterator[Finding]:
    """What a part says that is shown as text."""
    from site_builder.gate.attachments.texts.markup import html_findings  # it reads tables, which may be messages

    if _is_a_file(part):
        return
    content = _content(part)
    if part.get_content_subtype() == "html":
        yield from html_findings(content, rules)
        return
    words = _letters(content, part.get_content_charset("utf-8"))
    yield from text_findings(words, rules)
    if holds_packed(words):
        yield Finding("embedded-object", "", _WITH_FILES)
    if is_coded(words.lstrip()):
        if depth < _DEEPEST:
            yield from message_findings(words.lstrip().encode("utf-8", "replace"), rules, depth + 1)
        else:
            yield Finding("too-complex", "", "Messages are packed in messages.")


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "", found[0])
