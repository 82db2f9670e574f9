"""People of whom something is told by name, in words, in links and under a line: found, and told from offices."""

import pytest

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.attachments.texts.csv_tables import text_file_findings
from site_builder.gate.attachments.texts.markup import html_findings
from site_builder.gate.findings import Finding
from site_builder.gate.personal.names import name_findings
from site_builder.gate.personal.owners.mailboxes import is_role, may_be_a_clubs
from site_builder.gate.words import source_findings
from site_builder.problems import Level
from tests.gate.cases_told import ADVISED, BLOCKED, PASSES

RULES = Rules("Northmoor Police")


def cases(lines: str) -> list[str]:
    return [line.replace(r"\n", "\n") for line in lines.strip().split("\n")]


def found(body: str, name: str = "A-1.md") -> tuple[Finding, ...]:
    text = f"---\nreference: A-1\ntitle: Figures\n---\n## Request\n\nHow many?\n\n## Response\n\n{body}\n"
    return source_findings(f"2024/{name}", text, RULES)


@pytest.mark.parametrize("body", cases(BLOCKED))
def test_what_is_told_of_a_person_blocks(body: str) -> None:
    blocking = [it for it in found(body) if it.level is Level.BLOCK]
    assert blocking
    assert all(it.code in ("personal-data", "fake-redaction") and it.line >= 11 for it in blocking)


@pytest.mark.parametrize("body", cases(ADVISED))
def test_what_may_be_told_of_a_person_is_pointed_out(body: str) -> None:
    assert {it.level for it in found(body) if it.code == "personal-data"} == {Level.ADVISE}


@pytest.mark.parametrize("body", cases(PASSES))
def test_what_tells_of_nobody_passes(body: str) -> None:
    assert [it.what for it in found(body) if it.level is Level.BLOCK] == []


def test_no_name_is_repeated_in_full() -> None:
    told = [it for body in cases(BLOCKED + ADVISED) for it in found(body)]
    surnames = ("Tregarth", "Pocock", "Oldcastle", "Birkett", "Holroyd", "Farthing", "Wrona", "Begum")
    assert not [it.what for it in told if any(name in it.what for name in surnames)]


def test_rows_are_told_by_their_line() -> None:
    (row,) = (
        it for it in found("| Payee | For |\n|---|---|\n| Acme Ltd | Bins |\n| Ms R Pugh | Rent arrears |") if it.place
    )
    assert (row.line, row.place) == (14, "table")


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("appeal-by-rowena-stallybrass.md", Level.BLOCK),
        ("Letter-from-Rowena-Stallybrass-4-Mill-Lane.md", Level.BLOCK),
        ("letter-to-mr-qasim-zubayri-31-cobbler-lane.md", Level.BLOCK),
        ("letter-to-mr-chairman-bus-shelter-4-mill-lane.md", None),
        ("rowena-stallybrass-grievance.md", Level.ADVISE),
        ("complaints-about-mill-lane-car-park.md", None),
        ("letter-from-albert-road-surgery.md", None),
        ("2024-grace-period-appeals.md", None),
    ],
)
def test_a_records_own_name_is_read(name: str, level: Level | None) -> None:
    told = [it.level for it in found("None.", name) if it.code == "personal-data-in-filename"]
    assert told[:1] == ([level] if level else [])


@pytest.mark.parametrize("name", ["statement-eilidh-macready.pdf", "dsar_bartosz_wilk.csv"])
def test_names_in_small_letters_are_pointed_out(name: str) -> None:
    assert [it.code for it in name_findings(name, RULES)] == ["personal-data-in-filename"]


@pytest.mark.parametrize(
    "address",
    [
        *("uniform@elmford-trust.example", "ticket.desk@elmford.example", "all-wards@elmford.example"),
        *("parish-clerks@elmford.example", "newsdesk-list@elmford.police.example", "parks.and.trees@elmford.example"),
        *("swimming.lessons@elmford-leisure.example", "pay.and.pensions@elmford.example", "town.hall@elmford.example"),
    ],
)
def test_words_of_things_and_groups_are_offices(address: str) -> None:
    assert is_role(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "j.marsh@elmford.example",
            "park@northmoor.example",
            "woods@elmford.example",
            "eilidh.uniform@elmford.example",
        ),
        *("y.levy@elmford.example", "levy@elmford.example", "snow@elmford.example", "graves@elmford.example"),
        *("ferry@elmford.example", "art.field@elmford.example"),
        *("hbrownlow@elmford.example", "uniform@gmail.com", "desk.officer.jane@elmford.example"),
    ],
)
def test_names_initials_and_surnames_are_persons(address: str) -> None:
    assert not is_role(address)


def test_a_clubs_mailbox_at_a_provider_is_advice() -> None:
    assert may_be_a_clubs("hextonbowlsclub@gmail.com") and may_be_a_clubs("penfold.parishcouncil@outlook.com")
    assert not may_be_a_clubs("jane.hextonclub@gmail.com") and not may_be_a_clubs("marshfamily@gmail.com")


HEAD = "From: Press Office <press@elmford.example>\nTo: all-wards@elmford.example\nSubject: Bins\nMIME-Version: 1.0\n"
PARTS = (
    HEAD + 'Content-Type: multipart/{}; boundary="b"\n\n--b\nContent-Type: text/plain\n\nThe bins are green.\n'
    "--b\nContent-Type: {}\nContent-Transfer-Encoding: {}\n{}\n{}\n--b--\n"
)
BASE64 = "base64"
QUOTED = "quoted-printable"


@pytest.mark.parametrize(
    ("message", "codes"),
    [
        (HEAD + "Content-Transfer-Encoding: base64\n\nVGhlIGJpbnMgYXJlIGdyZWVuLg==\n", set()),
        (HEAD + "Content-Transfer-Encoding: base64\n\nTXkgbW9iaWxlOiAwNzcwMCA5MDA0MTcuIFNhbQ==\n", {"personal-data"}),
        (PARTS.format("alternative", "text/html", QUOTED, "", "<p>The bins are=\n green.</p>"), set()),
        (PARTS.format("alternative", "text/html", QUOTED, "", "<p>Mobile 07700 9=\n00417</p>"), {"personal-data"}),
        (PARTS.format("alternative", "text/html", QUOTED, "", '<p style=3D"display:none">Sam</p>'), {"hidden-text"}),
        (PARTS.format("mixed", "application/pdf", BASE64, "", "JVBERi0="), {"embedded-object"}),
        (
            PARTS.format("mixed", "text/plain", BASE64, "Content-Disposition: attachment; filename=a.txt\n", "QQ=="),
            {"embedded-object"},
        ),
        (HEAD + "From: =?utf-8?B?U2FtIEV4YW1wbGU=?= <sam@gmail.com>\n\nHello\n", {"personal-data"}),
        (
            HEAD + "Message-ID: <20240514.CAF1x@mail.elmford.example>\nContent-Transfer-Encoding: base64\n\nQQ==\n",
            set(),
        ),
        (HEAD + "Content-Type: text/plain; charset=nonesuch\nContent-Transfer-Encoding: base64\n\nQQ==\n", set()),
    ],
)
def test_messages_are_read_part_by_part(message: str, codes: set[str]) -> None:
    told = text_file_findings(message.encode(), "a.eml", RULES)
    assert {it.code for it in told if it.level is Level.BLOCK} == codes


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("<p>Asked by <s>Ms Ottoline Crabbe</s> somebody</p>", {"fake-redaction"}),
        ("<p><del>Tuesday</del> Friday, <s>£4.20</s> £3.90</p>", set()),
        ('<a href="mailto:o%2Ecrabbe%40gmail%2Ecom">her</a>', {"personal-data"}),
        ('<a href="mailto:bins%40elmford%2Eexample">bins</a>', set()),
    ],
)
def test_pages_are_read_under_their_veils(body: str, codes: set[str]) -> None:
    told = html_findings(f"<!doctype html><html><body>{body}</body></html>".encode(), RULES)
    assert {it.code for it in told if it.level is Level.BLOCK} - {"personal-data"} == codes - {"personal-data"}
    assert ("personal-data" in codes) is any("e-mail" in it.what for it in html_findings(body.encode(), RULES))


def test_messages_within_messages_end() -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(400))
    assert text_file_findings(f"{HEAD}{deep}".encode(), "a.eml", RULES) is not None


def test_a_thousand_names_take_no_longer_than_they_are() -> None:
    many = "Ann Lowe, " * 3_000
    (advised,) = found(many)
    assert advised.level is Level.ADVISE and "more like it" in advised.what


def test_whoever_is_named_behind_thousands_is_found() -> None:
    told = found("Ann Lowe, " * 3_000 + "was there.\n\nDamian Pocock, who is on methadone, has the flat.")
    assert {(it.line, it.level) for it in told} >= {(13, Level.BLOCK)}


def test_more_names_than_are_looked_at_are_told() -> None:
    assert "too-complex" in {it.code for it in found("Ann Lowe came.\n" * 20_001) if it.level is Level.BLOCK}
    assert "too-complex" in {it.code for it in found("Mr Zyxt came.\n" * 20_001) if it.level is Level.BLOCK}
