"""A record's words on its page. Each case is a pair of files: what an officer writes, and what the page holds."""

from pathlib import Path

import pytest

from site_builder.publish.pages.bodies import words_of
from site_builder.records.disclosure import Attachment, Heading, Section
from tests.publish.conftest import record

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
LINKS = {
    "published/2024/FOI-9/table one.csv": "disclosures/foi-9/table one.csv",
    "published/2023/FOI-2.md": "disclosures/foi-2/",
    "published/about/index.md": "about/",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_words_of_a_section(case: Path) -> None:
    section = Section(Heading.RESPONSE, "Response", case.read_text(), 9)
    notes = Section(Heading.OTHER, "Notes", "[elsewhere]: https://example.org/notes", 30)
    it = record("FOI-9", attachments=(Attachment("table one.csv", "Table"),), sections=(section, notes))
    words = words_of(it, section, "response", "What was disclosed", LINKS)
    assert words.html.strip() == case.with_suffix(".html").read_text().strip()


def test_headings_are_known_by_id_and_text() -> None:
    section = Section(Heading.REASONS, "Reasons", "# Harm & risk\n\n### Harm & risk", 9)
    words = words_of(record("FOI-9", sections=(section,)), section, "reasons", "The reasons", {})
    assert words.headings == (("reasons-harm-risk", "Harm & risk"), ("reasons-harm-risk-again", "Harm & risk"))
