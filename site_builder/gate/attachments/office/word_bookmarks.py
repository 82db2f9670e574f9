"""The names of bookmarks in a Word document, which no page shows and which often say what a passage is about."""

import re
from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.kept_values import spoken
from site_builder.gate.attachments.zip_parts import attribute, local
from site_builder.gate.findings import Finding, advice
from site_builder.gate.personal.people.headings import HEADINGS
from site_builder.patterns import regex

_USUAL = regex(r"(?i)_.*|OLE_LINK\d*|(?:text|check|dropdown|bookmark|bm|fld|hl|toc|ref)[_-]?\w?\d*")
"""Names that programs give by themselves."""


def bookmark_findings(root: etree._Element, place: str) -> Iterator[Finding]:
    """Advice where the name of a bookmark holds two words or more, with capitals, that the text does not."""
    names = [attribute(e, "name") for e in root.iter() if local(e) == "bookmarkStart"]
    own = [spoken(re.sub(r"\d+", " ", name)) for name in names if not _USUAL.fullmatch(name)]
    if not own:
        return
    shown = set(re.findall(r"[^\W\d_]{3,}", " ".join(e.text or "" for e in root.iter() if local(e) == "t").lower()))
    for name in own[:500]:
        absent = [w for w in re.findall(r"[^\W\d_]{3,}", name) if w.lower() not in shown | HEADINGS and w[0].isupper()]
        if len(absent) > 1:
            yield advice("bookmark-leak", place, "The name of a bookmark has words that the text does not show.")
            return
