"""What the findings say: each thing once, with its place, and with the remedy that fits."""

import pytest

from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.words import source_findings
from site_builder.problems import Problem
from tests.gate.cases_said import CASES, Said

RULES = Rules("Northmoor Police")
FRONT = "---\nreference: A-1\ntitle: Figures\n---\n"
DESK = "Switchboard: 01632 960 100.\n\nPress office: 01632 960 101, fax 01632 960 102.\n"
AREAS = "Collisions at NM4 7PQ\n\nCollisions at NM4 7PR\n\nCollisions at NM4 7PS\n"


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_it_is_said_once_and_where(case: Said) -> None:
    found = [it for it in examine(case.file, case.content(), RULES) if it.code == case.code]
    told = [f"{it.level.value} {it.problem(case.file).message}" for it in found]
    assert len(told) == len(case.said), told
    assert all(line.startswith(said) for line, said in zip(told, case.said, strict=True)), told


def problems(body: str) -> list[Problem]:
    return [finding.problem("2024/A-1.md") for finding in source_findings("2024/A-1.md", f"{FRONT}{body}\n", RULES)]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Switchboard: 01632 960 100.", ("advise 5 There is a telephone number (0…0).",)),
        (DESK, ("advise 5 The text names 3 telephone numbers (lines 5 and 7); they seem to be of offices.",)),
        (AREAS, ("advise 5 The text names 3 postcodes (lines 5, 7 and 9); they seem to be of offices.",)),
        (
            f"{AREAS}\n{DESK}",
            (
                "advise 5 The text names 3 telephone numbers (lines 11 and 13), 3 postcodes (lines 5, 7 and 9); "
                "they seem to be of offices.",
            ),
        ),
        (
            f"{DESK}\nCollisions at NM4 7PQ\n",
            ("advise 5 The text names 3 telephone numbers (lines 5 and 7), 1 postcode (line 9); they seem",),
        ),
        (
            f"Call me at home on 07700 900123.\n\n{DESK}",
            ("block 5 There is a mobile number (0…3).", "advise 7 The text names 3 telephone numbers (lines 7 and 9);"),
        ),
        (
            f"{DESK}\nShe lives at 14 Acacia Avenue, Northmoor NM4 5CD.",
            ("advise 5 The text names 3 telephone numbers (lines 5 and 7);", "block 9 There is a postal address"),
        ),
        ("| NHS number |\n|---|\n| 943 476 5919 |", ("block 7 There is an NHS number (9…9).",)),
    ],
)
def test_details_of_offices_are_told_once(body: str, said: tuple[str, ...]) -> None:
    told = [f"{it.level.value} {it.line} {it.message}" for it in problems(body) if it.code == "personal-data"]
    assert len(told) == len(said), told
    assert all(line.startswith(words) for line, words in zip(told, said, strict=True)), told


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("Call me at home on 07700 900123.", True),
        ("The resident rang from 01632 448170 at noon.", True),
        ("Write to sam.example@gmail.com.", True),
        ("She lives at 14 Acacia Avenue, Northmoor NM4 5CD.", True),
        ("my postcode is nm6 4lb", True),
        (DESK, True),
        ("NI number AB 12 34 56 C.", False),
        ("NHS number 943 476 5919.", False),
        ("DOB: 12/03/1981", False),
        ("The vehicle, registration AB12 CDE, was seen.", False),
        ("Dear Mr Example,", False),
        ("It came from the IP address 86.12.33.4.", False),
        ("Card 4111 1111 1111 1111", False),
    ],
)
def test_only_what_reaches_an_office_can_be_allowed(body: str, named: bool) -> None:
    found = [it for it in problems(body) if it.code == "personal-data"]
    assert found and all(("allowed_contacts" in it.fix) is named for it in found), found


FILTER = "A link goes through a filter of e-mail (such as Safe Links), and may name who received it."


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("https://gbr01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.gov.uk", True),
        ("https://urldefense.com/v3/__https://www.gov.uk__;!!a", True),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__www.gov.uk", True),
        ("https://safelinks.protection.outlook.com.northmoor.example/", False),
        ("https://www.gov.uk/safelinks.protection.outlook.com", False),
    ],
)
def test_a_link_of_a_mail_filter_is_named_as_such(target: str, told: bool) -> None:
    found = [it for it in problems(f"See [it]({target}).") if FILTER in it.message]
    assert [(it.code, it.level.value, it.fix) for it in found] == told * [
        ("internal-link", "advise", "Link to the address itself.")
    ]


@pytest.mark.parametrize(
    ("file", "fix"),
    [
        ("2024/A-1.md", "out of the text"),
        ("a.csv", "out of the text"),
        ("a.txt", "out of the text"),
        ("a.docx", "Inspect Document"),
    ],
)
def test_a_path_in_a_text_is_taken_out_of_the_text(file: str, fix: str) -> None:
    (found,) = source_findings("2024/A-1.md", f"{FRONT}Kept in C:\\Users\\sam\\a.doc\n", RULES)
    assert found.code == "path-metadata" and fix in found.problem(file).fix


def test_an_element_is_named_without_brackets() -> None:
    (found,) = [it for it in problems("<iframe></iframe>") if it.code == "active-content"]
    assert found.message.startswith("There is an element 'iframe'.")
