"""What the public sees, in a real browser, on a telephone and on a desk, with scripts and without."""

import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

PAGES = [
    "",
    "search/?q=drones",
    "disclosures/01-foi-24-036003/",
    "disclosures/nmp-foi-24-01234/",
    "exemptions/",
    "exemptions/foia/s31/",
    "exemptions/foia/s31-1-a/",
    "exemptions/eir/",
    "keywords/",
    "years/",
    "years/2024/",
    "years/2024/04/",
    "outcomes/",
    "outcomes/neither-confirm-nor-deny/",
    "scheme/",
    "scheme/lists-and-registers/",
    "data/",
    "about/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_screen_and_can_be_heard(page: Page, site: str, path: str) -> None:
    page.goto(site + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang")
    assert page.locator("main").count() == 1
    assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 1
    named = "[...document.querySelectorAll('a, button, input, select')].filter(e => e.checkVisibility())"
    label = (
        "e => e.ariaLabel || e.textContent.trim() || e.title || e.labels?.length || e.querySelector('title, img[alt]')"
    )
    assert page.evaluate(f"{named}.filter(e => !({label})(e)).map(e => e.outerHTML)") == []
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(e => +e.tagName[1])")
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels


def test_the_first_key_leads_past_the_menu(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('main, #main') !== null")


def test_the_answer_comes_before_the_question(page: Page, site: str) -> None:
    page.goto(site + "disclosures/01-foi-24-036003/")
    order = page.evaluate("document.querySelector('main').innerText")
    places = [order.index(words) for words in ("Disclosed in part", "Theft and fraud", "The request", "The exemptions")]
    assert places == sorted(places)
    assert page.get_by_role("link", name="Met").count() or "met.police.uk" in page.content()


def test_from_the_home_page_to_an_answer_by_search(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("input[name=q]").first.fill("studios b")
    page.keyboard.press("Enter")
    page.locator("#results > li:first-child[data-reference='01.FOI.24.036003']").wait_for()
    page.locator("#results > li a").first.click()
    assert page.url == site + "disclosures/01-foi-24-036003/"


def test_suggestions_at_home_come_with_the_next_letter_where_their_code_was_lost(browser: Browser, site: str) -> None:
    page = browser.new_page()  # of which nobody holds against it that a file is missing
    page.goto(site)
    page.route("**/search/code/whole.js*", lambda route: route.fulfill(status=404))
    with page.expect_response("**/search/code/whole.js*"):
        page.locator("#welcome-q").fill("stud")
    page.unroute("**/search/code/whole.js*")
    page.locator("#welcome-q").press_sequentially("i")
    page.locator("#welcome-suggestions [role=option]").first.wait_for()
    page.close()


@pytest.mark.parametrize("typed", ["01/FOI/24/036003", "036003", "01.foi.24.036003", "01 FOI 24 036003"])
def test_a_reference_is_found_in_any_spelling(page: Page, site: str, typed: str) -> None:
    page.goto(site + "search/")
    page.locator("input[name=q]").last.fill(typed)
    page.keyboard.press("Enter")
    page.locator("#results > li:first-child[data-reference='01.FOI.24.036003']").wait_for()


def test_without_scripts_everything_is_within_reach(browser: Browser, site: str, built: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(site + "search/")
    assert "JavaScript" in page.locator("main").inner_text()
    seen, waiting = set[str](), [site]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page.goto(address)
        links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href.split(/[?#]/)[0])")
        inside = {link for link in links if link.startswith(site) and link.endswith("/")}
        waiting += sorted(inside - seen - set(waiting))
    pages = {
        f"{site}{file.parent.relative_to(built).as_posix()}/".replace("/./", "/") for file in built.rglob("index.html")
    }
    assert pages - seen == set()
    assert seen - pages == set()
    context.close()


@pytest.mark.parametrize("lost", [False, True], ids=["answered", "lost"])
def test_the_search_page_has_the_icon_of_the_site_once_it_has_answered(browser: Browser, site: str, lost: bool) -> None:
    page = browser.new_page()  # of which nobody holds against it that a file is missing
    if lost:
        page.route("**/search/terms/*", lambda route: route.abort())
    page.goto(site + "search/?q=police")
    page.wait_for_selector("#results-error:not([hidden])" if lost else "#results > li")
    page.wait_for_selector("link[rel=icon][href='../assets/favicon.svg']", state="attached")
    page.close()
