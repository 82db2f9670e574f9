"""What the law says about a provision, in sentences for the public."""

from collections.abc import Iterator

from site_builder.legislation import Entry, Kind, Provision, Regime, Role, Test
from site_builder.publish.pages.words import sentence

_STRENGTH = {
    Test.ABSOLUTE: "Absolute: the law does not ask for the public interest to be weighed.",
    Test.QUALIFIED: "Qualified: the authority also had to weigh the public interest in {act}.",
    Test.PARTLY_ABSOLUTE: "Absolute in part: whether the public interest is weighed depends on the case.",
    Test.UNSETTLED: "The law does not say plainly whether the public interest is to be weighed.",
}
_HARM = {
    Kind.CLASS: "It covers a kind of information. No harm has to be shown.",
    Kind.NECESSITY: "It has to be needed for the purpose that it protects.",
    Kind.MIXED: "Whether harm has to be shown differs from one part of it to another.",
}

_HARMFUL = (Kind.PREJUDICE, Kind.ADVERSE_EFFECT, Kind.ENDANGERMENT)
_STRENGTH_IN_BRIEF = {
    **_STRENGTH,
    Test.ABSOLUTE: "Absolute: the public interest is not weighed.",
    Test.QUALIFIED: "Qualified: the public interest in {act} had to be weighed.",
}
_HARM_IN_BRIEF: dict[Kind | None, str] = {
    Kind.CLASS: "No harm had to be shown.",
    Kind.NECESSITY: "It had to be needed for the purpose that it protects.",
}


def number_of(provision: Provision, regime: Regime) -> str:
    """The provision as a person says it: `Section 31(1)(a)`, `Regulation 12(5)(b)`."""
    return f"{sentence(regime.noun)} {provision.text}"


def points_of(entry: Entry, *, silent: bool) -> tuple[str, ...]:
    """How the provision works, one sentence for each thing that the authority had to settle.

    `silent` where it is used to neither confirm nor deny: what is weighed is then the answer itself, not a release.
    """
    if entry.role.cited_as is Role.REFUSAL_GROUND:
        return ("A ground for refusing the whole request. It is no exemption, and the public interest is not weighed.",)
    if entry.role.cited_as is Role.QUALIFIER:
        return ("A condition of another part of the same section. It never stands alone.",)
    return tuple(_points(entry, "saying whether anything is held" if silent else "releasing the information"))


def _points(entry: Entry, act: str) -> Iterator[str]:
    if entry.test in _STRENGTH:
        yield entry.when or _STRENGTH[entry.test].format(act=act)
    if entry.kind in _HARMFUL and entry.harm:
        yield f"Harm has to be shown. The law’s words are that {act} “{entry.harm}” what it protects."
    elif entry.kind in _HARM:
        yield _HARM[entry.kind]


def in_brief(entry: Entry, *, silent: bool) -> str:
    """The same for a card, which leads to the page that says more: how strong it is, and whether harm had to be shown.

    `silent` as for `points_of`.
    """
    if entry.role.cited_as in (Role.REFUSAL_GROUND, Role.QUALIFIER):
        return " ".join(points_of(entry, silent=silent))
    act = "saying whether anything is held" if silent else "releasing it"
    strength = _STRENGTH_IN_BRIEF.get(entry.test, "").format(act=act)
    harm = "Harm had to be shown." if entry.kind in _HARMFUL and entry.harm else _HARM_IN_BRIEF.get(entry.kind)
    return " ".join(filter(None, (entry.when or strength, harm)))


def strength_of(entry: Entry) -> str:
    """One or two words for a table: `Absolute`, `Qualified`, `Absolute in part`."""
    words = {Test.ABSOLUTE: "Absolute", Test.QUALIFIED: "Qualified", Test.PARTLY_ABSOLUTE: "Absolute in part"}
    return words.get(entry.test, "Not settled" if entry.test is Test.UNSETTLED else "No exemption")
