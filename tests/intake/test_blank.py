"""The questions for a new record: answers are checked in plain words, and the file that follows is a record."""

import datetime

import pytest

from site_builder.intake.answers import fault, meant
from site_builder.intake.blank import questions, record_name, record_text, reference_fault
from site_builder.problems import blocking
from site_builder.records.reading import read_record
from tests.intake.cases import LAW, SETTINGS

TODAY = datetime.date(2026, 1, 5)
QUESTIONS = {question.field: question for question in questions(SETTINGS, LAW)}
ANSWERS = {
    "title": "Bins missed, 2023",
    "date": "2024-03-26",
    "outcome": "refused",
    "exemptions": "s31(1)(a)&(b), s40(2)",
    "keywords": "waste collection, performance",
}


@pytest.mark.parametrize(
    ("field", "answer", "words"),
    [
        ("title", "", "needed"),
        ("title", "x" * 91, "90 are the most"),
        ("date", "sometime in May", "cannot be read as a day"),
        ("date", "2024-02-30", "no day that exists"),
        ("date", "2030-01-01", "not come yet"),
        ("received", "2024-04-01", "cannot come after"),
        ("received", "2024-03", "no day that exists"),
        ("title", "Letter of jo.soap@mail.example", "e-mail address"),
        ("outcome", "granted", "not one of"),
        ("exemptions", "", "names what it relied on"),
        ("exemptions", "s99", "has no"),
        ("exemptions", "s16", "no exemption"),
        ("regime", "GDPR", "not one of"),
    ],
)
def test_what_is_wrong_is_said(field: str, answer: str, words: str) -> None:
    assert words in fault(QUESTIONS[field], answer, ANSWERS, LAW, SETTINGS, TODAY)


@pytest.mark.parametrize(
    ("field", "answer", "written"),
    [
        ("date", "26/03/2024", "2024-03-26"),
        ("date", "26th March  2024", "2024-03-26"),
        ("date", "March 2024", "2024-03"),
        ("date", "26 or 27 March 2024", "26 or 27 March 2024"),
        ("received", "unknown", ""),
        ("regime", "foia", "FOIA"),
        ("regime", "Freedom of Information Act", "FOIA"),
        ("regime", "freedom", "freedom"),
        ("outcome", "Disclosed in part", "disclosed-in-part"),
        ("outcome", "2", "disclosed-in-part"),
        ("outcome", "99", "99"),
        ("outcome", "none", "none"),
        ("exemptions", "None", ""),
        ("classes", "1, What we spend and how we spend it", "who-we-are, what-we-spend"),
        ("title", "No", "No"),
    ],
)
def test_an_answer_in_other_words_is_understood(field: str, answer: str, written: str) -> None:
    assert meant(QUESTIONS[field], answer) == written


def test_good_answers_pass_and_make_a_record() -> None:
    for field, answer in ANSWERS.items():
        assert fault(QUESTIONS[field], answer, ANSWERS, LAW, SETTINGS, TODAY) == ""
    text = record_text("FOI-1", ANSWERS, SETTINGS, LAW)
    read = read_record("a.md", text.encode(), LAW, SETTINGS.regime)
    assert read.disclosure is not None
    assert [problem.code for problem in blocking(read.problems)] == ["empty-body"]
    assert read.disclosure.keywords == ("waste collection", "performance")
    assert [c.provision.text for c in read.disclosure.citations] == ["31(1)(a)", "31(1)(b)", "40(2)"]
    assert "# summary: What was asked" in text


def test_references_and_where_the_record_lies() -> None:
    assert reference_fault("FOI-1", SETTINGS) == ""
    assert "does not look like" in reference_fault("FOI:1", SETTINGS)
    assert reference_fault("---", SETTINGS)
    assert record_name("FOI/24/1", "2024-03-26") == "2024/FOI-24-1.md"
    assert record_name("FOI/24/1", "") == "FOI-24-1.md"
