"""The sections of a regime file: each place with what it says itself and what it takes from the place above it."""

from collections.abc import Mapping
from dataclasses import replace

from site_builder.legislation.entry import Earlier, Entry, Explanation, Kind, Role, Test
from site_builder.legislation.provision import Provision
from site_builder.legislation.regime import address
from site_builder.legislation.sheet import Fields, Node, Sheet

_SECTION_ONLY = frozenset({"heading", "falls_away", "closed", "limbs"})
_ANYWHERE = frozenset(
    {"label", "role", "kind", "test", "harm", "when", "ncnd", "since", "until", "emissions", "named_only"}
)
_LIMB_ONLY = frozenset({"successors", "elements", "needs", "earlier"})
_HARMFUL = frozenset({Kind.PREJUDICE, Kind.ADVERSE_EFFECT, Kind.ENDANGERMENT, Kind.MIXED})


def entries_of(
    sections: Fields, explanations: Mapping[Provision, Explanation], code: str, link: str, sheet: Sheet
) -> dict[Provision, Entry]:
    """Every place that the sections name, in the order of the statute."""
    found: dict[Provision, Entry] = {}
    for number, node in sections.items():
        fields = sheet.table(sections, number)
        sheet.only(fields, _SECTION_ONLY | _ANYWHERE, {"heading", "label", "role"}, node.line)
        if (provision := _place(code, number, "", node, sheet)) is None:
            continue
        root = _root(provision, fields, sheet)
        found[provision] = _complete(_entry(provision, fields, root, sheet), root, node, sheet)
        limbs = sheet.table(fields, "limbs")
        for text in limbs:
            _add_limb(found, provision, text, limbs, sheet)
    entries = {p: replace(found[p], url=address(link, p), explanation=_nearest(p, explanations)) for p in sorted(found)}
    _check_targets(entries, sections, sheet)
    return entries


def _add_limb(found: dict[Provision, Entry], section: Provision, text: str, limbs: Fields, sheet: Sheet) -> None:
    node = limbs[text]
    fields = {"label": node} if isinstance(node.value, str) else sheet.table(limbs, text)
    sheet.only(fields, _ANYWHERE | _LIMB_ONLY, {"label"}, node.line)
    provision = _place(section.regime, section.number, text, node, sheet)
    if provision is None:
        return
    above = next((found[p] for p in provision.ancestors if p in found), None)
    if provision in found:
        sheet.fault(node.line, text, f"{provision.label} stands here twice.", "Keep one of the two.")
    elif above is None or above.provision != provision.parent:
        sheet.fault(node.line, text, f"The place above {provision.label} is not listed before it.", "Add that place.")
    if above is not None:
        found[provision] = _complete(_entry(provision, fields, above, sheet), above, node, sheet)


def _place(code: str, number: str, limbs: str, node: Node, sheet: Sheet) -> Provision | None:
    try:
        return Provision.parse(code, number + limbs)
    except ValueError:
        sheet.fault(node.line, limbs or number, f"'{limbs or number}' is no place in a law.", 'Write "22A" or (1)(a).')
        return None


def _root(provision: Provision, fields: Fields, sheet: Sheet) -> Entry:
    """What a section starts from, before its own keys are read."""
    return Entry(
        provision=provision, heading=sheet.text(fields, "heading"), label="", role=Role.PROCEDURAL, kind=None,
        test=Test.NONE, harm="", ncnd=False, when="", falls_away=sheet.text(fields, "falls_away"), url="", since=None,
        until=None, successors=(), elements=(), needs=None, emissions=True,
        named_only=False, closed=sheet.flag(fields, "closed", False), earlier=(),
        explanation=None,
    )  # fmt: skip


def _entry(provision: Provision, fields: Fields, above: Entry, sheet: Sheet) -> Entry:
    """The entry of a place: its own keys over those of the place above."""
    since, until = sheet.date(fields, "since"), sheet.date(fields, "until", end_of_year=True)
    needs = _within(provision, (sheet.text(fields, "needs"),), fields, "needs", sheet) if "needs" in fields else ()
    test = sheet.choice(fields, "test", Test, above.test)
    return replace(
        above,
        provision=provision,
        label=sheet.text(fields, "label"),
        role=sheet.choice(fields, "role", Role, above.role),
        kind=sheet.choice(fields, "kind", Kind, above.kind or Kind.CLASS) if "kind" in fields else above.kind,
        test=test,
        harm=sheet.text(fields, "harm") or above.harm,
        ncnd=sheet.flag(fields, "ncnd", above.ncnd),
        when=sheet.text(fields, "when") or (above.when if test is above.test else ""),
        since=since or above.since,
        until=until or above.until,
        successors=_within(provision, sheet.words(fields, "successors"), fields, "successors", sheet),
        elements=_within(provision, sheet.words(fields, "elements"), fields, "elements", sheet),
        needs=needs[0] if needs else None,
        emissions=sheet.flag(fields, "emissions", above.emissions),
        named_only=sheet.flag(fields, "named_only", above.named_only),
        earlier=_earlier(sheet.table(fields, "earlier"), sheet) if "earlier" in fields else (),
    )


def _complete(entry: Entry, above: Entry, node: Node, sheet: Sheet) -> Entry:
    """The entry without what its role rules out; notes what its role demands, once for all that lies below."""
    incomplete = entry.role is Role.EXEMPTION and (entry.kind is None or entry.test is Test.NONE)
    if incomplete and above.role is not Role.EXEMPTION:
        label = entry.provision.label
        sheet.fault(node.line, entry.provision.text, f"{label} is an exemption without kind and test.", "Add them.")
    if entry.role.cited_as is Role.PROCEDURAL:
        return replace(entry, kind=None, test=Test.NONE, harm="", when="", ncnd=False)
    return entry if entry.kind in _HARMFUL else replace(entry, harm="")


def _earlier(fields: Fields, sheet: Sheet) -> tuple[Earlier, ...]:
    until = sheet.date(fields, "until", end_of_year=True)
    test = sheet.choice(fields, "test", Test, Test.QUALIFIED)
    return (Earlier(until, sheet.text(fields, "label"), test),) if until else ()


def _within(
    section: Provision, limbs: tuple[str, ...], fields: Fields, key: str, sheet: Sheet
) -> tuple[Provision, ...]:
    places = (_place(section.regime, section.number, text, fields[key], sheet) for text in limbs)
    return tuple(place for place in places if place is not None)


def _nearest(provision: Provision, explanations: Mapping[Provision, Explanation]) -> Explanation | None:
    return next((explanations[p] for p in (provision, *provision.ancestors) if p in explanations), None)


def _check_targets(entries: dict[Provision, Entry], sections: Fields, sheet: Sheet) -> None:
    for entry in entries.values():
        targets = (*entry.successors, *entry.elements, *([entry.needs] if entry.needs else []))
        for target in (t for t in targets if t not in entries):
            line = sections[entry.provision.number].line
            message = f"{entry.provision.label} points to {target.label}, which is not recorded."
            sheet.fault(line, entry.provision.text, message, "Correct the number, or add the place.")
