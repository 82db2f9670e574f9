"""The words of a Word document in paragraphs: its text, and the notes under it."""

import re
from collections.abc import Iterator

from site_builder.gate.attachments.said import paragraphs_of, said_in
from site_builder.gate.attachments.zip_parts import Package, links_of

_TOLD = frozenset({"officeDocument", "footnotes", "endnotes"})
_NAMED = r"word/(?:document\d*|footnotes|endnotes)\.xml"


def document_lines(package: Package) -> Iterator[str]:
    """The paragraphs in order, cells of tables among them, the notes behind; raises CannotRead where it is damaged."""
    told = {link.target for link in links_of(package) if link.type in _TOLD}
    parts = [name for name in package.parts if name in told or re.fullmatch(_NAMED, name)]
    for name in sorted(parts, key=lambda part: "note" in part):
        yield from map(said_in, paragraphs_of(package.tree(name)))
