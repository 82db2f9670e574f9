"""Mail is read whole: the heads of all its parts, in every encoding, and what is packed within its text."""

import base64
import codecs

import pytest

from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.rules import Rules
from site_builder.problems import Level

RULES = Rules("Northmoor Police")
HEAD = "From: Press Office <press@elmford.example>\nSubject: Bins\nMIME-Version: 1.0\n"
MIXED = HEAD + 'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: {}\n--b--\n'
COMPLAINT = base64.b64encode(b"Jane Doe, 07700 900123, jane.doe1982@gmail.com complains of the bins.").decode()
PACKED = f"{HEAD}Content-Transfer-Encoding: base64\n\n{COMPLAINT}\n"


def blocked(content: bytes) -> set[str]:
    return {it.code for it in examine("a.eml", content, RULES) if it.level is Level.BLOCK}


@pytest.mark.parametrize(
    "head",
    [
        "message/rfc822\n\nFrom: Jane Doe <jane.doe1982@gmail.com>\nSubject: Bins\n\nHello",
        "message/rfc822\n\nSubject: complaint of Jane Doe, 07700 900123\n\nHello",
        "text/plain\nContent-Description: complaint of Jane Doe, 07700 900123\n\nHello",
        "message/rfc822\n\nReceived: from a.example by b.example for <jane.doe1982@gmail.com>\nSubject: Bins\n\nHello",
    ],
)
def test_the_head_of_every_part_is_read(head: str) -> None:
    assert blocked(MIXED.format(head).encode()) == {"personal-data"}


@pytest.mark.parametrize(
    "head",
    [
        "Message-ID: <jane.doe1982@gmail.com>\nSubject: Bins",
        "Received: from jane.doe1982@gmail.com\n by b.example\nSubject: Bins",
        'Content-Type: text/plain; charset=utf-8; boundary="jane.doe1982@gmail.com"',
    ],
)
def test_what_only_tells_messages_apart_is_no_address(head: str) -> None:
    assert blocked(MIXED.format(f"message/rfc822\n\n{head}\n\nHello").encode()) == set()


@pytest.mark.parametrize(
    "content",
    [
        PACKED.encode(),
        codecs.BOM_UTF8 + PACKED.encode(),
        codecs.BOM_UTF8 + PACKED.replace("Bins", "Bins \x96 late").encode("cp1252", "replace"),
        PACKED.encode("utf-16"),
        PACKED.encode("utf-16-le"),
        PACKED.replace("base64", "base64 ").encode(),
        PACKED.replace("base64", "BASE64; x=y").encode(),
        f"{HEAD}\n{PACKED}".encode(),
        f"{HEAD}\n\n{HEAD}\n\n{PACKED}".encode(),
    ],
)
def test_what_is_packed_is_unpacked_in_whatever_stands_around_it(content: bytes) -> None:
    assert "personal-data" in blocked(content)


def test_what_stays_packed_is_said() -> None:
    behind = f"{MIXED.format('text/plain')}See:\n\n{PACKED}"
    within = MIXED.format(f"text/plain\n\nSee:\n\n{PACKED}")
    assert "embedded-object" in blocked(behind.encode()) & blocked(within.encode())
    whole = base64.b64encode(PACKED.encode()).decode()
    packed = MIXED.format(f"message/rfc822\nContent-Transfer-Encoding: base64\n\n{whole}")
    assert "embedded-object" in blocked(packed.encode())
    assert "too-complex" in blocked(((HEAD + "\n") * 9 + PACKED).encode())


@pytest.mark.parametrize(
    "message",
    [
        HEAD + "Subject: =?utf-8?b?A?=\nCc: =?utf-8?q?jane=2Edoe1982=40gmail=2Ecom?=\n\nHello\n",
        HEAD + "Subject: =?nonesuch?q?jane=2Edoe1982=40gmail=2Ecom?=\n\nHello\n",
        HEAD + f"Content-Type: text/plain; charset=idna\nContent-Transfer-Encoding: base64\n\n{COMPLAINT}\n",
        HEAD + f"Content-Type: text/plain; charset=undefined\nContent-Transfer-Encoding: base64\n\n{COMPLAINT}\n",
    ],
)
def test_an_encoding_that_is_none_hides_nothing(message: str) -> None:
    assert blocked(message.encode()) == {"personal-data"}


@pytest.mark.parametrize(
    "message",
    [
        MIXED.replace("\n\n--b", "\n\nFür Jane Doe – jane.doe1982@gmail.com\n--b").format("text/plain\n\nHello"),
        MIXED.format("text/plain\nContent-Description: Für jane.doe1982@gmail.com\n\nHello"),
        HEAD + "Cc: =?raw-unicode-escape?q?=5Cud800_jane.doe1982=40gmail.com?=\n\nHi =?utf-8?q?a?=\n",
        HEAD + "Content-Type: text/plain; charset=unicode_escape\nContent-Transfer-Encoding: quoted-printable\n\n"
        "\\ud800 jane.doe1982@gmail.com\n",
    ],
)
def test_signs_beyond_ascii_end_no_reading(message: str) -> None:
    assert blocked(message.encode()) == {"personal-data"}


def test_encoded_words_are_one_text_over_the_ends_of_lines() -> None:
    head = f"{HEAD}Comments: =?utf-8?q?jane=2Edoe1982=40gm?=\n =?utf-8?q?ail=2Ecom?=\nCc: sam.example@yahoo.com\n"
    found = [it for it in examine("a.eml", f"{head}\nHello\n".encode(), RULES) if it.level is Level.BLOCK]
    assert [it.line for it in found] == [4] and "1 more" in found[0].what
