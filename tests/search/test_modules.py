"""What is published of the browser's modules does what they do."""

import re
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page

from site_builder.search.bundle.modules import WHOLE, inline, opening, published, sources
from tests.search.conftest import Served, table

Script = Callable[[Mapping[str, str]], str]
FROM_PAGE = re.compile(r"const\{([\w,]+)\}=globalThis\.searchCode\?\?")
TOP_LEVEL = re.compile(
    r"^(?:export )?(?:async )?(?:const|let|function|class) (?:(\w+)|[\[{]([^\]}]*)[\]}] =)", re.MULTILINE
)


def test_published_modules_pass_every_table(blank: Page, served: Served) -> None:
    tables = {
        name: table(name)
        for name in ("stems", "terms", "queries", "provisions", "provision_keys", "rarities", "tidied")
    }
    script = "async ([at, tables]) => (await import(`${at}table.js`)).differences(`${at}search/code/whole.js`, tables)"
    assert blank.evaluate(script, [served.address, tables]) == []


@pytest.mark.parametrize(("scripts", "most"), [(opening, 1_700), (inline, 42_000)])
def test_what_every_search_needs_is_in_scripts_without_comments_or_imports(scripts: Script, most: int) -> None:
    script = scripts(sources())
    assert "import{" not in script
    assert "export " not in script
    assert "/*" not in script
    assert "</script" not in script
    assert "<!--" not in script
    assert len(script) < most


def test_what_is_loaded_later_finds_in_the_page_what_the_page_has(blank: Page, served: Served) -> None:
    script = """async ([at, names]) => {
      const whole = await import(`${at}search/code/whole.js`);
      globalThis.searchCode = Object.fromEntries(names.map((name) => [name, whole[name]]));
      const later = ["before", "facets", "narrowing", "phrases", "spacing", "spelling", "suggest", "tidying", "values"];
      await Promise.all(later.map((name) => import(`${at}search/code/${name}.js`)));
      return names.filter((name) => whole[name] === undefined);
    }"""
    given = re.search(r"Object\.assign\(globalThis\.searchCode,\{(.*?)\}", inline(sources()))
    assert given is not None
    assert blank.evaluate(script, [served.address, given[1].split(",")]) == []
    taken = {name for text in dict(published(sources())).values() for name in FROM_PAGE.findall(text)}
    assert {name for names in taken for name in names.split(",")} == set(given[1].split(","))


def test_no_module_is_published_twice_or_left_out() -> None:
    files = dict(published(sources()))
    exported = re.findall(
        r"^export (?:async )?(?:const|function|class) (\w+)", "\n".join(sources().values()), re.MULTILINE
    )
    given = re.findall(r"\bexport (?:async )?(?:const|function|class) (\w+)", "\n".join(files.values()))
    assert sorted(exported) == sorted(given)


def test_modules_keep_to_what_makes_joining_safe() -> None:
    names: list[str] = []
    for module, source in sources().items():
        for line in source.splitlines():
            assert line.count("`") % 2 == 0, f"{module}: a text of several lines: {line}"
            assert not re.search(r"\$\{[^}]*`", line), f"{module}: a text in a text, which loses its spaces: {line}"
            assert not line.startswith("import") or re.fullmatch(r'import \{.*\} from "\./\w+\.js";', line), line
        found = [
            name for one, many in TOP_LEVEL.findall(source) for name in ([one] if one else re.findall(r"\w+", many))
        ]
        names += set(found)
    joined = opening(sources()) + inline(sources())
    assert not [
        name
        for name in {name for name in names if names.count(name) > 1}
        if len(re.findall(rf"(?:const|let|function|class) {name}\b", dict(published(sources()))[WHOLE] + joined)) > 2
    ]
