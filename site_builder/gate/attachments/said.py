"""The words of a paragraph as a reader sees them: what a tab or the end of a line parts stays apart."""

from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.zip_parts import local

_APART = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "line-break": " ", "s": " "}
_BESIDE = frozenset({"Fallback", "annotation", "notes", "tracked-changes"})
_ELSEWHERE = frozenset({"p", "h", "pPr", "rPr", "Fallback", "moveFrom", "annotation", "note"})
"""What tells how the paragraph looks, what has paragraphs of its own, and what stands there a second time."""


def said_in(paragraph: etree._Element) -> str:
    """The words of a paragraph of an office document; paragraphs in boxes within it have their own."""
    return "".join(_said(paragraph))


def _said(element: etree._Element) -> Iterator[str]:
    for child in element:
        kind = local(child)
        if kind == "t":
            yield child.text or ""
        elif kind in _APART:
            yield _APART[kind]
        elif kind not in _ELSEWHERE:
            yield from _said(child)


def written_in(paragraph: etree._Element) -> str:
    """The same of an OpenDocument file, where words stand in every element."""
    return "".join(_written(paragraph))


def _written(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        kind = local(child)
        if kind in _APART:
            yield _APART[kind]
        elif kind and kind not in _ELSEWHERE:
            yield from _written(child)
        yield child.tail or ""


def paragraphs_of(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and headings of a part, those in boxes too; what repeats them for old programs is left out."""
    for element in root.iter():
        if local(element) in ("p", "h") and _BESIDE.isdisjoint(map(local, element.iterancestors())):
            yield element
