"""Advice about the contact details of offices, told once for a record: most letters have some in their last lines."""

from collections.abc import Iterator, Sequence

from site_builder.gate.findings import Finding, advice
from site_builder.patterns import regex
from site_builder.problems import Level

_OFFICES = regex(r"There is an? (telephone number|postcode|postal address|e-mail address) \(")
_MANY = {
    "telephone number": "telephone numbers",
    "postcode": "postcodes",
    "postal address": "postal addresses",
    "e-mail address": "e-mail addresses",
}


def gathered(found: Sequence[Finding]) -> list[Finding]:
    """The findings, with one in place of those that advise about telephone numbers, mailboxes and addresses."""
    details = {it for it in found if it.level is Level.ADVISE and it.code == "personal-data" and _kind(it)}
    if len(details) < 2:
        return list(found)
    first = min(range(len(found)), key=lambda at: (found[at] not in details, found[at].line))
    kept = [it for it in found if it not in details or it is found[first]]
    told = ", ".join(
        part for kind in _MANY if (part := _counted(kind, [it.line for it in details if _kind(it) == kind]))
    )
    one = advice("personal-data", "", f"The text names {told}; they seem to be of offices.", found[first].line)
    return [one if it is found[first] else it for it in kept]


def once(found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings without those of a table that its text says already."""
    told = {(it.what, it.line) for it in found if not it.place and it.level is Level.BLOCK}
    return (it for it in found if it.place != "table" or (it.what, it.line) not in told)


def _kind(finding: Finding) -> str:
    """What kind of contact detail is found; "" where it is another thing."""
    what = _OFFICES.match(finding.what) if not finding.place else None
    return what[1] if what else ""


def _counted(kind: str, lines: list[int]) -> str:
    """`2 postcodes (lines 30 and 31)`."""
    if not lines:
        return ""
    places = sorted(set(lines))
    where = " and ".join(filter(None, [", ".join(map(str, places[:-1])), str(places[-1])]))
    return (
        f"{len(lines)} {kind if len(lines) == 1 else _MANY[kind]} ({'line' if len(places) == 1 else 'lines'} {where})"
    )
