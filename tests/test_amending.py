"""What became of a response is written with one command, as one change, and everything else stays as it was typed."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.records.editing import CannotEdit, Change, edited
from tests.test_build import RECORD, run, saltmarsh

__all__ = ["saltmarsh"]

TYPED = b"""\
---
reference: FOI-17   # as on the letter
title: 'Grit bins: "all" of them'

keywords: [ roads,
  winter ]
attachments:
  - file: bins.csv  # the table
    title: Bins

  - {title: Salt?, file: salt.csv}
summary: >
  Two lines
  make one.
# the last line
---
reference: not this one
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Change(("reference",), "FOI: 18"), b"reference: FOI-17   #", b'reference: "FOI: 18"   #'),
        (Change(("superseded_by",), "FOI-18"), b"one.\n#", b"one.\nsuperseded_by: FOI-18\n#"),
        (
            Change(("withdrawn",), {"date": "2024-06-06", "reason": "It's wrong: all", "hide_title": ""}),
            b"one.\n#",
            b'one.\nwithdrawn:\n  date: 2024-06-06\n  reason: "It\'s wrong: all"\n#',
        ),
        (Change(("corrections",), {"note": "x"}, adds=True), b"one.\n#", b"one.\ncorrections:\n  - note: x\n#"),
        (Change(("keywords",), "a, b", adds=True), b"  winter ]", b'  winter, "a, b" ]'),
        (Change(("title",), "x", adds=True), b"'Grit bins: \"all\" of them'", b"['Grit bins: \"all\" of them', x]"),
        (
            Change(("attachments", 0, "replaced"), {"date": "2024-06-06", "note": "x"}, adds=True),
            b"title: Bins\n",
            b"title: Bins\n    replaced:\n      - date: 2024-06-06\n        note: x\n",
        ),
        (
            Change(("attachments", 1, "replaced"), {"date": "2024-06-06", "note": "x, y"}, adds=True),
            b"file: salt.csv}",
            b'file: salt.csv, replaced: [{date: 2024-06-06, note: "x, y"}]}',
        ),
        (Change(("attachments", 1, "file"), "s.xlsx"), b"file: salt.csv}", b"file: s.xlsx}"),
    ],
)
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_one_place_is_changed_and_no_other(change: Change, old: bytes, new: bytes, newline: bytes) -> None:
    assert TYPED.count(old) == 1
    expected = TYPED.replace(old, new).replace(b"\n", newline)
    assert edited(TYPED.replace(b"\n", newline), [change]) == expected


@pytest.mark.parametrize(
    "change",
    [
        Change(("summary",), "x"),
        Change(("summary",), "x", adds=True),
        Change(("keywords",), {"a": "b"}),
        Change(("title", "date"), "x"),
        Change(("review", "date"), "x"),
    ],
)
def test_what_would_need_more_is_left_to_a_person(change: Change) -> None:
    with pytest.raises(CannotEdit):
        edited(TYPED, [change])


LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Cn", "Zl", "Zp"))
WORDS = st.text(LETTERS, min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@given(
    st.dictionaries(st.sampled_from("abcdef"), WORDS | st.lists(WORDS, min_size=1), min_size=1), WORDS, st.booleans()
)
def test_whatever_stands_there_stays_and_what_is_added_reads_back(
    there: dict[str, str | list[str]], words: str, in_blocks: bool
) -> None:
    front = yaml.safe_dump(there, allow_unicode=True, default_flow_style=not in_blocks and None, width=40)
    known = yaml.load(front, yaml.BaseLoader)
    added = [{"date": "2024-06-06", "note": words}, {"date": "2024-06-07", "note": "again"}]
    after = edited(f"---\n{front}---\nBody\n".encode(), [Change(("more",), it, adds=True) for it in added]).decode()
    assert after.startswith(f"---\n{front}".removesuffix("}\n")) and after.endswith("---\nBody\n")
    assert yaml.load(after.removesuffix("---\nBody\n"), yaml.BaseLoader) == {**known, "more": added}


def amended(folder: Path, *arguments: str) -> str:
    done = run(folder, "site_builder", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "published/2024/FOI-17.md").read_text()


COMMANDS = {
    "correct FOI-17 --note Four. --on 2024-06-06": "corrections:\n  - date: 2024-06-06\n    note: Four.\n",
    "withdraw foi-17 --reason Names. --on 2024-06-06": "withdrawn:\n  date: 2024-06-06\n  reason: Names.\n",
    "review published/2024/FOI-17.md --requested 2024-06-06": "review:\n  requested: 2024-06-06\n",
    "decision FOI-17 --case IC-1 --decision overturned --on 2024-09-06": (
        "regulator_case:\n  reference: IC-1\n  decision: overturned\n  date: 2024-09-06\n"
    ),
    "hold FOI-17 --until 2099-01-01": "publish_after: 2099-01-01\n",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_adds_its_keys_and_nothing_else(saltmarsh: Path, name: str) -> None:
    before, _, after = RECORD.partition("---\n\n## Request")
    assert amended(saltmarsh, *name.split()) == f"{before}{COMMANDS[name]}---\n\n## Request{after}"
    assert run(saltmarsh, "site_builder", "check").returncode == 0


def test_a_review_is_added_when_it_is_asked_for_and_again_when_it_is_decided(saltmarsh: Path) -> None:
    amended(saltmarsh, "review", "FOI-17", "--requested", "2024-06-06")
    text = amended(
        saltmarsh, "review", "FOI-17", "--decided", "2024-07-06", "--result", "upheld", "--note", "No change."
    )
    assert "review:\n  requested: 2024-06-06\n  decided: 2024-07-06\n  result: upheld\n  note: No change.\n---" in text


def test_a_response_gets_another_number_and_a_newer_one(saltmarsh: Path) -> None:
    file = saltmarsh / "published/2024/FOI-18.md"
    other = RECORD.replace("FOI-17", "FOI-18").replace("[the table](FOI-18/bins.csv)", "the table")
    file.write_text(other.replace("attachments: [{file: bins.csv, title: Grit bins}]\n", ""))
    text = amended(saltmarsh, "renumber", "FOI-17", "FOI-19")
    assert "reference: FOI-19\n" in text and "previous_references: [FOI-17]\n---" in text
    assert "superseded_by: FOI-18\n---" in amended(saltmarsh, "supersede", "FOI-19", "foi-18")
    assert run(saltmarsh, "site_builder", "check").returncode == 0
    for taken in ("FOI-18", "FOI 17"):
        assert run(saltmarsh, "site_builder", "renumber", "FOI-19", taken).returncode in (1, 2)
    circle = run(saltmarsh, "site_builder", "supersede", "FOI-18", "FOI-19")
    assert circle.returncode == 1 and "in a circle" in circle.stdout
    assert "superseded_by" not in file.read_text()


def test_a_file_is_replaced_after_a_look_at_it(saltmarsh: Path) -> None:
    new = saltmarsh / "new.csv"
    new.write_text("ward,bins\nNorth,5\n")
    done = run(saltmarsh, "site_builder", "replace", "FOI-17", "bins.csv", "new.csv", "--note", "Five.", "--json")
    told = json.loads(done.stdout)
    assert told["files"] == ["published/2024/FOI-17.md", "published/2024/FOI-17/bins.csv"]
    assert (saltmarsh / "published/2024/FOI-17/bins.csv").read_text() == new.read_text()
    text = (saltmarsh / "published/2024/FOI-17.md").read_text()
    assert "title: Grit bins, replaced: [{date: " in text and "note: Five.}]}]\n" in text
    new.write_text("ward,officer\nNorth,jane.doe@private.example\n")
    refused = run(saltmarsh, "site_builder", "replace", "FOI-17", "bins.csv", "new.csv", "--note", "Six.")
    assert refused.returncode == 1 and "personal-data" in refused.stdout
    assert (saltmarsh / "published/2024/FOI-17.md").read_text() == text


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["withdraw", "FOI-99", "--reason", "x"], 2, "No record has the reference 'FOI-99'"),
        (["withdraw", "FOI-17", "--reason", "Ask jo.soap@mail.example"], 1, "There is an e-mail address"),
        (["withdraw", "mkdocs.yml", "--reason", "x"], 2, "does not lie in published/"),
        (["correct", "FOI-17", "--note", "x", "--on", "2024-01-01"], 1, "is before the response"),
        (["correct", "FOI-17", "--note", "x", "--on", "1 June"], 2, "YYYY-MM-DD"),
        (["review", "FOI-17"], 2, "nothing to add"),
        (["review", "FOI-17", "--result", "upheld"], 1, "no day"),
        (["replace", "FOI-17", "gone.csv", "mkdocs.yml", "--note", "x"], 2, "it has: bins.csv"),
        (["renumber", "FOI-17", "F 1"], 1, "does not look like"),
        (["renumber", "FOI-17", "F 1"], 1, "to look at.\nNothing was written."),
        (["hold", "FOI-17"], 2, "--until"),
        (["hold", "FOI-17", "--until", "2025-01-01"], 2, "a day to come"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    saltmarsh: Path, arguments: list[str], code: int, said: str
) -> None:
    done = run(saltmarsh, "site_builder", *arguments)
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr
    assert (saltmarsh / "published/2024/FOI-17.md").read_text() == RECORD
