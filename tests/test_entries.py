"""What is known of records takes little room, and stays what each of them says."""

from dataclasses import replace

from site_builder.known.entries import Entry, in_common
from site_builder.records.digests import digests_of
from site_builder.records.disclosure import Disclosure
from tests.publish.conftest import cited, record


def known(it: Disclosure) -> Disclosure:
    found = in_common(it.path, Entry(it, (), digests_of(it))).disclosure
    assert found is not None
    return found


def test_records_that_cite_the_same_in_other_words_keep_their_own() -> None:
    once, again = (replace(cited("31(1)(a)"), text=text, start=3, end=9) for text in ("s31(1)(a)", "section 31(1)(a)"))
    silent = replace(once, ncnd=True)
    found = [known(record("FOI-1", citations=(it,))) for it in (once, again, silent, replace(once))]
    assert [it.citations[0].text for it in found] == ["s31(1)(a)", "section 31(1)(a)", "s31(1)(a)", "s31(1)(a)"]
    assert [it.citations[0].ncnd for it in found] == [False, False, True, False]
    assert found[0].citations is found[3].citations


def test_what_they_have_in_common_is_held_once_and_all_is_as_it_was() -> None:
    some = [record(f"FOI-{number}", keywords=("roads " + "and more",), lines={"title": 2}) for number in (1, 2)]
    one, other = map(known, some)
    assert (one, other) == tuple(some)
    assert one.lines == {"title": 2}
    assert one.date is other.date
    assert one.lines is other.lines
    assert one.keywords[0] is other.keywords[0]
