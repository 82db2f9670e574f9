"""What is written reads back as the same record, and no bytes at all bring the reader down."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from site_builder.legislation import load_law, read_citation
from site_builder.records.dates import PartialDate, parse_date
from site_builder.records.disclosure import Attachment, Disclosure, Heading, Part, Section
from site_builder.records.lifecycle import Correction, RegulatorCase, Replacement, Result, Review, Withdrawal
from site_builder.records.outcome import TYPED, outcome_of_parts
from site_builder.records.reading import read_record
from site_builder.records.writing import write_record

LAW = load_law()
PRINTABLE = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))
WORDS = st.text(PRINTABLE, min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(bool)
DAYS = st.dates(datetime.date(2005, 1, 1), datetime.date(2030, 12, 31))
DATES = st.one_of(
    DAYS.map(lambda day: PartialDate(day.year, day.month, day.day)),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
)
CITATIONS = st.lists(
    st.sampled_from(["FOIA s31(1)(a)", "FOIA s23(5)", "FOIA s12(1)", "EIR r12(4)(b)", "FOISA s38(1)(b)"]), unique=True
).map(lambda typed: tuple(c for t in typed for c in read_citation(t, "FOIA", None, LAW).citations))
PROSE = st.text(st.sampled_from("ab \n|-*`>"), max_size=40).map(lambda text: text.strip("\n")).filter(str.strip)
CORRECTIONS = st.lists(st.builds(Correction, DAYS, WORDS), max_size=2).map(
    lambda found: tuple(sorted(found, key=lambda it: it.date))
)
REPLACEMENTS = st.lists(st.builds(Replacement, DAYS, WORDS, st.just("") | WORDS), max_size=2).map(
    lambda found: tuple(sorted(found, key=lambda it: it.date))
)
ATTACHMENTS = st.builds(Attachment, WORDS, WORDS, st.just(0), REPLACEMENTS)
REVIEW_RESULTS = st.sampled_from([Result.UPHELD, Result.PARTLY_UPHELD, Result.OVERTURNED])
PARTS = st.builds(Part, WORDS, st.sampled_from(TYPED), CITATIONS)


@st.composite
def disclosures(draw: st.DrawFn) -> Disclosure:
    parts = tuple(draw(st.lists(PARTS, max_size=3)))
    outcome = outcome_of_parts([part.outcome for part in parts]) if parts else draw(st.sampled_from(TYPED))
    return Disclosure(
        path="2024/a.md",
        reference=draw(WORDS),
        title=draw(WORDS),
        date=draw(DATES),
        regime="FOIA",
        outcome=outcome,
        received=draw(st.none() | DAYS),
        summary=draw(st.just("") | WORDS),
        citations=draw(CITATIONS),
        keywords=tuple(draw(st.lists(WORDS, max_size=3, unique=True))),
        attachments=tuple(draw(st.lists(ATTACHMENTS, max_size=2))),
        parts=parts,
        sample=draw(st.booleans()),
        publish_after=draw(st.none() | DAYS),
        corrections=draw(CORRECTIONS),
        supersedes=tuple(draw(st.lists(WORDS, max_size=2, unique=True))),
        superseded_by=draw(st.just("") | WORDS),
        withdrawn=draw(st.none() | st.builds(Withdrawal, DAYS, WORDS, st.booleans())),
        previous_references=tuple(draw(st.lists(WORDS, max_size=2, unique=True))),
        review=draw(st.none() | st.builds(Review, DAYS, DAYS, REVIEW_RESULTS, st.just("") | WORDS)),
        regulator_case=draw(st.none() | st.builds(RegulatorCase, WORDS, st.just("https://a.example/"), note=WORDS)),
        sections=(
            Section(Heading.RESPONSE, "Response", "See below.", 0),
            Section(Heading.OTHER, "Data", draw(PROSE), 0),
        ),
    )


@given(disclosures())
def test_a_record_written_and_read_is_the_same_record(disclosure: Disclosure) -> None:
    read = read_record("2024/a.md", write_record(disclosure).encode(), LAW, "FOIA")
    assert read.problems == ()
    assert read.disclosure == disclosure


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: f"---\n{text}\n---\nBody".encode())))
def test_whatever_the_bytes_there_is_a_record_or_a_problem_with_a_line_of_the_file(content: bytes) -> None:
    read = read_record("2024/a.md", content, LAW, "FOIA")
    assert read.disclosure is not None or read.problems
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert all(0 <= problem.line <= lines + 1 and problem.message and problem.fix for problem in read.problems)


@given(DATES)
def test_a_date_reads_back_and_lies_within_its_bounds(date: PartialDate) -> None:
    assert parse_date(str(date)) == date
    assert date.earliest <= date.latest
    assert PartialDate(date.year, date.month) <= date
