"""A large table is looked at whole: what is alike is looked at once, and nothing that tells of somebody gets by."""

import pytest
from openpyxl.workbook import Workbook

from site_builder.gate.attachments.examine import examine
from site_builder.gate.attachments.rules import Rules
from site_builder.problems import Level
from tests.gate.packages import workbook

RULES = Rules("Northmoor Police")
ROWS = [
    (f"INC-{number}", "2022-06-29", f"{number % 24:02}:47", "Kelmarsh", f"{number * 0.37:.6f}", str(number))
    for number in range(100_000, 101_500)
]


def as_csv(*last: str) -> bytes:
    lines = ["Incident,Date,Time,Place,Rate,Minutes", *(",".join(row) for row in ROWS), ",".join(last)]
    return "\n".join(lines).encode()


def as_sheet(*last: str) -> bytes:
    def fill(book: Workbook) -> None:
        for row in [("Incident", "Date", "Time", "Place", "Rate", "Minutes"), *ROWS, last]:
            book["Data"].append(row)

    return workbook(fill)


@pytest.mark.parametrize(("name", "made"), [("a.csv", as_csv), ("a.xlsx", as_sheet)])
def test_one_cell_in_ten_thousand_is_found(name: str, made) -> None:  # type: ignore[no-untyped-def]
    def blocked(*last: str) -> set[str]:
        return {it.what for it in examine(name, made(*last), RULES) if it.level is Level.BLOCK}

    assert not blocked("INC-1", "2022-06-29", "08:47", "Kelmarsh", "1809.4669349452142", "3")
    assert any("National Insurance" in what for what in blocked("INC-1", "", "", "AB123456C", "1.5", "3"))
    assert any("mobile" in what or "telephone" in what for what in blocked("INC-1", "", "", "07700 900123", "1.5", "3"))
    for card in ("4929 1234 5678 1236", "4111111111111111.0", "4111111111111111.00"):
        assert any("card" in what for what in blocked("INC-1", "", "", card, "1.5", "3"))
    assert not blocked("INC-1", "2022-06-29", "08:47", "Kelmarsh", "4111111111111111.05", "3")


def test_a_heading_makes_a_day_that_of_a_birth() -> None:
    table = b"Ref,Date of birth\n" + b"".join(b"INC-%d,1984-02-0%d\n" % (n, n % 9 + 1) for n in range(40))
    assert any("date of birth" in it.what for it in examine("a.csv", table, RULES))
    assert not [
        it for it in examine("a.csv", table.replace(b"Date of birth", b"Date"), RULES) if it.level is Level.BLOCK
    ]
