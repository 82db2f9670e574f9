"""The bookmarks of a PDF: headings as a rule, and now and then a name that no page shows."""

import re
from collections.abc import Iterator

from pikepdf import Dictionary, Pdf

from site_builder.gate.findings import Finding
from site_builder.gate.personal.people.headings import HEADINGS, is_a_subject
from site_builder.patterns import regex
from site_builder.problems import Level

_NUMBERED = regex(
    r"^\W*(?i:annex(?:e|ure)?|appendix|app|section|part|schedule|table|figure|fig|chart|exhibit|attachment|enclosure|"
    r"option|item|sheet|chapter|question|tab|plan|map|atodiad|adran|rhan)(?:[ ][A-Za-z]|(?:(?<=[a-z])|(?!S))[A-Z])"
    r"(?:\d{1,2})?[ .:,)–-]+$"
)
"""What counts the parts of a document in letters, which are no initials; the `s` of `Options` is none of them."""
_NAMING = regex(
    r"\b(?:[Oo]f|[Bb]y|[Ff]rom|[Tt]o|[Rr]e|[Ff]or|[Ww]ith|Mr|Mrs|Ms|Miss|Dr|PC|DC|PS|DS|Sgt|Insp|[Vv]ictim|[Ww]itness|[Ss]uspect|"
    r"[A-Z])\b\.?[ :,-]*$"
)
"""What stands before a name."""


def outline_findings(pdf: Pdf, shown: set[str]) -> Iterator[Finding]:
    """Bookmarks with words that no page shows; those that read like a name block, others advise."""
    if not shown:
        return
    known = shown | HEADINGS
    worst: Finding | None = None
    for title in list(_titles(pdf.Root.get("/Outlines"), 0))[:2_000]:
        unseen = [m for m in re.finditer(r"[^\W\d_]{3,}", title) if m[0].lower() not in known]
        alone = sum(m[0][0].isupper() for m in unseen) < 2
        absent = [m for m in unseen if not _in_other_number(m, shown, alone)]
        names = [m for m in absent if m[0][0].isupper() and not m[0].isupper()]
        sure = len(names) > 1 or any(map(_is_a_name, names))
        if absent and (worst is None or (sure and worst.level is Level.ADVISE)):
            level = Level.BLOCK if sure else Level.ADVISE
            worst = Finding(
                "bookmark-leak", "bookmarks", f"A bookmark has {len(absent)} words that no page shows.", level
            )
    if worst is not None:
        yield worst


def _in_other_number(word: re.Match[str], shown: set[str], alone: bool) -> bool:
    """Whether a page shows the word in one or many, where it is no name: `bank` says nothing of `Olivia Banks`."""
    it = word[0].lower()
    if it.removesuffix("s") not in shown and f"{it}s" not in shown:
        return False
    return word[0][0].islower() or (alone and not _is_a_name(word))


def _is_a_name(word: re.Match[str]) -> bool:
    """Whether what stands before a word says that it is a name, or a part is called so that has a letter."""
    before = word.string[: word.start()]
    if _NUMBERED.match(before):
        return not is_a_subject(word[0])
    return _NAMING.search(before) is not None


def _titles(node: object, depth: int) -> Iterator[str]:
    seen = 0
    item = node.get("/First") if isinstance(node, Dictionary) else None
    while isinstance(item, Dictionary) and seen < 2_000 and depth < 12:
        yield str(item.get("/Title", ""))
        yield from _titles(item, depth + 1)
        item, seen = item.get("/Next"), seen + 1
