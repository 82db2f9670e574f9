"""Entries of a record's list of exemptions: one file of cases for each behaviour."""

import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.legislation import load_law, read_citation
from tests.legislation.test_cite import shown

CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "entries").glob("*.yaml"))
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1)
]


@pytest.mark.parametrize("case", CASES)
def test_entry_reads(case: dict[str, Any]) -> None:
    day = case.get("date", datetime.date(2024, 6, 1))
    reading = read_citation(case["entry"], case.get("regime", "FOIA"), day, load_law())
    assert [shown(citation) for citation in reading.citations] == case["cites"]
    assert [fault.code for fault in reading.faults] == case.get("faults", [])
    assert case.get("fix", "") in " ".join(fault.fix for fault in reading.faults)
    assert case.get("level") in (None, *(fault.level for fault in reading.faults))
