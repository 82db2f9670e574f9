"""One letter's way to a draft, read aloud: file, blocks, parts of the letter, fields, text."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from site_builder.intake.blocks import Block
from site_builder.intake.body import sections_of, text_of
from site_builder.intake.facts.coherence import incoherent
from site_builder.intake.facts.days import dates_of
from site_builder.intake.facts.hints import asks_much, hinted
from site_builder.intake.facts.proposals import keywords_of, summary_of, title_of
from site_builder.intake.facts.questions import parts_of
from site_builder.intake.facts.reference import reference_of
from site_builder.intake.facts.regime import regime_of, settled
from site_builder.intake.facts.relied import relied_on
from site_builder.intake.facts.result import result_of
from site_builder.intake.facts.script import script_of
from site_builder.intake.facts.several import several
from site_builder.intake.parts.cues import Zone
from site_builder.intake.parts.placed import Placed, questions_as_request
from site_builder.intake.parts.zones import place
from site_builder.intake.people import left_out, names_of, words_without
from site_builder.intake.readers import read_letter, remarks
from site_builder.intake.wording import Doubt
from site_builder.legislation import Citation, Law
from site_builder.problems import Problem
from site_builder.records.dates import PartialDate
from site_builder.records.disclosure import Heading, Part, Section
from site_builder.records.outcome import RELEASING, Outcome, outcome_of_parts
from site_builder.settings import Settings

_UNSETTLED = Doubt("outcome", "it would be another without the provisions that are doubtful")
_FIELDS = ("reference", "title", "date", "received", "regime", "outcome", "exemptions", "keywords", "body")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a letter gave: what it does not hold is empty (`date`, `received` None), what is doubtful is in `doubts`.

    `source` is the file that was read; `notes` say what an officer should know of the letter as a whole.
    """

    source: str
    reference: str
    title: str
    date: PartialDate | None
    received: datetime.date | None
    summary: str
    regime: str
    outcome: Outcome
    citations: tuple[Citation, ...]
    keywords: tuple[str, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    doubts: tuple[Doubt, ...]
    notes: tuple[str, ...] = ()

    @property
    def uncertain(self) -> tuple[str, ...]:
        """The fields that an officer has to look at, in the order of the record, each once."""
        named = {doubt.field for doubt in self.doubts}
        return tuple(name for name in (*_FIELDS, "summary", "parts") if name in named)

    def document(self) -> dict[str, Any]:
        """The draft as `import --json` gives it; `read_from` holds, for each uncertain field, why and the words."""
        return {
            "source": self.source,
            "reference": self.reference,
            "title": self.title,
            "date": str(self.date or ""),
            "received": self.received.isoformat() if self.received else "",
            "summary": self.summary,
            "regime": self.regime,
            "outcome": self.outcome.value if self.outcome.is_typed else "",
            "exemptions": _cited(self.citations),
            "keywords": list(self.keywords),
            "parts": [
                {"question": p.question, "outcome": p.outcome.value, "exemptions": _cited(p.citations)}
                for p in self.parts
            ],
            "body": text_of(self.sections),
            "uncertain": list(self.uncertain),
            "read_from": [{"field": d.field, "why": d.why, "words": d.words} for d in self.doubts],
            "notes": list(self.notes),
        }


def draft_of(source: str, content: bytes, law: Law, settings: Settings, vocabulary: Sequence[str]) -> Draft | Problem:
    """The draft that a letter makes, or why it cannot be read; `vocabulary` holds the catalogue's keywords."""
    blocks = read_letter(source, content)
    if isinstance(blocks, Problem):
        return blocks
    draft = draft_from(source, blocks, law, settings, vocabulary)
    return replace(draft, notes=(*draft.notes, *remarks(source, content)))


def draft_from(source: str, blocks: Sequence[Block], law: Law, settings: Settings, vocabulary: Sequence[str]) -> Draft:
    """The draft that these blocks make."""
    placed = place(blocks)
    if others := several(placed):
        return _unfilled(source, settings.regime, others)
    script = script_of(placed)
    reference, about_reference = reference_of(placed, settings.reference_pattern)
    date, received, about_dates = dates_of(placed)
    named, about_regime = regime_of(script, law, settings.regime)
    reliance = relied_on(script, law, named)
    regime, about_regime = settled(named, about_regime, reliance.citations)
    result = result_of(placed, reliance.citations)
    settled_by = result if reliance.firm == reliance.citations else result_of(placed, reliance.firm)
    unsettled = () if settled_by.outcome is result.outcome else (_UNSETTLED,)
    parts, parts_sure = parts_of(script, reliance.citations, reliance.heard)
    title, own_title = title_of(placed, questions_as_request(placed))
    sections = sections_of(placed)
    text = "\n".join(s.markdown for s in sections if s.kind in (Heading.REQUEST, Heading.RESPONSE))
    keywords, known = keywords_of(title, text, vocabulary)
    doubts = [*about_reference, *about_dates, *about_regime, *reliance.doubts, *result.doubts, *unsettled]
    doubts += incoherent(script, result.outcome, reliance.citations, reliance.left_out, date, received)
    draft = Draft(
        source, reference, title, date, received, summary_of(title, result.outcome), regime, result.outcome,
        reliance.citations, keywords, (), sections, tuple(doubts),
    )  # fmt: skip
    draft = _with_parts(draft, parts, parts_sure)
    if not draft.parts and "outcome" not in draft.uncertain:
        draft = replace(draft, doubts=(*draft.doubts, *_about_outcome(placed, result.outcome)))
    doubts = [*draft.doubts, *_about_proposals(draft, own_title, known), *_about_body(placed)]
    names = names_of(placed)
    return _about_nobody(replace(draft, doubts=tuple(doubts), notes=left_out(placed, names)), names)


def _about_outcome(placed: Sequence[Placed], outcome: Outcome) -> Iterator[Doubt]:
    if hint := hinted(placed, outcome):
        yield hint
    elif outcome not in RELEASING and asks_much(placed):
        why = "the request has several questions, and not each has an answer that could be told apart"
        yield Doubt("outcome", why)


def _about_nobody(draft: Draft, names: Sequence[str]) -> Draft:
    """The draft without the requester in what was made from the letter's words, and in the words that doubts quote."""
    return replace(
        draft,
        title=words_without(draft.title, names),
        summary=words_without(draft.summary, names),
        parts=tuple(replace(part, question=words_without(part.question, names)) for part in draft.parts),
        doubts=tuple(replace(doubt, words=words_without(doubt.words, names)) for doubt in draft.doubts),
    )


def _with_parts(draft: Draft, parts: tuple[Part, ...], sure: bool) -> Draft:
    """The draft with its parts, where they make the outcome that the whole letter has; else with a doubt about it."""
    if not parts:
        return draft
    together = outcome_of_parts([part.outcome for part in parts])
    if together is draft.outcome:
        doubts = tuple(d for d in draft.doubts if d.field != "outcome" or not sure)
        return replace(
            draft, parts=parts, doubts=(*doubts, Doubt("parts", "each was read from the answer beside its question"))
        )
    said = "; ".join(f"{part.question}: {part.outcome.label.lower()}" for part in parts)
    return replace(draft, doubts=(*draft.doubts, Doubt("outcome", f"its parts together make '{together}'", said[:400])))


def _about_proposals(draft: Draft, own_title: bool, known: bool) -> Iterator[Doubt]:
    if not draft.title:
        yield Doubt("title", "the letter gives none, and its request could not be found")
    elif not own_title:
        yield Doubt("title", "made from the words of the request", draft.title)
    if not known:
        why = "none of the catalogue's keywords occur in the letter"
        yield Doubt("keywords", why, ", ".join(draft.keywords))
    if draft.summary:
        yield Doubt("summary", "made from the title and the outcome", draft.title)


def _about_body(placed: Sequence[Placed]) -> Iterator[Doubt]:
    for zone, what in ((Zone.REQUEST, "request"), (Zone.RESPONSE, "answer")):
        if not any(p.zone is zone or (zone is Zone.REQUEST and p.asks) for p in placed):
            yield Doubt("body", f"the {what} could not be told from the rest of the letter")


def _unfilled(source: str, regime: str, references: Sequence[str]) -> Draft:
    """A draft that says that its file holds several records, and takes nothing from any of them."""
    note = f"The file holds several records: {', '.join(references)}. Save each in a file of its own, and import those."
    doubts = tuple(Doubt(name, "the file holds several records", ", ".join(references)) for name in _FIELDS)
    return Draft(source, "", "", None, None, "", regime, Outcome.NOT_RECORDED, (), (), (), (), doubts, (note,))


def _cited(citations: Sequence[Citation]) -> list[dict[str, object]]:
    return [{"regime": c.provision.regime, "provision": c.provision.text, "ncnd": c.ncnd} for c in citations]
