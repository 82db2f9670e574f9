"""Before release: what is published on the same subject, and where draft and catalogue tell more together."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.catalogue.catalogue import Catalogue, catalogue_of
from site_builder.inspection import inspect
from site_builder.intake.drafted import drafted
from site_builder.known.subjects import related_to
from site_builder.legislation import load_law
from site_builder.problems import SchemeError
from site_builder.records.disclosure import Disclosure, Heading, Section
from site_builder.records.folder import list_folder
from site_builder.records.outcome import Outcome
from site_builder.records.reading import read_record
from site_builder.search.related import Related, related
from site_builder.search.said import said_in, words_of
from site_builder.search.terms.recurring import recurring_paragraphs
from site_builder.settings import Project, Settings
from tests.conftest import ROOT
from tests.test_build import run, saltmarsh

__all__ = ["saltmarsh"]

TODAY = datetime.date(2026, 6, 1)


@pytest.fixture(scope="module")
def sample() -> Catalogue:
    folder = list_folder(ROOT / "disclosures", ROOT)
    reads = [read_record(path, folder.file(path).read_bytes(), load_law(), "FOIA") for path in folder.records]
    return catalogue_of(read.disclosure for read in reads if read.disclosure)


def draft_on(record: Disclosure, outcome: Outcome) -> Disclosure:
    """A new request on the subject of a published record, in its words, with another reference and outcome."""
    return replace(record, reference="NMP-FOI-26-09999", outcome=outcome, citations=(), parts=())


def of(sample: Catalogue, reference: str) -> Disclosure:
    return next(disclosure for disclosure in sample if disclosure.reference == reference)


@pytest.mark.parametrize(
    ("reference", "words"),
    [("NMP-FOI-23-00733", "refused it"), ("NMP-FOI-20-00266", "would not say"), ("NMP-FOI-19-00688", "would not say")],
)
def test_releasing_what_another_record_kept_back_is_pointed_out(sample: Catalogue, reference: str, words: str) -> None:
    first = related(draft_on(of(sample, reference), Outcome.DISCLOSED_IN_FULL), sample)[0]
    assert first.disclosure.reference == reference
    assert words in first.tension


@pytest.mark.parametrize("reference", ["NMP-FOI-23-00733", "NMP-FOI-20-00266", "NMP-FOI-24-01234"])
def test_a_draft_that_does_not_say_its_outcome_yet_may_come_to_release(sample: Catalogue, reference: str) -> None:
    first = related(draft_on(of(sample, reference), Outcome.NOT_RECORDED), sample)[0]
    assert first.disclosure.reference == reference and reference in first.tension


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "record.md"])
def test_a_draft_may_be_a_letter_or_bare_text(sample: Catalogue, name: str) -> None:
    words = "How many informants gave information about hare coursing or the theft of sheep in upland farms?"
    head = "---\nreference: NMP-FOI-26-09999\n---\n\n" if name == "record.md" else ""
    content = f"<p>{words}</p>" if name == "a.html" else f"{head}{words}\n"
    draft = drafted(name, content.encode(), load_law(), Settings("Northmoor Police"))
    assert draft.outcome is Outcome.NOT_RECORDED
    assert related(draft, sample)[0].disclosure.reference == "NMP-FOI-19-00688"


def test_what_is_neither_is_refused_in_words() -> None:
    with pytest.raises(SchemeError, match=r"'\.xlsx' cannot be read"):
        drafted("a.xlsx", b"PK\x03\x04", load_law(), Settings("Northmoor Police"))


def test_a_record_that_is_not_finished_keeps_nobody_from_asking(saltmarsh: Path) -> None:
    record = saltmarsh / "published/2024/FOI-17.md"
    record.write_text(record.read_text().replace("date: 2024-05-02\n", ""))
    (saltmarsh / "published/2024/FOI-18.md").write_text("No front matter.\n")
    (saltmarsh / "draft.md").write_text("Where are the grit bins, by ward?\n")
    done = run(saltmarsh, "site_builder", "related", "draft.md")
    assert done.returncode == 0 and "Nothing that is published" in done.stdout and "1 of the records" in done.stderr


def test_withholding_what_another_record_released_is_pointed_out(sample: Catalogue) -> None:
    first = related(draft_on(of(sample, "NMP-FOI-21-00094"), Outcome.REFUSED), sample)[0]
    assert (first.disclosure.reference, "released some" in first.tension) == ("NMP-FOI-21-00094", True)


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOT_HELD, Outcome.COST_LIMIT])
def test_telling_whether_it_is_held_where_another_record_would_not_say_is_pointed_out(
    sample: Catalogue, outcome: Outcome
) -> None:
    first = related(draft_on(of(sample, "NMP-FOI-20-00266"), outcome), sample)[0]
    assert first.disclosure.reference == "NMP-FOI-20-00266"
    assert "tells whether anything is held" in first.tension


def test_being_silent_where_another_record_tells_that_it_is_held_is_pointed_out(sample: Catalogue) -> None:
    first = related(draft_on(of(sample, "NMP-FOI-23-00733"), Outcome.NEITHER_CONFIRM_NOR_DENY), sample)[0]
    assert first.disclosure.reference == "NMP-FOI-23-00733"
    assert "would not say" in first.tension


def test_a_draft_on_nothing_published_is_in_tension_with_nothing(sample: Catalogue) -> None:
    text = Section(Heading.RESPONSE, "Response", "The brass band owns four euphoniums and a sousaphone.", 1)
    draft = replace(
        draft_on(of(sample, "NMP-FOI-21-00094"), Outcome.DISCLOSED_IN_FULL),
        title="Instruments of the band", summary="", keywords=("music",), sections=(text,), attachments=(),
    )  # fmt: skip
    assert [hit.tension for hit in related(draft, sample) if hit.tension] == []


def test_the_record_itself_is_not_related_to_itself(sample: Catalogue) -> None:
    record = of(sample, "NMP-FOI-23-00733")
    assert record.reference not in {hit.disclosure.reference for hit in related(record, sample, 50)}


def test_what_is_remembered_of_records_is_what_they_say(tmp_path: Path) -> None:
    """A record that changed is read again; all others are recalled, with the same answer."""
    project = Project(tmp_path, tmp_path / "disclosures", Settings("Northmoor Police"))
    shutil.copytree(ROOT / "disclosures", project.docs)
    path = project.docs / "2023/NMP-FOI-23-00733.md"

    def near(text: str) -> tuple[Related, ...]:
        path.write_text(text)
        recalled = inspect(project, TODAY).recalled
        assert recalled is not None
        (draft,) = recalled.wholes(["disclosures/2023/NMP-FOI-23-00733.md"])
        catalogue = catalogue_of(recalled.whole(it) for it in recalled.edition.listed)
        hits = related_to(draft, recalled, project, 9)
        assert hits == related_to(draft, recalled, project, 9)
        assert [hit.score for hit in hits] == [hit.score for hit in related(draft, catalogue, 9)]
        return hits

    text = path.read_text()
    first = near(text)
    assert near(text.replace("Locations of number plate", "Euphoniums and sousaphones and number plate")) != first
    assert near(text) == first


def test_what_many_records_say_is_counted_as_what_each_says(sample: Catalogue) -> None:
    strange = "The 中文 café's §12 tables: sections 30 and 31(1), s40(2) & section 12, ½ x² of A&E, a-b ... 1,204.5 İ."
    texts = ("", strange, "of the", "word " * 70_000)
    odd = [
        replace(sample.disclosures[0], sections=(Section(Heading.RESPONSE, "", text, 1),), title=text) for text in texts
    ]
    for recurring in (frozenset[int](), recurring_paragraphs(sample)):
        for records in ([*odd, *sample, *odd], odd[:1], []):
            found = said_in(records, recurring)
            terms = iter(found.terms.tolist())
            said = iter(found.said.tolist())
            each = [{found.words[next(terms)]: next(said) for _ in range(count)} for count in found.counts.tolist()]
            expected = [{term: much for term, (much, _) in words_of(it, recurring).items()} for it in records]
            assert [[*it.items()] for it in each] == [[*it.items()] for it in expected]
            assert found.words == [*dict.fromkeys(term for it in expected for term in it)]
