"""What is published of the browser's modules does what they do."""

import re

from playwright.sync_api import Page

from site_builder.search.modules import CORE, published, sources
from tests.search.conftest import Served, table

TOP_LEVEL = re.compile(
    r"^(?:export )?(?:async )?(?:const|let|function|class) (?:(\w+)|[\[{]([^\]}]*)[\]}] =)", re.MULTILINE
)


def test_published_modules_pass_every_table(blank: Page, served: Served) -> None:
    tables = {name: table(name) for name in ("stems", "terms", "queries", "provisions", "provision_keys", "rarities")}
    script = "async ([at, tables]) => (await import(`${at}table.js`)).differences(`${at}search/code/core.js`, tables)"
    assert blank.evaluate(script, [served.address, tables]) == []


def test_what_every_search_needs_is_one_file_without_comments_or_imports() -> None:
    core = dict(published(sources()))[CORE]
    assert "import {" not in core
    assert "/**" not in core
    assert len(core) < 36_000


def test_no_module_is_published_twice_or_left_out() -> None:
    files = dict(published(sources()))
    exported = re.findall(
        r"^export (?:async )?(?:const|function|class) (\w+)", "\n".join(sources().values()), re.MULTILINE
    )
    given = re.findall(r"^export (?:async )?(?:const|function|class) (\w+)", "\n".join(files.values()), re.MULTILINE)
    assert sorted(exported) == sorted(given)


def test_modules_keep_to_what_makes_joining_safe() -> None:
    names: list[str] = []
    for module, source in sources().items():
        for line in source.splitlines():
            assert line.count("`") % 2 == 0, f"{module}: a text of several lines: {line}"
            assert not line.startswith("import") or re.fullmatch(r'import \{.*\} from "\./\w+\.js";', line), line
        found = [
            name for one, many in TOP_LEVEL.findall(source) for name in ([one] if one else re.findall(r"\w+", many))
        ]
        names += set(found)
    in_core = dict(published(sources()))[CORE]
    twice = {name for name in names if names.count(name) > 1}
    assert not {
        name
        for name in twice
        if len(re.findall(rf"^(?:export )?(?:async )?(?:const|let|function|class) {name}\b", in_core, re.MULTILINE)) > 1
    }
