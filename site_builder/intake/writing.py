"""A draft as the file of a record: what is certain is filled in, what is doubtful waits as a comment."""

from collections.abc import Iterator, Mapping, Sequence

from site_builder.intake.body import text_of
from site_builder.intake.draft import Draft
from site_builder.legislation import Citation
from site_builder.records.writing import front_matter_lines

_HOW = (
    "Lines that begin with # wait for you: check each, take the # away where it is right, and delete the explanations."
)


def draft_text(draft: Draft) -> str:
    """The Markdown file of the draft; the release gate reports what is still missing in it."""
    return f"---\n{''.join(_lines(draft))}---\n\n{text_of(draft.sections)}\n"


def _lines(draft: Draft) -> Iterator[str]:
    if draft.doubts:
        yield _comment(_HOW)
    yield from (_comment(note) for note in draft.notes)
    for key, value in _values(draft).items():
        about = [doubt for doubt in draft.doubts if doubt.field == key]
        for doubt in about:
            read = f' Read from: "{doubt.words}"' if doubt.words else ""
            yield _comment(f"{key}: {doubt.why}.{read}")
        lines = list(front_matter_lines({key: value}))
        yield from (f"#{line}" for line in lines) if about else lines


def _comment(text: str) -> str:
    return f"# {' '.join(text.split())}\n"


def _values(draft: Draft) -> Mapping[str, object]:
    law = "" if "regime" in draft.uncertain else draft.regime  # numbers mean nothing while the law waits as a comment
    return {
        "reference": draft.reference,
        "title": draft.title,
        "date": str(draft.date or ""),
        "received": draft.received.isoformat() if draft.received else "",
        "summary": draft.summary,
        "regime": draft.regime,
        "outcome": draft.outcome.value if draft.outcome.is_typed else "",
        "exemptions": _typed(draft.citations, law),
        "keywords": draft.keywords,
        "parts": [
            {"question": p.question, "outcome": p.outcome.value, "exemptions": _typed(p.citations, law)}
            for p in draft.parts
        ],
    }


def _typed(citations: Sequence[Citation], regime: str) -> tuple[str, ...]:
    """The citations as an officer types them; the law's name only where it is another than the record's."""
    return tuple(
        c.provision.label if c.provision.regime == regime else f"{c.provision.regime} {c.provision.label}"
        for c in citations
    )
