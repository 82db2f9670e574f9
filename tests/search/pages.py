"""The frame in which the search page stands for tests, and what they ask of it."""

from playwright.sync_api import Page

FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self';
 style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<!--scheme:head--><title><!--scheme:title--> · Test</title>
<link rel="stylesheet" href="../assets/site.css"><link rel="stylesheet" href="../assets/search/search.css"></head>
<body><div id="main" class="page"><!--scheme:content--></div></body></html>"""


def references(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "#results > li", "items => items.map((item) => item.dataset.reference)"
    )
    return found


def ask(page: Page, address: str) -> None:
    page.goto(f"search/{address}")
    page.wait_for_selector("#results > li, #results-notes p, #results-error:not([hidden])")
