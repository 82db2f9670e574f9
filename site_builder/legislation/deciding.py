"""Of the regimes that the words allow, takes the one that really has what was typed, and says why."""

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.legislation.brackets import Place, resolve
from site_builder.legislation.context import Choice
from site_builder.legislation.entry import Entry, Role
from site_builder.legislation.letter import Letter
from site_builder.legislation.provision import Provision
from site_builder.legislation.regime import Regime, heading_words, words_of
from site_builder.legislation.scan import Group
from site_builder.patterns import regex

_TITLE = regex(r"[*_]*\s*[:.–—-]\s*([^\n]{3,80})")
_LABEL_FOLLOWS = regex(r"[\s*_]*(?:[(\[–—:-]|[A-Z])")
_LINE_START = regex(r"(?:^|\n)[ \t#*_>]*$")


class Decision(NamedTuple):
    """The regime of a group, the places that it has there, and why that regime was taken.

    `fit` says how well it holds every place: 2 recorded as typed, 1 well-formed procedure, 0 not all.
    """

    regime: Regime
    places: tuple[Place, ...]
    why: str
    fit: int

    @property
    def refuses(self) -> bool:
        """Whether one can refuse with any place; a mere duty of another law is not taken for what was typed."""
        entries = [self.regime.entries.get(place.provision) for place in self.places if place.provision]
        return any(entry is not None and entry.role.cited_as is not Role.PROCEDURAL for entry in entries)


def decide(letter: Letter, group: Group, choice: Choice) -> Decision:
    """The one regime for a group, by what each really holds; the likeliest one where none is better."""
    first = _in(choice.regimes[0], group, choice.why)
    if choice.named and (len(choice.regimes) == 1 or first.fit):
        return first
    if (labelled := _by_label(letter, group, choice)) is not None:
        return labelled
    if first.fit == 2:
        return first
    others = (_in(r, group, f"{first.regime.code} has no such place") for r in _others(letter, first, choice))
    return next((other for other in others if other.fit == 2 and (choice.named or other.refuses)), first)


def _in(regime: Regime, group: Group, why: str) -> Decision:
    places = resolve(group, regime)
    return Decision(regime, places, why, min(_fit(place, regime) for place in places))


def _fit(place: Place, regime: Regime) -> int:
    if place.wrong or place.provision is None:
        return 0
    return 2 if place.provision in regime.entries else 1


def _others(letter: Letter, first: Decision, choice: Choice) -> Iterator[Regime]:
    """The further regimes that may be meant; the same noun counts for the first one unless it lacks the place wholly.

    Another territory's law comes last, and only where the text names none of the home territory.
    """
    yield from (r for r in choice.regimes[1:] if first.fit == 0 or r.noun != first.regime.noun)
    if first.fit == 0 and not choice.named and not letter.names_home:
        yield from (r for r in letter.law.regimes if r not in choice.regimes and r.noun == first.regime.noun)


def _by_label(letter: Letter, group: Group, choice: Choice) -> Decision | None:
    """The regime whose heading the words behind the group repeat, where the likeliest one's heading shares none."""
    if choice.named or _LABEL_FOLLOWS.match(letter.text, group.end) is None:
        return None
    words = words_of(letter.text[group.end : group.end + 60])
    number, first = group.places[-1].number or group.places[0].number, choice.regimes[0]
    if not words or words & heading_words(first, number):
        return None
    others = (r for r in letter.law.regimes if r is not first and (r.noun == first.noun or not group.noun))
    decisions = (_in(r, group, "the label names its subject") for r in others if _repeats(words, r, number))
    return next((decision for decision in decisions if decision.fit), None)


def _repeats(words: frozenset[str], regime: Regime, number: str) -> bool:
    entry = _exemption(regime, number)
    return entry is not None and words_of(entry.heading) <= words


def _exemption(regime: Regime, number: str) -> Entry | None:
    """What the law says at the section of that number, where that is an exemption."""
    entry = regime.entries.get(Provision(regime.code, number.upper()))
    return entry if entry is not None and entry.role is Role.EXEMPTION else None


def is_title(letter: Letter, group: Group, regime: Regime) -> bool:
    """Whether the group only numbers a chapter of the text itself, as `Section 1: Your details` does: it begins a line,
    and the words behind it share none with the heading that the law has there.
    """
    title = _TITLE.match(letter.text, group.end)
    number = group.places[0].number
    if title is None or len(group.places) > 1 or group.places[0].limbs or _exemption(regime, number):
        return False
    if _LINE_START.search(letter.text[max(0, group.start - 20) : group.start]) is None:
        return False
    return not words_of(title[1]) & heading_words(regime, number)
