"""Whose a telephone number or an address is, in sentences and rows of every kind."""

import pytest

from site_builder.gate.attachments.rules import Rules
from site_builder.gate.words import source_findings
from site_builder.problems import Level
from tests.gate.cases_owners import BODIES, PEOPLE, ROWS_OF_BODIES, ROWS_OF_PEOPLE

RULES = Rules("Northmoor Police")


def blocks(body: str) -> list[str]:
    text = f"---\nreference: A-1\ntitle: Figures\n---\n## Request\n\nHow many?\n\n## Response\n\n{body}\n"
    found = source_findings("2024/A-1.md", text, RULES)
    return [finding.what for finding in found if finding.level is Level.BLOCK]


def as_table(case: str) -> str:
    """A table with two rows of figures beside the row of the case."""
    head, row = (f"| {part.replace(';', ' | ')} |" for part in case.split("|"))
    return f"{head}\n|---|---|\n{row}\n"


@pytest.mark.parametrize("sentence", BODIES)
def test_what_reaches_a_body_is_advice(sentence: str) -> None:
    assert blocks(sentence) == []


@pytest.mark.parametrize("sentence", PEOPLE)
def test_what_reaches_a_person_blocks(sentence: str) -> None:
    assert blocks(sentence)


@pytest.mark.parametrize("case", ROWS_OF_PEOPLE)
def test_rows_of_people_block(case: str) -> None:
    assert blocks(as_table(case))


@pytest.mark.parametrize("case", ROWS_OF_BODIES)
def test_rows_of_bodies_do_not(case: str) -> None:
    assert blocks(as_table(case)) == []
