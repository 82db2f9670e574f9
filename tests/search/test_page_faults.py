"""The search page when something is lost, damaged, old or hostile: an error or the whole answer, never a part of it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from site_builder.catalogue.catalogue import Catalogue, catalogue_of
from tests.search.conftest import Served, bundle, disclosure
from tests.search.pages import ask, references


def test_a_lost_file_is_an_error_with_a_retry_and_never_fewer_results(page: Page) -> None:
    def lose(route: Route) -> None:
        route.fulfill(status=404)

    page.route("**/search/terms/*", lose)
    ask(page, "?q=police")
    expect(page.get_by_text("The search could not be finished")).to_be_visible()
    expect(page.get_by_text("older than the search files")).to_be_hidden()
    assert references(page) == []
    assert page.text_content("#results-total") == ""
    page.unroute("**/search/terms/*", lose)
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector("#results > li")
    expect(page.locator("#results-error")).to_be_hidden()


@pytest.mark.parametrize("kind", ["terms", "records"])
def test_a_damaged_file_is_an_error_too(page: Page, served: Served, kind: str) -> None:
    def damage(route: Route) -> None:
        body = bytearray((served.folder / urlsplit(route.request.url).path[1:]).read_bytes())
        body[len(body) // 2] ^= 0x55
        route.fulfill(body=bytes(body))

    page.route(f"**/search/{kind}/**", damage)
    ask(page, "?q=police")
    expect(page.locator("#results-error")).to_be_visible()
    assert references(page) == []


def test_a_browser_that_cannot_unpack_files_itself_answers_all_the_same(page: Page) -> None:
    page.add_init_script("delete globalThis.DecompressionStream")
    ask(page, "?q=police")
    assert references(page)
    assert page.evaluate("getComputedStyle(document.documentElement).display") == "block"


def test_files_of_another_format_ask_for_the_page_to_be_loaded_again(page: Page) -> None:
    page.route("**/search/terms/*", lambda route: route.fulfill(status=404))
    page.route("**/manifest.json", lambda route: route.fulfill(json={"format": 99}))
    ask(page, "?q=police")
    expect(page.get_by_text("older than the search files")).to_be_visible()
    expect(page.get_by_text("The search could not be finished")).to_be_hidden()


@contextmanager
def built_anew(served: Served, catalogue: Catalogue, aside: Path) -> Iterator[None]:
    """The served site with one record more, and after that as it was."""
    front = (
        "---\nreference: NEW-1\ntitle: Kestrel feathers\ndate: 2025-05-05\noutcome: not-held\nkeywords: [kestrels]\n"
    )
    added = catalogue_of([*catalogue.disclosures, disclosure(f"{front}---\n## Response\n\nNo kestrel was seen.\n")])
    shutil.move(served.folder / "search", aside)
    try:
        for path, content in bundle(added):
            (served.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (served.folder / path).write_bytes(content)
        yield
    finally:
        shutil.rmtree(served.folder / "search")
        shutil.move(aside, served.folder / "search")


def search_again(page: Page) -> None:
    page.fill("input[name=q]", "kestrel feathers")
    page.keyboard.press("Enter")
    expect(page).to_have_title("kestrel feathers – Search · Test")
    assert references(page) == ["NEW-1"]


def paste_a_request(page: Page) -> None:
    page.locator("#before-you-ask > summary").click()
    page.fill("#request", "How many kestrel feathers?")
    page.get_by_role("button", name="Find the closest answers").click()
    expect(page.locator(".before-answers > li").first).to_have_attribute("data-reference", "NEW-1")


def type_into_the_box(page: Page) -> None:
    page.fill("input[name=q]", "")
    page.locator("input[name=q]").press_sequentially("kestr")
    expect(page.locator("#suggestions")).to_contain_text("Kestrel feathers")


def open_a_facet(page: Page) -> None:
    page.locator("#facet-keyword > summary").click()
    page.locator("#facet-keyword-more").click()
    expect(page.locator("#facet-keyword")).to_contain_text("kestrels")


@pytest.mark.parametrize("use", [search_again, paste_a_request, type_into_the_box, open_a_facet])
def test_each_part_of_a_page_left_open_goes_on_after_the_site_was_built_anew(
    page: Page, served: Served, catalogue: Catalogue, tmp_path: Path, use: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, "?q=" if use is open_a_facet else "?q=vetting")
    page.wait_for_selector("#facet-keyword")
    with built_anew(served, catalogue, tmp_path / "aside"):
        use(page)


@contextmanager
def lost(page: Page, files: str) -> Iterator[None]:
    """These files cannot be had."""
    page.route(files, lambda route: route.fulfill(status=404))
    yield
    page.unroute(files)


def test_code_that_was_lost_is_asked_for_again(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    with lost(page, "**/code/narrowing.js*"):
        ask(page, "?q=police&outcome=refused")
        expect(page.get_by_text("The search could not be finished")).to_be_visible()
        assert references(page) == []
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_text("The search could not be finished")).to_be_visible()
    with lost(page, "**/code/facets.js*"):
        page.get_by_role("button", name="Try again").click()
        page.wait_for_selector("#results > li")
        expect(page.get_by_text("The filters did not arrive.")).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".chip")).to_have_text("Outcome: Refused")
    expect(page.get_by_text("The filters did not arrive.")).to_be_hidden()
    box = page.locator("input[name=q]")
    with lost(page, "**/code/suggest.js*"), page.expect_response("**/code/suggest.js*"):
        box.fill("vet")
    box.press_sequentially("t")
    expect(page.locator("#suggestions")).to_contain_text("vetting")
    page.locator("#before-you-ask > summary").click()
    page.fill("#request", "How many officers failed vetting, and how many appealed against a refusal of vetting?")
    find = page.get_by_role("button", name="Find the closest answers")
    with lost(page, "**/code/spelling.js*"):  # what other code imports is asked for again with it
        find.click()
        expect(page.get_by_text("The comparison could not be finished")).to_be_visible()
    find.click()
    expect(page.locator(".before-answers > li").first).to_have_attribute("data-reference", "NMP-FOI-21-00376")
    expect(page.get_by_text("The comparison could not be finished")).to_be_hidden()


def test_a_facet_that_was_lost_says_so_beside_the_others_and_can_be_asked_for_again(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, "?q=police")
    page.wait_for_selector("#facet-class")
    with lost(page, "**/search/facets/*"):
        page.locator("#facet-class > summary").click()
        expect(page.locator("#facet-class")).to_contain_text("This filter did not arrive.")
        expect(page.locator("#facet-outcome input").first).to_be_visible()
    page.get_by_role("button", name="Try again").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#facet-class")).not_to_contain_text("did not arrive")
    expect(page.locator("#facet-class > summary")).to_be_focused()


def test_suggestions_that_were_lost_say_so_and_come_with_the_next_letter(page: Page) -> None:
    ask(page, "?q=police")
    with lost(page, "**/search/words/*"):
        page.fill("input[name=q]", "")
        page.locator("input[name=q]").press_sequentially("vet")
        expect(page.get_by_text("The suggestions did not arrive.")).to_be_visible()
    page.locator("input[name=q]").press_sequentially("t")
    expect(page.locator("#suggestions")).to_contain_text("vetting")
    expect(page.get_by_text("The suggestions did not arrive.")).to_be_hidden()


def test_a_search_that_fails_is_called_what_it_is_and_shows_nothing_of_the_one_before(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    ask(page, "?q=police&outcome=refused")
    page.wait_for_selector(".chip")
    with lost(page, "**/search/terms/*"):
        page.fill("input[name=q]", "zebra crossings")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The search could not be finished")).to_be_visible()
    expect(page).to_have_title("zebra crossings – Search · Test")
    assert page.locator("#results-link").get_attribute("href") == "?q=zebra+crossings&outcome=refused"
    assert page.locator(".chip, .facet").count() == 0


def test_no_text_of_a_record_or_an_address_becomes_markup(browser: Browser, tmp_path: Path, served: Served) -> None:
    title = "<img src=x onerror=alert(1)> & 'quotes'"
    front = f'---\nreference: EVIL-1\ntitle: "{title}"\ndate: 2025-05-05\noutcome: not-held\n'
    text = f'{front}keywords: ["<b>bold</b>"]\n---\n'
    evil = catalogue_of([disclosure(f"{text}## Response\n\n`<script>alert(1)</script>` was asked for.\n")])
    folder = served.folder / "evil"
    shutil.copytree(served.folder / "assets", folder / "assets")
    for path, content in bundle(evil):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    page = browser.new_page(base_url=f"{served.address}evil/", viewport={"width": 1280, "height": 900})
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    ask(page, "?q=script+<img+src=x>&keyword=<i>x</i>")
    ask(page, "?q=script")
    assert page.text_content("#results > li a") == title
    page.locator("#facet-keyword > summary").click()
    expect(page.locator("#facet-keyword label")).to_contain_text("<b>bold</b>")
    assert page.locator("#search-app img, #search-app b, #search-app i").count() == 0
    page.close()


def test_without_scripts_the_page_points_to_the_indexes(browser: Browser, served: Served, page: Page) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=served.address)
    plain = context.new_page()
    plain.goto("search/?q=police")
    expect(plain.locator("noscript p")).to_contain_text("Searching needs JavaScript")
    assert plain.locator("noscript a").count() >= 4
    context.close()
