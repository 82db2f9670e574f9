"""Round trips: whatever is spelt is found again."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.intake.blocks import markdown, paragraph, table
from site_builder.intake.draft import Draft, draft_of
from site_builder.intake.spelt_days import days_without_year, found_days
from site_builder.intake.wording import sentences
from site_builder.records.dates import PartialDate
from site_builder.records.markdown import plain_text, render
from tests.intake.cases import LAW, SETTINGS, VOCABULARY, cases

DAYS = st.dates(datetime.date(2005, 1, 1), datetime.date(2035, 12, 31))
WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u2028\u2029"), max_size=40)
SUFFIXES = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def spellings(day: datetime.date) -> list[str]:
    words = PartialDate(day.year, day.month, day.day).words
    number, month, year = words.split()
    suffix = SUFFIXES.get(day.day, "th")
    return [
        *(
            words,
            f"{number}{suffix} {month} {year}",
            f"{number}{suffix} of {month}, {year}",
            f"{month} {number}, {year}",
        ),
        *(f"{number}-{month[:3]}-{year}", f"{number} {month[:3].upper()} {year}", day.isoformat()),
        *(f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day:%y}", f"{day:%d-%m-%Y}", f"Monday, {words}"),
    ]


@given(DAYS)
def test_every_spelling_of_a_day_is_that_day(day: datetime.date) -> None:
    for spelt in spellings(day):
        assert [found for found, _, _ in found_days(f"Received on {spelt} by post")] == [day], spelt


@given(DAYS, st.integers(0, 364))
def test_a_day_without_its_year_is_the_last_one_before_the_answer(day: datetime.date, wait: int) -> None:
    answered = day + datetime.timedelta(days=wait)
    words = PartialDate(day.year, day.month, day.day).words.rpartition(" ")[0]
    for spelt in (words, words.replace(" ", "th of ", 1)):
        days = [found for found, _, _ in days_without_year(f"received on {spelt} by post", answered)]
        assert days == [day] or (day.month, day.day) == (2, 29)


def test_a_month_in_welsh_is_a_month() -> None:
    assert found_days("Dyddiad / Date: 2 Awst / August 2024")[0][0] == datetime.date(2024, 8, 2)
    assert found_days("28 Gorffennaf 2021")[0][0] == datetime.date(2021, 7, 28)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=5))
def test_a_table_keeps_its_cells_and_opens_no_markup(rows: list[tuple[str, str, str]]) -> None:
    made = table([("a", "b", "c"), *rows])
    assert "<script" not in render(markdown([made]))
    assert len(markdown([made]).split("\n")) == len(made.rows) + 1


@given(st.sampled_from(["# one", "- two", "3. three", "> four", "<b>five</b>", "---"]))
def test_a_paragraph_stays_a_paragraph(text: str) -> None:
    rendered = render(markdown([paragraph(text)]))
    assert rendered.startswith("<p>") and plain_text(rendered) == text


def test_a_citation_ends_no_sentence() -> None:
    text = "It is exempt under s. 40(2) of the Act. See ref. 12/34 and No. 7. Mr. B. Jones agreed."
    assert sentences(text)[0] == "It is exempt under s. 40(2) of the Act."


LINES = sorted({line for case in cases() for line in case.content.decode().split("\n")})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES) | WORDS, max_size=25), st.sampled_from(["txt", "html", "eml"]))
def test_whatever_lines_a_letter_has_it_gives_a_draft_or_a_problem(lines: list[str], format: str) -> None:
    made = draft_of(f"a.{format}", "\n".join(lines).encode(), LAW, SETTINGS, VOCABULARY)
    if isinstance(made, Draft):
        assert set(made.uncertain) == {entry["field"] for entry in made.document()["read_from"]}
