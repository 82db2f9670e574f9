"""Citations in running text: one file of cases for each behaviour, whole letters, and what must hold for any text."""

import timeit
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.legislation import Citation, Role, cite, load_law, read_citation

HERE = Path(__file__).parent
CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted((HERE / "cases").glob("*.yaml"))
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1)
]


def shown(citation: Citation) -> str:
    """`FOIA 31(1)(a)`; the role where it is no exemption, and `ncnd`."""
    role = "" if citation.role is Role.EXEMPTION else f" {citation.role}"
    return f"{citation.provision.regime} {citation.provision.text}{role}{' ncnd' if citation.ncnd else ''}"


@pytest.mark.parametrize("case", CASES)
def test_text_cites(case: dict[str, Any]) -> None:
    found = cite(case["text"], load_law(), case.get("assume"))
    assert [shown(citation) for citation in found] == case["cites"]
    assert all(case["text"][c.start : c.end] == c.text for c in found)


LETTERS = sorted((HERE / "letters").glob("*.txt"))


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_letter_cites(path: Path) -> None:
    """Every citation of a whole letter, in order: what is meant, and the words that say so."""
    found = cite(path.read_text(encoding="utf-8"), load_law())
    lines = [f"{shown(citation)} <- {' '.join(citation.text.split())}" for citation in found]
    assert lines == path.with_suffix(".cites").read_text(encoding="utf-8").splitlines()


def test_the_requesters_own_citations_can_be_left_out() -> None:
    text = "You wrote that section 40(2) cannot apply. We rely on section 43(2) of FOIA."
    request = (0, text.index("We rely"))
    assert [shown(c) for c in cite(text, load_law())] == ["FOIA 40(2)", "FOIA 43(2)"]
    assert [shown(c) for c in cite(text, load_law(), leave_out=[request])] == ["FOIA 43(2)"]


def test_a_law_named_in_a_part_left_out_still_counts() -> None:
    text = "Under FOISA I ask for the names.\n\nThey are exempt under section 38(1)(b)."
    found = cite(text, load_law(), leave_out=[(0, text.index("They"))])
    assert [shown(c) for c in found] == ["FOISA 38(1)(b)"]


def test_every_citation_says_why_its_regime_was_chosen() -> None:
    reasons = [c.why for c in cite("Section 40(2) of FOIA, EIR 13(1), and section 43(2).", load_law())]
    assert reasons == ["named behind it", "named before it", "named in the same sentence"]


FRAGMENTS = (HERE / "fragments.txt").read_text(encoding="utf-8").split("|")
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))


@given(TEXTS, st.sampled_from([None, "FOIA", "EIR", "FOISA", "EISR"]))
def test_any_text_can_be_read(text: str, assumed: str | None) -> None:
    """Nothing that is typed makes the reader fail, and what it finds is recorded law at the place that it names."""
    law = load_law()
    for citation in cite(text, law, assumed):
        assert text[citation.start : citation.end] == citation.text
        assert law.entry(citation.provision) is not None
    for citation in read_citation(text, assumed or "FOIA", None, law).citations:
        assert law.entry(citation.provision) is not None


def test_a_long_letter_is_read_within_milliseconds() -> None:
    """10 kB with a citation in every other sentence; the bound leaves room for a slow machine."""
    sentence = "The figures are withheld under section 31(1)(a) of the Freedom of Information Act 2000 (the Act). {} "
    filler = (
        "The force weighed what openness would add to public debate against the harm that it had found in each case."
    )
    text = "".join(sentence.format(filler) for _ in range(50))[:10_000]
    assert len(cite(text, load_law())) == 49
    assert min(timeit.repeat(lambda: cite(text, load_law()), number=1, repeat=10)) < 0.05
