"""A project is remembered as long as its file is the same, and never where it hangs on more than that."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import looks
from site_builder.choices import project_of, stands_alone
from site_builder.settings import Project, Settings


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "disclosures").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    return tmp_path / "mkdocs.yml"


def understood(names: list[str]) -> Callable[[Path], Project]:
    return lambda file: Project(file.parent, file.parent / "disclosures", Settings(names.pop(0)))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "_TOO_FRESH", 0)


def test_it_is_asked_for_once(config: Path) -> None:
    names = ["One", "Two"]
    assert [project_of(config, understood(names)).settings.authority for _ in range(2)] == ["One", "One"]
    config.write_text("site_name: B\n")
    assert project_of(config, understood(names)).settings.authority == "Two"


def test_what_came_from_elsewhere_is_not_believed(config: Path) -> None:
    project_of(config, understood(["One"]))
    os.utime(config, ns=(1, 1))
    config.rename(config.with_name("copy.yml"))
    config.with_name("copy.yml").rename(config)
    assert project_of(config, understood(["Two"])).settings.authority == "Two"


def test_what_hangs_on_more_is_asked_for_again(config: Path) -> None:
    config.write_text("site_name: !ENV NAME\n")
    assert not stands_alone(config.read_text())
    assert [project_of(config, understood([name])).settings.authority for name in ("One", "Two")] == ["One", "Two"]
