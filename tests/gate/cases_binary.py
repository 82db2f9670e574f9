"""Binary workbooks: what they hide is found record by record, and a plain one passes."""

# ruff: noqa: E501 (a table of cases, one line each)

import struct

from tests.gate.binary import FIGURES, binary, cell, columns, record, row, shared, wide
from tests.gate.cases import Case
from tests.gate.cases_documents import SECRET

PLAIN = ("Figures", 0, FIGURES)


def named(flags: int, formula: bytes, comment: str = "") -> bytes:
    body = struct.pack("<IBI", flags, 0, 0xFFFFFFFF) + wide("Rate") + struct.pack("<I", len(formula)) + formula
    return binary(PLAIN, book=record(39, body + struct.pack("<I", 0) + wide(comment)))


def plain() -> bytes:
    return binary(PLAIN)


AREA = bytes([0x3B]) + struct.pack("<HIIHH", 0, 0, 9, 0, 0)
CASES = [
    Case("hidden sheet of an xlsb", "a.xlsb", "hidden-sheet", lambda: binary(PLAIN, ("Staff", 1, row(0, cell(0, SECRET)))), lambda: binary(PLAIN, ("More", 0, FIGURES))),
    Case("very hidden sheet of an xlsb", "a.xlsb", "hidden-sheet", lambda: binary(PLAIN, ("Staff", 2, row(0, cell(0, SECRET)))), lambda: binary(PLAIN, ("Empty", 2, b""))),
    Case("hidden column of an xlsb", "a.xlsb", "hidden-columns", lambda: binary(("Figures", 0, columns(1, 1, 1) + FIGURES)), lambda: binary(("Figures", 0, columns(5, 9, 1) + FIGURES))),
    Case("hidden row of an xlsb", "a.xlsb", "hidden-rows", lambda: binary(("Figures", 0, FIGURES + row(4, cell(0, SECRET), flags=16))), lambda: binary(("Figures", 0, FIGURES + row(4, flags=16)))),
    Case("white words in an xlsb", "a.xlsb", "invisible-text", lambda: binary(("Figures", 0, FIGURES + row(4, cell(0, SECRET, 1)))), lambda: binary(("Figures", 0, FIGURES + row(4, cell(0, SECRET))))),
    Case("shared text that no cell of an xlsb uses", "a.xlsb", "orphan-strings", lambda: binary(("Figures", 0, FIGURES + row(4, shared(0, 0))), texts=("Total", SECRET)), lambda: binary(("Figures", 0, FIGURES + row(4, shared(0, 0), shared(1, 1))), texts=("Total", SECRET))),
    Case("telephone in a cell of an xlsb", "a.xlsb", "personal-data", lambda: binary(("Figures", 0, row(0, cell(0, "Ring 07700 900123")))), plain),
    Case("notes in an xlsb", "a.xlsb", "comment", lambda: binary(PLAIN, parts={"xl/comments1.bin": "x"}), plain),
    Case("hidden name in an xlsb", "a.xlsb", "defined-name", lambda: named(1, AREA), lambda: named(0, AREA)),
    Case("words kept by a name in an xlsb", "a.xlsb", "defined-name", lambda: named(0, b"\x17\x04\0S\0a\0m\0!\0"), lambda: named(0x20, AREA)),
    Case("xlsb cut short", "a.xlsb", "unreadable", lambda: binary(("Figures", 0, FIGURES + b"\x06\x7f")), plain),
]  # fmt: skip
