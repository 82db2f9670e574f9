"""A folder of letters and a register become drafts, each written once, with a report that leaves nothing out."""

from pathlib import Path

from site_builder.intake.batch import Batch, import_files, report_lines
from tests.intake.cases import LAW, SETTINGS, VOCABULARY, cases
from tests.intake.files import docx, p, pdf

REGISTER = """Disclosure log of Bayford Council,,,,,,,
Ref No.,Subject,Date Received,Date of Response,Request Summary,Decision,Exemptions Applied,Requester Name
FOI 101,Bins missed in 2023,03/03/2024,26/03/2024,How many bins were missed?,Granted in full,N/A,Jane Roe
FOI 102,Contract for meals,4 March 2024,2 April 2024,A copy of the contract,Refused,"s43(2), s41(1)",John Doe
EIR 103,Flood report,05.03.2024,02.04.2024,The draft report,Partially disclosed,r12(4)(d); r12(5)(e),
FOI 104,Taser use,06/03/2024,,How often was a Taser used?,Escalated,section 99,
"""


def imported(*paths: Path, into: Path | None = None) -> Batch:
    return import_files(paths, LAW, SETTINGS, VOCABULARY, into)


def folder_of_letters(folder: Path) -> Path:
    letters = folder / "letters"
    letters.mkdir()
    chosen = {case.name: case for case in cases()}
    (letters / "a.txt").write_bytes(chosen["vexatious"].content)
    (letters / "b.docx").write_bytes(docx(p("Our ref: FOI 77/24") + p("We do not hold this information.")))
    (letters / "c.pdf").write_bytes(pdf([["Our ref: FOI 78/24", "Date: 4 May 2024", "You asked", "How many?", "41"]]))
    (letters / "d.xlsx").write_bytes(b"PK")
    (letters / "e.txt").write_bytes(chosen["vexatious"].content)
    (letters / ".DS_Store").write_bytes(b"x")
    return letters


def test_a_folder_is_imported_with_a_report(tmp_path: Path) -> None:
    batch = imported(folder_of_letters(tmp_path))
    assert [draft.reference for draft in batch.drafts] == ["RFI-5521", "FOI 77/24", "FOI 78/24", "RFI-5521"]
    assert sorted(problem.code for problem in batch.problems) == ["duplicate-reference", "unreadable"]
    report = list(report_lines(batch))
    assert "RFI-5521" in report[0] and report[-1].startswith("4 drafts, 0 written")


def test_drafts_are_written_once_and_never_over_another_file(tmp_path: Path) -> None:
    letters, into = folder_of_letters(tmp_path), tmp_path / "drafts"
    first = imported(letters / "a.txt", into=into)
    assert [path.relative_to(into).as_posix() for path in first.written] == ["2021/RFI-5521.md"]
    assert list(report_lines(first))[-1].startswith("1 draft, 1 written")
    kept = first.written[0].read_text()
    second = imported(letters / "a.txt", into=into)
    assert not second.written and second.problems[0].code == "duplicate-reference"
    assert first.written[0].read_text() == kept


def test_a_register_becomes_drafts(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(REGISTER)
    rows = [draft.document() for draft in imported(file).drafts]
    assert [row["reference"] for row in rows] == ["FOI 101", "FOI 102", "EIR 103", "FOI 104"]
    assert [row["regime"] for row in rows] == ["FOIA", "FOIA", "EIR", "FOIA"]
    assert [row["outcome"] for row in rows] == ["disclosed-in-full", "refused", "disclosed-in-part", ""]
    assert [row["received"] for row in rows] == ["2024-03-03", "2024-03-04", "2024-03-05", "2024-03-06"]
    assert [row["date"] for row in rows] == ["2024-03-26", "2024-04-02", "2024-04-02", ""]
    assert [[e["provision"] for e in row["exemptions"]] for row in rows] == [
        [], ["43(2)", "41(1)"], ["12(4)(d)", "12(5)(e)"], [],
    ]  # fmt: skip
    assert {"date", "outcome", "exemptions"} <= set(rows[3]["uncertain"])
    assert not any("Roe" in str(row) or "Doe" in str(row) for row in rows)


def test_a_table_that_is_no_register_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("colour;size\nred;4\n")
    assert [problem.code for problem in imported(file).problems] == ["unreadable"]
