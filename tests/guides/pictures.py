"""Takes the pictures of the officer's guide from the real thing: `make pictures`, with the live preview running."""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.chromium import ARGUMENTS, find
from tests.conftest import ROOT
from tests.forms import officer

INTO = ROOT / "guides/pictures"


def files() -> dict[str, str]:
    """Every text of the demonstration, as the form reads them from a folder."""
    found = (ROOT / "disclosures").rglob("*")
    return {f.relative_to(ROOT).as_posix(): f.read_text() for f in found if f.suffix in (".md", ".csv")}


def take(page: Page, name: str) -> None:
    page.screenshot(path=INTO / f"{name}.png")


def at_the_form(page: Page, site: str, width: int, name: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}admin/#/collections/disclosures/new")
    officer.type_in(page, "reference", "NMP-FOI-26-00999")
    officer.type_in(page, "title", "Swans moved from the boating lake")
    officer.type_in(page, "date", "2026-05-04")
    officer.type_in(page, "received", "2026-04-20")
    officer.choose(page, "outcome", "Disclosed in full")
    page.locator('[data-key-path="reference"]').first.scroll_into_view_if_needed()
    take(page, name)


def main(site: str) -> None:
    chromium = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1440, "height": 800}, locale="en-GB")
        officer.open_form(page, f"{site}admin/", files())
        page.goto(f"{site}admin/#/collections/disclosures")
        page.get_by_text("01.FOI.24.036003").first.wait_for()
        take(page, "form-list")
        at_the_form(page, site, 1440, "form-new")
        phone = browser.new_page(viewport={"width": 360, "height": 800}, locale="en-GB")
        officer.open_form(phone, f"{site}admin/", files())
        at_the_form(phone, site, 360, "form-phone")
        page.set_viewport_size({"width": 1000, "height": 800})
        page.goto(f"{site}disclosures/nmp-foi-19-00142/")
        take(page, "page")
        browser.close()


if __name__ == "__main__":
    Path(INTO).mkdir(parents=True, exist_ok=True)
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/")
