"""The search page in the frame that every page has, and what tests ask of it."""

import shutil
from pathlib import Path

from playwright.sync_api import Page

from site_builder.catalogue.catalogue import Catalogue
from site_builder.catalogue.shelves import by_outcome
from site_builder.publish.templates import templates
from site_builder.settings import Settings
from tests.conftest import ROOT

FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Search · Test</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';
 img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="../assets/scheme.css"><link rel="stylesheet" href="../assets/layout.css">
<link rel="stylesheet" href="../assets/components.css"></head>
<body><div id="main" class="page">{}</div></body></html>"""


def write_page(folder: Path, catalogue: Catalogue) -> None:
    """The search page in the frame that every page has, with the styles of the theme."""
    context = {
        "settings": Settings("Test"),
        "outcomes": by_outcome(catalogue),
        "years": (),
        "sections": (),
        "classes": (),
    }
    content = templates([ROOT / "theme"]).get_template("scheme/search.html").render(at="../", **context)
    (folder / "search").mkdir(exist_ok=True)
    (folder / "search" / "index.html").write_text(FRAME.format(content), encoding="utf-8")
    for style in (ROOT / "theme" / "assets").glob("*.css"):
        shutil.copy(style, folder / "assets")


def references(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "#results > li", "items => items.map((item) => item.dataset.reference)"
    )
    return found


def ask(page: Page, address: str) -> None:
    page.goto(f"search/{address}")
    page.wait_for_selector("#results > li, #results-notes p, #results-error:not([hidden])")
