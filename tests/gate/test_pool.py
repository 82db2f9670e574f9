"""Workers: bounded, replaced, and quick where nothing changed."""

# ruff: noqa: E501 (tables of cases, one line each; lambdas defer the making of files)

import os
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from site_builder.gate.attachments import limits
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.child import Died, in_a_child
from site_builder.gate.contents import problems_in
from site_builder.gate.pool import Examined, examine_files
from site_builder.problems import Problem
from tests.gate.cases_others import bomb, table
from tests.gate.cases_pdf import bomb as pdf_bomb
from tests.gate.cases_sheets import second
from tests.gate.packages import edited, workbook

RULES = Rules("Northmoor Police")


def test_findings_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.xlsx" for n in range(6)]
    for number, file in enumerate(files):
        file.write_bytes(second("hidden") if number % 2 else workbook())
    found = examine_files(files, RULES, workers=2)
    assert [any(f.code == "hidden-sheet" for f in each.findings) for each in found] == [False, True] * 3


@pytest.mark.parametrize("make", [bomb, pdf_bomb])
def test_a_bomb_is_stopped_and_the_next_file_examined(make: object, tmp_path: Path) -> None:
    assert callable(make)
    (tmp_path / "a.bin").write_bytes(make())
    (tmp_path / "b.csv").write_bytes(table("Area,Count", "=A1,2")())
    first, after = examine_files([tmp_path / "a.bin", tmp_path / "b.csv"], RULES, workers=1)
    assert "zip-bomb" in {f.code for f in first.findings}
    assert "formula-injection" in {f.code for f in after.findings}


def test_a_file_that_breaks_its_reader_is_blocked(tmp_path: Path) -> None:
    """An attribute that no program writes: whatever it does to the reader, the answer is a finding."""
    broken = edited(workbook(), {"xl/worksheets/sheet1.xml": lambda x: x.replace("<sheetData>", '<cols><col min="x" max="9"/></cols><sheetData>')})  # fmt: skip
    (tmp_path / "a.xlsx").write_bytes(broken)
    (found,) = examine_files([tmp_path / "a.xlsx"], RULES)
    assert {f.code for f in found.findings} & {"uninspectable", "unreadable"}


def test_the_time_that_a_worker_takes_to_start_is_not_that_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here every start takes four seconds, and a file may take less."""
    (tmp_path / "sitecustomize.py").write_text("import time\nwhile time.process_time() < 4: pass\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setattr(limits, "WALL_SECONDS", 2.8)
    files = [tmp_path / f"{n}.csv" for n in range(3)]
    for file in files:
        file.write_bytes(table("Area,Count", "=A1,2")())
    for found in examine_files(files, RULES, workers=1):
        assert {f.code for f in found.findings} == {"formula-injection"}


@pytest.mark.parametrize("limit", ["WORK_SECONDS", "WALL_SECONDS"])
def test_work_without_end_is_ended_by_its_own_time_and_by_the_clock(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_end() -> bytes:
        while True:
            pass

    monkeypatch.setattr(limits, limit, 1)
    with pytest.raises(Died, match="longer than 1 seconds"):
        in_a_child(without_end)


def test_unchanged_files_are_not_examined_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024/a.xlsx").write_bytes(second("hidden"))
    (tmp_path / "2024/b.md").write_text("---\ntitle: A\n---\nDear Mrs Example,\n")
    cache = tmp_path / ".cache/gate"

    def run() -> list[Problem]:
        return list(problems_in(tmp_path, {"2024/b.md": "2024/b.md"}, ["2024/a.xlsx"], RULES, cache))

    cold = run()
    with monkeypatch.context() as patched:
        patched.setattr("site_builder.gate.pool.examine_files", lambda files, rules: pytest.fail(f"{files}, again"))
        assert run() == cold
    assert {p.code for p in cold} == {"personal-data", "hidden-sheet", "original-spreadsheet"}
    assert b"Example" not in (cache / "findings").read_bytes()
    (tmp_path / "2024/a.xlsx").write_bytes(workbook())
    assert "hidden-sheet" not in {p.code for p in run()}
    for other in (b"{cut short", b"{}", b""):
        (cache / "findings").write_bytes(other)
        assert "personal-data" in {p.code for p in run()}
    kept = (cache / "findings").read_bytes()
    (cache / "findings").write_bytes(kept.replace(b"personal-data", b"personal_data"))
    assert "personal-data" in {p.code for p in run()}


def test_a_file_that_is_saved_while_it_is_examined_is_not_remembered_as_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at its hash and the examination it becomes another, and afterwards what it was."""
    file, cache = tmp_path / "a.xlsx", tmp_path / ".cache/gate"
    bad, good = second("hidden"), workbook()

    def run() -> bool:
        return "hidden-sheet" in {p.code for p in problems_in(tmp_path, {}, ["a.xlsx"], RULES, cache)}

    def saved_meanwhile(files: Sequence[Path], rules: Rules) -> list[Examined]:
        file.write_bytes(good)
        return examine_files(files, rules)

    file.write_bytes(bad)
    with monkeypatch.context() as patched:
        patched.setattr("site_builder.gate.pool.examine_files", saved_meanwhile)
        assert not run()
    file.write_bytes(bad)
    assert run()


def test_no_file_is_no_work_while_threads_run() -> None:
    done = threading.Event()
    waiting = threading.Thread(target=done.wait)
    waiting.start()
    try:
        assert examine_files([], RULES) == []
    finally:
        done.set()
        waiting.join()
