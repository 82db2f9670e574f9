"""Ordinary pages: MkDocs would publish broken front matter as text, and two pages at one address as one of them.

A page must not give away what is held either.
"""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from site_builder.gate.context import Context
from site_builder.gate.places import Lines
from site_builder.patterns import regex
from site_builder.problems import Level, Problem
from site_builder.records.fences import front_matter

_LINK = regex(r"(?:\]\(|\]:|href=)\s*[<\"']?([^)\s>\"'#]+)")
_OURS = {
    "disclosures",
    "exemptions",
    "keywords",
    "years",
    "outcomes",
    "search",
    "data",
    "statistics",
    "admin",
}


def pages(context: Context) -> Iterator[Problem]:
    """Ordinary pages with front matter that cannot be read, or at an address that the generator makes itself."""
    for path in context.folder.pages:
        inside = context.folder.inside(path)
        first = inside.split("/", maxsplit=1)[0].removesuffix(".md")
        if first.lower() in _OURS:
            message = f"The address /{first}/ is made from the records."
            yield Problem(path, 0, "", "reserved-address", message, "Give the page another name.")
        content = context.folder.file(path).read_bytes()
        if content.lstrip(b"\xef\xbb\xbf").startswith(b"---"):
            yield from front_matter(path, content)
        if context.places.held:
            yield from _links_to_held(path, content.decode("utf-8", "replace"), context)


def unseen(context: Context) -> Iterator[Problem]:
    """Advice about what can put words on a page that are in no file of the folder."""
    for name in context.settings.unseen:
        message = f"What {name} adds to pages is not looked at."
        fix = "Read what it does, and what it brings in, before you rely on it; or take it out of mkdocs.yml."
        yield Problem("mkdocs.yml", 0, "", "unseen-words", message, fix, Level.ADVISE)


def _links_to_held(path: str, text: str, context: Context) -> Iterator[Problem]:
    lines = Lines(text)
    for match in _LINK.finditer(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(match[1])))
        if day := context.places.held.get(target):
            line = lines.of(match.start())
            message = f"The link '{match[1]}' leads to a record that nobody may see before {day}."
            yield Problem(path, line, "", "link-to-held", message, "Take the link out until then.")
