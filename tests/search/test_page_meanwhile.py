"""The search page while something is still under way: what is done then changes what is searched for by now."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from site_builder.search.oracle.engine import Index, search
from tests.search.pages import ask

ANSWERS = re.compile(r"/search/(?:terms|records)/")


@pytest.fixture
def wide(page: Page) -> Page:
    """The page at the width of a desk."""
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


@contextmanager
def held_back(page: Page, files: re.Pattern[str]) -> Iterator[None]:
    """These files arrive only afterwards."""
    waiting: list[Route] = []
    is_over = False
    page.route(files, lambda route: route.continue_() if is_over else waiting.append(route))
    yield
    is_over = True
    for it in waiting:
        it.continue_()


def send(page: Page, words: str) -> None:
    page.fill("input[name=q]", words)
    page.keyboard.press("Enter")


def test_a_tick_before_the_answer_is_there_narrows_what_was_sent_last(wide: Page, index: Index) -> None:
    ask(wide, "?q=police")
    wide.wait_for_selector("#facet-outcome-refused")
    with held_back(wide, ANSWERS):
        with wide.expect_request(ANSWERS):
            send(wide, "vetting")
        wide.locator("#facet-outcome-refused").check()
        wide.locator("#facet-year-2024").check()
        expect(wide).to_have_url(re.compile(r"\?q=vetting&outcome=refused&year=2024$"))
    total = search(index, "vetting outcome:refused year:2024").total
    expect(wide.locator("#results-total")).to_have_text(f"{total} disclosure{'s' if total != 1 else ''}")
    expect(wide.locator(".chip")).to_have_count(2)


def test_filters_taken_away_one_after_another_stay_away(wide: Page) -> None:
    ask(wide, "?q=police&outcome=refused&year=2024&regime=foia")
    chips = wide.locator(".chip")
    expect(chips).to_have_count(3)
    with held_back(wide, ANSWERS), wide.expect_request(ANSWERS):
        wide.get_by_label("Remove Year: 2024").click()
        wide.get_by_label("Remove Outcome: Refused").click()
        expect(wide).to_have_url(re.compile(r"\?q=police&regime=foia$"))
    expect(chips).to_have_count(1)


def test_a_page_of_results_is_one_of_what_was_sent_last(wide: Page) -> None:
    ask(wide, "?q=police")
    with held_back(wide, ANSWERS), wide.expect_request(ANSWERS):
        send(wide, "vetting")
        wide.get_by_label("Page 2").click()
        expect(wide).to_have_url(re.compile(r"\?q=vetting&page=2$"))


def test_a_filter_that_the_address_has_in_another_spelling_can_be_taken_away(wide: Page) -> None:
    ask(wide, "?q=police&exemption=31(1)")
    wide.get_by_label("Remove Exemption").click()
    expect(wide).to_have_url(re.compile(r"\?q=police$"))


def test_suggestions_that_come_after_the_search_was_sent_do_not_lie_over_its_results(wide: Page) -> None:
    ask(wide, "?q=police")
    box = wide.locator("input[name=q]")
    with held_back(wide, re.compile(r"/code/suggest\.js")):
        with wide.expect_request("**/code/suggest.js"):
            box.fill("vett")
        box.press("Enter")
        expect(wide).to_have_title("vett – Search · Test")
    with pytest.raises(AssertionError):
        expect(wide.locator("#suggestions")).to_be_visible(timeout=700)
    box.press_sequentially("i")
    expect(wide.locator("#suggestions")).to_contain_text("vetting")


def test_words_that_were_not_sent_stay_in_the_box_until_they_are(wide: Page) -> None:
    ask(wide, "?q=police")
    box = wide.locator("input[name=q]")
    box.fill("police vett")
    wide.locator("#facet-outcome-refused").check()
    expect(wide.locator(".chip")).to_have_count(1)
    expect(box).to_have_value("police vett")
    box.press("Enter")
    expect(wide).to_have_url(re.compile(r"\?q=police\+vett&outcome=refused$"))
    wide.go_back()
    expect(box).to_have_value("police")


def test_a_word_that_became_a_filter_leaves_the_box(wide: Page) -> None:
    ask(wide, "")
    box = wide.locator("input[name=q]")
    box.press_sequentially("keyword:vettin")
    wide.locator("#suggestions [role=option]").first.click()
    expect(wide.locator(".chip")).to_have_count(1)
    expect(box).to_have_value("")


def test_who_tries_again_in_vain_has_the_button_again(wide: Page) -> None:
    lost = re.compile(r"/search/terms/")
    wide.route(lost, lambda route: route.fulfill(status=404))
    ask(wide, "?q=police")
    again = wide.get_by_role("button", name="Try again")
    again.focus()
    for _ in range(2):
        with wide.expect_response(lost):
            wide.keyboard.press("Enter")
        expect(again).to_be_focused()
    wide.unroute(lost)
    wide.keyboard.press("Enter")
    expect(wide.locator("#results-total")).to_be_focused()
