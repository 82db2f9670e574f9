"""Damaged files of every kind: the gate answers in time and without an exception.

The budget is fixed: the same seeds on every run, a few damages of each kind.
"""

import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from site_builder.gate.attachments.lines import words_in
from site_builder.gate.attachments.rules import Rules
from site_builder.gate.pool import examine_files
from site_builder.making.csv_copies import csv_copies
from tests.gate import (
    cases_binary,
    cases_documents,
    cases_kept,
    cases_others,
    cases_pdf,
    cases_sheets,
    cases_swept,
    cases_unseen,
)
from tests.gate.cases_elsewhere import CASES as ELSEWHERE

EACH = 6
KINDS = """
xlsx xlsb xls ods fods docx pptx odt fodt odp rtf pdf jpg png gif webp tif bmp csv json jsonl xml svg html zip eml heic
""".split()  # noqa: SIM905 (a list of quoted words reads badly)


def picture(form: str) -> Callable[[], bytes]:
    def make() -> bytes:
        saved = io.BytesIO()
        Image.effect_noise((60, 40), 30).convert("P" if form == "GIF" else "RGB").save(saved, form)
        return saved.getvalue()

    return make


def message() -> bytes:
    return b"From: A <a@b.example>\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n" + b"QUJD" * 90


BESIDE = {"gif": picture("GIF"), "webp": picture("WEBP"), "eml": message}
"""Kinds of which no case holds a trick."""


def damaged(content: bytes, seed: int) -> bytes:
    """Cut short, bytes flipped, a stretch removed or doubled, in turn."""
    chance = random.Random(seed)
    made = bytearray(content)
    how = seed % 4
    if how == 0:
        return bytes(made[: chance.randrange(1, len(made))])
    if how == 1:
        for _ in range(chance.randrange(1, 30)):
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
        return bytes(made)
    start = chance.randrange(len(made))
    end = min(start + chance.randrange(1, 400), len(made))
    return bytes(made[:start] + made[end:]) if how == 2 else bytes(made[:end] + made[start:])


def originals(ending: str) -> list[Callable[[], bytes]]:
    cases = [*cases_sheets.CASES, *cases_documents.CASES, *cases_pdf.CASES, *cases_others.CASES]
    cases += [*cases_binary.CASES, *cases_unseen.CASES, *cases_kept.CASES, *cases_swept.CASES, *ELSEWHERE]
    if ending in BESIDE:
        return [BESIDE[ending]]
    heavy = ("expands", "damaged", "without end", "large")
    return [c.hostile for c in cases if c.file.endswith(f".{ending}") and not any(w in c.what for w in heavy)]


@pytest.mark.parametrize("ending", KINDS)
def test_damaged_files_are_answered_in_time(ending: str, tmp_path: Path) -> None:
    made = originals(ending)
    files = []
    for seed in range(EACH):
        file = tmp_path / f"{seed}.{ending}"
        file.write_bytes(damaged(made[seed % len(made)](), seed))
        files.append(file)
    found = examine_files(files, Rules(), workers=2)
    assert len(found) == len(files)
    for file in files:
        words_in(file.name, file.read_bytes())  # what the gate lets by, the search reads
    csv_copies({file.name: file for file in files}, tmp_path / "cache")
    broken = [
        f for each in found for f in each.findings if f.what.startswith(("The check broke off", "It took longer"))
    ]
    assert not broken, ending
