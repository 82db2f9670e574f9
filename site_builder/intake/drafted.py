"""A draft in whatever form an officer has it, as far as it can be held against records: a record, a letter, or text."""

from pathlib import PurePath

from site_builder.intake.draft import draft_of
from site_builder.legislation import Law
from site_builder.problems import Problem, SchemeError
from site_builder.records.dates import UNREADABLE
from site_builder.records.disclosure import Disclosure
from site_builder.records.folder import MARKDOWN
from site_builder.records.outcome import Outcome
from site_builder.records.reading import read_record
from site_builder.records.sections import sections_of
from site_builder.settings import Settings


def drafted(path: str, content: bytes, law: Law, settings: Settings) -> Disclosure:
    """What the file holds; its outcome is not recorded where that is in doubt. Raises SchemeError where it cannot be
    read.
    """
    is_text = PurePath(path).suffix.lower() in MARKDOWN
    if content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"---"):
        read = read_record(path, content, law, settings.regime)
        if read.disclosure is None:
            raise SchemeError(read.problems)
        return read.disclosure
    if is_text:
        sections = sections_of(content.decode("utf-8", "replace"), 1)
        return Disclosure(path, "", "", UNREADABLE, settings.regime, Outcome.NOT_RECORDED, sections=sections)
    draft = draft_of(path, content, law, settings, ())
    if isinstance(draft, Problem):
        raise SchemeError((draft,))
    return Disclosure(
        path,
        draft.reference,
        draft.title,
        draft.date or UNREADABLE,
        draft.regime,
        Outcome.NOT_RECORDED if "outcome" in draft.uncertain else draft.outcome,
        citations=draft.citations,
        parts=draft.parts,
        sections=draft.sections,
    )
