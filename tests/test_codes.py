"""Every finding has a page that says what it is and what to do."""

from site_builder.gate.codes import PAGE, meanings, page
from site_builder.gate.remedies import REMEDIES


def test_the_page_of_codes_is_the_one_that_the_code_makes() -> None:
    assert PAGE.read_text() == page(), "run: python -m site_builder.gate.codes"


def test_every_remedy_belongs_to_a_code() -> None:
    assert set(REMEDIES) <= set(meanings())
