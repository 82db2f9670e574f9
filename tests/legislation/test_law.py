"""The regime files: what the statutes say, what the public reads, and what a broken file is refused for."""

import datetime
from pathlib import Path

import pytest
import yaml

from site_builder.legislation import Entry, Kind, Law, Provision, Regime, Role, Test, cite, load_law, read_citation
from site_builder.legislation.loader import BUILT_IN
from site_builder.problems import SchemeError

HERE = Path(__file__).parent
FACTS = yaml.safe_load((HERE / "facts.yaml").read_text(encoding="utf-8"))
REGIMES = load_law().regimes


def entry(regime: str, text: str) -> Entry:
    found = load_law().regime(regime).entry(Provision.parse(regime, text))
    assert found is not None, f"{regime} {text}"
    return found


def facts(name: str) -> list[tuple[str, str]]:
    return [(regime, text) for regime, texts in FACTS[name].items() for text in texts]


@pytest.mark.parametrize("test", ["absolute", "qualified", "partly-absolute", "unsettled"])
def test_strength_is_the_statutes(test: str) -> None:
    assert {(r, t): entry(r, t).test for r, t in facts(test)} == dict.fromkeys(facts(test), Test(test))


@pytest.mark.parametrize("kind", ["class", "prejudice", "endangerment", "necessity", "adverse-effect"])
def test_kind_is_the_statutes(kind: str) -> None:
    assert {(r, t): entry(r, t).kind for r, t in facts(kind)} == dict.fromkeys(facts(kind), Kind(kind))
    assert all(bool(entry(r, t).harm) is (kind not in ("class", "necessity")) for r, t in facts(kind))


@pytest.mark.parametrize("role", ["procedural", "refusal-ground", "qualifier"])
def test_role_is_the_statutes(role: str) -> None:
    assert {(r, t): entry(r, t).role.cited_as for r, t in facts(role)} == dict.fromkeys(facts(role), Role(role))


def test_exactly_these_sections_are_exemptions() -> None:
    assert {r.code: [p.text for p in r.exemptions] for r in REGIMES} == FACTS["exemptions"]


def test_exactly_these_provisions_neither_confirm_nor_deny() -> None:
    """Of today's numbers, and the highest place alone where those below it do so too."""
    found = {
        r.code: [
            p.text
            for p, e in r.entries.items()
            if e.ncnd and e.until is None and not any(r.entries[above].ncnd for above in p.ancestors)
        ]
        for r in REGIMES
    }
    assert found == FACTS["ncnd"]


def test_emissions_take_these_exceptions_away() -> None:
    found = [(r.code, p.text) for r in REGIMES for p, e in r.entries.items() if not e.emissions and len(p.limbs) == 2]
    assert found == facts("not-for-emissions")


def test_scotlands_one_ncnd_provision_goes_only_with_some_exemptions() -> None:
    foisa = load_law().regime("FOISA")
    assert foisa.ncnd_provision == Provision("FOISA", "18", ("1",))
    covered = [p.text for p in foisa.exemptions if foisa.covered_by_ncnd(p)]
    assert covered == ["28", "29", "30", "31", "32", "33", "34", "35", "38", "41"]
    assert foisa.covered_by_ncnd(foisa.provision("39(1)")) and not foisa.covered_by_ncnd(foisa.provision("39(2)"))


def test_numbers_hold_on_their_days() -> None:
    before, after = datetime.date(2018, 5, 24), datetime.date(2018, 5, 25)
    assert [entry("FOIA", "40(3A)").in_force(day) for day in (before, after, None)] == [False, True, True]
    assert [entry("FOIA", "40(3)(a)(i)").in_force(day) for day in (before, after, None)] == [True, False, True]
    assert entry("FOIA", "40(3)(a)(i)").successors == (Provision.parse("FOIA", "40(3A)(a)"),)


def test_a_number_can_have_meant_something_else() -> None:
    """Until 2011 section 37(1)(a) covered the whole Royal Household, and was qualified."""
    assert entry("FOIA", "37(1)(a)").on(datetime.date(2010, 1, 1)).test is Test.QUALIFIED
    assert entry("FOIA", "37(1)(a)").on(datetime.date(2012, 1, 1)).test is Test.ABSOLUTE


def test_links_lead_to_the_limb() -> None:
    assert entry("FOIA", "31(1)(a)").url == "https://www.legislation.gov.uk/ukpga/2000/36/section/31/1/a"
    assert entry("EIR", "12(5)(b)").url == "https://www.legislation.gov.uk/uksi/2004/3391/regulation/12/5/b"
    assert (
        load_law().regime("FOISA").url(Provision("FOISA", "38"))
        == "https://www.legislation.gov.uk/asp/2002/13/section/38"
    )


def test_procedure_is_known_deeper_than_it_is_recorded_and_exemptions_are_not() -> None:
    foia = load_law().regime("FOIA")
    assert foia.entry(foia.provision("17(1)(c)")) is not None
    assert foia.entry(foia.provision("17(c)(1)")) is None
    assert foia.entry(foia.provision("31(1)(z)")) is None
    assert foia.entry(Provision("EIR", "12")) is None


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime.code)
def test_every_exemption_is_explained_to_the_public(regime: Regime) -> None:
    for provision, found in regime.entries.items():
        if found.role is Role.EXEMPTION:
            about = found.explanation
            assert about and about.protects and len(about.tests) > 1 and about.argue and about.sources, provision
            for words in (about.protects, found.label, found.heading, *about.tests, *about.argue):
                assert words == words.strip() and "<" not in words and "  " not in words, provision
            assert all(words.endswith(".") for words in (about.protects, *about.tests, *about.argue)), provision


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime.code)
def test_places_have_an_address_of_their_own_and_stand_in_order(regime: Regime) -> None:
    assert len({p.slug for p in regime.entries}) == len(regime.entries)
    assert list(regime.entries) == sorted(regime.entries)
    assert all(p.regime == regime.code for p in regime.entries)


def test_limbs_are_those_one_step_below() -> None:
    eir = load_law().regime("EIR")
    assert "".join(p.limbs[-1] for p in eir.limbs(eir.provision("12(4)"))) == "abcde"
    assert eir.limbs(eir.provision("12(5)(f)(i)")) == ()


def test_a_territorys_laws_are_companions() -> None:
    assert [r.code for r in load_law().companions("EISR")] == ["EISR", "FOISA"]
    with pytest.raises(KeyError):
        load_law().regime("DPA")


@pytest.fixture(scope="module")
def wider_law() -> Law:
    return load_law(BUILT_IN, HERE / "second-country")


def test_a_second_country_is_one_more_file(wider_law: Law) -> None:
    assert [regime.code for regime in wider_law.regimes] == ["EIR", "EISR", "FOIA", "FOISA", "RIA"]
    found = cite("refused under section 7(1)(a) and (b) of the Right to Information Act 1999", wider_law)
    assert [(c.provision.regime, c.provision.text) for c in found] == [("RIA", "7(1)(a)"), ("RIA", "7(1)(b)")]
    assert [c.provision.label for c in cite("s31(1)(a) FOIA", wider_law)] == ["s31(1)(a)"]
    reading = read_citation("7(3)", "RIA", datetime.date(2024, 1, 1), wider_law)
    assert [(f.code, "s7(1)" in f.fix) for f in reading.faults] == [("repealed-citation", True)]


@pytest.mark.parametrize("path", sorted((HERE / "invalid").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_broken_file_is_refused_with_every_fault(path: Path, tmp_path: Path) -> None:
    (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(SchemeError) as refused:
        load_law(tmp_path)
    said = [(f"{p.line} {p.field}", f"{p.message} {p.fix}") for p in refused.value.problems]
    expected = [line.split(": ", 1) for line in path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()]
    assert [place for place, _ in said] == [place for place, _ in expected], said
    for (_, message), (_, words) in zip(said, expected, strict=True):
        assert all(word.strip() in message for word in words.split("|")), message


def test_two_files_cannot_share_a_code(tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_bytes((HERE / "second-country" / "ruritania.yaml").read_bytes())
    with pytest.raises(SchemeError, match="Another file has the code RIA"):
        load_law(tmp_path)
