"""What an authority writes into `mkdocs.yml`: what follows from the law it names, and what is refused and why."""

import datetime
from pathlib import Path

import pytest

from site_builder import plugin
from site_builder.inspection import inspect
from site_builder.problems import Level
from site_builder.settings import MODEL_CLASSES, SCOTTISH_CLASSES, Settings

WHOLE = "site_name: Saltmarsh\nplugins:\n  - publication-scheme:\n      {}\n"


def settings(folder: Path, line: str) -> Settings:
    """The settings of an authority with one line of its own."""
    (folder / "docs").mkdir()
    config = folder / "mkdocs.yml"
    config.write_text(WHOLE.format(line))
    return plugin.load_project(config).settings


@pytest.mark.parametrize(
    ("regime", "regulator", "classes"),
    [
        ("FOIA", "Information Commissioner's Office", MODEL_CLASSES),
        ("FOISA", "Scottish Information Commissioner", SCOTTISH_CLASSES),
        ("EISR", "Scottish Information Commissioner", SCOTTISH_CLASSES),
    ],
)
def test_the_law_brings_its_regulator_and_its_model_scheme(
    tmp_path: Path, regime: str, regulator: str, classes: dict[str, str]
) -> None:
    found = settings(tmp_path, f"regime: {regime}")
    assert (found.regulator.name, found.classes) == (regulator, classes)
    assert ("foi.scot" in found.regulator.complain_url) is (classes is SCOTTISH_CLASSES)


def test_what_the_authority_says_goes_before_that(tmp_path: Path) -> None:
    found = settings(tmp_path, "{regime: FOISA, regulator: {name: Ombudsman}, classes: {roads_1: Roads}}")
    assert (found.regulator.name, dict(found.classes)) == ("Ombudsman", {"roads_1": "Roads"})


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("classes: {Who we are: Us}", "cannot be part of an address"),
        ("classes: {2024: Us}", "cannot be part of an address"),
        ("classes: {us: [a]}", "has no words"),
        ("holidays: [2024-13-01]", "month must be in"),
        ("reference_pattern: '('", "no regular expression"),
    ],
)
def test_settings_that_cannot_be_used_are_refused_in_plain_words(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(plugin.CannotUse, match=words):
        settings(tmp_path, line)


def test_what_mkdocs_finds_wrong_is_in_the_error(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ndocs_dir: nowhere\nplugins: [publication-scheme]\n")
    with pytest.raises(plugin.CannotUse, match=r"docs_dir.*nowhere"):
        plugin.load_project(tmp_path / "mkdocs.yml")


def test_what_can_put_words_on_pages_unseen_is_named(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Ours\n")
    (tmp_path / "h.py").write_text("")
    more = "hooks: [h.py]\nmarkdown_extensions: [pymdownx.snippets, tables]\n"
    more += "plugins: [search, material/tags, publication-scheme]\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Saltmarsh\n{more}")
    project = plugin.load_project(tmp_path / "mkdocs.yml")
    assert project.settings.unseen == ("the hook h.py", "the plugin material/tags", "the extension pymdownx.snippets")
    found = inspect(project, datetime.date(2026, 6, 1)).problems
    assert {(it.path, it.code, it.level) for it in found} == {("mkdocs.yml", "unseen-words", Level.ADVISE)}
