"""A record that is named is judged as if all were read again, whatever was known of the others before."""

import datetime
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder import looks, workers
from site_builder.gate.context import Context
from site_builder.inspection import inspect, inspect_files
from site_builder.known import subjects, verdicts
from site_builder.problems import Level, Problem
from site_builder.settings import Project, Settings
from tests.test_incremental import Step, delete, hold, page, record, rename, renumber, supersede, tell, withdraw

TODAY = datetime.date(2026, 6, 1)
TOPICS = ("euphoniums sousaphones cornets bandstand", "hedgehogs badgers burrows setts", "tramways sidings points")


def chosen(folder: Path, chance: random.Random) -> Path:
    return chance.choice(sorted(folder.glob("published/2*/*.md")))


def add(folder: Path, chance: random.Random) -> None:
    """A record on one of a few subjects, with a paragraph that comes to be boilerplate, and ceases to be it."""
    number = chance.randint(10, 60)
    record(folder, chance, number)
    file = folder / f"published/{2020 + number % 5}/FOI-{number}.md"
    said = (
        f"We hold papers on {chance.choice(TOPICS)}.\n\nThe {chance.choice('ab')} files {'of the time ' * 5}are kept."
    )
    file.write_text(f"{file.read_text()}\n{said}\n")


def refuse(folder: Path, chance: random.Random) -> None:
    file = chosen(folder, chance)
    file.write_text(file.read_text().replace("disclosed-in-full", "refused\nexemptions: [s31(1)(a)]"))


def link(folder: Path, chance: random.Random) -> None:
    file, other = chosen(folder, chance), chosen(folder, chance)
    file.write_text(f"{file.read_text()}\nSee [another](../{other.parent.name}/{other.name}).\n")


def twice(folder: Path, chance: random.Random) -> None:
    file = chosen(folder, chance)
    shutil.copyfile(file, file.with_name(f"again-{file.name}"))


def waive(folder: Path, chance: random.Random) -> None:
    file = chosen(folder, chance).relative_to(folder)
    waiver = f"code: macro, file: {file}, sha256: '0', who: Jo Bell, why: It is no macro., until: 2026-09-01"
    tell(chosen(folder, chance), f"waivers: [{{{waiver}}}]")


def break_off(folder: Path, chance: random.Random) -> None:
    file = chosen(folder, chance)
    file.write_text(file.read_text().replace("title: ", "title: [", 1))


def left_over(folder: Path, chance: random.Random) -> None:
    (chosen(folder, chance).with_suffix("") / "more.csv").write_text("ward,bins\nNorth,7\n")


STEPS: tuple[Step, ...] = (
    *(add, add, add, refuse, refuse, link, link, link, twice, waive, left_over, break_off, delete, delete, rename),
    *(withdraw, supersede, supersede, renumber, hold, hold, page),
)


def project(folder: Path) -> Project:
    return Project(folder, folder / "published", Settings("Saltmarsh"))


def found(folder: Path, name: str) -> tuple[Problem, ...]:
    return inspect_files(project(folder), [folder / name], TODAY).problems


@pytest.mark.parametrize("few", [0, 16])
def test_what_is_found_in_a_named_file_is_what_a_first_check_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(looks, "_TOO_FRESH", 0)
    monkeypatch.setattr(subjects, "FEW_RECORDS", few)
    chance, folder, codes = random.Random(few), tmp_path / "here", set()
    for _ in range(12):
        add(folder, chance)
    (folder / "published/index.md").write_text("# Saltmarsh\n")
    for step in chance.sample(STEPS, len(STEPS)):
        step(folder, chance)
        file = chosen(folder, chance)
        places = (file, file.with_suffix("") / "bins.csv", *(it for it in sorted(folder.glob("published/2*"))))
        name = chance.choice([it for it in places if it.exists()]).relative_to(folder).as_posix()
        shutil.rmtree(tmp_path / "elsewhere", ignore_errors=True)
        shutil.copytree(folder, tmp_path / "elsewhere", ignore=shutil.ignore_patterns(".cache"))
        problems = found(folder, name)
        assert problems == found(tmp_path / "elsewhere", name), (step.__name__, name)
        whole = inspect(project(tmp_path / "elsewhere"), TODAY).problems
        own = {problem for problem in whole if problem.path == name or problem.path.startswith(f"{name}/")}
        assert {problem for problem in problems if problem.code != "tension"} == own, (step.__name__, name)
        codes |= {problem.code for problem in problems}
    assert len(codes & {"tension", "duplicate-reference", "broken-link"}) > 1


def test_no_other_record_is_read_for_one_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for those that concern it: here a paragraph that one record more makes boilerplate."""
    monkeypatch.setattr(looks, "_TOO_FRESH", 0)
    monkeypatch.setattr(workers, "processors", lambda: 1)  # what another process opens is not seen here
    shared = f"The whole file {'of that time ' * 5}is kept."
    for number in range(30):
        record(tmp_path, random.Random(number), number)
        if number < 4:
            with (tmp_path / f"published/{2020 + number}/FOI-{number}.md").open("a") as file:
                file.write(f"\n{shared}\n")
    opened: set[str] = set()
    read_bytes, os_open = Path.read_bytes, os.open

    def seen_read_bytes(file: Path) -> bytes:
        opened.add(file.name)
        return read_bytes(file)

    def seen_open(file: str, *arguments: int, **named: int) -> int:
        opened.add(os.path.basename(file))  # noqa: PTH119
        return os_open(file, *arguments, **named)

    monkeypatch.setattr(Path, "read_bytes", seen_read_bytes)
    monkeypatch.setattr(os, "open", seen_open)

    def read_for(name: str) -> set[str]:
        opened.clear()
        found(tmp_path, name)
        return {it for it in opened if it.endswith(".md")}

    assert len(read_for("published/2022/FOI-7.md")) == 30
    assert read_for("published/2022/FOI-7.md") == {"FOI-7.md"}
    edited = tmp_path / "published/2023/FOI-8.md"
    edited.write_text(edited.read_text().replace("Grit", "Salt", 1))
    assert read_for("published/2022/FOI-7.md") == {"FOI-7.md", "FOI-8.md"}
    edited.write_text(f"{edited.read_text()}\n{shared}\n")
    assert read_for("published/2022/FOI-7.md") == {f"FOI-{number}.md" for number in (0, 1, 2, 3, 7, 8)}


def test_what_was_let_by_is_judged_again_when_nothing_lets_it_by_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "_TOO_FRESH", 0)
    record(tmp_path, random.Random(1), 1)
    first = tmp_path / "published/2021/FOI-1.md"
    inside = first.with_suffix("") / "FOI-2.md"
    text = first.read_text()
    inside.write_text(text.replace("FOI-1\n", "FOI-2\n").replace("Where", "Her number is AB 12 34 56 C. Where"))
    inside.with_suffix("").mkdir()
    shutil.copy(first.with_suffix("") / "bins.csv", inside.with_suffix("") / "bins.csv")

    def waive_it(seal: str) -> None:
        first.write_text(text)
        given = "who: Jo Bell and Sam Hart, why: It is an example of the form., until: 2026-09-01"
        tell(first, f"waivers: [{{code: personal-data, file: FOI-2.md, sha256: '{seal}', {given}}}]")

    waive_it("0" * 64)
    (stale,) = (it for it in inspect(project(tmp_path), TODAY).problems if it.code == "stale-waiver")
    waive_it(stale.fix.split("sha256: ")[1][:64])

    def told() -> set[str]:
        problems = inspect(project(tmp_path), TODAY).problems
        return {it.path for it in problems if it.code == "personal-data" and it.level is Level.BLOCK}

    assert told() == set()
    first.write_text(text)
    assert told() == {"published/2021/FOI-1/FOI-2.md"}


def test_what_was_not_asked_for_is_judged_when_all_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "_TOO_FRESH", 0)
    for number in range(30):
        record(tmp_path, random.Random(number), number)
    other = tmp_path / "published/2023/FOI-8.md"
    other.write_text(f"{other.read_text()}\nSee [another](nowhere.md).\n")
    judged: set[str] = set()
    check_each = verdicts.check_each

    def seen(context: Context) -> Iterator[Problem]:
        judged.update(it.path for it in context.disclosures)
        return check_each(context)

    monkeypatch.setattr(verdicts, "check_each", seen)
    for day in (TODAY, TODAY + datetime.timedelta(1)):  # nothing is known yet, and then all of the day before
        judged.clear()
        inspect_files(project(tmp_path), [tmp_path / "published/2022/FOI-7.md"], day)
        assert judged == {"published/2022/FOI-7.md"}
        assert "broken-link" in {problem.code for problem in inspect(project(tmp_path), day).problems}
        assert len(judged) == 30


def test_words_of_a_record_that_is_gone_are_not_kept(tmp_path: Path) -> None:
    chance = random.Random(1)
    for number in range(20):
        record(tmp_path, chance, number)
    file = tmp_path / "published/2021/FOI-1.md"
    whole = file.read_text()
    file.write_text(whole.replace("Where are", "Where (zebra) are"))
    found(tmp_path, "published/2022")
    assert b"zebra" in (tmp_path / ".cache/subjects").read_bytes()
    file.write_text(whole)
    found(tmp_path, "published/2022")
    assert b"zebra" not in (tmp_path / ".cache/subjects").read_bytes()


def test_what_is_kept_of_the_subjects_is_not_believed_when_it_was_damaged(tmp_path: Path) -> None:
    chance = random.Random(2)
    for _ in range(30):
        add(tmp_path, chance)
    for _ in range(5):
        refuse(tmp_path, chance)
    before = found(tmp_path, "published")
    assert "tension" in {problem.code for problem in before}
    kept = tmp_path / ".cache/subjects"
    whole = kept.read_bytes()
    for damaged in (whole[:100], whole[:-1] + b"?", b"", b"\xff" * len(whole)):
        kept.write_bytes(damaged)
        assert found(tmp_path, "published") == before
