"""Whatever was built before, the site is the one that a first build would make; and it is the old one until then."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import looks
from site_builder.gate.check import FOLDER_RULES
from site_builder.problems import SchemeError
from site_builder.rebuild import build

CONFIG = """\
site_name: {name}
site_url: https://foi.saltmarsh.example/
docs_dir: published
theme: {{name: material, font: false, custom_dir: theme}}
plugins: [publication-scheme: {{authority: {name}}}]
"""
RECORD = """\
---
reference: FOI-{number}
title: Grit bins, {words}
date: {year}-05-02
received: {year}-04-08
outcome: disclosed-in-full
keywords: [{keyword}]
attachments: [{{file: bins.csv, title: Grit bins}}]
---

## Request

Where are the grit bins? The {words}.

## Response

See [the table](FOI-{number}/bins.csv), and [the home page](../index.md).

Should you be unhappy you may ask for an internal review within forty working days, and then complain to the regulator.
"""
Step = Callable[[Path, random.Random], None]


def record(folder: Path, chance: random.Random, number: int) -> None:
    year = 2020 + number % 5
    file = folder / "published" / str(year) / f"FOI-{number}.md"
    shutil.rmtree(file.with_suffix(""), ignore_errors=True)
    file.with_suffix("").mkdir(parents=True)
    words, keyword = chance.choice(["old ones", "new (NB) ones"]), chance.choice(["roads", "Roads", "winter", "salt"])
    file.write_text(RECORD.format(number=number, words=words, year=year, keyword=keyword))
    (file.with_suffix("") / "bins.csv").write_text(f"ward,bins\nNorth,{chance.randint(5, 99)}\n")


def add(folder: Path, chance: random.Random) -> None:
    record(folder, chance, chance.randint(100, 999))


def edit(folder: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(folder.glob("published/2*/*.md")))
    record(folder, chance, int(file.stem.partition("-")[2]))


def delete(folder: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(folder.glob("published/2*/*.md")))
    file.unlink()
    shutil.rmtree(file.with_suffix(""))


def rename(folder: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(folder.glob("published/2*/*.md")))
    file.write_text(file.read_text().replace("bins.csv", "grit.csv").replace("Grit bins,", "Bins of grit,"))
    if (file.with_suffix("") / "bins.csv").exists():
        (file.with_suffix("") / "bins.csv").rename(file.with_suffix("") / "grit.csv")


def settings(folder: Path, chance: random.Random) -> None:
    (folder / "mkdocs.yml").write_text(CONFIG.format(name=f"Saltmarsh {chance.randint(1, 9)}"))


def theme(folder: Path, chance: random.Random) -> None:
    place = folder / "theme" / "scheme" / "components"
    place.mkdir(parents=True, exist_ok=True)
    words = f"{{% macro trail(at, steps) %}}<nav>{chance.randint(1, 9)}</nav>{{% endmacro %}}"
    (place / "trail.html").write_text(words)


def page(folder: Path, chance: random.Random) -> None:
    target = chance.choice(sorted(folder.glob("published/2*/*.md"))).relative_to(folder / "published")
    (folder / "published" / "about.md").write_text(f"# About\n\nSuch as [this one]({target.as_posix()}).\n")


def by_hand(folder: Path, chance: random.Random) -> None:
    """Somebody changes what is published, which the next build puts right."""
    file = chance.choice(sorted((folder / "site").rglob("*.html")))
    file.write_text("changed by hand")


STEPS: tuple[Step, ...] = (add, edit, delete, rename, settings, theme, page, by_hand)


@pytest.fixture
def saltmarsh(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "theme").mkdir(parents=True)
    for number in range(1, 8):
        record(folder, random.Random(number), number)
    (folder / "published" / "index.md").write_text("---\ntemplate: home.html\n---\n# Saltmarsh\n")
    (folder / "mkdocs.yml").write_text(CONFIG.format(name="Saltmarsh"))
    return folder


def silent(_stage: str, items: object) -> object:
    return items


def built(folder: Path) -> dict[str, bytes]:
    build(folder / "mkdocs.yml", False, silent)  # type: ignore[arg-type]
    return tree(folder)


def tree(folder: Path) -> dict[str, bytes]:
    site = folder / "site"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def first_build(folder: Path, elsewhere: Path) -> dict[str, bytes]:
    shutil.rmtree(elsewhere, ignore_errors=True)
    shutil.copytree(folder, elsewhere, ignore=shutil.ignore_patterns("site", ".site.*", ".cache"))
    return built(elsewhere)


@pytest.mark.parametrize("trusting", [False, True])
def test_any_sequence_of_builds_ends_in_the_site_of_a_first_build(
    saltmarsh: Path, monkeypatch: pytest.MonkeyPatch, trusting: bool
) -> None:
    if trusting:  # files are taken for what they look like, however short ago they were written
        monkeypatch.setattr(looks, "_TOO_FRESH", 0)
    chance = random.Random(17 + trusting)
    built(saltmarsh)
    for step in chance.sample(STEPS, len(STEPS)):
        step(saltmarsh, chance)
        assert built(saltmarsh) == first_build(saltmarsh, saltmarsh.parent / "elsewhere"), step.__name__


def test_a_damaged_cache_is_no_cache(saltmarsh: Path) -> None:
    before = built(saltmarsh)
    for file in (saltmarsh / ".cache").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-7] + b"damaged")
    add(saltmarsh, random.Random(3))
    assert before != built(saltmarsh) == first_build(saltmarsh, saltmarsh.parent / "elsewhere")


def test_a_link_to_a_record_that_is_gone_stops_the_build_though_the_record_with_the_link_is_unchanged(
    saltmarsh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "_TOO_FRESH", 0)
    file = saltmarsh / "published/2021/FOI-1.md"
    file.write_text(file.read_text().replace("](../index.md)", "](../2022/FOI-2.md)"))
    before = built(saltmarsh)
    (saltmarsh / "published/2022/FOI-2.md").unlink()
    shutil.rmtree(saltmarsh / "published/2022/FOI-2")
    with pytest.raises(SchemeError, match=r"2021/FOI-1\.md"):
        built(saltmarsh)
    assert tree(saltmarsh) == before


def test_a_new_record_at_the_address_of_an_unchanged_one_stops_the_build(
    saltmarsh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "_TOO_FRESH", 0)
    built(saltmarsh)
    shutil.copytree(saltmarsh / "published/2021/FOI-1", saltmarsh / "published/2021/again")
    (saltmarsh / "published/2021/again.md").write_text((saltmarsh / "published/2021/FOI-1.md").read_text())
    with pytest.raises(SchemeError, match="duplicate-reference"):
        built(saltmarsh)


def test_only_rules_that_are_known_here_look_at_several_records_at_once() -> None:
    """`recall` gives the others only what changed: a new rule that compares records has to be named there."""
    assert {rule.__name__ for rule in FOLDER_RULES} == {"duplicates", "left_over", "pages", "what_files_hold"}


def test_a_killed_build_leaves_the_old_site_or_the_new_one(saltmarsh: Path) -> None:
    old = built(saltmarsh)
    chance = random.Random(5)
    add(saltmarsh, chance)
    new = first_build(saltmarsh, saltmarsh.parent / "elsewhere")
    for delay in (0.2, 0.6, 1.0, 1.4):
        command = [sys.executable, "-m", "site_builder", "build", "--json"]
        with subprocess.Popen(command, cwd=saltmarsh, stdout=subprocess.DEVNULL, start_new_session=True) as process:
            try:
                process.wait(delay * chance.uniform(0.8, 1.2))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        assert tree(saltmarsh) in (old, new)
    assert built(saltmarsh) == new
