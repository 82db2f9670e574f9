"""Beside every spreadsheet stands a CSV of each visible sheet: of what can be seen, and of nothing else."""

import os
import threading
import time
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from site_builder.gate.attachments.signatures import Kind
from site_builder.gate.cleaning import tables
from site_builder.making.csv_copies import csv_copies, listed_copies, uncopied
from tests.gate.packages import workbook


def attached(tmp_path: Path, **files: bytes) -> dict[str, Path]:
    found = {}
    for name, content in files.items():
        file = tmp_path / name.replace("_", ".")
        file.write_bytes(content)
        os.utime(file, (time.time() - 9, time.time() - 9))
        found[f"disclosures/a/{file.name}"] = file
    return found


def hides(book: Workbook) -> None:
    book["Data"].row_dimensions[3].hidden = True
    book.create_sheet("Notes").append(["Taken from a live system"])
    book.create_sheet("Staff").append(["Example"])
    book["Staff"].sheet_state = "hidden"


def test_each_visible_sheet_without_what_is_hidden(tmp_path: Path) -> None:
    copies = csv_copies(attached(tmp_path, figures_xlsx=workbook(hides)), tmp_path / "cache")
    tables = {name: made.decode() for it in copies.values() for name, _, made in it.tables}
    assert set(tables) == {"disclosures/a/figures-data.csv", "disclosures/a/figures-notes.csv"}
    assert tables["disclosures/a/figures-data.csv"] == "Year,Area,Offences\r\n2021,North,120\r\n2023,South,98\r\n"
    (listed,) = listed_copies(copies).values()
    assert [(copy.file, copy.sheet) for copy in listed] == [
        ("figures-data.csv", "data"),
        ("figures-notes.csv", "notes"),
    ]


def test_an_attachment_keeps_its_name(tmp_path: Path) -> None:
    files = attached(tmp_path, figures_xlsx=workbook(), FIGURES_csv=b"a,b\n", other_docx=b"PK")
    assert csv_copies(files, tmp_path / "cache") == {}


def test_the_same_bytes_from_a_warm_cache_and_from_a_cold_one(tmp_path: Path) -> None:
    files = attached(tmp_path, figures_xlsx=workbook(), broken_xlsx=workbook()[:900])
    first = csv_copies(files, tmp_path / "cache")
    assert [it.tables for it in csv_copies(files, tmp_path / "cache").values()] == [it.tables for it in first.values()]
    assert [it.tables for it in csv_copies(files, tmp_path / "other").values()] == [it.tables for it in first.values()]


def test_every_sheet_has_a_copy_and_of_what_has_none_it_is_said(tmp_path: Path) -> None:
    def many(book: Workbook) -> None:
        for number in range(30):
            book.create_sheet(f"Ward {number}").append([number])

    files = attached(tmp_path, many_xlsx=workbook(many), large_xlsx=workbook() + bytes(6_000_000))
    copies = csv_copies(files, tmp_path / "cache")
    assert len(copies["disclosures/a/many.xlsx"].tables) == 31
    assert list(uncopied(copies)) == ["disclosures/a/large.xlsx"]


def test_two_spreadsheets_of_one_name_have_each_a_copy(tmp_path: Path) -> None:
    files = attached(tmp_path, figures_xlsx=workbook(), figures_xlsm=workbook())
    names = [name for it in csv_copies(files, tmp_path / "cache").values() for name, _, _ in it.tables]
    assert sorted(names) == ["disclosures/a/figures-2.csv", "disclosures/a/figures.csv"]


@pytest.mark.parametrize("threads", [1, 2])
def test_one_spreadsheet_that_cannot_be_read_keeps_no_other_from_its_copy(
    threads: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tables.visible_tables

    def breaking(kind: Kind, content: bytes) -> object:
        if b"unforeseen" in content:
            raise OverflowError("a day beyond the calendar")
        return real(kind, content)

    monkeypatch.setattr(tables, "visible_tables", breaking)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    files = attached(tmp_path, figures_xlsx=workbook(), broken_xlsx=workbook() + b"unforeseen")
    copies = csv_copies(files, tmp_path / "cache")
    assert copies["disclosures/a/figures.xlsx"].tables and not copies["disclosures/a/broken.xlsx"].tables
    assert list(uncopied(copies)) == ["disclosures/a/broken.xlsx"]
