"""The parts of a request with several questions: each question, its answer, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.intake.facts.result import result_of
from site_builder.intake.facts.script import Script
from site_builder.intake.parts.counting import number_of, numbered_within
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed
from site_builder.intake.wording import clip
from site_builder.legislation import Citation
from site_builder.records.disclosure import Part

_QUESTION_LENGTH = 300


@dataclass(frozen=True, slots=True)
class _Answered:
    question: str
    places: tuple[int, ...]


def parts_of(script: Script, citations: Sequence[Citation], heard: Sequence[Citation]) -> tuple[tuple[Part, ...], bool]:
    """The parts, and whether none of them is doubtful; none unless each question has an answer that can be told."""
    answered = _paired(script.placed) or _numbered(script.placed)
    if len(answered) < 2:
        return (), False
    parts = []
    sure = True
    for pair in answered:
        cited = _cited_in(script, pair.places, citations, heard)
        result = result_of([script.placed[n] for n in pair.places], cited, part=True)
        if not pair.places or not result.outcome.is_typed:
            return (), False
        sure = sure and not result.doubts
        parts.append(Part(clip(pair.question, _QUESTION_LENGTH), result.outcome, cited))
    return tuple(parts), sure


def _paired(placed: Sequence[Placed]) -> list[_Answered]:
    """Each question that stands beside its answer, with the places of that answer."""
    found: list[_Answered] = []
    for n, p in enumerate(placed):
        if p.asks and not p.block.text.rstrip().endswith(":"):
            found.append(_Answered(p.block.text, ()))
        elif found and p.zone in (Zone.RESPONSE, Zone.REASONS) and not p.asks:
            found[-1] = _Answered(found[-1].question, (*found[-1].places, n))
    if found:  # the reasons behind the last answer are those of all
        answers = tuple(n for n in found[-1].places if placed[n].zone is Zone.RESPONSE)
        found[-1] = _Answered(found[-1].question, answers or found[-1].places)
    return found


def _numbered(placed: Sequence[Placed]) -> list[_Answered]:
    """Each numbered question of the request, with the places of the answer of that number."""
    asked = _asked(placed)
    answers: dict[int, list[int]] = {}
    current = 0
    for n, p in enumerate(placed):
        if p.zone is not Zone.RESPONSE:
            current = 0
            continue
        number = number_of(p.block)
        current = number if number in asked else current if not number else 0
        if current:
            answers.setdefault(current, []).append(n)
    return _joined(asked, answers) if asked.keys() == answers.keys() else []


def _asked(placed: Sequence[Placed]) -> dict[int, str]:
    """The numbered questions of the request: its entries, else those that one of its paragraphs counts."""
    request = [p.block for p in placed if p.zone is Zone.REQUEST]
    entries = {number: block.text for block in request if (number := number_of(block))}
    if len(entries) > 1:
        return entries
    answers = [number_of(p.block) for p in placed if p.zone is Zone.RESPONSE]
    if not entries and 1 < len(request) == max(answers, default=0):
        return {number: block.text for number, block in enumerate(request, 1)}
    counted = (dict(numbered_within(block.plain)) for block in request)
    return next((found for found in counted if len(found) > 1), {})


def _joined(asked: Mapping[int, str], answers: Mapping[int, list[int]]) -> list[_Answered]:
    return [_Answered(asked[number], tuple(answers[number])) for number in sorted(asked)]


def _cited_in(
    script: Script, places: Sequence[int], citations: Sequence[Citation], heard: Sequence[Citation]
) -> tuple[Citation, ...]:
    """The provisions relied on that these blocks cite, by themselves or by their section."""
    spans = [(script.starts[n], script.starts[n] + len(script.placed[n].block.plain)) for n in places]
    near = [c.provision for c in heard if any(start <= c.start < end for start, end in spans)]
    return tuple(c for c in citations if any(p.covers(c.provision) or c.provision.covers(p) for p in near))
