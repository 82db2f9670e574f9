"""Parts of a Word document that belong to it and stand on no page: notes without a mark, headers without a use,
building blocks, cells that were merged with the one above."""

from collections.abc import Iterator

from lxml import etree

from site_builder.gate.attachments.zip_parts import Package, attribute, links_of, local, words_of
from site_builder.gate.findings import Finding, advice, named

_PROMPTS = frozenset({"Click or tap here to enter text.", "Click here to enter text.", "Choose an item."})
_OFF = ("0", "false", "off")


def unused_findings(package: Package) -> Iterator[Finding]:
    """Notes and headers of which no page shows anything, and merged cells that keep words of their own."""
    for name in package.matching(r"word/document\d*\.xml"):
        root = package.tree(name)
        yield from _notes(package, root)
        yield from _headers(package, root, name)
        yield from _blocks(package, root)
        if any(_kept_under_merge(cell) for cell in root.iter() if local(cell) == "tc"):
            yield Finding("hidden-under-merge", f"part {named(name)}", "Merged cells of a table cover words.")


def _notes(package: Package, root: etree._Element) -> Iterator[Finding]:
    for kind in ("footnote", "endnote"):
        told = {attribute(e, "id") for e in root.iter() if local(e) == f"{kind}Reference"}
        for name in package.matching(rf"word/{kind}s\.xml"):
            for note in package.tree(name):
                lost = not attribute(note, "type") and attribute(note, "id") not in told
                if lost and any(map(str.isalnum, words_of(note))):
                    yield Finding("hidden-text", f"part {named(name)}", "A note is kept that nothing refers to.")
                    return


def _blocks(package: Package, root: etree._Element) -> Iterator[Finding]:
    """Building blocks: what was once stored to be put into letters, and is not in this one."""
    shown = words_of(root)
    for name in package.matching(r"word/glossary/document\.xml"):
        for block in (e for e in package.tree(name).iter() if local(e) == "docPart"):
            if any(attribute(e, "val") == "bbPlcHdr" for e in block.iter() if local(e) == "type"):
                continue
            lines = [words_of(e).strip() for e in block.iter() if local(e) == "p"]
            if any(len(line.split()) > 1 and line not in shown and line not in _PROMPTS for line in lines):
                yield advice("hidden-text", f"part {named(name)}", "A building block is kept that no page shows.")
                return


def _headers(package: Package, root: etree._Element, part: str) -> Iterator[Finding]:
    """Headers and footers of first or even pages, where those have none of their own."""
    even = any(
        local(e) == "evenAndOddHeaders" and attribute(e, "val") not in _OFF
        for name in package.matching(r"word/settings\.xml")
        for e in package.tree(name)
    )
    targets = {link.id: link.target for link in links_of(package) if link.source == part}
    for section in (e for e in root.iter() if local(e) == "sectPr"):
        first = any(local(e) == "titlePg" and attribute(e, "val") not in _OFF for e in section)
        for used in (e for e in section if local(e) in ("headerReference", "footerReference")):
            kind, target = attribute(used, "type"), targets.get(attribute(used, "id"), "")
            idle = (kind == "first" and not first) or (kind == "even" and not even)
            if idle and target in package.parts and any(map(str.isalpha, words_of(package.tree(target)))):
                yield advice("header-footer", f"part {named(target)}", f"No page shows this header ({kind} pages).")


def _kept_under_merge(cell: etree._Element) -> bool:
    properties = next((e for e in cell if local(e) == "tcPr"), None)
    merge = next((e for e in properties if local(e) == "vMerge"), None) if properties is not None else None
    if merge is None or attribute(merge, "val") == "restart":
        return False
    return any(c.isalnum() for e in cell.iter() if local(e) == "t" for c in e.text or "")
