"""The bookmarks of a PDF: headings as a rule, and now and then a name that no page shows."""

import re
from collections.abc import Iterator

from pikepdf import Dictionary, Pdf

from site_builder.gate.findings import Finding
from site_builder.gate.personal.headings import HEADINGS
from site_builder.patterns import regex
from site_builder.problems import Level

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
        absent = [m for m in re.finditer(r"[^\W\d_]{3,}", title) if m[0].lower() not in shown | HEADINGS]
        names = [m for m in absent if m[0][0].isupper() and not m[0].isupper()]
        sure = len(names) > 1 or any(_NAMING.search(title[: m.start()]) for m in names)
        if absent and (worst is None or (sure and worst.level is Level.ADVISE)):
            level = Level.BLOCK if sure else Level.ADVISE
            worst = Finding(
                "bookmark-leak", "bookmarks", f"A bookmark has {len(absent)} words that no page shows.", level
            )
    if worst is not None:
        yield worst


def _titles(node: object, depth: int) -> Iterator[str]:
    seen = 0
    item = node.get("/First") if isinstance(node, Dictionary) else None
    while isinstance(item, Dictionary) and seen < 2_000 and depth < 12:
        yield str(item.get("/Title", ""))
        yield from _titles(item, depth + 1)
        item, seen = item.get("/Next"), seen + 1
