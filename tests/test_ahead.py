"""What the live preview shows of saved records before the site is built, and what it leaves to the build."""

import shutil
from pathlib import Path

import pytest

from site_builder import looks
from site_builder.problems import ChangedMeanwhile
from site_builder.progress import in_silence
from site_builder.rebuild import build
from site_builder.serving import ahead
from site_builder.serving.ahead import Known, known, pages_ahead
from tests.test_build import RECORD, saltmarsh

__all__ = ["saltmarsh"]
PAGE = "disclosures/foi-{}/index.html"


@pytest.fixture
def seen(saltmarsh: Path, monkeypatch: pytest.MonkeyPatch) -> Known:
    """An authority with three records, as its last build knows it."""
    monkeypatch.setattr(looks, "_TOO_FRESH", 0)
    for number in (18, 19):
        record(saltmarsh, number).write_text(RECORD.replace("FOI-17", f"FOI-{number}"))
        shutil.copytree(saltmarsh / "published/2024/FOI-17", saltmarsh / f"published/2024/FOI-{number}")
    shutil.copytree(Path(__file__).parent.parent / "theme/scheme", saltmarsh / "own/scheme")
    with (saltmarsh / "mkdocs.yml").open("a") as settings:
        settings.write("theme: {name: material, font: false, custom_dir: own}\n")
    build(saltmarsh / "mkdocs.yml", False, in_silence, saltmarsh / "preview")
    found = known(saltmarsh / "mkdocs.yml", saltmarsh / "preview")
    assert found is not None
    return found


def record(folder: Path, number: int) -> Path:
    return folder / f"published/2024/FOI-{number}.md"


def edit(folder: Path, number: int, words: str) -> Path:
    file = record(folder, number)
    file.write_text(file.read_text().replace("Where are", words))
    return file


def test_all_that_were_saved_are_shown_but_what_is_blocked(seen: Known, saltmarsh: Path) -> None:
    saved = [edit(saltmarsh, number, "Where were") for number in (17, 18)]
    saved.append(edit(saltmarsh, 19, "Write to ivy@coldharbour.example. Where are"))
    pages = pages_ahead(seen, [*saved, saltmarsh / "published/index.md"])
    assert {path for path in pages if path.endswith(".html")} == {PAGE.format(17), PAGE.format(18)}
    assert b"Where were the grit bins?" in pages[PAGE.format(18)]


def test_what_changes_under_the_eyes_is_left_to_the_build(
    seen: Known, saltmarsh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*_: object) -> None:
        raise ChangedMeanwhile("FOI-17.md")

    with monkeypatch.context() as patch:
        patch.setattr(ahead, "recall_one", changed)
        assert pages_ahead(seen, [edit(saltmarsh, 17, "Where were")]) == {}
    (saltmarsh / "published/2024/FOI-19/bins.csv").unlink()
    assert pages_ahead(seen, [record(saltmarsh, 17)]) == {}


def test_a_template_that_cannot_be_used_is_left_to_the_build(seen: Known, saltmarsh: Path) -> None:
    (saltmarsh / "own/scheme/disclosure.html").write_text("{% if %}")
    assert pages_ahead(seen, [edit(saltmarsh, 17, "Where were")]) == {}


def test_so_many_that_the_build_shows_them_sooner_are_left_to_it(
    seen: Known, saltmarsh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_FEW", 2)
    saved = [edit(saltmarsh, number, "Where were") for number in (17, 18, 19)]
    assert pages_ahead(seen, saved) == {}
    assert len(pages_ahead(seen, saved[:2])) == 4
