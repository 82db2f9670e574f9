"""The plan of the house, held against its walls: imports, libraries in their rooms, codes, and what the README says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import yaml

from site_builder.cli import main
from site_builder.records.schema import FIELDS
from tests.conftest import ROOT

PACKAGE = ROOT / "site_builder"
ORDER = [
    "__init__", "patterns", "cache", "parts", "looks", "keeping", "locks", "workers", "progress", "problems",
    "settings", "choices", "git", "history", "legislation", "records", "gate", "catalogue", "search", "publish",
    "intake", "known", "inspection", "making", "build", "forms", "plugin", "rebuild", "serving", "commits",
    "amending", "review", "delivery", "cli", "__main__",
]  # fmt: skip
FENCES = {
    "mkdocs": {"plugin"},
    "whoosh": {"search"},
    "frontmatter": {"records"},
    "yaml": {"records", "legislation"},
    "cmarkgfm": {"records"},
    "nh3": {"records"},
    "jinja2": {"publish"},
    "watchdog": {"serving"},
    "click": {"cli"},
}


def modules() -> Iterator[tuple[Path, str]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file, file.relative_to(PACKAGE).parts[0]


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_rooms_import_only_from_those_before_them() -> None:
    for file, room in modules():
        here = ORDER.index(room.removesuffix(".py"))
        for name in imported(file):
            if name.startswith("site_builder."):
                there = name.split(".")[1]
                known = there if there in ORDER else "__init__"
                assert ORDER.index(known) <= here, f"{file.relative_to(ROOT)} imports {name}"


def test_the_readme_lists_every_room_in_that_order() -> None:
    table = (ROOT / "README.md").read_text().partition("| room | holds |")[2].partition("\n\n")[0]
    rooms = [name for row in table.splitlines() for name in re.findall(r"`(\w+)/?`", row.partition(" | ")[0])]
    assert rooms == ORDER[1:-1]


def test_each_library_stays_in_its_room() -> None:
    for file, room in modules():
        for name in imported(file):
            allowed = FENCES.get(name.split(".")[0])
            assert allowed is None or room in allowed, f"{file.relative_to(ROOT)} imports {name}"


def test_every_code_that_is_raised_is_listed() -> None:
    codes = yaml.safe_load((PACKAGE / "gate" / "codes.yaml").read_text())
    assert list(codes) == sorted(codes)
    for file, _ in modules():
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem" and len(node.args) > 3:
                code = node.args[3]
                assert not isinstance(code, ast.Constant) or code.value in codes, f"{file.name}: {code.value}"


def test_the_readme_shows_only_keys_and_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text()
    record = re.search(r"```markdown\n---\n(.*?)\n---", readme, re.DOTALL)
    assert record is not None
    assert set(re.findall(r"^(\w+):", record[1], re.MULTILINE)) <= {field.name for field in FIELDS}
    commands = set(re.findall(r"`site-builder (\w+)", readme))
    assert commands == set(main.list_commands(click.Context(main)))
