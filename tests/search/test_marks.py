"""What is marked in a passage is what the words that were typed stand for."""

import pytest
from playwright.sync_api import Page

from tests.search.conftest import Served

MARKED = """async ([at, query, text]) => {
  const { markedPieces, wantedBy } = await import(`${at}assets/search/excerpt.js`);
  const { readQuery } = await import(`${at}assets/search/parsing.js`);
  return markedPieces(text, wantedBy(readQuery(query).clause)).filter((_, i) => i % 2);
}"""


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("email", "An E-mail was sent; e-mails, emails and mail.", ["E-mail", "e-mails", "emails"]),
        ("mail", "An e-mail and mail.", ["mail"]),
        ("by-laws", "The bylaws and By-laws of law.", ["bylaws", "By-laws"]),
        (
            "re-offending",
            "Re\u2011offending and re\u2010offending; offence",
            ["Re\u2011offending", "re\u2010offending"],
        ),
        ("A&E", "The A&E unit and e.", ["A&E"]),
        ("s39", "under sections 35, 37 and 39 of it", ["sections 35, 37 and 39"]),
        ("s39", "under Sections 35, 37 and 39 \u2013 of it", ["Sections 35, 37 and 39"]),
        ("sections 40, 41", "ss. 40, 41 and 43(2); s40, s43", ["ss. 40, 41 and 43(2)", "s40"]),
        ("31", "sections 30 and 31% done 31", ["31", "31"]),
        ("taser\u2122", "Taser\u2122 and taser", ["Taser", "taser"]),
    ],
)
def test_words_are_marked_in_every_spelling(
    blank: Page, served: Served, query: str, text: str, marked: list[str]
) -> None:
    assert blank.evaluate(MARKED, [served.address, query, text]) == marked
