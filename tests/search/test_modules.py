"""What is shipped of the browser's modules does what they do."""

from playwright.sync_api import Page

from site_builder.search.modules import lean
from tests.conftest import ROOT
from tests.search.conftest import Served, table

MODULES = sorted((ROOT / "theme" / "assets" / "search").glob("*.js"))


def test_lean_modules_pass_every_table(blank: Page, served: Served) -> None:
    folder = served.folder / "lean"
    folder.mkdir()
    for module in MODULES:
        (folder / module.name).write_text(lean(module.read_text(encoding="utf-8")), encoding="utf-8")
    tables = {name: table(name) for name in ("stems", "terms", "queries", "provisions", "provision_keys", "rarities")}
    script = "async ([at, tables]) => (await import(`${at}table.js`)).differences(`${at}lean/`, tables)"
    assert blank.evaluate(script, [served.address, tables]) == []


def test_a_lean_module_is_a_third_smaller_and_has_no_comment_left() -> None:
    whole = "".join(module.read_text(encoding="utf-8") for module in MODULES)
    short = lean(whole)
    assert len(short) < 0.8 * len(whole)
    assert "/**" not in short
    assert "@param" not in short


def test_modules_keep_to_what_makes_lean_safe() -> None:
    for module in MODULES:
        for line in module.read_text(encoding="utf-8").splitlines():
            assert line.count("`") % 2 == 0, f"{module.name}: a text of several lines: {line}"
