"""Records are read strictly: one file for each way to get it wrong, and one for each thing that is right all the same.

`advised/<case>.md` shows what the law asks of a refusal, `<case>.txt` what the gate says: `LEVEL LINE CODE: message`.
`refused/<case>.md` comes with `<case>.txt`: a line a problem, `LINE CODE FIELD: words|that its message and fix hold`.
"""

import dataclasses
import datetime
import json
import shutil
import tempfile
from pathlib import Path

import pytest

from site_builder.inspection import inspect, inspect_loose
from site_builder.legislation import load_law
from site_builder.problems import Problem
from site_builder.records.fences import MAX_FRONT_MATTER_BYTES, MAX_RECORD_BYTES
from site_builder.records.folder import Folder
from site_builder.records.reading import read_record
from site_builder.settings import Project, Settings

HERE = Path(__file__).parent
REFUSED = sorted((HERE / "refused").glob("*.md"))
ADVISED = sorted((HERE / "advised").glob("*.md"))
ACCEPTED = sorted((HERE / "accepted").glob("*.md"))
TODAY = datetime.date(2026, 1, 31)
PATTERN = r"NMP-(FOI|EIR)-\d\d-\d{5}|\d{4,6}"


def problems_of(file: Path, advise: bool = False) -> tuple[Problem, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copy(file, name)).parent
        project = Project(folder, folder, Settings("Northmoor Police", reference_pattern=PATTERN))
        return inspect_loose(project, Folder(folder, folder, (file.name,)), TODAY, advise=advise).problems


@pytest.mark.parametrize("file", REFUSED, ids=lambda file: file.stem)
def test_a_faulty_record_is_refused_with_place_and_remedy(file: Path) -> None:
    expected = [line.split(": ", 1) for line in file.with_suffix(".txt").read_text().splitlines()]
    found = problems_of(file)
    assert [f"{p.line} {p.code} {p.field}".strip() for p in found] == [place for place, _ in expected], found
    for problem, (_, words) in zip(found, expected, strict=True):
        said = f"{problem.message} {problem.fix}"
        assert all(word.strip() in said for word in words.split("|")), said
        assert problem.path == file.name


@pytest.mark.parametrize("file", ADVISED, ids=lambda file: file.stem)
def test_what_a_person_is_asked_to_look_at(file: Path) -> None:
    found = [f"{p.level} {p.line} {p.code}: {p.message}" for p in problems_of(file, advise=True)]
    assert found == file.with_suffix(".txt").read_text().splitlines()


@pytest.mark.parametrize("file", ACCEPTED, ids=lambda file: file.stem)
def test_an_unusual_record_is_read_as_typed(file: Path) -> None:
    assert problems_of(file) == ()
    read = read_record(file.name, file.read_bytes(), load_law(), "FOIA").disclosure
    assert read is not None
    values = {
        key: value
        for key, value in dataclasses.asdict(read).items()
        if key not in ("path", "lines", "unread") and value
    }
    assert json.loads(json.dumps(values, default=str)) == json.loads(file.with_suffix(".json").read_text())


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"---\nreference: a\ntitle: Caf\xe9\n---\n", 3, "encoding"),
        ("---\nreference: a\n---\n".encode("utf-16"), 1, "control-characters"),
        (b"---\nreference: a\n---\nx\n\0", 5, "control-characters"),
        (b"PK\x03\x04" + bytes(20), 1, "control-characters"),
        (b"", 1, "front-matter-invalid"),
        (b"---\ntitle: " + b"x" * MAX_FRONT_MATTER_BYTES + b"\n---\n", 0, "too-large"),
        (b"x" * (MAX_RECORD_BYTES + 1), 0, "too-large"),
        (b"---\ntitle: " + b"[" * 60_000 + b"\n---\n", 2, "too-complex"),
        (b"---\n" + b"".join(b" " * n + b"- \n" for n in range(200)) + b"---\n", 22, "too-complex"),
    ],
)
def test_bytes_that_are_no_record_are_refused(content: bytes, line: int, code: str) -> None:
    read = read_record("2024/a.md", content, load_law(), "FOIA")
    assert read.disclosure is None
    assert [(p.line, p.code) for p in read.problems] == [(line, code)]


@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_what_is_recalled_of_a_record_with_its_text_is_what_reading_it_anew_finds(
    tmp_path: Path, begin: bytes, end: bytes
) -> None:
    project = Project(tmp_path, tmp_path / "docs", Settings("Northmoor Police"))
    for number, file in enumerate([*ACCEPTED, *ADVISED, *REFUSED]):
        place = project.docs / "2024" / f"{number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(begin + file.read_bytes().replace(b"\n", end))
    inspect(project, TODAY)
    recalled = inspect(project, TODAY).recalled
    assert recalled and not recalled.fresh
    for it in recalled.disclosures():
        whole, anew = recalled.whole(it), recalled.reader.read(it.path, (tmp_path / it.path).read_bytes()).disclosure
        for field in dataclasses.fields(whole):
            assert getattr(whole, field.name) == getattr(anew, field.name), it.path
        assert anew and [section.line for section in whole.sections] == [section.line for section in anew.sections]
