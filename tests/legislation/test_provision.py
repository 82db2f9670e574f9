"""Provisions as values: their written form, their order, and what lies below them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.legislation import Provision

NUMBERS = st.from_regex(r"[1-9][0-9]{0,2}[A-Z]?", fullmatch=True)
LETTERS = st.from_regex(r"[a-z]{1,2}", fullmatch=True)
LIMBS = st.lists(st.one_of(NUMBERS, LETTERS, st.sampled_from(["i", "ii", "iv", "ix", "xiv"])), max_size=4).map(tuple)
PROVISIONS = st.builds(Provision, st.sampled_from(["FOIA", "EIR", "FOISA"]), NUMBERS, LIMBS)


@given(PROVISIONS)
def test_what_is_printed_reads_back(provision: Provision) -> None:
    assert Provision.parse(provision.regime, provision.text) == provision


@given(PROVISIONS, PROVISIONS)
def test_order_is_total(one: Provision, other: Provision) -> None:
    assert (one < other) + (other < one) + (one.text == other.text and one.regime == other.regime) == 1


@given(st.sets(PROVISIONS, max_size=30))
def test_addresses_differ(provisions: set[Provision]) -> None:
    assert len({(p.regime, p.slug) for p in provisions}) == len(provisions)


@given(PROVISIONS)
def test_ancestors_cover_and_are_not_covered(provision: Provision) -> None:
    assert provision.covers(provision)
    assert len(provision.ancestors) == len(provision.limbs)
    for above in provision.ancestors:
        assert above.covers(provision) and not provision.covers(above) and above < provision
    assert provision.parent == (provision.ancestors[0] if provision.limbs else None)
    assert provision.section == (provision.ancestors or (provision,))[-1]


@pytest.mark.parametrize(
    "texts",
    [
        ["1", "2", "9", "10", "11", "11A", "22", "22A", "23", "100"],
        ["31", "31(1)", "31(1)(a)", "31(1)(b)", "31(2)", "31(2)(a)", "31(2)(i)", "31(2)(j)", "31(3)", "31(10)"],
        ["40(2)", "40(3)", "40(3)(a)", "40(3A)", "40(3A)(a)", "40(3B)", "40(4)", "40(5A)", "40(5B)"],
        ["37(1)(a)", "37(1)(aa)", "37(1)(ab)", "37(1)(ad)", "37(1)(b)"],
        ["36(2)(b)(i)", "36(2)(b)(ii)", "36(2)(b)(iv)", "36(2)(b)(v)", "36(2)(b)(ix)", "36(2)(b)(x)", "36(2)(c)"],
        ["30(a)", "30(b)", "30(b)(i)", "30(b)(ii)", "30(c)"],
    ],
)
def test_the_order_is_the_statutes(texts: list[str]) -> None:
    provisions = [Provision.parse("FOIA", text) for text in texts]
    backwards = provisions[::-1]
    assert sorted(backwards) == provisions


def test_forms() -> None:
    limb = Provision("EIR", "12", ("5", "b"))
    assert (limb.text, limb.label, limb.slug, limb.mark) == ("12(5)(b)", "r12(5)(b)", "r12-5-b", "r")
    assert Provision("FOIA", "22A", ("1",)).slug == "s22a-1"
    assert Provision("FOIA", "38", ("1", "a")).slug != Provision("FOIA", "38", ("1A",)).slug
    assert not Provision("FOIA", "4").covers(Provision("FOIA", "40"))
    assert not Provision("FOIA", "40").covers(Provision("FOISA", "40"))


@pytest.mark.parametrize("text", ["", "s31", "31(1", "31(1)a", "31()", "(a)", "31(1)(A)", "31 (1)", "22a", "31(1)(a) "])
def test_only_the_canonical_form_is_parsed(text: str) -> None:
    with pytest.raises(ValueError, match="not a provision"):
        Provision.parse("FOIA", text)
