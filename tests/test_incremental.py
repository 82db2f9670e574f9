"""Whatever was built before, the site is the one that a first build would make; and it is the old one until then."""

import datetime
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from site_builder import looks, rebuild
from site_builder.gate.check import ACROSS, FOLDER_RULES
from site_builder.making import renewal, standing
from site_builder.plugin import events
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


def unnamed(folder: Path) -> list[Path]:
    """The records that no other record and no page speaks of."""
    files = sorted(folder.glob("published/2*/*.md"))
    said = " ".join(line for file in files for line in file.read_text().splitlines() if "supersede" in line)
    about = folder / "published" / "about.md"
    said += f" {about.read_text()}" if about.exists() else ""
    named = [file.read_text().splitlines()[1].removeprefix("reference: ") for file in files]
    return [file for file, name in zip(files, named, strict=True) if name not in said.split() and file.name not in said]


def tell(file: Path, lines: str) -> None:
    file.write_text(file.read_text().replace("\n---\n", f"\n{lines}\n---\n", 1))


def edit(folder: Path, chance: random.Random) -> None:
    file = chance.choice(unnamed(folder))
    record(folder, chance, int(file.stem.partition("-")[2]))


def withdraw(folder: Path, chance: random.Random) -> None:
    told = [it for it in sorted(folder.glob("published/2*/*.md")) if "withdrawn" not in it.read_text()]
    tell(chance.choice(told), f"withdrawn: {{date: 2025-06-0{chance.randint(1, 9)}, reason: It named a person.}}")


def correct(folder: Path, chance: random.Random) -> None:
    tell(chance.choice(unnamed(folder)), f"corrections: [{{date: 2025-06-0{chance.randint(1, 9)}, note: Four.}}]")


def supersede(folder: Path, chance: random.Random) -> None:
    old, new = chance.sample(unnamed(folder), 2)
    tell(new, f"supersedes: {old.read_text().splitlines()[1].removeprefix('reference: ')}")


def renumber(folder: Path, chance: random.Random) -> None:
    file = chance.choice(unnamed(folder))
    text = file.read_text()
    before = text.splitlines()[1]
    file.write_text(text.replace(before, f"{before}0", 1))
    tell(file, f"previous_references: [{before.removeprefix('reference: ')}]")


def hold(folder: Path, chance: random.Random) -> None:
    tell(chance.choice(unnamed(folder)), "publish_after: 2999-01-01")


def commit(folder: Path, chance: random.Random) -> None:
    day = f"2025-0{chance.randint(1, 9)}-01T12:00:00"
    (folder / ".gitignore").write_text("site/\n.site.*/\n.cache/\n")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "So far"]):
        named = ("-c", "user.name=Officer", "-c", "user.email=officer@saltmarsh.example")
        subprocess.run(["git", *named, *words], cwd=folder, check=True, env={**os.environ, "GIT_COMMITTER_DATE": day})


def edit_and_commit(folder: Path, chance: random.Random) -> None:
    edit(folder, chance)
    commit(folder, chance)


def delete(folder: Path, chance: random.Random) -> None:
    file = chance.choice(unnamed(folder))
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
    shown = [it for it in sorted(folder.glob("published/2*/*.md")) if "publish_after" not in it.read_text()]
    target = chance.choice(shown).relative_to(folder / "published")
    (folder / "published" / "about.md").write_text(f"# About\n\nSuch as [this one]({target.as_posix()}).\n")


def by_hand(folder: Path, chance: random.Random) -> None:
    """Somebody changes what is published, which the next build puts right."""
    file = chance.choice(sorted((folder / "site").rglob("*.html")))
    file.write_text("changed by hand")


STEPS: tuple[Step, ...] = (
    *(add, edit, delete, rename, settings, theme, page, by_hand),
    *(withdraw, correct, supersede, renumber, hold, commit, edit_and_commit),
)


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


@pytest.mark.parametrize(
    ("lost", "is_told", "of_records"),
    [("none", False, 0), ("site/search", True, 0), (".cache/search", True, 1), (".cache/search/terms*", True, 0)],
)
def test_search_files_are_made_without_a_word_only_where_few_are_to_be_made(
    saltmarsh: Path, monkeypatch: pytest.MonkeyPatch, lost: str, is_told: bool, of_records: int
) -> None:
    monkeypatch.setattr(renewal, "_FEW", 3)
    monkeypatch.setattr(renewal, "_LITTLE", 4)
    built(saltmarsh)
    for place in saltmarsh.glob(lost):
        place.rename(saltmarsh.parent / place.name)
    told: dict[str, list[str]] = {}

    def telling(stage: str, items: Sequence[str]) -> Sequence[str]:
        told.setdefault(stage, []).extend(items)
        return items

    add(saltmarsh, random.Random(3))
    build(saltmarsh / "mkdocs.yml", False, telling)
    assert ("Making the search manifest" in told) is is_told
    assert len(told.get("Making search files of records", ())) == of_records
    assert tree(saltmarsh) == first_build(saltmarsh, saltmarsh.parent / "elsewhere")


@pytest.mark.parametrize("lost", ["facets", "terms 0 3", "words 2 0", "foi-*"])
def test_what_the_cache_has_lost_of_the_search_is_back_after_a_build(saltmarsh: Path, lost: str) -> None:
    built(saltmarsh)
    gone = list((saltmarsh / ".cache/search").glob(lost))
    for file in gone:
        file.unlink()
    page(saltmarsh, random.Random(3))
    built(saltmarsh)
    assert gone and all(file.exists() for file in gone)


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
    """`recalling` gives the others only what changed: a new rule that compares records has to be one of `ACROSS`."""
    assert {rule.__name__ for rule in ACROSS} == {"duplicates", "successions"}
    assert {rule.__name__ for rule in FOLDER_RULES} == {
        *("left_over", "pages", "unseen", "in_the_theme", "what_files_hold"),
    }


def test_what_is_held_comes_on_its_day_and_not_before(saltmarsh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def on(day: str) -> dict[str, bytes]:
        class Day(datetime.date):
            @classmethod
            def today(cls) -> datetime.date:
                return datetime.date.fromisoformat(day)

        for module in (rebuild, standing, events):
            monkeypatch.setattr(module, "datetime", SimpleNamespace(date=Day))
        return built(saltmarsh)

    monkeypatch.setattr(looks, "_TOO_FRESH", 0)
    file = saltmarsh / "published/2021/FOI-1.md"
    open_to_all = file.read_text().replace("Grit bins", "Zebra crossings").replace("keywords: [", "keywords: [zebra, ")
    file.write_text(open_to_all.replace("outcome", "publish_after: 2026-03-02\noutcome"))
    tell(saltmarsh / "published/2022/FOI-2.md", "superseded_by: FOI-1")
    before = on("2026-03-01")
    assert not [
        name for name, content in before.items() if b"FOI-1<" in content or b"ebra" in content or "zebra" in name
    ]
    assert not [name for name in before if "foi-1/" in name]
    after = on("2026-03-02")
    assert {"disclosures/foi-1/bins.csv", "keywords/zebra/index.html", "keywords/zebra/feed.xml"} <= after.keys()
    assert b"Superseded" in after["disclosures/foi-2/index.html"]
    assert after == first_build(saltmarsh, saltmarsh.parent / "elsewhere")


def test_nothing_that_was_withdrawn_is_left_in_the_site(saltmarsh: Path) -> None:
    file = saltmarsh / "published/2021/FOI-1.md"
    file.write_text(file.read_text().replace("Where are", "Where (zebra) are").replace("[", "[zebra, ", 1))
    (file.with_suffix("") / "bins.csv").write_text("ward,bins\nZebra,4\n")
    assert "keywords/zebra/index.html" in built(saltmarsh)
    tell(file, "withdrawn: {date: 2025-06-01, reason: It named a person., hide_title: true}")
    after = built(saltmarsh)
    files = b"".join(content for name, content in sorted(after.items()) if not name.endswith((".css", ".js")))
    assert b"ebra" not in files and b"Grit bins, " in files
    assert {name for name in after if "/foi-1/" in name} == {
        "disclosures/foi-1/index.html",
        "disclosures/foi-1/index.json",
    }
    assert b"It named a person." in after["disclosures/foi-1/index.html"]
    assert b"Withdrawn on 1 June 2025. It named a person." in after["feed.xml"]
    assert b'"status":"withdrawn"' in after["data/disclosures.json"].replace(b" ", b"")
    assert b"foi-1/" not in after["sitemap.xml"]


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
