"""The bookmarks of a PDF: headings as a rule, and now and then a name that no page shows."""

import re
from collections.abc import Iterator

from pikepdf import Dictionary, Pdf

from site_builder.gate.findings import Finding
from site_builder.gate.personal.headings import HEADINGS
from site_builder.patterns import regex
from site_builder.problems import Level

_NUMBERED = regex(
    r"(?i)^\W*(?:annex(?:e|ure)?|appendix|app|section|part|schedule|table|figure|fig|chart|exhibit|attachment|enclosure|"
    r"option|item|sheet|chapter|question|tab|plan|map|atodiad|adran|rhan)[ ]?[A-Z](?:\d{1,2})?[ .:,)–-]+$"
)
"""What counts the parts of a document in letters, which are no initials."""
_SUBJECT = regex(
    r"(?i)(?:ings?|ments?|[st]ions?|[ae]nces?|it(?:y|ies)|ics|ables?|ures?|ness(?:es)?|ships?|graphs?|costs?)$"
)
_NAMING = regex(
    r"\b(?:[Oo]f|[Bb]y|[Ff]rom|[Tt]o|[Rr]e|[Ff]or|[Ww]ith|Mr|Mrs|Ms|Miss|Dr|PC|DC|PS|DS|Sgt|Insp|[Vv]ictim|[Ww]itness|[Ss]uspect|"
    r"[A-Z])\b\.?[ :,-]*$"
)
"""What stands before a name."""


def outline_findings(pdf: Pdf, shown: set[str]) -> Iterator[Finding]:
    """Bookmarks with words that no page shows; those that read like a name block, others advise."""
    if not shown:
        return
    worst: Finding | None = None
    for title in list(_titles(pdf.Root.get("/Outlines"), 0))[:2_000]:
        absent = [m for m in re.finditer(r"[^\W\d_]{3,}", title) if not _known(m, shown)]
        names = [m for m in absent if m[0][0].isupper() and not m[0].isupper()]
        sure = len(names) > 1 or any(map(_is_a_name, names))
        if absent and (worst is None or (sure and worst.level is Level.ADVISE)):
            level = Level.BLOCK if sure else Level.ADVISE
            worst = Finding(
                "bookmark-leak", "bookmarks", f"A bookmark has {len(absent)} words that no page shows.", level
            )
    if worst is not None:
        yield worst


def _known(word: re.Match[str], shown: set[str]) -> bool:
    """Whether a page shows the word, or all titles hold it; in one or many, where it cannot be a name."""
    it = word[0].lower()
    if it in shown or it in HEADINGS:
        return True
    return not _is_named(word) and (it.removesuffix("s") in shown or f"{it}s" in shown)


def _is_named(word: re.Match[str]) -> bool:
    """Whether what stands before a word says that it is a name."""
    before = word.string[: word.start()]
    return _NAMING.search(before) is not None and _NUMBERED.match(before) is None


def _is_a_name(word: re.Match[str]) -> bool:
    """The same, or it is what a part is called that has a letter, and no subject by its end."""
    counted = _NUMBERED.match(word.string[: word.start()]) is not None
    return _is_named(word) or (counted and _SUBJECT.search(word[0]) is None)


def _titles(node: object, depth: int) -> Iterator[str]:
    seen = 0
    item = node.get("/First") if isinstance(node, Dictionary) else None
    while isinstance(item, Dictionary) and seen < 2_000 and depth < 12:
        yield str(item.get("/Title", ""))
        yield from _titles(item, depth + 1)
        item, seen = item.get("/Next"), seen + 1
