"""Invented letters with the fields that each should give: one file a case, `name: value` lines above the letter."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.intake.draft import Draft, draft_of
from site_builder.legislation import load_law
from site_builder.settings import Settings
from tests.intake.files import pdf_letter, word_letter

LETTERS = Path(__file__).parent / "letters"
FIELDS = ("reference", "received", "date", "regime", "outcome", "exemptions", "ncnd")
LAW = load_law()
SETTINGS = Settings("Northmoor Police")
VOCABULARY = ("drones", "national security", "roads", "spending", "taser", "waste collection")


_LAID_OUT = {"txt": str.encode, "html": str.encode, "eml": str.encode, "docx": word_letter, "pdf": pdf_letter}


@dataclass(frozen=True)
class Case:
    """One letter: what is in the file, and what should come of it."""

    name: str
    format: str
    content: bytes
    wanted: dict[str, str]

    def draft(self) -> Draft:
        made = draft_of(f"{self.name}.{self.format}", self.content, LAW, SETTINGS, VOCABULARY)
        assert isinstance(made, Draft), made
        return made


def cases(folder: str = ".") -> Iterator[Case]:
    """The cases of a folder, by name."""
    for file in sorted((LETTERS / folder).glob("*.txt")):
        head, _, letter = file.read_text(encoding="utf-8").partition("=====\n")
        wanted = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
        format = wanted.get("format", "txt")
        yield Case(file.stem, format, _LAID_OUT[format](letter), wanted)


def found(draft: Draft) -> dict[str, str]:
    """The draft's fields as the cases write them."""
    return {
        "reference": draft.reference,
        "received": str(draft.received or ""),
        "date": str(draft.date or ""),
        "regime": draft.regime,
        "outcome": draft.outcome.value if draft.outcome.is_typed else "",
        "exemptions": _listed(draft, False),
        "ncnd": _listed(draft, True),
    }


def in_order(text: str) -> str:
    """A list of provisions in one order."""
    return ", ".join(sorted(text.split(", "))) if text else ""


def sections(text: str) -> set[str]:
    """The sections of a list of provisions: `40` for `40(2)`."""
    return {entry.partition("(")[0] for entry in text.split(", ") if entry}


def _listed(draft: Draft, ncnd_only: bool) -> str:
    entries = (
        c.provision.text if c.provision.regime == draft.regime else f"{c.provision.regime} {c.provision.text}"
        for c in draft.citations
        if c.ncnd or not ncnd_only
    )
    return in_order(", ".join(entries))
