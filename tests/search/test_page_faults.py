"""The search page when something is lost, damaged, old or hostile: an error or the whole answer, never a part of it."""

import shutil
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
    expect(page.locator("#results-error")).to_contain_text("could not be finished")
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
    expect(page.locator("#results-error")).to_contain_text("older than the search files")


def test_a_page_left_open_goes_on_after_the_site_was_built_anew(
    page: Page, served: Served, catalogue: Catalogue, tmp_path: Path
) -> None:
    ask(page, "?q=vetting")
    front = "---\nreference: NEW-1\ntitle: Kestrel feathers\ndate: 2025-05-05\noutcome: not-held\n---\n"
    added = catalogue_of([*catalogue.disclosures, disclosure(f"{front}## Response\n\nNone.\n")])
    old = tmp_path / "old"
    shutil.move(served.folder / "search", old)
    try:
        for path, content in bundle(added):
            (served.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (served.folder / path).write_bytes(content)
        page.fill("input[name=q]", "kestrel feathers")
        page.keyboard.press("Enter")
        expect(page).to_have_title("kestrel feathers – Search · Test")
        assert references(page) == ["NEW-1"]
    finally:
        shutil.rmtree(served.folder / "search")
        shutil.move(old, served.folder / "search")


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
