"""Did you mean: the recorded provision closest to what was typed."""

import difflib
from collections.abc import Collection, Sequence

from site_builder.legislation.provision import Provision
from site_builder.patterns import regex

_STEP = regex(r"[0-9]+[A-Za-z]?(?![A-Za-z])|[A-Za-z]+")
_NUMBER = regex(r"([0-9]+)\s*([A-Za-z]?)(?![A-Za-z])")


def nearest_of(text: str, regime: str, known: Collection[Provision]) -> Provision | None:
    """The known provision of that regime that the text most likely means; None where no section is like it.

    A missing step is put in where only one place fits (36(b)(ii) is 36(2)(b)(ii)); from the first wrong step on, a
    sibling of the same number is taken (40(5C) is 40(5B)), else the place above.
    """
    match = _NUMBER.search(text)
    if match is None:
        return None
    number = match[1].lstrip("0") + match[2].upper()
    within = [p for p in known if p.number == number and p.regime == regime]
    if not within:
        return _other_section(number, {p.number: p for p in known if not p.limbs and p.regime == regime})
    steps = tuple(_STEP.findall(text[match.end() :]))
    return _completed(steps, within) or _deepest(steps, within)


def _other_section(number: str, sections: dict[str, Provision]) -> Provision | None:
    if number[:-1] in sections and number[-1:].isalpha():
        return sections[number[:-1]]
    close = difflib.get_close_matches(number, sections, n=1, cutoff=0.6)
    return sections[close[0]] if close else None


def _completed(steps: Sequence[str], within: Sequence[Provision]) -> Provision | None:
    """The one provision with these steps run together or in another case, or with one step left out."""
    typed = "".join(steps).lower()
    alike = [p for p in within if "".join(p.limbs).lower() == typed]
    if not alike and steps:
        alike = [p for p in within if len(p.limbs) == len(steps) + 1 and _is_part(steps, p.limbs)]
    return alike[0] if len(alike) == 1 else None


def _is_part(few: Sequence[str], many: Sequence[str]) -> bool:
    rest = (step.lower() for step in many)
    return all(step.lower() in rest for step in few)


def _deepest(steps: Sequence[str], within: Sequence[Provision]) -> Provision:
    found = next(p for p in within if not p.limbs)
    for depth, step in enumerate(steps, start=1):
        level = [p for p in within if p.limbs[: depth - 1] == found.limbs and len(p.limbs) == depth]
        exact = [p for p in level if p.limbs[-1].lower() == step.lower()]
        if not exact:
            same_number = [p for p in level if step[0].isdigit() and p.limbs[-1].rstrip("AB") == step.rstrip("ABCDE")]
            return max(same_number, default=found)
        found = exact[0]
    return found
